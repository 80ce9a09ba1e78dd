/** What a form needs of an arithmetic. One file each implements it. */

import type { Atom, Far } from '../../algebra/germs/germ.js';
import type { Rational } from '../../algebra/rational.js';

/** Functions that only trees of expressions need: forms are made of atoms. */
export type Applied = 'abs' | 'sign' | 'floor' | 'ceil' | 'cbrt' | 'cos' | 'erfc';

export interface Arithmetic<N> {
  readonly one: N;
  readonly zero: N;
  /** An exact rational, rounded once. */
  rational(r: Rational): N;
  /** A double, exactly. */
  double(x: number): N;
  add(a: N, b: N): N;
  subtract(a: N, b: N): N;
  multiply(a: N, b: N): N;
  divide(a: N, b: N): N;
  negate(a: N): N;
  /** a^n for a whole n. */
  wholePower(a: N, n: number): N;
  /** a^b for a > 0, for a = 0 < b, and for whole b. */
  realPower(a: N, b: N): N;
  squareRoot(a: N): N;
  exp(a: N): N;
  log(a: N): N;
  readonly pi: N;
  atom(atom: Atom | Far, w: N): N;
  apply(name: Applied, a: N): N;
  larger(a: N, b: N): N;
  smaller(a: N, b: N): N;
  /** ε of the atom's series after its first terms (`Step` of kind remainder). */
  remainder(atom: Atom, order: number, w: N): N;
  /** −1, 0, 1; NaN for no number. */
  sign(a: N): number;
  /** log₂|a|, good to a few digits; −Infinity for 0. */
  log2(a: N): number;
}
