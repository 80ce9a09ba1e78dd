/** The committed tables are what scripts/coefficients computes in MPFR, and the cores' bounds depend on their digits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { erfTable } from '../../../templates/ts/runtime/cores/tables/error-function.js';
import { erfcxTable } from '../../../templates/ts/runtime/cores/tables/scaled-error-function.js';
import { randomFrom, spread } from './points.js';
import { worstOf } from './worst.js';

const script = (name: string): Promise<Record<string, (i?: number) => unknown>> =>
  import(pathToFileURL(join('scripts', 'coefficients', `${name}.mjs`)).href);
const committed = (name: string): string => readFileSync(`templates/ts/runtime/cores/tables/${name}.ts`, 'utf8');
/** Every number and name in a text, without the formatter's line breaks. */
const tokens = (text: string): readonly string[] => text.match(/[\w.+-]+/g)!;

describe('committed tables', () => {
  it.each([
    ['exponential', 'exponential', 'exponential'],
    ['logarithm', 'logarithm', 'logarithm'],
    ['trigonometric', 'trigonometric', 'trigonometric'],
    ['trigonometric', 'far', 'far'],
    ['arctangent', 'arctangent', 'arctangent'],
  ])('of %s.mjs (%s) are computed again to the same digits', async (module, name, file) => {
    const text = (await script(module))[name]!() as string;
    expect(tokens(text)).toEqual(tokens(committed(file)));
    const other = text.replace(/([0-8])(\D*)$/, (_, digit, rest) => `${Number(digit) + 1}${rest}`);
    expect(tokens(other)).not.toEqual(tokens(committed(file)));
  });

  it('of erf and erfcx are computed again in a sample of bins', async () => {
    const { erfRow, erfcxRow } = await script('error-function');
    const row = (made: unknown) => (made as { row: readonly number[] }).row;
    for (const i of [0, 1, 37, 95]) expect(row(erfRow!(i))).toEqual([...erfTable.slice(14 * i, 14 * i + 14)]);
    for (const i of [0, 5, 31, 50]) expect(row(erfcxRow!(i))).toEqual([...erfcxTable.slice(16 * i, 16 * i + 16)]);
  });
});

describe('a wrong digit', () => {
  afterEach(() => {
    vi.doUnmock('../../../templates/ts/runtime/cores/tables/exponential.js');
    vi.resetModules();
  });
  const points = spread(randomFrom(20267), -3, 3, 400);

  /** exp's errors with one number of its tables changed by this much of itself. */
  async function broken(name: string, index: number, change: number) {
    vi.resetModules();
    vi.doMock('../../../templates/ts/runtime/cores/tables/exponential.js', async (original) => {
      const tables = { ...(await original<Record<string, ArrayLike<number>>>()) };
      const copy = Float64Array.from(tables[name]!);
      copy[index]! *= 1 + change;
      return { ...tables, [name]: copy };
    });
    const { exp, expPair } = await import('../../../templates/ts/runtime/cores/exp.js');
    const { tail } = await import('../../../templates/ts/runtime/cores/tail.js');
    return worstOf('exp', exp, expPair, points, 1, tail);
  }

  it('in what carries exp past its bounds is seen, none is not', async () => {
    const right = await broken('expStep', 1, 0);
    expect(right.ulp).toBeLessThan(0.52);
    expect(right.bits).toBeLessThan(-67);
    // log 2/128 to the last digit; a head of the table; the last digits of a tail and of coefficients.
    expect((await broken('expStep', 1, 2 ** -50)).ulp).toBeGreaterThan(0.52);
    for (const [name, index, change] of [
      ['expStep', 2, 1e-7],
      ['expTable', 2 * 37 + 1, 1e-11],
      ['expPair', 0, 1e-10],
      ['expPair', 1, 1e-8],
    ] as const)
      expect([name, (await broken(name, index, change)).bits > -67]).toEqual([name, true]);
  });
});
