/** Executes functions of the notation on many values at once, instruction by instruction. */
import type { Instructions } from './instructions.js';
import { type Loop, loopOf, type Register } from './loops.js';

/** So many values go through all instructions before the next ones: registers then stay in the cache. */
const BLOCK = 256;

function registers(count: number): readonly Register[] {
  const memory = new ArrayBuffer(4 * BLOCK * count);
  return Array.from({ length: count }, (_, k) => {
    const at = 4 * BLOCK * k;
    return {
      f: new Float32Array(memory, at, BLOCK),
      i: new Int32Array(memory, at, BLOCK),
      u: new Uint32Array(memory, at, BLOCK),
    };
  });
}

/** For each instruction its register: constants and inputs keep theirs, others are used again after their last use. */
function allotted({ list, results }: Instructions): { readonly of: Int32Array; readonly count: number } {
  // A bit cast is its operand in the same register.
  const root = new Int32Array(list.length);
  list.forEach((o, k) => {
    root[k] = o.op === 'bits' ? root[o.args[0]!]! : k;
  });
  const last = new Int32Array(list.length).fill(-1);
  list.forEach((o, k) => {
    for (const a of o.args) last[root[a]!] = k;
  });
  for (const r of results) last[root[r]!] = list.length;
  const of = new Int32Array(list.length);
  const free: number[] = [];
  let count = 0;
  list.forEach((o, k) => {
    if (o.op === 'number' || o.op === 'input') of[k] = count++;
  });
  const ending = new Map<number, number[]>();
  list.forEach((o, k) => {
    if (o.op === 'bits') of[k] = of[root[k]!]!;
    else if (o.op !== 'number' && o.op !== 'input') {
      of[k] = free.pop() ?? count++;
      const end = last[k]!;
      ending.set(end, [...(ending.get(end) ?? []), of[k]!]);
    }
    free.push(...(ending.get(k) ?? []));
  });
  return { of, count };
}

/** A function made ready: inputs are arrays of one length or numbers for all, each result a new array. */
export type Machine = (inputs: readonly (Float32Array | number)[], n: number) => readonly Float32Array[];

/** Makes instructions ready to run. */
export function machineFor(code: Instructions): Machine {
  const { of, count } = allotted(code);
  const all = registers(count);
  const steps: Loop[] = [];
  const inputs: { readonly place: number; readonly register: Register }[] = [];
  code.list.forEach((o, k) => {
    const register = all[of[k]!]!;
    if (o.op === 'input') inputs.push({ place: o.value, register });
    else if (o.op === 'number')
      (o.type === 'f32' ? register.f : o.type === 'u32' ? register.u : register.i).fill(o.value);
    else if (o.op !== 'bits')
      steps.push(
        loopOf(
          o.op,
          register,
          o.args.map((a) => all[of[a]!]!),
        ),
      );
  });
  const results = code.results.map((r) => all[of[r]!]!.f);
  return (given, n) => {
    const out = results.map(() => new Float32Array(n));
    for (const { place, register } of inputs) {
      const v = given[place]!;
      if (typeof v === 'number') register.f.fill(v);
    }
    for (let at = 0; at < n; at += BLOCK) {
      const size = Math.min(BLOCK, n - at);
      for (const { place, register } of inputs) {
        const v = given[place]!;
        if (typeof v !== 'number') register.f.set(v.subarray(at, at + size));
      }
      for (const step of steps) step(size);
      for (const [k, r] of results.entries()) out[k]!.set(r.subarray(0, size), at);
    }
    return out;
  };
}
