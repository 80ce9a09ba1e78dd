/**
 * Sweeps in this process: the array kernels over Float32Array of a target that a JavaScript engine can run, at one of
 * the finer grades, every result judged against what it must be (`measure/oracle.ts`).
 */
import { emit, emitAll, programText } from '../emit/emit.js';
import type { Target } from '../emit/target.js';
import { op, opNames } from '../expr/ops.js';
import { hash } from '../files.js';
import type { SweepWork } from '../measure/exhaustive.js';
import { oracleOf } from '../measure/oracle.js';
import { judgeRounding } from '../measure/rounding.js';
import type { Setting } from '../measure/settings.js';
import type { Implementations } from '../program/interpret.js';
import { exactSingleModel } from '../program/kernel-model.js';
import type { LoweredFunction, Measured } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { bound, type Runner } from './measure-sweep.js';

/** MPFR is asked at so many random inputs of a chunk: 65536 of a sweep, more than a million of sixteen. */
const CHECKS = 64;

/** Of special inputs and of decisions, which hold no functions. */
const plain = Object.fromEntries(opNames.map((n) => [n, op(n).double])) as unknown as Implementations;

type ArrayKernel = (x: Float32Array, ...rest: readonly unknown[]) => unknown;

/** Two arrays by turns, made once: a chunk is computed while the one before it is compared. */
function twoArrays(): (length: number) => Float32Array {
  const arrays: Float32Array[] = [];
  let next = 0;
  return (length) => {
    next = 1 - next;
    const known = arrays[next];
    if (known?.length === length) return known;
    const made = new Float32Array(length);
    arrays[next] = made;
    return made;
  };
}

/** The emitted kernels that compute a function for a whole array; none for second derivatives and gradients that are sums. */
function evaluator(f: LoweredFunction, kernel: (suffix: string) => unknown): SweepWork['evaluate'] | undefined {
  const { suffix } = f.derived;
  const [results, ones] = [twoArrays(), twoArrays()];
  const run = (x: Uint32Array, compute: (x: Float32Array, y: Float32Array) => void): Uint32Array => {
    const [from, to] = [new Float32Array(x.buffer, x.byteOffset, x.length), results(x.length)];
    compute(from, to);
    return new Uint32Array(to.buffer, to.byteOffset, to.length);
  };
  if (suffix === '') {
    const forward = kernel('forward') as ArrayKernel;
    return async (x) => run(x, (from, to) => forward(from, to));
  }
  if (suffix !== 'dx') return undefined;
  const backward = kernel('backward') as ArrayKernel;
  return async (x) => run(x, (from, to) => backward(from, ones(from.length).fill(1), to));
}

/**
 * The runner of a target's kernels in this process. `accurate` is the definition at that grade: its functions in double
 * are what the kernels are judged by first.
 */
export async function hereRunner(
  measured: Measured,
  accurate: Measured,
  target: Target,
  templates: ReadonlyMap<string, string>,
  truth: Truth,
): Promise<Runner> {
  const { definition } = measured.lowered.verified.derived;
  const functionsOf = (of: Measured) => {
    const { files: own, summary } = emit(of, [target], templates);
    return target.load!(of, [...own, ...emitAll([summary], [target], templates)]);
  };
  const load = await functionsOf(measured);
  const inDouble = measured === accurate ? load : await functionsOf(accurate);
  const textOf = programText(measured, target, templates);
  const row = target.kernels.find((k) => k.precision === 'f32')!;
  return {
    target: row.target,
    precision: row.precision,
    grade: measured.grade ?? 'accurate',
    title: 'this process',
    programOf: (f) => hash(textOf(f.derived.suffix) ?? ''),
    device: { api: 'this process', implementation: 'plain arithmetic in double', version: '' },
    strict: true,
    singleParameters: false,
    evaluate: async (f) => evaluator(f, load as (suffix: string) => unknown),
    reference: async (f: LoweredFunction, setting: Setting) => {
      const judging = bound(inDouble(f.derived.suffix), setting.values);
      const model = f.kernel && exactSingleModel(f.kernel, f.program, plain);
      const question = {
        expression: f.derived.expression,
        input: definition.inputs[0]!,
        domain: definition.domain,
        setting: setting.exact,
        accurate: judging,
        exact: model ? (x: number) => model([x, ...setting.values]) : () => Number.NaN,
      };
      const oracle = oracleOf(question, truth);
      // One array for all chunks: new memory costs more than what is written there.
      let wanted = new Float64Array(0);
      return {
        model: judging,
        judge: (from, results) => {
          if (wanted.length !== results.length) wanted = new Float64Array(results.length);
          return judgeRounding(from, results, oracle, CHECKS, wanted);
        },
      };
    },
  };
}
