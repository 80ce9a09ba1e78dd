/**
 * The points at which candidates are compared: fixed, structured over all magnitudes, both signs, with mantissas from
 * a seeded generator (round numbers hide errors). All are exact in single precision, so that one truth serves both.
 */
import { div, fromDouble, mul, type Rational, rational, sign } from '../algebra/rational.js';
import type { Definition, Parameter } from '../stages.js';
import type { Point, Truth } from '../truth/truth.js';

/** Seed of the mantissas; any number would do. */
const SEED = 20240229;

/** Where the elementary functions change behaviour in double and single: cancellation near 0, tails, over- and underflow. */
const MAGNITUDES = [
  1e-30, 1e-10, 1e-5, 0.003, 0.02, 0.08, 0.2, 0.37, 0.55, 0.7, 0.88, 1.1, 1.5, 2.1, 3, 4.2, 5.5, 8, 11, 14, 19, 27, 38,
  60, 86, 95, 150, 350, 690, 720, 1e4, 1e7, 1e12, 1e20, 1e30, 3e37,
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

/** Inputs, negative ones and positive ones alike, each within 5 % of its magnitude. */
export function inputSamples(): readonly number[] {
  const random = generator(SEED);
  return MAGNITUDES.flatMap((m) => [-Math.fround(m * (1 + 0.05 * random())), Math.fround(m * (1 + 0.05 * random()))]);
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
  // Exact in single, like the inputs: the default (0.01) is what single precision makes of it only in targets.
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
