/** A sample of WebGPU in a browser: the same kernels, the same bits as in Node. */
import { expect, test } from 'vitest';
import { DevicePool } from '../../src/commands/device-pool.js';
import { runner as inNode } from '../../src/measure/devices/webgpu.js';
import { inBrowser } from '../../src/measure/devices/webgpu-browser.js';
import { TruthCache } from '../../src/measure/suite.js';
import { openWorkshop, Shipped } from './kernels.js';
import { type DeviceResult, differences, entryLines, runAndWatch } from './results.js';

/** One with cores, one with a parameter, one with a learned one. */
const NAMES = ['gelu', 'softplus', 'prelu'];

/** Starting a browser takes a second, or most of a minute where the machine is busy. */
const LIMIT = 120_000;

test('WebGPU gives the same bits in Chromium as in Node', { timeout: LIMIT }, async ({ skip }) => {
  const workshop = await openWorkshop();
  const shipped = new Shipped(workshop);
  const row = workshop.rows.find((r) => r.how.runner === inNode.name)!;
  const runners = new Map([inBrowser, inNode].map((r) => [r.name, r]));
  const pool = new DevicePool(async (name) => runners.get(name)!);
  try {
    for (const name of NAMES) {
      const [measured, text, cache] = [shipped.measured(name), shipped.emitted(name, row), new TruthCache()];
      const results: (readonly [string, DeviceResult])[] = [];
      for (const runner of runners.keys()) {
        const options = { random: 4096, every: 6 };
        const used = await pool.use(runner, (d) => runAndWatch(measured, row, text, d, workshop, cache, options));
        if (used.kind === 'done') results.push([runner, used.value]);
        else if (used.kind === 'failed' || process.env.CI) throw used.problem;
        else skip(`${used.problem.message}; ${used.problem.help}`);
      }
      const [browser, node] = results;
      expect(entryLines(browser![1], row)).toEqual([]);
      expect(differences(name, browser!, node!)).toEqual([]);
      if (name === NAMES[0]) console.log(browser![1].info);
    }
  } finally {
    await pool.close();
  }
});
