/**
 * exp, log, roots, sin, cos and odd functions of normal forms. What makes the generators independent happens here:
 * exponents are integer multiples of one unit a monomial, logarithms and roots are taken of factors known positive,
 * sums of angles are expanded. Each step is written down as a law that can be checked by itself.
 */
import { call, type Expr, key, number } from '../../expr/expr.js';
import type { OpName } from '../../expr/ops.js';
import { div, type Rational, rational, sign } from '../rational.js';
import { expressionOf } from './expression.js';
import {
  type Field,
  type Frac,
  factorsOf,
  fracKey,
  fromPoly,
  fromRational,
  isZeroFrac,
  monomialsOf,
  ONE_FRAC,
  ZERO_FRAC,
} from './field.js';
import type { Hints, Signs } from './hints.js';
import { type Law, NEGATIVE, POSITIVE } from './laws.js';
import {
  constant,
  constantOf,
  contentOf,
  divideExact,
  exponentOf,
  fromTerms,
  generatorsOf,
  isOnePoly,
  leading,
  negPoly,
  type Poly,
  polyKey,
  polyRoot,
  scalePoly,
  subPoly,
  TooLarge,
} from './poly.js';
import { primePowers } from './primes.js';
import { Turns } from './turns.js';

export class Functions {
  private readonly pairs = new Map<string, number>();
  private readonly logs = new Map<string, number>();
  private readonly turns: Turns;
  private readonly bases: Poly[] = [];
  private readonly roots = new Map<string, Frac>();

  constructor(
    readonly field: Field,
    readonly hints: Hints,
    readonly signs: Signs,
    readonly laws: Law[],
  ) {
    this.turns = new Turns(field, hints, laws, (u) => this.root(u, 2));
  }

  private expr = (f: Frac): Expr => expressionOf(this.field, f);

  private record(law: Law): number {
    this.laws.push(law);
    return this.laws.length - 1;
  }

  // exp and log --------------------------------------------------------------------------------------------------------

  private pair(u: Frac, v: Frac, by: Extract<Law, { kind: 'pair' }>['by']): number {
    const index = this.record({ kind: 'pair', u, v, by });
    this.pairs.set(fracKey(u), index);
    if (!this.logs.has(fracKey(v))) this.logs.set(fracKey(v), index);
    return index;
  }
  private pairAt = (i: number) => this.laws[i] as Extract<Law, { kind: 'pair' }>;

  /** exp(u) as a law: its pair's number. */
  expPair(u: Frac): number {
    const known = this.pairs.get(fracKey(u));
    if (known !== undefined) return known;
    const parts: [number, number][] = [];
    for (const { coef, of, term } of monomialsOf(u)) {
      const [g, e] = term.powers[0] ?? [-1, 0];
      const meaning = g >= 0 ? this.field.generators[g]!.meaning : undefined;
      if (meaning?.kind === 'log' && term.powers.length === 1 && e === 1 && of.den.length === 0)
        parts.push(this.rootPair(this.logPair(meaning.arg), coef));
      else {
        const unit = this.hints.unit(`exp ${key(this.expr(of))}`, coef);
        const arg = this.field.scale(of, unit);
        const made = this.field.generator(`exp ${fracKey(arg)}`, () => ({
          meaning: { kind: 'exp', arg },
          expr: call('exp', this.expr(arg)),
          unit: true,
        }));
        const index =
          this.pairs.get(fracKey(arg)) ?? this.pair(arg, this.field.of(made), { rule: 'generator', id: made.id });
        parts.push([index, Number(div(coef, unit).num)]);
      }
    }
    return this.combine(parts);
  }

  private combine(parts: readonly (readonly [number, number])[]): number {
    if (parts.length === 1 && parts[0]![1] === 1) return parts[0]![0];
    let [u, v] = [ZERO_FRAC, ONE_FRAC];
    for (const [i, n] of parts) {
      u = this.field.add(u, this.field.scale(this.pairAt(i).u, rational(n)));
      v = this.field.mul(v, this.field.pow(this.pairAt(i).v, n));
    }
    const known = this.pairs.get(fracKey(u));
    if (known !== undefined && fracKey(this.pairAt(known).v) === fracKey(v)) return known;
    return this.pair(u, v, { rule: 'combine', parts });
  }

  /** c·log(w) for a rational c: the pair of w's root and an integer. */
  private rootPair(of: number, coef: Rational): [number, number] {
    const degree = Number(coef.den);
    if (degree === 1) return [of, Number(coef.num)];
    const { u, v } = this.pairAt(of);
    const root = this.root(v, degree);
    const part = this.field.scale(u, rational(1, degree));
    const known = this.pairs.get(fracKey(part));
    return [known ?? this.pair(part, root, { rule: 'root', of, degree }), Number(coef.num)];
  }

  exp = (u: Frac): Frac => (isZeroFrac(u) ? ONE_FRAC : this.pairAt(this.expPair(u)).v);
  /** log(v) of a v that is known positive. */
  log = (v: Frac): Frac => this.pairAt(this.logPair(v)).u;

  logPair(v: Frac): number {
    const known = this.logs.get(fracKey(v));
    if (known !== undefined) return known;
    const { coef, factors } = factorsOf(v);
    const parts: [number, number][] = [];
    for (const [p, e] of primePowers(coef)) parts.push([this.logGenerator(fromRational(rational(p))), e]);
    for (const [p, e] of factors) parts.push(...this.logFactor(p, e));
    return this.combine(parts);
  }

  private logFactor(p: Poly, e: number): [number, number][] {
    const [only] = p.size === 1 ? [...p.values()] : [];
    const g = only && this.field.generators[only.powers[0]![0]]!;
    if (g?.meaning.kind === 'exp') return [[this.pairs.get(fracKey(g.meaning.arg))!, e]];
    if (g?.meaning.kind === 'root') {
      const { degree, arg } = g.meaning;
      const [index] = this.rootPair(this.logPair(arg), rational(1, degree));
      return [[index, e]];
    }
    const size = this.signs.strict(p) === POSITIVE ? p : negPoly(p);
    const mirrored = this.mirrored(size);
    if (mirrored) {
      // (a·s + b)(a·s − b) is a number: one of the two logarithms is enough.
      const parts = primePowers(mirrored.norm).map(([q, n]): [number, number] => [
        this.logGenerator(fromRational(rational(q))),
        n * e,
      ]);
      return [...parts, [this.logGenerator(fromPoly(mirrored.other)), -e]];
    }
    return this.positiveFactors(size).map(([f, n]) => [this.logGenerator(fromPoly(f)), n * e]);
  }

  /** For a·s − b with a root s and a²s² − b² a positive number: a·s + b, if that is the one with the logarithm. */
  private mirrored(p: Poly): { readonly other: Poly; readonly norm: Rational } | undefined {
    for (const id of generatorsOf(p)) {
      const { meaning, relation } = this.field.generators[id]!;
      if (meaning.kind !== 'root' || meaning.degree !== 2 || !relation) continue;
      const terms = [...p.values()];
      const rest = fromTerms(terms.filter((t) => exponentOf(t, id) === 0));
      if (rest.size === 0 || rest.size === p.size || sign(leading(rest).coef) > 0) continue;
      const other = subPoly(p, scalePoly(rest, rational(2)));
      const norm = constantOf(this.field.times(p, other));
      if (norm && sign(norm) > 0 && this.signs.isPositive(other)) return { other, norm };
    }
    return undefined;
  }

  private logGenerator(w: Frac): number {
    const known = this.logs.get(fracKey(w));
    if (known !== undefined) return known;
    const g = this.field.generator(`log ${fracKey(w)}`, () => ({
      meaning: { kind: 'log', arg: w },
      expr: call('log', this.expr(w)),
      unit: false,
    }));
    this.signs.note(w);
    return this.pair(this.field.of(g), w, { rule: 'generator', id: g.id });
  }

  /** Looks for this factor from now on. */
  addBase(p: Poly): void {
    if (!this.bases.some((b) => polyKey(b) === polyKey(p))) this.bases.push(p);
  }

  /** A positive polynomial as a product of known positive ones (or of others that are not negative, for roots). */
  private positiveFactors(p: Poly, known = this.signs.isPositive): readonly (readonly [Poly, number])[] {
    const found: [Poly, number][] = [];
    let rest = p;
    for (const base of this.bases) {
      if (!known(base)) continue;
      for (let q = divideExact(rest, base); q && !isOnePoly(rest); q = divideExact(rest, base)) {
        if (!this.signs.isPositive(base) && !known(q)) break;
        const entry = found.find((f) => f[0] === base);
        if (entry) entry[1] += 1;
        else found.push([base, 1]);
        if (constantOf(q) === undefined && this.signs.isPositive(base)) this.signs.quotient(q, rest, base);
        rest = q;
      }
    }
    if (isOnePoly(rest)) return found;
    if (constantOf(rest) !== undefined) return [[p, 1]];
    const finer = this.bases.find((b) => divideExact(b, rest));
    if (finer && known(rest) && !this.hints.hasBase(this.expr(fromPoly(rest))))
      this.hints.addBase(this.expr(fromPoly(rest)));
    this.bases.push(rest);
    return [...found, [rest, 1]];
  }

  // roots --------------------------------------------------------------------------------------------------------------

  /** The real root: of anything where the degree is odd, else of what is known not to be negative. */
  root(u: Frac, degree: number): Frac {
    if (isZeroFrac(u) || degree === 1) return u;
    const known = this.roots.get(`${degree} ${fracKey(u)}`);
    if (known) return known;
    const { coef, factors } = factorsOf(u);
    const { field } = this;
    let value = fromRational(rational(degree % 2 === 1 ? sign(coef) : 1));
    let flip = sign(coef) < 0;
    for (const [p, e] of primePowers(coef)) value = field.mul(value, this.rootOf(constant(rational(p)), e, degree));
    for (const [p, e] of factors) {
      if (degree % 2 === 1) value = field.mul(value, this.rootOf(p, e, degree));
      else {
        const odd = e % 2 !== 0;
        const negative = odd && this.signs.weak(p) === NEGATIVE;
        flip = flip !== negative;
        value = field.mul(value, this.rootOf(negative ? negPoly(p) : p, e, degree));
      }
    }
    if (degree % 2 === 0 && flip) throw new TooLarge('a root of something negative');
    if (degree % 2 === 0) this.signs.note(value);
    this.record({ kind: 'root', degree, arg: u, value });
    this.roots.set(`${degree} ${fracKey(u)}`, value);
    return value;
  }

  /** The root of p^e, where p >= 0 if the degree is even and e odd. */
  private rootOf(p: Poly, e: number, degree: number): Frac {
    const { field } = this;
    const [only] = p.size === 1 ? [...p.values()] : [];
    const g = only && only.powers.length === 1 ? field.generators[only.powers[0]![0]]! : undefined;
    if (g?.meaning.kind === 'exp') return this.exp(field.scale(g.meaning.arg, rational(e, degree)));
    const square = degree === 2 && p.size > 1 ? polyRoot(p) : undefined;
    if (square) {
      const size = e % 2 === 0 || this.signs.weak(square) === POSITIVE ? square : negPoly(square);
      return field.pow(fromPoly(size), e);
    }
    const whole = Math.floor(e / degree);
    const left = e - whole * degree;
    const size = degree % 2 === 0 && whole % 2 !== 0 && this.signs.weak(p) === NEGATIVE ? negPoly(p) : p;
    const outside = field.pow(fromPoly(size), whole);
    if (left === 0) return outside;
    const parts =
      degree % 2 === 1 || p.size === 1 ? ([[p, 1]] as const) : this.positiveFactors(p, this.signs.isNotNegative);
    return parts.reduce(
      (product, [f, n]) => field.mul(product, field.pow(this.rootGenerator(f, degree), n * left)),
      outside,
    );
  }

  private rootGenerator(p: Poly, degree: number): Frac {
    const w = fromPoly(p);
    const name = `root ${degree} ${polyKey(p)}`;
    const isNew = !this.roots.has(`${degree} ${fracKey(w)}`);
    const g = this.field.generator(name, () => ({
      meaning: { kind: 'root', degree, arg: w },
      expr:
        degree === 2
          ? call('sqrt', this.expr(w))
          : degree === 3
            ? call('cbrt', this.expr(w))
            : call('pow', this.expr(w), number(rational(1, degree))),
      relation: { degree, value: p },
      unit: false,
    }));
    const value = this.field.of(g);
    if (isNew) {
      if (degree % 2 === 0) this.signs.note(w);
      this.record({ kind: 'root', degree, arg: w, value });
      this.roots.set(`${degree} ${fracKey(w)}`, value);
    }
    return value;
  }

  // sines, odd functions, variables ------------------------------------------------------------------------------------

  /** sin and cos of an angle, in this order. */
  sinCos = (angle: Frac): readonly [Frac, Frac] => this.turns.sinCos(angle);

  /** erf, atan, asin: the generator of the argument with a positive leading coefficient. */
  odd(op: OpName, u: Frac): Frac {
    if (isZeroFrac(u)) return ZERO_FRAC;
    const flip = sign(contentOf(u.num).coef) < 0;
    const arg = flip ? this.field.neg(u) : u;
    const g = this.field.generator(`${op} ${fracKey(arg)}`, () => ({
      meaning: { kind: 'odd', op, arg },
      expr: call(op, this.expr(arg)),
      unit: false,
    }));
    const value = flip ? this.field.neg(this.field.of(g)) : this.field.of(g);
    this.record({ kind: 'odd', op, arg: u, value });
    return value;
  }

  /** π as a generator. */
  pi = (expr: Expr): Frac =>
    this.field.of(this.field.generator('pi', () => ({ meaning: { kind: 'pi' }, expr, unit: true })));

  /** A variable. */
  symbol = (name: string, expr: Expr): Frac =>
    this.field.of(
      this.field.generator(`symbol ${name}`, () => ({ meaning: { kind: 'symbol', name }, expr, unit: false })),
    );
}
