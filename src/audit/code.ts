/**
 * A function as its author wrote it: the operations of double arithmetic in their order, calls of other functions put
 * in, and nothing else. Immutable; the two meanings are `double.ts` (what the code computes) and `real.ts` (what it
 * means as mathematics).
 */
import type { Rational } from '../algebra/rational.js';
import type { Relation, Span } from '../expr/expr.js';
import type { ConstantName, NativeName } from './natives.js';

export type Code =
  /** A literal: the double that the engine reads, and the decimal that was written. */
  | { readonly kind: 'number'; readonly text: string; readonly value: number; readonly exact: Rational }
  | { readonly kind: 'constant'; readonly name: ConstantName }
  | { readonly kind: 'infinity'; readonly sign: 1 | -1 }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'call'; readonly native: NativeName; readonly args: readonly Code[] }
  | { readonly kind: 'choose'; readonly test: Test; readonly yes: Code; readonly no: Code }
  /** NaN, an exception, or no value returned. */
  | { readonly kind: 'nothing' };

export type Test =
  | { readonly kind: 'compare'; readonly relation: Relation; readonly left: Code; readonly right: Code }
  | { readonly kind: 'all' | 'any'; readonly tests: readonly [Test, Test] }
  | { readonly kind: 'not'; readonly of: Test }
  /** `isNaN` and `isFinite`: of every real number the answer is known. */
  | { readonly kind: 'check'; readonly name: 'isNaN' | 'isFinite'; readonly of: Code }
  /** A parameter used as a condition: a boolean, as long as nothing computes with it. */
  | { readonly kind: 'flag'; readonly name: string }
  | { readonly kind: 'fixed'; readonly value: boolean };

export const NOTHING: Code = { kind: 'nothing' };

export interface CodeParameter {
  readonly name: string;
  readonly default?: Rational;
  /** Only ever used as a condition. */
  readonly flag: boolean;
}

/** A function that was read. */
export interface CodeFunction {
  /** As it can be named on the command line: `step`, `activations.step`. */
  readonly name: string;
  readonly parameters: readonly CodeParameter[];
  readonly code: Code;
  readonly span: Span;
}

/** Something in the file that is not read: the function it stands in, if any, and why. */
export interface NotRead {
  readonly name?: string;
  /** Continues "it uses …". */
  readonly what: string;
  readonly span: Span;
}

const testParts = (t: Test): readonly (Code | Test)[] => {
  switch (t.kind) {
    case 'compare':
      return [t.left, t.right];
    case 'all':
    case 'any':
      return t.tests;
    case 'not':
    case 'check':
      return [t.of];
    default:
      return [];
  }
};

const parts = (c: Code | Test): readonly (Code | Test)[] => {
  if (c.kind === 'call') return c.args;
  if (c.kind === 'choose') return [c.test, c.yes, c.no];
  return testParts(c as Test);
};

/** Everything in a piece of code, itself first. */
export function* walk(c: Code | Test): Generator<Code | Test> {
  yield c;
  for (const p of parts(c)) yield* walk(p);
}

/** The number of parts, shared ones as often as they occur: what a walk would visit. */
export function sizeOf(c: Code | Test, known: Map<Code | Test, number> = new Map()): number {
  const found = known.get(c);
  if (found !== undefined) return found;
  const size = parts(c).reduce((n, p) => n + sizeOf(p, known), 1);
  known.set(c, size);
  return size;
}

/** The same code with every test replaced; children first. */
export function mapTests(c: Code, f: (t: Test) => Test): Code {
  if (c.kind === 'call') return { ...c, args: c.args.map((a) => mapTests(a, f)) };
  if (c.kind !== 'choose') return c;
  const test = mapTest(c.test, f);
  if (test.kind === 'fixed') return mapTests(test.value ? c.yes : c.no, f);
  return { ...c, test, yes: mapTests(c.yes, f), no: mapTests(c.no, f) };
}

function mapTest(t: Test, f: (t: Test) => Test): Test {
  switch (t.kind) {
    case 'compare':
      return f({ ...t, left: mapTests(t.left, f), right: mapTests(t.right, f) });
    case 'all':
    case 'any': {
      const [a, b] = [mapTest(t.tests[0], f), mapTest(t.tests[1], f)];
      // false ends an `all`, true an `any`; the other value leaves the rest.
      const ends = t.kind === 'any';
      if (a.kind === 'fixed') return a.value === ends ? a : b;
      if (b.kind === 'fixed') return b.value === ends ? b : a;
      return f({ ...t, tests: [a, b] });
    }
    case 'not': {
      const of = mapTest(t.of, f);
      return of.kind === 'fixed' ? { kind: 'fixed', value: !of.value } : f({ ...t, of });
    }
    case 'check':
      return f({ ...t, of: mapTests(t.of, f) });
    default:
      return f(t);
  }
}

/** The code with a boolean parameter decided. */
export const decideFlag = (c: Code, name: string, value: boolean): Code =>
  mapTests(c, (t) => (t.kind === 'flag' && t.name === name ? { kind: 'fixed', value } : t));
