// Made by activation-compiler; do not edit.
/** A ball to double or single precision, where all its numbers round alike. */
import { powerOfTwo } from '../scaled.js';
import { type Ball, certainSign, magnitude } from './ball.js';

const lengthOf = (n: bigint): number => n.toString(2).length;

/** A format: bits of its numbers, the exponent of the least of them, and where they end. */
interface Format {
  readonly bits: number;
  readonly least: number;
  readonly most: number;
}
const DOUBLE: Format = { bits: 53, least: -1074, most: 1024 };
const SINGLE: Format = { bits: 24, least: -149, most: 128 };

/** n·2^e to the nearest number of a format, ties to even, n >= 0. */
function nearest(n: bigint, e: number, { bits, least, most }: Format): number {
  if (n === 0n) return 0;
  const size = lengthOf(n);
  const top = e + size;
  if (top > most) return Number.POSITIVE_INFINITY;
  if (top < least) return 0;
  const unit = Math.max(top - bits, least);
  const cut = unit - e;
  if (cut <= 0) return byPowers(Number(n << BigInt(-cut)), unit);
  const k = BigInt(cut);
  let whole = n >> k;
  const rest = n - (whole << k);
  const half = 1n << (k - 1n);
  if (rest > half || (rest === half && whole % 2n === 1n)) whole += 1n;
  // Rounded up to a power of two it may be beyond the last number.
  return unit + bits === most && Number(whole) === powerOfTwo(bits)
    ? Number.POSITIVE_INFINITY
    : byPowers(Number(whole), unit);
}

/** x·2^e for a whole x below 2^53, or 2^53 itself. */
function byPowers(x: number, e: number): number {
  const half = Math.trunc(e / 2);
  return x * powerOfTwo(half) * powerOfTwo(e - half);
}

const signed = (m: bigint, e: number, format: Format): number =>
  m < 0n ? -nearest(-m, e, format) : nearest(m, e, format);

/** The number of a format that all numbers of the ball round to; NaN for certainly none; undefined where it is not known. */
function rounded(a: Ball, format: Format): number | undefined {
  if (a.kind === 'none') return Number.NaN;
  if (a.kind === 'extreme') {
    const s = certainSign(a.log);
    return s === undefined ? undefined : a.sign * (s > 0 ? Number.POSITIVE_INFINITY : 0);
  }
  if (a.kind !== 'ball') return undefined;
  const low = signed(a.m - a.r, a.e, format);
  return a.r === 0n || low === signed(a.m + a.r, a.e, format) ? low : undefined;
}

/** The double that all numbers of the ball round to; NaN for certainly none; undefined where it is not known. */
export const toDouble = (a: Ball): number | undefined => rounded(a, DOUBLE);

/** The same to single precision, as a double. */
export const toSingle = (a: Ball): number | undefined => rounded(a, SINGLE);

/** The middle, where the ball is narrow beside it: a tie that no number of bits decides. */
export function middleOf(a: Ball, bits: number): number | undefined {
  if (a.kind !== 'ball' || a.r << BigInt(bits) > magnitude(a.m)) return undefined;
  return signed(a.m, a.e, DOUBLE);
}
