/**
 * Which operations need a tail: all have one first; then one after the other loses it, as long as the result stays
 * within the limit at samples, those first that save most for what they spoil. Confirmed at other samples; what fails
 * there joins those it is chosen by.
 */
import type { ShortCode } from '../../program/short/code.js';
import { type Counted, errorsOfCode, joined, picked, type Samples, worstOf } from '../../program/short/errors.js';
import { savingOf } from './cost.js';

/** All-pair code and what is known of it. */
export interface Demotable {
  readonly code: ShortCode;
  readonly exponent: number;
  /** By operation: the most that a rounding of it counts in the result, relative to one of the result's own. */
  readonly conditions: readonly number[];
  /** The same code with the order of its sums known, for these pairs. */
  readonly ordered: (code: ShortCode) => ShortCode;
}

/** Operations are tried one by one up to this many. */
const MOST_GROUPS = 32;
/** Rounds of choosing and confirming. */
const ROUNDS = 3;
/** A single operation with a condition beyond this spoils any result. */
const HOPELESS = 2.5;
/** Operations that count less than this are made single together. */
const HARMLESS = 1 / 64;

function chosen(d: Demotable, samples: Samples, of: Counted, limit: number): ShortCode {
  const errors = (code: ShortCode): number => worstOf(errorsOfCode(d.ordered(code), d.exponent, samples, of));
  const single = (code: ShortCode, which: ReadonlySet<number>): ShortCode =>
    code.map((o, i) => (which.has(i) && o.pair ? { ...o, pair: false } : o));
  const candidates = d.code
    .map((o, i) => ({ i, saving: savingOf(o), condition: d.conditions[i]! }))
    .filter(({ i, saving, condition }) => {
      if (saving === 0 && d.code[i]!.op !== 'input' && d.code[i]!.op !== 'constant' && d.code[i]!.op !== 'negate')
        return false;
      if (of === 'pair' && i === d.code.length - 1) return false;
      return condition < HOPELESS;
    });
  let best = d.code;
  const harmless = candidates.filter((c) => c.condition < HARMLESS).map((c) => c.i);
  if (harmless.length > 1) {
    const tried = single(best, new Set(harmless));
    if (errors(tried) <= limit) best = tried;
  }
  const rest = candidates
    .filter((c) => best[c.i]!.pair)
    .sort((p, q) => q.saving / (q.condition + HARMLESS) - p.saving / (p.condition + HARMLESS) || p.i - q.i);
  // Long code is looked at in groups: where one of them spoils the result its halves are tried.
  const group = (list: readonly number[]): void => {
    const tried = single(best, new Set(list));
    if (errors(tried) <= limit) best = tried;
    else if (list.length > 1) {
      const half = list.length >> 1;
      group(list.slice(0, half));
      group(list.slice(half));
    }
  };
  const size = Math.ceil(rest.length / MOST_GROUPS);
  for (let k = 0; k < rest.length; k += size) group(rest.slice(k, k + size).map((c) => c.i));
  return best;
}

/** The code with as few pairs as the limit allows. */
export function demoted(d: Demotable, choosing: Samples, confirming: Samples, of: Counted, limit: number): ShortCode {
  let samples = choosing;
  for (let round = 0; round < ROUNDS; round++) {
    const found = d.ordered(chosen(d, samples, of, limit));
    const errors = errorsOfCode(found, d.exponent, confirming, of);
    const failed = [...errors.keys()].filter((i) => !(errors[i]! <= limit * 1.03));
    if (failed.length === 0) return found;
    failed.sort((p, q) => errors[q]! - errors[p]!);
    samples = joined(samples, picked(confirming, failed.slice(0, 24)));
  }
  return d.ordered(d.code);
}
