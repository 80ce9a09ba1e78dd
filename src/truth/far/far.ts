/**
 * An expression near an end of a variable: at ±∞, or beside a point. With X → ∞ put for the variable (x = X, −X, a + 1/X,
 * a − 1/X) it is a sum of coefficient · monomial (`sum.ts`) that holds for all X >= start: its sign there, and the limit,
 * are read off. Method of leading terms with bounded remainders: Shackell, Symbolic Asymptotics, and Lagrange's remainder.
 */
import { polynomialExpr } from '../../algebra/polynomial.js';
import type { Rational } from '../../algebra/rational.js';
import { rational } from '../../algebra/rational.js';
import { call, type Expr, number, symbol } from '../../expr/expr.js';
import { tidy } from '../../expr/tidy.js';
import type { Box } from '../boxes.js';
import type { Arithmetic } from '../interval.js';
import { satisfies } from '../kinks.js';
import type { Stretch } from '../stretch.js';
import { type Slot, type Step, Tape, type Test } from '../tape.js';
import { Coefficients, Unclear } from './coefficient.js';
import { apply, isGrowing, signOfForm } from './functions.js';
import { growth, monomialExpr, powerOfX } from './monomial.js';
import { Derivatives, type Sum, Sums } from './sum.js';

/** Where the variable goes; `at` may hold parameters. */
export type End = 'inf' | '-inf' | { readonly at: Expr; readonly side: '+' | '-' };

export interface FarRequest {
  /** Of the variable's distance: it is beyond ±start, or nearer to the point than 1/start. */
  readonly start: Rational;
  /** Terms of Taylor series before the remainder. */
  readonly depth: number;
  /** Ranges of the other variables. */
  readonly box: Box;
}

/** The limit as X → ∞, for each setting of the parameters. */
export type FarLimit =
  | { readonly kind: 'number'; readonly value: Expr }
  | { readonly kind: 'infinity'; readonly sign: 1 | -1 }
  /** It lies within, if there is one. */
  | { readonly kind: 'within'; readonly values: Stretch };

/** A form that was found. */
export class FarForm {
  constructor(
    private readonly sums: Sums,
    private readonly sum: Sum,
  ) {}

  /** For all X >= start and the whole box: the strict sign, or with `weak` 1 where it is never negative. */
  sign(weak = false): -1 | 0 | 1 | undefined {
    return unlessUnclear(() => this.sums.sign(this.sum, weak));
  }

  /** All values for X >= start, of a form that does not grow. */
  enclosure(): Stretch | undefined {
    return unlessUnclear(() => this.sums.enclose(this.sum));
  }

  /** The leading term in X, to be shown; undefined where it is not known, or not exactly. */
  leading(): Expr | undefined {
    return unlessUnclear(() => {
      const [first] = this.sums.sorted(this.sum);
      if (!first) return number(0);
      return 'exact' in first.c ? tidy(call('mul', polynomialExpr(first.c.exact), monomialExpr(first.m))) : undefined;
    });
  }

  limit(): FarLimit | undefined {
    return unlessUnclear((): FarLimit | undefined => {
      const { sums, sum } = this;
      // For each setting of the parameters a bounded multiple of what tends to 0 tends to 0.
      if (![...sum.values()].every((t) => growth(t.m, sums.c) >= 0 || sums.c.isBounded(t.c))) return undefined;
      if (isGrowing(sums, sum)) {
        const { sign } = sums.lead(sum);
        return { kind: 'infinity', sign };
      }
      const { constant } = sums.settled(sum);
      if ('exact' in constant) return { kind: 'number', value: polynomialExpr(constant.exact) };
      return { kind: 'within', values: sums.c.enclose(constant) };
    });
  }
}

function unlessUnclear<T>(f: () => T): T | undefined {
  try {
    return f();
  } catch (problem) {
    if (problem instanceof Unclear || problem instanceof RangeError) return undefined;
    throw problem;
  }
}

class FarRun {
  private readonly values: (Sum | undefined)[] = [];

  constructor(
    private readonly tape: Tape,
    private readonly sums: Sums,
    private readonly variable: string,
    private readonly end: End,
  ) {}

  at(slot: Slot): Sum {
    const known = this.values[slot];
    if (known) return known;
    const value = this.compute(this.tape.steps[slot]!);
    this.values[slot] = value;
    return value;
  }

  private compute(step: Step): Sum {
    const s = this.sums;
    switch (step.kind) {
      case 'number':
        return s.number(step.value);
      case 'constant':
        return s.constant({ kind: 'constant', name: step.name });
      case 'variable':
        return step.name === this.variable ? this.moving() : s.constant(symbol(step.name));
      case 'call':
        return apply(s, step.op, this.at(step.args[0]!), this.at(step.args[1] ?? step.args[0]!));
      case 'pieces': {
        for (const piece of step.pieces) if (piece.tests.every((t) => this.holds(t))) return this.at(piece.value);
        throw new Unclear('no piece holds');
      }
      case 'bySign': {
        const sign = signOfForm(s, this.at(step.of));
        if (sign === 0) throw new Unclear('a kink all along');
        return this.at(sign < 0 ? step.negative : step.positive);
      }
      case 'flat':
        throw new Unclear('jumps of floor and ceil');
      case 'derivative':
        this.at(step.value);
        return this.at(step.tangent);
    }
  }

  private holds(test: Test): boolean {
    return satisfies(signOfForm(this.sums, this.at(test.difference)), test.relation);
  }

  /** The variable in X. */
  private moving(): Sum {
    const s = this.sums;
    if (this.end === 'inf') return s.term(powerOfX(rational(1)), s.c.exact(number(1)));
    if (this.end === '-inf') return s.term(powerOfX(rational(1)), s.c.exact(number(-1)));
    const step = s.term(powerOfX(rational(-1)), s.c.exact(number(this.end.side === '+' ? 1 : -1)));
    return s.add(s.constant(this.end.at), step);
  }
}

/** An expression made ready to be looked at near ends. */
export class FarFunction {
  private readonly tape = new Tape();
  private readonly slot: Slot;
  private readonly derivatives = new Derivatives();

  constructor(e: Expr) {
    this.slot = this.tape.expression(e);
  }

  /** The form near an end; undefined where there is none with this start and depth. Defined there, if there is one. */
  near(a: Arithmetic, variable: string, end: End, request: FarRequest): FarForm | undefined {
    return unlessUnclear(() => {
      const box = new Map(request.box);
      box.delete(variable);
      const sums = new Sums(new Coefficients(a, box), request.start, request.depth, this.derivatives);
      return new FarForm(sums, new FarRun(this.tape, sums, variable, end).at(this.slot));
    });
  }

  /** f(at + 1/X) − f(at − 1/X). */
  across(a: Arithmetic, variable: string, at: Expr, request: FarRequest): FarForm | undefined {
    return unlessUnclear(() => {
      const box = new Map(request.box);
      box.delete(variable);
      const sums = new Sums(new Coefficients(a, box), request.start, request.depth, this.derivatives);
      const side = (s: '+' | '-') => new FarRun(this.tape, sums, variable, { at, side: s }).at(this.slot);
      return new FarForm(sums, sums.subtract(side('+'), side('-')));
    });
  }
}
