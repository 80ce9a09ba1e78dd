// Made by activation-compiler; do not edit.
/**
 * Sums, products, quotients and powers of balls and of numbers that are kept by their logarithms, so that exp(1e300) and
 * exp(−1e300) are numbers like others: log(1 + exp(1e300)) is 1e300, exp(1e300)/(1 + exp(1e300)) is 1.
 */
import {
  type Ball,
  ball,
  certainSign,
  type Extreme,
  exactly,
  extreme,
  hull,
  magnitude,
  NONE,
  NOUGHT,
  negative,
  product as productOfBalls,
  quotient as quotientOfBalls,
  root as rootOfBall,
  sum as sumOfBalls,
  topOf,
  UNIT,
  UNKNOWN,
} from './ball.js';
import { exp } from './exponential.js';
import { log } from './logarithm.js';

/** ±exp(log) as a ball where it is one. */
function made(sign: 1 | -1, l: Ball, p: number): Ball {
  if (l.kind === 'none' || l.kind === 'unknown') return l;
  const y = exp(l, p);
  return sign === 1 ? y : negative(y);
}

/** The logarithm of the size of a number of certain sign. */
function logOf(a: Ball, p: number): Ball {
  if (a.kind === 'extreme') return a.log;
  return log(certainSign(a) === -1 ? negative(a) : a, p);
}

const isHuge = (a: Extreme): boolean => certainSign(a.log) === 1;
/** Anything below all numbers that are not extreme. */
const NEXT_TO_NOUGHT = ball(0n, 1n, -274_877_906_944);

const fate = (a: Ball, b: Ball): Ball => (a.kind === 'none' || b.kind === 'none' ? NONE : UNKNOWN);
const isLost = (a: Ball): boolean => a.kind === 'none' || a.kind === 'unknown';

export function sum(a: Ball, b: Ball, p: number): Ball {
  if (a.kind === 'ball' && b.kind === 'ball') return sumOfBalls(a, b, p);
  if (isLost(a) || isLost(b)) return fate(a, b);
  if (a.kind !== 'extreme') return sum(b, a, p);
  if (certainSign(b) === 0) return a;
  if (b.kind === 'ball' && !isHuge(a) && topOf(b) > -FAR_BELOW) return sumOfBalls(b, NEXT_TO_NOUGHT, p);
  if (b.kind === 'ball' && isHuge(a) && topOf(b) < FAR_BELOW) return extreme(a.sign, sumOfNear(a.log, p));
  const sign = certainSign(b);
  if (sign === undefined || sign === 0)
    return b.kind === 'ball' && !isHuge(a) ? sumOfBalls(b, NEXT_TO_NOUGHT, p) : UNKNOWN;
  return sumByLogs({ ...a, isExtreme: true }, { sign, log: logOf(b, p), isExtreme: b.kind === 'extreme' }, p);
}
/** Half of the exponent that extreme numbers have at least. */
const FAR_BELOW = 137_438_953_472;
/** log + log1p(next to nothing), to p bits after the point: exponentials of it are to have p bits. */
const sumOfNear = (l: Ball, p: number): Ball =>
  sum(l, NEXT_TO_NOUGHT, p + (l.kind === 'ball' ? Math.min(Math.max(0, topOf(l)), MOST_MORE) : 0));
const MOST_MORE = 2000;

interface ByLog {
  readonly sign: 1 | -1;
  readonly log: Ball;
  readonly isExtreme: boolean;
}

/** The sum of two numbers given by their logarithms. */
function sumByLogs(a: ByLog, b: ByLog, p: number): Ball {
  const like = a.sign === b.sign ? sumOfHuge(a, b, p) : undefined;
  const found = sumByDistance(a, b, p);
  return found.kind === 'unknown' && like ? like : found;
}

/** Of two huge numbers of one sign: the logarithm of the sum is one of theirs, or up to log 2 more. */
function sumOfHuge(a: ByLog, b: ByLog, p: number): Ball | undefined {
  if (!a.isExtreme || !b.isExtreme || certainSign(a.log) !== 1 || certainSign(b.log) !== 1) return undefined;
  const l = sum(hullOf(a.log, b.log, p), ball(1n, 1n, -1), p);
  return certainSign(l) === 1 ? extreme(a.sign, l) : undefined;
}

/** All of both, of numbers of one sign. */
function hullOf(a: Ball, b: Ball, p: number): Ball {
  if (a.kind === 'extreme' && b.kind === 'extreme' && a.sign === b.sign)
    return extreme(a.sign, hullOf(a.log, b.log, p));
  return a.kind === 'ball' && b.kind === 'ball' ? hull(a, b, p) : UNKNOWN;
}

/** exp(l)·(1 ± exp(k − l)), k not above l. */
function sumByDistance(a: ByLog, b: ByLog, p: number): Ball {
  const d = difference(b.log, a.log, p);
  // Of two numbers next to 0 the sum is next to 0.
  const areTiny = certainSign(a.log) === -1 && certainSign(b.log) === -1;
  const unsure = areTiny && a.isExtreme && b.isExtreme ? product(exactly(2n), NEXT_TO_NOUGHT, p) : UNKNOWN;
  if (isLost(d)) return d.kind === 'none' ? d : unsure;
  if (certainSign(d) === 1) return sumByDistance(b, a, p);
  const t = exp(d, p);
  const factor = sum(UNIT, a.sign === b.sign ? t : negative(t), p);
  const s = certainSign(factor);
  if (s === 0) return NOUGHT;
  if (s === undefined) return unsure;
  return made(s === a.sign ? 1 : -1, sum(a.log, logOf(factor, p), p), p);
}

export const difference = (a: Ball, b: Ball, p: number): Ball => sum(a, negative(b), p);

export function product(a: Ball, b: Ball, p: number): Ball {
  if (a.kind === 'ball' && b.kind === 'ball') return productOfBalls(a, b, p);
  return shrunk(a, b) ?? shrunk(b, a) ?? byLogs(a, b, sum, p);
}

export function quotient(a: Ball, b: Ball, p: number): Ball {
  if (a.kind === 'ball' && b.kind === 'ball') return quotientOfBalls(a, b, p);
  if (certainSign(b) === 0) return NONE;
  const inverse = b.kind === 'extreme' ? extreme(b.sign, negative(b.log)) : b;
  return shrunk(a, inverse) ?? byLogs(a, b, difference, p);
}

/** A ball about 0 times something below 1: anything not farther out. */
function shrunk(a: Ball, b: Ball): Ball | undefined {
  if (a.kind !== 'ball' || b.kind !== 'extreme' || isHuge(b) || certainSign(a) !== undefined) return undefined;
  return ball(0n, magnitude(a.m) + a.r, a.e);
}

function byLogs(a: Ball, b: Ball, join: typeof sum, p: number): Ball {
  if (isLost(a) || isLost(b)) return fate(a, b);
  const [s, t] = [certainSign(a), certainSign(b)];
  if (s === 0 || t === 0) return NOUGHT;
  if (s === undefined || t === undefined) return UNKNOWN;
  return made(s === t ? 1 : -1, join(logOf(a, p), logOf(b, p), p), p);
}

/** The square or cube root. */
export function root(a: Ball, n: 2 | 3, p: number): Ball {
  if (a.kind !== 'extreme') return rootOfBall(a, n, p);
  if (a.sign < 0 && n === 2) return NONE;
  return made(a.sign, quotient(a.log, exactly(BigInt(n)), p), p);
}

/** a^n for a whole n, by squaring. */
export function wholePower(a: Ball, n: number, p: number): Ball {
  if (n < 0) return quotient(UNIT, wholePower(a, -n, p), p);
  if (a.kind === 'extreme')
    return n === 0 ? UNIT : made(n % 2 === 0 ? 1 : a.sign, product(a.log, exactly(BigInt(n)), p), p);
  let [result, power]: [Ball, Ball] = [UNIT, a];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = product(result, power, p);
    if (rest > 1) power = product(power, power, p);
  }
  return result;
}

/** √(1 + u) − 1 = u/(1 + √(1 + u)). */
export function sqrt1pm1(a: Ball, p: number): Ball {
  const q = p + 8;
  return quotient(a, sum(UNIT, root(sum(UNIT, a, q), 2, q), q), p);
}
