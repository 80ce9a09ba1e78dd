/** What is asked and answered about signs. */
import type { Expr } from '../../expr/expr.js';
import type { Rational } from '../rational.js';
import type { Mask } from './laws.js';

/** A case distinction is needed: the sign of this expression is one of `mask`. */
export class Undecided extends Error {
  constructor(
    readonly on: Expr,
    readonly mask: Mask,
  ) {
    super('a case distinction');
  }
}
/** The conditions exclude each other: nothing is here. `law` says that 0 is positive. */
export class Impossible extends Error {
  constructor(readonly law: number) {
    super('no such point');
  }
}

/** Certain knowledge of a number without variables. */
export interface Numbers {
  sign(e: Expr): -1 | 0 | 1 | undefined;
  bounds(e: Expr): readonly [Rational, Rational] | undefined;
}

export interface Known {
  readonly mask: Mask;
  readonly law: number;
}
