// Made by activation-compiler; do not edit.
/** sin, cos and cos − 1 of balls: the argument less a multiple of π/2, then the series. */
import {
  type Ball,
  ball,
  certainSign,
  exactly,
  type Finite,
  NOUGHT,
  negative,
  rounded,
  shifted,
  sizeOf,
  topOf,
  UNIT,
  UNKNOWN,
} from './ball.js';
import { piBits } from './constants.js';
import { asItself, GUARD, nextToOne, SMALL, widened } from './exponential.js';
import { product, quotient } from './extended.js';

/** Arguments from 2^FARTHEST on are out of reach. */
const FARTHEST = 5000;

/** x − x³/6 + … (first = 1) or 1 − x²/2 + … (first = 0), x and the sum with w bits after the point. */
function series(x: bigint, w: number, first: 0 | 1): bigint {
  const bits = BigInt(w);
  const z = (x * x) >> bits;
  let term = first === 1 ? x : 1n << bits;
  let total = term;
  for (let n = first + 1; term !== 0n && term !== -1n; n += 2) {
    term = -((term * z) >> bits) / BigInt(n * (n + 1));
    total += term;
  }
  return total;
}

/** sin of the exact m·2^e and of quarter turns more. */
function sinAt(a: Finite, turns: number, p: number): Ball {
  const top = a.e + sizeOf(a.m);
  const w = p + Math.max(top, 0) + GUARD;
  const x = shifted(a.m, a.e + w);
  const half = piBits(w) / 2n;
  const raised = 2n * x + half;
  const k = raised / (2n * half) - (raised < 0n ? 1n : 0n);
  const q = (((Number(k % 4n) + turns) % 4) + 4) % 4;
  const y = series(x - k * half, w, q % 2 === 0 ? 1 : 0);
  return rounded(q >= 2 ? -y : y, 1n << BigInt(w - p - 8), -w, p + 4);
}

const ANYTHING = ball(0n, 1n, 0);

function turned(a: Ball, turns: number, p: number): Ball {
  if (a.kind === 'extreme') return certainSign(a.log) === -1 && turns === 1 ? nextToOne(p) : UNKNOWN;
  if (a.kind !== 'ball') return a;
  if (topOf(a) > FARTHEST) return UNKNOWN;
  if (sizeOf(a.r) + a.e > 2) return ANYTHING;
  return widened(sinAt(a, turns, p), a, 1, p);
}

export function sin(a: Ball, p: number): Ball {
  if (certainSign(a) === 0) return NOUGHT;
  if (a.kind === 'extreme' && certainSign(a.log) === -1) return a;
  if (a.kind !== 'ball' || topOf(a) > SMALL) return turned(a, 0, p);
  const itself = asItself(a, p);
  if (itself) return itself;
  const w = p + GUARD - topOf(a);
  const y = series(shifted(a.m, a.e + w), w, 1);
  return widened(rounded(y, 1n << BigInt(GUARD - 16), -w, p + 4), a, 1, p);
}

export function cos(a: Ball, p: number): Ball {
  return certainSign(a) === 0 ? UNIT : turned(a, 1, p);
}

/** cos u − 1 = −2·sin²(u/2). */
export function cosm1(a: Ball, p: number): Ball {
  const s = sin(quotient(a, exactly(2n), 2 * p), p + 4);
  return negative(product(exactly(2n), product(s, s, p), p));
}
