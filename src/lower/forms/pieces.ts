/**
 * A polynomial around a root that is no rational number: f(x) = (x − r)^k · p(x − r), the root as an exact sum of words,
 * p interpolated in exact arithmetic through MPFR values at Chebyshev nodes.
 */
import { add, div, fromDouble, mul, type Rational, rational, sub, toDouble } from '../../algebra/rational.js';
import { differentiate } from '../../expr/differentiate.js';
import type { Expr } from '../../expr/expr.js';
import { type Answer, middleOf, type Truth } from '../../truth/truth.js';
import type { Arithmetic } from '../arithmetic/arithmetic.js';
import { shortRational, signAtPoint } from './borders.js';

export interface Piece<N> {
  readonly low: number;
  readonly high: number;
  /** The root; exact to 2^-200 of itself. */
  readonly root: Rational;
  readonly order: number;
  /** Of p, the constant first. */
  readonly coefficients: readonly Rational[];
  /** Bits that it loses, looked at between its nodes. */
  readonly lost: number;
  readonly run: (x: N) => N;
}

const DEGREE = 24;
/** The piece reaches to root · (1 ± 2^-6). */
const REACH = 64;
const BITS = 420;
/** Values beyond 2^±this have no place in a polynomial. */
const FARTHEST_EXPONENT = 20_000;
const ROOT_BITS = 260;
/** Coefficients are kept to this many bits. */
const COEFFICIENT_BITS = 200;

function midpoint(answer: Answer): Rational | undefined {
  if (answer.kind !== 'number') return undefined;
  const m = middleOf(answer);
  if (!m || Math.abs(m.exponent) > FARTHEST_EXPONENT) return undefined;
  return m.exponent >= 0 ? rational(m.mantissa << BigInt(m.exponent)) : rational(m.mantissa, 1n << BigInt(-m.exponent));
}

const bitLength = (n: bigint): number => (n < 0n ? -n : n).toString(2).length;
/** r to so many significant bits: exact arithmetic on it stays short. */
export function shorten(r: Rational, bits: number): Rational {
  if (r.num === 0n) return r;
  const shift = bits - (bitLength(r.num) - bitLength(r.den));
  return shift >= 0
    ? rational((r.num << BigInt(shift)) / r.den, 1n << BigInt(shift))
    : rational((r.num / (r.den << BigInt(-shift))) << BigInt(-shift));
}

/** Steps of the secant method: its order 1.6 takes 20 bits to ROOT_BITS in seven. */
const SECANT_STEPS = 12;

/** The zero by secants, kept only where the sign changes within 2^-ROOT_BITS of it; undefined where they stray. */
function secant(
  g: Expr,
  variable: string,
  low: Rational,
  high: Rational,
  truth: Truth,
  left: -1 | 0 | 1,
): Rational | undefined {
  const at = (x: Rational): Rational | undefined =>
    midpoint(truth.evaluate(g, new Map([[variable, x]]), ROOT_BITS + 20, { floor: -4 * ROOT_BITS, bits: 2048 }));
  let [a, b] = [low, high];
  let [fa, fb] = [at(a), at(b)];
  const reach = mul(sub(high, low), rational(1n, 1n << BigInt(ROOT_BITS - 22)));
  for (let i = 0; i < SECANT_STEPS; i++) {
    if (!fa || !fb) return undefined;
    const slope = sub(fb, fa);
    if (slope.num === 0n) return undefined;
    const next = shorten(sub(b, div(mul(fb, sub(b, a)), slope)), ROOT_BITS + 20);
    if (toDouble(next) < toDouble(low) || toDouble(next) > toDouble(high)) return undefined;
    if (signAtPoint(g, variable, sub(next, reach), truth) === left) {
      const right = signAtPoint(g, variable, add(next, reach), truth);
      if (right === -left) return next;
    }
    [a, fa] = [b, fb];
    [b, fb] = [next, at(next)];
  }
  return undefined;
}

/** The zero of g between two exact points of different signs, to ROOT_BITS. */
function bisect(g: Expr, variable: string, low: Rational, high: Rational, truth: Truth): Rational | undefined {
  const left = signAtPoint(g, variable, low, truth);
  const right = signAtPoint(g, variable, high, truth);
  if (!left || !right || left === right) return undefined;
  const polished = secant(g, variable, low, high, truth, left);
  if (polished) return polished;
  let [a, b] = [low, high];
  for (let i = 0; i < ROOT_BITS; i++) {
    const m = mul(add(a, b), rational(1, 2));
    const s = signAtPoint(g, variable, m, truth);
    if (s === 0) return m;
    if (s === undefined) return undefined;
    if (s === left) a = m;
    else b = m;
  }
  return mul(add(a, b), rational(1, 2));
}

/** As near as this, relatively, a short fraction is the root itself, though no enclosure shows the value 0 there. */
const SAME = rational(1n, 1n << 200n);
function asFraction(root: Rational): Rational {
  const short = shortRational(root);
  if (!short) return root;
  const gap = sub(short, root);
  const [size, reach] = [gap.num < 0n ? sub(ZERO, gap) : gap, mul(root.num < 0n ? sub(ZERO, root) : root, SAME)];
  return size.num * reach.den <= reach.num * size.den ? short : root;
}
const ZERO = rational(0);

/** The root near x and its order: a change of sign, or a zero of the derivative where the value touches 0. */
function rootNear(e: Expr, variable: string, x: number, truth: Truth): { root: Rational; order: number } | undefined {
  const at = fromDouble(x);
  const step = mul(fromDouble(Math.abs(x)), rational(1, 1_000_000));
  const [low, high] = [sub(at, step), add(at, step)];
  const root = bisect(e, variable, low, high, truth);
  if (root) return { root: asFraction(root), order: 1 };
  const [here, beside] = [at, mul(at, rational(1025, 1024))].map((p) =>
    midpoint(truth.evaluate(e, new Map([[variable, p]]), 60)),
  );
  // A removable point: the value is as large as beside it, and only the formula cancels.
  if (!here || !beside || Math.abs(toDouble(here)) > Math.abs(toDouble(beside)) / 1e6) return { root: at, order: 0 };
  const double = bisect(differentiate(e, variable), variable, low, high, truth);
  return double && { root: asFraction(double), order: 2 };
}

/** The piece around a lossy place; undefined where no root is found or values are missing. */
export function pieceAround<N>(
  e: Expr,
  variable: string,
  x: number,
  a: Arithmetic<N>,
  truth: Truth,
): Piece<N> | undefined {
  const found = rootNear(e, variable, x, truth);
  if (!found) return undefined;
  const { root, order } = found;
  const width = Math.abs(x) / REACH;
  const nodes: Rational[] = [];
  const values: Rational[] = [];
  for (let j = 0; j <= DEGREE; j++) {
    const h = fromDouble(width * Math.cos((Math.PI * (j + 0.5)) / (DEGREE + 1)) || width * 1e-13);
    const v = midpoint(truth.evaluate(e, new Map([[variable, add(root, h)]]), BITS));
    if (!v) return undefined;
    nodes.push(h);
    let quotient = v;
    for (let i = 0; i < order; i++) quotient = div(quotient, h);
    values.push(shorten(quotient, BITS));
  }
  const coefficients = interpolate(nodes, values).map((c) => shorten(c, COEFFICIENT_BITS));
  const words = rootWords(root).map((w) => a.double(w));
  const constants = coefficients.map((c) => a.rational(c));
  const piece: Omit<Piece<N>, 'lost'> = {
    low: toDouble(root) - width,
    high: toDouble(root) + width,
    root,
    order,
    coefficients,
    run: (given) => {
      const d = words.reduce((rest, w) => a.subtract(rest, w), given);
      let v = constants[constants.length - 1] as N;
      for (let i = constants.length - 2; i >= 0; i--) v = a.add(a.multiply(v, d), constants[i] as N);
      for (let i = 0; i < order; i++) v = a.multiply(v, d);
      return v;
    },
  };
  const errors = CHECKED.map((t) => errorAt(piece, toDouble(root) + t * width, e, variable, a, truth));
  const lost = Math.max(FEWEST_LOST, WORDS + MARGIN + Math.ceil(Math.max(...errors)));
  return lost <= MOST_LOST ? { ...piece, lost } : undefined;
}

/** Places between the nodes, in widths: a pole has no polynomial though the sign changes there. */
const CHECKED = [0.83, 0.37, 0.011, -0.029, -0.41, -0.9];
/** Bits of the arithmetic; of an error beyond those measured; and lost ones that are allowed. */
const WORDS = 106;
const MARGIN = 4;
const FEWEST_LOST = 8;
const MOST_LOST = 48;

/** log₂ of the relative error at x; ∞ where there is no value. */
function errorAt<N>(
  p: Omit<Piece<N>, 'lost'>,
  x: number,
  e: Expr,
  variable: string,
  a: Arithmetic<N>,
  truth: Truth,
): number {
  const want = midpoint(truth.evaluate(e, new Map([[variable, fromDouble(x)]]), WORDS + 8));
  if (!want) return Number.POSITIVE_INFINITY;
  const exact = a.rational(want);
  const size = a.log2(a.subtract(p.run(a.double(x)), exact)) - a.log2(exact);
  return Number.isNaN(size) ? Number.POSITIVE_INFINITY : size;
}

/** The root as three doubles, largest first. */
export function rootWords(root: Rational): readonly number[] {
  const words: number[] = [];
  let rest = root;
  for (let i = 0; i < 3; i++) {
    const w = toDouble(rest);
    words.push(w);
    rest = sub(rest, fromDouble(w));
  }
  return words;
}

/** Newton's divided differences, then monomial coefficients, in rationals kept short. */
function interpolate(nodes: readonly Rational[], values: readonly Rational[]): readonly Rational[] {
  const n = nodes.length;
  const c = [...values];
  for (let j = 1; j < n; j++)
    for (let i = n - 1; i >= j; i--) c[i] = shorten(div(sub(c[i]!, c[i - 1]!), sub(nodes[i]!, nodes[i - j]!)), BITS);
  let out: Rational[] = [c[n - 1]!];
  for (let i = n - 2; i >= 0; i--) {
    const next: Rational[] = [rational(0), ...out];
    out.forEach((v, j) => {
      next[j] = sub(next[j]!, mul(v, nodes[i]!));
    });
    next[0] = add(next[0]!, c[i]!);
    out = next.map((v) => shorten(v, BITS));
  }
  return out;
}
