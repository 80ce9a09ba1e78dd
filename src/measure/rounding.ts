/**
 * Counts misrounded float32 results among all inputs: a chunk of consecutive inputs is halved where its ends have
 * nothing is proved of it, answered as a whole where a law is (`laws.ts`), and gone through one by one where it is small.
 */
import type { Line } from './law.js';
import type { Oracle } from './oracle.js';
import { random32, unit } from './random.js';

/** A proof is tried for stretches of this many inputs and more. */
const SMALLEST = 2 ** 16;

/** What is known of the roundings of a sweep; the parts of a sweep add up. */
export interface Rounding {
  /** Results that are not the right float32 (the sign of a zero aside). */
  readonly misrounded: number;
  /** Inputs at which the exact plan had to be asked, and those answered by proofs over stretches. */
  readonly asked: number;
  readonly proved: number;
  /** Random inputs at which the oracle was compared with MPFR, and at how many of them it was wrong. */
  readonly checked: number;
  readonly oracleWrong: number;
  /** The most that the accurate function was off there, in units of 2^-52 of its value. */
  readonly drift: number;
}

export const NO_ROUNDING: Rounding = { misrounded: 0, asked: 0, proved: 0, checked: 0, oracleWrong: 0, drift: 0 };

export const addRounding = (a: Rounding, b: Rounding): Rounding => ({
  misrounded: a.misrounded + b.misrounded,
  asked: a.asked + b.asked,
  proved: a.proved + b.proved,
  checked: a.checked + b.checked,
  oracleWrong: a.oracleWrong + b.oracleWrong,
  drift: Math.max(a.drift, b.drift),
});

const words = new Uint32Array(1);
const float = new Float32Array(words.buffer);
function floatOf(bits: number): number {
  words[0] = bits;
  return float[0]!;
}

export interface Judgement {
  readonly rounding: Rounding;
  /** Reference values in double, in order: what errors are measured against. */
  readonly wanted: Float64Array;
  /** The first misrounded results: input and what came, as bits. */
  readonly examples: readonly { readonly x: number; readonly y: number }[];
}

const MOST_EXAMPLES = 64;

/** Zero of either sign is one number here, and so is NaN. */
const differ = (a: number, b: number): boolean => a !== b && !(Number.isNaN(a) && Number.isNaN(b));

/** One pass over the results of the inputs `from`, from + 1, … */
class Pass {
  misrounded = 0;
  proved = 0;
  readonly examples: { x: number; y: number }[] = [];
  private readonly ys: Float32Array;
  private readonly wrongOnes = new Set<number>();

  constructor(
    private readonly from: number,
    private readonly results: Uint32Array,
    private readonly wanted: Float64Array,
    private readonly oracle: Oracle,
    private readonly watched: ReadonlySet<number>,
  ) {
    this.ys = new Float32Array(results.buffer, results.byteOffset, results.length);
  }

  /** Settles a stretch by a law, by its halves, or one by one. */
  stretch(low: number, high: number): void {
    const [a, b] = [floatOf(this.from + low), floatOf(this.from + high - 1)];
    if (a === 0) {
      this.each(low, low + 1);
      if (low + 1 < high) this.stretch(low + 1, high);
      return;
    }
    const areFinite = a - a === 0 && b - b === 0;
    const law = areFinite ? this.oracle.over(a, b) : undefined;
    if (law) {
      if (law.kind === 'line') this.line(low, high, law);
      else this.constant(low, high, law.right);
    } else if (high - low <= SMALLEST) this.each(low, high);
    else {
      const middle = low + Math.floor((high - low) / 2);
      this.stretch(low, middle);
      this.stretch(middle, high);
    }
  }

  result(i: number): number {
    return this.ys[i]!;
  }

  /** Was it called misrounded? Known of those watched. */
  isWrong(i: number): boolean {
    return this.wrongOnes.has(i);
  }

  private wrong(i: number): void {
    this.misrounded += 1;
    if (this.watched.has(i)) this.wrongOnes.add(i);
    if (this.examples.length < MOST_EXAMPLES) this.examples.push({ x: this.from + i, y: this.results[i]! });
  }

  private constant(low: number, high: number, right: number): void {
    const { ys } = this;
    this.wanted.fill(right, low, high);
    this.proved += high - low;
    for (let i = low; i < high; i++) if (ys[i]! !== right && differ(ys[i]!, right)) this.wrong(i);
  }

  private line(low: number, high: number, { slope, low: below, high: above }: Line): void {
    const { ys, wanted, from } = this;
    let unsettled = 0;
    for (let i = low; i < high; i++) {
      words[0] = from + i;
      const p = slope * float[0]!;
      const right = Math.fround(p * below);
      if (right === Math.fround(p * above)) {
        wanted[i] = p;
        if (ys[i]! !== right) this.wrong(i);
      } else {
        this.single(i);
        unsettled += 1;
      }
    }
    this.proved += high - low - unsettled;
  }

  private each(low: number, high: number): void {
    const { ys, wanted, from, oracle } = this;
    const { accurate, up, down } = oracle;
    for (let i = low; i < high; i++) {
      words[0] = from + i;
      const y = accurate(float[0]!);
      wanted[i] = y;
      const right = Math.fround(y * up);
      if (right === Math.fround(y * down)) {
        if (ys[i]! !== right) this.unlike(i, right);
      } else this.single(i);
    }
  }

  private single(i: number): void {
    const x = floatOf(this.from + i);
    const y = this.oracle.accurate(x);
    this.wanted[i] = y;
    this.unlike(i, this.oracle.at(x, y));
  }

  private unlike(i: number, right: number): void {
    const x = floatOf(this.from + i);
    // Infinities have limits, which are looked at elsewhere.
    if (x - x === 0 && differ(this.ys[i]!, right)) this.wrong(i);
  }
}

/**
 * Judges the results of the inputs `from`, from + 1, … ; `checks` random ones among them are compared with MPFR.
 * @param wanted where the reference values go; a new array if missing
 */
export function judgeRounding(
  from: number,
  results: Uint32Array,
  oracle: Oracle,
  checks: number,
  wanted = new Float64Array(results.length),
): Judgement {
  const count = results.length;
  const next = random32(from ^ 0x5bd1e995);
  const places = Array.from({ length: checks }, () => Math.floor(unit(next) * count));
  const pass = new Pass(from, results, wanted, oracle, new Set(places));
  const before = oracle.asked();
  for (let low = 0; low < count; low += SMALLEST * 64) pass.stretch(low, Math.min(count, low + SMALLEST * 64));
  const asked = oracle.asked() - before;
  let [checked, oracleWrong, drift] = [0, 0, 0];
  for (const i of places) {
    const x = floatOf(from + i);
    if (x - x !== 0) continue;
    const found = oracle.check(x);
    if (!found) continue;
    checked += 1;
    // Whatever said that this result is right or wrong, a law or a double, must agree with MPFR.
    const isMisrounded = differ(pass.result(i), found.rounded);
    if (!found.right || isMisrounded !== pass.isWrong(i)) oracleWrong += 1;
    drift = Math.max(drift, found.drift);
  }
  const { misrounded, proved, examples } = pass;
  return { rounding: { misrounded, asked, proved, checked, oracleWrong, drift }, wanted, examples };
}
