/** What `explain --target` says of shader code: whole, and true of the code that is emitted. */
import { describe, expect, it } from 'vitest';
import { explainShort } from '../../src/emit/trace-short.js';
import { shortAccounts } from '../../src/measure/account-short.js';
import type { Measured } from '../../src/stages.js';
import { loadTruth } from '../../src/truth/truth.js';
import { lowerAnew } from '../lower/lowered.js';

const truth = await loadTruth();
function measuredOf(yaml: string): Measured {
  const { definition, functions } = lowerAnew(yaml, truth, { kernels: 'short' });
  const derived = { definition, library: new Map(), functions: [], joints: [] };
  const verified = { derived, claims: [], derivativeChecks: [] } as unknown as Measured['lowered']['verified'];
  return { lowered: { verified, functions: [functions.get('')!] }, figures: [], grade: 'accurate' };
}

describe('the account of shader code', () => {
  const measured = measuredOf('value: x/(1 + exp(-x))\n');
  const [account] = shortAccounts(measured);

  it('covers all floats in order, with costs and errors within the limit', () => {
    const { regions } = account!.pieces[0]!;
    expect(regions.length).toBeGreaterThan(3);
    expect(regions[0]!.where).toMatch(/^−∞ …/);
    expect(regions.at(-1)!.where).toMatch(/… ∞$/);
    for (const r of regions) {
      expect(r.error).toBeLessThanOrEqual(0.8);
      if (r.rule === 'code') expect(r.operations.length).toBeGreaterThan(0);
    }
    expect(Math.max(...regions.map((r) => r.cost))).toBeGreaterThan(40);
  });

  it('says of pairs what fewer of them would cost, and that some of them are needed', () => {
    const { regions } = account!.pieces[0]!;
    const pairs = regions.flatMap((r) => r.operations.filter((o) => o.pair).map((o) => o.ifSingle ?? 0));
    expect(pairs.some((e) => e > 0.8)).toBe(true);
  });

  it('is a page of tables and listings', () => {
    const page = explainShort(measured, shortAccounts(measured), 'wgsl');
    expect(page).toMatch(/^# probe on wgsl\n/);
    expect(page).toMatch(/\| x +\| what holds there/);
    expect(page).toMatch(/pair; as one float: [\d.]+ ulp/);
    expect(Math.max(...page.split('\n').map((l) => l.length))).toBeLessThanOrEqual(120);
  });

  it('tells what is emitted as it is, and what has no code', () => {
    const plain = measuredOf('value: max(x, 0)\n');
    expect(explainShort(plain, shortAccounts(plain), 'wgsl')).toContain('rounds at most once');
    const lacking = measuredOf('parameters: { a: 1, b: 2 }\nvalue: a*x + b*x^2 + x^3\n');
    expect(shortAccounts(lacking)[0]!.lacking).toContain('no scaling takes');
  });
});
