/**
 * Expressions to normal forms in one cell, where the sign of everything that decides a case is known. Where a function
 * has no value the whole has none; what the cell cannot tell asks for a case distinction.
 */

import { Calculus } from '../../algebra/normal/calculus.js';
import { expressionOf } from '../../algebra/normal/expression.js';
import { Field, type Frac, fromRational, type Generator, isZeroFrac, ONE_FRAC } from '../../algebra/normal/field.js';
import { Functions } from '../../algebra/normal/functions.js';
import type { Hints } from '../../algebra/normal/hints.js';
import { type Law, type Mask, NEGATIVE, POSITIVE, ZERO_SIGN } from '../../algebra/normal/laws.js';
import { isOneSign } from '../../algebra/normal/masks.js';
import { constantOf } from '../../algebra/normal/poly.js';
import type { Numbers } from '../../algebra/normal/sign-types.js';
import { SignTable } from '../../algebra/normal/signs.js';
import { isInteger, type Rational, rational } from '../../algebra/rational.js';
import { type Comparison, type Condition, call, dependsOn, type Expr, number, substitute } from '../../expr/expr.js';
import type { OpName } from '../../expr/ops.js';
import { kinkIn, type Point, slopeAtKink } from './kinks.js';
import { shorthand } from './shorthand.js';

/** The expression has no value in this cell. */
export class NotDefined extends Error {}
/** This method has no answer. */
export class NoProof extends Error {}

/** What `sign` of a relation's difference makes it true. */
export const relationMask: Readonly<Record<Comparison['relation'], Mask>> = {
  '<': NEGATIVE,
  '<=': NEGATIVE | ZERO_SIGN,
  '>': POSITIVE,
  '>=': POSITIVE | ZERO_SIGN,
  '==': ZERO_SIGN,
  '!=': NEGATIVE | POSITIVE,
};

const MOST_EXPONENT = 40n;

/** The derivative of an expression, as an expression in variables; `converter` found it with nothing fixed. */
export interface SlopeAtPoint {
  readonly of: Expr;
  readonly variable: string;
  readonly value: Expr;
  readonly converter: Converter;
}

export class Converter {
  readonly field = new Field();
  readonly laws: Law[] = [];
  readonly signs: SignTable;
  readonly functions: Functions;
  private readonly calculus: Calculus;
  private readonly memo = new Map<Expr, Frac>();
  /** What is given in this cell. */
  facts: readonly { readonly of: Expr; readonly mask: Mask }[] = [];
  /** Derivatives at a point that fixes what they move, each taken beside the point. */
  readonly slopes: SlopeAtPoint[] = [];
  /** Derivatives at kinks whose branches agree. */
  readonly kinks: { readonly of: Expr; readonly variable: string; readonly kink: Expr }[] = [];
  /** Conditions on which the values depended, all discharged. */
  readonly conditions: { readonly of: Frac; readonly relation: '> 0' | '>= 0' | '!= 0' }[] = [];

  constructor(
    private readonly hints: Hints,
    private readonly numbers: Numbers,
    /** Variables that are fixed in this cell. */
    readonly bindings: ReadonlyMap<string, Expr>,
    /** Does the claim hold derivatives? Then 0 counts as neither sign. */
    readonly exact: boolean,
  ) {
    this.signs = new SignTable(this.field, this.laws, numbers);
    this.signs.exact = exact;
    this.functions = new Functions(this.field, hints, this.signs, this.laws);
    this.signs.connect(this.functions);
    this.calculus = new Calculus(this.functions);
  }

  /** The normal form; throws NotDefined, Undecided, NoProof, TooLarge or Restart. */
  convert(e: Expr): Frac {
    const known = this.memo.get(e);
    if (known) return known;
    const made = this.make(e);
    this.memo.set(e, made);
    return made;
  }

  private make(e: Expr): Frac {
    switch (e.kind) {
      case 'number':
        return fromRational(e.value);
      case 'symbol': {
        const bound = this.bindings.get(e.name);
        return bound ? this.convert(bound) : this.functions.symbol(e.name, e);
      }
      case 'constant':
        return e.name === 'pi' ? this.functions.pi(e) : this.functions.exp(ONE_FRAC);
      case 'call':
        return this.callOf(e.op, e.args);
      case 'pieces': {
        const piece = e.pieces.find((p) => p.when === undefined || this.holds(p.when));
        if (!piece) throw new NotDefined('no piece applies');
        return this.convert(piece.value);
      }
      case 'derivative':
        return this.derivative(e.of, e.variable);
      default:
        throw new NoProof(`a ${e.kind}`);
    }
  }

  /** Does the condition hold in the whole cell? Asks for a case distinction where it holds in a part. */
  holds(c: Condition): boolean {
    return c.every((k) => this.comparison(k));
  }

  private comparison({ left, relation, right }: Comparison): boolean {
    const f = this.field.sub(this.convert(left), this.convert(right));
    const wanted = relationMask[relation];
    const mask = this.mask(f);
    if (this.exact && !isOneSign(mask) && mask !== ZERO_SIGN) return this.signs.ask(f);
    if ((mask & wanted) === mask) return true;
    if ((mask & wanted) === 0) return false;
    return this.signs.ask(f);
  }

  private mask(f: Frac): Mask {
    if (isZeroFrac(f)) return ZERO_SIGN;
    return this.signs.sign(f)?.mask ?? NEGATIVE | ZERO_SIGN | POSITIVE;
  }

  /** One sign, or zero; else asks. */
  private signOf(f: Frac): Mask {
    const mask = this.mask(f);
    return isOneSign(mask) || mask === ZERO_SIGN ? mask : this.signs.ask(f);
  }

  /** Not negative (or not positive): enough for absolute values and maxima, unless derivatives are taken. */
  private side(f: Frac): Mask {
    const mask = this.mask(f);
    if (this.exact) return this.signOf(f);
    if ((mask & NEGATIVE) === 0) return POSITIVE;
    return (mask & POSITIVE) === 0 ? NEGATIVE : this.signs.ask(f);
  }

  private callOf(op: OpName, args: readonly Expr[]): Frac {
    const { field, functions } = this;
    const short = shorthand[op];
    if (short) return this.convert(substitute(short, new Map([['u', args[0]!]])));
    if (op === 'pow') return this.power(args[0]!, args[1]!);
    const [u, v] = args.map((a) => this.convert(a)) as [Frac, Frac];
    switch (op) {
      case 'add':
        return field.add(u, v);
      case 'sub':
        return field.sub(u, v);
      case 'neg':
        return field.neg(u);
      case 'mul':
        return field.mul(u, v);
      case 'div':
        this.nonzero(v);
        return field.div(u, v);
      case 'exp':
        return functions.exp(u);
      case 'log':
        this.positive(u, 'the logarithm of something that is not positive');
        return functions.log(u);
      case 'sqrt':
        return this.evenRoot(u, 2);
      case 'cbrt':
        return functions.root(u, 3);
      case 'abs':
        return this.side(u) === NEGATIVE ? field.neg(u) : u;
      case 'sign': {
        const s = this.signOf(u);
        return fromRational(rational(s === POSITIVE ? 1 : s === NEGATIVE ? -1 : 0));
      }
      case 'max':
        return this.side(field.sub(u, v)) === NEGATIVE ? v : u;
      case 'min':
        return this.side(field.sub(u, v)) === NEGATIVE ? u : v;
      case 'sin':
        return functions.sinCos(u)[0];
      case 'cos':
        return functions.sinCos(u)[1];
      case 'asin':
        this.withinOne(u);
        return functions.odd(op, u);
      case 'erf':
      case 'atan':
        return functions.odd(op, u);
      default:
        throw new NoProof(`\`${op}\` has no normal form`);
    }
  }

  private nonzero(f: Frac): void {
    const mask = this.mask(f);
    if (mask === ZERO_SIGN) throw new NotDefined('a division by zero');
    if (mask & ZERO_SIGN) this.signs.ask(f);
    this.conditions.push({ of: f, relation: '!= 0' });
  }

  private positive(f: Frac, reason: string): void {
    const mask = this.mask(f);
    if (mask === POSITIVE) return void this.conditions.push({ of: f, relation: '> 0' });
    if ((mask & POSITIVE) === 0) throw new NotDefined(reason);
    this.signs.ask(f);
  }

  private evenRoot(u: Frac, degree: number): Frac {
    const mask = this.mask(u);
    if (mask === NEGATIVE) throw new NotDefined('an even root of something negative');
    if (mask & NEGATIVE || (this.exact && !isOneSign(mask) && mask !== ZERO_SIGN)) this.signs.ask(u);
    this.conditions.push({ of: u, relation: '>= 0' });
    return mask === ZERO_SIGN ? fromRational(rational(0)) : this.functions.root(u, degree);
  }

  private withinOne(u: Frac): void {
    for (const f of [this.field.sub(ONE_FRAC, u), this.field.add(ONE_FRAC, u)]) {
      const mask = this.mask(f);
      if (mask === NEGATIVE) throw new NotDefined('an arc sine of something beyond 1');
      if (mask & NEGATIVE || (this.exact && !isOneSign(mask) && mask !== ZERO_SIGN)) this.signs.ask(f);
    }
  }

  private power(base: Expr, exponent: Expr): Frac {
    const [u, v] = [this.convert(base), this.convert(exponent)];
    const n = v.den.length === 0 ? constantOf(v.num) : undefined;
    if (n) return this.rationalPower(u, n);
    const mask = this.mask(u);
    if (mask === POSITIVE) return this.functions.exp(this.field.mul(v, this.functions.log(u)));
    if (mask === ZERO_SIGN && !this.exact && this.mask(v) === POSITIVE) return fromRational(rational(0));
    // Whole exponents take any base: whether this has a value hangs on more than signs.
    if ((mask & POSITIVE) === 0) throw new NoProof('a power of something not positive with a variable exponent');
    return this.signs.ask(u);
  }

  private rationalPower(u: Frac, n: Rational): Frac {
    if (n.num > MOST_EXPONENT || n.num < -MOST_EXPONENT || n.den > 12n) throw new NoProof('a high power');
    if (n.num < 0n && isInteger(n)) this.nonzero(u);
    if (isInteger(n)) return this.field.pow(u, Number(n.num));
    const mask = this.mask(u);
    if (mask === NEGATIVE) throw new NotDefined('a negative number to a power that is not whole');
    if (mask & NEGATIVE) this.signs.ask(u);
    if (n.num < 0n || this.exact) {
      if (mask === ZERO_SIGN && n.num < 0n) throw new NotDefined('zero to a negative power');
      if (mask !== POSITIVE && mask !== ZERO_SIGN) this.signs.ask(u);
    }
    if (mask === ZERO_SIGN) return fromRational(rational(0));
    return this.field.pow(this.functions.root(u, Number(n.den)), Number(n.num));
  }

  /** Everything in `of` is on one side of its kinks here, and stays there for a small move of the variable. */
  private derivative(of: Expr, variable: string): Frac {
    const moves = (e: Expr): boolean =>
      dependsOn(e, variable) || [...this.bindings].some(([n, value]) => dependsOn(e, n) && moves(value));
    if ([...this.bindings].some(([n, value]) => dependsOn(of, n) && (n === variable || moves(value))))
      return this.derivativeAtPoint(of, variable);
    return this.derivativeForm(of, variable);
  }

  private derivativeForm(of: Expr, variable: string): Frac {
    const f = this.convert(of);
    this.kinkFree(of, variable);
    return this.calculus.derivative(f, variable);
  }

  /**
   * The point fixes a variable that the derivative moves: the derivative is taken where nothing is fixed, with the
   * signs that hold at the point (and, being strict, near it), and then its value at the point.
   */
  private derivativeAtPoint(of: Expr, variable: string): Frac {
    // Without a value there is no derivative.
    this.convert(of);
    const kink = kinkIn(of, variable, (e) => this.mask(this.convert(e)));
    if (kink) return this.derivativeAtKink(of, kink, variable);
    const free = new Converter(this.hints, this.numbers, new Map(), this.exact);
    free.facts = this.facts;
    for (const [i, fact] of this.facts.entries()) free.signs.given(free.convert(fact.of), fact.mask, i);
    const value = expressionOf(free.field, free.derivativeForm(of, variable));
    this.slopes.push({ of, variable, value, converter: free });
    return this.convert(value);
  }

  private derivativeAtKink(of: Expr, kink: Expr, variable: string): Frac {
    const point: Point = {
      signAt: (e) => this.mask(this.convert(e)),
      holds: (c) => this.comparison(c),
      value: (e) => this.convert(e),
      slope: (e) => this.derivative(e, variable),
      equal: (f, g) => this.field.equal(f, g),
    };
    const slope = slopeAtKink(of, kink, variable, point);
    if (!slope) throw new NoProof('a derivative at a kink');
    this.kinks.push({ of, variable, kink });
    return slope;
  }

  /** Zero arguments of kinks that move with the variable: no derivative by formula. */
  private kinkFree(e: Expr, variable: string): void {
    if (!dependsOn(e, variable)) return;
    const zero = (arg: Expr) => {
      const f = this.convert(arg);
      if (this.mask(f) === ZERO_SIGN && dependsOn(arg, variable)) throw new NoProof('a derivative at a kink');
    };
    if (e.kind === 'call') {
      const short = shorthand[e.op];
      if (short) {
        this.kinkFree(substitute(short, new Map([['u', e.args[0]!]])), variable);
        return;
      }
      if (e.op === 'asin') for (const one of [number(1), number(-1)]) zero(call('sub', e.args[0]!, one));
      if (['abs', 'sign', 'sqrt', 'cbrt'].includes(e.op)) zero(e.args[0]!);
      if (e.op === 'cbrt' && !isOneSign(this.mask(this.convert(e.args[0]!)))) this.signs.ask(this.convert(e.args[0]!));
      if (e.op === 'max' || e.op === 'min') zero(call('sub', e.args[0]!, e.args[1]!));
      if (e.op === 'pow' && e.args[1]!.kind === 'number' && !isInteger(e.args[1]!.value)) zero(e.args[0]!);
      for (const a of e.args) this.kinkFree(a, variable);
    } else if (e.kind === 'pieces') {
      for (const p of e.pieces) {
        for (const c of p.when ?? []) {
          zero(call('sub', c.left, c.right));
          this.kinkFree(c.left, variable);
          this.kinkFree(c.right, variable);
        }
        if (p.when !== undefined && !this.holds(p.when)) continue;
        this.kinkFree(p.value, variable);
        return;
      }
    } else if (e.kind === 'derivative') this.kinkFree(e.of, variable);
  }

  /** d(f)/d(variable) as a form. */
  slope = (f: Frac, variable: string): Frac => this.calculus.derivative(f, variable);
  /** The derivative of a generator. */
  slopeOf = (g: Generator, variable: string): Frac => this.calculus.derivative(this.field.of(g), variable);
}
