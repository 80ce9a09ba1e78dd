/**
 * What kernels get right by computing their error and asking for more bits: parameters that no scaling takes out at the
 * ends of their ranges, moving roots, phases beyond doubles, ties, numbers beyond all exponents. Each was once wrong.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { fromDouble } from '../../../src/algebra/rational.js';
import { parse } from '../../../src/expr/parse.js';
import { definitionText, type FormulaParameter } from '../../../src/fuzz/formulas.js';
import { randomFrom } from '../../../src/fuzz/random.js';
import { type Built, tryFormula } from '../../../src/fuzz/trial.js';
import { kernelModel } from '../../../src/program/kernel-model.js';
import { planOf, value } from '../../../src/runtime/guarded.js';
import type { PlanData } from '../../../src/runtime/plan.js';
import { atan } from '../../../src/runtime/wide/arctangent.js';
import { fraction } from '../../../src/runtime/wide/ball.js';
import { toDouble } from '../../../src/runtime/wide/round.js';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';
import { implementations, lowerAnew } from '../lowered.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const any = (name: string, value = '1'): FormulaParameter => ({ name, default: value });
const positive = (name: string, value = '1'): FormulaParameter => ({ ...any(name, value), domain: `${name} > 0` });

function build(text: string, parameters: readonly FormulaParameter[]): Built {
  const f = lowerAnew(definitionText({ value: parse(text), parameters }), truth, { kernels: 'exact', asWritten: true });
  return {
    definition: f.definition,
    functions: [...f.functions.values()],
    run: (g) => kernelModel(g.kernel!, g.program, implementations),
  };
}

/** Formula with parameters, suffix, x and the parameters. */
const POINTS_WITH_PARAMETERS: readonly (readonly [string, readonly FormulaParameter[], string, readonly number[]])[] = [
  // Half angles: nothing is divided by what may be 0.
  ['acos(tanh(x - b))', [any('b')], '', [-1e6, 2]],
  ['log(1 + exp(acos(a*x/sqrt(1 + (a*x)^2))*x))', [positive('a')], 'dx', [1.8957153463154886e264, 200.24885812808105]],
  // 1 + erf(u) is a part of its own.
  ['cbrt(a*x*(1 + erf(a*x/sqrt(2)))/2) - x^2*(x - a)', [positive('a')], 'dxx', [-1e4, 1]],
];

const WITH_PARAMETERS: readonly (readonly [string, readonly FormulaParameter[]])[] = [
  ['x + sin(a*x)^2/a', [positive('a')]],
  ['(a + b*x + x^2/2)/(1 + abs(c*x) + x^2)', [any('a', '0.1'), any('b'), any('c', '0.3')]],
  ['log(1 + exp(k*x + c))/k', [positive('k'), any('c', '0.5')]],
  ['x*(1 + exp(-b*x))^(-a)', [positive('a'), positive('b')]],
  ['x^n/(a^n + x^n)', [positive('n', '2'), positive('a')]],
  ['exp(-exp(-(x - m)/b))', [any('m', '0.5'), positive('b')]],
];

describe('a kernel of parameters that no scaling takes out', () => {
  it.each(WITH_PARAMETERS)('%s rounds right at any of them', (text, parameters) => {
    const reports = tryFormula({ value: parse(text), parameters }, build(text, parameters), randomFrom(11), truth, {
      inputs: 8,
      settings: 2,
    });
    for (const r of reports) expect(r.findings, `${text} ${r.suffix}`).toEqual([]);
  });
});

describe('a kernel with parameters', () => {
  it.each(POINTS_WITH_PARAMETERS)('%s at single points is the truth', (text, parameters, suffix, [x, ...given]) => {
    const built = build(text, parameters);
    const f = built.functions.find((g) => g.derived.suffix === suffix)!;
    const point = new Map([
      ['x', fromDouble(x!)],
      ...parameters.map((p, i) => [p.name, fromDouble(given[i]!)] as const),
    ]);
    expect(built.run(f)([x!, ...given]) + 0).toBe(truth.roundDouble(f.derived.expression, point)! + 0);
  });
});

/** Formula, suffix, x. */
const POINTS: readonly (readonly [string, string, number])[] = [
  ['cos(x + 1)', '', 1e243],
  ['cos(x + 1)', 'dx', Number.MAX_VALUE],
  ['sin(x^5)', '', 1.2e250],
  ['x^x', '', -3],
  ['x^x', '', -2.5],
  ['exp(sinh(x))', '', -7.3],
  ['floor(cosh(exp(x^2) - 1))', '', 6.021462384272015],
  ['floor(cosh(exp(x^2) - 1))', '', 5e-324],
  ['exp(-(x^3 + x^2)^2)', 'dxx', Number.MAX_VALUE],
  ['exp(-exp(abs(min(1, x))))', 'dxx', 0],
  ['max(0, log(1 + exp(sinh(x))))', 'dx', -405601.17599100695],
  // The logarithm of a number whose exponent was cut off had lost all but an offset.
  ['x*(acosh(1 + exp(x)) - x)', '', 1e100],
  // What is not known at all, beside a size of 0: no error was left of it.
  ['log(1 + exp(acos(x/sqrt(1 + x^2))*x))', '', 1e104],
  // Towers: the sum of two huge numbers of one sign is one.
  ['exp(expm1(x^2))', 'dxx', 1e300],
  ['sinh(sinh(exp(x^2)))', 'dxx', -30],
  // A condition for a derivative was computed in double: x/(1 + x^2) > 0.
  ['x*log(x/(1 + x^2))', 'dxx', 1e307],
];

describe('a kernel of one variable', () => {
  it.each(POINTS)('%s %s at %d is the truth', (text, suffix, x) => {
    const built = build(text, []);
    const f = built.functions.find((g) => g.derived.suffix === suffix)!;
    expect(built.run(f)([x]) + 0).toBe(truth.roundDouble(f.derived.expression, new Map([['x', fromDouble(x)]]))! + 0);
  });
});

describe('the guard', () => {
  const form = { side: 1, code: [['x'], ['c', 1, 0, 0], ['+', 0, 1], ['c', -1, 0, 0], ['+', 2, 3]] } as const;
  const data = (written: PlanData['written']): PlanData => ({
    cells: [{ side: 1, low: [0, 0, 0], switchAt: 0, far: form }],
    pieces: [],
    points: [],
    written,
  });

  it('asks for more bits where a form cancels', () => {
    expect(value(planOf(data(form)), 1e-60, [], [])).toBe(1e-60);
    expect(value(planOf(data(form)), 1e-300, [], [])).toBe(1e-300);
  });

  it('believes no product of two exponents that are cut off', () => {
    // exp(−x)·exp(2x).
    const code = [['x'], ['neg', 0], ['exp', 1], ['c', 1, 0, 1], ['*', 3, 0], ['exp', 4], ['*', 2, 5]] as const;
    const plan = planOf({
      ...data({ side: 1, code }),
      cells: [{ side: 1, low: [0, 0, 0], switchAt: 0, far: { side: 1, code } }],
    });
    expect(value(plan, 1e300, [], [])).toBe(Number.POSITIVE_INFINITY);
    expect(value(plan, 3, [], [])).toBe(20.085536923187668);
  });

  it('turns an argument of atan over once', () => {
    // Longer than a double: the size of it is counted up to three bits too large.
    const beside = (n: bigint) => toDouble(atan(fraction(2n ** 2000n + n, 2n ** 2000n, 2048), 2048));
    expect([beside(1n), beside(-1n)]).toEqual([Math.PI / 4, Math.PI / 4]);
  });

  it('says nothing where no number of bits decides', () => {
    // log(exp(x)) − x, which is nothing but zero.
    const zero = [['x'], ['exp', 0], ['log', 1], ['neg', 0], ['+', 2, 3], ['sign', 4]] as const;
    const plan = planOf({ ...data(form), cells: [], written: { side: 1, code: zero } });
    expect(value(plan, 1.5, [], [])).toBeNaN();
  });

  it('multiplies a fraction as it is, not as two words hold it', () => {
    // (x·(1/3) − 1/3)·3 at 1 + 2^-52, with x·1/3 twice rounded.
    const code = [['x'], ['=1/3'], ['*', 0, 1], ['=-1/3'], ['+', 2, 3], ['c', 1.5, 0, 1], ['*', 4, 5]] as const;
    const plan = planOf({
      ...data({ side: 1, code }),
      cells: [{ side: 1, low: [0, 0, 0], switchAt: 0, far: { side: 1, code } }],
    });
    expect(value(plan, 1 + 2 ** -52, [], [])).toBe(2 ** -52);
  });
});
