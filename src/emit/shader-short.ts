/**
 * The functions of a kernel in float32 pairs, in the notation of `shader-text.ts`: one for each leaf and each choice of
 * its parameters' signs, the function's ordinary program where there is no such leaf, and one that decides between them.
 */
import { invariant } from '../diagnostic.js';
import { type Kernel, type Leaf, leafName, scaledBy } from '../program/kernel.js';
import { leafText } from '../program/short/leaf-text.js';
import { type FunctionParts, functionText, kernelText } from './shader-text.js';

type Plan = Extract<Leaf, { kind: 'plan' }>;

/** Leaves that have code in float32 for all signs of their parameters. */
const isShort = (leaf: Leaf): leaf is Plan => leaf.kind === 'plan' && leaf.variants.every((v) => v.short !== undefined);

/** Does the kernel have anything that shaders can compute in pairs? */
export const hasShort = (kernel: Kernel | undefined): kernel is Kernel =>
  (kernel && !kernel.plainShort && kernel.leaves.some(isShort)) ?? false;

/** Where input and parameter are at their ends together the limit depends on the way: the ordinary program decides. */
function cornerTest(leaf: Plan, x: string, variable: (name: string) => string): string | undefined {
  const ends = (v: string): string => `actc_is_end(${v})`;
  const scaled = scaledBy(leaf);
  if (scaled.length === 0) return undefined;
  return `${ends(x)} && (${scaled.map((p) => ends(variable(p))).join(' || ')})`;
}

/** The functions, each after those that it calls; the last one is the kernel. */
export function shortFunctionTexts(parts: FunctionParts, kernel: Kernel): readonly string[] {
  const { program, variable, name } = parts;
  const variables = [...program.inputs, ...program.parameters].map(variable);
  const list = variables.join(', ');
  const x = variables[0]!;
  // GLSL reserves names with two underscores, and a reserved name has got one at its end.
  const base = name.replace(/_+$/, '');
  const ordinary = `${base}_ordinary`;
  const texts: string[] = [];
  const calls = new Map<string, string>();
  let needsOrdinary = false;
  const corners = new Set<string>();
  kernel.leaves.forEach((leaf, n) => {
    if (!isShort(leaf)) {
      calls.set(leafName(n), `${ordinary}(${list})`);
      needsOrdinary = true;
      return;
    }
    const corner = cornerTest(leaf, x, variable);
    if (corner) corners.add(corner);
    const used = scaledBy(leaf);
    const call = (which: string): string => `${which}(${[x, ...used.map(variable)].join(', ')})`;
    const names = leaf.variants.map((v, i) => {
      const own = `${base}_leaf${n}${leaf.variants.length > 1 ? String.fromCharCode(97 + i) : ''}`;
      texts.push(leafText(own, v.short!, used, variable, x));
      return own;
    });
    const signed = [...new Set(leaf.variants.flatMap((v) => v.negative))];
    if (leaf.variants.length === 1) {
      calls.set(leafName(n), call(names[0]!));
      return;
    }
    const by = `${base}_leaf${n}`;
    texts.push(
      [
        `fn ${by}(${[x, ...used.map(variable)].map((v) => `${v}: f32`).join(', ')}) -> f32 {`,
        ...leaf.variants.slice(1).flatMap((v, i) => {
          const test = signed.map((p) => `${variable(p)} ${v.negative.includes(p) ? '<' : '>='} 0.0`).join(' && ');
          return [`  if (${test}) {`, `    return ${call(names[i + 1]!)};`, '  }'];
        }),
        `  return ${call(names[0]!)};`,
        '}',
      ].join('\n'),
    );
    calls.set(leafName(n), call(by));
  });
  invariant(calls.size === kernel.leaves.length, 'a leaf without a call');
  const main = kernelText(parts, kernel.block, calls, corners.size === 0 ? [] : [[...corners], `${ordinary}(${list})`]);
  return [...(needsOrdinary || corners.size > 0 ? [functionText({ ...parts, name: ordinary })] : []), ...texts, main];
}
