/** The signs of numbers, checked: each from earlier signs by a rule that a reader can do by hand. */
import { type Expr, substitute, symbolsOf } from '../expr/expr.js';
import type { Json } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { type Entries, type Entry, isEntry, type Proved } from './entries.js';
import { type Fraction, Refused } from './fractions.js';
import { ANY, flipped, powerSigns, productSigns, type Signs, sumSigns } from './knowledge.js';

/** What is given at a leaf: conditions and case distinctions, by number. */
export interface Given {
  readonly value: (fact: number) => Fraction;
  readonly signs: (fact: number) => Signs;
}

const NUMBER_BITS = 8192;

export class SignLaws {
  constructor(
    private readonly read: Entries,
    private readonly given: Given,
    private readonly truth: Truth,
    /** Unknowns as expressions in the claim's variables. */
    private readonly full: ReadonlyMap<string, Expr>,
  ) {}

  private get a() {
    return this.read.known.arithmetic;
  }

  /** Accepts a sign or throws Refused. */
  accept(entry: Entry): Proved {
    const of = this.read.fraction(entry, 'of');
    const signs = this.signsBy(entry, of);
    if (entry.is !== signs) throw new Refused('a sign that does not follow');
    this.read.known.addSigns(of, signs);
    return { kind: 'sign', of, signs };
  }

  private signsBy(entry: Entry, of: Fraction): Signs {
    switch (entry.by) {
      case 'given': {
        const fact = this.read.whole(entry.fact);
        this.read.same(of, this.given.value(fact), 'a condition');
        return this.given.signs(fact);
      }
      case 'terms':
        return this.terms(entry, of);
      case 'generator':
        return this.ofGenerator(entry, of);
      case 'number':
        return this.ofNumber(this.read.text(entry, 'of'));
      case 'grows': {
        const [p, q] = [this.read.earlier(entry.left, 'pair'), this.read.earlier(entry.right, 'pair')];
        this.read.same(of, this.a.sub(p.v, q.v), 'a difference of exponentials');
        const inner = this.read.earlier(entry.of1, 'sign');
        this.read.same(inner.of, this.a.sub(p.u, q.u), 'a difference of logarithms');
        return inner.signs;
      }
      case 'log-grows': {
        const [p, q] = [this.read.earlier(entry.left, 'pair'), this.read.earlier(entry.right, 'pair')];
        this.read.same(of, this.a.sub(p.u, q.u), 'a difference of logarithms');
        const inner = this.read.earlier(entry.of1, 'sign');
        this.read.same(inner.of, this.a.sub(p.v, q.v), 'a difference of exponentials');
        return inner.signs;
      }
      case 'odd': {
        const law = this.read.earlier(entry.of2, 'odd');
        this.read.same(of, law.value, 'an odd function');
        const inner = this.read.earlier(entry.of1, 'sign');
        this.read.same(inner.of, law.of, 'an odd function');
        return inner.signs;
      }
      case 'odd-grows': {
        const [p, q] = [this.read.earlier(entry.left, 'odd'), this.read.earlier(entry.right, 'odd')];
        if (p.op !== q.op) throw new Refused('two different functions');
        this.read.same(of, this.a.sub(p.value, q.value), 'a difference of values');
        const inner = this.read.earlier(entry.of1, 'sign');
        this.read.same(inner.of, this.a.sub(p.of, q.of), 'a difference of arguments');
        return inner.signs;
      }
      case 'odd-root': {
        const { name, meaning } = this.read.meaningOf(entry.unknown);
        if (meaning.kind !== 'root' || meaning.degree % 2 === 0) throw new Refused('no root of odd degree');
        this.read.same(of, this.a.name(name), 'the sign of a root');
        const inner = this.read.earlier(entry.of1, 'sign');
        this.read.same(inner.of, meaning.of, 'the sign of a root');
        return inner.signs;
      }
      case 'bound':
        return this.bound(entry, of);
      case 'root-wins':
        return this.rootWins(entry, of);
      case 'divides': {
        const whole = this.read.earlier(entry.of1, 'sign');
        if (whole.signs.includes('0')) throw new Refused('a factor of what might be zero');
        this.read.same(this.a.mul(of, this.read.fraction(entry, 'cofactor')), whole.of, 'a factor');
        return '-+';
      }
      default:
        throw new Refused('a sign without a known reason');
    }
  }

  private terms(entry: Entry, of: Fraction): Signs {
    let total = this.a.number(0n, 1n);
    let signs: Signs = '0';
    let nonzero = false;
    if (!Array.isArray(entry.terms)) throw new Refused('a sum without terms');
    for (const term of entry.terms as readonly Json[]) {
      const [coef, parts, more] = Array.isArray(term) ? (term as readonly Json[]) : [];
      if (!Array.isArray(parts) || more !== undefined) throw new Refused('a term that cannot be read');
      let value = this.rational(coef);
      let own: Signs = this.a.isZero(value) ? '0' : this.read.known.signsOf(value);
      for (const part of parts) {
        if (!isEntry(part)) throw new Refused('a term that cannot be read');
        const { sign, square, exponent } = part;
        const e = this.read.whole(exponent);
        const base = sign === undefined ? undefined : this.read.earlier(sign, 'sign');
        const what = base?.of ?? this.read.fraction({ square: square ?? null }, 'square');
        const s = base?.signs ?? ANY;
        if (e < 0 && s.includes('0')) throw new Refused('a division by what might be zero');
        if (base === undefined && e % 2 !== 0) throw new Refused('an odd power of unknown sign');
        value = this.a.mul(value, this.a.pow(what, e));
        own = productSigns(own, powerSigns(s, e));
        if (this.a.isZero(this.rational(coef)) && (parts.length !== 1 || e !== 1))
          throw new Refused('a term that says nothing');
        // A term with the coefficient 0 only says that something differs from 0: the sum itself, if they are the same.
        if (this.a.isZero(value) && base && !base.signs.includes('0') && this.a.equal(base.of, of)) nonzero = true;
      }
      total = this.a.add(total, value);
      signs = sumSigns(signs, own);
    }
    this.read.same(total, of, 'a sum of terms');
    return nonzero ? [...signs].filter((s) => s !== '0').join('') : signs;
  }

  private rational(value: Json | undefined): Fraction {
    const match = typeof value === 'string' ? /^(-?\d{1,5000})\/(\d{1,5000})$/.exec(value) : null;
    if (!match || BigInt(match[2]!) === 0n) throw new Refused('a number that cannot be read');
    return this.a.number(BigInt(match[1]!), BigInt(match[2]!));
  }

  private ofGenerator(entry: Entry, of: Fraction): Signs {
    const { name, meaning } = this.read.meaningOf(entry.unknown);
    this.read.same(of, this.a.name(name), 'the sign of an unknown');
    if (meaning.kind === 'exp' || meaning.kind === 'pi') return '+';
    if (meaning.kind === 'root' && meaning.degree % 2 === 0) return '0+';
    throw new Refused('an unknown without a sign of its own');
  }

  /** A number without variables: MPFR decides, never for zero. */
  private ofNumber(e: Expr): Signs {
    const full = substitute(e, this.full);
    if (symbolsOf(full).size > 0) throw new Refused('this is no number');
    const answer = this.truth.evaluate(full, new Map(), 16, { bits: NUMBER_BITS });
    if (answer.kind !== 'number') throw new Refused('a number that cannot be told from zero');
    if (answer.low === 'inf' || (answer.low !== '-inf' && answer.low.mantissa > 0n)) return '+';
    if (answer.high === '-inf' || (answer.high !== 'inf' && answer.high.mantissa < 0n)) return '-';
    throw new Refused('a number that cannot be told from zero');
  }

  private bound(entry: Entry, of: Fraction): Signs {
    const { name, meaning } = this.read.meaningOf(entry.unknown);
    const one = this.a.number(1n, 1n);
    const self = this.a.name(name);
    if (!this.a.equal(of, this.a.add(one, self))) this.read.same(of, this.a.sub(one, self), 'a bound');
    if (meaning.kind === 'odd' && meaning.op === 'erf') return '+';
    if (meaning.kind === 'sin' || meaning.kind === 'cos') return '0+';
    throw new Refused('an unknown without a bound');
  }

  /** f = a·s + b with s = √p >= 0: f·(a·s − b) = a²p − b², and |a·s| > |b| where that is positive. */
  private rootWins(entry: Entry, of: Fraction): Signs {
    const { name, meaning } = this.read.meaningOf(entry.unknown);
    const front = this.read.earlier(entry.of2, 'sign');
    const rest = this.read.earlier(entry.of1, 'sign');
    if (meaning.kind !== 'root' || meaning.degree !== 2 || front.signs.length !== 1 || front.signs === '0')
      throw new Refused('no root with a front of known sign');
    const as = this.a.mul(front.of, this.a.name(name));
    const b = this.a.sub(of, as);
    this.read.same(this.a.sub(this.a.mul(as, as), this.a.mul(b, b)), rest.of, 'a root that outweighs the rest');
    if (rest.signs.includes('-')) throw new Refused('a root that might not outweigh the rest');
    const strict = !rest.signs.includes('0');
    const signs = strict ? '+' : '0+';
    return front.signs === '+' ? signs : flipped(signs);
  }
}
