/**
 * Checks certificates of kind `bounds`: the claim's goals and the domain's ranges are found anew from the definition, every
 * reason is looked at again, and enclosures and forms at ends are computed again. Nothing is searched for: a certificate that
 * leaves something out is refused.
 */
import { equal, type Rational, rational } from '../algebra/rational.js';
import { type Expr, number, substitute } from '../expr/expr.js';
import { digestOf, readRational } from '../expr/json.js';
import type { Certificate, Json } from '../stages.js';
import type { Box, Range } from '../truth/boxes.js';
import type { Truth } from '../truth/truth.js';
import {
  cellsOfDomain,
  type Domain,
  domainOf,
  type Goal,
  goalsOf,
  isEmptyRange,
  isInside,
  namesOf,
} from './bounds-claims.js';
import { FunctionRules } from './bounds-functions.js';
import { Looks, Refusal } from './bounds-looks.js';
import { SignRules } from './bounds-signs.js';
import { scaledWeight, shiftRate } from './bounds-trees.js';
import type { Stated } from './statement.js';

type Node = { readonly [key: string]: Json };
export const isNode = (j: Json | undefined): j is Node => typeof j === 'object' && j !== null && !Array.isArray(j);

function readRange(j: Json | undefined): Range | undefined {
  if (!Array.isArray(j) || j.length !== 4) return undefined;
  const [open, low, high, close] = j as readonly Json[];
  if ((open !== '(' && open !== '[') || (close !== ')' && close !== ']')) return undefined;
  const l = low === '-inf' ? low : readRational(low);
  const h = high === 'inf' ? high : readRational(high);
  if (l === undefined || h === undefined) return undefined;
  const range: Range = { low: l, high: h, lowOpen: open === '(', highOpen: close === ')' };
  if ((l === '-inf' && !range.lowOpen) || (h === 'inf' && !range.highOpen) || isEmptyRange(range)) return undefined;
  return typeof l === 'object' && typeof h === 'object' && equal(l, h) ? { ...range, high: l } : range;
}

const exprsOf = (g: Goal): readonly Expr[] =>
  g.kind === 'values'
    ? [g.of, g.low, g.high]
    : g.kind === 'tends'
      ? [g.of, g.value, ...(typeof g.end === 'string' ? [] : [g.end.at])]
      : [g.of];

const mapped = (g: Goal, f: (e: Expr) => Expr): Goal => {
  if (g.kind === 'values') return { ...g, of: f(g.of), low: f(g.low), high: f(g.high) };
  if (g.kind !== 'tends') return { ...g, of: f(g.of) };
  return {
    ...g,
    of: f(g.of),
    value: f(g.value),
    end: typeof g.end === 'string' ? g.end : { ...g.end, at: f(g.end.at) },
  };
};

const isPointRange = (r: Range): boolean =>
  typeof r.low === 'object' && typeof r.high === 'object' && equal(r.low, r.high);

/** Numbers in place of variables that can have one value only. */
export function pointsOf(box: Box): ReadonlyMap<string, Expr> {
  return new Map([...box].filter(([, r]) => isPointRange(r)).map(([n, r]) => [n, number(r.low as Rational)]));
}

/** Below, at and above a number; undefined for an empty part. */
export function threeParts(range: Range, at: Rational): readonly (Range | undefined)[] {
  const list: readonly Range[] = [
    { ...range, high: at, highOpen: true },
    { low: at, high: at, lowOpen: false, highOpen: false },
    { ...range, low: at, lowOpen: true },
  ];
  return list.map((r, i) => (isEmptyRange(r) || (i === 1 && !isInside(r, range)) ? undefined : r));
}

const MOST_DEPTH = 60;

class Bounds {
  private readonly signs: SignRules;
  private readonly functions: FunctionRules;

  constructor(looks: Looks) {
    this.signs = new SignRules(looks);
    this.functions = new FunctionRules(looks, this.signs);
  }

  /** Throws Refusal unless the reason proves the goal on the box. */
  check(given: Goal, box: Box, reason: Json | undefined, depth = 0): void {
    if (!isNode(reason) || depth > MOST_DEPTH) throw new Refusal('a reason is missing');
    const points = pointsOf(box);
    const goal = mapped(given, (e) => substitute(e, points));
    if (reason.by === 'scale') {
      this.scale(goal, box, reason, depth);
      return;
    }
    if (reason.by === 'shift') {
      this.shift(goal, box, reason, depth);
      return;
    }
    if (reason.by === 'split') {
      this.split(goal, box, reason, depth);
      return;
    }
    if (goal.kind === 'positive') {
      this.signs.check(goal.of, goal.strict, box, reason);
      return;
    }
    this.functions.check(goal, box, reason);
  }

  private split(goal: Goal, box: Box, reason: Node, depth: number): void {
    const { variable, parts } = reason;
    const at = readRational(reason.at);
    const range = typeof variable === 'string' ? box.get(variable) : undefined;
    if (!at || !range || !Array.isArray(parts) || parts.length !== 3) throw new Refusal('a cut is damaged');
    if (goal.kind !== 'positive' && goal.v === variable) throw new Refusal('a cut of the variable that moves');
    threeParts(range, at).forEach((r, i) => {
      if (r) this.check(goal, new Map([...box, [variable as string, r]]), parts[i], depth + 1);
    });
  }

  /** The parameter is 0 without loss: it moves what is compared along a variable that may be any number. */
  private shift(goal: Goal, box: Box, reason: Node, depth: number): void {
    const { parameter, variable } = reason;
    const rate = readRational(reason.rate);
    if (typeof parameter !== 'string' || typeof variable !== 'string' || !rate || parameter === variable)
      throw new Refusal('a shift is damaged');
    if (goal.kind === 'symmetric') throw new Refusal('a shift does not keep symmetry about 0');
    if (!box.has(parameter) || (goal.kind !== 'positive' && goal.v !== variable))
      throw new Refusal('a shift of nothing');
    const range = box.get(variable);
    const isFree = goal.kind === 'tends' ? typeof goal.end === 'string' : range?.low === '-inf' && range.high === 'inf';
    if (!isFree) throw new Refusal('a shift along a variable that is not free');
    const rates = new Map([
      [variable, rate],
      [parameter, rational(1)],
    ]);
    const compared = exprsOf(goal).filter((e) => e.kind !== 'infinity');
    if (!compared.every((e) => shiftRate(e, rates)?.num === 0n)) throw new Refusal('a shift that is seen');
    const zero = rational(0);
    const fixed: Range = { low: zero, high: zero, lowOpen: false, highOpen: false };
    this.check(goal, new Map([...box, [parameter, fixed]]), reason.rest, depth + 1);
  }

  /** The parameter is ±1 without loss: every compared expression changes by one positive factor. */
  private scale(goal: Goal, box: Box, reason: Node, depth: number): void {
    const { parameter, weights } = reason;
    if (typeof parameter !== 'string' || !isNode(weights)) throw new Refusal('a scaling is damaged');
    if (goal.kind !== 'positive' && goal.v === parameter) throw new Refusal('a scaling of the variable that moves');
    const known = new Map<string, Rational>();
    for (const [name, text] of Object.entries(weights)) {
      const weight = readRational(text);
      if (!weight) throw new Refusal('a weight is no number');
      if (weight.num !== 0n) known.set(name, weight);
    }
    const range = box.get(parameter);
    if (!range || !known.has(parameter)) throw new Refusal('a scaling that leaves its parameter');
    const isZero = (end: Rational | string) => typeof end === 'object' && end.num === 0n;
    const sign =
      isZero(range.low) && range.high === 'inf' && range.lowOpen
        ? 1
        : isZero(range.high) && range.low === '-inf' && range.highOpen
          ? -1
          : 0;
    if (sign === 0) throw new Refusal('a parameter that is not all of one sign');
    for (const name of known.keys()) {
      const r = box.get(name);
      if (r && !((r.low === '-inf' || isZero(r.low)) && (r.high === 'inf' || isZero(r.high))))
        throw new Refusal('a range that the scaling does not keep');
      if (goal.kind === 'tends' && name === goal.v && typeof goal.end === 'object') {
        const { at } = goal.end;
        if (at.kind !== 'number' || at.value.num !== 0n) throw new Refusal('an end that the scaling moves');
      }
    }
    const compared = exprsOf(goal).filter((e, i) => e.kind !== 'infinity' && !(goal.kind === 'tends' && i === 2));
    const found = compared.map((e) => scaledWeight(e, known));
    const some = found.filter((w) => typeof w === 'object') as Rational[];
    if (found.includes(undefined) || !some.every((w) => equal(w, some[0]!)))
      throw new Refusal('no common weight under the scaling');
    const one = rational(sign);
    const fixed: Range = { low: one, high: one, lowOpen: false, highOpen: false };
    this.check(goal, new Map([...box, [parameter, fixed]]), reason.rest, depth + 1);
  }
}

/** Does the certificate prove the claim? Undefined where it does, else why not. */
export function checkBounds(certificate: Certificate, stated: Stated, truth: Truth): string | undefined {
  const goals = goalsOf(stated);
  if (!goals) return 'bounds prove no claim of this kind';
  const { digest, ...content } = certificate;
  // What is left of a damaged certificate may prove the claim in another way: damage is refused all the same.
  if (digest !== digestOf(content)) return 'the certificate was changed: its digest is another one';
  const { bits, parts } = content;
  if (typeof bits !== 'number' || !Number.isInteger(bits) || bits < 64 || bits > 1024) return 'no working precision';
  if (!Array.isArray(parts) || parts.length !== goals.length) return 'a part of the claim is missing';
  const domain = domainOf(stated.domain);
  try {
    for (const [i, goal] of goals.entries()) checkGoal(goal, parts[i], domain, truth, bits);
  } catch (problem) {
    if (problem instanceof Refusal) return problem.message;
    throw problem;
  }
  return undefined;
}

function checkGoal(goal: Goal, proofs: Json | undefined, domain: Domain, truth: Truth, bits: number): void {
  if (!Array.isArray(proofs) || proofs.length === 0) throw new Refusal('no proof');
  const names = new Set<string>();
  for (const e of exprsOf(goal)) namesOf(e, names);
  if (goal.kind === 'tends') names.delete(goal.v);
  const namesPoints = goal.kind === 'values' || ('not' in goal && goal.not);
  if (namesPoints && !domain.exact) throw new Refusal('the domain is not known exactly');
  const cells = cellsOfDomain(domain, names);
  if (goal.kind !== 'positive' && goal.kind !== 'tends' && goal.kind !== 'smooth') {
    if ((domain.ranges.get(goal.v)?.length ?? 1) !== 1) throw new Refusal('the domain is no interval');
  }
  const looks = new Looks(truth, bits);
  const bounds = new Bounds(looks);
  const boxes = proofs.map((p) => {
    if (!isNode(p) || !isNode(p.box)) throw new Refusal('no box');
    const box = new Map<string, Range>();
    for (const [name, range] of Object.entries(p.box)) {
      const r = readRange(range);
      if (!r) throw new Refusal('a range is damaged');
      box.set(name, r);
    }
    if (goal.kind === 'tends') box.delete(goal.v);
    bounds.check(goal, box, p.reason);
    return box;
  });
  const same = (a: Range, b: Range) => isInside(a, b) && isInside(b, a);
  for (const cell of cells) {
    // A function's own range must be the domain's, neither more nor less, where the goal is about all of it.
    const isExactly = (name: string) =>
      namesPoints || (goal.kind !== 'positive' && goal.kind !== 'tends' && name === goal.v);
    const covers = (box: Box) =>
      [...cell].every(([name, r]) => {
        const wide = box.get(name);
        return wide !== undefined && (isExactly(name) ? same(r, wide) : isInside(r, wide));
      });
    if (!boxes.some(covers)) throw new Refusal('a part of the domain is not covered');
  }
}
