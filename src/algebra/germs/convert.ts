/**
 * An expression of one variable as an exact fraction over germs at one end. Nothing is known by name beyond the
 * elementary functions below; abs, sign, max and min are decided by the sign of their argument, which the caller proves
 * for the whole cell that the form is for.
 */
import { type Expr, key } from '../../expr/expr.js';
import { neg, rational, sign as signOf } from '../rational.js';
import { expOf } from './exponential.js';
import {
  add,
  asRational,
  cancelDenominators,
  type Fraction,
  invert,
  isZero,
  multiply,
  negate,
  ONE,
  ofGerm,
  ofRational,
  powerOf,
  scale,
  subtract,
  ZERO,
} from './fraction.js';
import { atanOf, coshOf, cosOf, cutShort, erfOf, sinhOf, sinOf, tanhOf } from './functions.js';
import { type End, NoForm } from './germ.js';
import { logOf, powerWith, rootOf } from './logarithm.js';
import { hasSquaredRoot, reduced } from './reduce.js';
import { type FormOptions, GermTable } from './table.js';

export interface Conversion extends FormOptions {
  readonly variable: string;
  /** The sign of an expression throughout the cell; undefined where that was not settled. */
  readonly signOf: (e: Expr) => -1 | 0 | 1 | undefined;
}

/** An expression near an end: the germs, in an order in which they can be computed, and the fraction over them. */
export interface GermForm {
  readonly table: GermTable;
  readonly end: End;
  readonly value: Fraction;
  /** Holds a square that `reduce` would rewrite. */
  readonly reducible: boolean;
}

class Converter {
  private readonly known = new Map<string, Fraction>();
  constructor(
    readonly table: GermTable,
    readonly to: Conversion,
  ) {}

  of(e: Expr): Fraction {
    const id = key(e);
    const known = this.known.get(id);
    if (known) return known;
    const made = cutShort(this.table, reduced(this.table, this.convert(e)));
    this.known.set(id, made);
    return made;
  }

  private convert(e: Expr): Fraction {
    const { table } = this;
    switch (e.kind) {
      case 'number':
        return signOf(e.value) === 0 ? ZERO : ofRational(e.value);
      case 'constant':
        return e.name === 'e' ? expOf(table, ONE) : ofGerm(table, table.named('pi'));
      case 'symbol': {
        if (e.name !== this.to.variable) throw new NoForm(`\`${e.name}\` is not the variable`);
        const x = scale(ofGerm(table, table.x()), rational(table.end.side));
        const at = table.end.at;
        return at && signOf(at) !== 0 ? add(table, ofRational(at), x) : x;
      }
      case 'call':
        return e.args.length === 2 ? this.binary(e.op, e.args as readonly [Expr, Expr]) : this.unary(e.op, e.args[0]!);
      default:
        throw new NoForm(`a ${e.kind} node`);
    }
  }

  private sign(e: Expr): -1 | 0 | 1 {
    const s = this.to.signOf(e);
    if (s === undefined) throw new NoForm('a sign is not settled');
    return s;
  }

  private binary(op: string, [a, b]: readonly [Expr, Expr]): Fraction {
    const { table } = this;
    switch (op) {
      case 'add':
        return add(table, this.of(a), this.of(b));
      case 'sub':
        return subtract(table, this.of(a), this.of(b));
      case 'mul':
        return multiply(table, this.of(a), this.of(b));
      case 'div': {
        const d = this.of(b);
        if (isZero(d)) throw new NoForm('division by 0');
        return multiply(table, this.of(a), invert(table, d));
      }
      case 'pow': {
        const [u, v] = [this.of(a), this.of(b)];
        return powerWith(table, u, v);
      }
      case 'max':
      case 'min': {
        const s = this.sign({ kind: 'call', op: 'sub', args: [a, b] });
        return s > 0 === (op === 'max') ? this.of(a) : this.of(b);
      }
      default:
        throw new NoForm(op);
    }
  }

  private unary(op: string, a: Expr): Fraction {
    const { table } = this;
    if (op === 'sign') return ofSign(this.sign(a));
    if (op === 'abs') return signed(this.sign(a), this.of(a));
    const u = this.of(a);
    switch (op) {
      case 'neg':
        return negate(u);
      case 'exp':
        return expOf(table, u);
      case 'expm1':
        return subtract(table, expOf(table, u), ONE);
      case 'log':
        return logOf(table, u);
      case 'log1p':
        return logOf(table, add(table, ONE, u));
      case 'log2':
        return multiply(table, logOf(table, u), ofGerm(table, table.logPrime(2n), -27_720));
      case 'log10':
        return multiply(table, logOf(table, u), invert(table, logOf(table, ofRational(rational(10)))));
      case 'sqrt':
        return rootOf(table, u);
      case 'cbrt': {
        if (isZero(u)) return ZERO;
        const s = this.sign(a);
        return signed(s, powerWith(table, signed(s, u), ofRational(rational(1, 3))));
      }
      case 'erf':
        return erfOf(table, u);
      case 'erfc':
        return subtract(table, ONE, erfOf(table, u));
      case 'erfcx':
        return multiply(table, expOf(table, powerOf(table, u, 2)), subtract(table, ONE, erfOf(table, u)));
      case 'sin':
        return sinOf(table, u);
      case 'cos':
        return cosOf(table, u);
      case 'tan':
        return multiply(table, sinOf(table, u), invert(table, cosOf(table, u)));
      case 'atan':
        return atanOf(table, u);
      case 'asin':
        return this.arcsine(u);
      case 'acos':
        return subtract(table, scale(ofGerm(table, table.named('pi')), rational(1, 2)), this.arcsine(u));
      case 'sinh':
        return sinhOf(table, u);
      case 'cosh':
        return coshOf(table, u);
      case 'tanh':
        return tanhOf(table, u);
      case 'asinh': {
        if (isZero(u)) return ZERO;
        // Odd: any sign will do, the one at the probe loses least. There u itself may be 0.
        const s = this.sign(a) || 1;
        const v = signed(s, u);
        return signed(s, logOf(table, add(table, v, rootOf(table, add(table, powerOf(table, v, 2), ONE)))));
      }
      case 'acosh':
        return logOf(table, add(table, u, rootOf(table, subtract(table, powerOf(table, u, 2), ONE))));
      case 'atanh':
        return isZero(u)
          ? ZERO
          : scale(
              subtract(table, logOf(table, add(table, ONE, u)), logOf(table, subtract(table, ONE, u))),
              rational(1, 2),
            );
      default:
        throw new NoForm(`\`${op}\` has no germ`);
    }
  }

  /** asin u = atan(u/√(1 − u²)). */
  private arcsine(u: Fraction): Fraction {
    const { table } = this;
    if (isZero(u)) return ZERO;
    const under = subtract(table, ONE, powerOf(table, u, 2));
    if (asRational(under)?.num === 0n) throw new NoForm('asin at its border');
    return atanOf(table, multiply(table, u, invert(table, rootOf(table, under))));
  }
}

const ofSign = (s: -1 | 0 | 1): Fraction => (s === 0 ? ZERO : ofRational(rational(s)));
const signed = (s: -1 | 0 | 1, f: Fraction): Fraction =>
  s === 0 ? ZERO : s > 0 ? f : scale(f, neg({ num: 1n, den: 1n }));

/**
 * The form of an expression at an end. Throws LeadingTermsCancel (a deeper expansion may do), TooLarge, or NoForm with
 * the reason.
 */
export function germForm(e: Expr, end: End, to: Conversion): GermForm {
  const table = new GermTable(end, to);
  const converter = new Converter(table, to);
  const value = cancelDenominators(table, reduced(table, converter.of(e)));
  return { table, end, value, reducible: hasSquaredRoot(table, value) };
}
