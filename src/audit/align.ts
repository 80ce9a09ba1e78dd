/** The derivative's parameters beside those of its function: what each of them stands for, and what is compared. */
import { call, type Expr, substitute, symbol } from '../expr/expr.js';
import { derivativeOf, formula, inputOf, safeName, wholeFormula } from './claims.js';
import type { Sides } from './gap.js';
import type { Pair } from './pairs.js';
import type { Literals } from './real.js';

export interface Alignment {
  /** The derivative's parameter names to the function's. */
  readonly names: ReadonlyMap<string, string>;
  /** A parameter of the derivative alone, at its end: what comes back from above, multiplied in. */
  readonly upstream?: string;
  /** Parameters that correspond to nothing: nothing can be compared. */
  readonly stray: readonly string[];
}

/** By place where there are as many; otherwise the first by place and the others by name. */
export function align(pair: Pair): Alignment {
  const of = pair.value.parameters.map((p) => safeName(p.name));
  const own = pair.derivative.parameters.map((p) => safeName(p.name));
  if (own.length === of.length && !own.slice(1).some((n, i) => n !== of[i + 1] && of.includes(n)))
    return { names: new Map(own.map((n, i) => [n, of[i]!])), stray: [] };
  const first = own[0];
  const names = new Map(own.flatMap((n) => (of.includes(n) ? [[n, n] as const] : [])));
  if (first !== undefined && of[0] !== undefined && !names.has(first)) names.set(first, of[0]);
  const rest = own.filter((n) => !names.has(n));
  if (rest.length === 1 && own.length > 1) return { names, upstream: rest[0]!, stray: [] };
  return { names, stray: rest };
}

/** The variable that the derivative is taken in. */
export const variableOf = (pair: Pair): string => safeName(pair.by ?? inputOf(pair.value));

/**
 * The derivative as the compiler understands it, and what was written, in the function's own names.
 * @throws TooManyCases
 */
export function sidesOf(pair: Pair, alignment: Alignment, literals?: Literals, ofOutput = pair.ofOutput): Sides {
  const value = formula(pair.value, literals);
  const names = new Map([...alignment.names].map(([n, to]) => [n, symbol(to)] as const));
  const first = pair.derivative.parameters[0];
  const env = new Map<string, Expr>(names);
  if (ofOutput && first) env.set(safeName(first.name), value);
  const written = substitute(wholeFormula(pair.derivative, literals), env);
  const derivative = derivativeOf(value, variableOf(pair), pair.order);
  return {
    derivative: alignment.upstream ? call('mul', symbol(alignment.upstream), derivative) : derivative,
    written,
  };
}
