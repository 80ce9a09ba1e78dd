import fc from 'fast-check';
import math, { type MathNode } from 'mathjs/lib/browser/math.js';
import { expect, test } from 'vitest';
import { key } from '../../src/expr/expr.js';
import { parse } from '../../src/expr/parse.js';

const OPERATORS: Record<string, string> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '^': 'pow' };

/** The same text that `key` gives, from mathjs's own tree. */
function mathKey(node: MathNode): string {
  const args = (node.args ?? []).map(mathKey);
  switch (node.type) {
    case 'ParenthesisNode':
      return mathKey(node.content!);
    case 'ConstantNode':
      return String(node.value);
    case 'SymbolNode':
      return node.name!;
    case 'OperatorNode':
      return args.length === 1 ? `neg(${args[0]})` : `${OPERATORS[node.op!]}(${args.join(',')})`;
    default:
      return `${(node.fn as { name: string }).name}(${args.join(',')})`;
  }
}

const texts: fc.Arbitrary<string> = fc.letrec<{ e: string }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('x', 'y', '2', '7'),
    fc.tuple(tie('e'), fc.constantFrom(' + ', '-', '*', '/', '^', '^-', '*-'), tie('e')).map(([a, o, b]) => a + o + b),
    fc.tuple(fc.constantFrom('-', 'exp', ''), tie('e')).map(([f, e]) => (f === '-' ? `-${e}` : `${f}(${e})`)),
  ),
})).e;

test("our parser reads precedence as mathjs's does", () => {
  fc.assert(
    fc.property(
      texts.filter((t) => t.length < 200),
      (text) => {
        expect(key(parse(text))).toBe(mathKey(math.parse(text)));
      },
    ),
    { seed: 20261124, numRuns: 1000 },
  );
});
