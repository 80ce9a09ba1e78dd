/**
 * The points at which candidates are compared: fixed, structured over all magnitudes, both signs, with mantissas from
 * a seeded generator (round numbers hide errors).
 */
import { div, fromDouble, mul, type Rational, rational, sign } from '../algebra/rational.js';
import type { Definition, Parameter } from '../stages.js';
import type { Point, Truth } from '../truth/truth.js';

/** Seed of the mantissas; any number would do. */
const SEED = 20240229;

/** Where the elementary functions change behaviour in double and single: cancellation near 0, tails, over- and underflow. */
const MAGNITUDES = [
  5e-324, 1e-200, 1e-30, 1e-10, 1e-5, 0.003, 0.02, 0.08, 0.2, 0.37, 0.55, 0.7, 0.88, 1.1, 1.5, 2.1, 3, 4.2, 5.5, 8, 11,
  13.03, 19, 27, 37.8, 44.6, 60, 84, 89.2, 150, 350, 367, 430, 508, 600, 690, 715, 740, 1e4, 1e7, 1e12, 1e20, 1e30,
  3e37, 1e160, 1e300, 1.75e308,
];

/** A small generator of 32-bit numbers (xorshift; Marsaglia 2003, triple 13, 17, 5). */
function generator(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

export interface Input {
  readonly x: number;
  /** In which arithmetic this input is tried. Singles as doubles would hide errors: their squares are exact. */
  readonly precision: 'double' | 'single';
}

/** Inputs of both signs and both precisions, each within 1 % of its magnitude. */
export function inputSamples(): readonly Input[] {
  const random = generator(SEED);
  const near = (m: number): number => m * (1 + 0.01 * (random() + random() / 2 ** 32));
  const nonzero = MAGNITUDES.flatMap((m) =>
    [-1, 1].flatMap((sign): readonly Input[] => [
      { x: sign * near(m), precision: 'double' },
      { x: Math.fround(sign * near(m)), precision: 'single' },
    ]),
  );
  // Just beside 1, where formulas in 1 - x^2 or log(x) have a root.
  const besideOne = [-1, 1].flatMap((sign): readonly Input[] => [
    { x: sign * (1 + 2 ** -31), precision: 'double' },
    { x: sign * (1 - 2 ** -14), precision: 'single' },
  ]);
  // Magnitudes that single does not have are tried in double only.
  const held = nonzero.filter(({ x }) => Number.isFinite(x) && x !== 0);
  return [...held, ...besideOne, { x: 0, precision: 'double' }, { x: 0, precision: 'single' }];
}

const within = (p: Parameter, value: Rational, truth: Truth): boolean =>
  p.domain === undefined || truth.holds(p.domain, new Map([[p.name, value]])) === 'yes';

/** Values of one parameter: its default first, then larger, smaller, of the other sign, zero: those in its domain. */
export function parameterValues(p: Parameter, truth: Truth): readonly Rational[] {
  const base = sign(p.default) === 0 ? rational(1) : p.default;
  const tried = [
    mul(base, rational(-1)),
    rational(0),
    mul(base, rational(3)),
    div(base, rational(4)),
    mul(base, rational(100)),
  ];
  return [p.default, ...tried.filter((v) => within(p, v, truth))];
}

/** Settings of all parameters: the defaults, then one parameter at a time at each other value. */
export function parameterPoints(definition: Definition, truth: Truth): readonly Point[] {
  const defaults = new Map(definition.parameters.map((p) => [p.name, p.default]));
  const single = definition.parameters.flatMap((p) =>
    parameterValues(p, truth)
      .slice(1)
      .map((v) => new Map(defaults).set(p.name, v)),
  );
  return [defaults, ...single];
}

export const exactInput = (x: number): Rational => fromDouble(x);
