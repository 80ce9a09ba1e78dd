/** Forms in scaled double-double numbers: the arithmetic of grade `exact`, and the one that plans are made in. */
import type { Atom, Far } from '../../algebra/germs/germ.js';
import {
  abs,
  acotOfReciprocal,
  add,
  atan,
  cbrt,
  ceil,
  cos,
  cosm1,
  div,
  erf,
  erfc,
  erfcx,
  exp,
  expm1,
  floor,
  fromDouble,
  fromRational,
  larger,
  log,
  log1p,
  log2Magnitude,
  mul,
  neg,
  ONE,
  PI,
  power,
  powInteger,
  remainder,
  type Scaled,
  sign,
  signOf,
  sin,
  smaller,
  sqrt,
  sqrt1pm1,
  sub,
  ZERO,
} from '../../runtime/index.js';
import type { Applied, Arithmetic } from './arithmetic.js';

const SQRT_PI = sqrt(PI);
/** acot in a form is a function of the reciprocal: it goes through w = 0 from one branch to the other. */
const atoms: Readonly<Record<Atom | Far, (w: Scaled) => Scaled>> = {
  erfcxOfReciprocal: (w) => mul(erfcx(div(ONE, w)), SQRT_PI),
  expm1,
  log1p,
  sqrt1pm1,
  erf,
  atan,
  acot: acotOfReciprocal,
  sin,
  cosm1,
  erfcx,
  sinFar: sin,
  cosFar: cos,
};

const applied: Readonly<Record<Applied, (a: Scaled) => Scaled>> = { abs, sign, floor, ceil, cbrt, cos, erfc };

function makeScaled(): Arithmetic<Scaled> {
  const remainders = new Map<string, (w: Scaled) => Scaled>();
  return {
    one: ONE,
    zero: ZERO,
    pi: PI,
    rational: (r) => fromRational(r.num, r.den),
    double: fromDouble,
    add,
    subtract: sub,
    multiply: mul,
    divide: div,
    negate: neg,
    wholePower: powInteger,
    realPower: power,
    squareRoot: sqrt,
    exp,
    log,
    atom: (name, w) => atoms[name](w),
    apply: (name, a) => applied[name](a),
    larger,
    smaller,
    remainder: (name, order, w) => {
      const key = `${name}${order}`;
      const known = remainders.get(key) ?? remainder(name, order);
      remainders.set(key, known);
      return known(w);
    },
    sign: signOf,
    log2: log2Magnitude,
  };
}

export const scaled: Arithmetic<Scaled> = makeScaled();
