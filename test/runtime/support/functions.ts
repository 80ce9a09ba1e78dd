/** Every function of the runtime with its reference and the regions where it is measured. */

import type { Scaled } from '../../../src/runtime/index.js';
import * as runtime from '../../../src/runtime/index.js';
import type { Numbers, Reference, References } from './reference.js';

const { add, fromDouble, make, mul, neg, ONE, PI, powInteger, sub } = runtime;

export interface Measured {
  readonly name: string;
  readonly region: string;
  readonly f: (a: Scaled) => Scaled;
  readonly reference: Reference;
  readonly argument: (n: Numbers) => Scaled;
}

/** Arguments by region: exponents from, to, and the sign (0: both). */
type Range = readonly [string, number, number, 1 | -1 | 0];

/** All functions of one argument. */
export function functionsOf(r: References): readonly Measured[] {
  const list: Measured[] = [];
  const ranges = (name: string, f: Measured['f'], reference: Reference, regions: readonly Range[]): void => {
    for (const [region, from, to, sign] of regions)
      list.push({
        name,
        region,
        f,
        reference,
        // Where exponents are many, those next to ordinary numbers aren't forgotten.
        argument: (n) => n.scaled(from < -1000 && to < 0 && n.next() < 0.5 ? to - 120 : from, to, sign),
      });
  };
  const special = (
    name: string,
    f: Measured['f'],
    reference: Reference,
    region: string,
    argument: Measured['argument'],
  ): void => void list.push({ name, region, f, reference, argument });
  const u =
    (name: Parameters<References['unary']>[0]): Reference =>
    (x) =>
      r.unary(name, x);
  const tiny: Range = ['tiny, to 2^-100000', -100000, -40, 0];
  const moderate: Range = ['2^-8 to 2^8', -8, 7, 0];

  ranges('sqrt', runtime.sqrt, u('sqrt'), [['2^±100000', -100000, 100000, 1]]);
  ranges('exp', runtime.exp, u('exp'), [tiny, ['2^-40 to 2^11', -40, 10, 0], ['2^11 to 2^28', 11, 27, 0]]);
  ranges('expm1', runtime.expm1, u('expm1'), [tiny, ['2^-40 to 2^-1', -40, -2, 0], ['2^-2 to 2^11', -2, 10, 0]]);
  ranges('log', runtime.log, u('log'), [
    ['1/2 to 4', -1, 1, 1],
    ['2^±1000', -1000, 1000, 1],
    ['2^±10^9', -1e9, 1e9, 1],
  ]);
  special('log', runtime.log, u('log'), 'beside 1', (n) => add(ONE, n.scaled(-60, -1, 0)));
  ranges('log1p', runtime.log1p, u('log1p'), [tiny, ['±2^-40 to ±1', -40, -1, 0], ['1/2 to 2^120', -1, 120, 1]]);
  special('log1p', runtime.log1p, u('log1p'), 'beside −1', (n) => sub(n.scaled(-90, -2), ONE));
  ranges('sqrt1pm1', runtime.sqrt1pm1, (x) => r.sqrt1pm1(x), [
    tiny,
    ['±2^-40 to ±1', -40, -1, 0],
    ['1/2 to 2^1000', -1, 999, 1],
  ]);
  ranges('erf', runtime.erf, u('erf'), [tiny, ['2^-40 to 1', -40, -1, 0], ['1 to 16', 0, 3, 0]]);
  ranges('erfc', runtime.erfc, u('erfc'), [tiny, ['2^-10 to 32', -10, 4, 0], ['8 to 2^12', 3, 11, 1]]);
  ranges('erfcx', runtime.erfcx, (x) => r.erfcx(x), [
    tiny,
    ['2^-8 to 2^8', -8, 7, 1],
    ['2^8 to 2^100000', 8, 100000, 1],
    ['−2^5 to −2^-8', -8, 4, -1],
  ]);
  ranges('atan', runtime.atan, u('atan'), [tiny, moderate, ['2^8 to 2^100000', 8, 100000, 0]]);
  ranges('acot', runtime.acot, (x) => r.acot(x), [tiny, moderate, ['2^8 to 2^100000', 8, 100000, 0]]);
  ranges('acotOfReciprocal', runtime.acotOfReciprocal, (x) => r.acotOfReciprocal(x), [tiny, moderate]);
  const beside = (offset: number) => (n: Numbers) => mul(PI, fromDouble(n.integer(1, 2 ** 28) + offset));
  for (const [name, f, reference, offset] of [
    ['sin', runtime.sin, u('sin'), 0],
    ['cos', runtime.cos, u('cos'), 0.5],
    ['cosm1', runtime.cosm1, (x: number) => r.cosm1(x), 0],
  ] as const) {
    ranges(name, f, reference, [tiny, moderate, ['2^8 to 2^31', 8, 30, 0], ['2^31 to 2^1100', 31, 1099, 0]]);
    special(name, f, reference, 'beside zeros', beside(offset));
  }
  for (const [name, borders] of Object.entries(bordersOf))
    list.push({
      ...list.find((m) => m.name === name)!,
      region: 'beside the borders of its methods',
      argument: (n) => besideOne(n, borders),
    });
  for (const n of [2, 3, 7, -5])
    ranges(
      `power ${n}`,
      (a) => powInteger(a, n),
      (x) => r.power(x, n),
      [['2^±1000', -1000, 1000, 0]],
    );
  for (const [p, q] of [
    [1, 3],
    [-2, 3],
    [7, 5],
    [3, 27720],
  ] as const)
    ranges(
      `power ${p}/${q}`,
      (a) => runtime.powRational(a, p, q),
      (x) => r.rationalPower(x, p, q),
      [
        ['2^±1000', -1000, 1000, 1],
        ['2^±10^8', -1e8, 1e8, 1],
      ],
    );
  return list;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** Where a function goes over from one method, or one entry of its table, to the next. */
const bordersOf: Readonly<Record<string, readonly number[]>> = {
  exp: [2 ** -100, ...range(-70, 70).map((k) => ((k + 0.5) * Math.LN2) / 64), -745, 710, 2 ** 20],
  expm1: [2 ** -60, 2 ** -20, 0.25, 0.35, 0.5, -0.25, -0.35, -0.5, 1],
  log: [1, Math.SQRT2, Math.SQRT1_2, ...range(45, 91).map((j) => (j + 0.5) / 64), 2 - 2 ** -52, 0.5],
  log1p: [2 ** -7, -(2 ** -7), 2 ** -8, -(2 ** -8), Math.SQRT2 - 1, -0.5, 1, 2 ** 53, 2 ** 110, 2 ** 111],
  sqrt1pm1: [2 ** -54, 2 ** -107, 1, -0.75, 3, 2 ** 106],
  erf: [1, -1, 0.5, 2, 6, 5.9],
  erfc: [0.25, 0.5, 1, 2, 6, -1, -0.5, 26.5, 27.3, 2 ** 11],
  erfcx: [2 ** -54, 2 ** -53, 0.5, 1, 2, 6, 2 ** 55, 2 ** 200, 2 ** 201, -(2 ** -54), -1, -2, -6, -26],
  atan: [2 ** -200, 2 ** 200, 1, ...range(0, 32).flatMap((j) => [(j + 0.5) / 32, 32 / (j + 0.5)])],
  acot: [2 ** -200, 2 ** 200, -1, 1, ...range(0, 32).flatMap((j) => [(j + 0.5) / 32, -32 / (j + 0.5)])],
  sin: [0.5, 2 ** 31, ...range(0, 40).map((k) => ((k + 0.5) * Math.PI) / 2), Math.PI, 2 * Math.PI, 1e6 * Math.PI],
  cos: [2 ** -30, 2 ** 31, ...range(0, 40).map((k) => (k * Math.PI) / 4), 1e6 * Math.PI],
  cosm1: [1, 2 ** 32, ...range(0, 20).map((k) => (k + 0.5) * Math.PI), 2 * Math.PI, 1e6 * Math.PI],
};

/** A number a few last places off one of these. */
function besideOne(n: Numbers, borders: readonly number[]): Scaled {
  const border = borders[n.integer(0, borders.length - 1)]!;
  const a = fromDouble(border * (1 + n.integer(-3, 3) * 2 ** -52));
  return a.h === 0 ? n.scaled(-60, -20, 0) : n.next() < 0.5 ? a : add(a, n.scaled(a.e - 110, a.e - 54, 0));
}

/** Two arguments: pairs close in size or far apart, and pairs that cancel. */
export function pairOf(n: Numbers): readonly [Scaled, Scaled] {
  const a = n.scaled(-100000, 100000, 0);
  if (n.next() < 0.2) return [a, neg(make(a.h, a.l, a.e + n.integer(-1, 1)))];
  const b = n.scaled(-130, 130, 0);
  return [a, make(b.h, b.l, a.e + b.e)];
}
