/**
 * Why operations of accurate code are pairs of doubles: each one is made a single double, all others as they are, and
 * the largest error at samples of its region is told. The reference is the exact plan in scaled double-doubles.
 */
import type { OperationAccount, RegionAccount } from '../program/account.js';
import { type Kernel, variantFor } from '../program/kernel.js';
import { type MixedCode, type Region, runMixed } from '../program/mixed.js';
import { mixedLines } from '../program/print-mixed.js';
import { fromDouble, neg, type Scaled, scale, sub, toDouble } from '../runtime/index.js';
import { planOf } from '../runtime/plan.js';

/** Samples of a region, most of them in the middle range. */
const SAMPLES = 40;
/** A polynomial of so many operations is not listed line by line. */
const LONG = 60;
/** Results below are computed by the exact kernel or are single doubles by nature. */
const LEAST = 1e-280;

interface Sample {
  readonly u: number;
  readonly truth: Scaled;
}

/** Points of a region, evenly in the logarithm of the magnitude, or evenly in value where it is narrow. */
function pointsOf({ low, high }: Region): readonly number[] {
  const side = low < 0 ? -1 : 1;
  const [a, b] = side > 0 ? [low, high] : [-high, -low];
  const narrow = a > 0 && b < 1.5 * a;
  const [from, to] = narrow ? [a, b] : [Math.log2(Math.max(a, 2 ** -30)), Math.log2(Math.min(b, 2 ** 10))];
  return Array.from({ length: SAMPLES }, (_, i) => {
    const t = from + ((to - from) * (i + 0.37)) / SAMPLES;
    return side * (narrow ? t : 2 ** t);
  }).filter((u) => u > low && u < high);
}

const NONE: ReadonlyMap<string, number> = new Map();

/** The error of a code at a sample, in ulp: of its head, or of head and tail together. */
function errorAt(code: MixedCode, s: Sample, withTail: boolean): number {
  const y = runMixed(code, { head: s.u, low: 0 }, NONE);
  let rest = sub(fromDouble(y.head), s.truth);
  if (withTail) rest = sub(rest, neg(fromDouble(y.low)));
  return Math.abs(toDouble(scale(rest, 52 - s.truth.e)));
}

const worst = (code: MixedCode, samples: readonly Sample[], withTail: boolean): number =>
  samples.reduce((w, s) => Math.max(w, errorAt(code, s, withTail)), 0);

const number = (x: number): string =>
  Math.abs(x) > Number.MAX_VALUE / 2 ? (x > 0 ? '∞' : '−∞') : String(Number(x.toPrecision(4)));

function accountOf(region: Region, plan: (u: Scaled) => Scaled, input: string, withTail: boolean): RegionAccount {
  const { code } = region;
  const samples = pointsOf(region)
    .map((u): Sample => ({ u, truth: plan(fromDouble(u)) }))
    .filter((s) => Math.abs(toDouble(s.truth)) > LEAST && Number.isFinite(toDouble(s.truth)));
  const operations = mixedLines(code, input).map(({ text, operation }): OperationAccount => {
    const o = code[operation]!;
    if (!o.pair || code.length > LONG) return { text, pair: o.pair };
    const tried = code.map((p, k) => (k === operation ? { ...p, pair: false } : p));
    return { text, pair: true, ifSingle: worst(tried, samples, withTail) };
  });
  const cores = new Map<string, boolean>();
  for (const o of code) if (o.op === 'core') cores.set(o.core, (cores.get(o.core) ?? false) || o.pair);
  return {
    where: `${number(region.low)} < ${input} < ${number(region.high)}`,
    operations,
    cores: [...cores].map(([name, pair]) => `${name} (${pair ? 'two words' : 'one word'})`),
    isPolynomial: code.length > LONG && cores.size === 0,
    error: worst(code, samples, withTail),
  };
}

/** All regions of a kernel's accurate code, for the signs that parameters have at their defaults. */
export function regionsOf(kernel: Kernel, isNegative: (parameter: string) => boolean): readonly RegionAccount[] {
  return kernel.leaves.flatMap((leaf) => {
    if (leaf.kind === 'program') return [];
    const v = variantFor(leaf, isNegative);
    if (!v?.accurate) return [];
    const plan = planOf(v.data);
    const input = v.about().variable;
    const used = v.accurate.regions.filter((r) => r.code.length > 0);
    return used.map((r) => accountOf(r, (u) => plan(u), input, leaf.multiplier.length > 0));
  });
}
