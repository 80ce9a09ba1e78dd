/** What the prover asks of the truth: signs over boxes and near ends. Counts the work, and stops at its limit. */
import { neg, type Rational, rational } from '../../../algebra/rational.js';
import type { Condition } from '../../../expr/expr.js';
import { call, type Expr, number, substitute, symbol, transform } from '../../../expr/expr.js';
import { print } from '../../../expr/print.js';
import { tidy } from '../../../expr/tidy.js';
import { type Box, BoxFunction, conditionOver } from '../../../truth/boxes.js';
import { type End, type FarForm, FarFunction } from '../../../truth/far/far.js';
import { X } from '../../../truth/far/monomial.js';
import { failed } from '../../../truth/interval.js';
import { strictSign, weakSign } from '../../../truth/stretch.js';
import type { Truth } from '../../../truth/truth.js';

import type { Reason } from './assertion.js';

/** Working precision of all proofs, in bits; certificates name it. */
export const PROOF_BITS = 128;
/** Work limits of one claim: enclosures over boxes, and forms at ends. */
const MOST_BOXES = 3000;
const MOST_FORMS = 400;

/** The limits were met. */
export class TooMuchWork extends Error {}

export interface Signs {
  readonly strict: -1 | 0 | 1 | undefined;
  readonly weak: -1 | 0 | 1 | undefined;
  /** Defined everywhere on the box, as far as is known. */
  readonly defined: boolean;
}
const UNKNOWN: Signs = { strict: undefined, weak: undefined, defined: false };

export class Bench {
  private readonly boxFunctions = new WeakMap<Expr, BoxFunction>();
  private readonly farFunctions = new WeakMap<Expr, FarFunction>();
  private boxes = 0;
  private forms = 0;
  /** What a reader is told of a reason, beside what stands in it. */
  readonly remarks = new WeakMap<Reason, string>();

  constructor(readonly truth: Truth) {}

  /** What was done, for the verdict. */
  get work(): { readonly boxes: number; readonly forms: number } {
    return { boxes: this.boxes, forms: this.forms };
  }

  private countBox(): void {
    this.boxes += 1;
    if (this.boxes > MOST_BOXES) throw new TooMuchWork(`more than ${MOST_BOXES} boxes`);
  }

  private boxFunction(e: Expr): BoxFunction {
    const found = this.boxFunctions.get(e) ?? new BoxFunction(e);
    this.boxFunctions.set(e, found);
    return found;
  }

  signs(e: Expr, box: Box, centred = false): Signs {
    this.countBox();
    return this.truth.arithmetic(PROOF_BITS, (a) => {
      const f = this.boxFunction(e);
      const value = centred ? f.centred(a, box) : f.over(a, box);
      if (failed(value)) return UNKNOWN;
      return { strict: strictSign(a, value), weak: weakSign(a, value), defined: true };
    });
  }

  /** Is the goal of > 0 (or >= 0) shown by one enclosure? */
  shows(e: Expr, box: Box, strict: boolean, centred = false): boolean {
    const s = this.signs(e, box, centred);
    return strict ? s.strict === 1 : s.weak === 1 || s.weak === 0;
  }

  holds(when: Condition, box: Box): boolean | undefined {
    this.countBox();
    return this.truth.arithmetic(PROOF_BITS, (a) => conditionOver(a, when, box));
  }

  private farFunction(e: Expr): FarFunction {
    const found = this.farFunctions.get(e) ?? new FarFunction(e);
    this.farFunctions.set(e, found);
    return found;
  }

  private countForm(): void {
    this.forms += 1;
    if (this.forms > MOST_FORMS) throw new TooMuchWork(`more than ${MOST_FORMS} forms at ends`);
  }

  /** Looks at the form near an end; undefined where there is none. */
  near<T>(
    e: Expr,
    variable: string,
    end: End,
    at: { readonly start: Rational; readonly depth: number; readonly box: Box },
    look: (f: FarForm) => T,
  ): T | undefined {
    this.countForm();
    return this.truth.arithmetic(PROOF_BITS, (a) => {
      const form = this.farFunction(e).near(a, variable, end, at);
      return form && look(form);
    });
  }

  across<T>(
    e: Expr,
    variable: string,
    place: Expr,
    at: { readonly start: Rational; readonly depth: number; readonly box: Box },
    look: (f: FarForm) => T,
  ): T | undefined {
    this.countForm();
    return this.truth.arithmetic(PROOF_BITS, (a) => {
      const form = this.farFunction(e).across(a, variable, place, at);
      return form && look(form);
    });
  }

  /** Is the expression zero for all settings, by exact arithmetic? */
  isZero(e: Expr, box: Box): boolean {
    const found = this.near(e, NOTHING, 'inf', { start: rational(1), depth: 1, box }, (f) => f.sign());
    return found === 0;
  }
}

/** So many terms more are looked at for what is shown: a form that decides by its remainder has no leading term to show. */
export const SHOWN = 2;

/** A form's leading term as a formula in the variable. */
export function leadingText(f: FarForm, variable: string, end: End): string | undefined {
  const leading = f.leading();
  if (!leading) return undefined;
  const v = symbol(variable);
  if (typeof end === 'string')
    return print(tidy(substitute(leading, new Map([[X, end === 'inf' ? v : call('neg', v)]]))));
  const distance = tidy(end.side === '+' ? call('sub', v, end.at) : call('sub', end.at, v));
  // X is 1/distance: its powers are those of the distance, turned.
  const turned = transform(leading, (e) => {
    if (e.kind !== 'call' || e.op !== 'pow') return e;
    const [base, r] = e.args as [Expr, Expr];
    const isOurs = base.kind === 'symbol' && base.name === X && r.kind === 'number';
    return isOurs ? call('pow', distance, number(neg(r.value))) : e;
  });
  return print(tidy(substitute(turned, new Map([[X, call('div', number(1), distance)]]))));
}

/** A variable that occurs nowhere. */
export const NOTHING = '#none';

export const minus = (u: Expr, v: Expr): Expr => call('sub', u, v);
export const derivative = (of: Expr, variable: string): Expr => ({ kind: 'derivative', of, variable });
