/**
 * Points of a claim's domain. Outer variables (parameters, those of `where`) are set first, then the inner one (the
 * input, as a rule) gets many values for each setting. Equalities are solved, not hit by luck.
 */
import { type Rational, rational, toDouble } from '../algebra/rational.js';
import type { Comparison, Condition, Expr } from '../expr/expr.js';
import { call } from '../expr/expr.js';
import type { Point, Truth } from '../truth/truth.js';
import { boundariesOf } from './boundaries.js';
import { inputCandidates, parameterCandidates } from './candidates.js';
import { exactHolds } from './exact.js';
import { freeNames, type Problem, statementExprs, type Variable } from './problem.js';
import { generator } from './random.js';
import { linearZero, type ZeroFinder, zeroFinder, zerosOf } from './zeros.js';

/** One setting of the outer variables and the inner variable's values there (none where there is no variable). */
export interface Group {
  readonly fixed: Point;
  readonly points: readonly Point[];
  /** The inner variable's borders at this setting. */
  readonly borders: readonly Rational[];
}

export interface Sample {
  /** The inner variable; undefined for a claim about numbers only. */
  readonly inner: string | undefined;
  readonly groups: readonly Group[];
  readonly count: number;
  /** An equality of the domain that exact arithmetic cannot solve: no point found does not mean that there is none. */
  readonly unsolved?: Comparison;
}

export interface SampleOptions {
  /** Which variable is the inner one; by default the last. */
  readonly inner?: string;
  /** How many points at most. */
  readonly budget: number;
  /** More expressions whose borders matter (conditions of callees, joints). */
  readonly extra?: readonly Expr[];
}

/** Is the point in the domain, for certain? Exact arithmetic first, intervals where that cannot tell. */
export function inDomain(domain: Condition, point: Point, truth: Truth): boolean {
  const exact = exactHolds(domain, point);
  return exact === 'yes' || (exact === 'open' && truth.holds(domain, point) === 'yes');
}

interface Solved {
  readonly name: string;
  readonly difference: Expr;
}

/** Equalities that are linear in a variable fix it; the inner variable is the last choice. */
function solveEqualities(
  domain: Condition,
  variables: readonly Variable[],
): { solved: Solved[]; unsolved?: Comparison } {
  const solved: Solved[] = [];
  let unsolved: Comparison | undefined;
  for (const c of domain.filter((k) => k.relation === '==')) {
    const difference = call('sub', c.left, c.right);
    const names = freeNames(difference);
    const alone = [c.left, c.right].flatMap((s) => (s.kind === 'symbol' ? [s.name] : []));
    const order = [...alone, ...variables.map((v) => v.name)].filter((n) => names.has(n));
    // Any values of the others will do to see whether the equality is linear.
    const others = new Map(variables.map((v, i) => [v.name, rational(7 * i + 5, 3)] as const));
    const name = order.find((n) => !solved.some((s) => s.name === n) && linearZero(difference, n, without(others, n)));
    if (name) solved.push({ name, difference });
    else if (names.size > 0) unsolved = c;
  }
  return unsolved ? { solved, unsolved } : { solved };
}

const without = (point: Point, name: string): Point => new Map([...point].filter(([n]) => n !== name));

/** Adds the solved variables whose other variables are known; undefined where an equality has no solution here. */
function complete(point: Point, solved: readonly Solved[]): Point | undefined {
  let here = point;
  for (let round = 0; round < solved.length; round++)
    for (const { name, difference } of solved) {
      if (here.has(name)) continue;
      if ([...freeNames(difference)].some((n) => n !== name && !here.has(n))) continue;
      const zero = linearZero(difference, name, here);
      if (!zero) return undefined;
      here = new Map([...here, [name, zero]]);
    }
  return here;
}

/** The conditions whose variables are all known. */
const decidable = (domain: Condition, known: ReadonlySet<string>): Condition =>
  domain.filter((c) => [...freeNames(c.left), ...freeNames(c.right)].every((n) => known.has(n)));

/** Settings of the outer variables at most, by how many outer variables there are. */
const MAX_SETTINGS = [1, 22, 40, 48];
/** Values of one outer variable that are combined with the next. */
const MAX_VALUES = 22;

function settings(
  problem: Problem,
  outer: readonly Variable[],
  solved: readonly Solved[],
  tools: Tools,
): readonly Point[] {
  let list: readonly Point[] = [new Map()];
  for (const [depth, variable] of outer.entries()) {
    const rows = list.map((fixed) => {
      const borders = tools.finders.flatMap((f) => zerosOf(f, variable.name, fixed));
      const others = [...fixed.values()];
      const values = parameterCandidates(variable.default, { borders, others, random: tools.random });
      const points: Point[] = [];
      for (const value of values) {
        if (points.length >= MAX_VALUES) break;
        const point = complete(new Map([...fixed, [variable.name, value]]), solved);
        if (point && inDomain(decidable(problem.domain, new Set(point.keys())), point, tools.truth)) points.push(point);
      }
      return points;
    });
    list = diagonal(rows).slice(0, MAX_SETTINGS[Math.min(depth + 1, 3)]);
  }
  return list;
}

/** Entries of a table ordered by row + column: the best of each come first. */
function diagonal<T>(rows: readonly (readonly T[])[]): T[] {
  const found: T[] = [];
  const most = Math.max(0, ...rows.map((r, i) => r.length + i));
  for (let d = 0; d < most; d++)
    for (let i = 0; i <= d && i < rows.length; i++) {
      const entry = rows[i]![d - i];
      if (entry !== undefined) found.push(entry);
    }
  return found;
}

interface Tools {
  readonly truth: Truth;
  readonly finders: readonly ZeroFinder[];
  readonly random: () => number;
}

/** The first setting gets this many times the share of a later one. */
const FIRST_SHARE = 3;

/** … and every setting at least this many points. */
const FEWEST_EACH = 5;

/** How many points the n-th of `settings` settings may take out of a budget. */
function shareOf(n: number, all: number, budget: number): number {
  const unit = budget / (all - 1 + FIRST_SHARE);
  return Math.max(FEWEST_EACH, Math.floor(n === 0 ? unit * FIRST_SHARE : unit));
}

/** A fixed head, then the rest starting elsewhere for every setting, so that all values meet some setting. */
function rotated(list: readonly Rational[], n: number, head: number): readonly Rational[] {
  const [front, rest] = [list.slice(0, head), list.slice(head)];
  if (rest.length === 0) return front;
  const turn = (n * 29) % rest.length;
  return [...front, ...rest.slice(turn), ...rest.slice(0, turn)];
}

/** Points of the claim's domain, deterministic for a problem. */
export function samplePoints(problem: Problem, truth: Truth, options: SampleOptions): Sample {
  const { solved, unsolved } = solveEqualities(problem.domain, problem.variables);
  const free = problem.variables.filter((v) => !solved.some((s) => s.name === v.name));
  const inner = free.find((v) => v.name === options.inner) ?? free.at(-1);
  const outer = free.filter((v) => v !== inner);
  const borderExprs = boundariesOf([...statementExprs(problem.statement), ...(options.extra ?? [])], problem.domain);
  const finders = [...borderExprs, ...(options.extra ?? [])].map(zeroFinder);
  const tools: Tools = { truth, finders, random: generator(problem.seed) };
  const fixed = settings(problem, outer, solved, tools);
  const groups: Group[] = [];
  let count = 0;
  for (const [n, setting] of fixed.entries()) {
    const group = groupAt(problem, inner, setting, solved, tools, n, shareOf(n, fixed.length, options.budget));
    if (group.points.length === 0) continue;
    groups.push(group);
    count += group.points.length;
  }
  return { inner: inner?.name, groups, count, ...(unsolved ? { unsolved } : {}) };
}

function groupAt(
  problem: Problem,
  inner: Variable | undefined,
  setting: Point,
  solved: readonly Solved[],
  tools: Tools,
  n: number,
  most: number,
): Group {
  if (!inner) {
    const point = complete(setting, solved);
    return {
      fixed: setting,
      points: point && inDomain(problem.domain, point, tools.truth) ? [point] : [],
      borders: [],
    };
  }
  const borders = tools.finders.flatMap((f) => zerosOf(f, inner.name, setting));
  const input = { borders, others: [...setting.values()], random: tools.random };
  const list =
    inner.kind === 'input' || n > 0
      ? inputCandidates(input)
      : [...parameterCandidates(inner.default, input), ...inputCandidates(input)];
  const points: Point[] = [];
  // Half of the share is the same for all settings: simple values and borders.
  for (const value of rotated(list, n, Math.floor(most / 2))) {
    if (points.length >= most) break;
    const point = complete(new Map([...setting, [inner.name, value]]), solved);
    if (point && inDomain(problem.domain, point, tools.truth)) points.push(point);
  }
  return { fixed: setting, points, borders };
}

/** All points of a sample, in order. */
export const allPoints = (sample: Sample): readonly Point[] => sample.groups.flatMap((g) => g.points);

/** A point as doubles, for scouting. */
export const doublesOf = (point: Point): Map<string, number> => new Map([...point].map(([n, v]) => [n, toDouble(v)]));
