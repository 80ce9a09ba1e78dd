/** Statements about plain variables, made ready for the prover and the checker. */
import { condition, statement } from '../../../src/expr/parse.js';
import type { Stated } from '../../../src/recheck/statement.js';
import type { Truth } from '../../../src/truth/truth.js';
import { type Attempt, proveStated } from '../../../src/verify/prove/identity.js';

/** `statement where condition`, all variables real. */
export function stated(text: string): Stated {
  const [said, where] = text.split(' where ') as [string, string?];
  return { ...statement(said), input: 'x', domain: where ? condition(where) : [] };
}

export const attempt = (truth: Truth, text: string): Attempt => proveStated(stated(text), truth);
