/** Breaks that compute the same function as the whole kernel, for a reason that a person has to give. */
import type { Mutant } from './mutant.js';

interface Known {
  readonly unit: RegExp;
  /** In the broken line. */
  readonly to: RegExp;
  readonly why: string;
}

const known: readonly Known[] = [
  {
    unit: /^heaviside_?(backward|ForwardBackward|Backward)$/,
    to: /-actc_at_dy \* |= -di \* /,
    why: 'the derivative is 0 everywhere: only the sign of a zero changes',
  },
  { unit: /^heaviside_?dx$/i, to: /^heaviside_?dxx$/i, why: 'both derivatives are 0 everywhere' },
  {
    unit: /_backward_channels$/,
    to: /_dalpha\([^)]*, actc_learned\[0\]\)/,
    why: 'min(x, 0) does not depend on alpha, whatever its channel',
  },
  {
    unit: /^actc_pow_positive$/,
    to: /high - low (>=|<) /,
    why: 'low is below half a unit of high: only a tie at the border could tell, and both sides round to it',
  },
  { unit: /^actc_pow$/, to: /return -\(y\);/, why: 'y is NaN there, and NaN has no sign that counts' },
  {
    unit: /^actc_(log|not_finite)$/,
    to: /0x7f800100u/,
    why: 'differs for NaN alone, and functions answer NaN before they call a core',
  },
  {
    unit: /^actc_inverse_two_pi$/,
    to: /0x4f10e510u|0x7f9459eau|!\(i == 6\)/,
    why: 'the last words of 2/pi: bits of the remainder below its 64th',
  },
];

export const reasonFor = ({ unit, to }: Mutant): string | undefined =>
  known.find((k) => k.unit.test(unit) && k.to.test(to))?.why;
