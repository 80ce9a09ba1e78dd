/** Short fractions. */
import { add, compare, div, neg, type Rational, rational, sign, sub } from '../../../algebra/rational.js';

/** The fraction with the smallest denominator in [low, high] (Stern and Brocot). */
export function simplestBetween(low: Rational, high: Rational): Rational {
  if (sign(low) <= 0 && sign(high) >= 0) return rational(0);
  if (sign(high) < 0) return neg(simplestBetween(neg(high), neg(low)));
  const whole = low.num / low.den;
  const floor = rational(whole);
  if (compare(floor, low) === 0) return floor;
  const next = rational(whole + 1n);
  if (compare(next, high) <= 0) return next;
  const rest = simplestBetween(div(rational(1), sub(high, floor)), div(rational(1), sub(low, floor)));
  return add(floor, div(rational(1), rest));
}
