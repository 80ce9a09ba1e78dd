// Made by activation-compiler; do not edit.
/**
 * Arguments less their nearest multiple of π/2. The relative error of what is left is below 2^-102 also where nearly
 * everything cancels. Three ways: π/2 in three words where the rest isn't small; exact sums with π/2 in five words;
 * π in 1400 bits for arguments from 2^31 to 2^1100.
 */
import { toInteger } from './integer.js';
import { type Pair, quickSum, sumOfThree } from './pair.js';
import { powerOfTwo, type Scaled } from './scaled.js';
import { expansion, productError } from './sticky.js';
import { HALF_PI, PI_DIGITS } from './tables/constants.js';

/** a = quadrant·π/2 + r, the quadrant modulo 4, |r| <= π/4. */
export interface Reduced {
  readonly quadrant: 0 | 1 | 2 | 3;
  readonly r: Pair;
}

/** Arguments from 2^LONG on take the long way; arguments from 2^FARTHEST on have no value. */
const LONG = 31;
const FARTHEST = 1100;
/** The short way is for rests of more than this part of the argument. */
const SMALL = powerOfTwo(-40);
const [WORD, WORD_LOW, WORD_LOWEST] = [HALF_PI[0]!, HALF_PI[1]!, HALF_PI[2]!];

/** The argument's quadrant and the rest; undefined from 2^1100 on, and for NaN and ±∞. */
export function reduce(a: Scaled): Reduced | undefined {
  if (a.e >= FARTHEST || a.h - a.h !== 0) return undefined;
  return a.e < LONG ? reduceWords(a) : reduceLong(a);
}

const modulo4 = (k: number): Reduced['quadrant'] => (((k % 4) + 4) % 4) as Reduced['quadrant'];

function reduceWords(a: Scaled): Reduced {
  const s = powerOfTwo(Math.max(a.e, -1000));
  const x = a.h * s;
  const y = a.l * s;
  const k = Math.round(x / WORD);
  if (k === 0) return { quadrant: 0, r: { h: x, l: y } };
  // x − k·WORD is exact; then all is smaller by 2^-53.
  const first = sumOfThree(x - k * WORD, y, -productError(k, WORD));
  const second = sumOfThree(first.h, -k * WORD_LOW, first.l);
  const r = quickSum(second.h, second.l - productError(k, WORD_LOW) - k * WORD_LOWEST);
  if (Math.abs(r.h) > Math.abs(x) * SMALL) return { quadrant: modulo4(k), r };
  const terms: number[] = [x, y];
  for (const word of HALF_PI) terms.push(-k * word, -productError(k, word));
  const parts = expansion(terms);
  const n = parts.length;
  return {
    quadrant: modulo4(k),
    r: quickSum(parts[n - 1] ?? 0, (parts[n - 2] ?? 0) + (parts[n - 3] ?? 0)),
  };
}

const FRACTION = 1400;
let halfPi: bigint | undefined;

function reduceLong(a: Scaled): Reduced {
  halfPi ??= BigInt(`0x${PI_DIGITS}`) / 2n;
  const x = toInteger(a, FRACTION);
  const raised = x + halfPi / 2n;
  // The floor of the quotient: integers divide towards zero.
  const k = raised / halfPi - (raised % halfPi < 0n ? 1n : 0n);
  const rest = x - k * halfPi;
  const cut = Math.max(0, (rest < 0n ? -rest : rest).toString(16).length * 4 - 160);
  const top = rest >> BigInt(cut);
  const high = Number(top);
  const low = Number(top - BigInt(high));
  // In two steps: 2^-1400 is no double.
  const half = Math.floor((cut - FRACTION) / 2);
  const s = powerOfTwo(half);
  const t = powerOfTwo(cut - FRACTION - half);
  return { quadrant: modulo4(Number(k % 4n)), r: { h: high * s * t, l: low * s * t } };
}
