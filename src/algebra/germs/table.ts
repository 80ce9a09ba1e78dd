/**
 * The germs of one conversion, each made once, and what is known of monomials from them: size, growth, sign. Sizes are
 * logarithms at two test points towards the end; quotients are compared, so that what two terms have in common never
 * hides what tells them apart.
 */
import { neg, ONE, power, type Rational, rational, sign, mul as times, toDouble } from '../rational.js';
import { type End, type Germ, type GermKind, isConstantGerm, NoForm, TooLarge } from './germ.js';
import { constant, type Monomial, mergePowers, type Power, powersKey, quotientOf, UNIT } from './monomial.js';

export interface FormOptions {
  /** How many terms of every small germ are written out (0: none). Resolves coincidences of that order. */
  readonly depth?: number;
  /** Rewrites r² to d − 2r for r = √(1 + d) − 1. */
  readonly reduce?: boolean;
  /** A sum of more terms than this becomes a leading part and one quantity (0: never). */
  readonly cut?: number;
  /** Limit of terms in a polynomial. */
  readonly maxTerms?: number;
}

/** |x| (or |x − a|) at which sizes are compared. */
const FAR: Readonly<Record<End['kind'], readonly [number, number]>> = {
  infinity: [200, 600],
  point: [1e-40, 1e-90],
};
/** exp(rate) is compared by its rate; this keeps towers of exponentials finite. */
const LARGEST_LOG = 700;
const MAX_EXPONENT_BITS = 1 << 16;

const bitLength = (n: bigint): number => (n < 0n ? -n : n).toString(2).length;
/** Natural logarithm of |r|, also of numbers beyond doubles. */
export function logOfRational(r: Rational): number {
  const [n, d] = [bitLength(r.num), bitLength(r.den)];
  if (n < 900 && d < 900) return Math.log(Math.abs(Number(r.num)) / Number(r.den));
  const top = (x: bigint, bits: number) => Number((x < 0n ? -x : x) >> BigInt(Math.max(0, bits - 60)));
  return Math.log(top(r.num, n)) - Math.log(top(r.den, d)) + (Math.max(0, n - 60) - Math.max(0, d - 60)) * Math.LN2;
}

/** Work limit of a conversion: products of single terms, long coefficients counted by their length. */
const MOST_WORK = 400_000;
const LONG_BITS = 512;

export class GermTable {
  private work = 0;
  readonly germs: Germ[] = [];
  readonly depth: number;
  readonly reduce: boolean;
  readonly cut: number;
  readonly maxTerms: number;
  private readonly ids = new Map<string, number>();
  /** exp(unit · argument) registered by the argument's primitive part: other multiples are powers of it. */
  readonly exponentialUnits = new Map<string, { readonly unit: Rational; readonly argument: unknown }>();
  /** Signs of germs that an identity relied on. */
  readonly assumed = new Map<number, 1 | -1>();

  constructor(
    readonly end: End,
    options: FormOptions,
  ) {
    this.depth = options.depth ?? 0;
    this.reduce = options.reduce ?? false;
    this.cut = options.cut ?? 0;
    this.maxTerms = options.maxTerms ?? 700;
  }

  /** Counts products of single terms, of coefficients so long. Throws TooLarge beyond the limit of work. */
  spend(products: number, bits: number): void {
    this.work += products * (1 + bits / LONG_BITS);
    if (this.work > MOST_WORK) throw new TooLarge(`more than ${MOST_WORK} products of terms`);
  }

  get far(): readonly [number, number] {
    return FAR[this.end.kind];
  }

  has(key: string): number | undefined {
    return this.ids.get(key);
  }

  /** The germ of this key, made if it is new. */
  germ(key: string, make: () => GermKind & Pick<Germ, 'logs' | 'sign'>): number {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const made = make();
    const id = this.germs.length;
    this.germs.push({ ...made, id, key });
    this.ids.set(key, id);
    return id;
  }

  // Monomials --------------------------------------------------------------------------------------------------------

  /** Whole powers of primes go into the coefficient. */
  monomial(coefficient: Rational, powers: readonly Power[]): Monomial {
    let [c, changed] = [coefficient, false];
    const rest: Power[] = [];
    for (const p of powers) {
      const g = this.germs[p.germ]!;
      const whole = g.kind === 'prime' ? Math.floor(p.exponent / UNIT) : 0;
      if (g.kind !== 'prime' || whole === 0) {
        rest.push(p);
        continue;
      }
      if (Math.abs(whole) * bitLength(g.prime) > MAX_EXPONENT_BITS)
        throw new NoForm('a power of a number is too large');
      changed = true;
      c = times(c, power(rational(g.prime), whole));
      const left = p.exponent - whole * UNIT;
      if (left !== 0) rest.push({ germ: p.germ, exponent: left });
    }
    return changed ? { coefficient: c, powers: rest } : { coefficient, powers };
  }

  of(germ: number, exponent = UNIT, coefficient: Rational = ONE): Monomial {
    return this.monomial(coefficient, exponent === 0 ? [] : [{ germ, exponent }]);
  }

  multiply(a: Monomial, b: Monomial): Monomial {
    return this.monomial(times(a.coefficient, b.coefficient), mergePowers(a.powers, b.powers));
  }

  invert(a: Monomial): Monomial {
    return this.monomial(
      power(a.coefficient, -1),
      a.powers.map((p) => ({ germ: p.germ, exponent: -p.exponent })),
    );
  }

  // Sizes ------------------------------------------------------------------------------------------------------------

  /** log|t| at a test point. */
  logSize(t: Monomial, i: 0 | 1): number {
    let s = logOfRational(t.coefficient);
    for (const p of t.powers) s += (p.exponent / UNIT) * this.germs[p.germ]!.logs[i];
    return s;
  }

  /** log|t/base| at the farther test point (or the nearer): what both have in common cancels first. */
  relative(t: Monomial, base: Monomial, i: 0 | 1 = 1): number {
    return this.logSize(quotientOf(t, base), i);
  }

  sign(t: Monomial): 1 | -1 {
    let s: 1 | -1 = t.coefficient.num < 0n ? -1 : 1;
    for (const p of t.powers)
      if (this.germs[p.germ]!.sign < 0 && Math.abs(p.exponent / UNIT) % 2 === 1) s = s > 0 ? -1 : 1;
    return s;
  }

  /** 1: grows without bound towards the end; −1: vanishes; 0: neither. */
  growth(t: Monomial): -1 | 0 | 1 {
    const d = this.logSize(t, 1) - this.logSize(t, 0);
    return d > 0.1 ? 1 : d < -0.1 ? -1 : 0;
  }

  isConstant(t: Monomial): boolean {
    return t.powers.every((p) => isConstantGerm(this.germs[p.germ]!));
  }

  /** A constant monomial in double: for sizes only. */
  constantDouble(t: Monomial): number {
    let v = toDouble(t.coefficient);
    for (const p of t.powers) v *= this.constantGermDouble(p.germ) ** (p.exponent / UNIT);
    return v;
  }

  private constantGermDouble(id: number): number {
    const g = this.germs[id]!;
    if (g.kind === 'prime') return Number(g.prime);
    if (g.kind !== 'constant') throw new NoForm('not a constant');
    if (!('of' in g)) return g.name === 'pi' ? Math.PI : Math.E;
    const inner = this.constantDouble(g.of);
    return g.name === 'log' ? Math.log(Math.abs(inner)) : Math.exp(inner);
  }

  // Germs that have no argument ----------------------------------------------------------------------------------------

  x(): number {
    return this.germ('x', () => ({ kind: 'x', logs: [Math.log(this.far[0]), Math.log(this.far[1])], sign: 1 }));
  }

  logX(): number {
    const [a, b] = this.far;
    return this.germ('logX', () => ({
      kind: 'logX',
      logs: [Math.log(Math.abs(Math.log(a))), Math.log(Math.abs(Math.log(b)))],
      sign: this.end.kind === 'infinity' ? 1 : -1,
    }));
  }

  prime(p: bigint): number {
    const size = logOfRational(rational(p));
    return this.germ(`p${p}`, () => ({ kind: 'prime', prime: p, logs: [size, size], sign: 1 }));
  }

  named(name: 'pi' | 'e'): number {
    const size = name === 'pi' ? Math.log(Math.PI) : 1;
    return this.germ(name, () => ({ kind: 'constant', name, logs: [size, size], sign: 1 }));
  }

  /** log|t| or exp(t) of a constant monomial that has no shorter name. */
  constantOf(name: 'log' | 'exp', t: Monomial): number {
    const value = this.constantDouble(t);
    const inner = name === 'log' ? Math.log(Math.abs(value)) : value;
    const size = name === 'log' ? Math.log(Math.abs(inner)) : value;
    const key = `${name}(${t.coefficient.num}/${t.coefficient.den}*${powersKey(t.powers)})`;
    return this.germ(key, () => ({
      kind: 'constant',
      name,
      of: t,
      logs: [size, size],
      sign: name === 'log' && inner < 0 ? -1 : 1,
    }));
  }

  logPrime(p: bigint): number {
    return this.constantOf('log', constant(rational(p)));
  }

  /** log|germ| where the germ is neither a power of x nor an exponential. */
  logGerm(id: number): number {
    const g = this.germs[id]!;
    if (isConstantGerm(g)) return this.constantOf('log', this.of(id));
    return this.germ(`log|${id}|`, () => ({
      kind: 'logGerm',
      germ: id,
      logs: [Math.log(Math.abs(g.logs[0]) || 1), Math.log(Math.abs(g.logs[1]) || 1)],
      sign: g.logs[1] > 0 ? 1 : -1,
    }));
  }

  /** exp(−rate·(t's exponent)): the decay germ of a monomial that tends to ±∞, and t as a multiple of its rate. */
  decay(t: Monomial): { readonly germ: number; readonly exponent: number } {
    const turn = this.sign({ coefficient: ONE, powers: t.powers });
    const size = sign(t.coefficient) < 0 ? neg(t.coefficient) : t.coefficient;
    const base = `exp{${powersKey(t.powers)}}`;
    const make = (key: string): number =>
      this.germ(key, () => {
        const rate: Monomial = { coefficient: size, powers: t.powers };
        const log = (i: 0 | 1) => -Math.exp(Math.min(LARGEST_LOG, this.logSize(rate, i)));
        return { kind: 'decay', rate, rateSign: turn, logs: [log(0), log(1)], sign: 1 };
      });
    const unitsOf = (id: number): number | undefined => {
      const g = this.germs[id]!;
      if (g.kind !== 'decay') return undefined;
      const ratio = times(t.coefficient, power(g.rate.coefficient, -1));
      const scaled = ratio.num * BigInt(UNIT);
      const units = Number(scaled / ratio.den);
      return scaled % ratio.den === 0n && Number.isSafeInteger(units) ? units : undefined;
    };
    let id = make(base);
    let units = unitsOf(id);
    if (units === undefined) {
      id = make(`${base}*${size.num}/${size.den}`);
      units = unitsOf(id);
    }
    if (units === undefined) throw new NoForm('an exponent is out of reach');
    return { germ: id, exponent: -turn * units };
  }
}
