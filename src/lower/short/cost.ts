/** What operations cost: floating-point operations of their text, about; see docs/short.md. */
import type { ShortCode, ShortOperation } from '../../program/short/code.js';

const PAIRS = { add: 6, multiply: 6, divide: 11, sqrt: 8, core: 90, distance: 6, scale: 2 } as const;
const SINGLES = { add: 1, multiply: 1, divide: 1, sqrt: 1, core: 30, distance: 3, scale: 1 } as const;

export function costOf(o: ShortOperation): number {
  const table: Readonly<Record<string, number>> = o.pair ? PAIRS : SINGLES;
  return (table[o.op] ?? 0) + (o.op === 'add' && o.pair && !o.larger ? 3 : 0);
}

export const costOfCode = (code: ShortCode): number => code.reduce((sum, o) => sum + costOf(o), 0);
/** Saved when the operation becomes single. */
export const savingOf = (o: ShortOperation): number => (o.pair ? costOf(o) - costOf({ ...o, pair: false }) : 0);
