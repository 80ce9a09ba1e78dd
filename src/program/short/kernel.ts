/**
 * Runs the float32 kernel of a function in this process, as emitted text does: decisions pick a leaf, the leaf a region
 * of u, the region its code; see `leaf.ts` for what happens to parameters.
 */
import type { OpName } from '../../expr/ops.js';
import type { Program } from '../../stages.js';
import { type Implementations, interpret } from '../interpret.js';
import { type Kernel, type Leaf, leafName, scaledBy } from '../kernel.js';
import { headOf } from './code.js';
import { REACH, type ShortFactor, type ShortLeaf, type ShortRegion, VANISHING } from './leaf.js';
import { compileShort, type ShortModel, type ShortRun } from './run.js';

type Call = (args: readonly number[]) => number;

interface Significand {
  readonly m: number;
  readonly e: number;
}

/** v = m·2^e with m in [1, 2); zero and infinity have exponents that no float has. */
function significand(v: number): Significand {
  const sign = v < 0 || Object.is(v, -0) ? -1 : 1;
  const size = Math.abs(v);
  if (size === 0) return { m: sign, e: -VANISHING };
  if (size === Number.POSITIVE_INFINITY) return { m: sign, e: VANISHING };
  let e = Math.floor(Math.log2(size));
  if (2 ** e > size) e -= 1;
  else if (2 ** (e + 1) <= size) e += 1;
  return { m: v / 2 ** e, e };
}

/** y·2^n in float32, rounded once. */
function raised(y: number, n: number): number {
  if (y === 0) return y;
  const near = Math.max(-600, Math.min(600, n));
  return Math.fround(y * 2 ** near);
}

/** A pair that goes on: the value of a head and a tail. */
const pairOf = (v: number): { head: number; low: number } => {
  const head = headOf(Math.fround(v));
  return { head, low: Math.fround(v - head) };
};

type Factor = (parameters: ReadonlyMap<string, number>) => Significand;

function factorCall(f: ShortFactor, model: ShortModel): Factor {
  const run = compileShort(f.code, model);
  return (parameters) => {
    const significands = new Map<string, number>();
    let exponent = 0;
    for (const { parameter, times, even } of f.exponents) {
      const { m, e } = significand(Math.abs(parameters.get(parameter)!));
      const odd = even && e % 2 !== 0;
      significands.set(parameter, odd ? m * 2 : m);
      exponent += times * (odd ? e - 1 : e);
    }
    const y = run(Float32Array.of(0), Float32Array.of(0), significands);
    return { m: y.head[0]! + y.low[0]!, e: exponent };
  };
}

interface Ready {
  readonly from: number;
  readonly region: ShortRegion;
  readonly run: ShortRun | undefined;
  readonly factor: Factor | undefined;
}

function shortCall(leaf: ShortLeaf, model: ShortModel): (x: number, parameters: ReadonlyMap<string, number>) => number {
  const regions = leaf.regions.map(
    (region): Ready => ({
      from: region.from,
      region,
      run: region.rule === 'value' ? undefined : compileShort(region.code, model),
      factor: region.rule === 'power' && region.factor ? factorCall(region.factor, model) : undefined,
    }),
  );
  const argument = leaf.argument && factorCall(leaf.argument, model);
  const multiplier = leaf.multiplier && factorCall(leaf.multiplier, model);
  const at = (u: number): Ready => {
    let [low, high] = [0, regions.length - 1];
    while (low < high) {
      const m = (low + high + 1) >> 1;
      if (u >= regions[m]!.from) low = m;
      else high = m - 1;
    }
    return regions[low]!;
  };
  return (x, parameters) => {
    const times = (v: number): number => {
      if (!multiplier || v === 0 || !Number.isFinite(v)) return v;
      const f = multiplier(parameters);
      return raised(Math.fround(v * f.m), f.e);
    };
    const isNegative = x < 0 || Object.is(x, -0);
    if (x === 0) return times(leaf.zero[isNegative ? 0 : 1]);
    if (!Number.isFinite(x)) return times(leaf.infinite[isNegative ? 0 : 1]);
    let u = { head: x, low: 0 };
    if (argument) {
      const [f, s] = [argument(parameters), significand(x)];
      const product = s.m * f.m;
      const e = Math.max(-REACH, Math.min(REACH, s.e + f.e));
      const p = pairOf(product);
      u = { head: p.head * 2 ** e, low: p.low * 2 ** e };
    }
    const { region, run, factor } = at(Math.fround(u.head + u.low));
    if (region.rule === 'value') return times(region.value);
    if (region.rule === 'power') {
      const s = significand(x);
      const y = run!(Float32Array.of(s.m), Float32Array.of(0));
      const f = factor ? factor(parameters) : { m: 1, e: 0 };
      return raised(Math.fround((y.head[0]! + y.low[0]!) * f.m), region.power * s.e + region.exponent + f.e);
    }
    const y = run!(Float32Array.of(u.head), Float32Array.of(u.low));
    const sum = y.head[0]! + y.low[0]!;
    if (!multiplier) return raised(Math.fround(sum), region.exponent);
    const f = multiplier(parameters);
    return raised(Math.fround(sum * f.m), region.exponent + f.e);
  };
}

function leafCall(leaf: Leaf, names: readonly string[], fast: Call, model: ShortModel): Call {
  if (leaf.kind === 'program') return fast;
  const variants = leaf.variants.map((v) => ({
    negative: new Set(v.negative),
    run: v.short && shortCall(v.short, model),
  }));
  const signed = [...new Set(leaf.variants.flatMap((v) => v.negative))].map((n) => [n, names.indexOf(n)] as const);
  const scaledAt = scaledBy(leaf).map((n) => [n, names.indexOf(n)] as const);
  return (args) => {
    // Where input and parameter are at their ends together the limit depends on the way.
    const isEnd = (v: number): boolean => v === 0 || !Number.isFinite(v);
    if (isEnd(args[0]!) && scaledAt.some(([, i]) => isEnd(args[i]!))) return fast(args);
    const negative = signed.filter(([, i]) => args[i]! < 0).map(([n]) => n);
    const found = variants.find((v) => negative.length === v.negative.size && negative.every((n) => v.negative.has(n)));
    if (!found?.run) return fast(args);
    return found.run(args[0]!, new Map(scaledAt.map(([n, i]) => [n, args[i]!])));
  };
}

/** What a kernel's leaves lack, the ordinary program in single precision gives. */
export function shortModel(
  kernel: Kernel,
  program: Program,
  implementations: Implementations,
  model: ShortModel = 'nearest',
): Call {
  const single = Object.fromEntries(
    Object.entries(implementations).map(([name, f]) => [name, (u: number, v: number) => Math.fround(f(u, v))]),
  ) as Record<OpName, (u: number, v: number) => number>;
  const run = interpret(program, single, 'single');
  const fast: Call = (args) => Math.fround(run(args));
  if (kernel.plainShort) return (given) => fast(given.map(Math.fround));
  const names = [...program.inputs, ...program.parameters];
  const leaves = kernel.leaves.map((leaf) => leafCall(leaf, names, fast, model));
  const choose = interpret(
    {
      inputs: program.inputs,
      parameters: [...program.parameters, ...kernel.leaves.map((_, n) => leafName(n))],
      block: kernel.block,
      atPlusInfinity: 'natural',
      atMinusInfinity: 'natural',
      atMinusZero: 'natural',
    },
    single,
    'single',
  );
  const numbers = kernel.leaves.map((_, n) => n);
  return (given) => {
    const args = given.map(Math.fround);
    if (args.some(Number.isNaN)) return Number.NaN;
    const n = choose([...args, ...numbers]);
    return Number.isNaN(n) ? n : leaves[n]!(args);
  };
}
