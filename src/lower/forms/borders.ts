/**
 * Where a cell must end: zeros of what abs, sign, max and min look at, of denominators, and of arguments that have to
 * stay positive (square roots, logarithms). Found as changes of sign on a grid, refined in MPFR, and recognised as
 * rational numbers where the exact value vanishes there.
 */
import { add, fromDouble, mul, type Rational, rational, sign, toDouble } from '../../algebra/rational.js';
import { evaluate } from '../../expr/evaluate.js';
import { call, children, dependsOn, type Expr, isIntegerNumber, key, number } from '../../expr/expr.js';
import type { Truth } from '../../truth/truth.js';

/** A border: exact where it is rational, otherwise enclosed by neighbours in `narrow` bits. */
export interface Border {
  /** The point, or the middle of its enclosure. */
  readonly at: Rational;
  readonly exact: boolean;
}

const ONE = number(1);

/** Expressions whose zeros end a cell. */
export function borderExprs(e: Expr, variable: string, found: Map<string, Expr> = new Map()): Map<string, Expr> {
  if (!dependsOn(e, variable)) return found;
  const put = (g: Expr): void => {
    if (dependsOn(g, variable)) found.set(key(g), g);
  };
  if (e.kind === 'call') {
    const [u, v] = e.args as readonly [Expr, Expr];
    switch (e.op) {
      case 'abs':
      case 'sign':
      case 'cbrt':
      case 'log':
      case 'log2':
      case 'log10':
      case 'sqrt':
        put(u);
        break;
      case 'log1p':
        put(call('add', ONE, u));
        break;
      case 'max':
      case 'min':
        put(call('sub', u, v));
        break;
      case 'div':
        put(v);
        break;
      case 'asin':
      case 'acos':
      case 'atanh':
        put(call('sub', ONE, u));
        put(call('add', ONE, u));
        break;
      case 'acosh':
        put(call('sub', u, ONE));
        break;
      case 'tan':
        put(call('cos', u));
        break;
      case 'pow':
        if (!isIntegerNumber(v) || sign(v.value) < 0) put(u);
        break;
    }
  }
  for (const c of children(e)) borderExprs(c, variable, found);
  return found;
}

/** Magnitudes looked at between borders: eight an octave in the middle range, fewer far out. */
function grid(): readonly number[] {
  const exponents: number[] = [];
  for (let k = -1070; k < -64; k += 90) exponents.push(k);
  for (let k = -64; k < -12; k += 2) exponents.push(k);
  for (let k = -12; k < 10; k += 1 / 4) exponents.push(k);
  for (let k = 10; k < 64; k += 2) exponents.push(k);
  for (let k = 64; k < 1020; k += 90) exponents.push(k);
  return exponents.map((k) => 2 ** k * 1.0372);
}
export const MAGNITUDES = grid();

const BISECTIONS = 120;
/** Denominators of rational numbers that are tried for a border. */
const MOST_DENOMINATOR = 200;
/** More changes of sign than this: an oscillation, which has no cells. */
const MOST_BORDERS = 64;

export class TooManyBorders extends Error {}

/** The continued fraction of r, stopped at a short one within 2^-40 of it. */
export function shortRational(r: Rational, most = MOST_DENOMINATOR): Rational | undefined {
  let v = r;
  let [h0, h1, k0, k1] = [0n, 1n, 1n, 0n];
  for (let step = 0; step < 20; step++) {
    const whole = v.num >= 0n ? v.num / v.den : -((-v.num + v.den - 1n) / v.den);
    [h0, h1] = [h1, whole * h1 + h0];
    [k0, k1] = [k1, whole * k1 + k0];
    if (k1 > BigInt(most)) return undefined;
    const gap = (h1 * r.den - r.num * k1) << 40n;
    const size = r.num * k1;
    if ((gap < 0n ? -gap : gap) <= (size < 0n ? -size : size)) return rational(h1, k1);
    const rest = { num: v.num - whole * v.den, den: v.den };
    if (rest.num === 0n) return rational(h1, k1);
    v = { num: rest.den, den: rest.num };
  }
  return undefined;
}

/** The certain sign of g at an exact point; undefined where there is none (or no value). */
export function signAtPoint(g: Expr, variable: string, at: Rational, truth: Truth): -1 | 0 | 1 | undefined {
  const a = truth.evaluate(g, new Map([[variable, at]]), 8);
  if (a.kind !== 'number') return undefined;
  const low = a.low === 'inf' ? 1 : a.low === '-inf' ? -1 : a.low.mantissa > 0n ? 1 : a.low.mantissa < 0n ? -1 : 0;
  const high = a.high === 'inf' ? 1 : a.high === '-inf' ? -1 : a.high.mantissa > 0n ? 1 : a.high.mantissa < 0n ? -1 : 0;
  return low === high ? low : undefined;
}

/** Refines a change of sign between two exact points. */
function refine(g: Expr, variable: string, low: Rational, high: Rational, truth: Truth): Border {
  const left = signAtPoint(g, variable, low, truth);
  let [a, b] = [low, high];
  for (let i = 0; i < BISECTIONS; i++) {
    const m = mul(add(a, b), rational(1, 2));
    const s = signAtPoint(g, variable, m, truth);
    if (s === 0) return { at: m, exact: true };
    if (s === undefined) break;
    if (s === left) a = m;
    else b = m;
    if (i === 60) {
      const short = shortRational(m);
      if (short && signAtPoint(g, variable, short, truth) === 0) return { at: short, exact: true };
    }
  }
  const middle = mul(add(a, b), rational(1, 2));
  const short = shortRational(middle);
  if (short && signAtPoint(g, variable, short, truth) === 0) return { at: short, exact: true };
  return { at: middle, exact: false };
}

/** An oscillation is one from so many changes of sign on. */
const MOST_TURNS = 8;
const turns = (e: Expr): boolean =>
  (e.kind === 'call' && ['sin', 'cos', 'tan', 'floor', 'ceil'].includes(e.op)) || children(e).some(turns);

/** Zeros with a change of sign (or of being defined) of g, ascending. 0 is not among them. */
export function zerosWithSign(g: Expr, variable: string, truth: Truth): readonly Border[] {
  const found: Border[] = [];
  const most = turns(g) ? MOST_TURNS : MOST_BORDERS;
  for (const side of [-1, 1] as const) {
    let before: { readonly x: number; readonly s: number } | undefined;
    for (const m of MAGNITUDES) {
      const x = side * m;
      const s = Math.sign(evaluate(g, new Map([[variable, x]])));
      if (s === 0 || Number.isNaN(s)) {
        if (Number.isNaN(s)) before = undefined;
        continue;
      }
      if (before && before.s !== s) {
        const [p, q] = [fromDouble(before.x), fromDouble(x)];
        const [sp, sq] = [signAtPoint(g, variable, p, truth), signAtPoint(g, variable, q, truth)];
        if (sp !== undefined && sq !== undefined && sp * sq < 0) found.push(refine(g, variable, p, q, truth));
        if (found.length > most) throw new TooManyBorders();
      }
      before = { x, s };
    }
  }
  return found.sort((p, q) => toDouble(p.at) - toDouble(q.at));
}

/** All borders of an expression in one variable, 0 included, ascending, each once. */
export function bordersOf(e: Expr, variable: string, truth: Truth): readonly Border[] {
  const all: Border[] = [{ at: rational(0), exact: true }];
  for (const g of borderExprs(e, variable).values()) all.push(...zerosWithSign(g, variable, truth));
  const once = new Map<number, Border>();
  for (const b of all) {
    const place = toDouble(b.at);
    const known = once.get(place);
    if (!known || (b.exact && !known.exact)) once.set(place, b);
  }
  return [...once.values()].sort((p, q) => toDouble(p.at) - toDouble(q.at));
}
