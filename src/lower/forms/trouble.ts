/**
 * What goes wrong in double where an expression is computed as written: sums whose terms nearly cancel, small
 * terms that vanish beside a 1 under a logarithm, and functions that overflow though the value does not. For `explain` alone; looked at in plain double at samples, so it tells what
 * a reader would see when trying it, and nothing rests on it.
 */
import { evaluate } from '../../expr/evaluate.js';
import { children, dependsOn, type Expr, key, size } from '../../expr/expr.js';
import { print } from '../../expr/print.js';
import type { Trouble } from '../../program/about.js';

/** A sum that loses fewer bits than this is none of the two. */
const NOTICED = 12;
const ALL = 53;
/** Every part is computed at every input: long expressions are not looked at. */
const MOST_NODES = 250;
/** Longer parts are named by their function or sign alone. */
const LONGEST = 60;

/** Numbers and the variable carry no error, nor do their negatives. */
const isGiven = (e: Expr): boolean =>
  e.kind === 'number' || e.kind === 'symbol' || (e.kind === 'call' && e.op === 'neg' && isGiven(e.args[0]!));

function parts(e: Expr, variable: string, found: Map<string, Expr> = new Map()): Map<string, Expr> {
  if (!dependsOn(e, variable)) return found;
  for (const c of children(e)) parts(c, variable, found);
  if (e.kind === 'call') found.set(key(e), e);
  return found;
}

/** What is wrong with one part at x. */
function troubleAt(
  part: Extract<Expr, { kind: 'call' }>,
  point: ReadonlyMap<string, number>,
): Omit<Trouble, 'part' | 'at'> | undefined {
  const values = part.args.map((a) => evaluate(a, point));
  const value = evaluate(part, point);
  if (values.every(Number.isFinite) && !Number.isFinite(value) && part.op !== 'div' && part.op !== 'log')
    return Number.isNaN(value) ? undefined : { kind: 'overflows', bits: ALL };
  if (part.op === 'log' && !isGiven(part.args[0]!)) {
    const bits = Math.min(ALL, -Math.log2(Math.abs(value)));
    return bits >= NOTICED && !Number.isNaN(bits) ? { kind: 'absorbs', bits } : undefined;
  }
  if ((part.op !== 'add' && part.op !== 'sub') || part.args.every(isGiven)) return undefined;
  const largest = Math.max(...values.map(Math.abs));
  if (!Number.isFinite(largest) || largest === 0) return undefined;
  const bits = Math.min(ALL, Math.log2(largest / Math.abs(value)));
  return bits >= NOTICED ? { kind: 'cancels', bits } : undefined;
}

/** Halvings that find where a part begins to overflow. */
const HALVINGS = 40;

/** The input between the last that is fine and the first that is not. */
function onset(part: Expr, variable: string, fine: number, bad: number): number {
  let [a, b] = [fine, bad];
  for (let i = 0; i < HALVINGS; i++) {
    const m = (a + b) / 2;
    if (Number.isFinite(evaluate(part, new Map([[variable, m]])))) a = m;
    else b = m;
  }
  return b;
}

/**
 * The parts of e that fail at the given inputs, which ascend in magnitude: of each kind the one that loses most, and
 * the first input where it does.
 */
export function troublesOf(e: Expr, variable: string, inputs: readonly number[]): readonly Trouble[] {
  if (size(e) > MOST_NODES) return [];
  const found: Trouble[] = [];
  const list = [...parts(e, variable).values()].flatMap((p) => (p.kind === 'call' ? [p] : []));
  for (const kind of ['cancels', 'absorbs', 'overflows'] as const) {
    let best: Trouble | undefined;
    for (const part of list)
      inputs.forEach((x, i) => {
        const t = troubleAt(part, new Map([[variable, x]]));
        if (t?.kind !== kind || (best && t.bits <= best.bits + 1)) return;
        const at = kind === 'overflows' && i > 0 ? onset(part, variable, inputs[i - 1]!, x) : x;
        best = { ...t, at, part: text(part) };
      });
    if (best) found.push(best);
  }
  return found;
}

function text(part: Expr): string {
  const full = print(part);
  if (full.length <= LONGEST) return full;
  return part.kind === 'call' ? `a sum of ${part.args.length} long terms` : 'a long part';
}
