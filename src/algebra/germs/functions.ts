/** erf, atan, sin, cos and what is made of exponentials, of a fraction. Odd functions take the sign of their argument out. */
import { neg, ONE as ONE_RATIONAL, type Rational, rational } from '../rational.js';
import { expOf, expOfMultiple } from './exponential.js';
import {
  add,
  atomGerm,
  type Fraction,
  fractionKey,
  invert,
  isZero,
  type Leading,
  leading,
  multiply,
  negate,
  ONE,
  ofGerm,
  ofMonomial,
  scale,
  subtract,
  ZERO,
} from './fraction.js';
import { UNIT } from './monomial.js';
import { reduced } from './reduce.js';
import type { GermTable } from './table.js';
import { expanded } from './taylor.js';

interface Signed {
  readonly argument: Fraction;
  readonly turn: Rational;
  readonly leading: Leading;
}

/** The argument with a positive leading term, and the sign taken out. */
function positive(table: GermTable, u: Fraction): Signed {
  const l = leading(table, u);
  return l.sign < 0
    ? { argument: negate(u), turn: neg(ONE_RATIONAL), leading: leading(table, negate(u)) }
    : { argument: u, turn: ONE_RATIONAL, leading: l };
}

const shifted = (l: Leading, by: number, most: number) => ({
  logs: [Math.min(most, l.logs[0] + by), Math.min(most, l.logs[1] + by)] as const,
  sign: l.sign,
});

/** erf(u): 1 − exp(−u²)·erfcx(u) where u grows, which holds for every u; the odd germ elsewhere. */
export function erfOf(table: GermTable, u: Fraction): Fraction {
  if (isZero(u)) return ZERO;
  const { argument: v, turn, leading: l } = positive(table, u);
  if (l.growth > 0) {
    const square = reduced(table, multiply(table, v, v));
    const decay = expOf(table, negate(square));
    if (table.depth > 0) {
      const w = invert(table, v);
      const factor = ofMonomial(table.of(table.named('pi'), -UNIT / 2));
      const far = multiply(table, multiply(table, factor, w), expanded(table, 'erfcxOfReciprocal', w));
      return scale(subtract(table, ONE, multiply(table, decay, far)), turn);
    }
    const tail = table.germ(`erfcx[${fractionKey(v)}]`, () => ({
      kind: 'atom',
      atom: 'erfcx',
      argument: v,
      logs: [-l.logs[0] - 0.57, -l.logs[1] - 0.57],
      sign: 1,
    }));
    return scale(subtract(table, ONE, multiply(table, decay, ofGerm(table, tail))), turn);
  }
  if (table.depth > 0 && l.growth < 0) {
    const factor = ofMonomial(table.monomial(rational(2), [{ germ: table.named('pi'), exponent: -UNIT / 2 }]));
    return scale(multiply(table, multiply(table, factor, v), expanded(table, 'erf', v)), turn);
  }
  return scale(
    ofGerm(
      table,
      atomGerm(table, 'erf', v, (k) => shifted(k, 0.12, 0)),
    ),
    turn,
  );
}

/** atan(u): π/2 − acot(u) where u grows, acot on (0, π) so that u may change its sign on the way. */
export function atanOf(table: GermTable, u: Fraction): Fraction {
  if (isZero(u)) return ZERO;
  const { argument: v, turn, leading: l } = positive(table, u);
  if (l.growth <= 0) {
    if (table.depth > 0 && l.growth < 0) return scale(multiply(table, v, expanded(table, 'atan', v)), turn);
    return scale(
      ofGerm(
        table,
        atomGerm(table, 'atan', v, (k) => shifted(k, 0, 0.45)),
      ),
      turn,
    );
  }
  const w = invert(table, v);
  const cot =
    table.depth > 0
      ? multiply(table, w, expanded(table, 'acot', w))
      : ofGerm(
          table,
          atomGerm(table, 'acot', w, (k) => ({ ...shifted(k, 0, 0.45), sign: 1 })),
        );
  return scale(subtract(table, scale(ofGerm(table, table.named('pi')), rational(1, 2)), cot), turn);
}

export function sinOf(table: GermTable, u: Fraction): Fraction {
  if (isZero(u)) return ZERO;
  const { argument: v, turn, leading: l } = positive(table, u);
  if (l.growth > 0)
    return scale(
      ofGerm(
        table,
        atomGerm(table, 'sinFar', v, () => BOUNDED),
      ),
      turn,
    );
  if (table.depth > 0 && l.growth < 0) return scale(multiply(table, v, expanded(table, 'sin', v)), turn);
  return scale(
    ofGerm(
      table,
      atomGerm(table, 'sin', v, (k) => shifted(k, 0, 0)),
    ),
    turn,
  );
}
const BOUNDED = { logs: [0, 0] as const, sign: 1 as const };

export function cosOf(table: GermTable, u: Fraction): Fraction {
  if (isZero(u)) return ONE;
  const { argument: v, leading: l } = positive(table, u);
  if (l.growth > 0)
    return ofGerm(
      table,
      atomGerm(table, 'cosFar', v, () => BOUNDED),
    );
  if (table.depth > 0 && l.growth < 0) return add(table, ONE, expanded(table, 'cosm1', v));
  const germ = atomGerm(table, 'cosm1', v, (k) => ({
    logs: [Math.min(2 * k.logs[0] - Math.LN2, 0), Math.min(2 * k.logs[1] - Math.LN2, 0)],
    sign: -1,
  }));
  return add(table, ONE, ofGerm(table, germ));
}

/** tanh(u) as a quotient in exp(∓2u), the one that does not grow. */
export function tanhOf(table: GermTable, u: Fraction): Fraction {
  if (isZero(u)) return ZERO;
  const l = leading(table, u);
  if (l.sign < 0 || l.growth < 0) {
    const g = expOfMultiple(table, u, 2);
    return multiply(table, subtract(table, g, ONE), invert(table, add(table, g, ONE)));
  }
  const h = expOfMultiple(table, u, -2);
  return multiply(table, subtract(table, ONE, h), invert(table, add(table, ONE, h)));
}

const HALF = rational(1, 2);
export const sinhOf = (table: GermTable, u: Fraction): Fraction =>
  isZero(u) ? ZERO : scale(subtract(table, expOfMultiple(table, u, 1), expOfMultiple(table, u, -1)), HALF);
export const coshOf = (table: GermTable, u: Fraction): Fraction =>
  scale(add(table, expOfMultiple(table, u, 1), expOfMultiple(table, u, -1)), HALF);

/** A long sum as its leading term and one quantity. */
export function cutShort(table: GermTable, f: Fraction): Fraction {
  if (table.cut === 0 || f.numerator.size <= table.cut) return f;
  const l = leading(table, f);
  const inverse = ofMonomial(table.invert(l.term));
  const rest = subtract(table, multiply(table, f, inverse), ONE);
  if (isZero(rest)) return f;
  const germ = table.germ(`cut[${fractionKey(rest)}]`, () => {
    const k = leading(table, rest);
    return { kind: 'cut', argument: rest, logs: k.logs, sign: k.sign };
  });
  return multiply(table, ofMonomial(l.term), add(table, ONE, ofGerm(table, germ)));
}
