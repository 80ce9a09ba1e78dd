/**
 * Our own float32 functions for shading languages: what these languages lack (expm1, log1p, erf …) or may get badly
 * wrong (a built-in tanh may be a million units in the last place off near 0 and NaN at 100, log near 1 likewise).
 * Plain float32 arithmetic, comparisons and bit operations only, so that a core means the same on every device.
 *
 * The text of a core is in the notation of `shader-text.ts`; a target turns it into its language. Every name starts
 * with `actc_`, which no definition's name may do there. Finite, infinite, NaN and signed-zero arguments give what
 * the mathematical function gives; nothing relies on arithmetic that an optimiser may undo (`v != v`, `v - v`,
 * adding and subtracting a large constant).
 */
import { invariant } from '../diagnostic.js';
import { coreTexts } from '../program/short/cores/cores.js';
import { bits } from './shader-cores/bits.js';
import { error } from './shader-cores/error.js';
import { exponential } from './shader-cores/exponential.js';
import { hyperbolic } from './shader-cores/hyperbolic.js';
import { logarithm } from './shader-cores/logarithm.js';
import { power } from './shader-cores/power.js';
import { trigonometric } from './shader-cores/trigonometric.js';
import { float32Text } from './shader-number.js';

/** One function of the prelude, comment included. */
export interface Core {
  readonly name: string;
  /** The whole function in the notation, from its comment to its closing brace. */
  readonly text: string;
}

/** All cores, each after those that it calls. */
const [special = '', ...pairs] = coreTexts;
const all = [special, bits, exponential, logarithm, ...pairs, power, hyperbolic, error, trigonometric].flatMap(split);

/**
 * The floats of a line as programs have theirs, shortest. Not every compiler reads a longer decimal correctly rounded:
 * Chromium's GLSL takes 0.5641895835477563 for the float below.
 */
function shortNumbers(line: string): string {
  const [code = '', ...comment] = line.split('//');
  const short = code.replace(/(?<![\w.])\d+\.\d+(e[+-]?\d+)?/g, (text) => float32Text(Number(text)));
  return [short, ...comment].join('//');
}

/** Functions of one file: separated by blank lines, named by their `fn`. */
function split(text: string): readonly Core[] {
  return text
    .trim()
    .split(/\n\n+/)
    .map((part) => {
      const name = /^fn (actc_\w+)\(/m.exec(part)?.[1];
      invariant(name, `a core without a name: ${part.slice(0, 40)}`);
      return { name, text: part.split('\n').map(shortNumbers).join('\n') };
    });
}

const byName: ReadonlyMap<string, Core> = new Map(all.map((c) => [c.name, c]));

/** The names of cores that a text of the notation calls, in order of appearance. */
const called = (text: string): readonly string[] =>
  [...text.replace(/\/\/.*$/gm, '').matchAll(/\b(actc_\w+)\(/g)].map((m) => m[1]!);

/** Names of all cores, in the order in which a file holds them. */
export const coreNames: readonly string[] = all.map((c) => c.name);

/** The cores that a text needs, directly or not, each after those that it calls. Throws CompilerBug for unknown ones. */
export function coresFor(text: string): readonly Core[] {
  const needed = new Set<string>();
  const visit = (name: string): void => {
    if (needed.has(name)) return;
    const core = byName.get(name);
    invariant(core, `there is no core ${name}`);
    needed.add(name);
    for (const n of called(core.text)) visit(n);
  };
  for (const name of called(text)) visit(name);
  return all.filter((c) => needed.has(c.name));
}
