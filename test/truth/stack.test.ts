import { init } from 'gmp-wasm';
import { expect, it } from 'vitest';
import { fromDouble } from '../../src/algebra/rational.js';
import { call, symbol } from '../../src/expr/expr.js';
import { type OpName, op, opNames } from '../../src/expr/ops.js';
import { MOST_BITS } from '../../src/truth/mpfr.js';
import { loadTruth } from '../../src/truth/truth.js';

// gmp-wasm 1.3.2: the module's stack starts here and grows down; 64 KiB below it are the data that an overrun would break.
const STACK_TOP = 135248;
const STACK_SIZE = 65536;
const FILL = 0xdeadbeef;

/** Bytes of MPFR's stack that f used: words below the top that no longer hold the fill. */
async function stackUse(f: () => void): Promise<number> {
  const { binding } = await init();
  const [bottom, top] = [(STACK_TOP - STACK_SIZE) / 4, STACK_TOP / 4];
  new Uint32Array(binding.mem.buffer).fill(FILL, bottom, top);
  f();
  const words = new Uint32Array(binding.mem.buffer);
  let lowest = bottom;
  while (lowest < top && words[lowest] === FILL) lowest += 1;
  return STACK_TOP - 4 * lowest;
}

/** Not the simplest numbers of their size: short mantissas take quick ways out. */
const inputs: Partial<Record<OpName, readonly number[]>> = {
  acosh: [1.001, 1e300],
  atanh: [1e-9, 0.999],
  asin: [1e-9, 0.999],
  acos: [1e-9, 0.999],
  log1p: [-0.999, 1e300],
};
const usual = [-700.1, 0.3, 1e300];

it('at the highest precision no function takes more than half of the stack', async () => {
  const truth = await loadTruth();
  const used: Record<string, number> = {};
  for (const name of opNames) {
    // √3 fills all bits of the argument.
    const filled = call('mul', symbol('x'), call('sqrt', symbol('k')));
    const e = op(name).arity === 1 ? call(name, filled) : call(name, filled, call('sqrt', symbol('k')));
    for (const x of inputs[name] ?? usual) {
      const point = new Map([
        ['x', fromDouble(x / 1.75)],
        ['k', fromDouble(3)],
      ]);
      used[name] = Math.max(used[name] ?? 0, await stackUse(() => truth.enclose(e, point, MOST_BITS)));
    }
  }
  const worst = Object.entries(used).sort((a, b) => b[1] - a[1]);
  expect(
    worst[0]![1],
    worst
      .slice(0, 5)
      .map(([n, b]) => `${n} ${b}`)
      .join(', '),
  ).toBeLessThan(STACK_SIZE / 2);
  expect(worst[0]![1]).toBeGreaterThan(8000);
});
