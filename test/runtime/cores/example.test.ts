/** The worked example of docs/cores.md, step by step as the core computes it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { exp } from '../../../templates/ts/runtime/cores/exp.js';
import { expSingle, expStep, expTable } from '../../../templates/ts/runtime/cores/tables/exponential.js';

it('docs/cores.md shows what exp(1) computes', () => {
  const [perUnit, step, rest] = expStep;
  const [c3, c4, c5] = expSingle;
  const k = Math.round(perUnit);
  const r = 1 - k * step - k * rest;
  const q = r + r * r * (0.5 + r * c3 + r * r * (c4 + r * c5));
  const j = k & 127;
  const [head, tail] = [expTable[2 * j]!, expTable[2 * j + 1]!];
  const small = tail + (head + tail) * q;
  expect(2 * (head + small)).toBe(exp(1));
  const rows = [
    ['k', `${k} = 128·${k >> 7} + ${j}`],
    ['r', String(r)],
    ['q', String(q)],
    ['head, tail', `${head}, ${tail}`],
    ['tail + (head + tail)·q', String(small)],
    ['2·(head + …)', String(exp(1))],
  ];
  const table = ['| step | value |', '|---|---|', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
  expect(readFileSync('docs/cores.md', 'utf8').split(/<!-- (?:end of )?example -->\n/)[1]).toBe(`${table}\n`);
});
