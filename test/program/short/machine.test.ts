/** The machine that runs the notation against the interpreter that turns it into JavaScript: the same bits. */
import { describe, expect, it } from 'vitest';
import { coreFunctions, coreTexts } from '../../../src/program/short/cores/cores.js';
import { instructionsOf } from '../../../src/program/short/instructions.js';
import { machineFor } from '../../../src/program/short/machine.js';
import { readNotation } from '../../../src/program/short/notation.js';
import { interpretShader } from '../../support/shader-interpreter.js';

/** Every core as a function of two floats. */
function wrapped(name: string): string {
  const f = coreFunctions.get(name)!;
  const pair = 'vec2<f32>';
  const args = f.parameters.map((p) => {
    if (p.type === pair) return 'actc_neat(vec2<f32>(x, y))';
    if (p.name === 'zero') return 'actc_zero(x)';
    if (p.name === 'more') return '1u';
    if (p.type === 'i32') return '-3';
    return p.name === 'y' || p.name === 'rest' ? 'y' : 'x';
  });
  const call = `${name}(${args.join(', ')})`;
  const isPair = new RegExp(`fn ${name}\\([^)]*\\) -> vec2`).test(coreTexts.join('\n'));
  return isPair
    ? `fn actc_test(x: f32, y: f32) -> f32 {\n  let r: vec2<f32> = ${call};\n  return r.x + r.y;\n}`
    : `fn actc_test(x: f32, y: f32) -> f32 {\n  return ${call};\n}`;
}

const named = [...coreFunctions.keys()].filter((n) => /_(pair|single)$/.test(n));

/** Points of all sizes, tails beside them; a fixed sequence. */
function points(count: number): readonly [Float32Array, Float32Array] {
  let state = 20260729;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const [x, y] = [new Float32Array(count), new Float32Array(count)];
  for (let i = 0; i < count; i++) {
    const range = i % 3 === 0 ? 40 : 4;
    x[i] = (next() < 0.5 ? -1 : 1) * 2 ** (range * (next() - 0.5)) * (1 + next());
    y[i] = x[i]! * 2 ** -24 * (next() - 0.5);
  }
  return [x, y];
}

describe('the machine and the interpreter agree bit for bit', () => {
  const [x, y] = points(3000);
  it.each(named)('%s', (name) => {
    const text = wrapped(name);
    const interpreted = interpretShader([...coreTexts, text].join('\n')).actc_test!;
    const run = machineFor(instructionsOf(readNotation(text)[0]!, coreFunctions, 'nearest'));
    const [out] = run([x, y], x.length);
    const wrong: string[] = [];
    for (let i = 0; i < x.length; i++) {
      const expected = interpreted(x[i]!, y[i]!);
      if (!Object.is(Math.fround(expected), out![i]!)) wrong.push(`${x[i]} ${y[i]}: ${expected} ${out![i]}`);
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});
