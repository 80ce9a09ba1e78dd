/**
 * The sign of a normal form where it is used: from the given conditions, from sums of terms of one sign, from linear
 * consequences, from what grows (exp, log) and what is bounded. Every answer is written down as a law; what is not
 * known asks for a case distinction on one polynomial.
 */
import { symbolsOf } from '../../expr/expr.js';
import { div, ONE, type Rational, rational, sign } from '../rational.js';
import { expressionOf } from './expression.js';
import { type Field, type Frac, factorsOf, fracKey, fromPoly, isZeroFrac } from './field.js';
import type { Functions } from './functions.js';
import type { Signs } from './hints.js';
import {
  ANY_SIGN,
  type Law,
  type Mask,
  NEGATIVE,
  POSITIVE,
  type SignReason,
  type SignTerm,
  ZERO_SIGN,
} from './laws.js';
import { type Fact, impliedSign, inconsistency } from './linear.js';
import { flipMask, isOneSign, maskOf, powerMask, productMask, sumMask } from './masks.js';
import {
  constant,
  contentOf,
  generator,
  generatorsOf,
  isConstant,
  mulPoly,
  type Poly,
  polyKey,
  scalePoly,
  TooLarge,
} from './poly.js';
import { SignRules } from './sign-rules.js';
import { Impossible, type Known, type Numbers, Undecided } from './sign-types.js';
import { splitFactors } from './split-factors.js';

const DEEPEST = 5;

export class SignTable implements Signs {
  private rules!: SignRules;
  private readonly memo = new Map<string, Known | null>();
  private readonly facts: Fact[] = [];
  private depth = 0;
  /** Where derivatives are taken, 0 may count as neither sign. */
  exact = false;

  constructor(
    readonly field: Field,
    readonly laws: Law[],
    readonly numbers: Numbers,
  ) {}

  /** Signs need logarithms, and logarithms signs. */
  connect(functions: Functions): void {
    this.rules = new SignRules(this, functions);
  }

  record(of: Frac, mask: Mask, by: SignReason): Known {
    this.laws.push({ kind: 'sign', of, mask, by });
    return { mask, law: this.laws.length - 1 };
  }

  // what is given ------------------------------------------------------------------------------------------------------

  /** A condition: `f` has one of these signs. Throws Impossible where that cannot be. */
  given(f: Frac, mask: Mask, fact: number): void {
    const before = isZeroFrac(f) ? this.record(f, ZERO_SIGN, { rule: 'terms', terms: [] }) : this.sign(f);
    const law = this.record(f, mask, { rule: 'given', fact });
    if (before && (before.mask & mask) === 0) throw new Impossible(this.clash(before, law));
    if (before && (before.mask | mask) === mask) return;
    this.learn(f, before ? this.rules.meet(f, before, law) : law);
    this.forgetUnknown();
    const clash = inconsistency(this.facts);
    if (clash) {
      const terms = this.combination(clash.facts, clash.constant);
      throw new Impossible(this.record(fromPoly(new Map()), POSITIVE, { rule: 'terms', terms }).law);
    }
  }

  /** Two disjoint signs of one number: 0 would be positive. */
  private clash(a: Known, b: Known): number {
    const { of } = this.laws[b.law] as Extract<Law, { kind: 'sign' }>;
    // What is 0 as it stands was said to differ from 0.
    if (isZeroFrac(of)) return b.law;
    if (a.mask === ZERO_SIGN || b.mask === ZERO_SIGN)
      if ((a.mask | b.mask) === ANY_SIGN) throw new TooLarge('a contradiction that is not a sum');
    const [high, low] = a.mask & NEGATIVE || (b.mask & POSITIVE && !(b.mask & NEGATIVE)) ? [b, a] : [a, b];
    const terms: SignTerm[] = [
      { coef: ONE, parts: [{ sign: high.law, exponent: 1 }] },
      { coef: rational(-1), parts: [{ sign: low.law, exponent: 1 }] },
    ];
    return this.record(fromPoly(new Map()), POSITIVE, { rule: 'terms', terms }).law;
  }

  private forgetUnknown(): void {
    for (const [k, v] of this.memo) if (v === null) this.memo.delete(k);
  }

  private keep(p: Poly, known: Known): void {
    const { coef, rest, powers } = contentOf(p);
    const primitive = powers.length === 0 ? rest : p;
    this.memo.set(polyKey(primitive), this.scaled(primitive, known, p, coef));
    this.facts.push({ poly: p, mask: known.mask, law: known.law });
  }
  /** The sign of p/coef from that of p. */
  private scaled(primitive: Poly, known: Known, p: Poly, coef: Rational): Known {
    if (polyKey(primitive) === polyKey(p)) return known;
    const by = { coef: div(ONE, coef), parts: [{ sign: known.law, exponent: 1 }] };
    return this.record(fromPoly(primitive), sign(coef) > 0 ? known.mask : flipMask(known.mask), {
      rule: 'terms',
      terms: [by],
    });
  }

  /** Puts a fact about f on the one factor whose sign is open, or on the product of the open ones. */
  private learn(f: Frac, law: Known): void {
    const { coef, factors } = factorsOf(f);
    const open = factors.filter(([p]) => !isOneSign(this.poly(p)?.mask ?? ANY_SIGN));
    if ((law.mask & ZERO_SIGN) === 0 && (open.length > 1 || open.some(([, e]) => e % 2 === 0)))
      for (const [p, e] of open) {
        if (e < 0) continue;
        const cofactor = this.field.div(f, fromPoly(p));
        this.keep(p, this.record(fromPoly(p), NEGATIVE | POSITIVE, { rule: 'divides', by: law.law, cofactor }));
      }
    const odd = open.filter(([, e]) => e % 2 !== 0);
    if (odd.length !== open.length || open.some(([, e]) => e < 0)) return;
    const closed = factors.filter(([p]) => !open.some(([q]) => q === p));
    if (closed.length === 0 && coef.num === 1n && coef.den === 1n && f.den.length === 0) {
      this.keep(f.num, law);
      return;
    }
    let mask = productMask(law.mask, maskOf(coef));
    const parts: SignTerm['parts'][number][] = [{ sign: law.law, exponent: 1 }];
    for (const [p, e] of closed) {
      const known = this.poly(p)!;
      mask = productMask(mask, powerMask(known.mask, e));
      parts.push({ sign: known.law, exponent: -e });
    }
    const product = open.reduce<Poly>((q, [p, e]) => mulPoly(q, this.field.powPoly(p, e)), constant(ONE));
    const known = this.record(fromPoly(product), mask, { rule: 'terms', terms: [{ coef: div(ONE, coef), parts }] });
    this.keep(product, known);
  }

  // answers ------------------------------------------------------------------------------------------------------------

  /** The sign of a fraction, as a law; undefined if nothing is known. */
  sign(f: Frac): Known | undefined {
    const { coef, factors } = factorsOf(f);
    if (factors.length === 1 && factors[0]![1] === 1 && coef.num === 1n && coef.den === 1n)
      return this.poly(factors[0]![0]);
    const key = `frac ${fracKey(f)}`;
    const memo = this.memo.get(key);
    if (memo) return memo;
    let mask = maskOf(coef);
    const parts: SignTerm['parts'][number][] = [];
    for (const [p, e] of factors) {
      const known = this.poly(p);
      if (!known && e % 2 !== 0) return this.whole(f);
      mask = productMask(mask, powerMask(known?.mask ?? ANY_SIGN, e));
      parts.push(known ? { sign: known.law, exponent: e } : { square: fromPoly(p), exponent: e });
    }
    if (mask === ANY_SIGN || mask === (NEGATIVE | POSITIVE)) {
      const better = this.whole(f);
      if (better) return better;
      if (mask === ANY_SIGN) return undefined;
    }
    const found = this.record(f, mask, { rule: 'terms', terms: [{ coef, parts }] });
    this.memo.set(key, found);
    return found;
  }

  /** A product of factors of unknown sign may be known as a whole. */
  private whole(f: Frac): Known | undefined {
    if (f.den.length > 0 || f.num.size === 0) return undefined;
    const { coef } = contentOf(f.num);
    const primitive = scalePoly(f.num, div(ONE, coef));
    const known = this.memo.get(polyKey(primitive)) ?? (f.num.size > 1 ? this.linear(f.num) : undefined);
    if (!known) return undefined;
    if (this.memo.get(polyKey(primitive)) !== known) return known;
    const term = { coef, parts: [{ sign: known.law, exponent: 1 }] };
    return this.record(f, sign(coef) > 0 ? known.mask : flipMask(known.mask), { rule: 'terms', terms: [term] });
  }

  /** The sign of a primitive polynomial (or a single generator). */
  poly(p: Poly): Known | undefined {
    if (isConstant(p)) return this.sign(fromPoly(p));
    const { coef, powers, rest } = contentOf(p);
    if (powers.length > 0 && (powers.length > 1 || powers[0]![1] !== 1 || rest.size > 1 || !isConstant(rest)))
      return this.sign(fromPoly(p));
    if (coef.num !== 1n || coef.den !== 1n) return this.sign(fromPoly(p));
    const key = polyKey(p);
    const memo = this.memo.get(key);
    if (memo !== undefined) return memo ?? undefined;
    this.memo.set(key, null);
    if (this.depth >= DEEPEST) {
      this.memo.delete(key);
      return undefined;
    }
    this.depth += 1;
    try {
      const found = this.find(p);
      if (found) this.memo.set(key, found);
      return found;
    } finally {
      this.depth -= 1;
    }
  }

  private find(p: Poly): Known | undefined {
    if (p.size === 1) return this.single(p);
    return this.number(p) ?? this.terms(p) ?? this.factored(p) ?? this.linear(p) ?? this.rules.find(p);
  }

  number(p: Poly): Known | undefined {
    if (![...generatorsOf(p)].every((g) => symbolsOf(this.field.generators[g]!.expr).size === 0)) return undefined;
    const s = this.numbers.sign(expressionOf(this.field, fromPoly(p)));
    return s ? this.record(fromPoly(p), s > 0 ? POSITIVE : NEGATIVE, { rule: 'number' }) : undefined;
  }

  private single(p: Poly): Known | undefined {
    const [id] = [...generatorsOf(p)];
    const { meaning } = this.field.generators[id!]!;
    const f = fromPoly(p);
    if (meaning.kind === 'exp' || meaning.kind === 'pi')
      return this.record(f, POSITIVE, { rule: 'generator', id: id! });
    const numeric = this.number(p);
    if (numeric) return numeric;
    if (meaning.kind === 'root' && meaning.degree % 2 === 0)
      return this.rules.evenRoot(id!, meaning.degree, meaning.arg);
    if (meaning.kind === 'root') {
      const inner = this.sign(meaning.arg);
      return inner && this.record(f, inner.mask, { rule: 'odd-root', id: id!, by: inner.law });
    }
    if (meaning.kind === 'log') return this.rules.logGrows(p);
    if (meaning.kind === 'odd') {
      const inner = this.sign(meaning.arg);
      const law = this.laws.findIndex((l) => l.kind === 'odd' && fracKey(l.value) === fracKey(f));
      return inner ? this.record(f, inner.mask, { rule: 'odd', law, by: inner.law }) : undefined;
    }
    return undefined;
  }

  private terms(p: Poly): Known | undefined {
    let mask: Mask = ZERO_SIGN;
    const terms: SignTerm[] = [];
    for (const t of p.values()) {
      let own = maskOf(t.coef);
      const parts: SignTerm['parts'][number][] = [];
      for (const [g, e] of t.powers) {
        const known = this.poly(generator(g));
        if (!known && e % 2 !== 0) return undefined;
        own = productMask(own, powerMask(known?.mask ?? ANY_SIGN, e));
        parts.push(known ? { sign: known.law, exponent: e } : { square: fromPoly(generator(g)), exponent: e });
      }
      mask = sumMask(mask, own);
      terms.push({ coef: t.coef, parts });
      if (mask === ANY_SIGN) return undefined;
    }
    return this.record(fromPoly(p), mask, { rule: 'terms', terms });
  }

  private factored(p: Poly): Known | undefined {
    const factors = splitFactors(p);
    if (!factors) return undefined;
    let mask: Mask = POSITIVE;
    const parts: SignTerm['parts'][number][] = [];
    for (const [q, e] of factors) {
      const known = this.poly(q);
      if (!known && e % 2 !== 0) return undefined;
      mask = productMask(mask, powerMask(known?.mask ?? ANY_SIGN, e));
      parts.push(known ? { sign: known.law, exponent: e } : { square: fromPoly(q), exponent: e });
    }
    return mask === ANY_SIGN
      ? undefined
      : this.record(fromPoly(p), mask, { rule: 'terms', terms: [{ coef: ONE, parts }] });
  }

  private combination(facts: readonly (readonly [Fact, Rational])[], c: Rational): SignTerm[] {
    return [
      ...facts.map(([f, coef]): SignTerm => ({ coef, parts: [{ sign: f.law, exponent: 1 }] })),
      ...(c.num === 0n ? [] : [{ coef: c, parts: [] }]),
    ];
  }

  private linear(p: Poly): Known | undefined {
    const found = impliedSign(p, [...this.facts, ...this.rules.monomialFacts(p, this.facts)]);
    if (!found) return undefined;
    return this.record(fromPoly(p), found.mask, {
      rule: 'terms',
      terms: this.combination(found.facts, found.constant),
    });
  }

  // the interface of functions.ts ----------------------------------------------------------------------------------------

  /** Asks for a case distinction on the first factor whose sign is open. */
  ask(f: Frac): never {
    for (const [p] of factorsOf(f).factors) {
      const known = this.poly(p);
      if (known && isOneSign(known.mask)) continue;
      const factors = splitFactors(p);
      const open = factors?.find(([q]) => !isOneSign(this.poly(q)?.mask ?? ANY_SIGN));
      const poly = this.rules.simpler(open ? open[0] : p);
      throw new Undecided(expressionOf(this.field, fromPoly(poly)), this.poly(poly)?.mask ?? ANY_SIGN);
    }
    throw new Undecided(expressionOf(this.field, fromPoly(f.num)), ANY_SIGN);
  }

  strict(p: Poly): typeof NEGATIVE | typeof POSITIVE {
    const known = this.poly(p);
    if (known && isOneSign(known.mask)) return known.mask as typeof NEGATIVE | typeof POSITIVE;
    return this.ask(fromPoly(p));
  }
  weak(p: Poly): typeof NEGATIVE | typeof POSITIVE {
    const known = this.sign(fromPoly(p));
    if (known && this.exact && !isOneSign(known.mask)) return this.ask(fromPoly(p));
    if (known && (known.mask & NEGATIVE) === 0) return POSITIVE;
    if (known && (known.mask & POSITIVE) === 0) return NEGATIVE;
    return this.ask(fromPoly(p));
  }
  isPositive = (p: Poly): boolean => this.sign(fromPoly(p))?.mask === POSITIVE;
  isNotNegative = (p: Poly): boolean => ((this.sign(fromPoly(p))?.mask ?? NEGATIVE) & NEGATIVE) === 0;
  note(f: Frac): void {
    this.sign(f);
  }
  quotient(p: Poly, whole: Poly, by: Poly): void {
    if (this.poly(p)) return;
    const [a, b] = [this.sign(fromPoly(whole))!, this.sign(fromPoly(by))!];
    const parts = [
      { sign: a.law, exponent: 1 },
      { sign: b.law, exponent: -1 },
    ];
    this.memo.set(
      polyKey(p),
      this.record(fromPoly(p), productMask(a.mask, b.mask), { rule: 'terms', terms: [{ coef: ONE, parts }] }),
    );
  }
}
