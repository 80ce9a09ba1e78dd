// Made by activation-compiler; do not edit.
/**
 * Plans computed with their error: in scaled numbers first, and where the error could change the rounding, again in balls
 * (`wide/`) with as many bits as are needed. What comes out is rounded right, but where no number of bits decides: a tie,
 * or a cancellation of more than MOST_BITS. Emitted kernels call this.
 */
import { add, sub } from './arithmetic.js';
import { log } from './logarithm.js';
import {
  EXACT,
  errorSize,
  functionLoss,
  isSizeless,
  powerLoss,
  productLoss,
  remainderLoss,
  sumLoss,
  wholePowerLoss,
} from './loss.js';
import {
  type Code,
  type Factor,
  type FormData,
  fromThree,
  type Instruction,
  instruction,
  type PlanData,
  partsOf,
  pieceOf,
  placesOf,
  times,
} from './plan.js';
import { toDouble } from './round.js';
import { abs, fromDouble, make, neg, ONE, powerOfTwo, type Scaled, ZERO } from './scaled.js';
import { floor } from './whole.js';
import { type Ball, ball, fraction, fromNumber } from './wide/ball.js';
import { product, root, wholePower } from './wide/extended.js';
import { power } from './wide/power.js';
import { runWide } from './wide/program.js';
import { toDouble as ballToDouble, toSingle as ballToSingle, middleOf } from './wide/round.js';

/** A value, and the bits of it that are lost (see `loss.ts`). */
interface Estimated {
  readonly value: Scaled;
  readonly lost: number;
}
type Part = (u: Scaled, lost: number, parameters: readonly Scaled[]) => Estimated;

const half = fromDouble(0.5);
const NONE: readonly Scaled[] = [];

/** log₂|a| to within a tenth; −∞ for zero. */
const sizeOf = (a: Scaled): number => (a.h === 0 ? Number.NEGATIVE_INFINITY : a.e + Math.abs(a.h) - 1);

/** What is known of the operations before one: values, their sizes and losses. */
interface Before {
  readonly values: Scaled[];
  readonly sizes: number[];
  readonly lost: number[];
}
/** The loss of one operation, its value's size and the loss of x given. */
type Loss = (b: Before, size: number, lostX: number) => number;

function lossOf(code: Code): Loss {
  const [name, p = 0, q = 0] = code;
  const args = code.slice(1) as readonly number[];
  const loss = (b: Before, i: number): number => b.lost[i] as number;
  const sizeAt = (b: Before, i: number): number => b.sizes[i] as number;
  switch (name) {
    case 'x':
      return (_b, _size, lostX) => lostX;
    case 'c':
    case 'p':
      return () => EXACT;
    case 'pi':
      return () => 0;
    case '+':
      return (b, size) => {
        let error = EXACT;
        for (const k of args) {
          const part = errorSize(sizeAt(b, k), loss(b, k));
          if (part > error) error = part;
        }
        return sumLoss(error, size);
      };
    case '*':
    case '/': {
      const turn = name === '*' ? 1 : -1;
      return (b) =>
        isSizeless(sizeAt(b, p), turn * sizeAt(b, q)) ? Number.POSITIVE_INFINITY : productLoss(loss(b, p), loss(b, q));
    }
    case 'max':
    case 'min':
      return (b) => Math.max(loss(b, p), loss(b, q));
    case '^':
      return (b) => wholePowerLoss(loss(b, p), q);
    case 'pow':
      return (b) => powerLoss(sizeOf(log(abs(b.values[p] as Scaled))), loss(b, p), sizeAt(b, q), loss(b, q));
  }
  if (name.startsWith('=')) return () => 0;
  if (name.startsWith('rem:')) {
    const atom = name.slice(4);
    return (b) => remainderLoss(atom, p, sizeAt(b, q), loss(b, q));
  }
  const isStep = name === 'floor' || name === 'ceil';
  return (b, size) => {
    const w = b.values[p] as Scaled;
    const rest = (): number => sizeOf(isStep ? sub(w, floor(add(w, half))) : add(ONE, w));
    return functionLoss(name, sizeAt(b, p), w.h, loss(b, p), rest, size);
  };
}

function formOf(data: FormData): Part {
  const point = data.at && fromThree(data.at);
  const { code } = data;
  const list = code.map(instruction);
  const losses = code.map(lossOf);
  const step = (i: number, b: Before, x: Scaled, lostX: number, given: readonly Scaled[]): void => {
    const v = (list[i] as Instruction)(b.values, x, given);
    const size = sizeOf(v);
    b.values[i] = v;
    b.sizes[i] = size;
    b.lost[i] = v.h - v.h === 0 ? (losses[i] as Loss)(b, size, lostX) : Number.POSITIVE_INFINITY;
  };
  // What needs no x is computed once.
  const isKnown: boolean[] = [];
  const first: Before = { values: [], sizes: [], lost: [] };
  code.forEach((c, i) => {
    isKnown.push(c[0] !== 'x' && c[0] !== 'p' && placesOf(c).every((k) => isKnown[k]));
    if (isKnown[i]) step(i, first, ZERO, EXACT, NONE);
    else {
      first.values[i] = ZERO;
      first.sizes[i] = 0.5;
      first.lost[i] = 0.5;
    }
  });
  const rest = code.map((_, i) => i).filter((i) => !isKnown[i]);
  return (u, lostU, parameters) => {
    const distance = point === undefined ? u : sub(u, point);
    const x = data.side < 0 ? neg(distance) : distance;
    const lostPoint = data.exactly ? 0 : EXACT;
    const lostX =
      point === undefined
        ? lostU
        : sumLoss(Math.max(errorSize(sizeOf(u), lostU), errorSize(sizeOf(point), lostPoint)), sizeOf(distance));
    const b: Before = { values: first.values.slice(), sizes: first.sizes.slice(), lost: first.lost.slice() };
    for (const i of rest) step(i, b, x, lostX, parameters);
    const last = code.length - 1;
    return { value: b.values[last] as Scaled, lost: b.lost[last] as number };
  };
}

/** A plan made ready: see `planOf`. */
export interface Guarded {
  readonly partAt: (u: Scaled) => Part | undefined;
  /** The form of an argument, and the function as it is written. */
  readonly codeAt: (u: Scaled) => readonly FormData[];
}

export function planOf(data: PlanData): Guarded {
  const partAt = partsOf<Part>(
    data,
    (value) => {
      const v = value ? fromThree(value) : make(Number.NaN, 0, 0);
      return () => ({ value: v, lost: value ? 0 : Number.NEGATIVE_INFINITY });
    },
    (piece) => {
      const run = pieceOf(piece);
      const root = fromDouble(piece.root[0]);
      return (u, lostU) => {
        const d = sizeOf(sub(u, root));
        const own = lostU === EXACT ? 0 : lostU + sizeOf(u) - d;
        return { value: run(u), lost: Math.max(piece.lost, own) };
      };
    },
    formOf,
  );
  // Beside a root the form of the cell is exact, the polynomial is not.
  const formAt = partsOf<FormData | undefined>(
    { ...data, pieces: [] },
    () => undefined,
    () => undefined,
    (f) => f,
  );
  return {
    partAt,
    codeAt: (u) => {
      const form = formAt(u);
      return form ? [data.written, form] : [data.written];
    },
  };
}

/** Estimates are of first order and leave out that roundings add up: an error is taken this many bits larger. */
const MARGIN = 10;
const WORDS = 106;
/** Results below 2^-1080 round to 0 or the smallest subnormal, above 2^1100 to infinity. */
const NEGLIGIBLE = -1080;
const ENORMOUS = 1100;
/** Exponents are cut off farther out, where exp has lost CUT bits and more: sizes can't be compared there. */
const OUT_OF_SIGHT = 1099511627776;
const CUT = 42;
/** Where nothing else is known, a size out of sight is believed up to this loss. */
const UNSEEN = 2000;

/** The distance of doubles from 1 to 2. */
const UNIT = powerOfTwo(-52);

/** The double that everything within the error rounds to, if it is one. */
function certainDouble(v: Scaled, lost: number): number | undefined {
  if (Number.isNaN(v.h)) return lost === Number.NEGATIVE_INFINITY ? v.h : undefined;
  if (v.h - v.h !== 0) return undefined;
  if (v.h === 0) return lost <= 0 ? v.h : undefined;
  const size = v.e;
  const error = Math.max(lost, 0) + MARGIN - WORDS;
  if (
    ((size < NEGLIGIBLE && size + error < NEGLIGIBLE) || (size > ENORMOUS && error < 0)) &&
    (Math.abs(size) < OUT_OF_SIGHT || lost < CUT)
  )
    return toDouble(v);
  if (!(error < -54)) return undefined;
  if (size >= -1022 && size <= 1022) {
    // h is rounded already: are h + l, and all within the error, on its side of the middles between doubles?
    const low = Math.abs(v.l);
    const reach = powerOfTwo(Math.ceil(error) + 1);
    const edge = Math.abs(v.h) === 1 && v.l < 0 !== v.h < 0 ? UNIT / 4 : UNIT / 2;
    return low + reach < edge ? toDouble(v) : undefined;
  }
  const e = make(1, 0, v.e + error + 1);
  const low = toDouble(sub(v, e));
  return Object.is(low, toDouble(add(v, e))) ? low : undefined;
}

/** The bits tried one after the other. */
const BITS = [192, 640, 2048, 5120];

/** A parameter's power as in `plan.ts`, in balls. */
function raised([p, n, d]: Factor, bits: number): Ball {
  const size = p === 0 ? ball(1n, 0n, -100_000) : fromNumber(Math.abs(p));
  if (d === 1) return wholePower(size, n, bits);
  if (d === 2) return wholePower(root(size, 2, bits), n, bits);
  return power(size, fraction(BigInt(n), BigInt(d), bits), bits);
}
const timesBall = (a: Ball, factors: readonly Factor[], bits: number): Ball =>
  factors.reduce((v, f) => product(v, raised(f, bits), bits), a);

/** Ties and the like, where no number of bits decides: a ball as narrow as this is taken at its middle. */
const NARROW = 60;

/**
 * multiplier · plan(argument · x), rounded to the nearest double. Where MOST_BITS do not decide: NaN, or the value in
 * scaled numbers if that has digits.
 */
export function value(
  plan: Guarded,
  x: number,
  argument: readonly Factor[],
  multiplier: readonly Factor[],
  given: readonly number[] = [],
): number {
  const u = times(fromDouble(x), argument);
  if (!(u.h - u.h === 0)) return Number.NaN;
  const part = plan.partAt(u);
  // The product of two doubles is exact; all others are rounded.
  const isExact = argument.length === 0 || (argument.length === 1 && argument[0]?.[1] === 1 && argument[0]?.[2] === 1);
  const found = part?.(u, isExact ? EXACT : 2 + argument.length, given.map(fromDouble));
  let scaled = Number.NaN;
  let hasDigits = false;
  if (found) {
    const v = times(found.value, multiplier);
    const { lost } = found;
    const certain = certainDouble(v, multiplier.length === 0 ? lost : Math.max(lost, 2 + multiplier.length));
    if (certain !== undefined) return certain;
    scaled = toDouble(v);
    hasDigits = lost < WORDS - 6 || (Math.abs(v.e) > OUT_OF_SIGHT && lost < UNSEEN);
  }
  let best: number | undefined;
  for (const wide of enclosures(plan, x, u, argument, multiplier, given)) {
    const certain = ballToDouble(wide);
    if (certain !== undefined) return certain === 0 && scaled === 0 ? scaled : certain;
    best = middleOf(wide, NARROW) ?? best;
  }
  return best ?? (hasDigits ? scaled : Number.NaN);
}

/** Balls that hold the value, narrower and narrower. */
function* enclosures(
  plan: Guarded,
  x: number,
  u: Scaled,
  argument: readonly Factor[],
  multiplier: readonly Factor[],
  given: readonly number[],
): Generator<Ball> {
  const codes = plan.codeAt(u);
  for (const bits of BITS)
    for (const code of codes) {
      const parameters = given.map(fromNumber);
      const y = runWide(code, timesBall(fromNumber(x), argument, bits), parameters, bits);
      yield timesBall(y, multiplier, bits);
    }
}

/** Does a double lie exactly in the middle of two float32? Then rounding it once more would not know its side. */
function isMiddleOfSingles(r: number): boolean {
  const nearest = Math.fround(r);
  const other = r + (r - nearest);
  return nearest !== r && Math.fround(other) === other;
}

/**
 * The same rounded once to the nearest float32, as a double: what a kernel over float32 of grade `exact` must give. The
 * correctly rounded double decides, but where it is the middle of two float32: x/2 + x^2 of a subnormal x, say. There as
 * many bits are asked as tell the value from the middle; where none do it is taken for a tie.
 */
export function valueSingle(
  plan: Guarded,
  x: number,
  argument: readonly Factor[],
  multiplier: readonly Factor[],
  given: readonly number[] = [],
): number {
  const r = value(plan, x, argument, multiplier, given);
  if (!isMiddleOfSingles(r)) return Math.fround(r);
  for (const wide of enclosures(plan, x, times(fromDouble(x), argument), argument, multiplier, given)) {
    const certain = ballToSingle(wide);
    if (certain !== undefined) return certain;
  }
  return Math.fround(r);
}
