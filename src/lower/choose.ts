/**
 * Chooses how an expression is computed, by measuring: candidates run in plain double and in single precision at
 * fixed points and are compared with the truth. A cell border costs a branch, so the expression is split (at 0, or
 * where an exponent changes sign, then at ±1) only where that pays clearly.
 */
import { fromDouble, neg, type Rational, toDouble, toSingle } from '../algebra/rational.js';
import { evaluate } from '../expr/evaluate.js';
import { type Condition, type Expr, key, number, type Relation, symbol, symbolsOf } from '../expr/expr.js';
import type { Operand } from '../stages.js';
import type { Point, Truth } from '../truth/truth.js';
import { type Candidate, candidatesFor, openExponents, sideFacts } from './candidates.js';
import { type Asked, type Decision, onPath } from './decision.js';
import { besideRoot, nearRoots } from './near-root.js';
import { type NearZero, nearZero } from './near-zero.js';
import { allLets, blockOf, OWN } from './program.js';
import type { Facts } from './ranges.js';
import type { Input } from './samples.js';
import { type Trial, trial } from './trial.js';
import { errorBits } from './ulp.js';

/** A point, the arithmetic it is tried in, and the correctly rounded value there. */
export interface Sample {
  /** The input, then the parameters. */
  readonly args: readonly number[];
  readonly variables: ReadonlyMap<string, number>;
  readonly precision: 'double' | 'single';
  readonly truth: number;
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
  readonly inputs: readonly Input[];
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

/** Every input is tried at the defaults; at each other setting every fourth, in turn. */
const SHARE = 4;
/** Inputs near the ends of double, where products with parameters over- and underflow, are tried at every setting. */
const isExtreme = (x: number): boolean => x !== 0 && Math.abs(Math.log10(Math.abs(x))) > 150;

/** All usable samples of an expression on a path: those where the truth has a value that it can round. */
export function samplesOf(e: Expr, path: readonly Asked[], bench: Bench): readonly Sample[] {
  return bench.settings.flatMap((setting, i) =>
    bench.inputs
      .filter(({ x }, j) => i === 0 || isExtreme(x) || Math.floor(j / 4) % SHARE === i % SHARE)
      .flatMap((input) => sampleAt(e, path, setting, input, bench) ?? []),
  );
}

function sampleAt(
  e: Expr,
  path: readonly Asked[],
  setting: Point,
  { x, precision }: Input,
  bench: Bench,
): Sample | undefined {
  // The truth is taken at the parameters as this arithmetic holds them.
  const held = new Map([...setting].map(([name, v]) => [name, precision === 'double' ? toDouble(v) : toSingle(v)]));
  const variables = new Map([...held, [bench.input, x]]);
  if (!onPath(path, variables)) return undefined;
  const point = new Map([...variables].map(([name, v]) => [name, fromDouble(v)]));
  const answer = bench.truth.evaluate(e, point, TRUTH_BITS, TRUTH_LIMITS);
  if (answer.kind !== 'number') return undefined;
  const truth = precision === 'double' ? bench.truth.toDouble(answer) : bench.truth.toSingle(answer);
  if (truth === undefined) return undefined;
  return { args: bench.names.map((n) => variables.get(n)!), variables, precision, truth };
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

const errorAt = (r: Runner, s: Sample): number => errorBits(r[s.precision](s.args), s.truth, s.precision);

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
  candidatesFor(e, facts, bench.input).map((c) => runnerOf(c, bench, facts));

const signOf = (subject: Expr, s: Sample): number => Math.sign(evaluate(subject, s.variables));

/** The runners of each side, made once: they are measured on several selections of samples. */
type Sides = Map<string, readonly Runner[]>;

/** The best computation of a leaf: in one piece, or as branches over signs, or with a polynomial around 0. */
export function choose(leaf: Leaf, bench: Bench): Chosen {
  const samples = samplesOf(leaf.value, leaf.path, bench);
  const sides: Sides = new Map();
  const split = chooseSplit(leaf, samples, sides, bench);
  return withNearRoots(withNearZero(split, leaf, samples, sides, bench), leaf, bench);
}

/** What a piece around a root must save there, in bits. */
const NEAR_ROOT_GAIN = 2;

/** Polynomials around irrational roots, for formulas of the input alone. */
function withNearRoots(chosen: Chosen, leaf: Leaf, bench: Bench): Chosen {
  if (![...symbolsOf(leaf.value)].every((name) => name === bench.input)) return chosen;
  const usable = (x: Rational) => onPath(leaf.path, new Map([[bench.input, toDouble(x)]]));
  return nearRoots(leaf.value, bench.input, bench.truth, usable).reduce<Chosen>((before, piece) => {
    const beside = (['double', 'single'] as const).flatMap((precision) =>
      besideRoot(piece.root, precision === 'double' ? toDouble : toSingle).flatMap(
        (x) => sampleAt(leaf.value, leaf.path, bench.settings[0]!, { x, precision }, bench) ?? [],
      ),
    );
    const decision: Decision = {
      kind: 'branch',
      when: piece.when,
      then: { ...leaf, value: piece.expression },
      otherwise: before.decision,
    };
    if (lossOf(decision, beside, bench) + NEAR_ROOT_GAIN > lossOf(before.decision, beside, bench)) return before;
    return { decision, steps: [...before.steps, 'near-root'] };
  }, chosen);
}

/** In one piece, or as a branch over the sign of the input or of an exponent. */
function chooseSplit(leaf: Leaf, samples: readonly Sample[], sides: Sides, bench: Bench): Chosen {
  const runners = runnersOf('', leaf.value, leaf.facts, sides, bench);
  const whole = best(runners, samples);
  let winner: Chosen = leafOf(leaf, whole);
  let least = whole.score;
  const input = symbol(bench.input);
  // Exponents that have the sign of the input are split with it.
  const others = openExponents(leaf.value, sideFacts(leaf.facts, input, '>')).filter((s) => s.kind !== 'symbol');
  for (const subject of [input, ...others]) {
    const split = splitAt(leaf, subject, samples, whole, sides, bench);
    if (split && split.score + SPLIT_GAIN < least) {
      winner = split.chosen;
      least = split.score + SPLIT_GAIN;
    }
  }
  return winner;
}

function runnersOf(side: string, e: Expr, facts: Facts, sides: Sides, bench: Bench): readonly Runner[] {
  const runners = sides.get(side) ?? runnersFor(e, facts, bench);
  sides.set(side, runners);
  return runners;
}

/** The score near 0 from which a polynomial is tried there, and what it must save. */
const NEAR_ZERO_LOSS = 4;
const NEAR_ZERO_GAIN = 2;
/** What a wider polynomial must save over a narrower one, both measured as far out as this. */
const WIDER_GAIN = 0.2;
const NEIGHBOURHOOD = 1.5;

/** A polynomial around 0, for formulas of the input alone that cancel there. */
function withNearZero(chosen: Chosen, leaf: Leaf, samples: readonly Sample[], sides: Sides, bench: Bench): Chosen {
  if (![...symbolsOf(leaf.value)].every((name) => name === bench.input)) return chosen;
  const near = samples.filter((s) => s.args[0] !== 0 && Math.abs(s.args[0]!) < 0.25);
  const loss = lossOf(chosen.decision, near, bench);
  if (near.length === 0 || loss < NEAR_ZERO_LOSS) return chosen;
  const around = samples.filter((s) => s.args[0] !== 0 && Math.abs(s.args[0]!) < NEIGHBOURHOOD);
  const pieces = nearZero(leaf.value, bench.input, bench.truth).map((piece) => {
    // What cancels inside must not decide how the rest is computed.
    const outside = samples.filter((s) => Math.abs(s.args[0]!) >= toDouble(piece.radius));
    const rest = chooseSplit(leaf, outside, sides, bench);
    const decision = withPiece(piece, rest.decision, leaf, bench.input);
    return { decision, steps: rest.steps, loss: lossOf(decision, around, bench) };
  });
  const first = pieces[0];
  if (!first) return chosen;
  const best = pieces.reduce((a, b) => (b.loss + WIDER_GAIN < a.loss ? b : a), first);
  if (best.loss + NEAR_ZERO_GAIN > lossOf(chosen.decision, around, bench)) return chosen;
  return { decision: best.decision, steps: [...best.steps, 'near-zero'] };
}

function withPiece(piece: NearZero, rest: Decision, leaf: Leaf, name: string): Decision {
  const input = symbol(name);
  const when: Condition = [
    { left: input, relation: '>', right: number(neg(piece.radius)) },
    { left: input, relation: '<', right: number(piece.radius) },
  ];
  return { kind: 'branch', when, then: { ...leaf, value: piece.expression }, otherwise: rest };
}

function lossOf(d: Decision, samples: readonly Sample[], bench: Bench): number {
  const block = blockOf(d, bench.truth, bench.constants);
  const run = { double: trial(block, bench.names, 'double'), single: trial(block, bench.names, 'single') };
  const errors = samples.map((s) => errorBits(run[s.precision](s.args), s.truth, s.precision));
  return score(errors, 0);
}

interface Side {
  readonly pick: Pick;
  readonly facts: Facts;
}

/** Both sides of `subject = 0`, each with its best candidate; undefined if all samples lie on one side. */
function splitAt(
  leaf: Leaf,
  subject: Expr,
  samples: readonly Sample[],
  whole: Pick,
  sides: Sides,
  bench: Bench,
): { chosen: Chosen; score: number } | undefined {
  const left = samples.filter((s) => signOf(subject, s) < 0);
  const right = samples.filter((s) => signOf(subject, s) > 0);
  const border = samples.filter((s) => signOf(subject, s) === 0);
  if (left.length === 0 || right.length === 0) return undefined;
  const side = (relation: '<' | '>', part: readonly Sample[]): Side => {
    const facts = sideFacts(leaf.facts, subject, relation);
    const runners = runnersOf(`${relation}${key(subject)}`, leaf.value, facts, sides, bench);
    return { pick: best([...runners, whole.runner], part), facts };
  };
  const [lower, upper] = [side('<', left), side('>', right)];
  const total = (lower.pick.score * left.length + upper.pick.score * right.length) / (left.length + right.length);
  return { chosen: branchAt(leaf, subject, lower, upper, best(sides.get('')!, border), border), score: total };
}

/** Bits that the border may be worse by, before it is given to the other side or to the unsplit form. */
const BORDER_TOLERANCE = 2;

/** The branch; the border belongs to the side that is right there, or is a case of its own with the unsplit form. */
function branchAt(leaf: Leaf, subject: Expr, lower: Side, upper: Side, whole: Pick, border: readonly Sample[]): Chosen {
  const at = (p: Pick) => Math.max(0, ...border.map((s) => errorAt(p.runner, s)));
  const [below, above] = [
    leafOf({ ...leaf, facts: lower.facts }, lower.pick),
    leafOf({ ...leaf, facts: upper.facts }, upper.pick),
  ];
  const steps = [...below.steps, ...above.steps];
  const test = (relation: Relation): Condition => [{ left: subject, relation, right: number(0) }];
  const least = Math.min(at(lower.pick), at(upper.pick), at(whole));
  if (at(upper.pick) <= least + BORDER_TOLERANCE)
    return { decision: { kind: 'branch', when: test('<'), then: below.decision, otherwise: above.decision }, steps };
  if (at(lower.pick) <= least + BORDER_TOLERANCE)
    return { decision: { kind: 'branch', when: test('>'), then: above.decision, otherwise: below.decision }, steps };
  const unsplit = leafOf(leaf, whole);
  const rest: Decision = { kind: 'branch', when: test('>'), then: above.decision, otherwise: unsplit.decision };
  return {
    decision: { kind: 'branch', when: test('<'), then: below.decision, otherwise: rest },
    steps: [...steps, ...unsplit.steps],
  };
}
