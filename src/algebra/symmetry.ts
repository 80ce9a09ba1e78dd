/**
 * Symmetries of an expression in its variables, found by linear algebra on the tree. Scalings: give each variable an
 * unknown weight w; products add weights, sums demand equal ones, arguments of exp, erf, … must have weight 0; the null
 * space over Q of these conditions holds all scalings p_i → s^(w_i)·p_i (s > 0) under which f → s^v·f. One scaling a
 * parameter turns f into a function of one variable: f(x, p) = |p|^v · g(x·|p|^(−w(x))), g = f at p = ±1. Shifts: f depends on
 * x and m by x − m alone. The method is that of dimensional analysis (Buckingham).
 */
import { call, dependsOn, type Expr, mapChildren, number, substitute, symbol } from '../expr/expr.js';
import { tidy } from '../expr/tidy.js';
import { polynomialExpr, TooManyTerms, toPolynomial } from './polynomial.js';
import { add, div, mul, neg, ONE, type Rational, rational, sign, ZERO } from './rational.js';

/** A weight as a sum of unknown weights of variables. */
type Form = ReadonlyMap<string, Rational>;
/** What an expression weighs; 'any': it is 0, which every scaling keeps. */
type Weight = Form | 'any';

/** There is no weight (an op that this walk does not know). */
class NoWeight extends Error {}

const combine = (a: Form, b: Form, factor: Rational): Form => {
  const sum = new Map(a);
  for (const [name, value] of b) {
    const total = add(sum.get(name) ?? ZERO, mul(value, factor));
    if (sign(total) === 0) sum.delete(name);
    else sum.set(name, total);
  }
  return sum;
};
const NOTHING: Form = new Map();
const MINUS = rational(-1);

class Walk {
  /** Each must be zero. */
  readonly conditions: Form[] = [];

  private same(a: Weight, b: Weight): Weight {
    if (a === 'any') return b;
    if (b === 'any') return a;
    const difference = combine(a, b, MINUS);
    if (difference.size > 0) this.conditions.push(difference);
    return a;
  }

  of(e: Expr): Weight {
    switch (e.kind) {
      case 'number':
        return sign(e.value) === 0 ? 'any' : NOTHING;
      case 'symbol':
        return new Map([[e.name, ONE]]);
      case 'constant':
        return NOTHING;
      case 'derivative': {
        const inner = this.of(e.of);
        return inner === 'any' ? inner : combine(inner, new Map([[e.variable, ONE]]), MINUS);
      }
      case 'pieces': {
        let weight: Weight = 'any';
        for (const p of e.pieces) {
          for (const c of p.when ?? []) this.same(this.of(c.left), this.of(c.right));
          weight = this.same(weight, this.of(p.value));
        }
        return weight;
      }
      case 'call':
        return this.call(e);
      default:
        throw new NoWeight(e.kind);
    }
  }

  private call(e: Extract<Expr, { kind: 'call' }>): Weight {
    const u = this.of(e.args[0]!);
    const v = e.args[1] ? this.of(e.args[1]) : u;
    const times = (r: Rational): Weight => (u === 'any' ? u : combine(NOTHING, u, r));
    switch (e.op) {
      case 'neg':
      case 'abs':
        return u;
      case 'add':
      case 'sub':
      case 'max':
      case 'min':
        return this.same(u, v);
      case 'mul':
        return u === 'any' || v === 'any' ? 'any' : combine(u, v, ONE);
      case 'div':
        return u === 'any' || v === 'any' ? u : combine(u, v, MINUS);
      case 'sqrt':
        return times(rational(1, 2));
      case 'cbrt':
        return times(rational(1, 3));
      case 'sign':
        return NOTHING;
      case 'pow': {
        const exponent = e.args[1]!;
        if (exponent.kind === 'number') return sign(exponent.value) === 0 ? NOTHING : times(exponent.value);
        this.same(u, NOTHING);
        this.same(v, NOTHING);
        return NOTHING;
      }
      default:
        this.same(u, NOTHING);
        return NOTHING;
    }
  }
}

/** One scaling: the parameter is the pivot, with weight 1. */
export interface Scaling {
  readonly parameter: string;
  /** Of all variables; 0 where missing. */
  readonly weights: ReadonlyMap<string, Rational>;
}

/** Reduced row echelon form; the pivot of each row is the first of the names that it holds. */
function eliminate(rows: readonly Form[], names: readonly string[]): ReadonlyMap<string, Form> {
  const pivots = new Map<string, Form>();
  let open = rows;
  for (const name of names) {
    const pivot = open.find((r) => r.has(name));
    if (!pivot) continue;
    const scaled = combine(NOTHING, pivot, div(ONE, pivot.get(name)!));
    const clear = (r: Form): Form => (r.has(name) ? combine(r, scaled, neg(r.get(name)!)) : r);
    open = open.filter((r) => r !== pivot).map(clear);
    for (const [other, row] of pivots) pivots.set(other, clear(row));
    pivots.set(name, scaled);
  }
  return pivots;
}

/**
 * The scalings that every group of expressions keeps (all of one group with one weight), one for each parameter that has
 * one: its own weight is 1, that of the other such parameters 0. Inputs are solved for first, so they never are pivots.
 */
export function scalings(
  groups: readonly (readonly Expr[])[],
  inputs: readonly string[],
  parameters: readonly string[],
): readonly Scaling[] {
  const walk = new Walk();
  try {
    for (const group of groups) {
      // Demanding a common weight is what a sum does.
      const [first, ...rest] = group;
      if (first) walk.of(rest.reduce((sum, e) => call('add', sum, e), first));
    }
  } catch (problem) {
    if (problem instanceof NoWeight) return [];
    throw problem;
  }
  const pivots = eliminate(walk.conditions, [...inputs, ...parameters]);
  return parameters
    .filter((p) => !pivots.has(p))
    .map((parameter) => {
      const weights = new Map<string, Rational>([[parameter, ONE]]);
      for (const [name, row] of pivots) {
        const weight = row.get(parameter);
        if (weight) weights.set(name, neg(weight));
      }
      return { parameter, weights };
    });
}

/** The weight of an expression under known weights; 'any' for 0, undefined where the scaling does not keep it. */
export function weightOf(e: Expr, weights: ReadonlyMap<string, Rational>): Rational | 'any' | undefined {
  const walk = new Walk();
  try {
    const value = (f: Form): Rational =>
      [...f].reduce((sum, [name, r]) => add(sum, mul(r, weights.get(name) ?? ZERO)), ZERO);
    const weight = walk.of(e);
    if (walk.conditions.some((c) => sign(value(c)) !== 0)) return undefined;
    return weight === 'any' ? weight : value(weight);
  } catch (problem) {
    if (problem instanceof NoWeight) return undefined;
    throw problem;
  }
}

export interface Reduced {
  /** f with each scaled parameter at its sign, the input as u. */
  readonly expression: Expr;
  /** u as an expression in the input and the parameters. */
  readonly argument: Expr;
  /** f = multiplier · g(u). */
  readonly multiplier: Expr;
  readonly scalings: readonly Scaling[];
}

const powerProduct = (factors: readonly (readonly [Expr, Rational])[]): Expr =>
  factors
    .filter(([, r]) => sign(r) !== 0)
    .reduce((p, [e, r]) => call('mul', p, call('pow', e, number(r))), number(1) as Expr);

/**
 * f as a function of one variable times powers of parameters, for one sign (±1) of each parameter; the input keeps its
 * name in g and stands for u there. Parameters without a scaling stay. Undefined where no parameter has one.
 */
export function reduce(f: Expr, input: string, signs: ReadonlyMap<string, 1 | -1>): Reduced | undefined {
  const found = scalings([[f]], [input], [...signs.keys()]);
  if (found.length === 0) return undefined;
  const factors = (of: (s: Scaling) => Rational) =>
    found.map((s) => [call('abs', symbol(s.parameter)), of(s)] as const);
  const fixed = new Map(found.map((s) => [s.parameter, number(signs.get(s.parameter)!)]));
  const weight = (s: Scaling): Rational => {
    const w = weightOf(f, s.weights);
    return w === undefined || w === 'any' ? ZERO : w;
  };
  return {
    expression: tidy(substitute(f, fixed)),
    argument: tidy(call('mul', symbol(input), powerProduct(factors((s) => neg(s.weights.get(input) ?? ZERO))))),
    multiplier: tidy(powerProduct(factors(weight))),
    scalings: found,
  };
}

/** Arithmetic parts in normal form, bottom up. */
function normalized(e: Expr): Expr {
  const inner = mapChildren(e, normalized);
  if (inner.kind !== 'call') return inner;
  const p = toPolynomial(inner);
  return p ? tidy(polynomialExpr(p)) : inner;
}

/** f as a function of x − m alone: that function, with x for x − m; undefined where it is not seen to be one. */
export function shifted(f: Expr, input: string, parameter: string): Expr | undefined {
  if (!dependsOn(f, parameter)) return undefined;
  try {
    const moved = normalized(substitute(f, new Map([[input, call('add', symbol(input), symbol(parameter))]])));
    return dependsOn(moved, parameter) ? undefined : moved;
  } catch (problem) {
    if (problem instanceof TooManyTerms) return undefined;
    throw problem;
  }
}
