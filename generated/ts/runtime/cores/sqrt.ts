// Made by activation-compiler; do not edit.
/**
 * sqrt1pm1(d) = √(1 + d) − 1 in doubles, without cancellation. Method: y = d/(1 + √(1 + d)) in double, shortened to 26
 * bits so that its square is exact; what is missing in y² + 2y = d, divided by 2 + 2y, is the rest. Towards −1, where
 * both roots of that equation meet, the root itself and 1 taken away: nothing cancels there.
 */
import { sqrtPair } from './pair.js';
import { tail } from './tail.js';

const TAIL = tail;
/** 2^27 + 1, which splits a double into two halves (Veltkamp). */
const SPLIT = 134217729;

/** √(1 + d) − 1 within 0.51 ulp for d >= −1, NaN below; the sign of zero is kept. */
export function sqrt1pm1(d: number): number {
  return sqrt1pm1Pair(d, 0);
}

/** √(1 + d + low) − 1 as a pair within 2^-72 of itself, |low| <= ulp(d)/2. */
export function sqrt1pm1Pair(d: number, low: number): number {
  if (d < -0.5) return nearMinusOne(d, low);
  if (d === 0 || d === Number.POSITIVE_INFINITY) {
    TAIL[0] = 0;
    return d;
  }
  const root = Math.sqrt(1 + d);
  const y = d / (1 + root);
  const spread = y * SPLIT;
  const y1 = spread - (spread - y);
  // d − 2 y1 − y1², both differences as sums of two words.
  const twice = 2 * y1;
  const first = d - twice;
  const back = first + twice;
  const firstRest = d - back + (back - first - twice);
  const square = y1 * y1;
  const second = first - square;
  const secondBack = second + square;
  const secondRest = first - secondBack + (secondBack - second - square);
  const step = (second + (firstRest + secondRest + low)) / (2 + (y1 + y));
  const head = y1 + step;
  TAIL[0] = step - (head - y1);
  return head;
}

/** The same for −1 <= d < −1/2, where 1 + d is exact. */
function nearMinusOne(d: number, low: number): number {
  // Next to −1 low may be as large as 1 + d.
  const whole = 1 + d;
  const under = whole + low;
  const root = sqrtPair(under, low - (under - whole));
  const sum = root - 1;
  const rest = root - (sum + 1) + TAIL[0]!;
  const head = sum + rest;
  TAIL[0] = rest - (head - sum);
  return head;
}
