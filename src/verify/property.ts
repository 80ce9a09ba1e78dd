/** Monotonicity, convexity and symmetry on a sample: pairs and triples of points for each setting of the parameters. */
import { compare, fromDouble } from '../algebra/rational.js';
import { differentiate } from '../expr/differentiate.js';
import { expand } from '../expr/expand.js';
import { type Condition, type Expr, mapCondition } from '../expr/expr.js';
import type { Statement } from '../stages.js';
import type { Point, Truth } from '../truth/truth.js';
import { pointText } from './candidates.js';
import { isOrdinaryPoint, roundDigits } from './decimals.js';
import { doubleFunction, withoutDerivatives } from './doubles.js';
import type { Finding } from './finding.js';
import { type Look, lookAtChord, lookAtPair, looksAt, PAIRS, type Question, remembered } from './looks.js';
import { freeNames, type Problem } from './problem.js';
import { doublesOf, type Group, inDomain, samplePoints } from './sample.js';
import { peaks, scoutGrid } from './scout.js';
import { hasLimits } from './sides.js';
import { legend, simplest, witnessFor } from './violation.js';
import { recordText } from './witness.js';
import { pointBudget } from './work.js';

type PropertyStatement = Extract<Statement, { kind: 'property' }>;

/** The variable that a property is about: the input, or the only variable there is. */
export function variableOf(problem: Problem, of: Expr): string | undefined {
  const names = freeNames(of);
  const input = problem.definition.inputs.find((n) => names.has(n));
  return input ?? (names.size === 1 ? [...names][0] : undefined);
}

/** Places where the slope (or curvature) has the wrong sign in double, looked at in intervals. */
function scoutedLook(q: Question, group: Group): Look | undefined {
  const base = group.points[0];
  if (!base || q.property === 'even' || q.property === 'odd') return undefined;
  const curved = q.property === 'convex' || q.property === 'concave';
  const slope = differentiate(withoutDerivatives(q.of), q.variable);
  const f = doubleFunction(curved ? differentiate(slope, q.variable) : slope);
  const turn = q.property === 'increasing' || q.property === 'nondecreasing' || q.property === 'convex' ? -1 : 1;
  const values = doublesOf(base);
  const places = peaks((t) => turn * f(values.set(q.variable, t)), scoutGrid(group.borders), 2);
  for (const place of places)
    for (const step of [0.1, 1e-3, 1e-6]) {
      const at = [-1, 0, 1]
        .map((k) => place + k * step * Math.max(1, Math.abs(place)))
        .map((t): Point => new Map([...base, [q.variable, roundDigits(fromDouble(t), 10)]]));
      const [a, m, b] = at.map((p) => p.get(q.variable)!);
      if (compare(a!, m!) >= 0 || compare(m!, b!) >= 0) continue;
      if (!at.every((p) => inDomain(q.problem.domain, p, q.truth))) continue;
      const look = curved ? lookAtChord(q, at[0]!, at[1]!, at[2]!) : lookAtPair(q, at[0]!, at[2]!);
      if (look.outcome === 'violated') return look;
    }
  return undefined;
}

const mirrorDomain = (problem: Problem, variable: string): Condition =>
  problem.definition.inputs.includes(variable)
    ? mapCondition(problem.definition.domain ?? [], (e) => expand(e, problem.library))
    : [];

/** Settles a property or its negation. */
export function settleProperty(problem: Problem, truth: Truth, statement: PropertyStatement): Finding {
  const { of, property, negated } = statement;
  const variable = variableOf(problem, of);
  if (!variable)
    return {
      verdict: 'unknown',
      method: '0 points',
      note: 'it is not clear which variable the property is about: the expression holds no input and several variables',
    };
  if (hasLimits(of))
    return { verdict: 'unknown', method: '0 points', note: 'properties of limits are not settled by sampling' };
  const q: Question = {
    problem,
    truth,
    property,
    of,
    variable,
    mirrorDomain: mirrorDomain(problem, variable),
    enclose: remembered(truth, of),
  };
  const sample = samplePoints(problem, truth, { inner: variable, budget: pointBudget([of, of]) });
  return negated ? settleNegation(q, sample.groups) : settlePlain(q, sample.groups);
}

function settlePlain(q: Question, groups: readonly Group[]): Finding {
  let holds = 0;
  const undecided: Look[] = [];
  for (const group of groups) {
    for (const look of looksAt(q, group)) {
      if (look.outcome === 'violated') return violated(q, simplest(q, group, look));
      if (look.outcome === 'holds') holds += 1;
      else if (look.outcome === 'undecided') undecided.push(look);
    }
  }
  for (const group of groups.slice(0, 6)) {
    const look = scoutedLook(q, group);
    if (look) return violated(q, simplest(q, group, look));
  }
  return upheld(q, holds, undecided);
}

function upheld(q: Question, holds: number, undecided: readonly Look[]): Finding {
  const noun = q.property === 'even' || q.property === 'odd' ? 'points' : PAIRS[q.property] ? 'pairs' : 'triples';
  const unclear = undecided.find((l) => l.points.every(isOrdinaryPoint));
  const at = unclear?.points.map((p) => pointText(p)).join(' and ');
  if (unclear && PAIRS[q.property]?.strict)
    return {
      verdict: 'unknown',
      method: `${holds} ${noun}`,
      note: `the values at ${at} agree to 60 digits; a strict order cannot be decided there`,
    };
  if (holds === 0)
    return { verdict: 'unknown', method: `0 ${noun}`, note: 'the function is decided at too few points of the domain' };
  return {
    verdict: 'tested',
    method: `${holds} ${noun}, seed ${q.problem.seed}`,
    ...(undecided.length > 0
      ? { note: `${undecided.length} more ${noun} undecided: the values agree as far as could be seen` }
      : {}),
  };
}

function violated(q: Question, look: Look): Finding {
  const witness = witnessFor(q, look);
  return {
    verdict: 'refuted',
    method: 'disjoint intervals',
    witness,
    note: legend(q),
    failure: `is false: see ${recordText(witness.point)}`,
    help: ['correct the claim or the definition, or restrict the claim by `where`'],
  };
}

/** A negation needs one violation at every setting of the parameters; samples can never refute it. */
function settleNegation(q: Question, groups: readonly Group[]): Finding {
  let shownLook: Look | undefined;
  for (const group of groups) {
    const found = looksAt(q, group).find((l) => l.outcome === 'violated') ?? scoutedLook(q, group);
    if (!found) {
      const where = pointText(group.fixed);
      return {
        verdict: 'unknown',
        method: `${groups.length} settings`,
        note: `no violation of \`${q.property}\` was found${where ? ` at ${where}` : ''}; that none exists cannot be shown by sampling`,
      };
    }
    shownLook ??= simplest(q, group, found);
  }
  if (!shownLook)
    return { verdict: 'unknown', method: '0 points', note: 'the function is decided at no point of the domain' };
  const witness = witnessFor(q, shownLook);
  const settings = groups.length > 1 ? ` at each of ${groups.length} parameter settings` : '';
  return {
    verdict: 'tested',
    method: `a violation in disjoint intervals${settings}`,
    note: `${recordText(witness.point)}: ${witness.left} against ${witness.right} (${legend(q)})`,
  };
}
