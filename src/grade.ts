/** The grades that a user may ask for, and the one that is emitted where nobody asks. */
import type { Grade } from './stages.js';

export const grades = ['fast', 'accurate', 'exact'] as const satisfies readonly Grade[];

/** Within 1 ulp and quicker than the textbook over arrays: nobody has to know of grades. */
export const DEFAULT_GRADE: Grade = 'accurate';
