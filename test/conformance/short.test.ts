/** Float32 kernels on devices: the same bits as in this process, where nothing is flushed. */
import { afterAll, describe, expect, it } from 'vitest';
import { DevicePool } from '../../src/commands/device-pool.js';
import { derive } from '../../src/derive/derive.js';
import { emit } from '../../src/emit/emit.js';
import { loadRunner } from '../../src/files.js';
import { lower } from '../../src/lower/lower.js';
import type { Measured } from '../../src/stages.js';
import { verify } from '../../src/verify/verify.js';
import { readShipped } from '../support/shipped.js';
import { openWorkshop } from './kernels.js';

const workshop = await openWorkshop();
const { library } = readShipped();
const pool = new DevicePool(loadRunner);
afterAll(() => pool.close());

/** Floats of all sizes, stepped through with an odd stride. */
const COUNT = 4096;
const inputs = Uint32Array.from({ length: COUNT }, (_, i) => (i * 1048573 + 77) >>> 0);
const x = new Float32Array(inputs.buffer);

function accurate(name: string): Measured {
  const definition = library.get(name)!;
  const derived = derive({ ...definition, claims: [] }, library, workshop.truth).value!;
  const verified = verify(derived, workshop.truth).value!;
  return { lowered: lower(verified, workshop.truth, { kernels: 'short' }).value!, figures: [], grade: 'accurate' };
}

const isSmall = (v: number): boolean => Math.abs(v) <= 2 ** -126;

describe('a kernel in float32 pairs', () => {
  const measured = accurate('silu');
  it.each(workshop.rows.filter((r) => r.how.inModel && r.how.precision === 'f32'))(
    'has the bits of this process on $how.runner',
    async ({ how, target }) => {
      const { files } = emit(measured, [target], workshop.templates);
      const text = files.find((f) => f.path === how.path('silu'))!.text;
      for (const suffix of ['', 'dx']) {
        const job = how.evaluate({ text, measured, suffix, x: inputs, parameters: [] });
        const used = await pool.use(how.runner, (device) => device.run(job));
        // Devices that cannot be had are reported by the tests of all shipped definitions.
        if (used.kind === 'missing' && process.env.CI !== 'true') return;
        if (used.kind !== 'done') throw used.problem;
        const got = new Float32Array(used.value[0]!.buffer, used.value[0]!.byteOffset, COUNT);
        const here = how.inModel!({ measured, suffix, model: 'nearest' })(x, []);
        const wrong = [...x].flatMap((v, i) => {
          const same = Object.is(got[i], here[i]) || (Number.isNaN(got[i]!) && Number.isNaN(here[i]!));
          return same || isSmall(v) || (isSmall(got[i]!) && isSmall(here[i]!))
            ? []
            : [`${v}: ${got[i]}, here ${here[i]}`];
        });
        expect(wrong.slice(0, 5)).toEqual([]);
      }
    },
  );
});
