/**
 * What a certificate's laws have established so far at one leaf: exponentials and logarithms, roots, sines, odd
 * functions, signs. Values are found by what they are of, never by where they stand.
 */
import type { OpName } from '../expr/ops.js';
import { Arithmetic, constantOf, type Fraction, fractionKey, fractionNames, isInteger, Refused } from './fractions.js';

/** Sets of signs as texts: a subset of these three characters. */
export type Signs = string;
export const ANY: Signs = '-0+';

/** What an unknown stands for. */
export type Meaning =
  | { readonly kind: 'pi' }
  | { readonly kind: 'exp' | 'log' | 'sin' | 'cos'; readonly of: Fraction }
  | { readonly kind: 'root'; readonly degree: number; readonly of: Fraction }
  | { readonly kind: 'odd'; readonly op: OpName; readonly of: Fraction };

export const both = (a: Signs, b: Signs): Signs => [...a].filter((s) => b.includes(s)).join('');
export const flipped = (a: Signs): Signs =>
  ['-', '0', '+'].filter((s) => a.includes(s === '0' ? '0' : s === '-' ? '+' : '-')).join('');
export const productSigns = (a: Signs, b: Signs): Signs =>
  ['-', '0', '+']
    .filter((s) => [...a].some((p) => [...b].some((q) => (p === '0' || q === '0' ? '0' : p === q ? '+' : '-') === s)))
    .join('');
export const powerSigns = (a: Signs, e: number): Signs =>
  e % 2 !== 0 ? a : [...(a.includes('0') ? '0' : ''), ...(/[-+]/.test(a) ? '+' : '')].join('');
/** The signs that a sum may have. */
export const sumSigns = (a: Signs, b: Signs): Signs =>
  ['-', '0', '+']
    .filter((s) =>
      [...a].some((p) => [...b].some((q) => (p === '0' ? q === s : q === '0' ? p === s : p === q ? p === s : true))),
    )
    .join('');

interface Told {
  /** The law's number. */
  readonly law: number;
}

interface Entry {
  readonly of: Fraction;
  readonly signs: Signs;
}

export class Knowledge {
  readonly arithmetic = new Arithmetic();
  readonly meanings = new Map<string, Meaning>();
  private readonly signs: (Entry & Told)[] = [];
  private readonly pairs: ({ u: Fraction; v: Fraction } & Told)[] = [];
  private readonly roots: ({ degree: number; of: Fraction; value: Fraction } & Told)[] = [];
  private readonly turns: ({ angle: Fraction; sin: Fraction; cos: Fraction } & Told)[] = [];
  private readonly odds: ({ op: string; of: Fraction; value: Fraction } & Told)[] = [];
  /** Laws by which unknowns were introduced. */
  readonly introduced = new Map<string, number>();
  /** The law that is being accepted, and those that were used since this was last emptied. */
  law = 0;
  touched = new Set<number>();

  private same(a: Fraction, b: Fraction): boolean {
    return fractionKey(a) === fractionKey(b) || this.arithmetic.equal(a, b);
  }

  addSigns = (of: Fraction, signs: Signs): void => void this.signs.push({ of, signs, law: this.law });
  addPair = (u: Fraction, v: Fraction): void => void this.pairs.push({ u, v, law: this.law });
  addRoot = (degree: number, of: Fraction, value: Fraction): void =>
    void this.roots.push({ degree, of, value, law: this.law });
  addTurn = (angle: Fraction, sin: Fraction, cos: Fraction): void =>
    void this.turns.push({ angle, sin, cos, law: this.law });
  addOdd = (op: string, of: Fraction, value: Fraction): void => void this.odds.push({ op, of, value, law: this.law });

  /** The signs that f may have, by all that is established. */
  signsOf(f: Fraction): Signs {
    if (this.arithmetic.isZero(f)) return '0';
    let known = ANY;
    if (f.den.size === 0 && isInteger(f.num)) return constantOf(f.num) > 0n ? '+' : '-';
    const [only] = fractionNames(f);
    if (only !== undefined && this.meanings.get(only)?.kind === 'exp' && this.same(f, this.arithmetic.name(only)))
      return '+';
    const found = this.signs.flatMap((e) => {
      const ratio = this.arithmetic.ratioSign(f, e.of);
      return ratio === undefined ? [] : [{ law: e.law, signs: ratio > 0 ? e.signs : flipped(e.signs) }];
    });
    for (const e of found) known = both(known, e.signs);
    // One that says it all, or else every one.
    const enough = found.find((e) => e.signs === known);
    for (const e of enough ? [enough] : found) this.touched.add(e.law);
    return known;
  }

  exp(u: Fraction): Fraction {
    if (this.arithmetic.isZero(u)) return this.arithmetic.number(1n, 1n);
    return this.found(
      this.pairs.find((p) => this.same(p.u, u)),
      'an exponential',
    ).v;
  }
  log(v: Fraction): Fraction {
    return this.found(
      this.pairs.find((p) => this.same(p.v, v)),
      'a logarithm',
    ).u;
  }
  root(degree: number, of: Fraction): Fraction {
    if (this.arithmetic.isZero(of)) return of;
    return this.found(
      this.roots.find((r) => r.degree === degree && this.same(r.of, of)),
      'a root',
    ).value;
  }
  turn(angle: Fraction): { readonly sin: Fraction; readonly cos: Fraction } {
    return this.found(
      this.turns.find((t) => this.same(t.angle, angle)),
      'a sine',
    );
  }
  odd(op: string, of: Fraction): Fraction {
    if (this.arithmetic.isZero(of)) return of;
    return this.found(
      this.odds.find((o) => o.op === op && this.same(o.of, of)),
      op,
    ).value;
  }
  private found<T extends Told>(entry: T | undefined, what: string): T {
    if (entry === undefined) throw new Refused(`the certificate does not say what ${what} is`);
    this.touched.add(entry.law);
    return entry;
  }
}
