/** Which function is taken for the derivative of which. */
import { describe, expect, it } from 'vitest';
import type { CodeFunction } from '../../src/audit/code.js';
import { type PairingOptions, pairUp } from '../../src/audit/pairs.js';
import { readAll } from './reading.js';

async function pairs(text: string, options: Partial<PairingOptions> = {}): Promise<readonly string[]> {
  const functions = (await readAll(text, 'f.js')).filter((f): f is CodeFunction => 'code' in f);
  const found = pairUp(functions, { pairs: [], ofOutput: [], ...options });
  return found.pairs.map(
    (p) =>
      `${p.value.name} ${p.derivative.name}${p.order === 2 ? ' twice' : ''}${p.by ? ` in ${p.by}` : ''}${p.ofOutput ? ' of y' : ''}`,
  );
}
const two = (f: string, g: string): string => `const ${f} = (x) => x * x;\nconst ${g} = (x) => 2 * x;`;

describe('by name', () => {
  const names = [
    ['softStep', 'softStepGrad'],
    ['softStep', 'softStepGradient'],
    ['softStep', 'softStepDerivative'],
    ['softStep', 'softStepDeriv'],
    ['softStep', 'softStepPrime'],
    ['softStep', 'softStepDx'],
    ['softStep', 'dSoftStep'],
    ['softStep', 'dsoftStep'],
    ['softStep', 'gradSoftStep'],
    ['softStep', 'derivativeOfSoftStep'],
    ['soft_step', 'soft_step_grad'],
    ['soft_step', 'd_soft_step'],
    ['softStepFn', 'softStepDerivative'],
    ['f', 'df'],
    ['f', 'fPrime'],
    ['SOFT_STEP', 'SOFT_STEP_DERIVATIVE'],
  ] as const;
  it.each(names)('%s and %s', async (f, g) => {
    expect(await pairs(two(f, g))).toEqual([`${f} ${g}`]);
  });

  it.each([
    ['softStep', 'softStepper'],
    ['softStep', 'otherGrad'],
    ['step', 'descent'],
    ['ata', 'data2'],
  ] as const)('%s and %s are two functions', async (f, g) => {
    expect(await pairs(two(f, g))).toEqual([]);
  });

  it('second derivatives and those in a parameter', async () => {
    const text =
      'const s = (x, k) => k * x * x; const sDx = (x, k) => 2 * k * x; const sDxx = (x, k) => 2 * k; const sDk = (x, k) => x * x;';
    expect(await pairs(text)).toEqual(['s sDx', 's sDxx twice', 's sDk in k']);
  });
});

describe('by place', () => {
  it('the only other function of an object', async () => {
    const text =
      'const all = { a: { activation: (x) => x, derivate: () => 1 }, b: { fn: (x) => x * x, dx: (x) => 2 * x } };';
    expect(await pairs(text)).toEqual(['all.a.activation all.a.derivate', 'all.b.fn all.b.dx']);
  });

  it('the same key of another object', async () => {
    const text =
      'const functions = { a: (x) => x, b: (x) => x * x }; const derivatives = { a: () => 1, b: (x) => 2 * x };';
    expect(await pairs(text)).toEqual(['functions.a derivatives.a', 'functions.b derivatives.b']);
  });

  it('functions beside come before those of the same name elsewhere', async () => {
    const text = 'const a = { f: (x) => x, fGrad: () => 1 }; const b = { f: (x) => x * x, fGrad: (x) => 2 * x };';
    expect(await pairs(text)).toEqual(['a.f a.fGrad', 'b.f b.fGrad']);
    // Nothing says which of the two is meant.
    expect(await pairs('const a = { f: (x) => x }; const b = { f: (x) => x }; const fGrad = (x) => 1;')).toEqual([]);
  });
});

describe('by a boolean argument', () => {
  it.each(['derivate', 'derivative', 'deriv', 'prime', 'isDerivative', 'gradient'])('%s', async (flag) => {
    expect(await pairs(`const f = (x, ${flag}) => (${flag} ? 2 * x : x * x);`)).toEqual([`f f with ${flag}`]);
    expect(await pairs(`function f(x, ${flag}) { if (${flag} === true) return 2 * x; return x * x; }`)).toEqual([
      `f f with ${flag}`,
    ]);
  });

  it('that says something else is not guessed', async () => {
    expect(await pairs('const f = (x, fast) => (fast ? x : x * x);')).toEqual([]);
  });

  it('that is computed with is a number', async () => {
    expect(await pairs('const f = (x, derivate) => (derivate ? derivate * x : x);')).toEqual([]);
  });
});

describe('by the command line', () => {
  it('names win over what the names say', async () => {
    expect(await pairs(two('up', 'steepness'), { pairs: [['up', 'steepness']] })).toEqual(['up steepness']);
  });

  it('says what takes the output, by argument or by function', async () => {
    const text = 'const t = (x) => Math.tanh(x); const tGrad = (y) => 1 - y * y;';
    expect(await pairs(text, { ofOutput: ['y'] })).toEqual(['t tGrad of y']);
    expect(await pairs(text, { ofOutput: ['tGrad'] })).toEqual(['t tGrad of y']);
    expect(await pairs(text)).toEqual(['t tGrad']);
  });
});
