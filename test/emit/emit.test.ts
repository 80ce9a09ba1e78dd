import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { check, read } from '../../src/compile.js';
import { emit, emitAll } from '../../src/emit/emit.js';
import { functionName } from '../../src/emit/names.js';
import type { Target } from '../../src/emit/target.js';
import { target } from '../../src/emit/targets/ts.js';
import { lower } from '../../src/lower/lower.js';
import type { Measured } from '../../src/stages.js';
import { loadTruth } from '../../src/truth/truth.js';
import { load, type Module, templates } from './support/emitted.js';

const folder = join(import.meta.dirname, '../../definitions');
const shipped = readdirSync(folder)
  .sort()
  .map((f) => ({ file: f, text: readFileSync(join(folder, f), 'utf8') }));

/** Definitions with a parameter, with pieces, with functions that JavaScript lacks, with a learned parameter. */
const names = ['gelu', 'prelu', 'softplus', 'squareplus'];
let all: readonly Measured[];
let modules: ReadonlyMap<string, Module>;

beforeAll(async () => {
  const truth = await loadTruth();
  const readings = read(shipped, []);
  all = names.map((name) => {
    const { verified } = check(name, readings, truth);
    const lowered = verified && lower(verified, truth).value;
    if (!lowered) throw new Error(`${name} does not compile`);
    return { lowered, figures: [] };
  });
  const outputs = all.map((m) => emit(m, [target], templates()));
  const files = outputs.flatMap((o) => o.files).filter((f) => f.path.startsWith('ts/'));
  const shared = emitAll(
    outputs.map((o) => o.summary),
    [target],
    templates(),
  );
  const importer = await load([...files, ...shared]);
  modules = new Map(await Promise.all(names.map(async (n) => [n, await importer(n)] as const)));
}, 300_000);

describe('emit', () => {
  test('gives the files of every target, the page of all stages, and what files over all definitions need', () => {
    const { files, renames, summary } = emit(all[2]!, [target], templates());
    expect(files.map((f) => f.path)).toEqual(expect.arrayContaining(['ts/softplus.ts', 'trace/softplus.md']));
    expect(renames).toEqual({});
    expect(summary).toMatchObject({
      name: 'softplus',
      title: 'Softplus',
      parameters: ['k'],
      functions: ['', 'dx', 'dxx', 'dk'],
    });
  });

  test('gives the same bytes for the same input', () => {
    const texts = () => JSON.stringify(emit(all[0]!, [target], templates()));
    expect(texts()).toBe(texts());
  });

  test('files over all definitions are in order of name, whatever order the summaries come in', () => {
    const summaries = all.map((m) => emit(m, [target], templates()).summary);
    const forwards = emitAll(summaries, [target], templates());
    expect(emitAll(summaries.toReversed(), [target], templates())).toEqual(forwards);
    expect(forwards.map((f) => f.path)).toEqual(['ts/index.ts', 'ts/runtime/arrays.ts', 'ts/runtime/special.ts']);
    expect(forwards[0]?.text.match(/'\.\/\w+\.js'/g)).toEqual(names.map((n) => `'./${n}.js'`));
  });

  test('renames are reported by target, where there are any', () => {
    const other: Target = {
      name: 'ts',
      about: '',
      kernels: [],
      emit: () => ({ files: [], renames: { gelu: 'gelu_' } }),
    };
    expect(emit(all[0]!, [other], templates()).renames).toEqual({ ts: { gelu: 'gelu_' } });
  });
});

describe('emitted TypeScript of real definitions', () => {
  for (const [i, name] of names.entries())
    test(`${name}: every function gives the bits of its program`, () => {
      const { definition } = all[i]!.lowered.verified.derived;
      const inputs = [
        0,
        -0,
        Infinity,
        -Infinity,
        Number.NaN,
        5e-324,
        -5e-324,
        1e308,
        -1e308,
        ...Array.from(
          { length: 2000 },
          (_, n) => (n % 2 ? 1 : -1) * (1 + ((n * 0.6180339887498949) % 1)) * 2 ** (((n * 11) % 60) - 40),
        ),
      ];
      for (const f of all[i]!.lowered.functions) {
        const model = target.model?.(f);
        const call = modules.get(name)?.[functionName(name, f.derived.suffix, 'camel')] as
          | ((...a: number[]) => number)
          | undefined;
        if (!model || !call) throw new Error(`${name} ${f.derived.suffix} is not there`);
        const wrong = inputs.flatMap((x) =>
          [0.01, 1, 4].flatMap((p) => {
            const args = [x, ...definition.parameters.map(() => p)];
            return Object.is(call(...args), model(args)) ? [] : [{ args, text: call(...args), run: model(args) }];
          }),
        );
        expect(wrong, f.derived.suffix).toEqual([]);
      }
    });

  test('all files type-check together', async () => {
    const outputs = all.map((m) => emit(m, [target], templates()));
    const files = outputs.flatMap((o) => o.files).filter((f) => f.path.startsWith('ts/'));
    expect(
      await target.check?.([
        ...files,
        ...emitAll(
          outputs.map((o) => o.summary),
          [target],
          templates(),
        ),
      ]),
    ).toEqual([]);
  });
});
