import { beforeAll, describe, expect, test } from 'vitest';
import { add, type Rational, rational, sub } from '../../src/algebra/rational.js';
import { derive } from '../../src/derive/derive.js';
import { expand } from '../../src/expr/expand.js';
import { type Expr, symbolsOf } from '../../src/expr/expr.js';
import { print, printCondition } from '../../src/expr/print.js';
import type { Derived } from '../../src/stages.js';
import { loadTruth, type Point, type Truth } from '../../src/truth/truth.js';
import { readOne, readShipped, shippedNames } from '../support/shipped.js';

let truth: Truth;
const derived = new Map<string, Derived>();
beforeAll(async () => {
  truth = await loadTruth();
  const { library } = readShipped();
  for (const [name, definition] of library) derived.set(name, derive(definition, library, truth).value!);
});
const deriveText = (value: string): Derived => {
  const { definition, library } = readOne('sample', value);
  return derive(definition, library, truth).value!;
};
const suffix = (d: Derived, s: string) => print(d.functions.find((f) => f.suffix === s)!.expression);

const power2 = (n: number): Rational => (n >= 0 ? rational(2n ** BigInt(n)) : rational(1n, 2n ** BigInt(-n)));
/** Far out, near 0, ordinary. */
const OFFSETS: readonly Rational[] = [
  ...[-900, -60, -20, -3, 4, 5, 6, 40, 500].map(power2),
  rational(1, 10),
  rational(37, 10),
  rational(11, 7),
].flatMap((r) => [r, sub(rational(0), r)]);

function parameterPoints(d: Derived): readonly Point[] {
  const { parameters } = d.definition;
  const domain = parameters.flatMap((p) => p.domain ?? []);
  return [undefined, rational(1, 3), rational(5, 2), rational(-7, 4)]
    .map((v) => new Map(parameters.map((p) => [p.name, v ?? p.default] as const)))
    .filter((point) => truth.holds(domain, point) === 'yes')
    .slice(0, parameters.length === 0 ? 1 : 4);
}

/** D(…) nodes over the value: evaluated by automatic differentiation in intervals, which shares no code with mathjs. */
const independent = (value: Expr, by: readonly string[]): Expr =>
  by.reduce<Expr>((of, variable) => ({ kind: 'derivative', of, variable }), value);

describe.each(shippedNames)('%s', (name) => {
  test('every derivative agrees with automatic differentiation to 25 digits, far out, near 0 and beside joints', () => {
    const d = derived.get(name)!;
    const value = expand(d.definition.outputs[0]!, d.library);
    let compared = 0;
    for (const parameters of parameterPoints(d)) {
      const joints = d.joints.flatMap((j) => {
        const at = truth.evaluate(j.at, parameters);
        const exact = at.kind === 'number' && typeof at.low === 'object' ? at.low : undefined;
        return exact
          ? [
              exact.exponent >= 0
                ? rational(exact.mantissa << BigInt(exact.exponent))
                : rational(exact.mantissa, 1n << BigInt(-exact.exponent)),
            ]
          : [];
      });
      const beside = joints.flatMap((j) => [-80, -40, -10].flatMap((n) => [add(j, power2(n)), sub(j, power2(n))]));
      for (const x of [...OFFSETS, ...beside]) {
        const point = new Map(parameters).set('x', x);
        for (const f of d.functions.filter((g) => g.by.length > 0)) {
          const difference: Expr = { kind: 'call', op: 'sub', args: [f.expression, independent(value, f.by)] };
          const ours = truth.evaluate(f.expression, point, 100, { floor: -20000 });
          if (ours.kind === 'number' && isTiny(ours.high) && !isZero(ours)) continue;
          const gap = truth.evaluate(difference, point, 10, {
            floor: ours.kind === 'number' ? exponentOf(ours.high) - 84 : 0,
          });
          expect([ours.kind, gap.kind], `${name}_${f.suffix} at ${x.num}/${x.den}`).not.toContain('undefined');
          if (ours.kind !== 'number' || gap.kind !== 'number') continue;
          expect(
            isZero(ours) ? exponentOf(gap.high) <= -83 : exponentOf(gap.high) <= exponentOf(ours.high) - 83,
            `${name}_${f.suffix} at ${x.num}/${x.den}`,
          ).toBe(true);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
  test('every function is an expression in the inputs and parameters alone', () => {
    const d = derived.get(name)!;
    const known = new Set([...d.definition.inputs, ...d.definition.parameters.map((p) => p.name)]);
    for (const f of d.functions) for (const s of symbolsOf(f.expression)) expect(known).toContain(s);
  });
});

type Bound = Extract<ReturnType<Truth['evaluate']>, { kind: 'number' }>['high'];
const exponentOf = (b: Bound): number =>
  typeof b === 'string'
    ? Infinity
    : b.mantissa === 0n
      ? -Infinity
      : (b.mantissa < 0n ? -b.mantissa : b.mantissa).toString(2).length + b.exponent;
const isZero = (a: { low: Bound; high: Bound }) =>
  [a.low, a.high].every((b) => typeof b === 'object' && b.mantissa === 0n);
const isTiny = (b: Bound): boolean => exponentOf(b) < -15000;

describe('joints', () => {
  test('the left one-sided derivative is the default, also for kinks of abs, max and min', () => {
    expect(suffix(deriveText('value: abs(x)'), 'dx')).toBe('{-1 if x <= 0; 1 otherwise}');
    expect(suffix(deriveText('value: max(x, 2)'), 'dx')).toBe('{0 if x <= 2; 1 otherwise}');
    expect(suffix(deriveText('value: min(3*x, 6)'), 'dx')).toBe('{3 if x <= 2; 0 otherwise}');
    expect(suffix(deriveText('parameters: { k: 1 }\nvalue: min(3*x, k)'), 'dx')).toMatch(/^\{3 if x == k\/3;/);
  });
  test('a kink inside another is opened too: the cells meet at all zeros of both', () => {
    const dx = (text: string) => suffix(deriveText(`value: ${text}`), 'dx');
    expect(dx('x*min(max(x + 3, 0), 6)/6')).toBe('{0 if x <= -3; (x + 3 + x)/6 if x <= 3; 1 otherwise}');
    expect(dx('abs(abs(x) - 1)')).toBe('{-1 if x <= -1; 1 if x <= 0; -1 if x <= 1; 1 otherwise}');
    expect(dx('max(x, x/10, -1)')).toBe('{0 if x <= -10; 0.1 if x <= 0; 1 otherwise}');
    expect(dx('max(x^2, 2*x + 3)')).toBe('{2*x if x <= -1; 2 if x <= 3; 2*x otherwise}');
    // A pole is a border as well: 1/x changes its sign there.
    expect(dx('abs(1/x)')).toBe('{1/x^2 if x <= 0; -(1/x^2) otherwise}');
    // Irrational borders are not opened, and neither is what depends on parameters.
    expect(dx('abs(x^2 - 2)')).toBe('sign(x^2 - 2)*(2*x)');
  });
  test('a kink inside another has its convention where parameters move it, under their condition', () => {
    const d = deriveText('parameters: { a: -1, b: 1 }\nvalue: max(a, min(b, x))');
    const dx = d.functions.find((f) => f.suffix === 'dx')!.expression;
    const at = (x: bigint, a: bigint, b: bigint) =>
      truth.roundDouble(
        dx,
        new Map([
          ['x', rational(x)],
          ['a', rational(a)],
          ['b', rational(b)],
        ]),
      ); // prettier-ignore
    expect([at(-1n, -1n, 1n), at(1n, -1n, 1n), at(0n, -1n, 1n)]).toEqual([0, 1, 1]);
    expect([at(2n, 2n, -3n), at(-3n, 2n, -3n)]).toEqual([0, 0]);
    expect(d.joints.map((j) => [print(j.at), printCondition(j.where ?? [])])).toEqual([
      ['b', ''],
      ['a', 'a <= b'],
    ]);
  });
  test('a declared joint under a condition leaves the convention elsewhere', () => {
    const text =
      'parameters: { b: 0.5 }\nvalue: max(x, b*x)\njoints:\n  x = 0 where b == 0: { dx: 0.25, source: here }';
    const dx = deriveText(text).functions.find((f) => f.suffix === 'dx')!.expression;
    const at = (b: Rational) =>
      truth.roundDouble(
        dx,
        new Map([
          ['x', rational(0)],
          ['b', b],
        ]),
      ); // prettier-ignore
    expect([at(rational(0)), at(rational(1, 2)), at(rational(3))]).toEqual([0.25, 0.5, 1]);
  });
  test('a declared convention stands', () => {
    const text = 'value: abs(x)\njoints:\n  x = 0: { dx: 0.5, source: here }';
    const d = deriveText(text);
    expect(suffix(d, 'dx')).toBe('{0.5 if x == 0; -1 if x <= 0; 1 otherwise}');
    expect(d.joints[0]).toMatchObject({ origin: 'declared', source: 'here' });
  });
  test('a removable point has the derivatives of the smooth function', () => {
    const d = deriveText('value:\n  - if: x == 0\n    then: 1\n  - else: sin(x)/x');
    expect(suffix(d, 'dx')).toMatch(/^\{0 if x == 0;/);
    expect(suffix(d, 'dxx')).toMatch(/^\{-\(?1\/3\)? if x == 0;/);
  });
  test('the piece of one point does not decide its derivative: a limit does, and without one there is none', () => {
    const at0 = (formula: string) => `value:\n  - if: x == 0\n    then: 0\n  - else: ${formula}`;
    const dx = (formula: string) => suffix(deriveText(at0(formula)), 'dx');
    const origin = new Map([['x', rational(0)]]);
    const kind = (formula: string) => {
      const f = deriveText(at0(formula)).functions.find((g) => g.suffix === 'dx')!;
      return truth.evaluate(f.expression, origin, 60).kind;
    };
    expect(kind('x*log(abs(x))')).toBe('undefined');
    expect(kind('x*sin(1/x)')).toBe('undefined');
    expect(dx('exp(-1/x^2)')).toMatch(/^\{0 if x == 0;/);
    expect(suffix(deriveText(at0('exp(-1/x^2)')), 'dxx')).toMatch(/^\{0 if x == 0;/);
    // Differentiable, though the derivative beside 0 has no limit.
    expect(dx('x^2*sin(1/x)')).toMatch(/^\{0 if x == 0;/);
  });
  test('where a piece fixes a parameter, the derivative in it is the limit of those beside', () => {
    const d = deriveText('parameters: { a: 1 }\nvalue:\n  - if: a == 0\n    then: x\n  - else: (exp(a*x) - 1)/a');
    expect(suffix(d, 'da')).toMatch(/^\{x\^2\/2 if a == 0;/);
    const jump = deriveText('parameters: { a: 1 }\nvalue:\n  - if: a == 0\n    then: x\n  - else: sin(1/a)');
    const da = jump.functions.find((f) => f.suffix === 'da')!.expression;
    expect(
      truth.evaluate(
        da,
        new Map([
          ['x', rational(1)],
          ['a', rational(0)],
        ]),
        60,
      ).kind,
    ).toBe('undefined'); // prettier-ignore
  });
  test('a joint moves with its parameter', () => {
    const d = deriveText('parameters: { t: 1 }\nvalue:\n  - if: x > t\n    then: x - t\n  - else: 0');
    expect(d.joints.map((j) => print(j.at))).toEqual(['t']);
    expect(print(d.joints[0]!.left.dx!)).toBe('0');
    expect(print(d.joints[0]!.right.dx!)).toBe('1');
    expect(suffix(d, 'dt')).toBe('{-1 if x > t; 0 otherwise}');
  });
  test('a joint under a condition holds there only', () => {
    const d = derived.get('squareplus')!;
    expect(d.joints.map((j) => [print(j.at), printCondition(j.where ?? [])])).toEqual([['0', 'b == 0']]);
    expect(suffix(d, 'dx')).toMatch(/^\{0 if x == 0 and b == 0;/);
  });
  test('smooth functions have no joints', () => {
    for (const name of ['gelu', 'silu', 'mish', 'softplus', 'tanh']) expect(derived.get(name)!.joints).toEqual([]);
    expect(deriveText('value: abs(x)^4').joints).toEqual([]);
    expect(deriveText('value: x*abs(x)').joints.length).toBe(1);
  });
  test('a declared joint where the function is smooth is a warning', () => {
    const { definition, library } = readOne('sample', 'value: x^2\njoints:\n  x = 1: { dx: 0 }');
    expect(derive(definition, library, truth).diagnostics.map((p) => p.code)).toEqual(['joint-not-found']);
  });
  test('the sign of a parameter decides the side', () => {
    const d = deriveText('parameters: { k: -2 }\nvalue: abs(k*x)');
    const at = new Map([
      ['x', rational(0)],
      ['k', rational(-3)],
    ]);
    const dx = d.functions.find((f) => f.suffix === 'dx')!.expression;
    expect(truth.roundDouble(dx, at)).toBe(-3);
    expect(truth.roundDouble(dx, new Map(at).set('k', rational(3)))).toBe(-3);
  });
});
