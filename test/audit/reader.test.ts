/** What is read of TypeScript and JavaScript, what it means, and that nothing of it runs. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleFunction } from '../../src/audit/double.js';
import * as right from './examples/right.js';
import { formulas, readAll } from './reading.js';

/** Text to the formula of `f`. */
const readable: readonly (readonly [text: string, formula: string])[] = [
  ['export function f(x) { return x ** 2 - 3; }', 'x^2 - 3'],
  ['const f = (x) => Math.pow(x, 3) / 2', 'x^3/2'],
  ['const f = function (x) { return -x; }', '-x'],
  ['const f = (x) => Math.max(0, x, 1)', 'max(max(0, x), 1)'],
  ['const f = (x) => Math.PI * Math.SQRT2 * x', 'pi*sqrt(2)*x'],
  ['const f = (x) => Math.hypot(x, 1)', 'sqrt(x^2 + 1)'],
  ['const f = (x) => (x > 0 ? x : 0.01 * x)', '{x if x > 0; 0.01*x otherwise}'],
  ['const f = (x) => { if (x < 0) return 0; else return x; }', '{0 if x < 0; x otherwise}'],
  [
    'const f = (x) => { if (x < -1) return -1; if (x > 1) { return 1; } return x; }',
    '{-1 if x < -1; 1 if x > 1; x otherwise}',
  ],
  ['const f = (x) => (x > 1 || x < -1 ? 0 : x)', '{0 if x > 1; 0 if x < -1; x otherwise}'],
  ['const f = (x) => (!(x > 1 || x < -1) ? x : 0)', '{x if x <= 1 and x >= -1; 0 otherwise}'],
  ['const f = (x) => +(x > 0)', '{1 if x > 0; 0 otherwise}'],
  ['const f = (x) => (x > 0) * x', '{1 if x > 0; 0 otherwise}*x'],
  ['const { exp: e, log } = Math; const f = (x) => log(1 + e(x))', 'log(1 + exp(x))'],
  ['const exp = Math.exp; function f(x) { return exp(x); }', 'exp(x)'],
  ['const alpha = 1.5, c = { scale: 2 }; const f = (x) => alpha * c.scale * x', '3*x'],
  ["const c = { 'a-b': 2 }; const f = (x) => c['a-b'] * x", '2*x'],
  ['const s = (x) => 1 / (1 + Math.exp(-x)); const f = (x) => x * s(2 * x)', 'x*(1/(1 + exp(-(2*x))))'],
  ['const f = (x) => { const g = (y) => y * y; return g(x) + g(1); }', 'x*x + 1'],
  ['const f = (x) => g(x); function g(x, k = 2) { return k * x; }', '2*x'],
  ['const f = (x: number, k?: number): number => (x as number) * k!', 'x*k'],
  ['const f = (x) => { if (Number.isNaN(x)) return NaN; return x + 1; }', 'x + 1'],
  ['const f = (x) => (x === Infinity ? 1 : x === -Infinity ? 0 : 2 * x)', '2*x'],
  ["const f = (x) => { if (!isFinite(x)) throw new Error('no'); return x; }", 'x'],
  ['const f = (x) => 1_000 * x + 0x10 + 1e-3 + .5', '1000*x + 16 + 1e-3 + .5'],
  ['const f = (x) => { "use strict"; let y = x; var z = y * y; return z; }', 'x*x'],
  ['const f = (x) => x || 1', '{x if x != 0; 1 otherwise}'],
  ['const f = (x) => (x > 0 && x)', '{x if x > 0; 0 otherwise}'],
  ['exports.f = (x) => x * 2', '2*x'],
  ['module.exports = { f(x) { return x + 2; } }', 'x + 2'],
];

/** Text to why `f` is not read. */
const refused: readonly (readonly [text: string, why: string])[] = [
  ['const f = (x) => x % 2', 'the operator `%`'],
  ['const f = (x) => x | 0', 'the operator `|`'],
  ['const f = (x) => { let y = x; y *= 2; return y; }', 'an assignment'],
  ['const f = (x) => { let y; y = x; return y; }', 'a variable without a value'],
  ['const f = (x) => { let y = x; y++; return y; }', 'an assignment'],
  ['const f = (x) => { while (x > 1) x /= 2; return x; }', 'a loop'],
  ['const f = (x) => { switch (x) { default: return 1; } }', 'a switch'],
  ['const f = (x) => x.map((v) => v)', 'a property, `map`: an array, a tensor or an object with state'],
  ['const f = (x) => x[0]', 'an element of an array'],
  ['const f = (x) => tf.tanh(x)', '`tf`, which is not in this file'],
  ['const f = (x) => Math.random() * x', '`Math.random`'],
  ['const f = (x) => Math.atan2(x, 1)', '`Math.atan2`'],
  ['const f = (x) => f(x - 1)', 'a function that calls itself'],
  ['const f = (x) => g(x); const g = (x) => f(x);', 'a function that calls itself'],
  ['const a = b; const b = a; const f = (x) => a * x', '`a`, which needs itself'],
  [
    'let alpha = 1; function set(v) { alpha = v; } const f = (x) => alpha * x',
    '`alpha`, which is assigned again elsewhere',
  ],
  ['const c = { a: 1 }; c.a = 2; const f = (x) => c.a * x', '`c`, which is assigned again elsewhere'],
  ['const f = async (x) => x', 'an async function'],
  ['function* f(x) { yield x; }', 'a generator'],
  ['const f = (...x) => x', 'a rest parameter'],
  ['const f = ({ x }) => x', 'an unpacked parameter'],
  ['const f = (x: Tensor) => x', 'a parameter of type `Tensor`'],
  ['const f = (x) => { console.log(x); return x; }', 'a call for its effect'],
  ["const f = (x) => 'a' + x", 'a text'],
  ['const f = (x) => { }', 'no number as its result'],
  ['const f = (x) => (y) => x + y', 'a function or an object where a number is needed'],
  ['const f = (x) => x?.y', 'an optional access'],
  ['const f = (x) => 1e999 * x', 'the number `1e999`'],
];

const fileOf = (text: string): string => (/: (number|Tensor)|k\?/.test(text) ? 'f.ts' : 'f.js');

describe('reading', () => {
  it.each(readable)('%s', async (text, formula) => {
    expect((await formulas(text, fileOf(text))).f).toBe(formula);
  });

  it.each(refused)('refuses %s', async (text, why) => {
    expect((await formulas(text, fileOf(text))).f).toBe(`not read: ${why}`);
  });

  it('stops at its limits instead of growing', async () => {
    const doubling = Array.from({ length: 40 }, (_, i) => `const g${i + 1} = (x) => g${i}(x) + g${i}(x);`).join('\n');
    const { f } = await formulas(`const g0 = (x) => x;\n${doubling}\nconst f = (x) => g40(x)`, 'f.js');
    expect(f).toMatch(/^not read: (calls more than|a function of more than)/);
    const squares = Array.from({ length: 60 }, (_, i) => `const y${i + 1} = y${i} * y${i};`).join('\n');
    const wide = await formulas(`const f = (x) => { const y0 = x; ${squares} return y60; }`, 'f.js');
    expect(wide.f).toMatch(/^not read: a formula of more than/);
    const choices = Array.from({ length: 30 }, (_, i) => `if (x > ${i}) { }`).join('\n');
    const deep = await formulas(`const f = (x) => { ${choices}; return x; }`, 'f.js');
    expect(deep.f).toMatch(/^not read: a function of more than/);
  });
});

describe('code as written', () => {
  it('computes what the engine computes, bit for bit', async () => {
    const text = readFileSync(new URL('examples/right.ts', import.meta.url), 'utf8');
    const all = (await readAll(text)).filter((f) => 'code' in f);
    const run = right as unknown as Record<string, (...args: number[]) => number>;
    const functions = all.filter((f) => typeof run[f.name] === 'function');
    expect(functions.length).toBeGreaterThan(25);
    const value = fc.oneof(
      fc.double({ noNaN: false }),
      fc.double({ min: -40, max: 40 }),
      fc.constantFrom(0, -0, 30, 3, -3, 1),
    );
    for (const f of functions) {
      const names = f.parameters.map((p) => p.name);
      const mine = doubleFunction(f.code, names);
      fc.assert(
        fc.property(
          fc.array(value, { minLength: names.length, maxLength: names.length }),
          fc.boolean(),
          (args, flag) => {
            const given = args.map((a, i) => (f.parameters[i]!.flag ? Number(flag) : a));
            const theirs = run[f.name]!(
              ...given.map((a, i) => (f.parameters[i]!.flag ? (flag as unknown as number) : a)),
            );
            expect(mine(given)).toBe(theirs);
          },
        ),
        { seed: 20261124, numRuns: 60 },
      );
    }
  });
});
