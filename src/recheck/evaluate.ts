/**
 * The checker reads an expression as a fraction of a leaf's unknowns, by what the certificate's laws have established;
 * nothing is assumed: a division needs its divisor's sign, a logarithm a positive argument. Derivatives are taken here
 * too, from those of the unknowns.
 */
import { type Comparison, type Condition, dependsOn, type Expr, PI, substitute } from '../expr/expr.js';
import type { OpName } from '../expr/ops.js';
import { parse } from '../expr/parse.js';
import { type Fraction, fractionNames, type Polynomial, Refused } from './fractions.js';
import type { Knowledge, Signs } from './knowledge.js';

/** The expression has no value here. */
export class NoValue extends Error {}

/** By what these functions are defined; where one side has a value, so has the other. */
const meaning: Partial<Record<OpName, Expr>> = Object.fromEntries(
  Object.entries({
    expm1: 'exp(u) - 1',
    log1p: 'log(1 + u)',
    log2: 'log(u)/log(2)',
    log10: 'log(u)/log(10)',
    erfc: '1 - erf(u)',
    tan: 'sin(u)/cos(u)',
    acos: 'pi/2 - asin(u)',
    sinh: '(exp(u) - exp(-u))/2',
    cosh: '(exp(u) + exp(-u))/2',
    tanh: '(exp(u) - exp(-u))/(exp(u) + exp(-u))',
    asinh: 'log(u + sqrt(u^2 + 1))',
    acosh: 'log(u + sqrt(u - 1)*sqrt(u + 1))',
    atanh: 'log((1 + u)/(1 - u))/2',
  }).map(([op, text]) => [op, parse(text)]),
);

const relations: Readonly<Record<Comparison['relation'], Signs>> = {
  '<': '-',
  '<=': '-0',
  '>': '+',
  '>=': '0+',
  '==': '0',
  '!=': '-+',
};
export const relationSigns = (relation: Comparison['relation']): Signs => relations[relation];

export class Evaluator {
  /** Variables of the derivatives that are being taken, outermost first. */
  private moving: readonly string[] = [];

  constructor(
    readonly known: Knowledge,
    readonly bindings: ReadonlyMap<string, Expr>,
    /** The claim holds derivatives: every choice must be strict, or made at exactly zero by something that stays. */
    readonly strict: boolean,
    /** The derivative, as an expression, at a point that fixes what the derivative moves. */
    private readonly atPoint?: (of: Expr, variable: string) => Expr,
  ) {}

  private get a() {
    return this.known.arithmetic;
  }

  /** Throws NoValue where the expression has none, Refused where the certificate does not say enough. */
  value(e: Expr): Fraction {
    switch (e.kind) {
      case 'number':
        return this.a.number(e.value.num, e.value.den);
      case 'symbol': {
        const bound = this.bindings.get(e.name);
        return bound ? this.value(bound) : this.a.name(e.name);
      }
      case 'constant':
        return e.name === 'pi' ? this.pi() : this.known.exp(this.a.number(1n, 1n));
      case 'pieces': {
        const piece = e.pieces.find((p) => p.when === undefined || this.holds(p.when));
        if (!piece) throw new NoValue('no piece');
        return this.value(piece.value);
      }
      case 'derivative':
        return this.derivative(e.of, e.variable);
      case 'call':
        return this.call(e.op, e.args);
      default:
        throw new Refused(`a ${e.kind} in an identity`);
    }
  }

  private pi(): Fraction {
    const found = [...this.known.meanings].find(([, m]) => m.kind === 'pi');
    if (!found) throw new Refused('no unknown stands for pi');
    const law = this.known.introduced.get(found[0]);
    if (law !== undefined) this.known.touched.add(law);
    return this.a.name(found[0]);
  }

  private holds = (c: Condition): boolean => c.every((k) => this.compare(k));

  private compare(c: Comparison): boolean {
    const f = this.a.sub(this.value(c.left), this.value(c.right));
    const signs = this.signs(f, [c.left, c.right]);
    const wanted = relations[c.relation];
    if ([...signs].every((s) => wanted.includes(s))) return true;
    if (![...signs].some((s) => wanted.includes(s))) return false;
    throw new Refused('a comparison that the certificate does not decide');
  }

  /** The sign of what decides a case. */
  private signs(f: Fraction, from: readonly Expr[]): Signs {
    const signs = this.known.signsOf(f);
    if (this.strict && signs.length > 1) throw new Refused('a sign that is not settled where derivatives are taken');
    if (signs === '0' && this.moving.some((v) => from.some((e) => this.moves(e, v))))
      throw new Refused('a derivative at a kink');
    return signs;
  }
  private moves = (e: Expr, variable: string): boolean =>
    dependsOn(e, variable) || [...this.bindings].some(([n, value]) => dependsOn(e, n) && this.moves(value, variable));

  /** Refuses division by what might be zero. */
  private nonzero(f: Fraction, e: Expr): void {
    const signs = this.known.signsOf(f);
    if (signs === '0') throw new NoValue('a division by zero');
    if (!signs.includes('0')) return;
    // A product is not 0 where no factor is.
    if (e.kind === 'call' && e.op === 'mul') for (const x of e.args) this.nonzero(this.value(x), x);
    else if (e.kind === 'call' && e.op === 'pow' && e.args[1]!.kind === 'number')
      this.nonzero(this.value(e.args[0]!), e.args[0]!);
    else throw new Refused('a divisor that might be zero');
  }

  private call(op: OpName, args: readonly Expr[]): Fraction {
    const short = meaning[op];
    if (short) return this.value(substitute(short, new Map([['u', args[0]!]])));
    if (op === 'pow') return this.power(args[0]!, args[1]!);
    const [u, v] = args.map((x) => this.value(x)) as [Fraction, Fraction];
    switch (op) {
      case 'add':
        return this.a.add(u, v);
      case 'sub':
        return this.a.sub(u, v);
      case 'neg':
        return this.a.neg(u);
      case 'mul':
        return this.a.mul(u, v);
      case 'div':
        this.nonzero(v, args[1]!);
        return this.a.div(u, v);
      case 'exp':
        return this.known.exp(u);
      case 'log': {
        const signs = this.known.signsOf(u);
        if (!signs.includes('+')) throw new NoValue('the logarithm of something not positive');
        if (signs !== '+') throw new Refused('a logarithm of something of unknown sign');
        return this.known.log(u);
      }
      case 'sqrt':
        return this.evenRoot(u, 2, args);
      case 'cbrt':
        this.signs(u, args);
        return this.known.root(3, u);
      case 'abs':
        return this.choose(
          this.signs(u, args),
          () => u,
          () => this.a.neg(u),
        );
      case 'sign': {
        const s = this.signs(u, args);
        if (s.length !== 1) throw new Refused('a sign that the certificate does not decide');
        return this.a.number(s === '+' ? 1n : s === '-' ? -1n : 0n, 1n);
      }
      case 'max':
        return this.choose(
          this.signs(this.a.sub(u, v), args),
          () => u,
          () => v,
        );
      case 'min':
        return this.choose(
          this.signs(this.a.sub(u, v), args),
          () => v,
          () => u,
        );
      case 'sin':
      case 'cos':
        return this.known.turn(u)[op];
      case 'asin':
        for (const f of [this.a.sub(this.a.number(1n, 1n), u), this.a.add(this.a.number(1n, 1n), u)]) {
          const signs = this.signs(f, args);
          if (signs === '-') throw new NoValue('an arc sine beyond 1');
          if (signs.includes('-')) throw new Refused('an arc sine that might be beyond 1');
        }
        return this.known.odd(op, u);
      case 'erf':
      case 'atan':
        return this.known.odd(op, u);
      default:
        throw new Refused(`the checker knows no \`${op}\``);
    }
  }

  private choose(signs: Signs, above: () => Fraction, below: () => Fraction): Fraction {
    if (!signs.includes('-')) return above();
    if (!signs.includes('+')) return below();
    throw new Refused('a case that the certificate does not decide');
  }

  private evenRoot(u: Fraction, degree: number, from: readonly Expr[]): Fraction {
    const signs = this.signs(u, from);
    if (signs === '-') throw new NoValue('an even root of something negative');
    if (signs.includes('-')) throw new Refused('an even root of something of unknown sign');
    return signs === '0' ? this.a.number(0n, 1n) : this.known.root(degree, u);
  }

  private power(base: Expr, exponent: Expr): Fraction {
    const [u, v] = [this.value(base), this.value(exponent)];
    const n = exponentOf(v);
    if (n) {
      if (n.num < 0) this.nonzero(u, base);
      if (n.den === 1) return this.a.pow(u, n.num);
      const signs = this.signs(u, [base]);
      if (signs === '-') throw new NoValue('a negative number to a power that is not whole');
      if (signs.includes('-')) throw new Refused('a power of something of unknown sign');
      return signs === '0' ? u : this.a.pow(this.known.root(n.den, u), n.num);
    }
    const signs = this.known.signsOf(u);
    if (signs === '+') return this.known.exp(this.a.mul(v, this.known.log(u)));
    if (signs === '0' && !this.strict && this.known.signsOf(v) === '+') return this.a.number(0n, 1n);
    throw new Refused('a variable power of something not known positive');
  }

  // derivatives ----------------------------------------------------------------------------------------------------------

  private derivative(of: Expr, variable: string): Fraction {
    for (const [name, value] of this.bindings)
      if (dependsOn(of, name) && (name === variable || this.moves(value, variable)))
        return this.value(this.slopeAtPoint(of, variable));
    const before = this.moving;
    this.moving = [...before, variable];
    const f = this.value(of);
    this.moving = before;
    return this.slope(f, variable);
  }

  private slopeAtPoint(of: Expr, variable: string): Expr {
    if (!this.atPoint || this.moving.length > 0) throw new Refused('a derivative at a single point');
    // Without a value there is no derivative.
    this.value(of);
    return this.atPoint(of, variable);
  }

  private slope(f: Fraction, variable: string): Fraction {
    const { a } = this;
    let result = a.mul(this.polynomial(f.num, variable), { num: a.number(1n, 1n).num, scale: f.scale, den: f.den });
    for (const d of f.den.values()) {
      const part = a.mul(f, a.div(this.polynomial(d.poly, variable), a.from(d.poly)));
      result = a.sub(result, a.mul(part, a.number(BigInt(d.exponent), 1n)));
    }
    return result;
  }

  private polynomial(p: Polynomial, variable: string): Fraction {
    const { a } = this;
    let total = a.number(0n, 1n);
    for (const t of p.values())
      for (const [name, e] of t.m) {
        let part = a.mul(a.number(t.c * BigInt(e), 1n), this.unknownSlope(name, variable));
        for (const [n, f] of t.m) part = a.mul(part, a.pow(a.name(n), n === name ? f - 1 : f));
        total = a.add(total, part);
      }
    return total;
  }

  private unknownSlope(name: string, variable: string): Fraction {
    const { a, known } = this;
    const m = known.meanings.get(name);
    if (!m) return a.number(name === variable ? 1n : 0n, 1n);
    if (m.kind === 'pi') return a.number(0n, 1n);
    const inner = this.slope(m.of, variable);
    if (a.isZero(inner)) return inner;
    const one = a.number(1n, 1n);
    switch (m.kind) {
      case 'exp':
        return a.mul(a.name(name), inner);
      case 'log':
        return a.div(inner, m.of);
      case 'root':
        if (known.signsOf(m.of).includes('0')) throw new Refused('the derivative of a root at zero');
        return a.mul(a.div(a.mul(a.name(name), inner), m.of), a.number(1n, BigInt(m.degree)));
      case 'sin':
        return a.mul(known.turn(m.of).cos, inner);
      case 'cos':
        return a.neg(a.mul(known.turn(m.of).sin, inner));
      case 'odd': {
        const square = a.mul(m.of, m.of);
        if (m.op === 'atan') return a.div(inner, a.add(one, square));
        if (m.op === 'erf') {
          const bell = a.mul(known.exp(a.neg(square)), a.number(2n, 1n));
          return a.mul(inner, a.div(bell, known.root(2, this.value(PI))));
        }
        const rest = a.sub(one, square);
        if (this.known.signsOf(rest) !== '+') throw new Refused('the derivative of an arc sine at its end');
        return a.div(inner, known.root(2, rest));
      }
    }
  }
}

/** A rational number, as a plain quotient. */
function exponentOf(v: Fraction): { readonly num: number; readonly den: number } | undefined {
  if (fractionNames(v).size > 0) return undefined;
  const num = v.num.get('')?.c ?? 0n;
  if (num > 64n || num < -64n || v.scale > 64n) throw new Refused('a high power');
  return { num: Number(num), den: Number(v.scale) };
}
