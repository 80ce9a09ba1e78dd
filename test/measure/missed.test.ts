/** Kernels above the bound of their grade are said, and only those. */
import { describe, expect, it } from 'vitest';
import { drawDiagnostic } from '../../src/diagnostic.js';
import { loadTargets, targetNames } from '../../src/files.js';
import { missedBounds } from '../../src/measure/missed.js';
import type { Figure, Measured } from '../../src/stages.js';
import { give, measured, op, program, t, v } from '../emit/support/samples.js';

const targets = await loadTargets(targetNames());
const text = 'value: x^2\n';
const plain = measured({
  name: 'square',
  value: 'x^2',
  functions: { '': { program: program([], give([op(1, 'mul', v('x'), v('x'))], t(1))) } },
});
const base: Figure = {
  function: 'square',
  target: 'ts',
  precision: 'f64',
  grade: 'accurate',
  maxUlp: 1,
  at: { x: 0.5 },
  points: 10,
  exhaustive: false,
  nan: 0,
  falseZero: 0,
  wrongSign: 0,
  undecided: 0,
};
const said = (...figures: readonly Partial<Figure>[]) =>
  missedBounds({ ...(plain as Measured), figures: figures.map((f) => ({ ...base, ...f })) }, targets);

describe('a bound', () => {
  it('is what the grade means for a precision', () => {
    const kept: readonly Partial<Figure>[] = [
      {},
      { grade: 'fast', maxUlp: 1e9 },
      { precision: 'f32', maxUlp: 0.51 },
      { grade: 'exact', maxUlp: 0.5001 },
      { target: 'wgsl', precision: 'f32' },
    ];
    for (const f of kept) expect(said(f)).toEqual([]);
    const missed: readonly Partial<Figure>[] = [
      { maxUlp: 1.01 },
      { precision: 'f32', maxUlp: 0.52 },
      { grade: 'exact', maxUlp: 0.501 },
      { target: 'wgsl', precision: 'f32', maxUlp: 1.01 },
      { nan: 1 },
      { falseZero: 1 },
      { wrongSign: 1 },
    ];
    for (const f of missed) expect(said(f).map((d) => d.code)).toEqual(['bound-missed']);
  });

  it('that is missed is drawn with where and by how much', async () => {
    const [d] = said(
      { maxUlp: 3.21, at: { x: -0.25 } },
      { target: 'glsl', precision: 'f32', maxUlp: Infinity, nan: 2 },
    );
    const drawn = drawDiagnostic(d!, new Map([[d!.place?.file ?? '', text]]));
    await expect(`${drawn}\n`).toMatchFileSnapshot('bad/bound-missed.txt');
  });
});
