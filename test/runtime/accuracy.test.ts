/**
 * The error of every function of the runtime, measured against MPFR. The table stands in docs/double-double.md, and what
 * is measured must be what stands there: `BLESS=1 npx vitest run test/runtime/accuracy.test.ts` writes it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { add, div, mul, type Scaled, sub } from '../../src/runtime/index.js';
import { loadMpfr } from '../../src/truth/mpfr.js';
import { functionsOf, pairOf } from './support/functions.js';
import { Numbers, References } from './support/reference.js';

const SEED = 20240607;
/** More by the environment: `POINTS=20000 npx vitest run test/runtime/accuracy.test.ts` looks more densely. */
const POINTS = Number(process.env.POINTS ?? 400);
const PAIRS = 20 * POINTS;
/** What every function must keep, everywhere. */
const BOUND = -100;

interface Row {
  readonly name: string;
  readonly region: string;
  readonly points: number;
  readonly bits: number;
  readonly worst: string;
}
const shown = (a: Scaled) => `(${a.h} + ${a.l})·2^${a.e}`;
const rows: Row[] = [];

beforeAll(async () => {
  const r = new References(await loadMpfr());
  for (const [name, f] of Object.entries({ add, sub, mul, div })) {
    const n = new Numbers(SEED);
    let [bits, worst] = [Number.NEGATIVE_INFINITY, ''];
    for (let i = 0; i < PAIRS; i++)
      r.scoped(() => {
        const [a, b] = pairOf(n);
        const error = r.errorBits(f(a, b), r.binary(name as 'add', r.of(a), r.of(b), 2200));
        if (error > bits) [bits, worst] = [error, `${shown(a)}, ${shown(b)}`];
      });
    rows.push({ name, region: 'any, with cancellation', points: PAIRS, bits, worst });
  }
  for (const { name, region, f, reference, argument } of functionsOf(r)) {
    const n = new Numbers(SEED);
    let [bits, worst] = [Number.NEGATIVE_INFINITY, ''];
    for (let i = 0; i < POINTS; i++)
      r.scoped(() => {
        const a = argument(n);
        const error = r.errorBits(f(a), reference(r.of(a)));
        if (error > bits) [bits, worst] = [error, shown(a)];
      });
    rows.push({ name, region, points: POINTS, bits, worst });
  }
});

const table = () =>
  [
    '| function | arguments | points | largest relative error |',
    '|---|---|---|---|',
    ...rows.map(({ name, region, points, bits }) => `| ${name} | ${region} | ${points} | 2^${bits.toFixed(1)} |`),
  ].join('\n');

describe('against MPFR', () => {
  test(`every function keeps a relative error below 2^${BOUND} (seed ${SEED})`, () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter(({ bits }) => !(bits < BOUND))).toEqual([]);
  });

  test.skipIf(process.env.POINTS)('and the table of docs/double-double.md is what is measured', () => {
    const file = join(import.meta.dirname, '../../docs/double-double.md');
    const text = readFileSync(file, 'utf8');
    const [begin, end] = ['<!-- errors -->\n', '<!-- end of errors -->'];
    if (process.env.BLESS)
      writeFileSync(file, `${text.slice(0, text.indexOf(begin))}${begin}${table()}\n${text.slice(text.indexOf(end))}`);
    expect(readFileSync(file, 'utf8')).toContain(`<!-- errors -->\n${table()}\n<!-- end of errors -->`);
  });
});
