// Made by activation-compiler; do not edit.
/** Straight-line code of ../plan.ts computed in balls: the same operations, with as many bits as are asked for. */
import { type Code, type FormData, fractionOf, type Words } from '../plan.js';
import type { RemainderName } from '../remainder.js';
import { make } from '../scaled.js';
import { acotOfReciprocal, atan, pi } from './arctangent.js';
import { absolute, type Ball, fraction, fromScaled, negative, UNIT } from './ball.js';
import { cos, cosm1, sin } from './circular.js';
import { erf, erfc, erfcx } from './error-function.js';
import { exp, expm1 } from './exponential.js';
import { difference, product, quotient, root, sqrt1pm1, sum, wholePower } from './extended.js';
import { log, log1p } from './logarithm.js';
import { ceil, floor, larger, power, signOf, smaller } from './power.js';
import { remainder } from './remainder.js';

type Function = (u: Ball, p: number) => Ball;

const functions: Readonly<Record<string, Function>> = {
  neg: negative,
  sqrt: (u, p) => root(u, 2, p),
  cbrt: (u, p) => root(u, 3, p),
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
  erfcxOfReciprocal: (w, p) => product(erfcx(quotient(UNIT, w, p), p), root(pi(p), 2, p), p),
  sin,
  cosm1,
  cos,
  abs: absolute,
  sign: signOf,
  floor,
  ceil,
  sinFar: sin,
  cosFar: cos,
};

const ofWords = ([h, l, e]: Words): Ball => fromScaled(make(h, l, e));

/** One operation from the values before it. */
export function operate(
  [name, ...args]: Code,
  values: readonly Ball[],
  x: Ball,
  parameters: readonly Ball[],
  p: number,
): Ball {
  const [i = 0, j = 0] = args;
  const at = (k: number): Ball => values[k] as Ball;
  switch (name) {
    case 'x':
      return x;
    case 'c':
      return ofWords(args as unknown as Words);
    case 'p':
      return parameters[i] as Ball;
    case 'pi':
      return pi(p);
    case 'max':
      return larger(at(i), at(j), p);
    case 'min':
      return smaller(at(i), at(j), p);
    case '+':
      return args.slice(1).reduce((s, k) => sum(s, at(k), p), at(i));
    case '*':
      return product(at(i), at(j), p);
    case '/':
      return quotient(at(i), at(j), p);
    case '^':
      return wholePower(at(i), j, p);
    case 'pow':
      return power(at(i), at(j), p);
  }
  if (name.startsWith('=')) return fraction(...fractionOf(name), p);
  if (name.startsWith('rem:')) return remainder(name.slice(4) as RemainderName, i, at(j), p);
  return (functions[name] as Function)(at(i), p);
}

/** The form at u, with p bits on the way. */
export function runWide(data: FormData, u: Ball, parameters: readonly Ball[], p: number): Ball {
  const exact = data.exactly;
  const distance = exact
    ? difference(u, fraction(...fractionOf(exact), p), p)
    : data.at
      ? difference(u, ofWords(data.at), p)
      : u;
  const x = data.side < 0 ? negative(distance) : distance;
  const values: Ball[] = [];
  for (const c of data.code) values.push(operate(c, values, x, parameters, p));
  return values[values.length - 1] as Ball;
}
