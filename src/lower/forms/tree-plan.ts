/**
 * A plan made of expression trees alone, for functions of parameters that no scaling takes out: of all ways to write the
 * function, the one that loses the fewest bits over the parameters' domain, one on each side of 0.
 */
import type { Expr } from '../../expr/expr.js';
import { print } from '../../expr/print.js';
import type { CellAbout, FormAbout, PlanAbout } from '../../program/about.js';
import type { PlanData } from '../../runtime/plan.js';
import type { Arithmetic } from '../arithmetic/arithmetic.js';
import { MAGNITUDES } from './borders.js';
import { isOutside, MOST_BITS } from './cell.js';
import { formData, writtenData } from './data.js';
import { runner } from './run.js';
import type { Straight } from './straight.js';
import { treeOf } from './tree.js';

export interface TreePlan {
  readonly data: PlanData;
  readonly about: () => PlanAbout;
}

const NOTHING = [0, 0, 0] as const;
/** Smaller than any argument but 0. */
const BELOW_ALL = [1, 0, -100_000] as const;
/** Every so many of the magnitudes are tried at each setting. */
const SHARE = 5;

/** What is told of a tree, beside the bits it loses. */
const TREE: Omit<FormAbout, 'lost'> = {
  from: 0,
  to: Number.POSITIVE_INFINITY,
  kind: 'tree',
  end: '',
  terms: 0,
  depth: 0,
  extras: [],
  germs: [],
  value: '',
  lostAsWritten: Number.NaN,
};

/** Samples at which more bits are lost than a double can spare, and all bits lost. */
function losses<N>(
  code: Straight,
  side: 1 | -1,
  settings: readonly (readonly number[])[],
  a: Arithmetic<N>,
): { readonly bad: number; readonly lost: number; readonly tried: number } {
  let [bad, lost, tried] = [0, 0, 0];
  settings.forEach((setting, k) => {
    const { run } = runner(code, a, setting.map(a.double));
    for (let i = k % SHARE; i < MAGNITUDES.length; i += SHARE) {
      const { value, bits } = run(a.double(side * MAGNITUDES[i]!));
      tried += 1;
      if (!isOutside(a.sign(value), a.log2(value), bits) && !(bits <= MOST_BITS)) bad += 1;
      lost += Math.min(999, Number.isNaN(bits) ? 999 : bits);
    }
  });
  return { bad, lost, tried };
}

/** Where the author's way loses too many bits at less than this share of samples, no other is looked for. */
const FEW = 0.01;

/** The plan; `others` are further ways to write the function. */
export function treePlan<N>(
  e: Expr,
  others: () => readonly Expr[],
  variable: string,
  parameters: readonly string[],
  settings: readonly (readonly number[])[],
  sides: readonly (1 | -1)[],
  a: Arithmetic<N>,
): TreePlan {
  const about: CellAbout[] = [];
  const reasons: string[] = [];
  const look = (writing: Expr, i: number, side: 1 | -1) => {
    const code = treeOf(writing, variable, side, parameters);
    return { code, i, ...losses(code, side, settings, a) };
  };
  const first = sides.map((side) => look(e, 0, side));
  const writings = first.every((t) => t.bad <= FEW * t.tried) ? [e] : [e, ...others()];
  const chosen = sides.map((side, s) => {
    const tried = writings.map((writing, i) => (i === 0 ? first[s]! : look(writing, i, side)));
    const best = tried.reduce((p, q) => (q.bad < p.bad || (q.bad === p.bad && q.lost < p.lost) ? q : p));
    const where = side > 0 ? '(0, ∞)' : '(−∞, 0)';
    about.push({
      where,
      side,
      low: 0,
      high: Number.POSITIVE_INFINITY,
      forms: [{ ...TREE, lost: best.lost / best.tried }],
      troubles: [],
    });
    reasons.push(
      `${where}: the formula ${best.i === 0 ? 'as it is written' : 'rewritten'}, in scaled numbers; ` +
        `more than ${MOST_BITS} bits are lost at ${best.bad} of ${best.tried} samples`,
    );
    return { i: best.i, cell: { side, low: NOTHING, switchAt: 0, far: formData(best.code) } };
  });
  const cells = chosen.map((c) => c.cell);
  // At 0 itself a rewritten formula may divide by x: the one above 0 if it has a value at most settings, else another.
  const order = [...chosen].reverse().map((c) => c.i);
  const defined = [...new Set([...order, ...writings.keys()])].map((i) => {
    const code = treeOf(writings[i]!, variable, 1, parameters);
    const values = settings.map((s) => a.sign(runner(code, a, s.map(a.double)).runAt(a.zero).value));
    return { code, count: values.filter((s) => !Number.isNaN(s)).length };
  });
  const atZero = defined.reduce((p, q) => (q.count > p.count ? q : p));
  const zero = { side: 1, low: NOTHING, high: BELOW_ALL, switchAt: 0, far: formData(atZero.code) };
  const written = writtenData(e, variable, parameters);
  return {
    data: { cells: [zero, ...cells], pieces: [], points: [], written },
    about: () => ({ formula: print(e), variable, anchors: [], cells: about, roots: [], reasons }),
  };
}
