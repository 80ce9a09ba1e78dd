/** Trees back to the definitions' own notation, with the fewest brackets. `parse(print(e))` gives e again. */
import { toText } from '../algebra/rational.js';
import type { Statement } from '../stages.js';
import type { Condition, Expr } from './expr.js';
import { operatorSymbols } from './ops.js';

/** Binding strengths: sums 1, products 2, signs 3, powers 4, atoms 5. */
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const POWER = 4;
const ATOM = 5;

function strength(e: Expr): number {
  if (e.kind === 'number') {
    const text = e.text ?? toText(e.value);
    return text.startsWith('-') ? SIGN : text.includes('/') ? PRODUCT : ATOM;
  }
  if (e.kind === 'infinity') return e.sign < 0 ? SIGN : ATOM;
  if (e.kind !== 'call') return ATOM;
  switch (e.op) {
    case 'add':
    case 'sub':
      return SUM;
    case 'mul':
    case 'div':
      return PRODUCT;
    case 'neg':
      return SIGN;
    case 'pow':
      return POWER;
    default:
      return ATOM;
  }
}

const wrap = (e: Expr, least: number): string => (strength(e) < least ? `(${print(e)})` : print(e));

function printCall(e: Extract<Expr, { kind: 'call' }>): string {
  const [u, v] = e.args as [Expr, Expr];
  switch (e.op) {
    case 'neg':
      return `-${wrap(u, SIGN)}`;
    case 'pow':
      return `${wrap(u, ATOM)}^${wrap(v, SIGN)}`;
    case 'add':
    case 'sub':
      return `${wrap(u, SUM)} ${operatorSymbols[e.op]} ${wrap(v, e.op === 'sub' ? PRODUCT : SUM + (strength(v) === SUM ? 1 : 0))}`;
    case 'mul':
      return `${wrap(u, PRODUCT)}*${wrap(v, SIGN)}`;
    case 'div':
      return `${wrap(u, PRODUCT)}/${wrap(v, SIGN)}`;
    default:
      return `${e.op}(${e.args.map(print).join(', ')})`;
  }
}

/** One expression as text. Pieces are printed `{x if x > 0; 0 otherwise}`, which no definition may hold inline. */
export function print(e: Expr): string {
  switch (e.kind) {
    case 'number':
      return e.text ?? toText(e.value);
    case 'symbol':
    case 'constant':
      return e.name;
    case 'call':
      return printCall(e);
    case 'use':
      return `${e.name}(${e.args.map(print).join(', ')})`;
    case 'pieces':
      return `{${e.pieces.map((p) => `${print(p.value)} ${p.when ? `if ${printCondition(p.when)}` : 'otherwise'}`).join('; ')}}`;
    case 'derivative':
      return `D(${print(e.of)}, ${e.variable})`;
    case 'limit':
      return `limit(${print(e.of)}, ${e.variable}, ${typeof e.to === 'string' ? e.to : print(e.to)}${e.side ?? ''})`;
    case 'infinity':
      return e.sign > 0 ? 'inf' : '-inf';
  }
}

export const printCondition = (c: Condition): string =>
  c.map((k) => `${print(k.left)} ${k.relation} ${print(k.right)}`).join(' and ');

/** A claim's statement, chains closed up again (`0 < f < 1`). */
export function printStatement(s: Statement): string {
  switch (s.kind) {
    case 'identity':
      return `${print(s.left)} = ${print(s.right)}`;
    case 'inequality':
      return s.links.map((l, i) => `${i === 0 ? `${print(l.left)} ` : ''}${l.relation} ${print(l.right)}`).join(' ');
    case 'property':
      return `${s.negated ? 'not ' : ''}${s.property}(${print(s.of)})`;
    case 'range':
      return `range(${print(s.of)}) = ${s.lowOpen ? '(' : '['}${print(s.low)}, ${print(s.high)}${s.highOpen ? ')' : ']'}`;
    case 'smooth':
      return `${s.negated ? 'not ' : ''}smooth(${print(s.of)}, ${s.order})`;
  }
}
