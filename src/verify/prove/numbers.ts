/** Numbers without variables, by certain enclosures: their signs, and rational bounds. */
import type { Numbers } from '../../algebra/normal/sign-types.js';
import { type Rational, rational } from '../../algebra/rational.js';
import { type Expr, key } from '../../expr/expr.js';
import type { Bound, Truth } from '../../truth/truth.js';

/** Two numbers that agree to so many bits are not told apart. */
const MOST_BITS = 4096;
const BOUND_BITS = 128;

const exact = (b: Bound): Rational | undefined => {
  if (typeof b === 'string') return undefined;
  return b.exponent >= 0 ? rational(b.mantissa << BigInt(b.exponent)) : rational(b.mantissa, 1n << BigInt(-b.exponent));
};

/** Remembers what was asked. */
export function numbersOf(truth: Truth): Numbers {
  const signs = new Map<string, -1 | 0 | 1 | undefined>();
  return {
    sign(e: Expr) {
      const name = key(e);
      if (!signs.has(name)) signs.set(name, signOf(truth, e));
      return signs.get(name);
    },
    bounds(e: Expr) {
      const a = truth.enclose(e, new Map(), BOUND_BITS);
      if (a.kind !== 'number') return undefined;
      const [low, high] = [exact(a.low), exact(a.high)];
      // Strictly outside, so that the bounds hold strictly even for a number that is exactly known.
      const step = rational(1, 1n << 100n);
      return low && high && small(low) && small(high)
        ? [
            rational(low.num * step.den - low.den, low.den * step.den),
            rational(high.num * step.den + high.den, high.den * step.den),
          ]
        : undefined;
    },
  };
}

const small = (r: Rational): boolean => r.den < 1n << 400n && r.num < 1n << 400n && r.num > -(1n << 400n);

function signOf(truth: Truth, e: Expr): -1 | 0 | 1 | undefined {
  const a = truth.evaluate(e, new Map(), 16, { bits: MOST_BITS });
  if (a.kind !== 'number') return undefined;
  const [low, high] = [exact(a.low), exact(a.high)];
  if (a.low === 'inf' || (low && low.num > 0n)) return 1;
  if (a.high === '-inf' || (high && high.num < 0n)) return -1;
  return low && high && low.num === 0n && high.num === 0n ? 0 : undefined;
}
