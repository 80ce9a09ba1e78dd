/**
 * Loops over Float32Array of grade `exact`: a value in double is returned where everything within its bound rounds to
 * one float32, and is computed from the exact plan elsewhere. What flows back is multiplied by another float32 before
 * that one rounding.
 */
import { type Kernel, leafName } from '../../../program/kernel.js';
import { boundsOf } from '../../../program/settled.js';
import type { Program } from '../../../stages.js';
import { bodyLines } from './body.js';
import { type LeafFunctionView, ordinaryName, planArguments, specialTest } from './exact.js';
import { type Names, nameOf, numberText } from './spelling.js';

/** The factor of what flows back. */
export const FACTOR = 'd0';

const VALUE = 'y0';

/** Does everything within a bound of the value round to one float32? See `isSettled`. */
const settledTest = (bound: number): string => {
  const [up, down] = boundsOf(bound);
  return `Math.fround(${VALUE} * ${numberText(up)}) === Math.fround(${VALUE} * ${numberText(down)})`;
};

/** Lines that return a value if its rounding is settled, and what `otherwise` computes if not; 0: the value is exact. */
export const settledLines = (value: string, bound: number, otherwise: string, indent: string): readonly string[] =>
  bound === 0
    ? [`${indent}return ${value};`]
    : [`${indent}const ${VALUE} = ${value};`, `${indent}return ${settledTest(bound)} ? ${VALUE} : ${otherwise};`];

/** The name of the function that computes from the plan. */
export const onceRoundedName = (self: string): string => `${self}Exact`;

/** The function that rounds a kernel's exact plan once to float32; with a factor it is the product that is rounded. */
export function exactOnce(
  kernel: Kernel,
  program: Program,
  names: Names,
  self: string,
  hasFactor: boolean,
): LeafFunctionView {
  const variables = [...program.inputs, ...program.parameters].map((n) => nameOf(names, n));
  const x = variables[0]!;
  const ordinary = `${ordinaryName(self)}(${variables.join(', ')})`;
  const by = hasFactor ? ` * ${FACTOR}` : '';
  const factors = hasFactor ? [`[${FACTOR}, 1, 1]`] : [];
  const called = kernel.leaves.map((leaf, n): readonly [string, string] => {
    if (leaf.kind === 'program') return [leafName(n), `${ordinary}${by}`];
    const sign = hasFactor ? ` * Math.sign(${FACTOR})` : '';
    return [leafName(n), `plans.valueSingle(${planArguments(leaf, n, self, x, names, factors)})${sign}`];
  });
  const natural = { atPlusInfinity: 'natural', atMinusInfinity: 'natural', atMinusZero: 'natural' } as const;
  return {
    name: onceRoundedName(self),
    signature: [...variables, ...(hasFactor ? [FACTOR] : [])].map((v) => `${v}: number`).join(', '),
    returns: 'number',
    body: [
      `  if (${specialTest(kernel, x, names)}) return ${ordinary}${by};`,
      ...(hasFactor ? [`  if (${FACTOR} - ${FACTOR} !== 0) return ${self}(${variables.join(', ')})${by};`] : []),
      `  if (Object.is(${x}, -0)) {`,
      `    const atZero = ${ordinary};`,
      `    if (!(Math.abs(atZero) > 0)) return atZero${by};`,
      '  }',
      ...bodyLines({ ...program, block: kernel.block, ...natural }, new Map([...names, ...called]), self),
    ],
  };
}
