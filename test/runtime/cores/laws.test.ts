/** What the cores may use: nothing that an engine computes in its own way, and nothing beside themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join('templates', 'ts', 'runtime', 'cores');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.ts'))
  .map((f) => ({ name: f, text: readFileSync(join(root, f), 'utf8') }));
/** Exact, or rounded correctly by IEEE 754. */
const allowed = ['abs', 'floor', 'fround', 'max', 'min', 'round', 'sqrt', 'trunc'];

describe('a core', () => {
  it('calls no function of the host that engines may round differently', () => {
    const called = files.flatMap(({ text }) => [...text.matchAll(/\bMath\.(\w+)/g)].map((m) => m[1]!));
    expect(called).toContain('sqrt');
    expect(called.filter((f) => !allowed.includes(f))).toEqual([]);
    // A power is a call of the host's pow.
    expect(files.filter(({ text }) => text.replaceAll('/**', '').includes('**')).map((f) => f.name)).toEqual([]);
  });

  it('imports nothing from outside this folder', () => {
    const imports = files.flatMap(({ text }) => [...text.matchAll(/\bfrom '([^']+)'/g)].map((m) => m[1]!));
    expect(imports.length).toBeGreaterThan(10);
    expect(imports.filter((f) => !/^\.\/(tables\/)?[\w-]+\.js$/.test(f))).toEqual([]);
  });

  it('begins with what it is for and is short', () => {
    expect(files.filter(({ text }) => !text.startsWith('/**')).map((f) => f.name)).toEqual([]);
    expect(files.filter(({ text }) => text.split('\n').length > 350).map((f) => f.name)).toEqual([]);
  });
});
