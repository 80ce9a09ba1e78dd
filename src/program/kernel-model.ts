/**
 * Runs the exact kernel of a function in this process, as emitted text does: decisions pick a leaf, its plan is computed
 * in scaled numbers and rounded once; special inputs and parameters are the ordinary program's.
 */
import { planOf, value, valueSingle } from '../runtime/guarded.js';
import type { Factor } from '../runtime/plan.js';
import type { Program } from '../stages.js';
import { type Implementations, interpret } from './interpret.js';
import { type Kernel, type Leaf, leafName, type ParameterPower, passesZero, scaledBy } from './kernel.js';
import { runAccurate } from './mixed.js';
import { boundsOf, isSettled } from './settled.js';
import { boundOf, regionAt, uniformOf } from './single.js';

type Call = (args: readonly number[]) => number;

function leafCall(
  leaf: Leaf,
  names: readonly string[],
  fast: Call,
  accurate: boolean,
  rounded: typeof value = value,
): Call {
  if (leaf.kind === 'program') return fast;
  const plans = leaf.variants.map((v) => ({
    negative: new Set(v.negative),
    run: planOf(v.data),
    doubles: accurate ? v.accurate : undefined,
  }));
  const signed = [...new Set(leaf.variants.flatMap((v) => v.negative))].map((n) => [n, names.indexOf(n)] as const);
  const places = (list: readonly ParameterPower[]) => list.map((p) => ({ ...p, at: names.indexOf(p.parameter) }));
  const [argument, multiplier] = [places(leaf.argument), places(leaf.multiplier)];
  const factors = (list: typeof argument, args: readonly number[]): readonly Factor[] =>
    list.map((p) => [args[p.at]!, Number(p.power.num), Number(p.power.den)]);
  const givenAt = (leaf.given ?? []).map((n) => names.indexOf(n));
  const finiteAt = scaledBy(leaf).map((n) => names.indexOf(n));
  const cornerAt = [...argument, ...multiplier].map((p) => p.at);
  return (args) => {
    // Where input and parameter vanish together the limit depends on the way.
    if (args[0] === 0 && cornerAt.some((i) => args[i] === 0)) return fast(args);
    if (finiteAt.some((i) => !Number.isFinite(args[i]))) return fast(args);
    const negative = signed.filter(([, i]) => args[i]! < 0).map(([n]) => n);
    const plan = plans.find((p) => negative.every((n) => p.negative.has(n)) && p.negative.size === negative.length);
    if (!plan) return fast(args);
    const given = givenAt.map((i) => args[i]!);
    if (plan.doubles) {
      const sizes = new Map(scaledBy(leaf).map((n) => [n, Math.abs(args[names.indexOf(n)]!)]));
      const y = runAccurate(plan.doubles, args[0]!, sizes);
      if (y !== undefined) return y;
    }
    return rounded(plan.run, args[0]!, factors(argument, args), factors(multiplier, args), given);
  };
}

/**
 * A leaf as loops over float32 compute it. `otherwise` computes elements between its regions, and of grade `exact` those
 * whose rounding is not settled.
 */
function singleCall(leaf: Leaf, names: readonly string[], otherwise: Call, roundsOnce: boolean): Call {
  if (leaf.kind === 'program' || !leaf.variants.some((v) => v.single)) return otherwise;
  const own = leaf.variants.find((v) => v.single)?.single;
  const powersOf = scaledBy(leaf).map((n) => [n, names.indexOf(n)] as const);
  const signed = [...new Set(leaf.variants.flatMap((v) => v.negative))].map((n) => [n, names.indexOf(n)] as const);
  return (args) => {
    const negative = signed.filter(([, i]) => args[i]! < 0).map(([n]) => n);
    const variant = leaf.variants.find(
      (v) => v.negative.length === negative.length && negative.every((n) => v.negative.includes(n)),
    );
    if (!variant?.single) return otherwise(args);
    const sizes = new Map(powersOf.map(([n, i]) => [n, Math.abs(args[i]!)]));
    const [a, m] = [uniformOf(own?.argument, sizes), uniformOf(own?.multiplier, sizes)];
    const found = regionAt(variant.single, args[0]!, a, m);
    if (!found) return otherwise(args);
    const bound = roundsOnce ? boundOf(variant.single, found.region) : 0;
    return bound === 0 || isSettled(found.value, ...boundsOf(bound)) ? found.value : otherwise(args);
  };
}

/** What loops over float32 call: a function of the input, then the parameters; its result is rounded by the array. */
export function singleModel(kernel: Kernel, program: Program, implementations: Implementations): Call {
  if (kernel.ordinarySingle) return interpret(program, implementations);
  const { roundsOnce = false } = kernel;
  const otherwise = roundsOnce
    ? onceModel(kernel, program, implementations)
    : kernelModel(kernel, program, implementations, 'accurate');
  const names = [...program.inputs, ...program.parameters];
  const through = passesZero(kernel);
  const leaves = kernel.leaves.map((leaf) => singleCall(leaf, names, otherwise, roundsOnce));
  const choose = leafChooser(kernel, program, implementations);
  return (args) => {
    const x = args[0]!;
    if (x === 0 && !through) return otherwise(args);
    const n = choose(args);
    return Number.isNaN(n) ? n : leaves[n]!(args);
  };
}

/** Which leaf the decisions of a kernel pick for the input, then the parameters; NaN where the function has no value. */
export function leafChooser(kernel: Kernel, program: Program, implementations: Implementations): Call {
  // The block computes which leaf it is: leaves are variables whose values are their numbers.
  const choose = interpret(
    {
      inputs: program.inputs,
      parameters: [...program.parameters, ...kernel.leaves.map((_, n) => leafName(n))],
      block: kernel.block,
      atPlusInfinity: 'natural',
      atMinusInfinity: 'natural',
      atMinusZero: 'natural',
    },
    implementations,
  );
  const numbers = kernel.leaves.map((_, n) => n);
  return (args) => choose([...args, ...numbers]);
}

/** Special inputs are the ordinary program's, all others those of the leaf that the decisions pick. */
function decided(kernel: Kernel, program: Program, implementations: Implementations, leaves: readonly Call[]): Call {
  const fast = interpret(program, implementations);
  const choose = leafChooser(kernel, program, implementations);
  const call: Call = (args) => {
    const x = args[0]!;
    if (!Number.isFinite(x)) {
      const rule = x > 0 ? program.atPlusInfinity : program.atMinusInfinity;
      // The value far out is this kernel's too: no function of the host takes part.
      const saturates = !Number.isNaN(x) && rule !== 'natural' && rule.kind === 'saturate';
      return saturates ? call([rule.double, ...args.slice(1)]) : fast(args);
    }
    if (Object.is(x, -0)) {
      const atZero = fast(args);
      if (atZero === 0 || Number.isNaN(atZero)) return atZero;
    }
    const n = choose(args);
    return Number.isNaN(n) ? n : leaves[n]!(args);
  };
  return call;
}

/** The kernel of a grade as a function of the input, then the parameters. */
export function kernelModel(
  kernel: Kernel,
  program: Program,
  implementations: Implementations,
  grade: 'accurate' | 'exact' = 'exact',
): Call {
  const fast = interpret(program, implementations);
  if (kernel.plain && grade === 'accurate') return fast;
  const names = [...program.inputs, ...program.parameters];
  const leaves = kernel.leaves.map((leaf) => leafCall(leaf, names, fast, grade === 'accurate'));
  return decided(kernel, program, implementations, leaves);
}

/** Leaves without a plan are `none`'s. */
function roundedOnce(kernel: Kernel, program: Program, implementations: Implementations, none: Call): Call {
  const fast = interpret(program, implementations);
  const names = [...program.inputs, ...program.parameters];
  const leaves = kernel.leaves.map((leaf) =>
    leaf.kind === 'program' ? none : leafCall(leaf, names, fast, false, valueSingle),
  );
  return decided(kernel, program, implementations, leaves);
}

/** The exact plans rounded once to float32; the ordinary program where a leaf has none. Slow: some microseconds. */
export const onceModel = (kernel: Kernel, program: Program, implementations: Implementations): Call =>
  roundedOnce(kernel, program, implementations, interpret(program, implementations));

/** The same for those who ask for what is right: NaN, never a guess, where a leaf has no plan. */
export const exactSingleModel = (kernel: Kernel, program: Program, implementations: Implementations): Call =>
  roundedOnce(kernel, program, implementations, () => Number.NaN);
