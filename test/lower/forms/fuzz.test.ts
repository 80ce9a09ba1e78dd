/** Random formulas through derive and lower, exact kernels against MPFR; and what fuzzing found before. */
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../src/expr/parse.js';
import { print } from '../../../src/expr/print.js';
import { examine, fails } from '../../../src/fuzz/examine.js';
import { definitionText, type Formula, randomFormula } from '../../../src/fuzz/formulas.js';
import { randomFrom } from '../../../src/fuzz/random.js';
import { shrink } from '../../../src/fuzz/shrink.js';
import { type Built, type FunctionReport, tryFormula } from '../../../src/fuzz/trial.js';
import { kernelModel } from '../../../src/program/kernel-model.js';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';
import { implementations, lowerAnew } from '../lowered.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

function build(formula: Formula): Built {
  const f = lowerAnew(definitionText(formula), truth, { kernels: 'exact', asWritten: true });
  return {
    definition: f.definition,
    functions: [...f.functions.values()],
    run: (g) => kernelModel(g.kernel!, g.program, implementations),
  };
}
const reports = (formula: Formula, seed: number, inputs = 12): readonly FunctionReport[] =>
  tryFormula(formula, build(formula), randomFrom(seed), truth, { inputs, settings: 1 });

/** What fuzzing found, each once wrong. */
const FINDS: readonly (readonly [string, Formula['parameters']])[] = [
  // No form in a cell: steps, and kinks without end.
  ['x*floor(x)', []],
  ['abs(sin(x))', []],
  // No scaling takes b out; plain double was wrong far out.
  [
    'tanh(a*x + b)',
    [
      { name: 'a', default: '1' },
      { name: 'b', default: '0.5' },
    ],
  ],
  ['floor(tanh(min(x, b)))', [{ name: 'b', default: '1' }]],
  // Germs of erfc coincide to an order: the derivative was infinite, then 0, far out on the left.
  ['exp(-x^2/2)/(1 + erf(x/sqrt(2)))', []],
  // Far out only the size of exp is known: the form was taken for a bad one.
  ['sinh(x)', []],
  // Poles without end change the sign as roots do: they got polynomials.
  ['x*tan(-x/3)', []],
  // The root at negative x was bisected bit by bit: seconds for one polynomial.
  ['x*(x + 1)/(1 + x^4)', []],
];

describe('exact kernels of random formulas', () => {
  it.each([0, 1, 2, 3])('of seed 7, number %i, round correctly', (i) => {
    const seed = Math.imul(7, 0x9e3779b1) ^ Math.imul(i + 3, 0x85ebca6b);
    const formula = randomFormula(randomFrom(seed), 2);
    for (const r of reports(formula, seed)) expect(r.findings, `${print(formula.value)} ${r.suffix}`).toEqual([]);
  });

  it.each(FINDS)('of %s round correctly', (text, parameters) => {
    for (const r of reports({ value: parse(text), parameters }, 1)) {
      const worse = r.findings.filter((f) => !('ulp' in f.verdict) || f.verdict.ulp > 1);
      expect(worse, `${text} ${r.suffix}`).toEqual([]);
    }
  });
});

describe('a formula whose parameters no scaling takes out', () => {
  it('has a value at 0, where the rewritten one divides by x, and says what was taken', () => {
    const built = build({ value: parse('tanh((x - b)/(1 + x^4))'), parameters: [{ name: 'b', default: '0.25' }] });
    const f = built.functions.find((g) => g.derived.suffix === 'dxx')!;
    const point = new Map([
      ['x', { num: 0n, den: 1n }],
      ['b', { num: 1n, den: 4n }],
    ]);
    expect(built.run(f)([0, 0.25])).toBe(truth.roundDouble(f.derived.expression, point));
    expect(f.kernel!.leaves[0]).toMatchObject({ given: ['b'], reason: expect.stringContaining('no scaling takes b') });
  });
});

describe('the fuzzer', () => {
  it('draws the same formulas and points from the same seed', () => {
    const draw = () => definitionText(randomFormula(randomFrom(99)));
    expect(draw()).toBe(draw());
    expect(definitionText(randomFormula(randomFrom(100)))).not.toBe(draw());
  });

  it('tells kinds of failures apart', () => {
    const e = parse('exp(x)');
    const at = new Map([['x', { num: -2n, den: 1n }]]);
    const verdict = (got: number) => examine(got, e, at, truth);
    expect(fails(verdict(Math.exp(-2)))).toBe(false);
    expect(verdict(0).kind).toBe('false zero');
    expect(verdict(-Math.exp(-2)).kind).toBe('wrong sign');
    expect(verdict(Number.NaN).kind).toBe('nan');
    const off = verdict(Math.exp(-2) * (1 + 2 ** -51));
    expect(off.kind === 'value' && off.ulp > 1.4 && off.ulp < 4.6).toBe(true);
    expect(examine(1, parse('log(x)'), at, truth).kind).toBe('no value');
    expect(fails(examine(Number.NaN, parse('log(x)'), at, truth))).toBe(false);
  });

  it('reports a kernel that is wrong by one unit', () => {
    const formula: Formula = { value: parse('x*exp(x)'), parameters: [] };
    const built = build(formula);
    const broken: Built = {
      ...built,
      run: (f) => {
        const run = built.run(f);
        return (args) => (args[0]! > 1 && args[0]! < 12 ? run(args) * (1 + 2 ** -52) : run(args));
      },
    };
    const found = tryFormula(formula, broken, randomFrom(1), truth, { inputs: 12, settings: 1 });
    expect(found.every((r) => r.findings.length > 0)).toBe(true);
  });

  it('shrinks to the part that fails', () => {
    const failing = (e: Parameters<typeof print>[0]) => /erf\([^)]*x/.test(print(e));
    const small = shrink(parse('log(1 + exp(x))*erf(2*x + 1) - tanh(x)'), 'x', failing, 200);
    expect(print(small)).toBe('erf(x)');
  });
});
