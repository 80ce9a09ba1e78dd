import { beforeAll, describe, expect, test } from 'vitest';
import { derive } from '../../src/derive/derive.js';
import { diagnostic } from '../../src/diagnostic.js';
import { table, words, wrapped } from '../../src/emit/markdown.js';
import { explain, tracePage } from '../../src/emit/trace.js';
import type { LoweredFunction, Measured } from '../../src/stages.js';
import { loadTruth } from '../../src/truth/truth.js';
import { readShipped } from '../support/shipped.js';
import { measuredOf, unverified } from './sample-records.js';

const square: Measured = measuredOf({
  name: 'scaled_square',
  title: 'Square *of* <i>x</i>',
  about: 'First.\n\n# Second | part `code`',
  value: 'a*x^2',
  parameters: { a: '0.5' },
  domains: { a: 'a > 0' },
  claims: [
    { title: 'even | [link](x)', text: 'scaled_square(x, a) = scaled_square(-x, a)' },
    { title: 'large', text: 'scaled_square(x, a) > 3 where x > 100', verdict: 'unknown', method: 'no points' },
  ],
  sources: ['Euclid'],
});

const program = (suffix: string, by: readonly string[]): LoweredFunction => ({
  derived: square.lowered.verified.derived.functions.find((f) => f.suffix === suffix) ?? {
    suffix,
    by,
    expression: square.lowered.verified.derived.functions[0]!.expression,
  },
  program: {
    inputs: ['x'],
    parameters: ['a'],
    block: {
      lets: [
        {
          index: 1,
          op: 'mul',
          args: [
            { kind: 'variable', name: 'x' },
            { kind: 'variable', name: 'x' },
          ],
        },
        {
          index: 2,
          op: 'mul',
          args: [
            { kind: 'variable', name: 'a' },
            { kind: 'let', index: 1 },
          ],
        },
      ],
      result: { kind: 'value', value: { kind: 'let', index: 2 } },
    },
    atPlusInfinity: 'natural',
    atMinusInfinity: 'natural',
    atMinusZero: 'natural',
  },
  rules: ['some-rule'],
  host: [],
});
const lowered = { ...square.lowered, functions: [program('', [])] };

describe('the page of a definition', () => {
  test('shows the five stages in order', () => {
    const [page, image] = tracePage({ lowered, figures: [] });
    expect(page!.path).toBe('trace/scaled_square.md');
    expect(image!.path).toBe('trace/scaled_square.svg');
    expect([...page!.text.matchAll(/^## (.*)$/gm)].map((m) => m[1])).toEqual([
      '1. Read',
      '2. Derive',
      '3. Verify',
      '4. Lower',
      '5. Measure',
    ]);
    expect(page!.text).toContain('scaled_square(x, a) = a*x^2');
    expect(page!.text).toContain('scaled_square_dx(x, a) = ');
    expect(page!.text).toContain('`scaled_square(x, a) = scaled_square(-x, a)`');
    expect(page!.text).toContain('Rules: `some-rule`.');
    expect(page!.text).toContain('t2 = a * t1');
    expect(page!.text).toContain('1 tested, 1 unknown');
  });

  test("holds an author's words as words", () => {
    const text = explain({ measured: square, diagnostics: [] });
    expect(text).toContain('# scaled_square: Square \\*of\\* &lt;i>x&lt;/i>');
    expect(text).toContain('\\# Second \\| part \\`code\\`');
    expect(text).toContain('- **even \\| \\[link\\](x)**: tested');
  });

  test('ends where a definition was stopped, and says why', () => {
    const { derived } = square.lowered.verified;
    const why = diagnostic('claim-refuted', '`large` is false at x = 1', {
      notes: ['left 0.5, right 3'],
      help: ['correct the claim'],
    });
    const text = explain({ derived, diagnostics: [why] });
    expect([...text.matchAll(/^## (.*)$/gm)].map((m) => m[1])).toEqual(['1. Read', '2. Derive', 'Stopped']);
    expect(text).toContain('claim-refuted: `large` is false at x = 1');
    expect(text).toContain('  - left 0.5, right 3');
    expect(explain({ definition: derived.definition, diagnostics: [] })).toContain('## 1. Read');
    expect(explain({ diagnostics: [why] })).toMatch(/^## Stopped/);
  });

  test('never says proved of what was tested', () => {
    expect(explain({ measured: square, diagnostics: [] })).not.toMatch(/\bproved\b/);
  });

  test('shows a witness', () => {
    const { verified } = square.lowered;
    const refuted = {
      ...verified.claims[0]!,
      verdict: 'refuted',
      witness: { point: { x: '0.5', a: '2' }, left: '1', right: '3' },
    } as const;
    const text = explain({ verified: { ...verified, claims: [refuted] }, diagnostics: [] });
    expect(text).toContain('fails at x = 0.5, a = 2: left 1, right 3');
  });
});

describe('the pages of all shipped definitions', () => {
  let pages: ReturnType<typeof tracePage>;
  beforeAll(async () => {
    const truth = await loadTruth();
    const { library, given } = readShipped();
    pages = given.flatMap((name) => tracePage(unverified(derive(library.get(name)!, library, truth).value!)));
  });

  test('have a page and a plot each, without anything that changes by itself', () => {
    const { given } = readShipped();
    expect(pages.map((p) => p.path).sort()).toEqual(given.flatMap((n) => [`trace/${n}.md`, `trace/${n}.svg`]).sort());
    for (const p of pages) expect(p.text.match(/\[object|\/home|20\d\d-\d\d/)?.[0], p.path).toBeUndefined();
  });

  test('fit a terminal of 120 columns, tables and statements aside', () => {
    for (const page of pages.filter((p) => p.path.endsWith('.md'))) {
      const long = page.text.split('\n').filter((l) => [...l].length > 120 && !/^(\|| {2}`)/.test(l));
      expect(long, page.path).toEqual([]);
    }
  });
});

describe('markdown', () => {
  test('tables line up, and bars in cells are escaped', () => {
    expect(
      table(
        ['a', 'long head'],
        [
          ['1|2', 'x'],
          ['3', 'y'],
        ],
      ),
    ).toEqual(['| a    | long head |', '|------|-----------|', '| 1\\|2 | x         |', '| 3    | y         |']);
  });

  test('long lines are broken at spaces and indented', () => {
    expect(wrapped('  one two three four', 10, '    ')).toEqual(['  one two', '    three', '    four']);
  });

  test('words lose control characters and direction marks', () => {
    expect(words('a\u202eb\u0000c\n d')).toBe('abc d');
    expect(words('1. item - x_y _z_')).toBe('\\1. item - x_y \\_z\\_');
  });
});
