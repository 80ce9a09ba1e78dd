/** Even or odd in a variable, seen on the tree. */
import { dependsOn, type Expr, isIntegerNumber } from '../../../expr/expr.js';
import { op } from '../../../expr/ops.js';

export type Parity = 'even' | 'odd' | 'none';

const both = (u: Parity, v: Parity): Parity => (u === v ? u : 'none');
const product = (u: Parity, v: Parity): Parity => (u === 'none' || v === 'none' ? 'none' : u === v ? 'even' : 'odd');

/** f(−x) = f(x) or −f(x) wherever either side is defined; 'none' where the tree does not show it. */
export function parityOf(e: Expr, x: string): Parity {
  if (!dependsOn(e, x)) return 'even';
  if (e.kind === 'symbol') return 'odd';
  if (e.kind === 'derivative') {
    const inner = parityOf(e.of, x);
    if (e.variable !== x) return inner;
    return inner === 'even' ? 'odd' : inner === 'odd' ? 'even' : 'none';
  }
  if (e.kind !== 'call') return 'none';
  const u = parityOf(e.args[0]!, x);
  const v = e.args[1] ? parityOf(e.args[1], x) : 'even';
  switch (e.op) {
    case 'neg':
      return u;
    case 'add':
    case 'sub':
      return both(u, v);
    case 'mul':
    case 'div':
      return product(u, v);
    case 'pow':
      if (u === 'even' && v === 'even') return 'even';
      return u === 'odd' && isIntegerNumber(e.args[1]!) ? (e.args[1].value.num % 2n === 0n ? 'even' : 'odd') : 'none';
    case 'max':
    case 'min':
      return u === 'even' && v === 'even' ? 'even' : 'none';
    default:
      return u === 'odd' ? (op(e.op).parity ?? 'none') : u;
  }
}
