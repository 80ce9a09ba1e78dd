/** Figures of sweeps in this process: kept beside a definition, they are the evidence's as long as the program is theirs. */
import { expect, it } from 'vitest';
import { build, read } from '../../src/compile.js';
import { programText } from '../../src/emit/emit.js';
import { hash, loadTargets, readTemplates } from '../../src/files.js';
import type { Measurement } from '../../src/measured.js';
import { loadTruth } from '../../src/truth/truth.js';

it('the evidence has a kept sweep of the very program that is emitted, and no other', async () => {
  const truth = await loadTruth();
  const targets = await loadTargets(['ts']);
  const templates = readTemplates();
  const readings = read([{ file: 'ramp.yaml', text: 'value: max(x, 0)\n' }], []);
  const context = { truth, targets, templates, hash, grade: 'accurate' as const };
  const unit = build('ramp', readings, context);
  const textOf = programText(unit.measured!, targets[0]!, templates);
  const program = hash(textOf('')!);
  // Each function has its own text; gradients that are sums have none.
  expect(textOf('dx')).not.toBe(textOf(''));
  expect(textOf('dxx')).toBeUndefined();
  const sweep = (of: string): Measurement => ({
    figure: {
      ...{ function: 'ramp', target: 'ts', precision: 'f32', grade: 'accurate', maxUlp: 0, at: { x: 0 } },
      ...{ points: 2 ** 32, exhaustive: true, nan: 0, falseZero: 0, wrongSign: 0, undecided: 0, misrounded: 0 },
    },
    program: of,
    device: { api: 'this process', implementation: 'plain arithmetic in double', version: '' },
    date: '2026-11-24',
  });
  const exhaustive = (of: string, grade: 'fast' | 'accurate') =>
    build('ramp', readings, { ...context, grade, measurements: () => [sweep(of)] }).evidence!.kernels.filter(
      (k) => k.exhaustive,
    );
  expect(exhaustive(program, 'accurate')).toMatchObject([{ precision: 'f32', misrounded: 0, points: 2 ** 32 }]);
  expect(exhaustive('another', 'accurate')).toEqual([]);
});
