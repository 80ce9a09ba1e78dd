/**
 * The only importer of mathjs, and the only thing asked of it: the derivative of a smooth skeleton, whose symbols the
 * caller has named. Nothing is simplified and nothing is evaluated by mathjs.
 */
import math, { type MathNode } from 'mathjs/lib/browser/math.js';
import { fromDecimal } from '../algebra/rational.js';
import { invariant } from '../diagnostic.js';
import { call, type Expr, number, symbol } from './expr.js';
import type { OpName } from './ops.js';
import { print } from './print.js';

const BINARY: Readonly<Record<string, OpName>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '^': 'pow' };
const FUNCTIONS: readonly OpName[] = ['exp', 'log', 'sqrt', 'sin', 'cos', 'sinh', 'cosh', 'asinh', 'atan'];

function fromMath(node: MathNode): Expr {
  const args = (node.args ?? []).map(fromMath);
  switch (node.type) {
    case 'ParenthesisNode':
      return fromMath(node.content!);
    case 'ConstantNode': {
      const value = fromDecimal(String(Math.abs(Number(node.value))));
      invariant(value, `mathjs gave the constant ${String(node.value)}`);
      return Number(node.value) < 0 ? call('neg', number(value)) : number(value);
    }
    case 'SymbolNode':
      return symbol(node.name!);
    case 'OperatorNode': {
      if (args.length === 1 && node.op === '-') return call('neg', args[0]!);
      if (args.length === 1 && node.op === '+') return args[0]!;
      const name = BINARY[node.op ?? ''];
      invariant(name, `mathjs gave the operator ${node.op}`);
      return args.slice(1).reduce((left, right) => call(name, left, right), args[0]!);
    }
    case 'FunctionNode': {
      const name = typeof node.fn === 'string' ? node.fn : node.fn?.name;
      const known = FUNCTIONS.find((f) => f === name);
      invariant(known, `mathjs gave the function ${name}`);
      return call(known, ...args);
    }
    default:
      invariant(false, `mathjs gave a ${node.type}`);
  }
}

/**
 * d(skeleton)/d(variable). The skeleton holds small whole numbers, symbols whose names are nothing to mathjs
 * (`v0`, `h1` …: `e` and `i` would be constants, `b` a unit), operators and the functions listed above.
 */
export function mathDerivative(skeleton: Expr, variable: string): Expr {
  return fromMath(math.derivative(math.parse(print(skeleton)), variable, { simplify: false }));
}
