/**
 * The known laws, checked one instance at a time. A certificate's leaf is a list of instances; each is accepted only
 * if it follows from those before it by the arithmetic of fractions.
 */
import { call, type Expr, number, PI, substitute } from '../expr/expr.js';
import type { OpName } from '../expr/ops.js';
import type { Json } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { Entries, type Entry, type Proved } from './entries.js';
import type { Evaluator } from './evaluate.js';
import { type Fraction, fractionNames, Refused } from './fractions.js';
import type { Meaning } from './knowledge.js';
import { type Given, SignLaws } from './sign-laws.js';

const ODD_FUNCTIONS: readonly OpName[] = ['erf', 'atan', 'asin'];
const OTHER: Proved = { kind: 'other' };

export class Laws {
  private readonly facts: Entries;
  private readonly signs: SignLaws;
  /** Unknowns as expressions in the claim's variables. */
  private readonly full = new Map<string, Expr>();
  /** By number, the laws that each one used. */
  private readonly rests: ReadonlySet<number>[] = [];

  /** `variables`: names that an unknown may not take. */
  constructor(reader: Evaluator, given: Given, truth: Truth, variables: ReadonlySet<string>) {
    this.facts = new Entries(reader.known, reader, variables);
    this.signs = new SignLaws(this.facts, given, truth, this.full);
  }

  private get a() {
    return this.facts.known.arithmetic;
  }

  /** Accepts the next law or throws Refused. */
  accept(entry: Entry): void {
    const known: Readonly<Record<string, (entry: Entry) => Proved>> = {
      let: (e) => this.introduce(e),
      pair: (e) => this.pair(e),
      root: (e) => this.root(e),
      turn: (e) => this.turn(e),
      odd: (e) => this.odd(e),
      sign: (e) => this.signs.accept(e),
    };
    const check = typeof entry.law === 'string' && Object.hasOwn(known, entry.law) ? known[entry.law] : undefined;
    if (!check) throw new Refused('a law that is not known');
    this.facts.known.law = this.facts.proved.length;
    this.facts.known.touched = new Set();
    this.facts.proved.push(check(entry));
    this.rests.push(this.facts.known.touched);
    this.facts.known.touched = new Set();
  }

  // unknowns -------------------------------------------------------------------------------------------------------------

  private introduce(entry: Entry): Proved {
    const name = entry.name;
    if (typeof name !== 'string' || !/^[a-z]+\d+$/.test(name)) throw new Refused('an unknown without a name');
    if (this.facts.variables.has(name) || this.facts.known.meanings.has(name))
      throw new Refused(`\`${name}\` is taken`);
    this.facts.known.introduced.set(name, this.facts.proved.length);
    const kind = entry.is;
    if (kind === 'pi') {
      this.full.set(name, PI);
      this.facts.known.meanings.set(name, { kind: 'pi' });
      return OTHER;
    }
    const of = this.facts.fraction(entry, 'of');
    const inner = substitute(this.facts.text(entry, 'of'), this.full);
    const add = (meaning: Meaning, expr: Expr): void => {
      this.facts.known.meanings.set(name, meaning);
      this.full.set(name, expr);
    };
    if (kind === 'exp' || kind === 'sin' || kind === 'cos' || kind === 'log') {
      if (kind === 'log' && this.facts.known.signsOf(of) !== '+')
        throw new Refused('a logarithm of what is not known positive');
      add({ kind, of }, call(kind, inner));
      if (kind === 'sin') this.pythagoras(name, entry, of);
      return OTHER;
    }
    if (kind === 'root') {
      const degree = this.facts.whole(entry.degree);
      if (degree < 2 || degree > 12) throw new Refused('a root of that degree');
      if (degree % 2 === 0 && this.facts.known.signsOf(of).includes('-'))
        throw new Refused('an even root of unknown sign');
      if (of.den.size > 0 || of.scale !== 1n) throw new Refused('a root of a quotient');
      const size = number({ num: 1n, den: BigInt(degree) });
      add({ kind, degree, of }, degree === 3 ? call('cbrt', inner) : call('pow', inner, size));
      this.a.relations.set(name, { degree, value: of.num });
      return OTHER;
    }
    if (kind === 'erf' || kind === 'atan' || kind === 'asin') {
      if (kind === 'asin')
        for (const s of [1n, -1n])
          if (
            this.facts.known
              .signsOf(this.a.add(this.a.number(1n, 1n), this.a.mul(of, this.a.number(s, 1n))))
              .includes('-')
          )
            throw new Refused('an arc sine of unknown size');
      add({ kind: 'odd', op: kind, of }, call(kind, inner));
      return OTHER;
    }
    throw new Refused('an unknown of an unknown kind');
  }

  /** sin² = 1 − cos² of the same angle. */
  private pythagoras(name: string, entry: Entry, of: Fraction): void {
    const other = entry.with;
    const meaning = typeof other === 'string' ? this.facts.known.meanings.get(other) : undefined;
    if (typeof other !== 'string' || meaning?.kind !== 'cos') throw new Refused('a sine without its cosine');
    this.facts.meaningOf(other);
    this.facts.same(meaning.of, of, 'sin² + cos² = 1');
    const cos = this.a.name(other);
    this.a.relations.set(name, { degree: 2, value: this.a.sub(this.a.number(1n, 1n), this.a.mul(cos, cos)).num });
  }

  // exp and log, roots, sines, odd functions -----------------------------------------------------------------------------

  private pair(entry: Entry): Proved {
    const [u, v] = [this.facts.fraction(entry, 'u'), this.facts.fraction(entry, 'v')];
    if (entry.generator !== undefined) {
      const { name, meaning } = this.facts.meaningOf(entry.generator);
      if (meaning.kind === 'exp') {
        this.facts.same(u, meaning.of, 'an exponential');
        this.facts.same(v, this.a.name(name), 'an exponential');
      } else if (meaning.kind === 'log') {
        this.facts.same(u, this.a.name(name), 'a logarithm');
        this.facts.same(v, meaning.of, 'a logarithm');
      } else throw new Refused('neither exponential nor logarithm');
    } else if (Array.isArray(entry.combine)) {
      let [sum, product] = [this.a.number(0n, 1n), this.a.number(1n, 1n)];
      for (const part of entry.combine as readonly Json[]) {
        const [of, n] = Array.isArray(part) ? (part as readonly Json[]) : [];
        const p = this.facts.earlier(of, 'pair');
        const times = this.facts.whole(n);
        sum = this.a.add(sum, this.a.mul(p.u, this.a.number(BigInt(times), 1n)));
        product = this.a.mul(product, this.a.pow(p.v, times));
      }
      this.facts.same(u, sum, 'exp of a sum');
      this.facts.same(v, product, 'exp of a sum');
    } else {
      const p = this.facts.earlier(entry.root, 'pair');
      const degree = this.facts.whole(entry.degree);
      if (degree < 2) throw new Refused('a root of that degree');
      this.facts.same(this.a.mul(u, this.a.number(BigInt(degree), 1n)), p.u, 'the logarithm of a root');
      this.facts.same(this.a.pow(v, degree), p.v, 'the logarithm of a root');
      if (this.facts.known.signsOf(v).includes('-')) throw new Refused('a root of unknown sign');
    }
    this.facts.known.addPair(u, v);
    return { kind: 'pair', u, v };
  }

  private root(entry: Entry): Proved {
    const [of, value] = [this.facts.fraction(entry, 'of'), this.facts.fraction(entry, 'value')];
    const degree = this.facts.whole(entry.degree);
    if (degree < 2) throw new Refused('a root of that degree');
    this.facts.same(this.a.pow(value, degree), of, 'a root');
    if (degree % 2 === 0 && !this.isRootOf(value, degree, of) && this.facts.known.signsOf(value).includes('-'))
      throw new Refused('an even root that might be negative');
    this.facts.known.addRoot(degree, of, value);
    return OTHER;
  }
  /** The unknown that was introduced as this root. */
  private isRootOf(value: Fraction, degree: number, of: Fraction): boolean {
    const [name] = fractionNames(value);
    const m = name === undefined ? undefined : this.facts.known.meanings.get(name);
    return (
      m?.kind === 'root' && m.degree === degree && this.a.equal(value, this.a.name(name!)) && this.a.equal(m.of, of)
    );
  }

  private turn(entry: Entry): Proved {
    const [angle, sin, cos] = ['angle', 'sin', 'cos'].map((f) => this.facts.fraction(entry, f)) as [
      Fraction,
      Fraction,
      Fraction,
    ];
    if (entry.generator !== undefined) {
      const { name, meaning } = this.facts.meaningOf(entry.generator);
      const [other] = [...fractionNames(cos)];
      const second = other === undefined ? undefined : this.facts.known.meanings.get(other);
      if (meaning.kind !== 'sin' || second?.kind !== 'cos') throw new Refused('neither sine nor cosine');
      this.facts.same(meaning.of, angle, 'a sine');
      this.facts.same(second.of, angle, 'a cosine');
      this.facts.same(sin, this.a.name(name), 'a sine');
      this.facts.same(cos, this.a.name(other!), 'a cosine');
    } else if (entry.quarters !== undefined) {
      const n = this.facts.whole(entry.quarters);
      const at = ((n % 4) + 4) % 4;
      if (n !== 0)
        this.facts.same(angle, this.a.mul(this.facts.reader.value(PI), this.a.number(BigInt(n), 2n)), 'a quarter turn');
      else this.facts.same(angle, this.a.number(0n, 1n), 'no turn');
      this.facts.same(sin, this.a.number([0n, 1n, 0n, -1n][at]!, 1n), 'a quarter turn');
      this.facts.same(cos, this.a.number([1n, 0n, -1n, 0n][at]!, 1n), 'a quarter turn');
    } else if (entry.inverse !== undefined) {
      const { name, meaning } = this.facts.meaningOf(entry.inverse);
      const { a } = this;
      if (meaning.kind !== 'odd' || (meaning.op !== 'asin' && meaning.op !== 'atan'))
        throw new Refused('no such angle');
      const [u, one] = [meaning.of, a.number(1n, 1n)];
      this.facts.same(angle, a.name(name), 'an inverse function');
      if (meaning.op === 'asin') {
        this.facts.same(sin, u, 'sin of an arc sine');
        this.facts.same(cos, this.facts.known.root(2, a.sub(one, a.mul(u, u))), 'cos of an arc sine');
      } else {
        const root = this.facts.known.root(2, a.add(one, a.mul(u, u)));
        this.facts.same(a.mul(cos, root), one, 'cos of an arc tangent');
        this.facts.same(sin, a.mul(u, cos), 'sin of an arc tangent');
      }
    } else if (entry.negate !== undefined) {
      const t = this.facts.earlier(entry.negate, 'turn');
      this.facts.same(angle, this.a.neg(t.angle), 'a turn back');
      this.facts.same(sin, this.a.neg(t.sin), 'a turn back');
      this.facts.same(cos, t.cos, 'a turn back');
    } else {
      const [i, j] = (Array.isArray(entry.sum) ? entry.sum : []) as readonly Json[];
      const [s, t] = [this.facts.earlier(i, 'turn'), this.facts.earlier(j, 'turn')];
      const { a } = this;
      this.facts.same(angle, a.add(s.angle, t.angle), 'a sum of angles');
      this.facts.same(sin, a.add(a.mul(s.sin, t.cos), a.mul(s.cos, t.sin)), 'a sum of angles');
      this.facts.same(cos, a.sub(a.mul(s.cos, t.cos), a.mul(s.sin, t.sin)), 'a sum of angles');
    }
    this.facts.known.addTurn(angle, sin, cos);
    return { kind: 'turn', angle, sin, cos };
  }

  private odd(entry: Entry): Proved {
    const [of, value] = [this.facts.fraction(entry, 'of'), this.facts.fraction(entry, 'value')];
    const op = ODD_FUNCTIONS.find((o) => o === entry.op);
    const [name] = [...fractionNames(value)];
    const m = name === undefined ? undefined : this.facts.known.meanings.get(name);
    if (!op || m?.kind !== 'odd' || m.op !== op) throw new Refused('no such odd function');
    const self = this.a.name(name!);
    const flip = !this.a.equal(value, self);
    this.facts.same(value, flip ? this.a.neg(self) : self, 'an odd function');
    this.facts.same(of, flip ? this.a.neg(m.of) : m.of, 'an odd function');
    this.facts.known.addOdd(op, of, value);
    return { kind: 'odd', op, of, value };
  }

  /** The laws that those rest on, themselves included. */
  needed(by: ReadonlySet<number>): ReadonlySet<number> {
    const found = new Set(by);
    for (const law of found) for (const other of this.rests[law] ?? []) found.add(other);
    return found;
  }

  /** 0 would be positive: there is no such point. */
  isContradiction(index: Json | undefined): boolean {
    const found = this.facts.earlier(index, 'sign');
    return this.a.isZero(found.of) && !found.signs.includes('0');
  }
}
