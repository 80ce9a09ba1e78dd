/** Normal forms back to expressions: in the problem's own variables, or with the generators' names. */
import { call, type Expr, number } from '../../expr/expr.js';
import { neg, type Rational, sign } from '../rational.js';
import type { Field, Frac } from './field.js';
import { compareTerms, type Poly, type Term } from './poly.js';

type Write = (generator: number) => Expr;

const times = (list: readonly Expr[]): Expr | undefined =>
  list.length === 0 ? undefined : list.reduce((a, b) => call('mul', a, b));

const powered = (base: Expr, exponent: number): Expr => (exponent === 1 ? base : call('pow', base, number(exponent)));

function termExpr(t: Term, write: Write): { readonly negative: boolean; readonly expr: Expr } {
  const size: Rational = sign(t.coef) < 0 ? neg(t.coef) : t.coef;
  const above = t.powers.filter(([, e]) => e > 0).map(([g, e]) => powered(write(g), e));
  const below = t.powers.filter(([, e]) => e < 0).map(([g, e]) => powered(write(g), -e));
  const top = times(size.num === 1n && above.length > 0 ? above : [number(size.num), ...above])!;
  const bottom = times(size.den === 1n ? below : [number(size.den), ...below]);
  return { negative: sign(t.coef) < 0, expr: bottom ? call('div', top, bottom) : top };
}

/** Terms of the highest order first. */
export function polyExpr(a: Poly, write: Write): Expr {
  const terms = [...a.values()].sort((p, q) => compareTerms(q, p)).map((t) => termExpr(t, write));
  if (terms.length === 0) return number(0);
  // A sum that begins with a minus sign reads better the other way round.
  const first = terms.findIndex((t) => !t.negative);
  const ordered = first > 0 ? [terms[first]!, ...terms.filter((_, i) => i !== first)] : terms;
  const [head, ...tail] = ordered;
  return tail.reduce<Expr>(
    (sum, t) => call(t.negative ? 'sub' : 'add', sum, t.expr),
    head!.negative ? call('neg', head!.expr) : head!.expr,
  );
}

/** A fraction, by default in the problem's own variables. */
export function expressionOf(field: Field, f: Frac, write: Write = (g) => field.generators[g]!.expr): Expr {
  const top = polyExpr(f.num, write);
  const below = times(f.den.map((d) => powered(polyExpr(d.poly, write), d.exponent)));
  return below ? call('div', top, below) : top;
}
