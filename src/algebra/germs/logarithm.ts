/** log, square roots and powers of a fraction u = M·(1 + d): of the leading monomial exactly, of 1 + d by a small germ. */
import { isInteger, neg, type Rational, rational, sign } from '../rational.js';
import { expOf } from './exponential.js';
import {
  add,
  asRational,
  atomGerm,
  type Fraction,
  isZero,
  leading,
  multiply,
  ONE,
  ofGerm,
  ofMonomial,
  powerOf,
  scale,
  splitLeading,
  ZERO,
} from './fraction.js';
import { NoForm } from './germ.js';
import { exponentRational, type Monomial, type Power, UNIT } from './monomial.js';
import type { GermTable } from './table.js';
import { expanded } from './taylor.js';

/** Trial division up to this; what is left is taken as one factor. */
const LARGEST_TRIAL = 2000n;

/** n = Π pᵉ over small primes, and at most one large factor. */
function factors(n: bigint): readonly (readonly [bigint, number])[] {
  const out: [bigint, number][] = [];
  let rest = n;
  for (let p = 2n; p * p <= rest && p < LARGEST_TRIAL; p++) {
    let k = 0;
    while (rest % p === 0n) {
      rest /= p;
      k += 1;
    }
    if (k > 0) out.push([p, k]);
  }
  if (rest > 1n) {
    const root = squareRoot(rest);
    out.push(root !== undefined ? [root, 2] : [rest, 1]);
  }
  return out;
}

function squareRoot(n: bigint): bigint | undefined {
  let r = BigInt(Math.floor(Math.sqrt(Number(n))));
  while (r * r > n) r -= 1n;
  while ((r + 1n) * (r + 1n) <= n) r += 1n;
  return r * r === n ? r : undefined;
}

const size = (c: Rational): Rational => (sign(c) < 0 ? neg(c) : c);

/** log|t| as a sum of logarithms of primes, of x, of germs; an exponential's is its rate, exactly. */
function logOfMonomial(table: GermTable, t: Monomial): Fraction {
  let out = ZERO;
  const put = (f: Fraction, by: Rational) => {
    out = add(table, out, scale(f, by));
  };
  const c = size(t.coefficient);
  for (const [p, k] of factors(c.num)) put(ofGerm(table, table.logPrime(p)), rational(k));
  for (const [p, k] of factors(c.den)) put(ofGerm(table, table.logPrime(p)), rational(-k));
  for (const p of t.powers) put(logOfGerm(table, p.germ), exponentRational(p.exponent));
  return out;
}

function logOfGerm(table: GermTable, id: number): Fraction {
  const g = table.germs[id]!;
  switch (g.kind) {
    case 'x':
      return ofGerm(table, table.logX());
    case 'decay':
      return scale(ofMonomial(g.rate), rational(-g.rateSign));
    case 'prime':
      return ofGerm(table, table.logPrime(g.prime));
    case 'constant':
      if (g.name === 'e') return ONE;
      if (g.name === 'exp') return ofMonomial(g.of);
      return ofGerm(table, table.logGerm(id));
    default:
      return ofGerm(table, table.logGerm(id));
  }
}

/** log(u), u > 0 near the end. */
export function logOf(table: GermTable, u: Fraction): Fraction {
  if (isZero(u)) throw new NoForm('the logarithm of 0');
  const { term, rest } = splitLeading(table, u);
  if (table.sign(term) < 0) throw new NoForm('the logarithm of a negative number');
  assume(table, term);
  const out = logOfMonomial(table, term);
  if (isZero(rest)) return out;
  if (table.depth > 0 && leading(table, rest).growth < 0) return add(table, out, expanded(table, 'log1p', rest));
  const germ = atomGerm(table, 'log1p', rest, (l) => ({ logs: l.logs, sign: l.sign }));
  return add(table, out, ofGerm(table, germ));
}

/** Notes the germs whose sign decides that a monomial is positive. */
function assume(table: GermTable, t: Monomial): void {
  for (const p of t.powers) noteSign(table, p);
}
function noteSign(table: GermTable, p: Power): void {
  const g = table.germs[p.germ]!;
  if (g.kind === 'x' || g.kind === 'decay' || g.kind === 'prime' || g.kind === 'constant') return;
  table.assumed.set(p.germ, g.sign);
}

/** √t for a positive monomial: √(g²) is |g|, so the sign of g is needed, and noted. */
function rootOfMonomial(table: GermTable, t: Monomial): Monomial {
  let turn = 1;
  const powers: Power[] = [];
  for (const p of t.powers) {
    if (p.exponent % 2 !== 0) throw new NoForm('an exponent cannot be halved');
    const half = p.exponent / 2;
    if (table.germs[p.germ]!.sign < 0 && Math.abs(half / UNIT) % 2 === 1) turn = -turn;
    noteSign(table, p);
    powers.push({ germ: p.germ, exponent: half });
  }
  let root = table.monomial(rational(turn), powers);
  const c = size(t.coefficient);
  for (const [p, k] of factors(c.num)) root = table.multiply(root, table.of(table.prime(p), (k * UNIT) / 2));
  for (const [p, k] of factors(c.den)) root = table.multiply(root, table.of(table.prime(p), (-k * UNIT) / 2));
  return root;
}

/** √u, u ≥ 0 near the end. */
export function rootOf(table: GermTable, u: Fraction): Fraction {
  if (isZero(u)) return ZERO;
  const { term, rest } = splitLeading(table, u);
  if (table.sign(term) < 0) throw new NoForm('the square root of a negative number');
  const out = ofMonomial(rootOfMonomial(table, term));
  if (isZero(rest)) return out;
  if (table.depth > 0 && !table.reduce && leading(table, rest).growth < 0)
    return multiply(table, out, add(table, ONE, expanded(table, 'sqrt1pm1', rest)));
  const germ = atomGerm(table, 'sqrt1pm1', rest, (l) => ({
    logs: [l.logs[0] - Math.LN2, l.logs[1] - Math.LN2],
    sign: l.sign,
  }));
  return multiply(table, out, add(table, ONE, ofGerm(table, germ)));
}

/** Whole powers beyond this are exp(n·log u). */
const MOST_WHOLE = 64n;

/** u^v: whole and half-whole powers by multiplication and square root, all others as exp(v·log u), u > 0. */
export function powerWith(table: GermTable, u: Fraction, v: Fraction): Fraction {
  const k = asRational(v);
  if (k && k.num <= MOST_WHOLE && k.num >= -MOST_WHOLE) {
    if (isInteger(k)) return powerOf(table, u, Number(k.num));
    if (k.den === 2n) return powerOf(table, rootOf(table, u), Number(k.num));
  }
  if (k && isZero(u)) {
    if (sign(k) > 0) return ZERO;
    throw new NoForm('0 to a negative power');
  }
  return expOf(table, multiply(table, v, logOf(table, u)));
}
