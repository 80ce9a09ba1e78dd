/** Counts errors of one kernel into a figure. */
import type { Figure, Precision } from '../stages.js';
import { type Format, roundBig } from '../truth/big-float.js';
import { Regions } from './regions.js';
import type { Setting } from './settings.js';
import { formats, type Reference, ulpDistance } from './ulp.js';

/** The smallest normal numbers. */
export const NORMAL = { f64: 2 ** -1022, f32: 2 ** -126, f16: 2 ** -14 } as const;

/** One result beside what it should have been, for people to look at. */
export interface WorstCase {
  readonly ulp: number;
  readonly x: number;
  readonly values: readonly number[];
  readonly got: number;
  /** The exact value, rounded to the format; NaN where there is none. */
  readonly wanted: number;
}

type Counts = Pick<Figure, 'maxUlp' | 'at' | 'points' | 'nan' | 'falseZero' | 'wrongSign' | 'undecided'>;

export class Tally {
  private worst: WorstCase = { ulp: 0, x: 0, values: [], got: 0, wanted: 0 };
  private points = 0;
  private nan = 0;
  private falseZero = 0;
  private wrongSign = 0;
  private undecided = 0;
  private readonly regions = new Regions();

  /** With `flushAware`, any two values below the smallest normal number count as equal. */
  constructor(
    private readonly precision: Precision,
    private readonly flushAware = false,
  ) {}

  /** One result y at x. The first of equal errors is kept. */
  point(x: number, setting: Setting, y: number, truth: Reference): void {
    this.points += 1;
    const wanted = expectedOf(truth, formats[this.precision]);
    if (this.points === 1) this.worst = { ulp: 0, x, values: setting.values, got: y, wanted };
    if (truth.kind === 'undecided') {
      this.undecided += 1;
      return;
    }
    const ulp = ulpDistance(y, truth, formats[this.precision], this.flushAware);
    this.error({ ulp, x, values: setting.values, got: y, wanted });
    this.regions.add(x, setting.values, ulp);
    if (truth.kind === 'nan') return;
    if (Number.isNaN(y)) {
      this.nan += 1;
      return;
    }
    const expected = truth.kind === 'number' ? roundBig(truth.value, formats[this.precision]) : truth.sign;
    if (y === 0 && Math.abs(expected) >= NORMAL[this.precision]) this.falseZero += 1;
    if (y !== 0 && expected !== 0 && y > 0 !== expected > 0) this.wrongSign += 1;
  }

  /** NaN in, NaN out: anything else is a failure. */
  notANumber(setting: Setting, y: number): void {
    this.points += 1;
    const wrong = { ulp: Number.POSITIVE_INFINITY, x: Number.NaN, values: setting.values, got: y, wanted: Number.NaN };
    if (!Number.isNaN(y)) this.error(wrong);
  }

  /** f(−0): the value at 0, with the sign that f has just left of 0 where it vanishes; +0 where it is zero there too. */
  minusZero(setting: Setting, y: number, atZero: Reference, left: -1 | 0 | 1): void {
    this.point(-0, setting, y, atZero);
    if (y !== 0 || atZero.kind !== 'number' || atZero.value.mantissa !== 0n) return;
    if (Object.is(y, -0) !== left < 0) this.wrongSign += 1;
  }

  private error(found: WorstCase): void {
    if (found.ulp > this.worst.ulp) this.worst = found;
  }

  /** How many results were wrong in which way, so far. */
  counted(): Pick<Figure, 'nan' | 'falseZero' | 'wrongSign' | 'undecided'> {
    const { nan, falseZero, wrongSign, undecided } = this;
    return { nan, falseZero, wrongSign, undecided };
  }

  /** The largest errors by where x is (see regions.ts). */
  byRegion(): string {
    return this.regions.text();
  }

  /** The result of the worst error, the first of equal ones. */
  worstCase(): WorstCase {
    return this.worst;
  }

  /** The figure's numbers; `at` names every variable. */
  result(inputs: readonly string[], parameters: readonly string[]): Counts {
    const { ulp, x, values } = this.worst;
    const at = Object.fromEntries([
      ...inputs.map((n) => [n, x] as const),
      ...parameters.map((n, i) => [n, values[i]!] as const),
    ]);
    const { points, nan, falseZero, wrongSign, undecided } = this;
    return { maxUlp: ulp, at, points, nan, falseZero, wrongSign, undecided };
  }
}

function expectedOf(truth: Reference, format: Format): number {
  if (truth.kind === 'number') return roundBig(truth.value, format);
  return truth.kind === 'infinite' ? truth.sign * Number.POSITIVE_INFINITY : Number.NaN;
}

/**
 * A figure of a kernel that calls the host's functions, as it may be committed: `Math.exp` differs from engine to engine
 * in the last place, so maxUlp is rounded up to a whole power of two (1 at least), and the input of the worst error to
 * one significant digit. THE one place where figures are coarsened.
 */
export function publishable(figure: Figure): Figure {
  const maxUlp = Number.isFinite(figure.maxUlp) ? upToPowerOfTwo(figure.maxUlp) : figure.maxUlp;
  const at = Object.fromEntries(
    Object.entries(figure.at).map(([n, x]) => [n, Number.isFinite(x) ? Number(x.toPrecision(1)) : x]),
  );
  return { ...figure, maxUlp, at };
}

function upToPowerOfTwo(x: number): number {
  let power = 1;
  while (power < x) power *= 2;
  return power;
}
