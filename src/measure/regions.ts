/**
 * The largest errors of a kernel by where x is, so that one bad place does not hide what happens elsewhere: at the
 * parameters' defaults and at other settings apart, both signs, magnitudes in seven bands.
 */

/** Ends of the bands of |x|: zero; subnormal numbers; where functions are their tangents; the bend; tails; far out. */
const BANDS = [2 ** -149, 2 ** -126, 2 ** -12, 1, 8, 64] as const;
/** Regions of one setting. */
export const REGIONS = 2 * (BANDS.length + 1);

/** The region of x: negative ones from far out inwards, then positive ones outwards. NaN has none. */
export function regionOf(x: number): number | undefined {
  if (Number.isNaN(x)) return undefined;
  const band = BANDS.filter((end) => Math.abs(x) >= end).length;
  return x < 0 || Object.is(x, -0) ? BANDS.length - band : BANDS.length + 1 + band;
}

/** Errors up to half a unit are what rounding does. */
const ROUNDING = 0.5;

export class Regions {
  private readonly worst = new Array<number>(2 * REGIONS).fill(0);
  private usual: string | undefined;

  /** The first setting that is seen counts as the usual one. */
  add(x: number, setting: readonly number[], ulp: number): void {
    const region = regionOf(x);
    if (region === undefined || Number.isNaN(ulp)) return;
    const key = setting.join();
    this.usual ??= key;
    const at = region + (key === this.usual ? 0 : REGIONS);
    this.worst[at] = Math.max(this.worst[at]!, ulp);
  }

  /** The errors in order, with three digits, rounded up; `-` where nothing is beyond rounding. */
  text(): string {
    return this.worst.map((ulp) => (ulp <= ROUNDING ? '-' : threeDigits(ulp))).join(' ');
  }
}

/** Up to three significant digits; infinity as `inf`. */
function threeDigits(ulp: number): string {
  if (!Number.isFinite(ulp)) return 'inf';
  const short = Number(ulp.toPrecision(3));
  const up = short >= ulp ? short : short + 10 ** (Math.floor(Math.log10(short)) - 2);
  return String(Number(up.toPrecision(3)));
}

const numbers = (text: string): readonly number[] =>
  text.split(' ').map((w) => (w === '-' ? 0 : w === 'inf' ? Number.POSITIVE_INFINITY : Number(w)));

/** Regions that are worse in the first text than in the second, in words. */
export function worseRegions(now: string, kept: string): readonly string[] {
  const before = numbers(kept);
  return numbers(now).flatMap((ulp, i) => {
    if (ulp <= (before[i] ?? Number.POSITIVE_INFINITY)) return [];
    return [
      `${describe(i % REGIONS)}${i < REGIONS ? '' : ', not the default parameters'}: ${ulp} ulp, ${before[i]} before`,
    ];
  });
}

function describe(region: number): string {
  const negative = region <= BANDS.length;
  const band = negative ? BANDS.length - region : region - BANDS.length - 1;
  const [low, high] = [band === 0 ? 0 : BANDS[band - 1]!, BANDS[band] ?? Number.POSITIVE_INFINITY];
  return negative ? `${-high} < x <= ${-low}` : `${low} <= x < ${high}`;
}
