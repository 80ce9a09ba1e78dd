/** Ways to find the sign of a polynomial that are more than adding up terms. */
import { symbolsOf } from '../../expr/expr.js';
import { div, isInteger, mul, neg, ONE, rational, sign } from '../rational.js';
import { expressionOf } from './expression.js';
import { type Frac, factorsOf, fracKey, fromPoly, isZeroFrac } from './field.js';
import type { Functions } from './functions.js';
import { ANY_SIGN, type Law, NEGATIVE, type OddLaw, POSITIVE, type SignTerm, ZERO_SIGN } from './laws.js';
import type { Fact } from './linear.js';
import { isOneSign, maskOf, productMask, sumMask } from './masks.js';
import {
  constant,
  exponentOf,
  fromTerms,
  generator,
  generatorsOf,
  mulPoly,
  negPoly,
  type Poly,
  rationalGcd,
  scalePoly,
  subPoly,
  type Term,
} from './poly.js';
import type { Known } from './sign-types.js';
import type { SignTable } from './signs.js';

export class SignRules {
  constructor(
    private readonly table: SignTable,
    private readonly functions: Functions,
  ) {}

  /** The sign of a sum that no simpler way decides. */
  find(p: Poly): Known | undefined {
    return this.square(p) ?? this.grows(p) ?? this.logGrows(p) ?? this.oddGrows(p) ?? this.rootWins(p);
  }

  /** Not negative (or not positive), and not zero. */
  meet(f: Frac, a: Known, b: Known): Known {
    const weak = [a, b].find((k) => k.mask !== ANY_SIGN && k.mask & ZERO_SIGN && k.mask !== ZERO_SIGN);
    const nonzero = [a, b].find((k) => k.mask === (NEGATIVE | POSITIVE));
    if (!weak || !nonzero) return (a.mask & b.mask) === a.mask ? a : b;
    const terms: SignTerm[] = [
      { coef: ONE, parts: [{ sign: weak.law, exponent: 1 }] },
      { coef: rational(0), parts: [{ sign: nonzero.law, exponent: 1 }] },
    ];
    return this.table.record(f, weak.mask & nonzero.mask, { rule: 'terms', terms });
  }

  /** The generator of an even root: not negative, and positive where its argument is. */
  evenRoot(id: number, degree: number, arg: Frac): Known {
    const f = fromPoly(generator(id));
    const weak = this.table.record(f, POSITIVE | ZERO_SIGN, { rule: 'generator', id });
    const inner = this.table.sign(arg);
    if (inner?.mask !== POSITIVE) return weak;
    const cofactor = fromPoly(generator(id, degree - 1));
    const nonzero = this.table.record(f, NEGATIVE | POSITIVE, { rule: 'divides', by: inner.law, cofactor });
    return this.meet(f, weak, nonzero);
  }

  /** What is known of the monomials in p and in the facts: signs, bounds of numbers, bounds of erf and the like. */
  monomialFacts(p: Poly, facts: readonly Fact[]): readonly Fact[] {
    const monomials = new Map<string, Term>();
    for (const q of [p, ...facts.map((f) => f.poly)])
      for (const [k, t] of q) if (k !== '') monomials.set(k, { ...t, coef: ONE });
    return [...monomials.values()].flatMap((t): Fact[] => {
      const poly = fromTerms([t]);
      const known = this.table.sign(fromPoly(poly));
      const own = known && known.mask !== ANY_SIGN ? [{ poly, mask: known.mask, law: known.law }] : [];
      return [...own, ...this.numberBounds(t, poly), ...this.functionBounds(t)];
    });
  }

  private numberBounds(t: Term, poly: Poly): Fact[] {
    if (!t.powers.every(([g]) => symbolsOf(this.table.field.generators[g]!.expr).size === 0)) return [];
    const bounds = this.table.numbers.bounds(expressionOf(this.table.field, fromPoly(poly)));
    if (!bounds) return [];
    const [above, below] = [subPoly(poly, constant(bounds[0])), subPoly(constant(bounds[1]), poly)];
    return [above, below].map((q) => ({
      poly: q,
      mask: POSITIVE,
      law: this.table.record(fromPoly(q), POSITIVE, { rule: 'number' }).law,
    }));
  }

  private functionBounds(t: Term): Fact[] {
    if (t.powers.length !== 1) return [];
    const [id] = t.powers[0]!;
    const { meaning } = this.table.field.generators[id]!;
    const strict = meaning.kind === 'odd' && meaning.op === 'erf';
    if (!strict && meaning.kind !== 'sin' && meaning.kind !== 'cos') return [];
    const g = generator(id);
    return [subPoly(constant(ONE), g), subPoly(g, constant(rational(-1)))].map((q) => {
      const mask = strict ? POSITIVE : POSITIVE | ZERO_SIGN;
      return { poly: q, mask, law: this.table.record(fromPoly(q), mask, { rule: 'bound', id }).law };
    });
  }

  /** a·g² + b·g + c by completing the square. */
  private square(p: Poly): Known | undefined {
    for (const g of generatorsOf(p)) {
      const by = (n: number) =>
        fromTerms(
          [...p.values()]
            .filter((t) => exponentOf(t, g) === n)
            .map((t) => ({ ...t, powers: t.powers.filter(([h]) => h !== g) })),
        );
      if ([...p.values()].some((t) => exponentOf(t, g) > 2 || exponentOf(t, g) < 0)) continue;
      const [a, b, c] = [by(2), by(1), by(0)];
      const lead = a.get('')?.coef;
      if (a.size !== 1 || !lead || b.size === 0) continue;
      const quarter = div(ONE, mul(lead, rational(4)));
      const rest = this.table.field.sub(
        fromPoly(scalePoly(c, mul(lead, rational(4)))),
        fromPoly(this.table.field.times(b, b)),
      );
      const known = isZeroFrac(rest) ? undefined : this.table.sign(rest);
      if (!known || known.mask & NEGATIVE) continue;
      const root = fromPoly(fromTerms([...mulPoly(scalePoly(a, rational(2)), generator(g)).values(), ...b.values()]));
      const mask = sumMask(productMask(maskOf(lead), POSITIVE | ZERO_SIGN), productMask(maskOf(lead), known.mask));
      return this.table.record(fromPoly(p), mask, {
        rule: 'terms',
        terms: [
          { coef: quarter, parts: [{ square: root, exponent: 2 }] },
          { coef: quarter, parts: [{ sign: known.law, exponent: 1 }] },
        ],
      });
    }
    return undefined;
  }

  /** v₁ − v₂ of two exponentials has the sign of the difference of their logarithms. */
  private grows(p: Poly): Known | undefined {
    if (p.size !== 2) return undefined;
    const [a, b] = [...p.values()] as [Term, Term];
    if (sign(a.coef) === sign(b.coef)) return undefined;
    const [high, low] = sign(a.coef) > 0 ? [a, b] : [b, a];
    const kinds = [...generatorsOf(p)].map((g) => this.table.field.generators[g]!.meaning.kind);
    if (!kinds.includes('exp')) return undefined;
    const values = [fromPoly(fromTerms([high])), fromPoly(negPoly(fromTerms([low])))] as const;
    if (values.some((v) => this.table.sign(v)?.mask !== POSITIVE)) return undefined;
    const [left, right] = values.map((v) => this.functions.logPair(v)) as [number, number];
    const known = this.table.sign(this.table.field.sub(this.pairOf(left).u, this.pairOf(right).u));
    return known && this.table.record(fromPoly(p), known.mask, { rule: 'grows', left, right, scale: 1, by: known.law });
  }
  private pairOf = (i: number) => this.table.laws[i] as Extract<Law, { kind: 'pair' }>;

  /** Integer multiples of logarithms: the sign is that of a product of their arguments less 1. */
  logGrows(p: Poly): Known | undefined {
    const sides = this.logSides(p);
    if (!sides) return undefined;
    const [left, right] = sides;
    const known = this.table.sign(this.table.field.sub(this.pairOf(left).v, this.pairOf(right).v));
    return known && this.table.record(fromPoly(p), known.mask, { rule: 'log-grows', left, right, by: known.law });
  }

  /** p = u₁ − u₂ of two pairs, where p is a sum of integer multiples of logarithms. */
  private logSides(p: Poly): readonly [number, number] | undefined {
    const isLog = (t: Term) =>
      t.powers.length === 0 ||
      (t.powers.length === 1 &&
        t.powers[0]![1] === 1 &&
        this.table.field.generators[t.powers[0]![0]]!.meaning.kind === 'log');
    if (![...p.values()].every(isLog) || ![...p.values()].some((t) => t.powers.length > 0)) return undefined;
    const unit = [...p.values()].map((t) => t.coef).reduce(rationalGcd);
    if (!isInteger(unit) || [...p.values()].some((t) => Math.abs(Number(t.coef.num)) > 8)) return undefined;
    const side = (s: number) =>
      fromPoly(
        fromTerms(
          [...p.values()].filter((t) => sign(t.coef) === s).map((t) => (s > 0 ? t : { ...t, coef: neg(t.coef) })),
        ),
      );
    return [this.functions.expPair(side(1)), this.functions.expPair(side(-1))];
  }

  /** erf(u) − erf(v) has the sign of u − v; so has a difference of arc tangents. */
  private oddGrows(p: Poly): Known | undefined {
    const sides = this.oddSides(p);
    if (!sides) return undefined;
    const [left, right] = sides;
    const [u, v] = [left, right].map((i) => (this.table.laws[i] as OddLaw).arg) as [Frac, Frac];
    const known = this.table.sign(this.table.field.sub(u, v));
    return known && this.table.record(fromPoly(p), known.mask, { rule: 'odd-grows', left, right, by: known.law });
  }

  private oddSides(p: Poly): readonly [number, number] | undefined {
    if (p.size !== 2) return undefined;
    const [a, b] = [...p.values()] as [Term, Term];
    const find = (f: Frac) => this.table.laws.findIndex((l) => l.kind === 'odd' && fracKey(l.value) === fracKey(f));
    const [first, second] = [fromPoly(fromTerms([a])), fromPoly(negPoly(fromTerms([b])))];
    const sides = [find(first), find(second)] as const;
    if (sides[0] < 0) return undefined;
    const { op } = this.table.laws[sides[0]] as OddLaw;
    if (sides[1] >= 0) return (this.table.laws[sides[1]] as OddLaw).op === op ? sides : undefined;
    // The second value may only be there with the other sign.
    const mirror = find(this.table.field.neg(second));
    const other = mirror < 0 ? undefined : (this.table.laws[mirror] as OddLaw);
    if (!other || other.op !== op) return undefined;
    this.functions.odd(op, this.table.field.neg(other.arg));
    return [sides[0], find(second)];
  }

  /** a·s + b with s = √p, a > 0: positive if a²p > b². */
  private rootWins(p: Poly): Known | undefined {
    for (const id of generatorsOf(p)) {
      const { meaning, relation } = this.table.field.generators[id]!;
      if (meaning.kind !== 'root' || meaning.degree !== 2 || !relation) continue;
      const a = fromTerms(
        [...p.values()]
          .filter((t) => exponentOf(t, id) === 1)
          .map((t) => ({ ...t, powers: t.powers.filter(([h]) => h !== id) })),
      );
      const b = fromTerms([...p.values()].filter((t) => exponentOf(t, id) === 0));
      const front = this.table.sign(fromPoly(a));
      if (!front || !isOneSign(front.mask)) continue;
      const rest = subPoly(
        this.table.field.times(this.table.field.times(a, a), relation.value),
        this.table.field.times(b, b),
      );
      const known = rest.size === 0 ? undefined : this.table.sign(fromPoly(rest));
      if (!known || known.mask & NEGATIVE) continue;
      const mask = known.mask === POSITIVE ? front.mask : front.mask | ZERO_SIGN;
      return this.table.record(fromPoly(p), mask, { rule: 'root-wins', id, a: front.law, by: known.law });
    }
    return undefined;
  }

  /** What the sign of a difference of exponentials hangs on. */
  simpler(p: Poly): Poly {
    const odd = this.oddSides(p);
    if (odd) {
      const [u, v] = odd.map((i) => (this.table.laws[i] as OddLaw).arg) as [Frac, Frac];
      return this.firstOpen(this.table.field.sub(u, v)) ?? p;
    }
    const sides = this.logSides(p);
    if (sides) {
      const [left, right] = sides.map((i) => this.pairOf(i).v) as [Frac, Frac];
      return this.firstOpen(this.table.field.sub(left, right)) ?? p;
    }
    if (p.size === 1) {
      const { meaning } = this.table.field.generators[[...generatorsOf(p)][0]!]!;
      return meaning.kind === 'odd' || meaning.kind === 'root' ? (this.firstOpen(meaning.arg) ?? p) : p;
    }
    if (p.size !== 2) return p;
    const [a, b] = [...p.values()] as [Term, Term];
    const [high, low] = sign(a.coef) > 0 ? [a, b] : [b, a];
    const kinds = [...generatorsOf(p)].map((g) => this.table.field.generators[g]!.meaning.kind);
    if (!kinds.includes('exp') || sign(a.coef) === sign(b.coef)) return p;
    const values = [fromPoly(fromTerms([high])), fromPoly(negPoly(fromTerms([low])))];
    if (values.some((v) => this.table.sign(v)?.mask !== POSITIVE)) return p;
    const [u, v] = values.map((w) => this.functions.log(w)) as [Frac, Frac];
    return this.firstOpen(this.table.field.sub(u, v)) ?? p;
  }

  private firstOpen(f: Frac): Poly | undefined {
    const open = factorsOf(f).factors.filter(([p]) => !isOneSign(this.table.poly(p)?.mask ?? ANY_SIGN));
    return open.length > 0 ? open[0]![0] : undefined;
  }
}
