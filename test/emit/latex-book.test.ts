import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import katex from 'katex';
import { beforeAll, describe, expect, test } from 'vitest';
import { derive } from '../../src/derive/derive.js';
import { renderer } from '../../src/emit/render.js';
import { target } from '../../src/emit/targets/latex.js';
import { parse } from '../../src/expr/parse.js';
import type { Emitted, Measured, Summary } from '../../src/stages.js';
import { loadTruth } from '../../src/truth/truth.js';
import { readShipped } from '../support/shipped.js';
import { measuredOf, unverified } from './sample-records.js';

const folder = new URL('../../templates/latex/', import.meta.url);
const templates = new Map(
  readdirSync(folder).map((f) => [`latex/${basename(f, '.hbs')}`, readFileSync(new URL(f, folder), 'utf8')] as const),
);
const render = renderer(templates, 'latex');

const hostileWords = 'Ünïcödé \\input{x} 50% of $k$ & #1_a^b ~ {α ≤ β} 中 “q” <b>';
const hostile: Measured = measuredOf({
  name: 'hostile',
  title: `A title with ${hostileWords}`,
  about: `${hostileWords}\n\nhttps://example.org/${'long-address/'.repeat(12)}`,
  aliases: [hostileWords],
  value: parse('x*atan(a*x)*exp(-x^2/2)*sin(a*x + 1)/((1 + x^2)*sqrt(1 + a^2*x^4)*log(2 + exp(x)))'),
  parameters: { a: '0.3333333333333333' },
  domains: { a: 'a > 0' },
  claims: [{ title: hostileWords, text: 'hostile(x, a) > -5 where a > 0', method: hostileWords, verdict: 'unknown' }],
  sources: [hostileWords],
});

let records: readonly Measured[];
let files: readonly Emitted[];

const summaryOf = (m: Measured): Summary => {
  const { derived } = m.lowered.verified;
  const d = derived.definition;
  return {
    name: d.name,
    title: d.title,
    aliases: d.aliases,
    parameters: d.parameters.map((p) => p.name),
    functions: derived.functions.map((f) => f.suffix),
  };
};

beforeAll(async () => {
  const truth = await loadTruth();
  const { library, given } = readShipped();
  const derived = given.flatMap((name) => derive(library.get(name)!, library, truth).value ?? []);
  records = [...derived.map(unverified), hostile];
  files = [...records.flatMap((m) => target.emit(m, render).files), ...target.emitAll!(records.map(summaryOf), render)];
});

/** Everything between \( \) and \[ \] (an author's own brackets are escaped). */
const formulasOf = (text: string): readonly string[] =>
  [...text.matchAll(/\\\[\s*([\s\S]*?)\s*\\\]|\\\((.*?)\\\)/g)].map((m) => m[1] ?? m[2]!);

describe('the book', () => {
  test('has a section of every definition, and every formula is accepted by KaTeX in strict mode', () => {
    let count = 0;
    for (const { path, text } of files) {
      if (path.endsWith('book.tex')) continue;
      for (const tex of formulasOf(text)) {
        katex.renderToString(tex, { throwOnError: true, strict: 'error', displayMode: true });
        count += 1;
      }
      expect(text).toContain('\\section{');
    }
    expect(files.map((f) => f.path)).toEqual([
      ...records.map((m) => `latex/${summaryOf(m).name}.tex`),
      'latex/book.tex',
    ]);
    expect(count).toBeGreaterThan(300);
  });

  test('never says proved of what was tested', () => {
    for (const { path, text } of files.filter((f) => !f.path.endsWith('book.tex'))) {
      expect(text.match(/.*(\bproved\b|\[object|NaN[^, ]).*/)?.[0], path).toBeUndefined();
    }
  });

  test('is the same text every time', () => {
    expect(records.flatMap((m) => target.emit(m, render).files).map((f) => f.text)).toEqual(
      files.slice(0, -1).map((f) => f.text),
    );
  });

  const engine = spawnSync('pdflatex', ['--version']).status === 0;
  test.runIf(engine)(
    'compiles with pdflatex without an error, a missing glyph or a line that sticks out',
    () => {
      const place = mkdtempSync(join(tmpdir(), 'book-'));
      try {
        for (const { path, text } of files) writeFileSync(join(place, basename(path)), text);
        // The last lines of the log say what went wrong.
        const run = () =>
          execFileSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'book.tex'], {
            cwd: place,
            encoding: 'utf8',
          });
        run();
        run();
        run();
        const log = readFileSync(join(place, 'book.log'), 'latin1');
        expect(log).not.toMatch(/^!|Missing character|undefined references/m);
        expect([...log.matchAll(/^Overfull.*$/gm)].map((m) => m[0])).toEqual([]);
      } finally {
        rmSync(place, { recursive: true });
      }
    },
    120_000,
  );
});
