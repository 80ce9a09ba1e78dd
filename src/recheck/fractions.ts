/**
 * The checker's own arithmetic: polynomials with integer coefficients over named unknowns, and fractions of them. Short
 * and plain on purpose; nothing is shared with the prover's.
 */

type Monomial = readonly (readonly [string, number])[];
/** Integer coefficients by monomial text; the monomials themselves beside them. */
export type Polynomial = ReadonlyMap<string, { readonly c: bigint; readonly m: Monomial }>;
/** num / (scale · Π poly^exponent); scale is positive. */
export interface Fraction {
  readonly num: Polynomial;
  readonly scale: bigint;
  readonly den: ReadonlyMap<string, { readonly poly: Polynomial; readonly exponent: number }>;
}
/** name^degree = value. */
export interface Relation {
  readonly degree: number;
  readonly value: Polynomial;
}

/** The certificate is wrong, or too large to be checked. */
export class Refused extends Error {}
const MOST_TERMS = 4000;
/** Products of terms that one certificate's leaf may take. */
const MOST_WORK = 3_000_000;

const text = (m: Monomial): string => m.map(([n, e]) => `${n}^${e}`).join(' ');
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

export const integer = (c: bigint): Polynomial => (c === 0n ? new Map() : new Map([['', { c, m: [] }]]));
export const unknown = (name: string): Polynomial => new Map([[`${name}^1`, { c: 1n, m: [[name, 1]] }]]);
const scaled = (a: Polynomial, by: bigint): Polynomial =>
  by === 0n ? new Map() : new Map([...a].map(([k, t]) => [k, { ...t, c: t.c * by }]));
export const polynomialKey = (a: Polynomial): string =>
  [...a]
    .map(([k, { c }]) => `${c}:${k}`)
    .sort()
    .join('+');
export const namesOf = (a: Polynomial): ReadonlySet<string> =>
  new Set([...a.values()].flatMap((t) => t.m.map(([n]) => n)));
const contentOf = (a: Polynomial): bigint => [...a.values()].reduce((g, t) => gcd(g, t.c), 0n);
export const isInteger = (a: Polynomial): boolean => a.size === 0 || (a.size === 1 && a.has(''));
export const constantOf = (a: Polynomial): bigint => a.get('')?.c ?? 0n;

function sum(terms: Iterable<{ c: bigint; m: Monomial }>): Polynomial {
  const all = new Map<string, { c: bigint; m: Monomial }>();
  for (const t of terms) {
    const k = text(t.m);
    const c = (all.get(k)?.c ?? 0n) + t.c;
    if (c === 0n) all.delete(k);
    else all.set(k, { c, m: t.m });
    if (all.size > MOST_TERMS) throw new Refused('a polynomial too large to check');
  }
  return all;
}
export const plus = (a: Polynomial, b: Polynomial): Polynomial => sum([...a.values(), ...b.values()]);

function product(a: Monomial, b: Monomial): Monomial {
  const all = new Map(a);
  for (const [n, e] of b) all.set(n, (all.get(n) ?? 0) + e);
  return [...all].sort((p, q) => (p[0] < q[0] ? -1 : 1));
}

/** Arithmetic under the relations of a leaf's generators. */
export class Arithmetic {
  readonly relations = new Map<string, Relation>();
  private work = 0;

  private multiply(a: Polynomial, b: Polynomial): Polynomial {
    this.work += a.size * b.size;
    if (this.work > MOST_WORK) throw new Refused('too much arithmetic');
    const raw: { c: bigint; m: Monomial }[] = [];
    for (const s of a.values()) for (const t of b.values()) raw.push({ c: s.c * t.c, m: product(s.m, t.m) });
    return this.reduce(sum(raw));
  }

  private reduce(a: Polynomial): Polynomial {
    let result = a;
    for (;;) {
      const bad = [...result.values()].find((t) =>
        t.m.some(([n, e]) => e >= (this.relations.get(n)?.degree ?? Infinity)),
      );
      if (!bad) return result;
      if (++this.work > MOST_WORK) throw new Refused('too much arithmetic');
      const [name, e] = bad.m.find(([n, f]) => f >= (this.relations.get(n)?.degree ?? Infinity))!;
      const { degree, value } = this.relations.get(name)!;
      const rest = bad.m.flatMap(([n, f]): Monomial => (n !== name ? [[n, f]] : e > degree ? [[n, e - degree]] : []));
      const replaced = [...value.values()].map((t) => ({ c: t.c * bad.c, m: product(t.m, rest) }));
      result = sum([...result.values(), { c: -bad.c, m: bad.m }, ...replaced]);
    }
  }

  private power(a: Polynomial, n: number): Polynomial {
    if (n > 64) throw new Refused('a high power');
    let result = integer(1n);
    for (let i = 0; i < n; i++) result = this.multiply(result, a);
    return result;
  }

  number = (num: bigint, den: bigint): Fraction => this.tidy({ num: integer(num), scale: den, den: new Map() });
  name = (n: string): Fraction => ({ num: this.reduce(unknown(n)), scale: 1n, den: new Map() });
  from = (num: Polynomial): Fraction => ({ num: this.reduce(num), scale: 1n, den: new Map() });

  /** Integers out; denominators that divide the numerator as they stand are cancelled where that is one monomial. */
  private tidy(f: Fraction): Fraction {
    if (f.num.size === 0) return { num: f.num, scale: 1n, den: new Map() };
    let { num, scale } = f;
    const g = gcd(contentOf(num), scale);
    if (g > 1n) [num, scale] = [new Map([...num].map(([k, t]) => [k, { ...t, c: t.c / g }])), scale / g];
    const den = new Map(f.den);
    for (const [k, d] of f.den) {
      const [only] = d.poly.size === 1 ? [...d.poly.values()] : [];
      const name = only && only.m.length === 1 ? only.m[0]![0] : undefined;
      if (name === undefined) continue;
      const common = Math.min(d.exponent, ...[...num.values()].map((t) => t.m.find(([n]) => n === name)?.[1] ?? 0));
      if (common === 0) continue;
      num = sum(
        [...num.values()].map((t) => ({
          c: t.c,
          m: t.m.flatMap(([n, e]): Monomial => (n !== name ? [[n, e]] : e > common ? [[n, e - common]] : [])),
        })),
      );
      if (d.exponent > common) den.set(k, { ...d, exponent: d.exponent - common });
      else den.delete(k);
    }
    return { num, scale, den };
  }

  add(a: Fraction, b: Fraction): Fraction {
    if (a.num.size === 0) return b;
    if (b.num.size === 0) return a;
    const den = new Map(a.den);
    for (const [k, d] of b.den) if ((den.get(k)?.exponent ?? 0) < d.exponent) den.set(k, d);
    const scale = (a.scale * b.scale) / gcd(a.scale, b.scale);
    const lift = (f: Fraction): Polynomial => {
      let top = scaled(f.num, scale / f.scale);
      for (const [k, d] of den) {
        const missing = d.exponent - (f.den.get(k)?.exponent ?? 0);
        if (missing > 0) top = this.multiply(top, this.power(d.poly, missing));
      }
      return top;
    };
    return this.tidy({ num: plus(lift(a), lift(b)), scale, den });
  }
  neg = (a: Fraction): Fraction => ({ ...a, num: scaled(a.num, -1n) });
  sub = (a: Fraction, b: Fraction): Fraction => this.add(a, this.neg(b));

  mul(a: Fraction, b: Fraction): Fraction {
    const den = new Map(a.den);
    for (const [k, d] of b.den) den.set(k, { ...d, exponent: d.exponent + (den.get(k)?.exponent ?? 0) });
    return this.tidy({ num: this.multiply(a.num, b.num), scale: a.scale * b.scale, den });
  }

  /** 1/a; the caller knows that a is not 0. */
  inverse(a: Fraction): Fraction {
    if (a.num.size === 0) throw new Refused('a division by zero');
    let top = integer(a.scale);
    for (const d of a.den.values()) top = this.multiply(top, this.power(d.poly, d.exponent));
    const content = contentOf(a.num);
    const rest: Polynomial = new Map([...a.num].map(([k, t]) => [k, { ...t, c: t.c / content }]));
    // A monomial's unknowns are separate factors, so that they cancel.
    const factors =
      rest.size === 1
        ? [...rest.values()].flatMap((t) => t.m.map(([n, exponent]) => ({ poly: unknown(n), exponent })))
        : [{ poly: rest, exponent: 1 }];
    // One of p and −p stands for both.
    const flip = rest.get([...rest.keys()].sort()[0]!)!.c < 0n;
    const positive = factors.map((d) => (flip && rest.size > 1 ? { ...d, poly: scaled(d.poly, -1n) } : d));
    return this.tidy({
      num: flip ? scaled(top, -1n) : top,
      scale: content,
      den: new Map(positive.map((d) => [polynomialKey(d.poly), d])),
    });
  }
  div = (a: Fraction, b: Fraction): Fraction => this.mul(a, this.inverse(b));

  pow(a: Fraction, n: number): Fraction {
    if (Math.abs(n) > 64) throw new Refused('a high power');
    const base = n < 0 ? this.inverse(a) : a;
    let result = this.number(1n, 1n);
    for (let i = 0; i < Math.abs(n); i++) result = this.mul(result, base);
    return result;
  }

  isZero = (a: Fraction): boolean => a.num.size === 0;
  equal = (a: Fraction, b: Fraction): boolean => this.isZero(this.sub(a, b));

  /** c with a = c·b for a rational c that is not 0: its sign. Undefined where there is none. */
  ratioSign(a: Fraction, b: Fraction): 1 | -1 | undefined {
    const [t, u] = [[...a.num.values()][0], [...b.num.values()][0]];
    if (!t || !u) return undefined;
    const quick = a.num.size === b.num.size && sameFactors(a, b);
    if (quick) {
      const other = b.num.get(text(t.m));
      if (other && [...a.num].every(([k, s]) => s.c * other.c === t.c * (b.num.get(k)?.c ?? 0n)))
        return t.c > 0n === other.c > 0n ? 1 : -1;
    }
    // In general: compare numerators over a common denominator.
    const all = new Map(a.den);
    for (const [k, d] of b.den) if ((all.get(k)?.exponent ?? 0) < d.exponent) all.set(k, d);
    const lift = (f: Fraction): Polynomial =>
      [...all].reduce((p, [k, d]) => {
        const missing = d.exponent - (f.den.get(k)?.exponent ?? 0);
        return missing > 0 ? this.multiply(p, this.power(d.poly, missing)) : p;
      }, f.num);
    const [x, y] = [lift(a), lift(b)];
    if (x.size !== y.size) return undefined;
    const first = [...x.values()][0]!;
    const match = y.get(text(first.m));
    if (!match || ![...x].every(([k, s]) => s.c * match.c === first.c * (y.get(k)?.c ?? 0n))) return undefined;
    return first.c > 0n === match.c > 0n ? 1 : -1;
  }
}

const sameFactors = (a: Fraction, b: Fraction): boolean =>
  a.den.size === b.den.size && [...a.den].every(([k, d]) => b.den.get(k)?.exponent === d.exponent);

/** Equal texts mean equal fractions. */
export const fractionKey = (f: Fraction): string =>
  `${polynomialKey(f.num)}|${f.scale}|${[...f.den]
    .map(([k, d]) => `${k}^${d.exponent}`)
    .sort()
    .join('|')}`;

/** Every unknown of a fraction. */
export const fractionNames = (f: Fraction): ReadonlySet<string> =>
  new Set([f.num, ...[...f.den.values()].map((d) => d.poly)].flatMap((p) => [...namesOf(p)]));
