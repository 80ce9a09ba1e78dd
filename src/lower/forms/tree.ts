/**
 * The expression itself as straight-line code: where no form exists (steps, oscillation, parameters that no scaling
 * takes out, algebra beyond its limits). Scaled numbers neither overflow nor underflow and hold 106 bits, so most of
 * what cancels does no harm; the estimate of lost bits says where it does.
 */
import { isInteger, ONE, type Rational, rational } from '../../algebra/rational.js';
import type { Expr } from '../../expr/expr.js';
import { key } from '../../expr/expr.js';
import { besideOne } from './beside-one.js';
import type { Form } from './form.js';
import { type Straight, Writer } from './straight.js';

/** The form that a tree stands for: no germs, no end of its own. */
const formless = (side: 1 | -1): Form => ({
  end: { kind: 'infinity', side },
  steps: [],
  value: { terms: [], denominators: [] },
  assumed: [],
});

const HALF = rational(1, 2);
/** Whole powers beyond this are exponentials of logarithms. */
const MOST_WHOLE = 64n;

/**
 * Writes an expression of the variable, on one side of 0, and of parameters in order. `literally`: as the author has it, sums
 * with 1 too.
 */
export function treeOf(
  e: Expr,
  variable: string,
  side: 1 | -1,
  parameters: readonly string[] = [],
  literally = false,
): Straight {
  const w = new Writer();
  const known = new Map<string, number>();
  const one = () => w.number(ONE);
  const sum = (...args: number[]): number => w.put({ op: 'sum', args });
  const minus = (a: number, b: number): number => sum(a, w.negate(b));
  const divide = (a: number, b: number): number => w.put({ op: 'divide', args: [a, b] });
  const root = (a: number): number => w.put({ op: 'sqrt', args: [a] });
  const log = (a: number): number => w.put({ op: 'log', args: [a] });
  const exp = (a: number): number => w.put({ op: 'exp', args: [a] });
  const atom = (name: 'expm1' | 'log1p' | 'erf' | 'erfcx' | 'atan' | 'sin' | 'sqrt1pm1', a: number): number =>
    w.put({ op: 'atom', atom: name, args: [a] });
  const apply = (name: 'abs' | 'sign' | 'floor' | 'ceil' | 'cbrt' | 'cos' | 'erfc', a: number): number =>
    w.put({ op: 'apply', name, args: [a] });
  /** An odd function by its values at |u|. */
  const odd = (u: number, f: (size: number) => number): number => w.multiply(apply('sign', u), f(apply('abs', u)));
  const scaledBy = (r: Rational, a: number): number => w.multiply(w.number(r), a);

  const power = (u: number, exponent: Expr): number => {
    if (exponent.kind === 'number') {
      const v = exponent.value;
      const small = v.num <= MOST_WHOLE && v.num >= -MOST_WHOLE;
      if (small && v.num === 0n) return one();
      if (small && isInteger(v)) return w.power(u, Number(v.num));
      if (small && v.den === 2n) return w.power(root(u), Number(v.num));
    }
    return w.put({ op: 'realPower', args: [u, of(exponent)] });
  };
  const unary = (op: string, u: number): number => {
    switch (op) {
      case 'neg':
        return w.negate(u);
      case 'exp':
        return exp(u);
      case 'log':
        return log(u);
      case 'sqrt':
        return root(u);
      case 'log2':
      case 'log10':
        return divide(log(u), log(w.number(rational(op === 'log2' ? 2 : 10))));
      case 'abs':
      case 'sign':
      case 'floor':
      case 'ceil':
      case 'cbrt':
      case 'cos':
      case 'erfc':
        return apply(op, u);
      case 'tan':
        return divide(atom('sin', u), apply('cos', u));
      // Half angles, so that nothing is divided by what may be 0: asin u = 2·atan(u/(1 + √((1 − u)(1 + u)))),
      // acos u = 4·atan(√(1 − u)/(√2 + √(1 + u))).
      case 'asin': {
        const cosine = root(w.multiply(minus(one(), u), sum(one(), u)));
        return scaledBy(rational(2), atom('atan', divide(u, sum(one(), cosine))));
      }
      case 'acos': {
        const below = sum(root(w.number(rational(2))), root(sum(one(), u)));
        return scaledBy(rational(4), atom('atan', divide(root(minus(one(), u)), below)));
      }
      case 'tanh':
        return odd(u, (v) => {
          const m = atom('expm1', scaledBy(rational(-2), v));
          return divide(w.negate(m), sum(w.number(rational(2)), m));
        });
      case 'sinh':
        return odd(u, (v) => {
          // No part of it is larger than it: so it holds beyond all exponents too.
          return scaledBy(HALF, minus(atom('expm1', v), atom('expm1', w.negate(v))));
        });
      case 'cosh':
        return scaledBy(HALF, sum(exp(u), exp(w.negate(u))));
      // log(v + √(1 + v²)) = log1p(v + (√(1 + v²) − 1)).
      case 'asinh':
        return odd(u, (v) => atom('log1p', sum(v, atom('sqrt1pm1', w.multiply(v, v)))));
      case 'acosh': {
        const t = minus(u, one());
        return atom('log1p', sum(t, root(w.multiply(t, sum(t, w.number(rational(2)))))));
      }
      case 'atanh':
        return odd(u, (v) => scaledBy(HALF, atom('log1p', divide(scaledBy(rational(2), v), minus(one(), v)))));
      default:
        return atom(op as 'expm1', u);
    }
  };
  const made = (part: Expr): number => {
    switch (part.kind) {
      case 'number':
        return w.number(part.value);
      case 'constant':
        return part.name === 'pi' ? w.put({ op: 'pi' }) : exp(one());
      case 'symbol': {
        if (part.name !== variable) return w.put({ op: 'parameter', index: parameters.indexOf(part.name) });
        const x = w.put({ op: 'x' });
        return side < 0 ? w.negate(x) : x;
      }
      case 'call': {
        const [a, b] = part.args as readonly [Expr, Expr];
        switch (part.op) {
          case 'add':
            return sum(of(a), of(b));
          case 'sub':
            return minus(of(a), of(b));
          case 'mul':
            return w.multiply(of(a), of(b));
          case 'div':
            return divide(of(a), of(b));
          case 'pow':
            return power(of(a), b);
          case 'max':
          case 'min':
            return w.put({ op: part.op, args: [of(a), of(b)] });
          default:
            return unary(part.op, of(a));
        }
      }
      default:
        throw new Error(`a ${part.kind} in a leaf`);
    }
  };
  const of = (part: Expr): number => {
    const id = key(part);
    const shorter = literally ? undefined : besideOne(part);
    const found = known.get(id) ?? (shorter ? of(shorter) : made(part));
    known.set(id, found);
    return found;
  };
  const result = of(e);
  return { form: formless(side), operations: w.operations, result, assumed: [], tree: true };
}
