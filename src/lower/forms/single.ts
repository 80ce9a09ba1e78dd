/**
 * Code for loops over Float32Array: the forms of a plan in single doubles with the shorter cores, each used as far as
 * it is exact enough, whichever cell it was made for; the fewer regions, the fewer branches. What lies between regions
 * (the surroundings of a root, say) is left to the function in double.
 */
import type { Expr } from '../../expr/expr.js';
import type { ParameterPower } from '../../program/kernel.js';
import { type MixedCode, type MixedOperation, shortCores } from '../../program/mixed.js';
import { holdsAt, type SingleLeaf, type SingleRegion } from '../../program/single.js';
import { add, fromDouble, type Scaled, ZERO } from '../../runtime/index.js';
import { costOf, demoted } from './accurate.js';
import { MAGNITUDES } from './borders.js';
import { innerOf, outerOf } from './cell.js';
import { codeOfExpression, codeOfForm, compact, powers, Unsupported, Writer } from './pairs.js';
import type { Plan } from './plan.js';
import { exactCode } from './simple.js';
import { boundOver, errorAt, type Sample, type SingleGoal } from './single-error.js';

/** Magnitudes of a float32. */
const LEAST = 2 ** -149;
const MOST = 3.4028234663852886e38;
/** The share of samples that may be left to the function in double. */
const REST = 0.01;
const MOST_REGIONS = 5;
/** A dearer code is taken only where it covers so much more. */
const WORTH = 1.02;
const BISECTIONS = 60;
/** More roots than this: an oscillation, which samples cannot follow. */
const MOST_CROSSINGS = 24;
/** A hole is no wider than this part of its place. */
const HOLE = 2 ** -5;
const MOST_HOLES = 3;
/** Where arguments mostly are: samples here weigh more. */
const USUAL = { from: 2 ** -5, to: 10, weight: 20 } as const;

/** Is a code exact enough at a sample? */
type Fits = (code: MixedCode, s: Sample) => boolean;

/** Places where a form may begin or cease to hold: borders, switches and roots. */
function placesOf(plan: Plan<Scaled>): readonly number[] {
  const cells = plan.cells.flatMap(({ span, forms }) =>
    [innerOf(span), outerOf(span), forms?.switchAt ?? 0].map((m) => span.side * m),
  );
  const roots = plan.pieces.flatMap((p) => [p.low, p.high, (p.low + p.high) / 2]);
  return [...new Set([...cells, ...roots])].filter((u) => u !== 0 && Number.isFinite(u));
}

/** All magnitudes, densely where arguments mostly are. */
function scattered(least: number, most: number, shift: number): readonly number[] {
  const found: number[] = [least, most];
  for (const m of MAGNITUDES) found.push(m * (1 + shift / 8));
  for (let m = 2 ** -12; m < 2 ** 11; m *= 1.08 + shift / 50) found.push(m);
  return found.flatMap((m) => (m >= least && m <= most ? [-m, m] : []));
}

/** Arguments that close in on a place from both sides. */
const closingIn = (place: number, shift: number): readonly number[] =>
  Array.from({ length: 14 }, (_, i) => 2 ** -(2 + 3 * i + shift)).flatMap((d) => [place * (1 - d), place * (1 + d)]);

/** Where the value changes its sign between neighbours of a list. */
function crossings(list: readonly number[], reference: (u: Scaled) => Scaled): readonly number[] {
  const signAt = (u: number): number => Math.sign(reference(fromDouble(u)).h);
  const signs = list.map(signAt);
  return list.flatMap((u, i) => {
    const next = list[i + 1];
    if (next === undefined || u < 0 !== next < 0 || !(signs[i]! * signs[i + 1]! < 0)) return [];
    let [low, high] = [u, next];
    for (let k = 0; k < BISECTIONS; k++) {
      const middle = (low + high) / 2;
      if (signAt(middle) === signs[i]) low = middle;
      else high = middle;
    }
    return [low];
  });
}

/** 0 and −0: codes of the far ends. */
const ZEROS: readonly MixedCode[] = [0, -0].map((head) => [{ op: 'constant', head, low: 0, pair: false }]);

/** All codes: those of the forms, in single doubles with shorter and with full cores. */
function codesOf(
  plan: Plan<Scaled>,
  writings: readonly Expr[],
): { readonly cheap: readonly MixedCode[]; readonly pairs: readonly MixedCode[] } {
  const pairs: MixedCode[] = [];
  for (const { forms } of plan.cells)
    for (const candidate of [forms?.near, forms?.far]) {
      if (!candidate) continue;
      try {
        pairs.push(codeOfForm(candidate.code));
      } catch (error) {
        if (!(error instanceof Unsupported)) throw error;
      }
    }
  const written = writings.map((e) => codeOfExpression(e, plan.variable)).filter((code) => code !== undefined);
  const single = [...pairs, ...written].map((code) => code.map((o) => ({ ...o, pair: false })));
  const short = single.map((code) =>
    code.map((o) => (o.op === 'core' && shortCores[o.core] ? { ...o, short: true as const } : o)),
  );
  const all = [...short, ...single];
  const distinct = new Map([...all, ...all.map(withSharedExponentials)].map((code) => [JSON.stringify(code), code]));
  const cheap = [...distinct.values()].sort((a, b) => costOf(a) - costOf(b));
  return { cheap, pairs };
}

/** exp(a) as expm1(a) + 1 where both are there: one exponential less. */
function withSharedExponentials(code: MixedCode): MixedCode {
  const shared = new Set(code.flatMap((o) => (o.op === 'core' && o.core === 'expm1' ? [o.args[0]] : [])));
  const places: number[] = [];
  const out: MixedOperation[] = [];
  const put = (o: MixedOperation): number => out.push(o) - 1;
  for (const o of code) {
    const moved = ('args' in o ? { ...o, args: o.args.map((a) => places[a]!) } : o) as MixedOperation;
    if (o.op === 'core' && o.core === 'exp' && shared.has(o.args[0])) {
      const less = put({ op: 'core', core: 'expm1', args: [places[o.args[0]]!], pair: false });
      const one = put({ op: 'constant', head: 1, low: 0, pair: false });
      places.push(put({ op: 'add', args: [less, one], pair: false }));
    } else places.push(put(moved));
  }
  return compact(out);
}

interface Run {
  readonly code: MixedCode;
  readonly from: number;
  readonly to: number;
  /** Stretches inside that the code misses. */
  readonly holes: readonly (readonly [number, number])[];
  readonly weight: number;
}

/** May the samples from the one to the other be left out of a region? Where digits cancel around a root. */
function isHole(samples: readonly Sample[], from: number, to: number): boolean {
  const [a, b] = [samples[from - 1]?.u ?? 0, samples[to + 1]?.u ?? 0];
  return a * b > 0 && Math.abs(b - a) <= HOLE * Math.abs(a);
}

/** All runs of samples on which a code is exact enough, across holes. */
function runsOf(code: MixedCode, samples: readonly Sample[], fits: Fits): readonly Omit<Run, 'weight'>[] {
  const stretches: { from: number; to: number }[] = [];
  let start = -1;
  for (let i = 0; i <= samples.length; i++) {
    const s = samples[i];
    if (s && fits(code, s)) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      stretches.push({ from: start, to: i - 1 });
      start = -1;
    }
  }
  const runs: { code: MixedCode; from: number; to: number; holes: (readonly [number, number])[] }[] = [];
  for (const { from, to } of stretches) {
    const last = runs.at(-1);
    if (last && last.holes.length < MOST_HOLES && isHole(samples, last.to + 1, from - 1)) {
      last.holes.push([samples[last.to]!.u, samples[from]!.u]);
      last.to = to;
    } else runs.push({ code, from, to, holes: [] });
  }
  return runs;
}

/** The run that covers most of what is not covered yet; of equal ones the first, which costs least. */
function bestRun(
  runs: readonly Omit<Run, 'weight'>[],
  samples: readonly Sample[],
  covered: readonly boolean[],
): Run | undefined {
  let best: Run | undefined;
  for (const run of runs) {
    const weight = weightOf(samples.slice(run.from, run.to + 1), covered.slice(run.from, run.to + 1));
    if (weight > (best?.weight ?? 0) * WORTH) best = { ...run, weight };
  }
  return best;
}

const weightOf = (samples: readonly Sample[], covered: readonly boolean[]): number =>
  samples.reduce((w, s, i) => (covered[i] ? w : w + s.weight), 0);

/** Regions that cover nearly all samples, or as many as the codes can. */
function covering(
  plan: Plan<Scaled>,
  writings: readonly Expr[],
  samples: readonly Sample[],
  least: number,
  most: number,
  fits: Fits,
): readonly SingleRegion[] {
  const { cheap, pairs } = codesOf(plan, writings);
  const covered = samples.map(() => false);
  const all = weightOf(samples, covered);
  const plain = cheap.flatMap((code) => runsOf(code, samples, fits));
  const runs: Run[] = [];
  const take = (run: Run): void => {
    runs.push(run);
    covered.fill(true, run.from, run.to + 1);
  };
  while (runs.length < MOST_REGIONS && weightOf(samples, covered) > REST * all) {
    const run = bestRun(plain, samples, covered);
    if (!run || run.weight < REST * all) break;
    take(run);
  }
  const paired = pairs.flatMap((code) => runsOf(code, samples, fits));
  while (runs.length < MOST_REGIONS && weightOf(samples, covered) > REST * all) {
    const run = bestRun(paired, samples, covered);
    if (!run || run.weight < REST * all) break;
    const [from, to] = uncoveredIn(run, covered);
    const own = samples.slice(from, to + 1).filter((s) => !run.holes.some(([a, b]) => s.u > a && s.u < b));
    take({ ...run, from, to, code: demoted(run.code, (code) => own.every((s) => fits(code, s))) });
  }
  // The far ends, where a float32 is 0: large negative numbers stand for masked elements.
  for (const zero of ZEROS)
    for (const run of runsOf(zero, samples, fits))
      if ((run.from === 0 && !covered[0]) || (run.to === samples.length - 1 && !covered[run.to])) {
        const [from, to] = uncoveredIn({ ...run, weight: 0 }, covered);
        take({ ...run, from: from > run.from ? from - 1 : from, to: to < run.to ? to + 1 : to, weight: 0 });
      }
  return runs.map(({ code, from, to, holes }) => {
    const [a, b] = [samples[from]!.u, samples[to]!.u];
    return {
      low: from === 0 ? -2 * most : a === least ? 0 : a,
      high: to === samples.length - 1 ? 2 * most : b === -least ? 0 : b,
      holes,
      code: compact(code),
    };
  });
}

/** The part of a run from its first uncovered sample to its last. */
function uncoveredIn(run: Run, covered: readonly boolean[]): readonly [number, number] {
  let [from, to] = [run.from, run.to];
  while (covered[from]) from += 1;
  while (covered[to]) to -= 1;
  return [from, to];
}

/** Regions with bounds on their errors; those that break their goal at any sample are left out. */
function bounded(regions: readonly SingleRegion[], samples: readonly Sample[], goal: SingleGoal): typeof regions {
  const bounds = regions.map((r) =>
    boundOver(
      r.code,
      samples.filter((s) => holdsAt(r, s.u)),
      goal,
    ),
  );
  return regions.map((r, i) => ({ ...r, bound: bounds[i]! })).filter((r) => r.bound < Number.POSITIVE_INFINITY);
}

/** An argument that is a product: a factor that was rounded to a double, and the product's own rounding. */
const PRODUCT = 2 ** -51.9;

/**
 * The code of loops over Float32Array; undefined where the plan's forms have none. The first of the writings is the
 * expression itself, `reference` gives the exact values. Where the goal is a bound, every region has one.
 */
export function singleLeaf(
  plan: Plan<Scaled>,
  writings: readonly Expr[],
  argument: readonly ParameterPower[],
  multiplier: readonly ParameterPower[],
  reference: (u: Scaled) => Scaled,
  goal: SingleGoal,
): SingleLeaf | undefined {
  const fits: Fits = (code, s) => errorAt(code, s, goal) <= goal.error;
  const factor = (list: readonly ParameterPower[]): MixedCode | undefined => {
    const w = new Writer();
    return powers(list, w, undefined) === undefined ? undefined : compact(w.code);
  };
  const [least, most] = argument.length > 0 ? [2 ** -240, 2 ** 227] : [LEAST, MOST];
  const sample = (u: number, n: number, shift: number): Sample => {
    // The exact argument is up to half a unit away where it is a product.
    const low = argument.length > 0 ? Math.abs(u) * 2 ** -53 * (((n * 0.7548776662466927) % 1) - 0.5) : 0;
    const truth = reference(low === 0 ? fromDouble(u) : add(fromDouble(u), fromDouble(low)));
    const isUsual = Math.abs(u) > USUAL.from && Math.abs(u) < USUAL.to;
    const inputError = argument.length > 0 ? PRODUCT : 0;
    return { u, inputError, truth, weight: isClosing(u, shift) ? 0 : isUsual ? USUAL.weight : 1 };
  };
  const sides = new Set(plan.cells.map((c) => c.span.side));
  const inside = (list: readonly number[]): readonly number[] =>
    [...new Set(list)]
      .filter((u) => Math.abs(u) >= least && Math.abs(u) <= most && sides.has(u < 0 ? -1 : 1))
      .sort((p, q) => p - q);
  const roots = crossings(inside(scattered(least, most, 0.4)), reference);
  if (roots.length > MOST_CROSSINGS) return undefined;
  const closings = new Map<number, ReadonlySet<number>>();
  const closing = (shift: number): ReadonlySet<number> => {
    const found = closings.get(shift) ?? new Set([...placesOf(plan), ...roots].flatMap((p) => closingIn(p, shift)));
    closings.set(shift, found);
    return found;
  };
  const isClosing = (u: number, shift: number): boolean => closing(shift).has(u);
  const samplesFor = (shift: number) =>
    inside([...scattered(least, most, shift), ...closing(shift)]).map((u, n) => sample(u, n, shift));
  try {
    const [a, m] = [factor(argument), factor(multiplier)];
    let samples = samplesFor(0.13);
    const others = samplesFor(0.71);
    const simple = goal.isBound && !a && !m ? exactCode(writings[0]!, plan.variable) : undefined;
    if (simple) {
      const everywhere = { low: -2 * most, high: 2 * most, holes: [], code: simple, bound: 0 };
      return { regions: [everywhere], ...(reference(ZERO).h !== 0 ? { throughZero: true } : {}) };
    }
    let regions = covering(plan, writings, samples, least, most, fits);
    for (let round = 0; round < 3; round++) {
      const missed = others.filter((s) => regions.some((r) => holdsAt(r, s.u) && !fits(r.code, s)));
      if (missed.length === 0) break;
      samples = [...samples, ...missed].sort((p, q) => p.u - q.u);
      regions = covering(plan, writings, samples, least, most, fits);
    }
    if (regions.length === 0) return undefined;
    const zero = sample(0, 0, 0);
    const atZero = regions.find((r) => holdsAt(r, 0));
    const throughZero = zero.truth.h !== 0 && atZero !== undefined && fits(atZero.code, zero);
    const all = goal.isBound ? [...samples, ...others, ...samplesFor(0.37), ...(throughZero ? [zero] : [])] : [];
    return {
      ...(a ? { argument: a } : {}),
      ...(m ? { multiplier: m } : {}),
      regions: goal.isBound ? bounded(regions, all, goal) : regions,
      ...(throughZero ? { throughZero } : {}),
    };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return undefined;
  }
}
