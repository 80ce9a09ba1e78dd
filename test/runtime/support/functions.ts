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
      list.push({ name, region, f, reference, argument: (n) => n.scaled(from, to, sign) });
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
  for (const n of [2, 3, 7, -5])
    ranges(
      `power ${n}`,
      (a) => powInteger(a, n),
      (x) => r.power(x, n),
      [['2^±1000', -1000, 1000, 0]],
    );
  return list;
}

/** Two arguments: pairs close in size or far apart, and pairs that cancel. */
export function pairOf(n: Numbers): readonly [Scaled, Scaled] {
  const a = n.scaled(-100000, 100000, 0);
  if (n.next() < 0.2) return [a, neg(make(a.h, a.l, a.e + n.integer(-1, 1)))];
  const b = n.scaled(-130, 130, 0);
  return [a, make(b.h, b.l, a.e + b.e)];
}
