import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codes, drawDiagnostic } from '../../src/diagnostic.js';
import { readDefinitions } from '../../src/read/read.js';
import type { Source } from '../../src/stages.js';
import { generated } from './generated.js';

/**
 * Every mistake that reading reports, drawn. `bad/CODE[-variant].yaml` is `example.yaml`, or several files after
 * lines `#---- NAME`; `bad/CODE[-variant].txt` is what a reader sees. `BLESS=1` renews the drawings: look at them.
 */
const folder = 'test/read/bad';

interface Case {
  readonly name: string;
  readonly given: readonly Source[];
  readonly shipped: readonly Source[];
}

function split(name: string, text: string): Case {
  const parts = text.split(/^#---- (.*)\n/m);
  const named = [
    ['example.yaml', parts[0]!],
    ...parts.slice(1).flatMap((p, i, all) => (i % 2 ? [] : [[p, all[i + 1]!]])),
  ];
  const sources = named
    .filter(([, t]) => parts.length === 1 || t !== '')
    .map(([file, t]) => ({ file: file!, text: t! }));
  const isShipped = (s: Source) => s.file.startsWith('shipped: ');
  return {
    name,
    given: sources.filter((s) => !isShipped(s)),
    shipped: sources.filter(isShipped).map((s) => ({ ...s, file: s.file.replace('shipped: ', '') })),
  };
}

const written = readdirSync(folder)
  .filter((f) => f.endsWith('.yaml'))
  .sort()
  .map((f) => split(f.replace(/\.yaml$/, ''), readFileSync(`${folder}/${f}`, 'utf8')));
const cases: readonly Case[] = [...written, ...generated.map((g) => ({ ...g, shipped: [] }))];

const codeOf = (name: string): string | undefined =>
  Object.keys(codes)
    .filter((c) => name === c || name.startsWith(`${c}-`))
    .sort((a, b) => b.length - a.length)[0];

function drawn({ given, shipped }: Case): { readonly found: readonly string[]; readonly text: string } {
  const { diagnostics } = readDefinitions(given, shipped);
  const all = [...diagnostics.values()].flat();
  const texts = new Map([...given, ...shipped].map((s) => [s.file, s.text]));
  return { found: all.map((d) => d.code), text: `${all.map((d) => drawDiagnostic(d, texts)).join('\n\n')}\n` };
}

describe('a mistake in a definition', () => {
  test.each(cases)('$name is reported and drawn as its golden file', (c) => {
    const { found, text } = drawn(c);
    expect(found).toContain(codeOf(c.name));
    const golden = `${folder}/${c.name}.txt`;
    if (process.env.BLESS === '1') writeFileSync(golden, text);
    expect(text).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : '');
  });

  test('every code that reading can report has a case', () => {
    const sources = [...readdirSync('src/read').map((f) => `src/read/${f}`), 'src/expr/parse.ts'].map((f) =>
      readFileSync(f, 'utf8'),
    );
    const reported = Object.keys(codes).filter((c) => sources.some((s) => s.includes(`'${c}'`)));
    const covered = new Set(cases.map((c) => codeOf(c.name)));
    expect(reported.filter((c) => !covered.has(c))).toEqual([]);
    expect(reported.length).toBeGreaterThan(25);
  });

  test('every drawing belongs to a case', () => {
    const names = new Set(cases.map((c) => c.name));
    expect(readdirSync(folder).filter((f) => f.endsWith('.txt') && !names.has(f.replace(/\.txt$/, '')))).toEqual([]);
  });
});
