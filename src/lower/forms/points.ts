/** What a function is at the points where its cells meet: exact there, from MPFR, or from the forms beside where the truth is not settled. */
import { type Rational, rational, sign, toDouble } from '../../algebra/rational.js';
import type { Expr } from '../../expr/expr.js';
import { make, type Scaled } from '../../runtime/scaled.js';
import { middleOf, type Truth } from '../../truth/truth.js';
import type { PointValue } from './data.js';
import { shorten } from './pieces.js';
import type { Plan } from './plan.js';

const BITS = 220;
/** A distance below all others: what a form gives there is its limit. */
const NEXT_TO = -100_000;
/** What a limit may have lost of 106 bits: else it is what is left of a cancellation. */
const MOST_LOST = 42;
/** Values below this are 0 in the limit. */
const VANISHING = -50_000;

/** The exact points at which cells meet, 0 first. */
function meetingPoints(plan: Plan<Scaled>): readonly Rational[] {
  const found = new Map<number, Rational>([[0, rational(0)]]);
  for (const { span } of plan.cells)
    for (const b of [span.low, span.high]) if (b?.exact) found.set(toDouble(b.at), b.at);
  return [...found.values()];
}

function exactRational(low: { mantissa: bigint; exponent: number }): Rational | undefined {
  if (Math.abs(low.exponent) > 20_000) return undefined;
  return low.exponent >= 0
    ? rational(low.mantissa << BigInt(low.exponent))
    : rational(low.mantissa, 1n << BigInt(-low.exponent));
}

/** The limit of the form that ends at the point, if it is a number. */
function limitAt(plan: Plan<Scaled>, at: Rational): Rational | undefined {
  for (const { span, forms } of plan.cells) {
    if (!forms) continue;
    const ends = [
      [span.low?.at ?? rational(0), forms.near ?? forms.far],
      [span.high?.at, forms.far],
    ] as const;
    for (const [border, candidate] of ends) {
      if (!border || !candidate || border.num * at.den !== at.num * border.den) continue;
      const end = candidate.code.form.end;
      if (end.kind !== 'point') continue;
      const { value, bits } = candidate.runAt(make(1, 0, NEXT_TO));
      if (value.h === 0 || value.e < VANISHING) return rational(0);
      if (!(bits < MOST_LOST)) return undefined;
      if (value.h - value.h !== 0 || value.e > -VANISHING) return undefined;
      const unit = 2 ** 52;
      const head = { num: BigInt(value.h * unit), den: 1n << 52n };
      return scaleBy(head, value.e);
    }
  }
  return undefined;
}

const scaleBy = (r: Rational, e: number): Rational =>
  e >= 0 ? rational(r.num << BigInt(e), r.den) : rational(r.num, r.den << BigInt(-e));

/** The values at all meeting points. */
export function pointValues(e: Expr, plan: Plan<Scaled>, truth: Truth): readonly PointValue[] {
  return meetingPoints(plan).flatMap((at): readonly PointValue[] => {
    const answer = truth.evaluate(e, new Map([[plan.variable, at]]), BITS);
    if (answer.kind === 'number') {
      const m = middleOf(answer);
      const value = m && exactRational(m);
      if (value) return [{ at, value: sign(value) === 0 ? value : shorten(value, BITS) }];
    }
    if (answer.kind === 'undefined') return [{ at }];
    const value = limitAt(plan, at);
    // Not settled (a zero that no enclosure shows): the kernel computes the formula itself there.
    return value ? [{ at, value }] : [];
  });
}
