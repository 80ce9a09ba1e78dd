/** Planted mistakes are all found, with witnesses that are real; right derivatives are never refuted. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditPairs } from './auditing.js';
import * as planted from './examples/planted.js';

const read = (name: string) => readFileSync(new URL(`examples/${name}.ts`, import.meta.url), 'utf8');
const plantedText = read('planted');
const rightText = read('right');
const wrong = await auditPairs(plantedText);
const right = await auditPairs(rightText);

describe('planted mistakes', () => {
  it('are paired, every one', () => {
    const comments = plantedText.match(/^\/\/ /gm)!.length;
    expect(wrong).toHaveLength(comments);
  });

  it.each(wrong.map((p) => [p.name, p] as const))('in `%s` are refuted with a witness', (name, p) => {
    expect(p.judgement.verdict).toBe('refuted');
    const { point, left, right: code } = p.judgement.witness!;
    expect(left).not.toBe(code);
    // The witness is what the code really gives there.
    const run = (planted as unknown as Record<string, (...args: number[]) => number>)[name]!;
    const given = run(...Object.values(point).map(Number));
    if (code === 'undefined') expect(given).toBeNaN();
    else expect(given).toBeCloseTo(Number(code), 8);
  });
});

describe('derivatives that are right', () => {
  it('are paired in all the styles', () => {
    expect(right.map((p) => p.name).sort()).toEqual([
      'clampGrad',
      'd_silu',
      'derivatives.gaussian',
      'derivatives.softsign',
      'eluGrad',
      'geluNewGrad',
      'hardSwishGrad',
      'leakyBackward',
      'logCoshGrad',
      'mishGrad',
      'ramp with derivative',
      'sigmoidDerivative',
      'snakeGrad',
      'softplusDx',
      'squareplusGrad',
      'swishDbeta',
      'swishGrad',
      'tanhPrime',
    ]);
  });

  it.each(right.map((p) => [p.name, p.judgement] as const))('`%s` is not refuted', (_, j) => {
    expect(['proved', 'tested']).toContain(j.verdict);
    if (j.verdict === 'proved') expect(j.readAs).toBeUndefined();
  });
});

describe('a right derivative that is damaged', () => {
  // Each of them is the derivative with something small added, everywhere or in one place.
  const damages = ['* 1.000001', '+ 1e-9', '* -1', '+ (x > 3 ? 1e-6 : 0)', '+ (x === 2 ? 1e-6 : 0)'];
  const functions = {
    logistic: ['1 / (1 + Math.exp(-x))', 'f(x) * (1 - f(x))'],
    'x tanh': ['x * Math.tanh(x)', 'Math.tanh(x) + x * (1 - Math.tanh(x) ** 2)'],
    logarithm: ['Math.log(1 + x * x)', '(2 * x) / (1 + x * x)'],
    'wave, two pieces': ['x > 0 ? Math.sin(x) : x', 'x > 0 ? Math.cos(x) : 1'],
  } as const;
  it.each(Object.entries(functions))('%s is refuted in every way', async (_, [f, g]) => {
    const copies = damages.map((d, i) => `export const bad${i} = (x: number) => (${g}) ${d};`);
    const text = [`const f = (x: number) => ${f};`, `const fGrad = (x: number) => ${g};`, ...copies].join('\n');
    const found = await auditPairs(text, { pairs: damages.map((_, i) => ['f', `bad${i}`] as const) });
    const verdicts = found.map((p) => p.judgement.verdict);
    expect(['proved', 'tested']).toContain(verdicts[0]);
    expect(verdicts.slice(1)).toEqual(damages.map(() => 'refuted'));
  });
});
