import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkTypeScript } from '../../src/emit/check-typescript.js';
import { functionName } from '../../src/emit/names.js';
import { numberText } from '../../src/emit/targets/ts/spelling.js';
import { target } from '../../src/emit/targets/ts.js';
import { type OpName, opNames, op as opOf } from '../../src/expr/ops.js';
import type { LoweredFunction, Measured } from '../../src/stages.js';
import { emitted, load, type Module } from './support/emitted.js';
import {
  awkward,
  choose,
  give,
  measured,
  n,
  op,
  prelu,
  program,
  relu,
  softplus,
  special,
  t,
  v,
} from './support/samples.js';

/** Every op, alone and as an operand of others on either side, so that brackets and order are tried. */
const everyOp = opNames.map((name: OpName) => {
  const isUnary = opOf(name).arity === 1;
  const lets = [
    op(1, name, v('x'), ...(isUnary ? [] : [n(-0.75)])),
    op(2, name, ...(isUnary ? [t(1)] : [n(1 / 3, '1/3'), t(1)])),
    op(3, 'sub', t(1), t(2)),
    op(4, 'sub', v('x'), t(3)),
    op(5, 'div', t(4), t(1)),
    op(6, 'neg', t(5)),
    op(7, 'mul', n(-2), t(6)),
    op(8, 'sub', t(2), t(7)),
  ];
  const functions = {
    '': { program: program([], give(lets.slice(0, 2), t(2))) },
    dx: { program: program([], give(lets, t(8))) },
  };
  return measured({ name: `try_${name}`, value: 'x', functions });
});

/** Branches in branches, conditions of several tests, shared operations of an outer block, an operation never used. */
const branches = measured({
  name: 'branches',
  value: 'x',
  functions: {
    '': {
      program: program(
        [],
        choose(
          [op(1, 'mul', v('x'), v('x')), op(2, 'exp', v('x')), op(30, 'sin', v('x'))],
          [
            [n(-1), '<', v('x')],
            [v('x'), '<=', n(1)],
          ],
          choose(
            [op(3, 'sub', t(1), n(0.5))],
            [[t(3), '>', n(0)]],
            give([op(4, 'sqrt', t(3))], t(4)),
            give([op(5, 'neg', t(3)), op(6, 'cbrt', t(5)), op(7, 'add', t(6), t(2))], t(7)),
          ),
          choose(
            [],
            [[v('x'), '!=', n(2)]],
            choose([], [], give([], t(2)), give([], special('nan'))),
            give([], special('-inf')),
          ),
        ),
        { zero: n(7), plus: { kind: 'saturate', double: 3, single: 3 } },
      ),
    },
  },
});

const samples: readonly Measured[] = [softplus, prelu, awkward, relu, branches, ...everyOp];
const files = emitted(samples);
let modules: ReadonlyMap<string, Module>;
beforeAll(async () => {
  const importer = await load(files);
  const entries = samples.map(async (m) => {
    const { name } = m.lowered.verified.derived.definition;
    return [name, await importer(name)] as const;
  });
  modules = new Map(await Promise.all(entries));
});

const emittedName = (definition: string, f: LoweredFunction): string => {
  const name = functionName(definition, f.derived.suffix, 'camel');
  return name === 'delete' ? 'delete_' : name;
};

/** Ordinary numbers, powers of two with odd low bits, and everything special. */
const inputs = [
  0,
  -0,
  1,
  -1,
  2,
  -2,
  0.5,
  0.1,
  -0.3,
  3,
  1e-300,
  -1e-300,
  5e-324,
  27,
  -27.2,
  700,
  -700,
  745.2,
  1e300,
  -1e300,
  Number.MAX_VALUE,
  Infinity,
  -Infinity,
  Number.NaN,
  ...Array.from(
    { length: 400 },
    (_, i) => (i % 2 === 0 ? 1 : -1) * (1 + ((i * 0.6180339887498949) % 1)) * 2 ** (((i * 7) % 40) - 20),
  ),
];

describe('emitted TypeScript', () => {
  test('type-checks in the strictest of projects, all files together', async () => {
    expect(await target.check?.(files)).toEqual([]);
  });

  for (const sample of samples) {
    const { name, parameters } = sample.lowered.verified.derived.definition;
    for (const f of sample.lowered.functions)
      test(`${name}${f.derived.suffix && ` ${f.derived.suffix}`} gives the bits of its program`, () => {
        const model = target.model?.(f);
        const call = modules.get(name)?.[emittedName(name, f)] as ((...args: number[]) => number) | undefined;
        if (!model || !call) throw new Error(`${emittedName(name, f)} is not there`);
        const wrong = inputs.flatMap((x) =>
          [1, 0.25, 3.7].flatMap((p) => {
            const rest = parameters.map((_, i) => p + i);
            const [text, run] = [call(x, ...rest), model([x, ...rest])];
            return Object.is(text, run) ? [] : [{ x, rest, text, run }];
          }),
        );
        expect(wrong).toEqual([]);
      });
  }

  test('NaN, and a parameter outside its domain, give NaN; a parameter left out is its default', () => {
    const { softplus: f, softplusDx: slope } = modules.get('softplus') as unknown as Record<
      string,
      (x: number, k?: number) => number
    >;
    expect(f?.(Number.NaN)).toBeNaN();
    for (const k of [0, -1, Number.NaN, -Infinity]) {
      expect(f?.(1, k)).toBeNaN();
      expect(slope?.(Infinity, k)).toBeNaN();
    }
    expect(f?.(2)).toBe(f?.(2, 1));
    const { prelu: g } = modules.get('prelu') as unknown as Record<string, (x: number, alpha?: number) => number>;
    expect(g?.(1, Number.NaN)).toBeNaN();
    expect(g?.(-2)).toBe(-0.5);
  });

  test('the gradient of a learned parameter comes right after the value', () => {
    expect(Object.keys(modules.get('prelu') ?? {})).toContain('preluDalpha');
    const text = files.find((f) => f.path === 'ts/prelu.ts')?.text ?? '';
    expect([...text.matchAll(/^export function (\w+)/gm)].map((m) => m[1])).toEqual([
      'prelu',
      'preluDalpha',
      'preluDx',
      'preluDxx',
      'preluForward',
      'preluBackward',
      'preluForwardBackward',
      'preluForwardChannels',
      'preluBackwardChannels',
      'preluForwardBackwardChannels',
    ]);
  });

  test('a reserved name is changed in this target, told in the head and reported', () => {
    const { renames } = target.emit(awkward, () => '');
    expect(renames).toEqual({ delete: 'delete_', y: 'y_', t1: 't1_' });
    const text = files.find((f) => f.path === 'ts/delete.ts')?.text ?? '';
    expect(text).toContain('`delete` is called `delete_`');
    expect(text).toContain('export function delete_(x: number, y_ = 2, t1_ = 3, myParam = 0.5): number');
    expect(text).toContain('export function deleteDx(');
  });

  test("an author's words cannot leave a comment, make a JSDoc tag or break a line", () => {
    const text = files.find((f) => f.path === 'ts/delete.ts')?.text ?? '';
    expect(text).toContain('Ends a comment * / alert(1) / * and breaks a line');
    expect(text).not.toMatch(/(?<!\\)@deprecated|[\u2028\u202e]/);
    expect(text.match(/\*\//g)?.length).toBe(text.match(/\/\*/g)?.length);
  });

  test('what was measured is told in powers of two where the engine takes part, and never more', () => {
    const text = files.find((f) => f.path === 'ts/softplus.ts')?.text ?? '';
    expect(text).toContain("rests on the engine's Math.exp and Math.log1p");
    expect(text.replace(/\n \*/g, '')).toContain('in double within 2 ulp at 4321 points');
    expect(text.replace(/\n \*/g, '')).toContain('in Float32Array correctly rounded at 4321 points');
    expect(text).toContain('not measured');
    expect(text).not.toContain('proved');
  });

  test('linters and the formatter find nothing wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lint-'));
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    writeFileSync(
      join(folder, 'biome.json'),
      JSON.stringify({ root: true, formatter: { enabled: false }, assist: { enabled: false } }),
    );
    const biome = join(import.meta.dirname, '../../node_modules/@biomejs/biome/bin/biome');
    const run = () =>
      execFileSync(process.execPath, [biome, 'lint', '--error-on-warnings', '.'], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(run).not.toThrow();
  });

  test('lines are at most 120 characters wide, but for checks with long names, and do not end in a space', () => {
    for (const { path, text } of files)
      for (const line of text.split('\n')) {
        if (!line.includes('arrays.check')) expect(line.length, `${path}: ${line}`).toBeLessThanOrEqual(120);
        expect(line).not.toMatch(/\s$/);
      }
  });
});

describe('number literals', () => {
  test('read back as the same double', () => {
    for (const value of [0, -0, 1, -1.5, 0.1, 1e300, 1e21, 123456789012345680000, 5e-324, Number.MAX_VALUE, 2 ** -1022])
      expect(Object.is(Number(numberText(value)), value), numberText(value)).toBe(true);
    expect(numberText(1e300)).toBe('1e300');
    expect(numberText(Math.LN2)).toBe('Math.LN2');
    expect(numberText(-Math.PI)).toBe('-Math.PI');
    expect(() => numberText(Number.NaN)).toThrow();
  });
});

describe('the check of emitted TypeScript', () => {
  test('what the language refuses is a diagnostic with file and line', async () => {
    const found = await checkTypeScript([
      { path: 'ts/a.ts', text: 'export const a = 1;\nexport const b: string = a;\n' },
    ]);
    expect(found.map((d) => [d.code, d.severity])).toEqual([['emitted-code-rejected', 'error']]);
    expect(found[0]?.notes[0]).toBe('in ts/a.ts, line 2, column 14');
  });

  test('unused names, missing imports, DOM globals and clashing exports are refused', async () => {
    const refused = async (...texts: string[]) =>
      (await checkTypeScript(texts.map((text, i) => ({ path: `ts/f${i}.ts`, text })))).length;
    expect(await refused('export function f(x: number): number { const t1 = x; return x; }')).toBe(1);
    expect(await refused("import { a } from './missing.js';\nexport const b = a;")).toBe(1);
    expect(await refused('export const a = document.title;')).toBe(1);
    expect(
      await refused('export const a = 1;', 'export const a = 2;', "export * from './f0.js';\nexport * from './f1.js';"),
    ).toBe(1);
    expect(await refused('export const a = 1;')).toBe(0);
    expect(await checkTypeScript([])).toEqual([]);
  });
});
