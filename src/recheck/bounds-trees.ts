/** What a checker of bounds reads off a tree: weights under a scaling, linearity, symmetry, and what smoothness demands. */
import { add, div, equal, mul, neg, type Rational, rational, ZERO } from '../algebra/rational.js';
import { call, children, dependsOn, type Expr, number } from '../expr/expr.js';
import { op } from '../expr/ops.js';

/** f(s^w·variables) = s^v·f for every s > 0: v, 'zero' for what is 0, or undefined where it is not so. */
export function scaledWeight(e: Expr, weights: ReadonlyMap<string, Rational>): Rational | 'zero' | undefined {
  const of = (x: Expr) => scaledWeight(x, weights);
  const common = (list: readonly Expr[]): Rational | 'zero' | undefined => {
    const found = list.map(of);
    if (found.includes(undefined)) return undefined;
    const some = found.filter((w) => w !== 'zero') as Rational[];
    if (some.length === 0) return 'zero';
    return some.every((w) => equal(w, some[0]!)) ? some[0] : undefined;
  };
  const free = (list: readonly Expr[]): Rational | undefined =>
    list.every((x) => {
      const w = of(x);
      return w === 'zero' || (w !== undefined && equal(w, ZERO));
    })
      ? ZERO
      : undefined;
  switch (e.kind) {
    case 'number':
      return e.value.num === 0n ? 'zero' : ZERO;
    case 'constant':
      return ZERO;
    case 'symbol':
      return weights.get(e.name) ?? ZERO;
    case 'derivative': {
      const inner = of(e.of);
      return typeof inner === 'object' ? add(inner, neg(weights.get(e.variable) ?? ZERO)) : inner;
    }
    case 'pieces':
      for (const p of e.pieces)
        for (const c of p.when ?? []) if (common([c.left, c.right]) === undefined) return undefined;
      return common(e.pieces.map((p) => p.value));
    case 'call':
      break;
    default:
      return undefined;
  }
  const [u, v] = e.args as [Expr, Expr];
  const times = (r: Rational) => {
    const w = of(u);
    return typeof w === 'object' ? mul(w, r) : w;
  };
  switch (e.op) {
    case 'neg':
    case 'abs':
      return of(u);
    case 'add':
    case 'sub':
    case 'max':
    case 'min':
      return common([u, v]);
    case 'mul':
    case 'div': {
      const [a, b] = [of(u), of(v)];
      if (a === undefined || b === undefined) return undefined;
      if (a === 'zero' || b === 'zero') return e.op === 'mul' ? 'zero' : a === 'zero' ? a : undefined;
      return add(a, e.op === 'mul' ? b : neg(b));
    }
    case 'sqrt':
      return times(rational(1, 2));
    case 'cbrt':
      return times(rational(1, 3));
    case 'sign':
      return of(u) === undefined ? undefined : ZERO;
    case 'pow':
      return v.kind === 'number' && v.value.num !== 0n ? times(v.value) : free([u, v]);
    default:
      return free(e.args);
  }
}

/**
 * How much e grows when every variable v grows by rates(v)·t, as a multiple of t that is the same everywhere; undefined where
 * it is not seen to be.
 */
export function shiftRate(e: Expr, rates: ReadonlyMap<string, Rational>): Rational | undefined {
  const list = e.kind === 'call' ? e.args.map((a) => shiftRate(a, rates)) : [];
  const all = (found: readonly (Rational | undefined)[]): Rational | undefined =>
    found.every((r) => r !== undefined && equal(r, found[0]!)) ? found[0] : undefined;
  if (e.kind === 'number' || e.kind === 'constant') return ZERO;
  if (e.kind === 'symbol') return rates.get(e.name) ?? ZERO;
  if (e.kind === 'derivative') return shiftRate(e.of, rates) === undefined ? undefined : ZERO;
  if (e.kind === 'pieces') {
    const sides = e.pieces
      .flatMap((p) => p.when ?? [])
      .map((c) => all([shiftRate(c.left, rates), shiftRate(c.right, rates)]));
    return sides.includes(undefined) ? undefined : all(e.pieces.map((p) => shiftRate(p.value, rates)));
  }
  if (e.kind !== 'call' || list.includes(undefined)) return undefined;
  const [a, b] = list as [Rational, Rational];
  const [u, v] = e.args as [Expr, Expr];
  if (e.op === 'neg') return neg(a);
  if (e.op === 'add') return add(a, b);
  if (e.op === 'sub') return add(a, neg(b));
  if (e.op === 'max' || e.op === 'min') return all(list);
  if (list.every((r) => r!.num === 0n)) return ZERO;
  if (e.op === 'mul' && u.kind === 'number') return mul(u.value, b);
  if (e.op === 'mul' && v.kind === 'number') return mul(v.value, a);
  return e.op === 'div' && v.kind === 'number' && v.value.num !== 0n ? div(a, v.value) : undefined;
}

/** The degree in p of an expression that is a·p + b with a, b free of p: 0 or 1; 2 for anything else. */
export function degreeIn(e: Expr, p: string): 0 | 1 | 2 {
  if (!dependsOn(e, p) && !bindsDerivative(e, p)) return 0;
  const least = (list: readonly Expr[]) => Math.max(...list.map((x) => degreeIn(x, p))) as 0 | 1 | 2;
  if (e.kind === 'symbol') return 1;
  if (e.kind === 'derivative') return e.variable === p ? 2 : degreeIn(e.of, p);
  if (e.kind === 'pieces') {
    const conditions = e.pieces.flatMap((q) => (q.when ?? []).flatMap((c) => [c.left, c.right]));
    return conditions.some((c) => degreeIn(c, p) > 0) ? 2 : least(e.pieces.map((q) => q.value));
  }
  if (e.kind !== 'call') return 2;
  const [u, v] = e.args as [Expr, Expr];
  switch (e.op) {
    case 'neg':
    case 'add':
    case 'sub':
      return least(e.args);
    case 'mul':
      return Math.min(2, degreeIn(u, p) + degreeIn(v, p)) as 0 | 1 | 2;
    case 'div':
      return degreeIn(v, p) === 0 ? degreeIn(u, p) : 2;
    default:
      return 2;
  }
}
const bindsDerivative = (e: Expr, p: string): boolean =>
  (e.kind === 'derivative' && e.variable === p) || children(e).some((c) => bindsDerivative(c, p));

/** 1: even, −1: odd in x; 0: not seen. */
export function symmetry(e: Expr, x: string): 1 | -1 | 0 {
  if (!dependsOn(e, x) && !bindsDerivative(e, x)) return 1;
  if (e.kind === 'symbol') return -1;
  if (e.kind === 'derivative') return (symmetry(e.of, x) * (e.variable === x ? -1 : 1)) as 1 | -1 | 0;
  if (e.kind !== 'call') return 0;
  const list = e.args.map((a) => symmetry(a, x));
  switch (e.op) {
    case 'neg':
      return list[0]!;
    case 'add':
    case 'sub':
      return list[0] === list[1] ? list[0]! : 0;
    case 'mul':
    case 'div':
      return (list[0]! * list[1]!) as 1 | -1 | 0;
    case 'pow': {
      const exponent = e.args[1]!;
      if (list[0] === 1 && list[1] === 1) return 1;
      if (list[0] !== -1 || exponent.kind !== 'number' || exponent.value.den !== 1n) return 0;
      return exponent.value.num % 2n === 0n ? 1 : -1;
    }
    default: {
      if (list.every((s) => s === 1)) return 1;
      if (list.length > 1 || list[0] === 0) return 0;
      const kind = op(e.op).parity;
      return kind === 'even' ? 1 : kind === 'odd' ? -1 : 0;
    }
  }
}

/** Expressions that must not vanish, that must be positive, and (of kinks) that must have one sign or be 0 all over. */
export interface Demands {
  readonly nonzero?: readonly Expr[];
  readonly positive?: readonly Expr[];
  readonly settled?: readonly Expr[];
}

/** What must hold for a call to be analytic around its arguments; undefined: it never is. */
export function analyticDemands(e: Extract<Expr, { kind: 'call' }>): Demands | undefined {
  const [u, v] = e.args as [Expr, Expr];
  const square = (x: Expr) => call('mul', x, x);
  switch (e.op) {
    case 'floor':
    case 'ceil':
    case 'erfcx':
      return undefined;
    case 'abs':
    case 'sign':
      return { settled: [u] };
    case 'max':
    case 'min':
      return { settled: [call('sub', u, v)] };
    case 'cbrt':
      return { nonzero: [u] };
    case 'div':
      return { nonzero: [v] };
    case 'tan':
      return { nonzero: [call('cos', u)] };
    case 'sqrt':
    case 'log':
    case 'log2':
    case 'log10':
      return { positive: [u] };
    case 'log1p':
      return { positive: [call('add', u, number(1))] };
    case 'asin':
    case 'acos':
    case 'atanh':
      return { positive: [call('sub', number(1), square(u))] };
    case 'acosh':
      return { positive: [call('sub', u, number(1))] };
    case 'pow':
      if (v.kind !== 'number' || v.value.den !== 1n) return { positive: [u] };
      return { nonzero: v.value.num < 0n ? [u] : [] };
    default:
      return {};
  }
}
