import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rational } from '../../src/algebra/rational.js';
import { call, type Expr, key, number, symbol } from '../../src/expr/expr.js';
import { parse, parseCondition, parseExpression, parseStatement, statement } from '../../src/expr/parse.js';
import { print, printStatement } from '../../src/expr/print.js';

const context = {
  file: 'f.yaml',
  offset: 0,
  symbols: new Set(['x', 'k']),
  definitions: new Map([['softplus', { inputs: 1, parameters: 1 }]]),
  claims: false,
};
const complaint = (text: string, claims = false) => {
  const parsed = parseExpression(text, { ...context, claims });
  return parsed.ok ? 'accepted' : parsed.diagnostics[0]!;
};

const expressions: fc.Arbitrary<Expr> = fc.letrec<{ e: Expr }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom<Expr>(symbol('x'), symbol('k'), { kind: 'constant', name: 'pi' }),
    fc
      .integer({ min: 0, max: 99 })
      .map((n) => number(rational(n, 4)))
      .filter((n) => n.value.den !== 1n || true),
    fc
      .tuple(fc.constantFrom('add', 'sub', 'mul', 'div', 'pow', 'max'), tie('e'), tie('e'))
      .map(([o, a, b]) => call(o, a, b)),
    fc.tuple(fc.constantFrom('neg', 'exp', 'erf'), tie('e')).map(([o, a]) => call(o, a)),
  ),
})).e;

describe('the notation', () => {
  test('printing and parsing again gives the same tree', () => {
    fc.assert(
      fc.property(expressions, (e) => {
        expect(key(parse(print(e)))).toBe(key(e));
      }),
      { seed: 20261124, numRuns: 500 },
    );
  });
  test.each([
    ['-x^2', 'neg(pow(x,2))'],
    ['2^3^x', 'pow(2,pow(3,x))'],
    ['2^-x', 'pow(2,neg(x))'],
    ['a-b-c', 'sub(sub(a,b),c)'],
    ['a/b*c', 'mul(div(a,b),c)'],
    ['-a*b', 'mul(neg(a),b)'],
    ['a*-b', 'mul(a,neg(b))'],
    ['max(a,b,c)', 'max(max(a,b),c)'],
    ['0.1', '1/10'],
    ['1.5e-3', '3/2000'],
  ])('%s is read as %s', (text, expected) => {
    expect(key(parse(text))).toBe(expected);
  });
  test('every node knows its place in the file', () => {
    const parsed = parseExpression('1 + exp(k*x)', { ...context, offset: 100 });
    expect(parsed.ok && parsed.value.span).toEqual({ start: 100, end: 112 });
    const exp = parsed.ok && parsed.value.kind === 'call' ? parsed.value.args[1]! : undefined;
    expect(exp?.span).toEqual({ start: 104, end: 112 });
  });
  test.each([
    ['2x', 'implicit-multiplication'],
    ['x(x+1)', 'implicit-multiplication'],
    ['x x', 'implicit-multiplication'],
    ['(x)(k)', 'implicit-multiplication'],
    ['x**2', 'expr-syntax'],
    ['(x', 'expr-syntax'],
    ['x)', 'expr-syntax'],
    ['x +', 'expr-syntax'],
    ['', 'expr-syntax'],
    ['x²', 'expr-syntax'],
    ['b*x', 'unknown-name'],
    ['ln(x)', 'unknown-name'],
    ['exp', 'unknown-name'],
    ['exp(x, 2)', 'wrong-arity'],
    ['softplus(x, k, 1)', 'wrong-arity'],
    ['x > 0', 'not-allowed-here'],
    ['D(x, x)', 'not-allowed-here'],
    ['1e99999', 'number-too-large'],
    [`${'('.repeat(300)}x${')'.repeat(300)}`, 'expr-too-large'],
    [`x${'+x'.repeat(3000)}`, 'expr-too-large'],
  ])('%s is refused', (text, code) => {
    expect(complaint(text)).toMatchObject({ code });
  });
  test('the place of a problem is the offending text', () => {
    const text = 'x + foo(x)';
    const d = complaint(text);
    expect(d !== 'accepted' && text.slice(d.place!.start, d.place!.end)).toBe('foo');
  });
});

describe('conditions and statements', () => {
  test('chains and `and` give one list of comparisons', () => {
    const parsed = parseCondition('0 < x < 1 and k != 2', context);
    expect(parsed.ok && parsed.value.map((c) => c.relation)).toEqual(['<', '<', '!=']);
  });
  test('a single = in a condition is explained', () => {
    const parsed = parseCondition('x = 0', context);
    expect(!parsed.ok && parsed.diagnostics[0]!.help).toEqual(['write `==`']);
  });
  test.each([
    'softplus(x, k) - softplus(-x, k) = x',
    '0 < softplus(x, k) - x <= log(2)/k',
    'limit(softplus(x, k), k, inf) = x',
    'limit(x, x, 0+) = -inf',
    'D(D(exp(x), x), k) = 0',
    'not nondecreasing(x)',
    'range(x) = (0, 1]',
    'smooth(x, inf)',
    'not smooth(x, 2)',
  ])('%s is printed as it is written', (text) => {
    expect(printStatement(statement(text))).toBe(text);
    expect(parseStatement(text, { ...context, claims: true }).ok).toBe(true);
  });
  test('the variable of a limit need not be declared', () => {
    expect(parseStatement('limit(a*x, a, inf) = 1', { ...context, claims: true }).ok).toBe(true);
    expect(parseStatement('limit(a*x, x, inf) = a', { ...context, claims: true }).ok).toBe(false);
  });
});
