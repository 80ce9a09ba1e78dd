/** The ways in which one arithmetic expression can be computed in one cell; `choose.ts` measures them. */

import { compare, ONE } from '../algebra/rational.js';
import { call, type Expr, number } from '../expr/expr.js';
import { type Builder, builder, exponentialOf } from './build.js';
import { collect } from './collect.js';
import { halve } from './halve.js';
import { isNegativeRange, isPositive } from './range.js';
import { assume, type Facts, rangeOf } from './ranges.js';
import { rewrite } from './rewrite.js';
import { stepwise } from './stepwise.js';
import {
  type Factor,
  numberTerm,
  productOf,
  rawProduct,
  splitCoefficient,
  type Term,
  termSize,
  termsOf,
} from './term.js';
import { toExpr } from './term-expr.js';

export interface Candidate {
  readonly expression: Expr;
  /** Names of the rules that made it, in order; `collect` is the exact algebra. */
  readonly steps: readonly string[];
}

/** Beyond this many nodes the exact algebra isn't tried: its work grows with the square. */
const MAX_COLLECTED = 900;
/** Rules left out one by one to make variants. */
const MAX_VARIANTS = 5;
/** Variants are made of terms up to this many nodes: of larger ones the parts matter more than the whole. */
const MAX_VARIED = 60;
/** A subject of a split is short: `b*x`, `x - m`. */
const MAX_SUBJECT = 4;

/** All distinct candidates for an expression under the facts of a cell, the author's own form first. */
export function candidatesFor(e: Expr, facts: Facts, input: string): readonly Candidate[] {
  const build = builder(facts);
  const found = new Map<string, Candidate>();
  const put = (term: Term, steps: readonly string[]): void => {
    if (!found.has(term.key)) found.set(term.key, { expression: toExpr(term), steps });
  };
  const start = build.from(e);
  const simple = rewrite(start, build, ['exact']);
  const bases: { term: Term; steps: readonly string[] }[] = [{ term: simple.term, steps: simple.steps }];
  if (termSize(simple.term) < MAX_COLLECTED) {
    const opened = rewrite(simple.term, build, ['exact', 'open']);
    bases.push({ term: collect(simple.term, build), steps: [...simple.steps, 'collect'] });
    bases.push({ term: collect(opened.term, build), steps: [...simple.steps, ...opened.steps, 'collect'] });
  }
  for (const base of [...bases]) {
    const term = spread(base.term, build);
    if (term.key !== base.term.key) bases.push({ term, steps: base.steps });
  }
  const distinct = new Map(bases.map((b) => [b.term.key, b]).reverse() as [string, (typeof bases)[number]][]);
  for (const base of distinct.values()) {
    const greedy = rewrite(base.term, build, ['exact', 'stable']);
    put(greedy.term, [...base.steps, ...greedy.steps]);
    put(base.term, base.steps);
    if (termSize(base.term) > MAX_VARIED) continue;
    for (const name of [...new Set(greedy.steps)].slice(0, MAX_VARIANTS)) {
      const partial = rewrite(base.term, build, ['exact', 'stable'], new Set([name]));
      put(partial.term, [...base.steps, ...partial.steps]);
    }
  }
  const written = [{ expression: e, steps: [] }, ...found.values()];
  const halved = variants(written, (c) => halve(c, input), 'halve');
  return [...written, ...halved, ...variants([...written, ...halved], stepwise, 'stepwise')];
}

function variants(all: readonly Candidate[], change: (e: Expr) => Expr, name: string): readonly Candidate[] {
  return all.flatMap((c) => {
    const expression = change(c.expression);
    return expression === c.expression ? [] : [{ expression, steps: [...c.steps, name] }];
  });
}

/**
 * exp(−u)·(a + b) as exp(−u)·a + exp(−u)·b, and (a + b)/2 as a/2 + b/2: where a and b overflow, far out, the factor comes
 * before.
 */
function spread(t: Term, build: Builder): Term {
  const { coefficient, factors } = productOf(t);
  const sum = factors.find((f) => f.base.kind === 'sum' && compare(f.exponent, ONE) === 0);
  if (!sum) return t;
  const isTail = (f: Factor) => exponentialOf(f.base, build.facts) !== undefined;
  const tail = factors.filter(isTail).map((f) => rawProduct(ONE, [f]));
  const rest = factors.filter((f) => f !== sum && !isTail(f)).map((f) => rawProduct(ONE, [f]));
  const spreading = [numberTerm(coefficient), ...tail];
  return build.product([build.sum(termsOf(sum.base).map((p) => build.product([p, ...spreading]))), ...rest]);
}

/** Exponents whose sign the facts leave open: cells are worth making where they change sign. */
export function openExponents(e: Expr, facts: Facts): readonly Expr[] {
  const build = builder(facts);
  const found = new Map<string, Expr>();
  const visit = (t: Term): void => {
    const growth =
      exponentialOf(t, facts) ??
      (t.kind === 'call' && (t.op === 'tanh' || t.op === 'erf') ? { exponent: t.args[0]! } : undefined);
    if (growth) {
      const range = rangeOf(growth.exponent, facts);
      const { body } = splitCoefficient(growth.exponent);
      if (!isPositive(range) && !isNegativeRange(range) && termSize(body) <= MAX_SUBJECT)
        found.set(body.key, toExpr(body));
    }
    if (t.kind === 'call') t.args.forEach(visit);
    if (t.kind === 'sum') t.terms.forEach(visit);
    if (t.kind === 'product') for (const f of t.factors) visit(f.base);
  };
  visit(build.from(e));
  return [...found.values()];
}

/** The facts on one side of `subject = 0`. */
export function sideFacts(facts: Facts, subject: Expr, side: '<' | '>'): Facts {
  const build = builder(facts);
  return assume(facts, build.from(call('sub', subject, number(0))), side);
}
