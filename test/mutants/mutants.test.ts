/**
 * Broken kernels: the conformance suite must report every one. A part of them here; `npm run mutants` breaks all kernels
 * of all definitions and all cores, and `npm run mutants -- NAME` those of one definition (this file, told by
 * ACTC_MUTANTS).
 */
import { expect, test } from 'vitest';
import { openWorkshop, type Row, Shipped } from '../conformance/kernels.js';
import { shippedNames } from '../support/shipped.js';
import { type Breaks, breakCores, breakDefinition, breakTypescript, withDevice } from './run.js';
import { type Judged, reasons, survivorLine, survivors, table } from './table.js';

const asked = process.env.ACTC_MUTANTS;
const all = asked === 'all';
/** A rectifier with a joint and a parameter, a parameter with a domain, a curve with cores and branches. */
const names = asked === undefined ? ['prelu', 'softplus', 'tanh'] : all ? shippedNames : asked.split(',');
/** Half a minute for the part, minutes for the whole. */
const LIMIT = asked === undefined ? 120_000 : 3_600_000;

const workshop = await openWorkshop();
const shipped = new Shipped(workshop, 'fast');
const row = (target: string): Row => workshop.rows.find((r) => r.how.target === target)!;
const found: Judged[] = [];
/** The survivors of some targets. */
const left = (...targets: readonly string[]) =>
  survivors(found.filter((j) => targets.includes(j.target))).map(survivorLine);

async function onDevice(target: string, breaks: Breaks, which = names): Promise<void> {
  await withDevice(row(target), async (device) => {
    for (const name of which) {
      const results = await breakDefinition(name, row(target), device, shipped, workshop, breaks);
      found.push(...results);
      if (asked) console.log(`${name} on ${target}: ${results.length} broken`);
    }
  });
}

test('the suite reports every broken kernel on WebGPU', { timeout: LIMIT }, async () => {
  await onDevice('wgsl', {
    amount: { function: asked ? 2 : 1, core: 0 },
    programs: true,
    share: asked ? 1 : 3,
    entries: 1,
  });
  if (all)
    await withDevice(
      row('wgsl'),
      async (device) => void found.push(...(await breakCores(row('wgsl'), device, workshop, 4))),
    );
  expect(left('wgsl', 'program')).toEqual([]);
});

test('the suite reports every broken TypeScript kernel', { timeout: LIMIT }, async () => {
  for (const name of names)
    found.push(...(await breakTypescript(name, shipped, workshop, { function: asked ? 3 : 1, core: 0 })));
  expect(left('ts')).toEqual([]);
});

test('the suite reports every broken GLSL kernel', { timeout: LIMIT }, async () => {
  for (const target of ['glsl', 'glsl-es'])
    await onDevice(
      target,
      { amount: { function: 1, core: 0 }, programs: false, share: asked ? 3 : 8, entries: asked ? 1 : 4 },
      asked ? names : ['prelu'],
    );
  expect(left('glsl', 'glsl-es')).toEqual([]);
});

test('are more than a few', () => {
  console.log(`${table(found)}\n${reasons(found)}`);
  expect(found.length).toBeGreaterThan(100);
});
