/**
 * A form as a list of steps: the germs that are used, each from earlier ones, and the fraction over them. It knows no
 * arithmetic; `run.ts` computes it in any, `../../emit` writes it as text.
 */

import type { GermForm } from '../../algebra/germs/convert.js';
import type { Fraction } from '../../algebra/germs/fraction.js';
import type { Atom, End, Far, Germ } from '../../algebra/germs/germ.js';
import type { Monomial, Power } from '../../algebra/germs/monomial.js';
import type { Sum } from '../../algebra/germs/polynomial.js';
import type { Rational } from '../../algebra/rational.js';

/** coefficient · Π germ^(exponent/27720); germs by their number in the form's steps. */
export interface Term {
  readonly coefficient: Rational;
  readonly powers: readonly Power[];
}

export interface Quotient {
  readonly terms: readonly Term[];
  readonly denominators: readonly { readonly terms: readonly Term[]; readonly exponent: number }[];
}

export type Step =
  | { readonly kind: 'x' }
  | { readonly kind: 'logX' }
  | { readonly kind: 'prime'; readonly prime: bigint }
  | { readonly kind: 'pi' | 'e' }
  /** exp(−rate), rate = term · rateSign > 0. */
  | { readonly kind: 'decay'; readonly rate: Term; readonly rateSign: 1 | -1 }
  | { readonly kind: 'logConstant' | 'expConstant'; readonly of: Term }
  | { readonly kind: 'logGerm'; readonly germ: number }
  | { readonly kind: 'atom'; readonly atom: Atom | Far; readonly argument: Quotient }
  | { readonly kind: 'remainder'; readonly atom: Atom; readonly order: number; readonly argument: Quotient }
  | { readonly kind: 'cut'; readonly argument: Quotient };

export interface Form {
  readonly end: End;
  readonly steps: readonly Step[];
  readonly value: Quotient;
  /** The term of the value's numerator that outgrows all others at the end; none where it is 0. */
  readonly leading?: number;
  /** Signs that the form relies on, by step: where one differs, the form does not hold. */
  readonly assumed: readonly (readonly [number, 1 | -1])[];
}

/** Germs that a germ is made from. */
function parents(g: Germ): readonly number[] {
  const of = (t: Monomial) => t.powers.map((p) => p.germ);
  switch (g.kind) {
    case 'decay':
      return of(g.rate);
    case 'constant':
      return 'of' in g ? of(g.of) : [];
    case 'logGerm':
      return [g.germ];
    case 'atom':
    case 'remainder':
    case 'cut':
      return germsOf(g.argument);
    default:
      return [];
  }
}

const sumGerms = (s: Sum): readonly number[] => [...s.values()].flatMap((t) => t.powers.map((p) => p.germ));
const germsOf = (f: Fraction): readonly number[] => [
  ...sumGerms(f.numerator),
  ...[...f.denominators.values()].flatMap((d) => sumGerms(d.sum)),
];

/**
 * The place of the largest term towards the end: for reading, nothing is computed with it. Quotients are compared, for
 * beside a power of exp(−exp(x)) that all terms share no other factor would count.
 */
function leadingTerm(table: GermForm['table'], s: Sum): number | undefined {
  const terms = [...s.values()];
  let best: number | undefined;
  terms.forEach((t, i) => {
    if (best === undefined || table.relative(t, terms[best]!) > 0) best = i;
  });
  return best;
}

/** The steps of a germ form: only the germs that the value needs, renumbered. */
export function formOf({ table, end, value }: GermForm): Form {
  const used = new Set<number>();
  const mark = (id: number): void => {
    if (used.has(id)) return;
    used.add(id);
    for (const p of parents(table.germs[id]!)) mark(p);
  };
  for (const id of germsOf(value)) mark(id);
  const order = [...used].sort((a, b) => a - b);
  const place = new Map(order.map((id, i) => [id, i]));
  const term = (t: Monomial): Term => ({
    coefficient: t.coefficient,
    powers: t.powers.map((p) => ({ germ: place.get(p.germ)!, exponent: p.exponent })),
  });
  const sum = (s: Sum): readonly Term[] => [...s.values()].map(term);
  const quotient = (f: Fraction): Quotient => ({
    terms: sum(f.numerator),
    denominators: [...f.denominators.values()].map((d) => ({ terms: sum(d.sum), exponent: d.exponent })),
  });
  const step = (g: Germ): Step => {
    switch (g.kind) {
      case 'x':
      case 'logX':
        return { kind: g.kind };
      case 'prime':
        return { kind: 'prime', prime: g.prime };
      case 'decay':
        return { kind: 'decay', rate: term(g.rate), rateSign: g.rateSign };
      case 'constant':
        return 'of' in g
          ? { kind: g.name === 'log' ? 'logConstant' : 'expConstant', of: term(g.of) }
          : { kind: g.name };
      case 'logGerm':
        return { kind: 'logGerm', germ: place.get(g.germ)! };
      case 'atom':
        return { kind: 'atom', atom: g.atom, argument: quotient(g.argument) };
      case 'remainder':
        return { kind: 'remainder', atom: g.atom, order: g.order, argument: quotient(g.argument) };
      case 'cut':
        return { kind: 'cut', argument: quotient(g.argument) };
    }
  };
  const leading = leadingTerm(table, value.numerator);
  return {
    end,
    steps: order.map((id) => step(table.germs[id]!)),
    value: quotient(value),
    ...(leading === undefined ? {} : { leading }),
    assumed: [...table.assumed].flatMap(([id, s]) => (used.has(id) ? [[place.get(id)!, s] as const] : [])),
  };
}
