/**
 * Measures what will be emitted, in this process, against the truth: one figure a function, target and precision.
 * Targets that no JavaScript engine can run are measured on devices elsewhere.
 */
import type { Target } from '../emit/target.js';
import type { Figure, Grade, Lowered, LoweredFunction, Measured } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { borders, jointPlaces, rootPlaces } from './places.js';
import { around, distinct, generalPoints, type PointPrecision, saturationPoints } from './points.js';
import { SEED, toOrder32 } from './random.js';
import { type References, referencesOf } from './references.js';
import { type Setting, settingsOf } from './settings.js';
import { publishable, Tally } from './tally.js';

/** At settings other than the defaults one point in this many of the general ones. */
const THINNING = 8;

/** A setting and the finite inputs to measure at. */
export interface Sampled {
  readonly setting: Setting;
  readonly points: readonly number[];
}

/** The emitted name in the neutral spelling (`name`, `name_dx`). */
export const functionName = (definition: string, suffix: string): string =>
  suffix === '' ? definition : `${definition}_${suffix}`;

/** The grade that a target emits when this one is asked for. */
export const gradeOf = (target: Target, grade: Grade): Grade =>
  (target.grades ?? ['fast']).includes(grade) ? grade : 'fast';

/** Adds to each function its figures for every target that has a model. */
export function measure(lowered: Lowered, truth: Truth, targets: readonly Target[], grade: Grade = 'fast'): Measured {
  const { definition } = lowered.verified.derived;
  const settings = settingsOf(definition.parameters, truth);
  const figures = lowered.functions.flatMap((f) => {
    const references = referencesOf(f.derived.expression, definition.inputs[0] ?? 'x', definition.domain, truth);
    return figuresOf(f, lowered, truth, targets, settings, references, grade);
  });
  return { lowered, grade, figures };
}

function figuresOf(
  f: LoweredFunction,
  lowered: Lowered,
  truth: Truth,
  targets: readonly Target[],
  settings: readonly Setting[],
  references: References,
  grade: Grade,
): readonly Figure[] {
  const samples = new Map<PointPrecision, readonly Sampled[]>();
  const sampled = (precision: PointPrecision): readonly Sampled[] => {
    const found = samples.get(precision) ?? samplesOf(f, lowered, truth, settings, references, precision);
    samples.set(precision, found);
    return found;
  };
  return targets.flatMap((target) => {
    if (!target.model) return [];
    const own = gradeOf(target, grade);
    const { model } = target;
    return target.kernels.flatMap(({ target: name, precision }) => {
      if (precision === 'f16') return [];
      const tally = run(model(f, own, precision), sampled(precision), references, precision);
      const figure: Figure = {
        function: functionName(lowered.verified.derived.definition.name, f.derived.suffix),
        target: name,
        precision,
        grade: own,
        ...tally.result(
          lowered.verified.derived.definition.inputs,
          lowered.verified.derived.definition.parameters.map((p) => p.name),
        ),
        exhaustive: false,
      };
      return [own === 'fast' && f.host.length > 0 ? publishable(figure) : figure];
    });
  });
}

/**
 * The points of every setting: all of them at the defaults, fewer elsewhere, always joints, borders and roots. With
 * `every`, one in this many of the general ones: a part of the same points.
 */
export function samplesOf(
  f: LoweredFunction,
  lowered: Lowered,
  truth: Truth,
  settings: readonly Setting[],
  references: References,
  precision: PointPrecision,
  every = 1,
): readonly Sampled[] {
  return settings.map((setting, i) => {
    const seed = SEED + 7919 * i;
    const general = [...generalPoints(precision, seed), ...saturationPoints(precision)];
    const kept = every * (i === 0 ? 1 : THINNING);
    const scattered = general.filter((_, n) => n % kept === 0);
    const places = [...jointPlaces(lowered.verified.derived.joints, setting, truth), ...borders(f), 0];
    const near = places.flatMap((p, n) => around(p, precision, seed + n + 1));
    const first = distinct([...scattered, ...near]);
    const roots = rootPlaces(first, references, setting).flatMap((r) => around(r, precision, seed + placeSeed(r)));
    return { setting, points: distinct([...first, ...roots]) };
  });
}

const round = { f64: (y: number) => y, f32: Math.fround } as const;

/** A seed of a place's own, so that its neighbours are the same whatever other places are found. */
const placeSeed = (x: number): number => 101 + (toOrder32(x) & 0xffff);

/** Runs a model (arguments: input, then parameters) at all points and at the special inputs. */
export function run(
  model: (args: readonly number[]) => number,
  samples: readonly Sampled[],
  references: References,
  precision: PointPrecision,
  flushAware = false,
): Tally {
  const tally = new Tally(precision, flushAware);
  for (const { setting, points } of samples) {
    const call = (x: number) => round[precision](model([x, ...setting.values]));
    for (const x of points) tally.point(x, setting, call(x), references.at(x, setting));
    tally.notANumber(setting, call(Number.NaN));
    tally.point(Number.POSITIVE_INFINITY, setting, call(Number.POSITIVE_INFINITY), references.limit(1, setting));
    tally.point(Number.NEGATIVE_INFINITY, setting, call(Number.NEGATIVE_INFINITY), references.limit(-1, setting));
    tally.minusZero(setting, call(-0), references.at(0, setting), references.signLeftOfZero(setting));
  }
  return tally;
}
