/**
 * Chooses how an expression is computed, by measuring: candidates run in plain double and in single precision at
 * fixed points and are compared with the truth. A cell border costs a branch, so the expression is split (at 0, or
 * where an exponent changes sign, then at ±1) only where that pays clearly.
 */
import { compare, toDouble, toSingle } from '../algebra/rational.js';
import { evaluate } from '../expr/evaluate.js';
import { type Condition, type Expr, number, symbol } from '../expr/expr.js';
import type { Operand } from '../stages.js';
import type { Point, Truth } from '../truth/truth.js';
import { type Candidate, candidatesFor, openExponents, sideFacts } from './candidates.js';
import { type Asked, type Decision, onPath } from './decision.js';
import { allLets, blockOf, OWN } from './program.js';
import type { Facts } from './ranges.js';
import { exactInput } from './samples.js';
import { type Trial, trial } from './trial.js';
import { errorBits } from './ulp.js';

/** A point with the correctly rounded values there. */
export interface Sample {
  /** The input, then the parameters. */
  readonly args: readonly number[];
  readonly variables: ReadonlyMap<string, number>;
  readonly double: number;
  /** Missing where the input is no single, or the truth is not decided. */
  readonly single?: number;
}

export interface Chosen {
  readonly decision: Decision;
  readonly steps: readonly string[];
}

/** What all choices of one definition share. */
export interface Bench {
  readonly truth: Truth;
  readonly input: string;
  /** The input, then the parameters. */
  readonly names: readonly string[];
  readonly settings: readonly Point[];
  readonly inputs: readonly number[];
  readonly constants: Map<string, Operand>;
}

/** Average bits that a split must save: about "half the error at every second point". */
const SPLIT_GAIN = 0.2;
/** Average bits that an operation and a call of the host count for: only ties are decided by them. */
const OPERATION_COST = 0.003;
const CALL_COST = 0.02;

/** Limits for the truth: beyond ±2^1100 everything rounds alike in double. */
const TRUTH_LIMITS = { floor: -1200, ceiling: 1100 };
const TRUTH_BITS = 60;

/** All usable samples of an expression on a path: all inputs at the defaults, every third at the other settings. */
export function samplesOf(e: Expr, path: readonly Asked[], bench: Bench): readonly Sample[] {
  const found: Sample[] = [];
  for (const [i, setting] of bench.settings.entries())
    for (const [j, x] of bench.inputs.entries()) {
      if (i > 0 && (j >> 1) % 3 !== i % 3) continue;
      const point = new Map(setting).set(bench.input, exactInput(x));
      const variables = new Map([...point].map(([name, value]) => [name, name === bench.input ? x : toDouble(value)]));
      if (!onPath(path, variables)) continue;
      const answer = bench.truth.evaluate(e, point, TRUTH_BITS, TRUTH_LIMITS);
      if (answer.kind !== 'number') continue;
      const [double, single] = [bench.truth.toDouble(answer), bench.truth.toSingle(answer)];
      if (double === undefined) continue;
      // A parameter that is rounded to single moves the truth: only settings that are exact there are used.
      const exact = [...setting.values()].every((v) => compare(exactInput(toSingle(v)), v) === 0);
      found.push({
        args: bench.names.map((n) => variables.get(n)!),
        variables,
        double,
        ...(single !== undefined && exact ? { single } : {}),
      });
    }
  return found;
}

interface Runner {
  readonly candidate: Candidate;
  readonly double: Trial;
  readonly single: Trial;
  readonly cost: number;
}

function runnerOf(candidate: Candidate, bench: Bench, facts: Facts): Runner {
  const block = blockOf({ kind: 'leaf', value: candidate.expression, facts, path: [] }, bench.truth, bench.constants);
  const lets = allLets(block);
  const calls = lets.filter((l) => !OWN.has(l.op)).length;
  return {
    candidate,
    double: trial(block, bench.names, 'double'),
    single: trial(block, bench.names, 'single'),
    cost: lets.length * OPERATION_COST + calls * CALL_COST,
  };
}

const errorAt = (r: Runner, s: Sample): number => {
  const double = errorBits(r.double(s.args), s.double, 'double');
  return s.single === undefined ? double : (double + errorBits(r.single(s.args), s.single, 'single')) / 2;
};

/** Average bits lost, plus a part of the worst, plus the cost of the operations. */
function score(errors: readonly number[], cost: number): number {
  if (errors.length === 0) return cost;
  const mean = errors.reduce((a, b) => a + b, 0) / errors.length;
  return mean + Math.max(...errors) / 8 + cost;
}

interface Pick {
  readonly runner: Runner;
  readonly score: number;
}

function best(runners: readonly Runner[], samples: readonly Sample[]): Pick {
  const picks = runners.map((runner) => ({
    runner,
    score: score(
      samples.map((s) => errorAt(runner, s)),
      runner.cost,
    ),
  }));
  return picks.reduce((a, b) => (b.score < a.score ? b : a));
}

type Leaf = Extract<Decision, { kind: 'leaf' }>;

const leafOf = (leaf: Leaf, pick: Pick): Chosen => ({
  decision: { ...leaf, value: pick.runner.candidate.expression },
  steps: pick.runner.candidate.steps,
});

const runnersFor = (e: Expr, facts: Facts, bench: Bench): readonly Runner[] =>
  candidatesFor(e, facts).map((c) => runnerOf(c, bench, facts));

const signOf = (subject: Expr, s: Sample): number => Math.sign(evaluate(subject, s.variables));

/** The best computation of a leaf, as a leaf or as a branch over the sign of one subject. */
export function choose(leaf: Leaf, bench: Bench): Chosen {
  const samples = samplesOf(leaf.value, leaf.path, bench);
  const whole = best(runnersFor(leaf.value, leaf.facts, bench), samples);
  let winner: Chosen = leafOf(leaf, whole);
  let least = whole.score;
  const subjects = [symbol(bench.input), ...openExponents(leaf.value, leaf.facts).filter((s) => s.kind !== 'symbol')];
  for (const subject of subjects) {
    const split = splitAt(leaf, subject, samples, whole, bench);
    if (split && split.score + SPLIT_GAIN < least) {
      winner = split.chosen;
      least = split.score + SPLIT_GAIN;
    }
  }
  return winner;
}

/** Both sides of `subject = 0`, each with its best candidate; undefined if all samples lie on one side. */
function splitAt(
  leaf: Leaf,
  subject: Expr,
  samples: readonly Sample[],
  whole: Pick,
  bench: Bench,
): { chosen: Chosen; score: number } | undefined {
  const left = samples.filter((s) => signOf(subject, s) < 0);
  const right = samples.filter((s) => signOf(subject, s) > 0);
  if (left.length === 0 || right.length === 0) return undefined;
  const side = (facts: Facts, part: readonly Sample[]) => {
    const pick = best([...runnersFor(leaf.value, facts, bench), whole.runner], part);
    return { pick, facts, part };
  };
  const [l, r] = [side(sideFacts(leaf.facts, subject, '<'), left), side(sideFacts(leaf.facts, subject, '>'), right)];
  const total = (l.pick.score * left.length + r.pick.score * right.length) / (left.length + right.length);
  const [lower, upper] = [leafOf({ ...leaf, facts: l.facts }, l.pick), leafOf({ ...leaf, facts: r.facts }, r.pick)];
  const negative: Condition = [{ left: subject, relation: '<', right: number(0) }];
  return {
    chosen: {
      decision: { kind: 'branch', when: negative, then: lower.decision, otherwise: upper.decision },
      steps: [...lower.steps, ...upper.steps],
    },
    score: total,
  };
}
