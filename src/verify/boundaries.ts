/**
 * Where an expression may change its nature: the zeros of these expressions are borders of pieces and conditions,
 * kinks, and ends of a function's domain. Lies hide there, so samples go there.
 */
import {
  type Condition,
  call,
  children,
  type Expr,
  isIntegerNumber,
  key,
  substitute,
  symbolsOf,
} from '../expr/expr.js';
import { op } from '../expr/ops.js';
import { parse, condition as parseCondition } from '../expr/parse.js';

const differences = (condition: Condition): readonly Expr[] =>
  condition.map((c) => (c.right.kind === 'number' && c.right.value.num === 0n ? c.left : call('sub', c.left, c.right)));

const isNaturalExponent = (e: Expr): boolean => isIntegerNumber(e) && e.value.num >= 0n;

/** The boundaries that a row of the function table brings, with its arguments put in. */
function ofCall(e: Extract<Expr, { kind: 'call' }>): readonly Expr[] {
  const { domain, kink } = op(e.op);
  const args = new Map(e.args.map((a, i) => [i === 0 ? 'u' : 'v', a] as const));
  const found: Expr[] = [];
  if (domain) found.push(...differences(parseCondition(domain)).map((d) => substitute(d, args)));
  // floor and ceil jump at every integer, where u − floor(u) is exactly 0 (and sin(pi*u) is not known to be).
  if (e.op === 'floor' || e.op === 'ceil') found.push(call('sub', e.args[0]!, call('floor', e.args[0]!)));
  else if (kink) found.push(substitute(parse(kink), args));
  // A power's base at 0 may be a cusp or a pole, a cube root's radicand a cusp.
  if (e.op === 'pow' && !isNaturalExponent(e.args[1]!)) found.push(e.args[0]!);
  if (e.op === 'cbrt') found.push(e.args[0]!);
  return found;
}

function visit(e: Expr, found: Map<string, Expr>): void {
  const add = (d: Expr) => {
    if (symbolsOf(d).size > 0) found.set(key(d), d);
  };
  if (e.kind === 'call') for (const d of ofCall(e)) add(d);
  if (e.kind === 'pieces') for (const p of e.pieces) if (p.when) for (const d of differences(p.when)) add(d);
  for (const c of children(e)) visit(c, found);
}

/** All boundary expressions of expanded expressions and conditions, each once, in order of appearance. */
export function boundariesOf(expressions: readonly Expr[], conditions: Condition): readonly Expr[] {
  const found = new Map<string, Expr>();
  for (const d of differences(conditions)) if (symbolsOf(d).size > 0) found.set(key(d), d);
  for (const c of conditions) for (const side of [c.left, c.right]) visit(side, found);
  for (const e of expressions) visit(e, found);
  return [...found.values()];
}
