/**
 * How far the code as written is from the formula it stands for, in units in the last place of a double, and what the
 * compiler would emit at the same inputs. Math.* is the engine's own, so the figures are those of the engine that runs.
 */
import { fromDouble, toDouble } from '../algebra/rational.js';
import { around, distinct, generalPoints, saturationPoints } from '../measure/points.js';
import { SEED } from '../measure/random.js';
import { type References, referencesOf } from '../measure/references.js';
import type { Setting } from '../measure/settings.js';
import { formats, type Reference, ulpDistance } from '../measure/ulp.js';
import type { Definition, Derived } from '../stages.js';
import { roundBig } from '../truth/big-float.js';
import type { Truth } from '../truth/truth.js';

/** Something that computes the function: the code, or a program. */
export type Computes = (args: readonly number[]) => number;

/** A kind of result that is no matter of digits. */
export interface Failure {
  readonly count: number;
  /** The input nearest to 0 where it happens. */
  readonly first: number;
}

export interface Accuracy {
  /** The largest error among finite results of finite inputs, and where. */
  readonly maxUlp: number;
  readonly at: number;
  readonly got: number;
  readonly wanted: number;
  readonly points: number;
  /** No number (NaN or an infinity) where there is one. */
  readonly noNumber?: Failure;
  /** 0 where the value is a normal number. */
  readonly falseZero?: Failure;
  /** At ±∞ where the limit exists: what it gives instead. */
  readonly atInfinity: readonly { readonly input: number; readonly got: number; readonly wanted: number }[];
  /** Points whose exact value could not be had within the limits. */
  readonly undecided: number;
}

/** One in this many of the general points: a few hundred are left. */
const THINNING = 2;
const NORMAL = 2 ** -1022;

/** Inputs: all magnitudes, where exponentials run out, around joints; joints themselves are left out. */
export function inputsFor(derived: Derived | undefined, truth: Truth): readonly number[] {
  const general = generalPoints('f64', SEED).filter((_, i) => i % THINNING === 0);
  const places = (derived?.joints ?? []).flatMap((j) => {
    const point = new Map(derived!.definition.parameters.map((p) => [p.name, p.default] as const));
    const at = truth.roundDouble(j.at, point);
    return at !== undefined && Number.isFinite(at) ? [at] : [];
  });
  const near = [0, ...places].flatMap((p, i) => around(p, 'f64', SEED + i));
  return distinct([...general, ...saturationPoints('f64'), ...near]).filter((x) => !places.includes(x));
}

/** The formula's exact values, with the parameters at their defaults. */
export interface Yardstick {
  readonly references: References;
  readonly setting: Setting;
}

export function yardstick(
  e: Derived['functions'][number]['expression'],
  definition: Definition,
  truth: Truth,
): Yardstick {
  const values = definition.parameters.map((p) => toDouble(p.default));
  const exact = new Map(definition.parameters.map((p, i) => [p.name, fromDouble(values[i]!)] as const));
  return { references: referencesOf(e, definition.inputs[0]!, definition.domain, truth), setting: { values, exact } };
}

const rounded = (t: Reference): number =>
  t.kind === 'number' ? roundBig(t.value, formats.f64) : t.kind === 'infinite' ? t.sign * Infinity : Number.NaN;

class Count {
  private count = 0;
  private first = Number.POSITIVE_INFINITY;
  add(x: number): void {
    this.count += 1;
    if (Math.abs(x) < Math.abs(this.first)) this.first = x;
  }
  result(): Failure | undefined {
    return this.count > 0 ? { count: this.count, first: this.first } : undefined;
  }
}

/** Compares a computation with the exact values at all inputs and at ±∞. */
export function accuracyOf(
  computes: Computes,
  inputs: readonly number[],
  { references, setting }: Yardstick,
): Accuracy {
  let worst = { maxUlp: 0, at: inputs[0] ?? 0, got: Number.NaN, wanted: Number.NaN };
  const [noNumber, falseZero] = [new Count(), new Count()];
  let undecided = 0;
  for (const x of inputs) {
    const truth = references.at(x, setting);
    const got = computes([x, ...setting.values]);
    if (truth.kind === 'undecided') undecided += 1;
    // Where the function has no value, or none that a double can hold, nothing is asked of the code.
    const wanted = rounded(truth);
    if (truth.kind !== 'number' || !Number.isFinite(wanted)) continue;
    if (!Number.isFinite(got)) noNumber.add(x);
    else if (got === 0 && Math.abs(wanted) >= NORMAL) falseZero.add(x);
    else {
      const maxUlp = ulpDistance(got, truth, formats.f64);
      if (maxUlp > worst.maxUlp || Number.isNaN(worst.got)) worst = { maxUlp, at: x, got, wanted };
    }
  }
  const ends = ([1, -1] as const).flatMap((end) => {
    const [limit, input] = [references.limit(end, setting), end * Number.POSITIVE_INFINITY];
    const [got, wanted] = [computes([input, ...setting.values]), rounded(limit)];
    const isWrong =
      limit.kind !== 'undecided' && limit.kind !== 'nan' && !(got === wanted || Math.abs(got - wanted) <= 1e-12);
    return isWrong ? [{ input, got, wanted }] : [];
  });
  const [missing, zero] = [noNumber.result(), falseZero.result()];
  return {
    ...worst,
    points: inputs.length,
    undecided,
    atInfinity: ends,
    ...(missing ? { noNumber: missing } : {}),
    ...(zero ? { falseZero: zero } : {}),
  };
}
