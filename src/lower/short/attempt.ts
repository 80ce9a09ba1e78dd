/** One way to compute a stretch tried out: simplified for it, scaled, in pairs throughout, its errors known. */
import type { ShortCode } from '../../program/short/code.js';
import { type Counted, errorsOfCode, type Samples } from '../../program/short/errors.js';
import type { Scaled } from '../../runtime/index.js';
import { toDouble } from '../../runtime/round.js';
import { type Columns, columnsOf } from './columns.js';
import { costOfCode } from './cost.js';
import type { Demotable } from './demote.js';
import type { Nodes } from './node.js';
import { ordered } from './order.js';
import { shifted, TooWide } from './shifts.js';
import { simplified } from './simplify.js';

const LEAST_EXPONENT = -126;

const ROUNDED: ReadonlySet<string> = new Set(['sum', 'multiply', 'divide', 'sqrt', 'core']);
/** A rounding to a pair, in ulp of a float. */
const PAIR_ROUNDING = 2 ** -12;

export interface Attempt extends Demotable {
  /** At the samples, all in pairs. */
  readonly errors: Float64Array;
  readonly cost: number;
}

/** Results below the least normal number need no more digits than it has places: all that they are made of counts less. */
function flushed(columns: Columns, { truths }: Samples): Columns {
  const factors = truths.map((t) =>
    t.h !== 0 && t.e < LEAST_EXPONENT ? 2 ** Math.max(-200, t.e - LEAST_EXPONENT) : 1,
  );
  if (factors.every((f) => f === 1)) return columns;
  return { ...columns, conditions: columns.conditions.map((c) => c.map((v, s) => v * factors[s]!)) };
}

/** The error in ulp that roundings in pairs may add: few samples show the worst where terms cancel. */
function expected(nodes: Nodes, { conditions }: Columns, s: number): number {
  let most = 0;
  nodes.forEach((n, i) => {
    if (ROUNDED.has(n.op) && conditions[i]![s]! > most) most = conditions[i]![s]!;
  });
  return most * PAIR_ROUNDING;
}

function boundsOf(column: readonly Scaled[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const v of column) {
    const x = toDouble(v);
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  return [low, high];
}

/** Undefined where the values of the stretch have no common scale. */
export function attempt(nodes: Nodes, samples: Samples, of: Counted): Attempt | undefined {
  try {
    const first = simplified(nodes, columnsOf(nodes, samples.points), samples.points);
    const columns = columnsOf(first.nodes, samples.points, first.values);
    const made = shifted(
      first.nodes,
      of === 'rounded' ? flushed(columns, samples) : columns,
      samples.lows !== undefined,
      of === 'rounded',
    );
    const sizes = made.nodes.map((n) => columns.sizes[n]!);
    const largest = columns.conditions.map((c) => c.reduce((a, b) => Math.max(a, b), 0));
    const conditions = made.nodes.map((n) => largest[n]!);
    const bounds = made.nodes.map((n) => boundsOf(columns.values[n]!));
    const inOrder = (code: ShortCode): ShortCode => ordered(code, { sizes, bounds });
    const code = inOrder(made.code);
    const found = errorsOfCode(code, made.exponent, samples, of);
    const errors = found.map((e, s) => Math.max(e, (of === 'rounded' ? 0.5 : 0) + expected(first.nodes, columns, s)));
    return { code, exponent: made.exponent, conditions, ordered: inOrder, errors, cost: costOfCode(code) };
  } catch (error) {
    if (!(error instanceof TooWide)) throw error;
    return undefined;
  }
}
