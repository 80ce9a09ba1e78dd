/** Lowered definitions that were kept: equal to what lowering makes, and taken for nothing else. */
import { describe, expect, it } from 'vitest';
import { derive } from '../../src/derive/derive.js';
import { type LowerOptions, lower } from '../../src/lower/lower.js';
import { lowerKey } from '../../src/lower/recall.js';
import type { LoweredFunction, Verified } from '../../src/stages.js';
import type { Store } from '../../src/store.js';
import { loadTruth } from '../../src/truth/truth.js';
import { readOne } from '../support/shipped.js';

const truth = await loadTruth();

function derived(yaml: string) {
  const { definition, library } = readOne('probe', yaml);
  return derive(definition, library, truth).value!;
}
const lowered = (yaml: string, options: LowerOptions) =>
  lower({ derived: derived(yaml), claims: [] } as unknown as Verified, truth, options).value!.functions;

/** In memory, by way of what files hold. */
function memory(): Store & { readonly keys: string[] } {
  const kept = new Map<string, unknown>();
  return {
    keys: [],
    read: (key) => structuredClone(kept.get(key)),
    write(key, value) {
      this.keys.push(key);
      kept.set(key, structuredClone(value));
    },
  };
}

/** Everything but the functions that say what was found, and those called. */
const bare = (functions: readonly LoweredFunction[]) =>
  JSON.parse(JSON.stringify(functions, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v))) as unknown;
const abouts = (functions: readonly LoweredFunction[]) =>
  functions.flatMap(({ kernel }) =>
    (kernel?.leaves ?? []).flatMap((l) => (l.kind === 'plan' ? l.variants.map((v) => v.about()) : [])),
  );

const bend = 'parameters: { k: 1 }\nvalue: x/(k + exp(-x))\n';

describe('a kept definition', () => {
  it('is what lowering makes, and says the same of itself', () => {
    const store = memory();
    const options = { kernels: 'exact' } as const;
    const [anew, first] = [lowered(bend, options), lowered(bend, { ...options, store })];
    expect(store.keys).toHaveLength(1);
    const second = lowered(bend, { ...options, store });
    expect(store.keys).toHaveLength(1);
    expect(bare(first)).toEqual(bare(anew));
    expect(bare(second)).toEqual(bare(anew));
    expect(abouts(second)).toEqual(abouts(anew));
    // What was said is kept too.
    const asked = store.keys.length;
    expect(asked).toBeGreaterThan(1);
    expect(abouts(lowered(bend, { ...options, store }))).toEqual(abouts(anew));
    expect(store.keys).toHaveLength(asked);
  });

  it('is another for anything that lowering sees, and the same for what it does not', () => {
    const key = (yaml: string, asked: object = { kernels: 'accurate' }) => lowerKey(derived(yaml), asked);
    const own = key(bend);
    expect(key(`title: Bend\n${bend}claims:\n  odd: f(0) > 0\n`)).toBe(own);
    const others = [
      bend.replace('k: 1', 'k: 2'),
      bend.replace('k: 1', 'k: { default: 1, domain: k > 0 }'),
      bend.replace('-x', '-2*x'),
      `${bend}domain: x > 0\n`,
    ].map((yaml) => key(yaml));
    expect(new Set([own, key(bend, { kernels: 'short' }), ...others]).size).toBe(6);
  });

  it('depends on the definitions that it uses', () => {
    const using = (text: string) => {
      const d = derived('value: x*logistic(x)\n');
      const used = readOne('logistic', text).definition;
      return lowerKey({ ...d, library: new Map([...d.library, ['logistic', used]]) }, {});
    };
    expect(using('value: 1/(1 + exp(-x))\n')).not.toBe(using('value: 1/(1 + exp(-2*x))\n'));
  });
});
