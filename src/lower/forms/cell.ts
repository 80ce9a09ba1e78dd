/**
 * One cell between two borders on one side of 0: which form, expanded at which end and how deep, loses the fewest bits
 * where. No truth is needed for it; `verify.ts` looks at the result afterwards.
 */
import { type GermForm, germForm } from '../../algebra/germs/convert.js';
import { type End, LeadingTermsCancel, NoForm, TooLarge } from '../../algebra/germs/germ.js';
import { type Rational, toDouble } from '../../algebra/rational.js';
import type { Expr } from '../../expr/expr.js';
import type { Arithmetic } from '../arithmetic/arithmetic.js';
import type { Border } from './borders.js';
import { formOf } from './form.js';
import { type Outcome, type Runner, runner } from './run.js';
import { type Straight, straightOf } from './straight.js';
import { treeOf } from './tree.js';

/** Bits that may be lost: 106 less these are 64, which round to double with an error below 2^-11 ulp. */
export const MOST_BITS = 42;
/** Expansions are deepened up to this. */
const MOST_DEPTH = 6;
/** Samples beside roots may lose their bits before trees are tried. */
const TOLERATED = 4;
/** Results below 2^-1080 round to 0 or the smallest subnormal. */
const NEGLIGIBLE = -1080;
/** Results above 2^1100 are infinite. */
const ENORMOUS = 1100;
/** An exponential of so large an argument has lost its digits, but not its size. */
const OUT_OF_SIGHT = 2 ** 40;
/** A result rounds to 0 or infinity alike, its error included: a tiny value that has lost everything is no small one. */
export const isOutside = (sign: number, log2: number, bits: number): boolean =>
  sign !== 0 &&
  ((log2 < NEGLIGIBLE && log2 + bits - 106 < NEGLIGIBLE) ||
    (log2 > ENORMOUS && bits < 100) ||
    (Math.abs(log2) > OUT_OF_SIGHT && bits < 2000));
/** A form near 0 is not asked this far out. */
const FAR = 1000;
/** Limits of terms: tried first, and with sums cut short. */
const TERMS = 700;
const CUT = { maxTerms: 1500, cut: 24 };

/** The open interval between two borders, both on the side of `side`; magnitudes ascend from `low` to `high`. */
export interface Span {
  readonly side: 1 | -1;
  /** Missing: 0. */
  readonly low?: Border;
  /** Missing: infinity. */
  readonly high?: Border;
}

export const innerOf = (s: Span): number => (s.low ? Math.abs(toDouble(s.low.at)) : 0);
export const outerOf = (s: Span): number => (s.high ? Math.abs(toDouble(s.high.at)) : Number.POSITIVE_INFINITY);

export interface Candidate<N> extends Runner<N> {
  readonly code: Straight;
  readonly depth: number;
  readonly reduce: boolean;
  readonly cut: boolean;
  readonly reducible: boolean;
}

/** What a plan needs besides the expression. */
export interface Workshop<N> {
  readonly variable: string;
  readonly arithmetic: Arithmetic<N>;
  /** The certain sign of an expression at an exact point. */
  readonly signAt: (e: Expr, at: Rational) => -1 | 0 | 1 | undefined;
  /** Ways to write the expression, for where no form holds: the author's, then rewritten ones. */
  readonly writings: () => readonly Expr[];
  /** The sign of what kinks look at changes without end: no form holds in any cell. */
  readonly oscillates: boolean;
}

export interface CellForms<N> {
  readonly span: Span;
  /** Magnitude below which `near` is used. */
  readonly switchAt: number;
  readonly near?: Candidate<N>;
  readonly far?: Candidate<N>;
  /** Samples at which more than MOST_BITS are lost. */
  readonly bad: number;
}

interface Tried<N> extends Candidate<N> {
  readonly side: 'near' | 'far';
  readonly bits: readonly number[];
}

/** A form at an end; long sums are cut where the algebra gets too large. */
export function build<N>(
  e: Expr,
  end: End,
  probe: Rational,
  options: { readonly depth: number; readonly reduce: boolean },
  shop: Workshop<N>,
): Candidate<N> {
  const signOf = (g: Expr) => shop.signAt(g, probe);
  const make = (more: { readonly maxTerms: number; readonly cut?: number }): GermForm =>
    germForm(e, end, { variable: shop.variable, signOf, ...options, ...more });
  let [made, cut]: [GermForm, boolean] = [undefined as never, false];
  try {
    made = make({ maxTerms: TERMS });
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    made = make(CUT);
    cut = true;
  }
  const code = straightOf(formOf(made));
  return { code, ...options, cut, reducible: made.reducible, ...runner(code, shop.arithmetic) };
}

/** The end at the outer border (from inside), or infinity. */
function outerEnd(s: Span): End {
  return s.high?.exact
    ? { kind: 'point', side: s.side === 1 ? -1 : 1, at: s.high.at }
    : { kind: 'infinity', side: s.side };
}
function innerEnd(s: Span): End {
  return s.low?.exact ? { kind: 'point', side: s.side, at: s.low.at } : { kind: 'point', side: s.side };
}

/** Magnitudes at which forms are compared: a grid, and closing in on exact borders. */
function samplesOf(s: Span, magnitudes: readonly number[]): readonly number[] {
  const [a, b] = [innerOf(s), outerOf(s)];
  const all = new Set(magnitudes);
  if (s.low?.exact && a > 0) for (let k = 1; k < 60; k += 2) all.add(a * (1 + 2 ** -k));
  if (s.high?.exact) for (let k = 1; k < 50; k += 2) all.add(b * (1 - 2 ** -k));
  return [...all].filter((x) => x > a && x < b).sort((p, q) => p - q);
}

const isExpected = (error: unknown): boolean =>
  error instanceof LeadingTermsCancel || error instanceof NoForm || error instanceof TooLarge;

/** The point at which signs are asked: anywhere inside. */
export function probeOf(s: Span): number {
  const [a, b] = [innerOf(s), outerOf(s)];
  return s.side * (s.high ? (a + b) / 2 : a > 0 ? 2 * a : 1);
}

/**
 * The forms of a cell. `reasons` collects why ends were not taken. Undefined where no form exists at either end.
 */
export function cellForms<N>(
  e: Expr,
  span: Span,
  probe: Rational,
  magnitudes: readonly number[],
  shop: Workshop<N>,
  reasons: string[],
): CellForms<N> | undefined {
  const { arithmetic: a } = shop;
  const [inner, outer] = [innerOf(span), outerOf(span)];
  const width = outer - inner;
  const xs = samplesOf(span, magnitudes);
  const bitsAt = (c: Candidate<N>, side: 'near' | 'far', x: number): number => {
    if (side === 'near' && !span.low?.exact && x > FAR) return Number.POSITIVE_INFINITY;
    const y = c.run(a.double(span.side * x));
    if (y.bits === Number.POSITIVE_INFINITY && !Number.isFinite(a.sign(y.value))) return y.bits;
    return isOutside(a.sign(y.value), a.log2(y.value), y.bits) ? 0 : y.bits;
  };
  const isNear = (side: 'near' | 'far', x: number): boolean =>
    side === 'near'
      ? span.low
        ? x - inner < Math.min(inner, width) / 8
        : x < Math.min(0.125, width / 8)
      : span.high
        ? outer - x < Math.min(outer, width) / 8
        : x >= Math.max(8, inner * 2);
  const treesOf = (): readonly Tried<N>[] =>
    shop.writings().map((w): Tried<N> => {
      const code = treeOf(w, shop.variable, span.side);
      const c = { code, depth: 0, reduce: false, cut: false, reducible: false, ...runner(code, a) };
      return { ...c, side: 'far', bits: xs.map((x) => bitsAt(c, 'far', x)) };
    });
  const seen = consensus(e, span, xs, shop);
  const attempt = (side: 'near' | 'far', depth: number, reduce: boolean): Tried<N> | Error => {
    try {
      const c = build(e, side === 'near' ? innerEnd(span) : outerEnd(span), probe, { depth, reduce }, shop);
      if (!seen(c)) throw new NoForm('the form and the formula differ');
      return { ...c, side, bits: xs.map((x) => bitsAt(c, side, x)) };
    } catch (error) {
      if (!isExpected(error)) throw error;
      return error as Error;
    }
  };
  const badNearEnd = (c: Tried<N>): number =>
    xs.reduce((n, x, i) => n + (isNear(c.side, x) && c.bits[i]! > MOST_BITS ? 1 : 0), 0);
  const best = (side: 'near' | 'far', tolerated: number): Tried<N> | undefined => {
    let [found, bad, cancelled]: [Tried<N> | undefined, number, boolean] = [undefined, Number.POSITIVE_INFINITY, false];
    for (let depth = 0; depth <= MOST_DEPTH; depth++) {
      for (const reduce of [false, true]) {
        if (reduce && !found?.reducible && !cancelled) continue;
        const c = attempt(side, depth, reduce);
        if (c instanceof Error) {
          reasons.push(`${side} end, depth ${depth}: ${c.message}`);
          if (c instanceof LeadingTermsCancel) cancelled = true;
          else if (c instanceof TooLarge) return found;
          continue;
        }
        const n = badNearEnd(c);
        if (n < bad) [found, bad] = [c, n];
        if (bad <= tolerated) return found;
      }
    }
    return found;
  };
  // Two samples beside a root far out may lose their bits; roots get pieces of their own.
  const far = shop.oscillates ? undefined : best('far', span.high ? 0 : 2);
  const needsNear = !far || xs.some((x, i) => far.bits[i]! > MOST_BITS && (isNear('near', x) || span.low));
  const near = needsNear && !shop.oscillates ? best('near', 0) : undefined;
  let chosen = { near, far, ...switchPoint(span, xs, near, far) };
  if (chosen.bad > TOLERATED)
    for (const tree of treesOf())
      for (const [n, f] of [
        [undefined, tree],
        ...(far ? [[tree, far]] : []),
        ...(near ? [[near, tree]] : []),
      ] as const) {
        const other = { near: n, far: f, ...switchPoint(span, xs, n, f) };
        if (other.bad < chosen.bad) chosen = other;
      }
  const { switchAt, bad } = chosen;
  if ((!chosen.far && !chosen.near) || bad === xs.length) return undefined;
  return {
    span,
    switchAt,
    bad,
    ...(chosen.near && switchAt > inner ? { near: chosen.near } : {}),
    ...(chosen.far ? { far: chosen.far } : {}),
  };
}

/** So many samples are compared, where both are known to AGREEING bits and more. */
const COMPARED = 24;
const AGREEING = 30;

/**
 * Does a form give what the formula gives as it is written, wherever both have digits? A wrong branch or sign loses no
 * bits, but it shows here.
 */
function consensus<N>(e: Expr, span: Span, xs: readonly number[], shop: Workshop<N>): (c: Candidate<N>) => boolean {
  const { arithmetic: a } = shop;
  const step = Math.max(1, Math.floor(xs.length / COMPARED));
  let known: readonly { readonly x: N; readonly outcome: Outcome<N> }[] | undefined;
  const samples = () => {
    const { run } = runner(treeOf(e, shop.variable, span.side), a);
    return xs
      .filter((_, i) => i % step === 0)
      .map((m) => ({ x: a.double(span.side * m), outcome: run(a.double(span.side * m)) }))
      .filter(({ outcome }) => WORDS - outcome.bits >= AGREEING && Math.abs(a.log2(outcome.value)) < ENORMOUS);
  };
  return (c) => {
    known ??= samples();
    return known.every(({ x, outcome }) => {
      const own = c.run(x);
      const bits = WORDS - Math.max(own.bits, outcome.bits) - MARGIN;
      if (!(bits >= AGREEING)) return true;
      return a.log2(a.subtract(own.value, outcome.value)) - a.log2(outcome.value) < -bits;
    });
  };
}
const WORDS = 106;
const MARGIN = 12;

const STEPS = [2 ** -6, 0.125, 0.25, 0.5, 0.75, 1, 2, 4, 8, 16, 32, 64, 128] as const;
/** Bits lost beyond this count against a switch point where none is too many. */
const NOTICED = 20;
/** A switch point must save so many bits in all to be preferred to one farther in. */
const WORTH = 100;

/** Where to go over from the near form to the far one: fewest samples beyond the limit, then fewest bits lost. */
function switchPoint<N>(
  span: Span,
  xs: readonly number[],
  near: Tried<N> | undefined,
  far: Tried<N> | undefined,
): { readonly switchAt: number; readonly bad: number } {
  const [inner, outer] = [innerOf(span), outerOf(span)];
  const places = !near
    ? [inner]
    : !far
      ? [outer]
      : [
          inner,
          ...STEPS.map((c) => (span.high ? inner + (outer - inner) * Math.min(1, c) : inner + c * (inner || 1))).filter(
            (c) => c < outer,
          ),
          outer,
        ];
  let best: { switchAt: number; bad: number; lost: number } | undefined;
  for (const switchAt of places) {
    let [bad, lost] = [0, 0];
    xs.forEach((x, i) => {
      const bits = Math.min(999, (x < switchAt ? near : far)?.bits[i] ?? 999);
      if (bits > MOST_BITS) bad += 1;
      lost += Math.max(0, bits - NOTICED);
    });
    if (!best || bad < best.bad || (bad === best.bad && lost < best.lost - WORTH)) best = { switchAt, bad, lost };
  }
  return best!;
}
