/** Executes code in float32 for many inputs at once: one loop an operation, no text compiled. */
import { invariant } from '../../diagnostic.js';
import { type CoreName, cores } from '../mixed.js';
import { headOf, type ShortCode, type ShortOperation } from './code.js';

/**
 * What compilers and devices may do to float32: nothing; fuse products into sums; flush subnormals; divide and take
 * roots as inexactly as the shading languages allow.
 */
export type ShortModel = 'nearest' | 'fma' | 'flush' | 'sloppy';
export const shortModels: readonly ShortModel[] = ['nearest', 'fma', 'flush', 'sloppy'];

/** Heads and tails of many values. The rounded result is fround(head + low). */
export interface ShortValues {
  readonly head: Float32Array;
  readonly low: Float32Array;
}

/** Code made ready to run: inputs as heads and tails (no tails: 0), parameters by name. */
export type ShortRun = (
  input: Float32Array,
  low?: Float32Array,
  parameters?: ReadonlyMap<string, number>,
) => ShortValues;

const NONE: ReadonlyMap<string, number> = new Map();

type Step = (v: readonly ShortValues[], out: ShortValues, n: number) => void;

/** Stores a real value as a pair or a float. */
function put(out: ShortValues, i: number, value: number, pair: boolean): void {
  const head = pair && Number.isFinite(Math.fround(value)) ? headOf(Math.fround(value)) : Math.fround(value);
  out.head[i] = head;
  out.low[i] = pair && Number.isFinite(head) ? value - head : 0;
}

const LOG2 = Math.LN2;
const exponentOf = (u: number): number => Math.round(Math.max(-400, Math.min(400, u / LOG2)));

function inDoubles(core: CoreName, x: number): number {
  return core === 'exp' ? Math.exp(x) : cores[core].single(x);
}

/** One operation on all values, in doubles rounded to what it keeps. */
function stepOf(o: ShortOperation): Step {
  const args = 'args' in o ? o.args : [];
  const at = (v: readonly ShortValues[], k: number, i: number): number => {
    const a = v[args[k]!]!;
    const whole = a.head[i]! + a.low[i]!;
    return o.pair ? whole : Math.fround(whole);
  };
  const each =
    (f: (v: readonly ShortValues[], i: number) => number): Step =>
    (v, out, n) => {
      for (let i = 0; i < n; i++) put(out, i, f(v, i), o.pair);
    };
  switch (o.op) {
    case 'add':
      return each((v, i) => at(v, 0, i) + at(v, 1, i));
    case 'multiply':
      return each((v, i) => at(v, 0, i) * at(v, 1, i));
    case 'divide':
      return each((v, i) => at(v, 0, i) / at(v, 1, i));
    case 'scale':
      return each((v, i) => at(v, 0, i) * o.by);
    case 'negate':
      return each((v, i) => -at(v, 0, i));
    case 'sqrt':
      return each((v, i) => Math.sqrt(at(v, 0, i)));
    case 'core':
      return each((v, i) => inDoubles(o.core, at(v, 0, i)) * (o.by ?? 1));
    case 'distance':
      return each((v, i) => at(v, 0, i) - o.root[0] - o.root[1] - o.root[2]);
    case 'significand':
      return each((v, i) => Math.exp(at(v, 0, i) - exponentOf(at(v, 0, i)) * LOG2));
    case 'raise':
      return each((v, i) => Math.fround(at(v, 0, i)) * 2 ** (o.times * exponentOf(at(v, 1, i))));
    case 'constant':
      return each(() => o.head + o.low);
    default:
      invariant(false, `${o.op} is no step`);
  }
}

/** Makes code ready to run. For now every operation is computed in doubles and rounded; `model` is not yet looked at. */
export function compileShort(code: ShortCode, _model: ShortModel = 'nearest'): ShortRun {
  const steps = code.map((o) => (o.op === 'input' || o.op === 'parameter' ? undefined : stepOf(o)));
  return (input, low, parameters = NONE) => {
    const n = input.length;
    const values: ShortValues[] = [];
    code.forEach((o, k) => {
      const out = { head: new Float32Array(n), low: new Float32Array(n) };
      if (o.op === 'parameter') out.head.fill(parameters.get(o.name) ?? Number.NaN);
      else if (o.op === 'input') for (let i = 0; i < n; i++) put(out, i, input[i]! + (low?.[i] ?? 0), o.pair);
      else steps[k]!(values, out, n);
      values.push(out);
    });
    return values.at(-1)!;
  };
}

/** The code's value at one input. */
export function runShort(
  code: ShortCode,
  input: { readonly head: number; readonly low: number },
  parameters: ReadonlyMap<string, number> = NONE,
  model: ShortModel = 'nearest',
): { readonly head: number; readonly low: number } {
  const y = compileShort(code, model)(Float32Array.of(input.head), Float32Array.of(input.low), parameters);
  return { head: y.head[0]!, low: y.low[0]! };
}
