/** Small primes in rational numbers: logarithms and roots of numbers are written in those of their primes. */
import type { Rational } from '../rational.js';

/** Largest prime looked for; a rest without smaller ones counts as prime. */
const MOST_PRIME = 2000n;

/** |a| as a product of prime powers. */
export function primePowers(a: Rational): readonly (readonly [bigint, number])[] {
  const found: [bigint, number][] = [];
  const factor = (of: bigint, direction: 1 | -1) => {
    let n = of < 0n ? -of : of;
    for (let p = 2n; p * p <= n && p <= MOST_PRIME; p += p === 2n ? 1n : 2n) {
      let e = 0;
      while (n % p === 0n) [n, e] = [n / p, e + 1];
      if (e > 0) found.push([p, e * direction]);
    }
    if (n > 1n) found.push([n, direction]);
  };
  factor(a.num, 1);
  factor(a.den, -1);
  return found;
}
