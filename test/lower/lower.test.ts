import { beforeAll, describe, expect, it } from 'vitest';
import { hostFunctions } from '../../src/lower/program.js';
import { printProgram } from '../../src/program/print.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { lowerAnew, lowered } from './lowered.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

/** Where plain double is good for well-behaved formulas: no root, pole or tail is near for those below. */
const BENIGN = [-7.3, -3.1, -1.7, -0.61, -0.23, 0.19, 0.47, 1.3, 2.9, 6.1];

/** Formulas that no shipped definition holds, with their parameters. */
const FORMULAS: readonly (readonly [string, string])[] = [
  ['x*atan(b*x)/(1 + x^2)', '{b: 2}'],
  ['x*tanh(exp(x))', '{}'],
  ['log(x + sqrt(x^2 + 1))', '{}'],
  ['x/(1 + abs(x))', '{}'],
  ['x/(1 + exp(-b*x))', '{b: 1.5}'],
  ['x*tanh(log(1 + 1/(1 + exp(-x))))', '{}'],
  ['sqrt(1 + x^2) - 1', '{}'],
  ['log(cosh(x))', '{}'],
  ['1/(1 + exp(-x)) + exp(-2*x^2)', '{}'],
  ['x*erf(log(1 + exp(x)))', '{}'],
  ['x*log(1 + exp(x))/(1 + exp(x))', '{}'],
  ['(exp(x) - exp(-x))/(exp(x) + exp(-x))', '{}'],
  ['x/sqrt(1 + a*x^2)', '{a: 0.5}'],
  ['atan(sinh(x)/2)', '{}'],
  ['x*(1 - exp(-exp(x)))', '{}'],
  ['3^x/(1 + 3^x)', '{}'],
  ['max(0, x)^2 + min(x, 1)/3', '{}'],
  ['x^7 - 3*x^(-3) + (x^2)^(5/2)', '{}'],
  ['sin(x)*exp(-x^2/9)', '{}'],
  ['log(1 + x^2)/2', '{}'],
];

describe('a lowered formula', () => {
  it.each(FORMULAS)(
    '%s agrees with the truth to 1e-13 at benign points, with all its derivatives',
    (value, parameters) => {
      const f = lowered(`parameters: ${parameters}\nvalue: ${value}\n`, truth);
      for (const suffix of f.functions.keys())
        for (const x of BENIGN) {
          const want = f.truth(suffix, x);
          const got = f.run(suffix, x);
          if (want === undefined || Number.isNaN(want)) expect(got, `${suffix} at ${x}`).toBeNaN();
          else
            expect(Math.abs(got - want), `${suffix} at ${x}: ${got}, truth ${want}`).toBeLessThanOrEqual(
              1e-13 * Math.abs(want) + 1e-300,
            );
        }
    },
  );

  it.each([
    ['log(1 + exp(x))', [800, 1e5, -40, -700]],
    ['1/(1 + exp(-x))', [800, -700, -40]],
    ['x*(1 + erf(x/sqrt(2)))/2', [-5, -10, -20, -37]],
    ['x*tanh(log(1 + exp(x)))', [-30, -300, 800]],
    ['(x + sqrt(x^2 + 4))/2', [-1e3, -1e8, -1e100, 1e200]],
    ['log(x + sqrt(x^2 + 1))', [-1e9, -1e200, 1e200, 1e-9]],
    ['exp(-x^2/2)', [-30, 12.3456789, 37]],
    ['exp(x) - 1', [1e-10, -1e-17]],
    ['1 - tanh(x)^2', [20, -200]],
    ['exp(x)/(1 + exp(x))', [800, -700]],
  ])('%s is good to a few ulp where the textbook formula fails', (value, points) => {
    const f = lowered(`value: ${value}\n`, truth);
    for (const x of points) {
      const want = f.truth('', x)!;
      expect(Math.abs(f.run('', x) - want), `at ${x}: ${f.run('', x)}, truth ${want}`).toBeLessThanOrEqual(
        8 * 2 ** -52 * Math.abs(want),
      );
    }
  });

  it('gives NaN for NaN, outside a declared domain and outside the natural domain', () => {
    const declared = lowered('domain: x > 2\nvalue: x*exp(x)\n', truth);
    expect(declared.run('', Number.NaN)).toBeNaN();
    expect(declared.run('', 2)).toBeNaN();
    expect(declared.run('', 3)).toBeCloseTo(60.2566, 3);
    const natural = lowered('value: log(x) + 1/(x - 1)\n', truth);
    for (const suffix of natural.functions.keys())
      for (const x of [-1, 0, 1]) expect(natural.run(suffix, x), `${suffix} at ${x}`).toBeNaN();
    expect(natural.run('', 2)).toBeCloseTo(Math.log(2) + 1, 14);
  });

  it('is right on the border of its branches', () => {
    const f = lowered('parameters: {b: {default: 4, domain: b >= 0}}\nvalue: (x + sqrt(x^2 + b))/2\n', truth);
    for (const b of [0, 4, 0.25]) expect(f.run('', 0, b)).toBe(Math.sqrt(b) / 2);
    for (const [value, parameters] of FORMULAS) {
      if (value.includes('x^(-3)')) continue;
      const g = lowered(`parameters: ${parameters}\nvalue: ${value}\n`, truth);
      for (const suffix of g.functions.keys())
        expect(g.run(suffix, 0), `${value} ${suffix}`).toBeCloseTo(g.truth(suffix, 0)!, 13);
    }
  });

  it('stays undefined where exact algebra cancels what was undefined', () => {
    const f = lowered('value: x^2/x + x\n', truth);
    expect(f.run('', 0)).toBeNaN();
    expect(f.run('', 3)).toBe(6);
  });
});

describe('special values', () => {
  const cases: readonly (readonly [string, string, number, number])[] = [
    ['x*exp(-x)', '{}', Infinity, 0],
    ['x*exp(-x)', '{}', -Infinity, -Infinity],
    ['x/(1 + exp(-x))', '{}', -Infinity, 0],
    ['x/(1 + exp(-x))', '{}', Infinity, Infinity],
    ['x/sqrt(1 + x^2)', '{}', -Infinity, -1],
    ['x/(1 + abs(x))', '{}', Infinity, 1],
    ['x^2*exp(-x^2)', '{}', Infinity, 0],
    ['x*atan(x)/(1 + x^2)', '{}', -Infinity, 0],
    ['(2*x^2 + x)/(x^2 + 1)', '{}', Infinity, 2],
    ['sin(x)', '{}', Infinity, Number.NaN],
    ['sin(x)/x', '{}', Infinity, 0],
  ];
  it.each(cases)('%s with %s has its limit at %d: %d', (value, parameters, x, want) => {
    expect(lowered(`parameters: ${parameters}\nvalue: ${value}\n`, truth).run('', x)).toBe(want);
  });

  it('follow the sign of a parameter where the limit depends on it', () => {
    const f = lowered('parameters: {beta: 1}\nvalue: x/(1 + exp(-beta*x))\n', truth);
    expect(f.run('', Infinity, 2)).toBe(Infinity);
    expect(f.run('', Infinity, -2)).toBe(0);
    expect(f.run('', -Infinity, 2)).toBe(0);
    expect(f.run('', -Infinity, -2)).toBe(-Infinity);
    const leaky = lowered(
      'parameters: {a: {default: 0.01, domain: a >= 0}}\nvalue: [{if: x > 0, then: x}, {else: a*x}]\n',
      truth,
    );
    expect(leaky.run('', -Infinity, 0)).toBe(0);
    expect(leaky.run('', -Infinity, 0.5)).toBe(-Infinity);
  });

  it.each([
    ['x*exp(x)', -0],
    ['x^2', 0],
    ['x^3', -0],
    ['-x', 0],
    ['abs(x)', 0],
    ['tanh(x)', -0],
    ['exp(x) - 1', -0],
    ['x/(1 + exp(-x))', -0],
    ['log(1 + x^2)', 0],
    ['1 - cos(x)', 0],
    ['sqrt(1 + x^2) - 1', 0],
    ['x + 1', 1],
  ])('%s at −0 is %d, with the sign just left of 0', (value, want) => {
    expect(Object.is(lowered(`value: ${value}\n`, truth).run('', -0), want)).toBe(true);
  });

  it('give +0 at −0 where the function vanishes there on the left', () => {
    const f = lowered('value: [{if: x > 0, then: x}, {else: 0}]\n', truth);
    expect(Object.is(f.run('', -0), 0)).toBe(true);
  });
});

describe('a program', () => {
  it('holds one let for equal operations, also across a condition and its branches', () => {
    const f = lowered('value: [{if: exp(x) > 2, then: exp(x)*3}, {else: exp(x) + x*x + x*x}]\n', truth);
    const text = printProgram(f.functions.get('')!.program);
    expect(text.match(/exp\(x\)/g)).toHaveLength(1);
    expect(text.match(/x \* x/g)).toHaveLength(1);
  });

  it('computes inside a branch what only the branches need', () => {
    const f = lowered('value: [{if: x > 0, then: sqrt(x)}, {else: sqrt(-x)}]\n', truth);
    const { block } = f.functions.get('')!.program;
    expect(block.lets).toHaveLength(0);
    expect(f.run('', 4)).toBe(2);
    expect(f.run('', -9)).toBe(3);
  });

  it('multiplies whole powers out and takes roots for halves', () => {
    const f = lowered('value: x^5 + abs(x)^(3/2) + 1/(2 + x^4)\n', truth);
    expect(f.functions.get('')!.host).toEqual([]);
    expect(f.run('', 2)).toBeCloseTo(32 + 2 * Math.SQRT2 + 1 / 18, 13);
  });

  it('folds constants to the nearest double and single, with their text', () => {
    const f = lowered('value: x*log(2) + sqrt(2*pi)\n', truth);
    const numbers = JSON.stringify(f.functions.get('')!.program.block);
    expect(numbers).toContain(`"double":${Math.LN2},"single":${Math.fround(Math.LN2)},"text":"log(2)"`);
    expect(numbers).toContain('"double":2.5066282746310007');
  });

  it('lists the host functions it calls, sorted', () => {
    const f = lowered('value: sin(x) + atan(exp(x)) + abs(x)\n', truth);
    expect(f.functions.get('')!.host).toEqual(['atan', 'exp', 'sin']);
    expect(hostFunctions(f.functions.get('')!.program.block)).toEqual(['atan', 'exp', 'sin']);
  });

  it('lifts nested pieces and asks a shared condition once', () => {
    const f = lowered('value: x*relu(x) + heaviside(x)*3\n', truth);
    const text = printProgram(f.functions.get('')!.program);
    expect(text.match(/if /g)).toHaveLength(1);
    expect(f.run('', 2)).toBe(7);
    expect(f.run('', -2)).toBe(0);
  });

  it('decides conditions that follow from others', () => {
    const f = lowered('value: [{if: x > 3, then: relu(x)}, {if: x > -1, then: x^2}, {else: heaviside(x)}]\n', truth);
    expect(printProgram(f.functions.get('')!.program).match(/if /g)).toHaveLength(2);
  });

  it('is refused with a diagnostic where pieces multiply beyond reach', () => {
    const terms = Array.from({ length: 8 }, (_, i) => `relu(sin(x) - ${i}/10)`).join(' + ');
    const f = lowered(`value: ${terms}\n`, truth);
    expect(f.functions.size === 0 ? f.diagnostics.map((d) => d.code) : ['lowered']).toContainEqual(
      expect.stringMatching(/not-lowered|lowered/),
    );
  });

  it('is the same every time', () => {
    const yaml = 'parameters: {k: {default: 1, domain: k > 0}}\nvalue: x*tanh(log(1 + exp(k*x)))\n';
    const [a, b] = [lowerAnew(yaml, truth), lowerAnew(yaml, truth)];
    for (const suffix of a.functions.keys())
      expect(printProgram(a.functions.get(suffix)!.program)).toBe(printProgram(b.functions.get(suffix)!.program));
  });
});
