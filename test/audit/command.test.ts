/** `actc audit` as a process of its own: text, JSON, status, and what it says of wrong arguments. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/commands/audit.js';
import { silent } from '../../src/progress.js';
import { actc } from '../cli/actc.js';
import { Project } from '../cli/project.js';

const project = new Project();
afterAll(() => project.remove());
project.write('right.js', 'export const f = (x) => Math.exp(2 * x);\nexport const fGrad = (x) => 2 * f(x);\n');
project.write('wrong.js', 'export const f = (x) => Math.exp(2 * x);\nexport const fGrad = (x) => f(x);\nclass A {}\n');

describe('the command', () => {
  it('says what is right, with the figures of both programs, and ends with 0', async () => {
    const ran = await actc(project, ['audit', 'right.js']);
    expect([ran.status, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/verdict {5}(proved|tested)/);
    expect(ran.out.match(/as written {2}[\d.]+ ulp/g)).toHaveLength(2);
    expect(ran.out.match(/actc emits {2}[\d.]+ ulp/g)).toHaveLength(2);
    expect(ran.out.trimEnd().split('\n').at(-1)).toMatch(/^1 function, 1 derivative: 1 (proved|tested)$/);
  });

  it('says what is wrong, points there and ends with 1; `--json` is one object', async () => {
    const ran = await actc(project, ['audit', 'wrong.js', '--json', '--no-measure']);
    expect([ran.status, ran.err]).toEqual([1, '']);
    const said = JSON.parse(ran.out);
    expect(said.diagnostics).toMatchObject([
      {
        code: 'derivative-refuted',
        severity: 'error',
        file: 'wrong.js',
        line: 2,
        help: ['the derivative is 2 times what is written'],
      },
      { code: 'not-read', severity: 'warning', file: 'wrong.js', line: 3 },
    ]);
    expect(said.audit).toMatchObject({
      file: 'wrong.js',
      entries: [
        { kind: 'function', name: 'f', line: 1 },
        { kind: 'derivative', name: 'fGrad', of: 'f', verdict: 'refuted', witness: { left: expect.any(String) } },
      ],
      notRead: [{ what: 'a class', line: 3 }],
    });
  });

  it.each([
    ['nothing.js', [], 'file-unreadable'],
    ['definition.yaml', [], 'file-unreadable'],
    ['right.js', ['f'], 'unknown-function'],
  ])('%s with --pair %j is refused', async (file, pairs, code) => {
    const host = { cwd: project.folder, progress: silent, guard: () => () => {}, pipeline: () => Promise.reject() };
    const outcome = await audit({ file, pairs, ofOutput: [], measure: false }, host);
    expect(outcome.diagnostics.map((d) => d.code)).toEqual([code]);
  });
});

it('the page of the command shows what it prints of the planted mistakes', () => {
  const page = readFileSync('docs/audit.md', 'utf8');
  for (const name of readFileSync('test/audit/examples/planted.ts', 'utf8').matchAll(
    /const (\w+(?:Grad|Dx|Prime|Derivative)) =/g,
  ))
    expect(page).toMatch(new RegExp(`^${name[1]} +refuted at`, 'm'));
});
