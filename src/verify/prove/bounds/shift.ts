/**
 * Shifts: an expression that does not change when x moves by r·t and a parameter by t (for every t) is a function of
 * x − r·p. Seen on the tree: a rate for every part, 0 for what a function is applied to.
 */
import { add, div, equal, mul, neg, type Rational, rational, ZERO } from '../../../algebra/rational.js';
import { conditionExprs, type Expr } from '../../../expr/expr.js';

/** How fast a part moves with t; undefined where it does not move linearly. */
export function rateOf(e: Expr, rates: ReadonlyMap<string, Rational>): Rational | undefined {
  const of = (x: Expr) => rateOf(x, rates);
  const common = (list: readonly Expr[]): Rational | undefined => {
    const found = list.map(of);
    const first = found[0];
    return first && found.every((r) => r !== undefined && equal(r, first)) ? first : undefined;
  };
  const still = (list: readonly Expr[]) => (list.every((x) => isStill(of(x))) ? ZERO : undefined);
  switch (e.kind) {
    case 'number':
    case 'constant':
      return ZERO;
    case 'symbol':
      return rates.get(e.name) ?? ZERO;
    case 'derivative':
      return of(e.of) && ZERO;
    case 'pieces': {
      const compared = e.pieces.flatMap((p) => p.when ?? []);
      return compared.every((c) => common([c.left, c.right])) ? common(e.pieces.map((p) => p.value)) : undefined;
    }
    case 'call':
      break;
    default:
      return undefined;
  }
  const [u, v] = e.args as [Expr, Expr];
  switch (e.op) {
    case 'neg': {
      const r = of(u);
      return r && neg(r);
    }
    case 'add':
    case 'sub': {
      const [a, b] = [of(u), of(v)];
      return a && b && add(a, e.op === 'add' ? b : neg(b));
    }
    case 'max':
    case 'min':
      return common(e.args);
    case 'mul':
    case 'div': {
      if (v.kind === 'number' && v.value.num !== 0n) {
        const r = of(u);
        return r && (e.op === 'mul' ? mul(r, v.value) : div(r, v.value));
      }
      const r = u.kind === 'number' && e.op === 'mul' ? of(v) : undefined;
      return r ? mul(r, (u as Extract<Expr, { kind: 'number' }>).value) : still(e.args);
    }
    default:
      return still(e.args);
  }
}
const isStill = (r: Rational | undefined): boolean => r !== undefined && r.num === 0n;

/** Sums in which x and the parameter both move: at which rate of x they would stand still. */
function candidates(e: Expr, x: string, p: string, found: Map<string, Rational>): void {
  const list =
    e.kind === 'call'
      ? e.args
      : e.kind === 'pieces'
        ? e.pieces.flatMap((q) => [...conditionExprs(q.when), q.value])
        : e.kind === 'derivative'
          ? [e.of]
          : [];
  for (const c of list) candidates(c, x, p, found);
  if (e.kind !== 'call' || (e.op !== 'add' && e.op !== 'sub')) return;
  const [byX, byP] = [rateOf(e, new Map([[x, rational(1)]])), rateOf(e, new Map([[p, rational(1)]]))];
  if (!byX || !byP || byX.num === 0n || byP.num === 0n) return;
  const rate = neg(div(byP, byX));
  found.set(`${rate.num}/${rate.den}`, rate);
}

/** The rate of x at which none of the expressions moves with the parameter; undefined where there is none. */
export function shiftOf(exprs: readonly Expr[], x: string, p: string): Rational | undefined {
  const found = new Map<string, Rational>();
  for (const e of exprs) candidates(e, x, p, found);
  return [...found.values()].find((rate) => {
    const rates = new Map([
      [x, rate],
      [p, rational(1)],
    ]);
    return exprs.every((e) => isStill(rateOf(e, rates)));
  });
}
