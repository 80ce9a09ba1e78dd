/** What the checker of bounds computes again: enclosures over boxes and forms at ends, by the truth's interval arithmetic. */
import { type Rational, rational } from '../algebra/rational.js';
import type { Condition, Expr } from '../expr/expr.js';
import { type Box, BoxFunction, conditionOver } from '../truth/boxes.js';
import { type End, type FarForm, FarFunction, type FarLimit } from '../truth/far/far.js';
import { failed } from '../truth/interval.js';
import { strictSign, weakSign } from '../truth/stretch.js';
import type { Truth } from '../truth/truth.js';

/** Why a certificate is refused. */
export class Refusal extends Error {}

/** Work limits: a certificate that asks for more is refused. */
const MOST_LOOKS = 20_000;
const MOST_FORM_DEPTH = 16;

export interface FormPlace {
  readonly start: Rational;
  readonly depth: number;
  readonly box: Box;
}

export class Looks {
  private count = 0;
  private readonly ready = new WeakMap<Expr, BoxFunction>();

  constructor(
    private readonly truth: Truth,
    private readonly bits: number,
  ) {}

  private step(): void {
    this.count += 1;
    if (this.count > MOST_LOOKS) throw new Refusal('too much to look at');
  }

  private enclosure<T>(
    e: Expr,
    box: Box,
    centred: boolean,
    look: (s: { strict: number | undefined; weak: number | undefined }) => T,
  ): T | undefined {
    this.step();
    const f = this.ready.get(e) ?? new BoxFunction(e);
    this.ready.set(e, f);
    return this.truth.arithmetic(this.bits, (a) => {
      const u = centred ? f.centred(a, box) : f.over(a, box);
      return failed(u) ? undefined : look({ strict: strictSign(a, u), weak: weakSign(a, u) });
    });
  }

  /** e > 0 (or >= 0) on the box by one enclosure. */
  isPositive(e: Expr, strict: boolean, box: Box, centred = false): boolean {
    return this.enclosure(e, box, centred, (s) => (strict ? s.strict === 1 : s.weak === 1 || s.weak === 0)) === true;
  }

  isDefined = (e: Expr, box: Box): boolean => this.enclosure(e, box, false, () => true) === true;
  /** Never 0 on the box, and of one sign. */
  isNonzero = (e: Expr, box: Box): boolean =>
    this.enclosure(e, box, false, (s) => s.strict === 1 || s.strict === -1) === true;

  /** Exactly 0 all over the box. */
  isFlat = (e: Expr, box: Box): boolean => this.enclosure(e, box, false, (s) => s.strict === 0) === true;

  holds(c: Condition, box: Box): boolean | undefined {
    this.step();
    return this.truth.arithmetic(this.bits, (a) => conditionOver(a, c, box));
  }

  form<T>(e: Expr, variable: string, end: End, place: FormPlace, look: (f: FarForm) => T): T | undefined {
    this.step();
    if (place.depth < 1 || place.depth > MOST_FORM_DEPTH || !Number.isInteger(place.depth))
      throw new Refusal('no depth');
    return this.truth.arithmetic(this.bits, (a) => {
      const form = new FarFunction(e).near(a, variable, end, place);
      return form && look(form);
    });
  }

  across<T>(e: Expr, variable: string, at: Expr, place: FormPlace, look: (f: FarForm) => T): T | undefined {
    this.step();
    if (place.depth < 1 || place.depth > MOST_FORM_DEPTH || !Number.isInteger(place.depth))
      throw new Refusal('no depth');
    return this.truth.arithmetic(this.bits, (a) => {
      const form = new FarFunction(e).across(a, variable, at, place);
      return form && look(form);
    });
  }

  /** Zero for all settings, by exact arithmetic. */
  isZero(e: Expr, box: Box): boolean {
    return this.form(e, '#nothing', 'inf', { start: rational(1), depth: 1, box }, (f) => f.sign()) === 0;
  }
}

export const isZeroLimit = (l: FarLimit | undefined): boolean =>
  l?.kind === 'number' && l.value.kind === 'number' && l.value.value.num === 0n;
