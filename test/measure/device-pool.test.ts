import { describe, expect, it } from 'vitest';
import { DevicePool } from '../../src/commands/device-pool.js';
import { type Device, DeviceError, DeviceHung, DeviceLost, DeviceMissing, type Runner } from '../../src/device.js';

/** Devices with numbers; each says when it is closed. */
function runners(log: string[], open: () => Promise<void> = async () => {}) {
  let count = 0;
  return async (name: string): Promise<Runner> => ({
    name,
    kind: 'compute',
    open: async (): Promise<Device> => {
      await open();
      count += 1;
      const id = `${name} ${count}`;
      log.push(`open ${id}`);
      return {
        info: { api: id, implementation: '', version: '', features: [] },
        run: async () => [],
        close: async () => void log.push(`close ${id}`),
      };
    },
  });
}

describe('devices', () => {
  it('are opened when first used, shared afterwards, and all closed at the end', async () => {
    const log: string[] = [];
    const pool = new DevicePool(runners(log));
    for (const name of ['a', 'b', 'a']) await pool.use(name, async (d) => void log.push(`use ${d.info.api}`));
    await pool.close();
    expect(log).toEqual(['open a 1', 'use a 1', 'open b 2', 'use b 2', 'use a 1', 'close a 1', 'close b 2']);
  });

  it('that are lost are replaced once, and the work is done again', async () => {
    const log: string[] = [];
    const pool = new DevicePool(runners(log));
    let times = 0;
    const used = await pool.use('a', async (d) => {
      times += 1;
      if (times === 1) throw new DeviceLost('pulled');
      return d.info.api;
    });
    expect(used).toMatchObject({ kind: 'done', value: 'a 2', lost: { message: 'pulled' } });
    expect(log).toEqual(['open a 1', 'close a 1', 'open a 2']);
  });

  it('that are lost twice have failed', async () => {
    const log: string[] = [];
    const pool = new DevicePool(runners(log));
    const used = await pool.use('a', async () => Promise.reject(new DeviceLost('pulled')));
    expect(used).toMatchObject({ kind: 'failed', problem: { message: 'pulled' } });
    expect(log).toEqual(['open a 1', 'close a 1', 'open a 2', 'close a 2']);
  });

  it('that hang are not tried again with the same work, but replaced for the next', async () => {
    const log: string[] = [];
    const pool = new DevicePool(runners(log));
    const used = await pool.use('a', async () => Promise.reject(new DeviceHung('for ever')));
    expect(used.kind).toBe('failed');
    expect(await pool.use('a', async (d) => d.info.api)).toMatchObject({ kind: 'done', value: 'a 2' });
  });

  it('stay open when a kernel alone is at fault', async () => {
    const log: string[] = [];
    const pool = new DevicePool(runners(log));
    expect((await pool.use('a', async () => Promise.reject(new DeviceError('1:2 syntax')))).kind).toBe('failed');
    expect(log).toEqual(['open a 1']);
  });

  it('that cannot be had are asked for once, whatever the reason is', async () => {
    for (const problem of [new DeviceMissing('no driver', 'install one'), new Error('EACCES\nat some place')]) {
      let asked = 0;
      const pool = new DevicePool(
        runners([], async () => {
          asked += 1;
          throw problem;
        }),
      );
      for (let i = 0; i < 2; i++) expect((await pool.use('a', async () => 1)).kind).toBe('missing');
      expect(asked).toBe(1);
      await pool.close();
    }
  });

  it('are closed when the work throws what is a bug of ours, too', async () => {
    const log: string[] = [];
    const pool = new DevicePool(runners(log));
    await expect(pool.use('a', async () => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
    await pool.close();
    expect(log).toEqual(['open a 1', 'close a 1']);
  });
});
