/**
 * One-sided Laurent series of an expression at a point, with exact coefficients: how the value and the derivatives
 * of a function are found at a removable point or a joint (x/(1 − exp(−x)) at 0 is 1, its derivative 1/2).
 *
 * A series is h^valuation · (c₀ + c₁h + …), h = variable − point, cut after a fixed number of coefficients. Sums and
 * products are those of power series; a function is composed by its own Taylor series, whose coefficients come from
 * repeated differentiation; square roots and whole powers take their leading power out first.
 */
import { slopes } from '../expr/differentiate.js';
import { call, dependsOn, type Expr, isIntegerNumber, number, substitute, symbol } from '../expr/expr.js';
import type { OpName } from '../expr/ops.js';
import { tidy } from '../expr/tidy.js';
import {
  addPolynomials,
  constantPolynomial,
  invertPolynomial,
  multiplyPolynomials,
  negatePolynomial,
  type Polynomial,
  polynomialExpr,
  TooManyTerms,
  toPolynomial,
  ZERO_POLYNOMIAL,
} from './polynomial.js';
import { ONE, rational } from './rational.js';

/** Coefficients kept of every series; what needs more is reported as not found. */
const LENGTH = 8;

interface Series {
  readonly valuation: number;
  /** `LENGTH` coefficients at most; the first is not zero unless all are. */
  readonly coefficients: readonly Polynomial[];
}

/** There is no such series (an essential singularity, a pole inside a function, too many terms). */
class NoSeries extends Error {}

export interface SeriesPoint {
  readonly variable: string;
  readonly at: Expr;
  readonly side: 'left' | 'right';
  /** Is an expression in the parameters zero? Decides what the exact algebra leaves open. */
  readonly isZero: (e: Expr) => boolean;
}

class Expansion {
  constructor(readonly point: SeriesPoint) {}

  private normal(valuation: number, coefficients: readonly Polynomial[]): Series {
    let first = 0;
    while (first < coefficients.length && this.vanishes(coefficients[first]!)) first += 1;
    return { valuation: valuation + first, coefficients: coefficients.slice(first) };
  }
  private vanishes(p: Polynomial): boolean {
    return p.size === 0 || (p.size > 1 && this.point.isZero(polynomialExpr(p)));
  }
  private polynomial(e: Expr): Polynomial {
    const found = toPolynomial(tidy(e, { formal: true }));
    if (!found) throw new NoSeries('a coefficient divides by zero');
    return found;
  }
  private constant(e: Expr): Series {
    return this.normal(0, [this.polynomial(e), ...Array<Polynomial>(LENGTH - 1).fill(ZERO_POLYNOMIAL)]);
  }

  of(e: Expr): Series {
    if (!dependsOn(e, this.point.variable)) return this.constant(e);
    if (e.kind === 'symbol') {
      const one = constantPolynomial(ONE);
      return this.normal(0, [
        this.polynomial(this.point.at),
        one,
        ...Array<Polynomial>(LENGTH - 2).fill(ZERO_POLYNOMIAL),
      ]);
    }
    if (e.kind !== 'call') throw new NoSeries(`a ${e.kind} node`);
    const [u, v] = e.args as [Expr, Expr];
    switch (e.op) {
      case 'neg':
        return this.scale(this.of(u), constantPolynomial(rational(-1)));
      case 'add':
        return this.add(this.of(u), this.of(v));
      case 'sub':
        return this.add(this.of(u), this.scale(this.of(v), constantPolynomial(rational(-1))));
      case 'mul':
        return this.multiply(this.of(u), this.of(v));
      case 'div':
        return this.multiply(this.of(u), this.invert(this.of(v)));
      case 'sqrt':
        return this.root(this.of(u));
      case 'pow':
        return this.power(u, v);
      default:
        return e.args.length === 1 ? this.compose(e.op, this.of(u)) : this.fail(`${e.op} at a joint`);
    }
  }
  private fail(reason: string): never {
    throw new NoSeries(reason);
  }

  private scale(s: Series, factor: Polynomial): Series {
    return { ...s, coefficients: s.coefficients.map((c) => multiplyPolynomials(c, factor)) };
  }
  private add(a: Series, b: Series): Series {
    if (a.coefficients.length === 0 && b.coefficients.length === 0) return a;
    const low = Math.min(a.valuation, b.valuation);
    const end = Math.min(a.valuation + a.coefficients.length, b.valuation + b.coefficients.length);
    const at = (s: Series, n: number) => s.coefficients[n - s.valuation] ?? ZERO_POLYNOMIAL;
    const sum = Array.from({ length: Math.max(0, end - low) }, (_, i) =>
      addPolynomials(at(a, low + i), at(b, low + i)),
    );
    return this.normal(low, sum);
  }
  private multiply(a: Series, b: Series): Series {
    const length = Math.min(a.coefficients.length, b.coefficients.length);
    const product = Array.from({ length }, (_, n) => {
      let sum = ZERO_POLYNOMIAL;
      for (let i = 0; i <= n; i++)
        sum = addPolynomials(sum, multiplyPolynomials(a.coefficients[i]!, b.coefficients[n - i]!));
      return sum;
    });
    return this.normal(a.valuation + b.valuation, product);
  }
  private invert(s: Series): Series {
    const first = s.coefficients[0] && invertPolynomial(s.coefficients[0]);
    if (!first) throw new NoSeries('division by what vanishes to every order looked at');
    const inverse: Polynomial[] = [first];
    for (let n = 1; n < s.coefficients.length; n++) {
      let sum = ZERO_POLYNOMIAL;
      for (let i = 1; i <= n; i++) sum = addPolynomials(sum, multiplyPolynomials(s.coefficients[i]!, inverse[n - i]!));
      inverse.push(negatePolynomial(multiplyPolynomials(sum, first)));
    }
    return this.normal(-s.valuation, inverse);
  }

  /** sqrt(h^2m · c · (1 + …)) = |h|^m · sqrt(c) · sqrt(1 + …). */
  private root(s: Series): Series {
    if (s.coefficients.length === 0 || s.valuation % 2 !== 0) throw new NoSeries('the root of an odd power');
    const half = s.valuation / 2;
    const lead = s.coefficients[0]!;
    const inverse = invertPolynomial(lead);
    if (!inverse) throw new NoSeries('the root of zero');
    const rest = this.scale({ valuation: 0, coefficients: s.coefficients }, inverse);
    const unit = this.compose('sqrt', rest);
    const sign = this.point.side === 'left' && half % 2 !== 0 ? -1 : 1;
    const scaled = this.scale(
      unit,
      multiplyPolynomials(this.polynomial(call('sqrt', polynomialExpr(lead))), constantPolynomial(rational(sign))),
    );
    return this.normal(scaled.valuation + half, scaled.coefficients);
  }

  private power(u: Expr, v: Expr): Series {
    if (isIntegerNumber(v) && Math.abs(Number(v.value.num)) <= 16) {
      const n = Number(v.value.num);
      const base = n < 0 ? this.invert(this.of(u)) : this.of(u);
      let result = this.constant(number(1));
      for (let i = 0; i < Math.abs(n); i++) result = this.multiply(result, base);
      return result;
    }
    const halves = v.kind === 'number' && v.value.den === 2n ? Number(v.value.num) : undefined;
    if (halves !== undefined) return this.power2(this.root(this.of(u)), halves);
    // u^v = exp(v·log u), where log u has a series.
    return this.of(call('exp', call('mul', v, call('log', u))));
  }
  private power2(root: Series, n: number): Series {
    const base = n < 0 ? this.invert(root) : root;
    let result = base;
    for (let i = 1; i < Math.abs(n); i++) result = this.multiply(result, base);
    return result;
  }

  /** f(u₀ + δ) = Σ f⁽ⁿ⁾(u₀)/n! · δⁿ. */
  private compose(name: OpName, u: Series): Series {
    if (u.valuation < 0) throw new NoSeries(`${name} of a pole`);
    const start = u.valuation === 0 ? (u.coefficients[0] ?? ZERO_POLYNOMIAL) : ZERO_POLYNOMIAL;
    const center = polynomialExpr(start);
    const delta = u.valuation === 0 ? this.normal(1, u.coefficients.slice(1)) : u;
    const length = LENGTH;
    let term = call(name, symbol('u')) as Expr;
    let power: Series = this.constant(number(1));
    let sum: Series = this.constant(tidy(call(name, center)));
    let factorial = 1n;
    for (let n = 1; n < length; n++) {
      term = derivativeInU(term);
      power = this.multiply(power, delta);
      factorial *= BigInt(n);
      if (power.valuation >= length) break;
      const value = substitute(term, new Map([['u', center]]));
      const factor = multiplyPolynomials(this.polynomial(value), constantPolynomial(rational(1n, factorial)));
      if (factor.size > 0) sum = this.add(sum, this.scale(power, factor));
      // The unknown tail of δⁿ limits the sum even where its coefficient vanishes.
      else
        sum = {
          ...sum,
          coefficients: sum.coefficients.slice(
            0,
            Math.max(0, power.valuation + power.coefficients.length - sum.valuation),
          ),
        };
    }
    return sum;
  }
}

/** d/du by the slopes of the table alone (small trees in one variable). */
function derivativeInU(e: Expr): Expr {
  if (!dependsOn(e, 'u')) return number(0);
  if (e.kind === 'symbol') return number(1);
  if (e.kind !== 'call') throw new NoSeries(`a ${e.kind} node`);
  if (e.op === 'pow' && !dependsOn(e.args[1]!, 'u')) {
    const [base, exponent] = e.args as [Expr, Expr];
    return tidy(
      call('mul', call('mul', exponent, call('pow', base, call('sub', exponent, number(1)))), derivativeInU(base)),
      { formal: true },
    );
  }
  const [u, v] = e.args as [Expr, Expr | undefined];
  const env = new Map<string, Expr>([['u', u], ...(v ? ([['v', v]] as const) : [])]);
  const terms = e.args.map((a, i) => call('mul', substitute(slopes(e.op)[i]!, env), derivativeInU(a)));
  return tidy(
    terms.reduce((sum, t) => call('add', sum, t)),
    { formal: true },
  );
}

/** The limit of `e` as the variable tends to the point from the side given. */
export type Limit =
  | { readonly kind: 'value'; readonly value: Expr }
  | { readonly kind: 'pole' }
  | { readonly kind: 'not-found'; readonly reason: string };

/** Exact as far as the coefficients' zero test is; needs no evaluation near the point. */
export function limitAt(e: Expr, point: SeriesPoint): Limit {
  if (!dependsOn(e, point.variable)) return { kind: 'value', value: e };
  try {
    const series = new Expansion(point).of(e);
    if (series.coefficients.length === 0) return { kind: 'not-found', reason: `zero to ${LENGTH} terms` };
    if (series.valuation < 0) return { kind: 'pole' };
    return {
      kind: 'value',
      value: series.valuation > 0 ? number(0) : tidy(polynomialExpr(series.coefficients[0]!), { formal: true }),
    };
  } catch (problem) {
    if (problem instanceof NoSeries || problem instanceof TooManyTerms || problem instanceof RangeError)
      return { kind: 'not-found', reason: problem.message };
    throw problem;
  }
}
