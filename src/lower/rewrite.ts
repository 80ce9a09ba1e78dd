/**
 * Applies the table of rules to a term: outermost first, in the table's order, to a fixed point. The number of steps
 * and the matching work are bounded, and a term that was seen before ends the run, so rewriting always ends.
 */
import { div, isInteger, ONE, sign } from '../algebra/rational.js';
import type { Builder } from './build.js';
import { builder } from './build.js';
import { type Bindings, instantiate, type Matching, match, matchWithin } from './match.js';
import { decide, NO_FACTS } from './ranges.js';
import { type ParsedRule, parsedRules, type Rule } from './rules.js';
import { isConstantTerm, productOf, rawProduct, type Term, termSize, termsOf } from './term.js';

/** Steps of one run, and node visits of one attempt to match. Far above what the shipped definitions need (30, 300). */
const MAX_STEPS = 200;
const MAX_MATCH_WORK = 4000;
/** A term that grows beyond this many nodes is not rewritten further. */
const MAX_SIZE = 1500;

/** A rule whose two sides are terms. */
interface CompiledRule {
  readonly parsed: ParsedRule;
  readonly from: Term;
  readonly to: Term;
  /** Functions (and sums) that the pattern holds. */
  readonly needs: readonly string[];
  readonly differences: readonly {
    readonly difference: Term;
    readonly relation: ParsedRule['when'][number]['relation'];
  }[];
}

/** The functions that a term holds, itself included; a rule whose pattern holds others cannot match inside. */
const opsKnown = new WeakMap<Term, ReadonlySet<string>>();
function opsIn(t: Term): ReadonlySet<string> {
  const known = opsKnown.get(t);
  if (known) return known;
  const found = new Set<string>(t.kind === 'call' ? [t.op] : t.kind === 'sum' ? ['+'] : []);
  const parts =
    t.kind === 'call' ? t.args : t.kind === 'sum' ? t.terms : t.kind === 'product' ? t.factors.map((f) => f.base) : [];
  for (const part of parts) for (const name of opsIn(part)) found.add(name);
  opsKnown.set(t, found);
  return found;
}

const plain = builder(NO_FACTS);

const compiled: readonly CompiledRule[] = parsedRules.map((parsed) => ({
  parsed,
  from: plain.from(parsed.from),
  to: plain.from(parsed.to),
  needs: [...opsIn(plain.from(parsed.from))],
  differences: parsed.when.map((c) => ({
    difference: plain.subtract(plain.from(c.left), plain.from(c.right)),
    relation: c.relation,
  })),
}));

export interface Rewritten {
  readonly term: Term;
  /** Names of the rules applied, in order. */
  readonly steps: readonly string[];
}

function holds(rule: CompiledRule, bindings: Bindings, build: Builder): boolean {
  return rule.differences.every(({ difference, relation }) => {
    const d = instantiate(difference, bindings, build);
    return d !== undefined && decide(build.facts, d, relation) === true;
  });
}

/** Binary fractions of up to this many bits times a float of half the precision are exact. */
const SHORT_DENOMINATOR = 1n << 12n;

const isInexact = (t: Term): boolean =>
  isConstantTerm(t) && (t.kind !== 'number' || SHORT_DENOMINATOR % t.value.den !== 0n);

const isSmooth = (t: Term): boolean =>
  t.kind === 'call'
    ? t.op !== 'max' && t.op !== 'min' && t.args.every(isSmooth)
    : t.kind === 'sum'
      ? t.terms.every(isSmooth)
      : t.kind !== 'product' || t.factors.every((f) => isSmooth(f.base));

function matching(rule: CompiledRule, build: Builder): Matching {
  const { constant = [], rational: numbers = [], inexact = [], smooth = [] } = rule.parsed.rule;
  return {
    build,
    allows: (letter, t) =>
      (!constant.includes(letter) || isConstantTerm(t)) &&
      (!numbers.includes(letter) || t.kind === 'number') &&
      (!inexact.includes(letter) || isInexact(t)) &&
      (!smooth.includes(letter) || isSmooth(t)),
    budget: { left: MAX_MATCH_WORK },
  };
}

/** The rule at this very node (and on a part of its terms or factors), or undefined. */
function applyAt(rule: CompiledRule, term: Term, build: Builder): Term | undefined {
  const { from } = rule;
  switch (from.kind) {
    case 'call':
      return term.kind === 'call' && term.op === from.op ? applyWhole(rule, term, build) : undefined;
    case 'sum':
      return term.kind === 'sum' ? applyInSum(rule, term, build) : undefined;
    case 'product':
      return term.kind === 'product' ? applyInProduct(rule, term, build) : undefined;
    default:
      return undefined;
  }
}

function applyWhole(rule: CompiledRule, term: Term, build: Builder): Term | undefined {
  for (const b of match(rule.from, term, new Map(), matching(rule, build)))
    if (holds(rule, b, build)) return instantiate(rule.to, b, build);
  return undefined;
}

function applyInProduct(rule: CompiledRule, term: Term, build: Builder): Term | undefined {
  const own = productOf(rule.from).factors;
  if (own.length === 1) return applyInFactor(rule, term, build);
  for (const { bindings, cofactor } of matchWithin(rule.from, term, new Map(), matching(rule, build))) {
    if (!holds(rule, bindings, build)) continue;
    const to = instantiate(rule.to, bindings, build);
    if (to) return build.product([to, cofactor]);
  }
  return undefined;
}

/** p^e → q gives p^(re) → q^r: for whole r > 0, and for the odd powers of a root also with r < 0. */
function applyInFactor(rule: CompiledRule, term: Term, build: Builder): Term | undefined {
  const pattern = productOf(rule.from);
  const own = pattern.factors[0]!;
  const subject = productOf(term);
  for (const [i, f] of subject.factors.entries()) {
    const times = div(f.exponent, own.exponent);
    if (!isInteger(times) || (isInteger(own.exponent) ? sign(times) < 0 : times.num % 2n === 0n)) continue;
    for (const b of match(own.base, f.base, new Map(), matching(rule, build))) {
      if (!holds(rule, b, build)) continue;
      const to = instantiate(rule.to, b, build);
      if (!to) continue;
      const scale = build.power(build.product([rawProduct(div(ONE, pattern.coefficient), []), to]), times);
      const rest = subject.factors.filter((_, j) => j !== i).map((g) => rawProduct(ONE, [g]));
      return build.product([rawProduct(subject.coefficient, []), scale, ...rest]);
    }
  }
  return undefined;
}

/** λ·(pattern) + rest: one term of the pattern is found inside a term and tells λ, the others must be there times λ. */
function applyInSum(rule: CompiledRule, term: Term, build: Builder): Term | undefined {
  const patterns = [...termsOf(rule.from)].sort((a, b) => termSize(b) - termSize(a));
  const [anchor, ...others] = patterns;
  const terms = termsOf(term);
  const m = matching(rule, build);
  const needs = [...opsIn(anchor!)];
  for (const [i, t] of terms.entries()) {
    const has = opsIn(t);
    if (!needs.every((name) => has.has(name))) continue;
    for (const { bindings, cofactor } of matchWithin(anchor!, t, new Map(), m)) {
      const rest = terms.filter((_, j) => j !== i);
      for (const found of matchOthers(others, cofactor, rest, bindings, m)) {
        if (!holds(rule, found.bindings, build)) continue;
        const to = instantiate(rule.to, found.bindings, build);
        if (to) return build.sum([build.product([to, cofactor]), ...found.rest]);
      }
    }
  }
  return undefined;
}

function* matchOthers(
  patterns: readonly Term[],
  cofactor: Term,
  terms: readonly Term[],
  bindings: Bindings,
  m: Matching,
): Iterable<{ bindings: Bindings; rest: readonly Term[] }> {
  const [first, ...others] = patterns;
  if (!first) {
    yield { bindings, rest: terms };
    return;
  }
  // A pattern whose letters are all bound is looked for by its key.
  const known = instantiate(first, bindings, m.build);
  if (known) {
    const wanted = m.build.product([known, cofactor]).key;
    const i = terms.findIndex((t) => t.key === wanted);
    if (i >= 0)
      yield* matchOthers(
        others,
        cofactor,
        terms.filter((_, j) => j !== i),
        bindings,
        m,
      );
    return;
  }
  for (const [i, t] of terms.entries())
    for (const b of match(first, m.build.divide(t, cofactor), bindings, m))
      yield* matchOthers(
        others,
        cofactor,
        terms.filter((_, j) => j !== i),
        b,
        m,
      );
}

interface Step {
  readonly term: Term;
  readonly name: string;
}

/** One step somewhere in the term, outermost first; `done` holds parts in which no rule applies. */
function step(term: Term, given: readonly CompiledRule[], build: Builder, done: WeakSet<Term>): Step | undefined {
  if (done.has(term)) return undefined;
  const next = stepAnew(term, given, build, done);
  if (!next) done.add(term);
  return next;
}

function stepAnew(term: Term, given: readonly CompiledRule[], build: Builder, done: WeakSet<Term>): Step | undefined {
  const here = opsIn(term);
  const active = given.filter((rule) => rule.needs.every((name) => here.has(name)));
  if (active.length === 0) return undefined;
  for (const rule of active) {
    const to = applyAt(rule, term, build);
    if (to && to.key !== term.key) return { term: to, name: rule.parsed.rule.name };
  }
  const inside = (parts: readonly Term[], rebuild: (parts: readonly Term[]) => Term) => {
    for (const [i, part] of parts.entries()) {
      const next = step(part, active, build, done);
      if (next) return { term: rebuild(parts.map((p, j) => (j === i ? next.term : p))), name: next.name };
    }
    return undefined;
  };
  switch (term.kind) {
    case 'call':
      return inside(term.args, (args) => build.call(term.op, args));
    case 'sum':
      return inside(term.terms, build.sum);
    case 'product':
      return inside(
        term.factors.map((f) => f.base),
        (bases) =>
          build.product([
            rawProduct(term.coefficient, []),
            ...bases.map((b, i) => build.power(b, term.factors[i]!.exponent)),
          ]),
      );
    default:
      return undefined;
  }
}

/** Rewrites with the rules of the given uses, leaving out the named ones, until none applies. */
export function rewrite(
  term: Term,
  build: Builder,
  uses: readonly Rule['use'][],
  leaveOut: ReadonlySet<string> = new Set(),
): Rewritten {
  const active = compiled.filter((r) => uses.includes(r.parsed.rule.use) && !leaveOut.has(r.parsed.rule.name));
  const steps: string[] = [];
  const seen = new Set([term.key]);
  // Parts in which no rule applies: terms are shared from step to step.
  const done = new WeakSet<Term>();
  let current = term;
  while (steps.length < MAX_STEPS && termSize(current) < MAX_SIZE) {
    const next = step(current, active, build, done);
    if (!next || seen.has(next.term.key)) break;
    seen.add(next.term.key);
    steps.push(next.name);
    current = next.term;
  }
  return { term: current, steps };
}
