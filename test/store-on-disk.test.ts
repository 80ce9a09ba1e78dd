/** Kept results: given back as they were, of one compiler, and never an error whatever is wrong with their files. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyText, recalled } from '../src/store.js';
import { storeFolder, storeIn } from '../src/store-on-disk.js';

const folder = (): string => join(mkdtempSync(join(tmpdir(), 'actc-store-')), 'kept');
const data = { big: 2n ** 200n, odd: [-0, Number.NaN, Infinity, undefined], map: new Map([['a', [1]]]) };

describe('a store on disk', () => {
  it('gives back what was kept under a key, to the same compiler only', () => {
    const at = folder();
    storeIn(at, 'one')!.write('key', data);
    expect(storeIn(at, 'one')!.read('key')).toStrictEqual(data);
    expect(Object.is((storeIn(at, 'one')!.read('key') as typeof data).odd[0], -0)).toBe(true);
    expect(storeIn(at, 'one')!.read('other')).toBeUndefined();
    expect(storeIn(at, 'two')!.read('key')).toBeUndefined();
  });

  it('forgets a file that is cut short or changed anywhere', () => {
    const at = folder();
    const store = storeIn(at, 'one')!;
    store.write('key', data);
    const file = join(at, readdirSync(at)[0]!);
    const whole = readFileSync(file);
    for (let i = 0; i < whole.length; i++) {
      const damaged = Buffer.from(whole);
      damaged[i] = damaged[i]! ^ 1;
      writeFileSync(file, damaged);
      expect(store.read('key')).toBeUndefined();
      writeFileSync(file, whole.subarray(0, i));
      expect(store.read('key')).toBeUndefined();
    }
    writeFileSync(file, whole);
    expect(store.read('key')).toStrictEqual(data);
  });

  it('makes nothing fail where it cannot write, or is given what cannot be kept', () => {
    const at = folder();
    writeFileSync(at, 'a file in the folder’s place');
    const store = storeIn(at, 'one')!;
    expect(recalled(store, 'key', () => 1)).toBe(1);
    expect(recalled(store, 'key', () => 2)).toBe(2);
    const other = folder();
    storeIn(other, 'one')!.write('key', { f: () => 1 });
    expect(storeIn(other, 'one')!.read('key')).toBeUndefined();
    mkdirSync(other, { recursive: true });
    chmodSync(other, 0o500);
    expect(recalled(storeIn(other, 'one'), 'key', () => 3)).toBe(3);
  });

  it('works a result out once', () => {
    const store = storeIn(folder(), 'one')!;
    let made = 0;
    const make = () => ({ made: ++made });
    expect([recalled(store, 'k', make), recalled(store, 'k', make), made]).toEqual([{ made: 1 }, { made: 1 }, 1]);
    expect([recalled(undefined, 'k', make), made]).toEqual([{ made: 2 }, 2]);
  });
});

describe('the folder', () => {
  it('is the one asked for, that of the user, or none', () => {
    expect(storeFolder({ ACTC_CACHE: 'off' })).toBeUndefined();
    expect(storeFolder({ ACTC_CACHE: '/some/where' })).toBe('/some/where');
    expect(storeFolder({ XDG_CACHE_HOME: '/caches' })).toBe(join('/caches', 'activation-compiler'));
    expect(storeFolder({})).toMatch(/activation-compiler$/);
    expect(storeIn(undefined, 'one')).toBeUndefined();
  });
});

describe('keys', () => {
  it('tell apart what differs', () => {
    const values = [0, -0, 1n, '1n', 1, '1', Number.NaN, 'NaN', [1, 2], ['1', 2], { a: 1 }, { b: 1 }, null];
    expect(new Set(values.map((v) => keyText(v))).size).toBe(values.length);
    expect(keyText({ a: [{ place: 1, b: 2n }] }, ['place'])).toBe(keyText({ a: [{ b: 2n }] }));
  });
});
