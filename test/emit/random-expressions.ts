/** Random expressions for tests of printers: every shape that precedence can get wrong. */
import fc from 'fast-check';
import { rational } from '../../src/algebra/rational.js';
import { call, type Expr, number, symbol } from '../../src/expr/expr.js';
import type { OpName } from '../../src/expr/ops.js';

export const variables = ['x', 'a', 'alpha', 'k_1', 'slope'] as const;

const leaf: fc.Arbitrary<Expr> = fc.oneof(
  fc.constantFrom(...variables).map(symbol),
  fc.integer({ min: -12, max: 12 }).map((n) => number(n)),
  fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 })).map(([n, d]) => number(rational(n, d))),
  fc.constant(number(rational(44715, 1000000), '0.044715')),
);

const binary: readonly OpName[] = ['add', 'sub', 'mul', 'div', 'pow', 'max'];

/** Expressions of the given functions of one argument, all operators and `max`. */
export const expressions = (unary: readonly OpName[], depth = 5): fc.Arbitrary<Expr> =>
  fc.letrec<{ e: Expr }>((tie) => ({
    e: fc.oneof(
      { maxDepth: depth, depthSize: 'large' },
      leaf,
      fc
        .tuple(fc.constantFrom<OpName>(...binary, 'mul', 'add', 'div'), tie('e'), tie('e'))
        .map(([op, u, v]) => call(op, u, v)),
      fc.tuple(tie('e'), fc.integer({ min: -3, max: 3 })).map(([u, n]) => call('pow', u, number(n))),
      fc.tuple(fc.constantFrom<OpName>('neg', ...unary), tie('e')).map(([op, u]) => call(op, u)),
    ),
  })).e;
