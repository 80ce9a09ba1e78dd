/**
 * Where plain arithmetic is enough: a program that calls no function of the host and is right beside the exact kernel
 * needs no plan, no pairs and no tables. Rectifiers are such, most rational functions are for float32.
 */
import { toDouble } from '../algebra/rational.js';
import { op, opNames } from '../expr/ops.js';
import { type Implementations, interpret } from '../program/interpret.js';
import type { Kernel } from '../program/kernel.js';
import { kernelModel } from '../program/kernel-model.js';
import type { Program } from '../stages.js';
import type { Bench } from './choose.js';
import { hostFunctions } from './program.js';

/** What the ordinary program may be used for: everything, loops over float32 alone, or nothing. */
export type Enough = 'everything' | 'float32' | 'nothing';

/** For float32, relative: 2^-13 ulp. */
const LIMIT = 2 ** -37;
/** Points an octave in the middle range, and steps to a root. */
const DENSITY = 7;
const BISECTIONS = 60;

const implementations = Object.fromEntries(opNames.map((n) => [n, op(n).double])) as Implementations;

/** Spread over the middle range, with all bits set here and there. */
function middle(): readonly number[] {
  const found: number[] = [];
  for (let i = -20 * DENSITY; i < 12 * DENSITY; i++) found.push(2 ** (i / DENSITY) * (1 + ((i * 0.618034) % 1) / 64)); // never at round numbers
  return found.flatMap((m) => [-m, m]);
}

type Call = (args: readonly number[]) => number;

/** Points that close in on where the value changes its sign. */
function besideRoots(exact: Call, list: readonly number[], values: readonly number[]): readonly number[] {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted.flatMap((x, i) => {
    const next = sorted[i + 1];
    if (next === undefined) return [];
    const sign = Math.sign(exact([x, ...values]));
    if (!(sign * Math.sign(exact([next, ...values])) < 0)) return [];
    let [low, high] = [x, next];
    for (let k = 0; k < BISECTIONS; k++) {
      const m = (low + high) / 2;
      if (Math.sign(exact([m, ...values])) === sign) low = m;
      else high = m;
    }
    return Array.from({ length: 16 }, (_, k) => 2 ** (-3 * k - 2) * (Math.abs(low) || 1)).flatMap((d) => [
      low - d,
      low + d,
    ]);
  });
}

/** Compares the ordinary program with the exact kernel at all points and settings of a bench. */
export function ordinaryIsEnough(program: Program, kernel: Kernel, bench: Bench): Enough {
  if (hostFunctions(program.block).length > 0) return 'nothing';
  const plain = interpret(program, implementations);
  const exact = kernelModel(kernel, program, implementations, 'exact');
  let enough: Enough = 'everything';
  for (const setting of bench.settings) {
    const values = program.parameters.map((p) => toDouble(setting.get(p)!));
    const general = [...bench.inputs.map((i) => i.x), ...middle()];
    for (const x of [...general, ...besideRoots(exact, general, values)]) {
      const [y, truth] = [plain([x, ...values]), exact([x, ...values])];
      if (Object.is(y, truth)) continue;
      // Float32 has no numbers so small or large; x is none of its numbers either then.
      const isFar = !(Math.abs(x) > 2 ** -149 && Math.abs(x) < 2 ** 128);
      if (!isFar && !(Math.abs(y - truth) <= LIMIT * Math.abs(truth))) return 'nothing';
      enough = 'float32';
    }
  }
  return enough;
}
