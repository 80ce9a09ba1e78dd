/** One formula with all its derivatives: every point compared, the worst kept, and what was not built and why. */
import { fromDouble, type Rational, toDouble } from '../algebra/rational.js';
import type { Expr } from '../expr/expr.js';
import type { Leaf } from '../program/kernel.js';
import type { Definition, LoweredFunction } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { examine, fails, MOST_ULP, type Verdict } from './examine.js';
import type { Formula } from './formulas.js';
import { beside, inputsOf, settingsOf, signChanges } from './points.js';
import type { Random } from './random.js';

/** A formula taken through derive and lower, ready to run. */
export interface Built {
  readonly definition: Definition;
  readonly functions: readonly LoweredFunction[];
  /** The kernel of a function. */
  readonly run: (f: LoweredFunction) => (args: readonly number[]) => number;
}

export interface Finding {
  readonly suffix: string;
  readonly args: readonly number[];
  readonly got: number;
  readonly verdict: Verdict;
}

export interface Count {
  points: number;
  /** Within 0.5001, 1 and 4 ulp. */
  within: [number, number, number];
  nan: number;
  falseZero: number;
  wrongSign: number;
  noValue: number;
  unknown: number;
}

export const emptyCount = (): Count => ({
  points: 0,
  within: [0, 0, 0],
  nan: 0,
  falseZero: 0,
  wrongSign: 0,
  noValue: 0,
  unknown: 0,
});

function counted(c: Count, v: Verdict): void {
  if (v.kind === 'unknown') {
    c.unknown += 1;
    return;
  }
  c.points += 1;
  if (v.kind === 'nan') c.nan += 1;
  else if (v.kind === 'no value') c.noValue += 1;
  else {
    if (v.kind === 'false zero') c.falseZero += 1;
    if (v.kind === 'wrong sign') c.wrongSign += 1;
    [0.5001, 1, 4].forEach((most, i) => {
      if (v.ulp <= most) c.within[i]! += 1;
    });
  }
}

export interface FunctionReport {
  readonly suffix: string;
  readonly count: Count;
  /** The worst of each kind. */
  readonly findings: readonly Finding[];
  readonly leaves: readonly Leaf[];
}

const sizeOf = (v: Verdict): number => ('ulp' in v ? v.ulp : Number.POSITIVE_INFINITY);

/** Where a kernel's cells and polynomials meet, at parameters 1. */
function joints(leaves: readonly Leaf[]): readonly number[] {
  const found = new Set<number>();
  for (const leaf of leaves)
    for (const v of leaf.kind === 'plan' ? leaf.variants : []) {
      const put = (x: number): void => {
        found.add(x).add(-x);
      };
      for (const c of v.data.cells) {
        for (const w of [c.low, c.high]) if (w && w[0] !== 0 && Math.abs(w[2]) < 1000) put(w[0] * 2 ** w[2]);
        put(c.switchAt);
      }
      for (const p of v.data.pieces) [p.low, p.high, p.root[0]].forEach(put);
    }
  return [...found].filter((x) => x !== 0 && Math.abs(x) < 1e300);
}

/** At a parameter 0 a kernel gives the limit, where the formula itself may have no value. */
const atZero = (parameters: readonly number[], v: Verdict): Verdict =>
  v.kind === 'no value' && parameters.includes(0) ? { kind: 'unknown' } : v;

const UNKNOWN: Verdict = { kind: 'unknown' };
/** Where the function has no value its derivatives have none, though their formulas may. */
const isOutside = (value: Expr, point: ReadonlyMap<string, Rational>, truth: Truth): boolean =>
  truth.evaluate(value, point, 8).kind === 'undefined';

export interface TrialOptions {
  /** Points of the middle range, and settings of parameters besides the defaults. */
  readonly inputs: number;
  readonly settings: number;
  /** The error that a function may have, by its suffix; missing: that of one rounding. */
  readonly most?: (suffix: string) => number;
}

/** Compares all functions of a formula. */
export function tryFormula(
  formula: Formula,
  built: Built,
  random: Random,
  truth: Truth,
  options: TrialOptions,
): readonly FunctionReport[] {
  const { definition } = built;
  const variable = definition.inputs[0]!;
  const settings = settingsOf(formula, random, options.settings);
  const common = inputsOf(random, options.inputs);
  return built.functions.map((f) => {
    const run = built.run(f);
    const most = options.most?.(f.derived.suffix) ?? MOST_ULP;
    const count = emptyCount();
    const worst = new Map<string, Finding>();
    const leaves = f.kernel?.leaves ?? [];
    const places = joints(leaves).slice(0, 24);
    for (const setting of settings) {
      const parameters = definition.parameters.map((p, i) => setting[i] ?? toDouble(p.default));
      const call = (x: number): number => run([x, ...parameters]);
      const roots = signChanges(call, common, 8);
      for (const x of new Set([...common, ...[...roots, ...places].flatMap(beside)])) {
        const point = new Map<string, Rational>([[variable, fromDouble(x)]]);
        // A default that is no double (1.702) is not what a kernel gets.
        for (const [i, p] of definition.parameters.entries()) point.set(p.name, fromDouble(parameters[i]!));
        const got = call(x);
        const found = atZero(parameters, examine(got, f.derived.expression, point, truth));
        const verdict = found.kind === 'nan' && isOutside(formula.value, point, truth) ? UNKNOWN : found;
        counted(count, verdict);
        if (!fails(verdict, most)) continue;
        const known = worst.get(verdict.kind);
        if (!known || sizeOf(verdict) > sizeOf(known.verdict))
          worst.set(verdict.kind, { suffix: f.derived.suffix, args: [x, ...parameters], got, verdict });
      }
    }
    return { suffix: f.derived.suffix, count, findings: [...worst.values()], leaves };
  });
}
