/**
 * Sums with 1 that have a name of their own: 1 − erf(u) is erfc(u), exp(u) − 1 is expm1(u). Written so, they lose nothing
 * where a function tends to 1 or −1 faster than any number of bits could hold beside it.
 */
import { call, type Expr, isNumber, number } from '../../expr/expr.js';

const negative = (u: Expr): Expr => call('neg', u);
const doubled = (u: Expr): Expr => call('mul', number(2), u);

/** The argument of a call of this function. */
const argumentOf = (e: Expr, op: string): Expr | undefined =>
  e.kind === 'call' && e.op === op ? e.args[0] : undefined;

/** 1 + sign·f without the sum. */
function withOne(f: Expr, sign: 1 | -1): Expr | undefined {
  const inner = argumentOf(f, 'neg');
  if (inner) return withOne(inner, sign > 0 ? -1 : 1);
  const erf = argumentOf(f, 'erf');
  if (erf) return call('erfc', sign > 0 ? negative(erf) : erf);
  const erfc = argumentOf(f, 'erfc');
  if (erfc && sign < 0) return call('erf', erfc);
  const tanh = argumentOf(f, 'tanh');
  // 1 ± tanh(u) = 2/(1 + exp(∓2u)).
  if (tanh)
    return call('div', number(2), call('add', number(1), call('exp', doubled(sign > 0 ? negative(tanh) : tanh))));
  const cos = argumentOf(f, 'cos');
  // 1 − cos(u) = 2·sin(u/2)².
  if (cos && sign < 0) return doubled(call('pow', call('sin', call('div', cos, number(2))), number(2)));
  const exp = argumentOf(f, 'exp');
  if (exp && sign < 0) return negative(call('expm1', exp));
  // 1 − tanh(u)² = (1 − tanh u)·(1 + tanh u).
  if (sign < 0 && f.kind === 'call' && f.op === 'pow' && isNumber(f.args[1]!, 2) && argumentOf(f.args[0]!, 'tanh'))
    return call('mul', withOne(f.args[0]!, -1)!, withOne(f.args[0]!, 1)!);
  return undefined;
}

/** The same value without the sum; undefined where it is no such sum. */
export function besideOne(e: Expr): Expr | undefined {
  if (e.kind !== 'call' || (e.op !== 'add' && e.op !== 'sub')) return undefined;
  const [a, b] = e.args as readonly [Expr, Expr];
  const sign = e.op === 'add' ? 1 : -1;
  if (isNumber(a, 1)) return withOne(b, sign);
  if (isNumber(b, 1)) {
    if (sign > 0) return withOne(a, 1);
    const found = withOne(a, -1);
    return found && negative(found);
  }
  // The number −1.
  if (sign > 0 && isNumber(b, -1)) {
    const found = withOne(a, -1);
    return found && negative(found);
  }
  return undefined;
}
