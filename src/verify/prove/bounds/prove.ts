/**
 * The prover of bounds: inequalities, monotonicity, convexity, symmetry, ranges, smoothness and limits. It says `proved` with
 * a certificate (checked by `recheck/bounds.ts`), or nothing: what is false is left to the methods that refute.
 */
import { compare, type Rational, rational } from '../../../algebra/rational.js';
import { evaluate } from '../../../expr/evaluate.js';
import { type Comparison, call, type Expr, isNumber, type LimitNode, number } from '../../../expr/expr.js';
import { recheck } from '../../../recheck/kinds.js';
import { statedClaim } from '../../../recheck/statement.js';
import type { Box } from '../../../truth/boxes.js';
import type { End } from '../../../truth/far/far.js';
import type { Truth } from '../../../truth/truth.js';
import { withoutDerivatives } from '../../doubles.js';
import type { Finding, Unsettled } from '../../finding.js';
import { freeNames, type Problem } from '../../problem.js';
import { variableOf } from '../../property.js';
import { hasLimits } from '../../sides.js';
import { Analytic } from './analytic.js';
import type { Assertion, Obligation, Reason } from './assertion.js';
import { Bench, minus, TooMuchWork } from './bench.js';
import { flatIn, roughIn } from './borders.js';
import { Calculus } from './calculus.js';
import { certificateOf, type Proven } from './certificate.js';
import { domainBoxes } from './domain.js';
import { parityOf } from './parity.js';
import { RangeProver } from './range.js';
import { reduced } from './reduce.js';
import { SignProver } from './sign.js';
import { stepsOf, summaryOf } from './steps.js';

const limitEnd = (node: LimitNode, side: '+' | '-'): End =>
  typeof node.to === 'string' ? node.to : { at: node.to, side };

/** limit(f, v, end) = value, the limit on either side; both sides of a point where the author named none. */
function limitAssertions(node: LimitNode, value: Expr): readonly Assertion[] | undefined {
  if (hasLimits(node.of) || (hasLimits(value) && value.kind !== 'infinity')) return undefined;
  if (freeNames(value).has(node.variable)) return undefined;
  const sides = typeof node.to === 'string' ? (['+'] as const) : node.side ? [node.side] : (['-', '+'] as const);
  return sides.map((s) => ({ kind: 'limit', of: node.of, variable: node.variable, end: limitEnd(node, s), value }));
}

const infinite = (e: Expr): Expr =>
  e.kind === 'call' && e.op === 'neg' && e.args[0]!.kind === 'infinity'
    ? { kind: 'infinity', sign: e.args[0]!.sign > 0 ? -1 : 1 }
    : e;

function linkAssertion(c: Comparison): Assertion | undefined {
  const [left, right] = [infinite(c.left), infinite(c.right)];
  if (hasLimits(left) || hasLimits(right)) return undefined;
  const isStrict = c.relation === '<' || c.relation === '>';
  const isLess = c.relation === '<' || c.relation === '<=';
  if (!isLess && c.relation !== '>' && c.relation !== '>=') return undefined;
  const [more, less] = isLess ? [right, left] : [left, right];
  return { kind: 'sign', of: isNumber(less, 0) ? more : minus(more, less), strict: isStrict };
}

/** What a claim comes to; undefined where this prover has nothing to say. */
export function assertionsOf(problem: Problem): readonly Assertion[] | undefined {
  const s = problem.statement;
  switch (s.kind) {
    case 'identity': {
      const [left, right] = [infinite(s.left), infinite(s.right)];
      if (left.kind === 'limit') return limitAssertions(left, right);
      return right.kind === 'limit' ? limitAssertions(right, left) : undefined;
    }
    case 'inequality': {
      const found = s.links.map(linkAssertion);
      return found.every((f) => f !== undefined) ? (found as Assertion[]) : undefined;
    }
    case 'property':
    case 'range':
    case 'smooth': {
      if (hasLimits(s.of)) return undefined;
      const variable = variableOf(problem, s.of);
      return variable ? [ofVariable(s, variable)] : undefined;
    }
  }
}

function ofVariable(s: Extract<Problem['statement'], { of: Expr }>, variable: string): Assertion {
  if (s.kind === 'smooth') return { kind: s.negated ? 'notSmooth' : 'smooth', of: s.of, variable, order: s.order };
  if (s.kind === 'range') return { ...s, low: infinite(s.low), high: infinite(s.high), variable };
  const negative = call('neg', s.of);
  const strict = s.property === 'increasing' || s.property === 'decreasing';
  switch (s.property) {
    case 'increasing':
    case 'nondecreasing':
      return { kind: s.negated ? 'notRising' : 'rising', of: s.of, variable, strict };
    case 'decreasing':
    case 'nonincreasing':
      return { kind: s.negated ? 'notRising' : 'rising', of: negative, variable, strict };
    case 'convex':
    case 'concave':
      return { kind: s.negated ? 'notConvex' : 'convex', of: s.property === 'convex' ? s.of : negative, variable };
    default:
      return { kind: s.negated ? 'notParity' : 'parity', of: s.of, variable, odd: s.property === 'odd' };
  }
}

/** Assertions that name points of the domain need it exactly; others hold on it if they hold on more. */
const NEEDS_EXACT: ReadonlySet<Assertion['kind']> = new Set([
  'notRising',
  'notConvex',
  'notParity',
  'notSmooth',
  'range',
]);
/** Assertions about the whole range of a variable at once: it must be one. */
const NEEDS_ONE_RANGE: ReadonlySet<Assertion['kind']> = new Set(['rising', 'convex', 'range', 'parity', 'notParity']);

class Prover {
  private readonly bench: Bench;

  constructor(
    private readonly problem: Problem,
    truth: Truth,
  ) {
    this.bench = new Bench(truth);
  }

  get remarks(): Bench['remarks'] {
    return this.bench.remarks;
  }
  get work(): Bench['work'] {
    return this.bench.work;
  }

  prove(assertion: Assertion, box: Box): Reason | undefined {
    const main = 'variable' in assertion ? assertion.variable : (this.problem.definition.inputs[0] ?? '');
    return reduced({ assertion, box }, main, (o) => this.leaf(o, main));
  }

  private leaf({ assertion: a, box }: Obligation, main: string): Reason | undefined {
    const signs = new SignProver(this.bench, main);
    const calculus = new Calculus(this.bench, signs);
    switch (a.kind) {
      case 'sign':
        return signs.prove(a.of, a.strict, box);
      case 'rising':
        return calculus.rising(a, box);
      case 'convex':
        return calculus.convex(a, box);
      case 'notRising':
        return calculus.notRising(
          a,
          box,
          pairs(a.of, a.variable, box, (p, _, q) => p - q),
        );
      case 'notConvex':
        return calculus.notConvex(
          a,
          box,
          pairs(a.of, a.variable, box, (p, m, q) => m - (p + q) / 2),
        );
      case 'parity':
        return parityOf(a.of, a.variable) === (a.odd ? 'odd' : 'even') && isSymmetric(box, a.variable)
          ? { by: 'tree' }
          : undefined;
      case 'notParity':
        return isSymmetric(box, a.variable)
          ? calculus.notParity(a, box, [rational(1), rational(1, 2), rational(3), rational(0)])
          : undefined;
      case 'range':
        return new RangeProver(this.bench, signs, calculus).prove(a, box, this.places(a.of, a.variable, box));
      case 'smooth':
        return calculus.smooth(a, box, (e, cell) => new Analytic(this.bench, a.variable).prove(e, cell));
      case 'notSmooth':
        return calculus.notSmooth(a, box, this.places(a.of, a.variable, box));
      case 'limit':
        return calculus.limit(a, box);
      case 'jump':
        return calculus.jump(a, box);
      case 'analytic':
        return new Analytic(this.bench, a.variable).prove(a.of, box);
    }
  }

  /** Points where something may happen: borders, the function's joints, 0. */
  private places(of: Expr, variable: string, box: Box): readonly Expr[] {
    const range = box.get(variable);
    const rough = range ? roughIn(of, variable, range).map((r) => number(r)) : [];
    const flat = range && [...freeNames(of)].length === 1 ? flatIn(of, variable, range).map((r) => number(r)) : [];
    return [...rough, ...this.problem.joints.map((j) => j.at), number(0), ...flat];
  }
}

const isSymmetric = (box: Box, variable: string): boolean => {
  const r = box.get(variable);
  if (!r) return false;
  if (r.low === '-inf' || r.high === 'inf') return r.low === '-inf' && r.high === 'inf';
  return compare(r.low, { num: -r.high.num, den: r.high.den }) === 0 && r.lowOpen === r.highOpen;
};

/** Pairs of short numbers at which a measure of violation is largest in double, the worst first. */
function pairs(
  of: Expr,
  variable: string,
  box: Box,
  badness: (p: number, middle: number, q: number) => number,
): readonly (readonly [Rational, Rational])[] {
  const range = box.get(variable);
  if (!range) return [];
  const plain = withoutDerivatives(of);
  const others = [...box]
    .filter(([n]) => n !== variable)
    .map(
      ([n, r]) =>
        [
          n,
          typeof r.low === 'object'
            ? Number(r.low.num) / Number(r.low.den) + (r.lowOpen ? 1 : 0)
            : typeof r.high === 'object'
              ? Number(r.high.num) / Number(r.high.den) - 1
              : 1,
        ] as const,
    );
  const inside = (t: Rational) =>
    (range.low === '-inf' || compare(t, range.low) > 0) && (range.high === 'inf' || compare(t, range.high) < 0);
  const places = Array.from({ length: 49 }, (_, i) => rational(i - 24, 4)).filter(inside);
  const at = (t: number) => evaluate(plain, new Map([...others, [variable, t]]));
  const values = places.map((t) => at(Number(t.num) / Number(t.den)));
  const found: { pair: readonly [Rational, Rational]; bad: number }[] = [];
  for (let i = 0; i < places.length; i++)
    for (const step of [1, 2, 4, 8]) {
      const q = i + 2 * step;
      if (q >= places.length) continue;
      const bad = badness(values[i]!, values[i + step]!, values[q]!);
      if (bad >= 0) found.push({ pair: [places[i]!, places[q]!], bad });
    }
  // Of those that are half as bad as the worst, the ones of the shortest numbers.
  const worst = Math.max(...found.map((f) => f.bad));
  const length = (f: (typeof found)[number]) => f.pair.reduce((n, r) => n + `${r.num}/${r.den}`.length, 0);
  return found
    .filter((f) => f.bad >= worst / 2)
    .sort((a, b) => length(a) - length(b) || b.bad - a.bad)
    .slice(0, 3)
    .map((f) => f.pair);
}

/** Proves a claim, or says why not; undefined where the claim is of another kind. Only what the checker accepts is proved. */
export function proveBounds(problem: Problem, truth: Truth): Finding | Unsettled | undefined {
  const assertions = assertionsOf(problem);
  if (!assertions) return undefined;
  const names = problem.variables.map((v) => v.name);
  const domain = domainBoxes(problem.domain, names);
  if (!domain || domain.boxes.length === 0 || problem.pinned.size > 0)
    return { unsettled: 'the domain is no small number of ranges with rational ends' };
  const prover = new Prover(problem, truth);
  const proven: Proven[] = [];
  try {
    for (const assertion of assertions) {
      if (NEEDS_EXACT.has(assertion.kind) && !domain.exact)
        return { unsettled: 'the domain is more than ranges of single variables' };
      if (NEEDS_ONE_RANGE.has(assertion.kind) && !isOneRange(domain.boxes, assertion))
        return { unsettled: 'the domain is no interval' };
      for (const box of domain.boxes) {
        const reason = prover.prove(assertion, box);
        if (!reason) return { unsettled: noProof(prover) };
        proven.push({ assertion, box, reason });
      }
    }
  } catch (problem) {
    if (problem instanceof TooMuchWork) return { unsettled: problem.message };
    throw problem;
  }
  const certificate = certificateOf(assertions, proven);
  const { claim, definition, library } = problem;
  const refused = recheck(certificate, statedClaim(claim, definition, library), truth);
  if (refused !== undefined) return { unsettled: `the checker did not accept the proof: ${refused}` };
  return {
    verdict: 'proved',
    method: summaryOf(proven),
    proof: { steps: stepsOf(proven, prover.remarks), certificate },
  };
}

const noProof = (prover: Prover): string =>
  `no proof by bounds was found (${prover.work.boxes} enclosures, ${prover.work.forms} forms at ends)`;

function isOneRange(boxes: readonly Box[], assertion: Assertion): boolean {
  if (!('variable' in assertion)) return true;
  const texts = new Set(
    boxes.map((b) => JSON.stringify(b.get(assertion.variable), (_, v) => (typeof v === 'bigint' ? `${v}` : v))),
  );
  return texts.size === 1;
}
