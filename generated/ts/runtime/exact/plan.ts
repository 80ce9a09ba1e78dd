// Made by activation-compiler; do not edit.
/**
 * Functions as tables of straight-line code, computed in scaled numbers: what the compiler found for each cell of the
 * input, and the interpreter that an emitted kernel of grade `exact` calls. One form a cell end, polynomials around
 * roots, and the values at single points.
 */
import { acotOfReciprocal, atan, PI } from './arctangent.js';
import { add, div, mul, powInteger, sqrt, sub } from './arithmetic.js';
import { cos, cosm1, sin } from './circular.js';
import { erf, erfc, erfcx } from './error-function.js';
import { exp, expm1 } from './exponential.js';
import { log, log1p, sqrt1pm1 } from './logarithm.js';
import { power } from './power.js';
import { fromRational } from './rational.js';
import { type RemainderName, remainder } from './remainder.js';
import { abs, compare, fromDouble, make, neg, ONE, type Scaled, ZERO } from './scaled.js';
import { cbrt, ceil, floor, larger, sign, smaller } from './whole.js';

/** h, l, e of a scaled number. */
export type Words = readonly [number, number, number];

/**
 * One operation: its name, then numbers. `c h l e` is a constant of two words, `=n/d` any fraction; `x` the distance to the form's point; `p n` the n-th
 * parameter given; all others take places of earlier operations: `+ …`, `* a b`, `/ a b`, `max a b`, `min a b`, `^ a n`, `pow a b`,
 * `rem:NAME order a`, and functions of one place.
 */
export type Code = readonly [string, ...number[]];

export interface FormData {
  /** The point that the form is expanded at; 0 where missing. */
  readonly at?: Words;
  /** The same as a fraction, `=n/d`, where words do not hold it. */
  readonly exactly?: string;
  /** The sign of x − at in the cell. */
  readonly side: number;
  readonly code: readonly Code[];
}

export interface CellData {
  /** The sign of the argument, and its magnitude: at least `low`, below `high`. */
  readonly side: number;
  readonly low: Words;
  /** Missing: no end. */
  readonly high?: Words;
  /** Below this magnitude `near` holds, from it on `far`. */
  readonly switchAt: number;
  readonly near?: FormData;
  readonly far?: FormData;
}

/** (u − root)^order · polynomial, for low < u < high. */
export interface PieceData {
  readonly low: number;
  readonly high: number;
  readonly root: readonly [number, number, number];
  readonly order: number;
  readonly coefficients: readonly Words[];
  /** Bits that the value loses at most. */
  readonly lost: number;
}

export interface PlanData {
  readonly cells: readonly CellData[];
  readonly pieces: readonly PieceData[];
  /** Arguments at which no form holds (borders), and the values there: undefined for none. */
  readonly points: readonly (readonly [Words, Words | undefined])[];
  /** The function as it is written, for any argument: computed where a form loses its digits (`guarded.ts`). */
  readonly written: FormData;
}

type Function = (u: Scaled) => Scaled;
const SQRT_PI = sqrt(PI);
/** The argument, then the parameters that no scaling takes out. */
type Given = (u: Scaled, parameters: readonly Scaled[]) => Scaled;
const NONE: readonly Scaled[] = [];

const functions: Readonly<Record<string, Function>> = {
  neg,
  sqrt,
  exp,
  log,
  expm1,
  log1p,
  sqrt1pm1,
  erf,
  erfc,
  erfcx,
  atan,
  acot: acotOfReciprocal,
  erfcxOfReciprocal: (w) => mul(erfcx(div(ONE, w)), SQRT_PI),
  sin,
  cosm1,
  cos,
  abs,
  sign,
  floor,
  ceil,
  cbrt,
  sinFar: sin,
  cosFar: cos,
};

const NOT_A_NUMBER = fromDouble(Number.NaN);
/** The numerator and denominator of `=n/d`. */
export function fractionOf(name: string): readonly [bigint, bigint] {
  const [n = '0', d = '1'] = name.slice(1).split('/');
  return [BigInt(n), BigInt(d)];
}
export const fromThree = ([h, l, e]: Words): Scaled => (h === 0 ? ZERO : make(h, l, e));

/** One operation made ready: from the values before it and the distance. */
export type Instruction = (values: readonly Scaled[], x: Scaled, parameters: readonly Scaled[]) => Scaled;

export function instruction([name, ...args]: Code): Instruction {
  const [p = 0, q = 0] = args;
  const at = (values: readonly Scaled[], i: number): Scaled => values[i] as Scaled;
  switch (name) {
    case 'x':
      return (_, x) => x;
    case 'c': {
      const value = fromThree(args as unknown as Words);
      return () => value;
    }
    case 'p':
      return (_values, _x, parameters) => parameters[p] as Scaled;
    case 'pi':
      return () => PI;
    case 'max':
      return (values) => larger(at(values, p), at(values, q));
    case 'min':
      return (values) => smaller(at(values, p), at(values, q));
    case '+':
      return (values) => {
        let s = at(values, p);
        for (let i = 1; i < args.length; i++) s = add(s, at(values, args[i] as number));
        return s;
      };
    case '*':
      return (values) => mul(at(values, p), at(values, q));
    case '/':
      return (values) => div(at(values, p), at(values, q));
    case '^':
      return (values) => powInteger(at(values, p), q);
    case 'pow':
      return (values) => power(at(values, p), at(values, q));
  }
  if (name.startsWith('=')) {
    const value = fromRational(...fractionOf(name));
    return () => value;
  }
  if (name.startsWith('rem:')) {
    const f = remainder(name.slice(4) as RemainderName, p);
    return (values) => f(at(values, q));
  }
  const f = functions[name] as Function;
  return (values) => f(at(values, p));
}

/** The places that an operation reads. */
export function placesOf([name, ...args]: Code): readonly number[] {
  if (name === 'c' || name === 'pi' || name === 'x' || name === 'p' || name.startsWith('=')) return [];
  return name === '^' ? args.slice(0, 1) : name.startsWith('rem:') ? args.slice(1) : args;
}

function formOf(data: FormData): Given {
  const point = data.at && fromThree(data.at);
  const list = data.code.map(instruction);
  // What needs no x is computed once.
  const known: (Scaled | undefined)[] = [];
  data.code.forEach((c, i) => {
    const isConstant = c[0] !== 'x' && c[0] !== 'p' && placesOf(c).every((k) => known[k] !== undefined);
    known.push(isConstant ? (list[i] as Instruction)(known as readonly Scaled[], ZERO, NONE) : undefined);
  });
  return (u, parameters) => {
    const distance = point === undefined ? u : sub(u, point);
    const x = data.side < 0 ? neg(distance) : distance;
    const values = known.slice() as Scaled[];
    for (let i = 0; i < list.length; i++)
      if (known[i] === undefined) values[i] = (list[i] as Instruction)(values, x, parameters);
    return values[values.length - 1] as Scaled;
  };
}

/** What holds where: values of points, pieces and forms made ready by the caller. */
export function partsOf<F>(
  data: PlanData,
  ofPoint: (value: Words | undefined) => F,
  ofPiece: (piece: PieceData) => F,
  ofForm: (form: FormData) => F,
): (u: Scaled) => F | undefined {
  const points = data.points.map(([at, value]) => ({ at: fromThree(at), run: ofPoint(value) }));
  const pieces = data.pieces.map((p) => ({ low: fromDouble(p.low), high: fromDouble(p.high), run: ofPiece(p) }));
  const cells = data.cells.map((c) => ({
    side: c.side,
    low: fromThree(c.low),
    high: c.high && fromThree(c.high),
    switchAt: fromDouble(c.switchAt),
    near: c.near && ofForm(c.near),
    far: c.far && ofForm(c.far),
  }));
  return (u) => {
    for (const p of points) if (compare(u, p.at) === 0) return p.run;
    for (const p of pieces) if (compare(u, p.low) > 0 && compare(u, p.high) < 0) return p.run;
    const size = abs(u);
    const side = u.h < 0 ? -1 : 1;
    for (const c of cells) {
      if (c.side !== side || compare(size, c.low) < 0 || (c.high && compare(size, c.high) >= 0)) continue;
      return compare(size, c.switchAt) < 0 ? (c.near ?? c.far) : (c.far ?? c.near);
    }
    return undefined;
  };
}

export function pieceOf(data: PieceData): Function {
  const words = data.root.map(fromDouble);
  const coefficients = data.coefficients.map(fromThree);
  return (u) => {
    const d = words.reduce(sub, u);
    let v = coefficients[coefficients.length - 1] as Scaled;
    for (let i = coefficients.length - 2; i >= 0; i--) v = add(mul(v, d), coefficients[i] as Scaled);
    for (let i = 0; i < data.order; i++) v = mul(v, d);
    return v;
  };
}

/** A plan's function. NaN where no form was found or the function has no value. */
export function planOf(data: PlanData): (u: Scaled, parameters?: readonly Scaled[]) => Scaled {
  const partAt = partsOf<Given>(
    data,
    (value) => {
      const v = value ? fromThree(value) : NOT_A_NUMBER;
      return () => v;
    },
    pieceOf,
    formOf,
  );
  return (u, parameters = NONE) => {
    if (!(u.h - u.h === 0)) return NOT_A_NUMBER;
    const part = partAt(u);
    return part ? part(u, parameters) : NOT_A_NUMBER;
  };
}

/** A parameter and the power of it (numerator, denominator). */
export type Factor = readonly [parameter: number, numerator: number, denominator: number];

/** A parameter that is 0 is this: smaller than any other, so that what results is the limit. */
const VANISHING = make(1, 0, -100_000);

/** |p|^(n/d) as a scaled number. */
function raised([p, n, d]: Factor): Scaled {
  const size = p === 0 ? VANISHING : abs(fromDouble(p));
  if (d === 1) return powInteger(size, n);
  if (d === 2) return powInteger(sqrt(size), n);
  return exp(mul(div(fromDouble(n), fromDouble(d)), log(size)));
}

/** a times powers of parameters. */
export const times = (a: Scaled, factors: readonly Factor[]): Scaled => factors.reduce((v, f) => mul(v, raised(f)), a);
