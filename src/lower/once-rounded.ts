/**
 * Programs that round at most once on every way to their result: in float32 they are right to half an ulp as they are, and
 * nothing a compiler may do to them changes that. Rectifiers and their derivatives are such.
 */
import type { OpName } from '../expr/ops.js';
import type { Block, Let, Operand, Program } from '../stages.js';

/** How a value in float32 differs from its exact one: not at all, by the one rounding of an operation, or otherwise. */
type State = 'exact' | 'rounded' | 'unknown';

/** Give one of their arguments, or its opposite: what is rounded stays the nearest number to the exact result. */
const SELECTING: ReadonlySet<OpName> = new Set(['neg', 'abs', 'min', 'max']);
/** Whole numbers of exact arguments are exact. */
const WHOLE: ReadonlySet<OpName> = new Set(['sign', 'floor', 'ceil']);
/** Correctly rounded in every shading language; quotients are not. */
const ROUNDING: ReadonlySet<OpName> = new Set(['add', 'sub', 'mul']);

function stateOf({ op, args }: Let, of: (a: Operand) => State): State {
  const states = args.map(of);
  const areExact = states.every((s) => s === 'exact');
  if (SELECTING.has(op)) return areExact ? 'exact' : states.includes('unknown') ? 'unknown' : 'rounded';
  if (WHOLE.has(op)) return areExact ? 'exact' : 'unknown';
  return ROUNDING.has(op) && areExact ? 'rounded' : 'unknown';
}

/** The largest number of either format stands for the other's: what is asked for is an end of the range. */
const isLargest = (double: number): boolean => Math.abs(double) === Number.MAX_VALUE;

function isOnceRounded(block: Block, known: ReadonlyMap<number, State>): boolean {
  const states = new Map(known);
  const of = (a: Operand): State => {
    if (a.kind === 'let') return states.get(a.index) ?? 'unknown';
    return a.kind === 'number' && a.double !== a.single && !isLargest(a.double) ? 'unknown' : 'exact';
  };
  for (const l of block.lets) states.set(l.index, stateOf(l, of));
  const { result } = block;
  // A number that is rounded itself is the nearest to the exact one.
  if (result.kind === 'value') return result.value.kind === 'number' || of(result.value) !== 'unknown';
  const decides = result.tests.every((t) => of(t.left) === 'exact' && of(t.right) === 'exact');
  return decides && isOnceRounded(result.then, states) && isOnceRounded(result.otherwise, states);
}

/** Is every result of the program in float32 the exact one, rounded once? */
export const isRoundedOnce = (program: Program): boolean => isOnceRounded(program.block, new Map());
