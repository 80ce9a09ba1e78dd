/** What `measured/` holds is of exactly what `generated/` holds: nothing is stale, nothing is missing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { build, read } from '../../src/compile.js';
import { programText } from '../../src/emit/emit.js';
import { hash, loadTargets, readTemplates, targetNames } from '../../src/files.js';
import { functionName } from '../../src/measure/measure.js';
import { measurementsText, mergeMeasurements, parseMeasurements } from '../../src/measured.js';
import { loadTruth } from '../../src/truth/truth.js';
import { shippedNames, shippedSources } from '../support/shipped.js';

const targets = await loadTargets(targetNames());
const rows = targets.flatMap((t) => t.devices ?? []);
/** Rows of kernels that are swept in this process. */
const sweptHere = targets.filter((t) => t.programOf).map((t) => `${t.name} f32`);
const folder = new URL('../../measured/', import.meta.url);
const textOf = (name: string): string => {
  const file = new URL(`${name}.json`, folder);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};
const evidence = JSON.parse(readFileSync(new URL('../../generated/evidence.json', import.meta.url), 'utf8')) as {
  definitions: Record<string, { kernels: readonly { function: string; target: string; precision: string }[] }>;
};
const emitted = (path: string): string => readFileSync(new URL(`../../generated/${path}`, import.meta.url), 'utf8');

describe('kept figures', () => {
  it.each(shippedNames)('of %s are of the programs that are emitted (`actc measure`, then `npm start`)', (name) => {
    const kept = parseMeasurements(textOf(name));
    for (const how of rows) {
      const program = hash(how.program(emitted(how.path(name))));
      const mine = kept.filter((m) => m.figure.target === how.target && m.figure.precision === how.precision);
      expect(mine.filter((m) => m.program !== program).map((m) => m.figure.function)).toEqual([]);
      // What needs more than every device has may be without figures, but not with some of them.
      const functions = mine.filter((m) => !m.figure.exhaustive || how.needs).map((m) => m.figure.function);
      const inProcess = evidence.definitions[name]!.kernels.filter((k) => k.target === 'ts' && k.precision === 'f64');
      const all = inProcess.map((k) => k.function).filter((f) => how.precision !== 'f16' || !f.endsWith('_dxx'));
      if (!how.needs || functions.length > 0) expect(functions.sort()).toEqual(all.sort());
      const shown = evidence.definitions[name]!.kernels.filter(
        (k) => k.target === how.target && k.precision === how.precision,
      );
      expect(shown.length).toBe(mine.length);
    }
  });

  // Those whose exact kernels take no second to make; others that are stale are left out by a build.
  it.each(['relu', 'heaviside', 'leaky_relu', 'prelu'])(
    'of sweeps of %s are of what each grade emits',
    async (name) => {
      const swept = parseMeasurements(textOf(name)).filter((m) => sweptHere.includes(`${m.figure.target} f32`));
      const [target] = targets.filter((t) => t.programOf);
      const context = { truth: await loadTruth(), targets: [target!], templates: readTemplates() };
      for (const grade of new Set(swept.map((m) => m.figure.grade))) {
        const unit = build(name, read(shippedSources, []), { ...context, grade });
        const program = programText(unit.measured!, target!, context.templates);
        const now = new Map(
          unit.measured!.lowered.functions.map(({ derived: { suffix } }) => [
            functionName(name, suffix),
            hash(program(suffix) ?? ''),
          ]),
        );
        const stale = swept.filter((m) => m.figure.grade === grade && now.get(m.figure.function) !== m.program);
        expect(stale.map((m) => m.figure.function)).toEqual([]);
      }
    },
  );

  it('are of definitions that exist, and of rows that a device runs', () => {
    const names = existsSync(folder) ? readdirSync(folder).filter((f) => !f.startsWith('.')) : [];
    expect(names.filter((f) => !shippedNames.includes(f.replace(/\.json$/, '')))).toEqual([]);
    const known = [...rows.map((r) => `${r.target} ${r.precision}`), ...sweptHere];
    const all = names.flatMap((f) => parseMeasurements(textOf(f.replace(/\.json$/, ''))));
    expect(all.map((m) => `${m.figure.target} ${m.figure.precision}`).filter((r) => !known.includes(r))).toEqual([]);
  });

  it.each(shippedNames)('of %s are a text that writing them again does not change', (name) => {
    const text = textOf(name);
    expect(measurementsText(parseMeasurements(text))).toBe(text);
  });
});

describe('the text of measurements', () => {
  const figure = {
    ...({ function: 'f', target: 't', precision: 'f32', grade: 'fast', exhaustive: false } as const),
    ...{ maxUlp: Infinity, maxUlpStrict: 2, at: { x: Number.NaN, k: -Infinity }, points: 3 },
    ...{ nan: 1, falseZero: 0, wrongSign: 0, undecided: 0 },
  };
  const one = {
    ...{ figure, program: 'abc', date: '2024-02-29' },
    ...{ device: { api: 'a', implementation: 'i', version: 'v' } },
  };

  it('keeps what JSON cannot say, in an order that does not depend on when what was measured', () => {
    const other = { ...one, figure: { ...figure, function: 'f_dx', maxUlp: 0.5 } };
    const text = measurementsText([other, one]);
    expect(text).toBe(measurementsText([one, other]));
    expect(parseMeasurements(text)).toEqual([one, other]);
  });

  it('gives nothing where it is cut short or something else, and never throws', () => {
    for (const text of [
      '',
      '{',
      '{}',
      '[]',
      '{"measurements": 3}',
      '{"measurements": [{}]}',
      measurementsText([one]).slice(0, -9),
    ])
      expect(parseMeasurements(text)).toEqual([]);
  });

  it('puts a new figure in the place of the old one of that function and row; sweeps stand beside', () => {
    const [newer, sweep] = [
      { ...one, program: 'new' },
      { ...one, figure: { ...figure, exhaustive: true } },
    ];
    expect(mergeMeasurements([one], [newer])).toEqual([newer]);
    expect(mergeMeasurements([one], [sweep])).toEqual([one, sweep]);
    expect(mergeMeasurements([one, sweep], [newer])).toEqual([sweep, newer]);
  });
});
