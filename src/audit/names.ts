/** What names say: which function is the derivative of which, in words that people use for it. */

/** Words that mean a derivative, by what they leave of the name. */
const FIRST: ReadonlySet<string> = new Set(
  'd dx deriv derivate derivative derivatives derive derived df dfn diff differential grad grads gradient gradients prime primes backward bwd backprop slope'.split(
    ' ',
  ),
);
const SECOND: ReadonlySet<string> = new Set(['dxx', 'd2', 'd2x', 'second', 'hessian']);
/** Words that add nothing: `derivativeOfStep`, `stepFn`. */
const EMPTY: ReadonlySet<string> = new Set([
  'of',
  'the',
  'fn',
  'func',
  'function',
  'activation',
  'act',
  'f',
  'value',
  'forward',
]);

/** `softStepDalpha`, `SOFT_STEP`: words in lower case. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((w) => w !== '')
    .map((w) => w.toLowerCase());

export interface Sense {
  /** The name without the words that mean a derivative. */
  readonly base: readonly string[];
  /** How often it is differentiated; 0 where nothing says so. */
  readonly order: 0 | 1 | 2;
  /** A word such as `dalpha`, if there is one: perhaps the derivative in that parameter. */
  readonly parameter?: string;
}

/** Reads the last part of a name. */
export function senseOf(name: string): Sense {
  const words = wordsOf(name);
  const rest = words.filter((w) => !FIRST.has(w) && !SECOND.has(w));
  const order = words.some((w) => SECOND.has(w)) ? 2 : words.some((w) => FIRST.has(w)) ? 1 : 0;
  const last = rest.at(-1);
  const parameter =
    order === 0 && rest.length > 1 && last?.startsWith('d') && last.length > 1 ? last.slice(1) : undefined;
  return { base: rest, order, ...(parameter ? { parameter } : {}) };
}

/** Is the word a way of saying "derivative", as the name of a boolean argument does? */
export const saysDerivative = (name: string): boolean =>
  wordsOf(name).some((w) => FIRST.has(w)) || /deriv|grad/i.test(name);

const joined = (words: readonly string[]): string => words.join(' ');

/** Do two bases mean the same function? */
export function sameBase(a: readonly string[], b: readonly string[]): boolean {
  if (joined(a) === joined(b)) return true;
  const [u, v] = [a, b].map((words) => joined(words.filter((w) => !EMPTY.has(w)))) as [string, string];
  return u !== '' && u === v;
}

/** `dstep` where `step` is known: the letter alone, written on to the name. */
export function afterLetter(name: string, known: (base: readonly string[]) => boolean): readonly string[] | undefined {
  const [first, ...rest] = wordsOf(name);
  if (!first?.startsWith('d') || first.length < 2) return undefined;
  const base = [first.slice(1), ...rest];
  return known(base) ? base : undefined;
}
