import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTemplate, renderer, type TemplateNode } from '../../src/emit/render.js';

const render = (text: string, view: object, more: readonly [string, string][] = []) =>
  renderer(new Map([['t/a', text], ...more]), 't')('a', view);

describe('rendering', () => {
  test('text is placed as it is, without escaping', () => {
    expect(
      render('{{a}} {{#each list}}{{name}}{{#unless @last}}, {{/unless}}{{/each}}', {
        a: 'x < y && "z"',
        list: [{ name: 'p' }, { name: 'q' }],
      }),
    ).toBe('x < y && "z" p, q\n');
  });

  test('a path that the view lacks is refused, wherever it stands', () => {
    const view = { list: [{ name: 'p' }], part: { name: 'q' }, yes: true };
    for (const text of [
      '{{missing}}',
      '{{#if missing}}x{{/if}}',
      '{{#unless missing}}x{{/unless}}',
      '{{#each missing}}x{{/each}}',
      '{{#with missing}}x{{/with}}',
      '{{#each list}}{{#if missing}}x{{/if}}{{/each}}',
      '{{#each list}}{{../missing}}{{/each}}',
      '{{#with part}}{{missing}}{{/with}}',
      '{{part.missing}}',
      '{{> t/b}}',
    ])
      expect(() => render(text, view, [['t/b', '{{#if missing}}x{{/if}}']]), text).toThrow(/missing/);
  });

  test('prototypes cannot be reached', () => {
    for (const path of ['constructor', '__proto__', 'hasOwnProperty', 'list.constructor', 'list.__proto__'])
      expect(() => render(`{{${path}}}`, { list: [] }), path).toThrow();
  });

  test('numbers, undefined and objects of classes are refused: targets spell them', () => {
    expect(() => render('{{n}}', { n: 1 })).toThrow(/number/);
    expect(() => render('{{n}}', { n: undefined })).toThrow(/undefined/);
    expect(() => render('{{n}}', { n: new Map() })).toThrow(/plain object/);
  });

  test('only the templates of the folder and the shared ones are there', () => {
    const all = new Map([
      ['t/a', '{{> shared/s}}'],
      ['u/a', 'u'],
      ['shared/s', 's'],
    ]);
    expect(renderer(all, 't')('a', {})).toBe('s\n');
    expect(renderer(all, 't')('s', {})).toBe('s\n');
    expect(() => renderer(all, 't')('missing', {})).toThrow(/no template t\/missing/);
  });

  test('a helper that is not on the list does not exist', () => {
    expect(() => render('{{lookup list 0}}', { list: ['a'] })).toThrow();
    expect(() => render('{{log "x"}}', {})).toThrow();
  });
});

describe('templates place text and choose nothing', () => {
  const folder = join(import.meta.dirname, '../../templates');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.hbs'));
  const blocks = new Set(['each', 'if', 'unless', 'with']);

  /** Every node of a syntax tree. */
  function* nodes(value: unknown): Generator<TemplateNode> {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && typeof value.type === 'string') yield value as TemplateNode;
    for (const [key, child] of Object.entries(value)) if (key !== 'loc') yield* nodes(child);
  }

  test('there are templates to look at', () => {
    expect(files.length).toBeGreaterThan(3);
  });

  for (const file of files)
    test(`${file} uses blocks, partials and paths only`, () => {
      for (const node of nodes(parseTemplate(readFileSync(join(folder, file), 'utf8')))) {
        expect([
          'Program',
          'ContentStatement',
          'CommentStatement',
          'MustacheStatement',
          'BlockStatement',
          'PartialStatement',
          'PathExpression',
        ]).toContain(node.type);
        if (node.type === 'MustacheStatement') {
          expect(node.params).toEqual([]);
          expect(node.hash).toBeUndefined();
        }
        if (node.type === 'BlockStatement') {
          const { path, params } = node as unknown as { path: { original: string }; params: { type: string }[] };
          expect([...blocks]).toContain(path.original);
          expect(params.map((p) => p.type)).toEqual(['PathExpression']);
        }
      }
    });
});
