/**
 * Counts misrounded float32 results among all inputs: a chunk of consecutive inputs is halved where its ends have
 * different results, answered as a whole where one result is proved for all of it, and else gone through one by one.
 */
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

/** Judges the results of the inputs `from`, from + 1, … ; `checks` random ones among them are compared with MPFR. */
export function judgeRounding(from: number, results: Uint32Array, oracle: Oracle, checks: number): Judgement {
  const count = results.length;
  const ys = new Float32Array(results.buffer, results.byteOffset, count);
  const wanted = new Float64Array(count);
  const examples: { x: number; y: number }[] = [];
  let [misrounded, proved] = [0, 0];
  const before = oracle.asked();
  const wrong = (i: number): void => {
    misrounded += 1;
    if (examples.length < MOST_EXAMPLES) examples.push({ x: from + i, y: results[i]! });
  };
  const single = (i: number): void => {
    const x = floatOf(from + i);
    const y = oracle.accurate(x);
    wanted[i] = y;
    // Infinities have limits, which are looked at elsewhere.
    if (x - x !== 0) return;
    const right = oracle.at(x, y);
    const got = ys[i]!;
    if (got !== right && !(Number.isNaN(got) && Number.isNaN(right))) wrong(i);
  };
  const whole = (low: number, high: number, right: number): void => {
    wanted.fill(right, low, high);
    proved += high - low;
    for (let i = low; i < high; i++) if (ys[i]! !== right && !(Number.isNaN(ys[i]!) && Number.isNaN(right))) wrong(i);
  };
  /** The result of all inputs between two, if it is one. */
  const wholeOf = (a: number, b: number): number | undefined => {
    const [p, q] = [a, b].map((x) => oracle.at(x, oracle.accurate(x))) as [number, number];
    return p === q || (Number.isNaN(p) && Number.isNaN(q)) ? oracle.over(Math.min(a, b), Math.max(a, b)) : undefined;
  };
  const stretch = (low: number, high: number): void => {
    const [a, b] = [floatOf(from + low), floatOf(from + high - 1)];
    const finite = a - a === 0 && b - b === 0;
    const right = finite && a !== 0 ? wholeOf(a, b) : undefined;
    if (right !== undefined) {
      whole(low, high, right);
      return;
    }
    if (high - low <= SMALLEST) {
      for (let i = low; i < high; i++) single(i);
      return;
    }
    const middle = low + Math.floor((high - low) / 2);
    stretch(low, middle);
    stretch(middle, high);
  };
  for (let low = 0; low < count; low += SMALLEST * 64) stretch(low, Math.min(count, low + SMALLEST * 64));
  const asked = oracle.asked() - before;
  let [checked, oracleWrong, drift] = [0, 0, 0];
  const next = random32(from ^ 0x5bd1e995);
  for (let k = 0; k < checks; k++) {
    const x = floatOf(from + Math.floor(unit(next) * count));
    if (x - x !== 0) continue;
    const found = oracle.check(x);
    if (!found) continue;
    checked += 1;
    if (!found.right) oracleWrong += 1;
    drift = Math.max(drift, found.drift);
  }
  return { rounding: { misrounded, asked, proved, checked, oracleWrong, drift }, wanted, examples };
}
