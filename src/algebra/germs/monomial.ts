/**
 * Monomials in germs: an exact rational times germs to exact rational powers. Exponents are kept as whole multiples of
 * 1/27720, so that thirds, quarters … elevenths of each other are exact machine integers; a power that does not fit
 * becomes a germ of its own (`exponential.ts`).
 */
import { mul, power, type Rational, rational } from '../rational.js';

/** Exponents are counted in this part of one. */
export const UNIT = 27_720;

export interface Power {
  readonly germ: number;
  /** In 1/UNIT, never 0. */
  readonly exponent: number;
}

export interface Monomial {
  readonly coefficient: Rational;
  /** Sorted by germ. */
  readonly powers: readonly Power[];
}

export const constant = (coefficient: Rational): Monomial => ({ coefficient, powers: [] });

/** The exponent r in units, or undefined where it is no multiple of 1/27720 (or too large to be counted exactly). */
export function exponentOf(r: Rational): number | undefined {
  const scaled = r.num * BigInt(UNIT);
  if (scaled % r.den !== 0n) return undefined;
  const units = Number(scaled / r.den);
  return Number.isSafeInteger(units) ? units : undefined;
}

export const exponentRational = (units: number): Rational => rational(BigInt(units), BigInt(UNIT));
export const isWhole = (units: number): boolean => units % UNIT === 0;

/** The key of the powers alone: monomials of one key differ by their coefficient. */
export function powersKey(powers: readonly Power[]): string {
  let text = '';
  for (const p of powers) text += `${p.germ}:${p.exponent},`;
  return text;
}

/** Powers of a product (or, with turn = −1, of a quotient). */
export function mergePowers(a: readonly Power[], b: readonly Power[], turn: 1 | -1 = 1): readonly Power[] {
  if (b.length === 0) return a;
  if (a.length === 0 && turn === 1) return b;
  const out: Power[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [p, q] = [a[i], b[j]];
    if (p && (!q || p.germ < q.germ)) {
      out.push(p);
      i += 1;
    } else if (q && (!p || q.germ < p.germ)) {
      out.push(turn === 1 ? q : { germ: q.germ, exponent: -q.exponent });
      j += 1;
    } else {
      const exponent = p!.exponent + turn * q!.exponent;
      if (exponent !== 0) out.push({ germ: p!.germ, exponent });
      i += 1;
      j += 1;
    }
  }
  return out;
}

/** The quotient a/b of two monomials, as it is (no prime is folded): for comparing sizes. */
export const quotientOf = (a: Monomial, b: Monomial): Monomial => ({
  coefficient: mul(a.coefficient, power(b.coefficient, -1)),
  powers: mergePowers(a.powers, b.powers, -1),
});
