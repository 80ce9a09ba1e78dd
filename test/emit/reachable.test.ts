/** The text that sweeps hang on: all that decides a function's results, and nothing else. */
import { expect, it } from 'vitest';
import { reachableText } from '../../src/emit/targets/ts/reachable.js';

const runtime = `/** Shared. */
import { deep as below } from './deep.js';
const [LOW, HIGH] = [1, 2];
const table: number[] = [];
for (let i = 0; i < 3; i++) table.push(i);
export const used = (x: number): number => below(x) * HIGH;
export function unused(x: number): number {
  return x;
}
`;
const deep = `export * from './deeper.js';
`;
const deeper = `export function deep(x: number): number {
  return x + 1; // one more
}
`;
const main = (about: string, other: string) => `/** ${about} */
import * as shared from './runtime/shared.js';
import type { Nothing } from './runtime/types.js';

/** ${about} */
export function f(x: number): number {
  return shared.used(x);
}

export function g(x: number): number {
  return ${other};
}
`;
const files = (more: Partial<Record<'main' | 'runtime' | 'deeper', string>> = {}) => [
  { path: 'ts/a.ts', text: more.main ?? main('one', 'x') },
  { path: 'ts/runtime/shared.ts', text: more.runtime ?? runtime },
  { path: 'ts/runtime/deep.ts', text: deep },
  { path: 'ts/runtime/deeper.ts', text: more.deeper ?? deeper },
];
const textOf = (more: Parameters<typeof files>[0] = {}, name = 'f') => reachableText(files(more), 'ts/a.ts', name);

it('has what a function reaches in all files, through names, name spaces and files that pass names on', () => {
  const text = textOf()!;
  expect(text).toContain('return shared.used(x)');
  expect(text).toContain('below(x) * HIGH');
  expect(text).toContain('return x + 1');
  // It fills a table: whoever uses the file depends on it.
  expect(text).toContain('table.push(i)');
  expect(text).not.toContain('unused');
  expect(text).not.toContain('function g');
  expect(textOf({}, 'h')).toBeUndefined();
});

it('stays as it is where something else changes: comments, other functions', () => {
  expect(textOf({ main: main('two', 'x + x') })).toBe(textOf());
  expect(textOf({ runtime: runtime.replace('  return x;', '  return -x;') })).toBe(textOf());
  expect(textOf({ deeper: deeper.replace('one more', 'two more') })).not.toContain('more');
});

it.each([
  ['a constant', { runtime: runtime.replace('[1, 2]', '[1, 3]') }],
  ['a statement', { runtime: runtime.replace('i < 3', 'i < 4') }],
  ['a function two files away', { deeper: deeper.replace('x + 1', 'x + 2') }],
  ['the function itself', { main: main('one', 'x').replace('shared.used(x)', '-shared.used(x)') }],
])('changes with %s', (_, more) => {
  expect(textOf(more)).not.toBe(textOf());
});
