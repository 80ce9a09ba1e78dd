/** Executes code in float32 for many inputs at once, by the very text that shading targets print. */

import type { ShortCode } from './code.js';
import { coreFunctions } from './cores/cores.js';
import { type Instructions, instructionsOf, operationsOf, type ShortModel } from './instructions.js';
import { type Machine, machineFor } from './machine.js';
import { readNotation } from './notation.js';
import { ShortWriter, type Written } from './write.js';

export { type ShortModel, shortModels } from './instructions.js';

/** Heads and tails of many values. The rounded result is fround(head + low). */
export interface ShortValues {
  readonly head: Float32Array;
  readonly low: Float32Array;
}

/** Code made ready to run: inputs as heads and tails (no tails: one float each), parameters by name. */
export type ShortRun = (
  input: Float32Array,
  low?: Float32Array,
  parameters?: ReadonlyMap<string, number>,
) => ShortValues;

const NONE: ReadonlyMap<string, number> = new Map();

const parametersOf = (code: ShortCode): readonly string[] => [
  ...new Set(code.flatMap((o) => (o.op === 'parameter' ? [o.name] : []))),
];

/** A function of the notation that computes the code: from x or (x, tail), then the parameters, to head and tail. */
function functionText(code: ShortCode, tails: boolean): string {
  const writer = new ShortWriter('zero', 't');
  const names = parametersOf(code);
  const input: Written = tails
    ? { kind: 'pair', text: writer.name('vec2<f32>', 'vec2<f32>(x, tail)'), wide: true }
    : { kind: 'float', text: 'x' };
  const y = writer.code(code, input, (name) => `p${names.indexOf(name)}`);
  const result = y.kind === 'pair' ? y.text : `vec2<f32>(${writer.float(y)}, 0.0)`;
  const list = ['x', ...(tails ? ['tail'] : []), ...names.map((_, k) => `p${k}`)];
  return [
    `fn actc_code(${list.map((n) => `${n}: f32`).join(', ')}) -> vec2<f32> {`,
    'let zero: u32 = actc_zero(x);',
    ...writer.lines,
    `return ${result};`,
    '}',
  ].join('\n');
}

function instructionsFor(code: ShortCode, tails: boolean, model: ShortModel): Instructions {
  return instructionsOf(readNotation(functionText(code, tails))[0]!, coreFunctions, model);
}

/** How many operations a device executes for the code (see `operationsOf`). */
export const shortCost = (code: ShortCode, tails = false): number =>
  operationsOf(instructionsFor(code, tails, 'nearest'));

/** Makes code ready to run in a model of arithmetic. An input pair may have a head of 24 bits. */
export function compileShort(code: ShortCode, model: ShortModel = 'nearest'): ShortRun {
  const machines = new Map<boolean, Machine>();
  const names = parametersOf(code);
  const machineWith = (tails: boolean): Machine => {
    const known = machines.get(tails);
    if (known) return known;
    const made = machineFor(instructionsFor(code, tails, model));
    machines.set(tails, made);
    return made;
  };
  return (input, low, parameters = NONE) => {
    const given = names.map((n) => parameters.get(n) ?? Number.NaN);
    const [head, tail] = machineWith(low !== undefined)([input, ...(low ? [low] : []), ...given], input.length);
    return { head: head!, low: tail! };
  };
}

/** The code's value at one input; a tail of 0 is none. */
export function runShort(
  code: ShortCode,
  input: { readonly head: number; readonly low: number },
  parameters: ReadonlyMap<string, number> = NONE,
  model: ShortModel = 'nearest',
): { readonly head: number; readonly low: number } {
  const low = input.low === 0 ? undefined : Float32Array.of(input.low);
  const y = compileShort(code, model)(Float32Array.of(input.head), low, parameters);
  return { head: y.head[0]!, low: y.low[0]! };
}
