/**
 * Straight-line code in doubles in which every operation is either one double or a pair of two: what grade `accurate`
 * is made of. The interpreter calls the very functions that emitted text calls, in the same order.
 */
import { atan, atanPair } from '../../templates/ts/runtime/cores/arctangent.js';
import { erfcx, erfcxPair } from '../../templates/ts/runtime/cores/complement.js';
import { erf, erfPair } from '../../templates/ts/runtime/cores/error-function.js';
import { exp, expPair } from '../../templates/ts/runtime/cores/exp.js';
import { expm1, expm1Pair } from '../../templates/ts/runtime/cores/expm1.js';
import { log, log1p, log1pPair, logPair } from '../../templates/ts/runtime/cores/log.js';
import { mulPair, productError, sumError } from '../../templates/ts/runtime/cores/pair.js';
import { erfcxShort, erfShort, log1pShort, logShort } from '../../templates/ts/runtime/cores/short.js';
import { cos, cosm1, cosm1Pair, cosPair, sin, sinPair } from '../../templates/ts/runtime/cores/sine.js';
import { sqrt1pm1, sqrt1pm1Pair } from '../../templates/ts/runtime/cores/sqrt.js';
import { tail } from '../../templates/ts/runtime/cores/tail.js';

/** Functions of one argument: in doubles, in pairs, and the file of the runtime that holds both. */
export const cores = {
  exp: { file: 'exp', single: exp, pair: expPair },
  expm1: { file: 'expm1', single: expm1, pair: expm1Pair },
  log: { file: 'log', single: log, pair: logPair },
  log1p: { file: 'log', single: log1p, pair: log1pPair },
  erf: { file: 'error-function', single: erf, pair: erfPair },
  erfcx: { file: 'complement', single: erfcx, pair: erfcxPair },
  atan: { file: 'arctangent', single: atan, pair: atanPair },
  sin: { file: 'sine', single: sin, pair: sinPair },
  cos: { file: 'sine', single: cos, pair: cosPair },
  cosm1: { file: 'sine', single: cosm1, pair: cosm1Pair },
  sqrt1pm1: { file: 'sqrt', single: sqrt1pm1, pair: sqrt1pm1Pair },
} as const satisfies Readonly<
  Record<
    string,
    { readonly file: string; readonly single: (x: number) => number; readonly pair: (x: number, low: number) => number }
  >
>;
export type CoreName = keyof typeof cores;

/** Shorter cores, within 2^-43: all in one file of the runtime. */
export const shortCores: Readonly<Partial<Record<CoreName, (x: number) => number>>> = {
  log: logShort,
  log1p: log1pShort,
  erf: erfShort,
  erfcx: erfcxShort,
};

export type MixedOperation = { readonly pair: boolean } & (
  | { readonly op: 'input' }
  | { readonly op: 'parameter'; readonly name: string }
  | { readonly op: 'constant'; readonly head: number; readonly low: number }
  | { readonly op: 'add' | 'multiply' | 'divide'; readonly args: readonly [number, number] }
  /** A power of two, which is exact. */
  | { readonly op: 'scale'; readonly args: readonly [number]; readonly by: number }
  | { readonly op: 'negate' | 'sqrt'; readonly args: readonly [number] }
  | {
      readonly op: 'core';
      readonly core: CoreName;
      readonly args: readonly [number];
      /** Of single ones: the shorter core. */
      readonly short?: true;
    }
);

/** A head and its tail. */
export interface Pair {
  readonly head: number;
  readonly low: number;
}

/** head + rest as a pair, |rest| no more than |head|. */
function renewed(head: number, rest: number): Pair {
  const sum = head + rest;
  return { head: sum, low: rest - (sum - head) };
}

/**
 * What text writes out in lines: sums, products, quotients and roots of pairs for results within 2^-60 of themselves.
 * Products must not leave 2^-968 to 2^996; where they do, the result is NaN and no region reaches there.
 */
export const pairOperations = {
  add(a: Pair, b: Pair): Pair {
    const sum = a.head + b.head;
    return renewed(sum, sumError(a.head, b.head, sum) + (a.low + b.low));
  },
  multiply(a: Pair, b: Pair): Pair {
    const product = a.head * b.head;
    return renewed(product, productError(a.head, b.head, product) + (a.head * b.low + a.low * b.head));
  },
  divide(a: Pair, b: Pair): Pair {
    const quotient = a.head / b.head;
    const product = quotient * b.head;
    const rest = a.head - product - productError(quotient, b.head, product) + (a.low - quotient * b.low);
    return renewed(quotient, rest / b.head);
  },
  sqrt(a: Pair): Pair {
    const root = Math.sqrt(a.head);
    const square = root * root;
    const rest = a.head - square - productError(root, root, square) + a.low;
    return renewed(root, root > 0 ? rest / (2 * root) : 0);
  },
} as const;

/** The last operation is the result. */
export type MixedCode = readonly MixedOperation[];

/** Heads and tails of all operations' values, in order. */
interface Trace {
  readonly heads: Float64Array;
  readonly lows: Float64Array;
}

/** The values of all of a code's operations for an input pair and parameters by name. */
export function traceMixed(code: MixedCode, input: Pair, parameters: ReadonlyMap<string, number>): Trace {
  const [h, l] = [new Float64Array(code.length), new Float64Array(code.length)];
  const step = (o: MixedOperation): Pair => {
    const put = (head: number): Pair => ({ head, low: o.pair ? tail[0]! : 0 });
    const exactly = (head: number, low: number): Pair => ({ head, low: o.pair ? low : 0 });
    switch (o.op) {
      case 'input':
        return exactly(input.head, input.low);
      case 'parameter':
        return exactly(parameters.get(o.name) ?? Number.NaN, 0);
      case 'constant':
        return exactly(o.head, o.low);
      case 'negate':
        return exactly(-h[o.args[0]]!, -l[o.args[0]]!);
      case 'scale':
        return exactly(h[o.args[0]]! * o.by, l[o.args[0]]! * o.by);
      case 'sqrt':
        if (!o.pair) return put(Math.sqrt(h[o.args[0]]!));
        return pairOperations.sqrt({ head: h[o.args[0]]!, low: l[o.args[0]]! });
      case 'core': {
        const c = cores[o.core];
        if (o.pair) return put(c.pair(h[o.args[0]]!, l[o.args[0]]!));
        return put(((o.short && shortCores[o.core]) || c.single)(h[o.args[0]]!));
      }
      default: {
        const [a, b] = o.args;
        const [p, r] = [h[a]!, h[b]!];
        if (o.pair) return pairOperations[o.op]({ head: p, low: l[a]! }, { head: r, low: l[b]! });
        if (o.op === 'add') return put(p + r);
        return put(o.op === 'multiply' ? p * r : p / r);
      }
    }
  };
  code.forEach((o, i) => {
    const { head, low } = step(o);
    h[i] = head;
    l[i] = low;
  });
  return { heads: h, lows: l };
}

/** The code's value for an input pair and parameters by name. */
export function runMixed(code: MixedCode, input: Pair, parameters: ReadonlyMap<string, number>): Pair {
  const { heads, lows } = traceMixed(code, input, parameters);
  return { head: heads[code.length - 1]!, low: lows[code.length - 1]! };
}

/** Code that holds for low < u < high; empty where the exact kernel must be asked. */
export interface Region {
  readonly low: number;
  readonly high: number;
  readonly code: MixedCode;
}

/**
 * A leaf in doubles and pairs: u from the input and parameters, a region for u (elsewhere the exact kernel is asked),
 * and what the region's result is multiplied by.
 */
export interface AccurateLeaf {
  /** Missing: u is the input. */
  readonly argument?: MixedCode;
  readonly multiplier?: MixedCode;
  readonly regions: readonly Region[];
  /** The value at u = 0 where there is no multiplier. */
  readonly atZero?: number;
}

/** Results outside are left to the exact kernel: their tails, or their products, are no longer exact. */
export const SAFE = { least: 1e-290, most: 1e300 } as const;

/** The leaf's value for the input and the magnitudes of parameters, or undefined where the exact kernel must be asked. */
export function runAccurate(
  leaf: AccurateLeaf,
  x: number,
  parameters: ReadonlyMap<string, number>,
): number | undefined {
  const input: Pair = { head: x, low: 0 };
  const u = leaf.argument ? runMixed(leaf.argument, input, parameters) : input;
  if (x === 0 && leaf.atZero !== undefined) return leaf.atZero;
  for (const r of leaf.regions) {
    if (!(u.head > r.low && u.head < r.high)) continue;
    if (r.code.length === 0) return undefined;
    const g = runMixed(r.code, u, parameters);
    if (!leaf.multiplier) return g.head;
    const m = runMixed(leaf.multiplier, input, parameters);
    const y = mulPair(g.head, g.low, m.head, m.low);
    return Math.abs(y) > SAFE.least && Math.abs(y) < SAFE.most ? y : undefined;
  }
  return undefined;
}
