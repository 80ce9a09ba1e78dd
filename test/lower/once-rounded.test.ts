/** Programs that round at most once: found where they are, and right to the last bit of float32 then. */
import { describe, expect, it } from 'vitest';
import { fromDouble } from '../../src/algebra/rational.js';
import { isRoundedOnce } from '../../src/lower/once-rounded.js';
import { random32, unit } from '../../src/measure/random.js';
import { interpret } from '../../src/program/interpret.js';
import { loadTruth } from '../../src/truth/truth.js';
import { implementations, lowerAnew } from './lowered.js';

const truth = await loadTruth();

/** As float32 computes. */
const singles = Object.fromEntries(
  Object.entries(implementations).map(([name, f]) => [name, (u: number, v: number) => Math.fround(f(u, v))]),
) as typeof implementations;

const leaky = 'parameters: { k: 3 }\nvalue:\n  - if: x > 0\n    then: x\n  - else: k*x\n';

describe('a program that rounds once', () => {
  it.each([
    ['value: max(x, 0)', true],
    ['value: min(max(x + 3, 0), 6)', true],
    ['parameters: { k: 1 }\nvalue: -abs(x - k)', true],
    [leaky, true],
    // Its ends are asked with the largest number.
    [leaky.replace('k: 3', 'k: { default: 3, domain: k >= 0 }'), true],
    ['value:\n  - if: x > 0.1\n    then: x\n  - else: 0\n', false],
    ['value: x*x', true],
    // 0.01 is no float32, a sum is rounded before it is multiplied, a quotient is not rounded right.
    ['value: 0.01*x', false],
    ['value: x*(x + 1)', false],
    ['value: 1/x', false],
    ['value: floor(x + 0.5)', false],
    ['value:\n  - if: x^2 > 2\n    then: x\n  - else: 0\n', false],
    ['value: exp(x)', false],
  ])('is found in %j: %s', (yaml, wanted) => {
    expect(isRoundedOnce(lowerAnew(`${yaml}\n`, truth).functions.get('')!.program)).toBe(wanted);
  });

  it('is right to the last bit in float32, derivatives too (seed 5)', () => {
    const next = random32(5);
    const single = () => Math.fround((unit(next) - 0.5) * 2 ** (unit(next) * 200 - 100));
    const { functions, definition } = lowerAnew(leaky, truth);
    let seen = 0;
    for (const f of functions.values()) {
      if (!isRoundedOnce(f.program)) continue;
      seen += 1;
      const run = interpret(f.program, singles, 'single');
      for (let i = 0; i < 300; i++) {
        const [x, k] = [single(), single()];
        const point = new Map([definition.inputs[0]!, 'k'].map((n, j) => [n, fromDouble([x, k][j]!)]));
        const wanted = truth.roundSingle(f.derived.expression, point);
        expect([x, k, run([x, k]) + 0]).toEqual([x, k, wanted! + 0]);
      }
    }
    expect(seen).toBe(functions.size);
  });
});
