/**
 * Forms as text in the definitions' notation: each germ by name, what it is for, and the value over them,
 * its largest term first.
 */
import type { Atom, End, Far } from '../../algebra/germs/germ.js';
import { UNIT } from '../../algebra/germs/monomial.js';
import { type Rational, rational, sign, toText } from '../../algebra/rational.js';
import type { GermAbout } from '../../program/about.js';
import type { Form, Quotient, Step, Term } from './form.js';

/** What a function of a small argument is for. */
const MEANINGS: Readonly<Record<Atom | Far, (w: string) => string>> = {
  expm1: (w) => `exp(${w}) − 1 without the subtraction`,
  log1p: (w) => `log(1 + …) of the small ${w}, without forming the sum`,
  sqrt1pm1: () => 'sqrt(1 + …) − 1 without the subtraction',
  erf: () => 'small with its argument',
  atan: () => 'small with its argument',
  acot: () => 'π/2 less the arctangent of the reciprocal, without the subtraction',
  sin: () => 'small with its argument',
  cosm1: () => 'cos − 1 without the subtraction',
  erfcxOfReciprocal: () => 'erfc without its tiny factor exp(−…²)',
  erfcx: () => 'erfc without its tiny factor exp(−…²): falls slowly',
  sinFar: () => 'stays between −1 and 1',
  cosFar: () => 'stays between −1 and 1',
};

/** How an atom is written. */
function atomText(atom: Atom | Far, w: string): string {
  switch (atom) {
    case 'sqrt1pm1':
      return `sqrt(1 + ${w}) - 1`;
    case 'cosm1':
      return `cos(${w}) - 1`;
    case 'acot':
      // On (0, π): for negative arguments π more.
      return `atan(${w})`;
    case 'erfcxOfReciprocal':
      return `sqrt(pi)*erfcx(1/(${w}))`;
    case 'sinFar':
      return `sin(${w})`;
    case 'cosFar':
      return `cos(${w})`;
    default:
      return `${atom}(${w})`;
  }
}

const isSum = (text: string): boolean => /[^(*/^] ?[+-] /.test(text.replace(/\([^()]*\)/g, ''));
const bracketed = (text: string): string => (isSum(text) || /[*/]/.test(text) ? `(${text})` : text);

/** base^(n/UNIT) for n > 0. */
function powered(base: string, n: number): string {
  if (n === UNIT) return base;
  const r = rational(n, UNIT);
  if (r.num === 1n && r.den === 2n) return `sqrt(${base})`;
  const inner = /^\w+$/.test(base) || /^\w+\([^()]*\)$/.test(base) ? base : `(${base})`;
  return r.den === 1n ? `${inner}^${r.num}` : `${inner}^(${toText(r)})`;
}

/** Names of germs; `u` is what scaled inputs are called. */
const LETTERS = 'tvwpqrs';

/** The end in words: `∞`, `0`, `1 from the left`. */
export function endText(end: End): string {
  if (end.kind === 'infinity') return end.side > 0 ? '∞' : '−∞';
  if (!end.at || sign(end.at) === 0) return '0';
  return `${toText(end.at)} from the ${end.side > 0 ? 'right' : 'left'}`;
}

/** The distance to the end's point (or |x|), which is positive in the cell: a germ only where it is not x itself. */
function distanceText(end: End, variable: string): { readonly name: string; readonly germ?: GermAbout } {
  const at = end.kind === 'point' && end.at && sign(end.at) !== 0 ? end.at : undefined;
  if (!at && end.side > 0) return { name: variable };
  const name = at ? 'd' : 'X';
  const point = at && (at.den === 1n && at.num > 0n ? toText(at) : `(${toText(at)})`);
  const formula = at ? (end.side > 0 ? `${variable} - ${point}` : `${point} - ${variable}`) : `-${variable}`;
  const meaning = at ? 'the distance to the anchor, positive here' : `the size of ${variable}, positive here`;
  return { name, germ: { name, formula, meaning } };
}

export interface FormText {
  readonly germs: readonly GermAbout[];
  readonly value: string;
  readonly leading?: string;
}

/** The form in words; long sums are cut after so many terms. */
export function formText(form: Form, variable: string, mostTerms = 12): FormText {
  const distance = distanceText(form.end, variable);
  const germs: GermAbout[] = [];
  if (distance.germ && form.steps.some((s) => s.kind === 'x' || s.kind === 'logX')) germs.push(distance.germ);
  const names: string[] = [];
  const taken = new Set([variable, distance.name]);
  const fresh = (): string => {
    for (let k = 0; ; k++)
      for (const letter of LETTERS) {
        const name = k === 0 ? letter : `${letter}${k}`;
        if (taken.has(name)) continue;
        taken.add(name);
        return name;
      }
  };
  const product = (list: readonly string[]): string => list.map((f) => (isSum(f) ? `(${f})` : f)).join('*');
  const term = (t: Term): string => {
    const size: Rational = t.coefficient.num < 0n ? { ...t.coefficient, num: -t.coefficient.num } : t.coefficient;
    const above: string[] = [];
    const below: string[] = [];
    for (const p of t.powers) {
      const base = names[p.germ]!;
      if (p.exponent > 0) above.push(powered(base, p.exponent));
      else below.push(powered(base, -p.exponent));
    }
    const top = size.num === 1n && above.length > 0 ? product(above) : product([`${size.num}`, ...above]);
    const bottom = size.den === 1n ? below : [`${size.den}`, ...below];
    const minus = t.coefficient.num < 0n ? '-' : '';
    if (bottom.length === 0) return minus + top;
    return `${minus}${top}/${bottom.length === 1 && !isSum(bottom[0]!) ? bottom[0] : `(${product(bottom)})`}`;
  };
  const sum = (terms: readonly Term[]): string => {
    const shown = terms.slice(0, mostTerms).map(term);
    const rest = terms.length > mostTerms ? ` + … (${terms.length - mostTerms} more terms)` : '';
    const [head = '0', ...tail] = shown;
    return tail.reduce((text, t) => (t.startsWith('-') ? `${text} - ${t.slice(1)}` : `${text} + ${t}`), head) + rest;
  };
  const quotient = (q: Quotient, first = 0): string => {
    const above = sum([...q.terms.slice(first, first + 1), ...q.terms.slice(0, first), ...q.terms.slice(first + 1)]);
    if (q.denominators.length === 0) return above;
    const below = q.denominators.map((d) => {
      const factor = bracketed(sum(d.terms));
      return d.exponent === 1 ? factor : `${factor}^${d.exponent}`;
    });
    return `${q.terms.length > 1 || above.includes('/') ? `(${above})` : above}/${below.length > 1 ? `(${below.join('*')})` : below[0]}`;
  };
  /** Named by a letter, except what is short and needs no name. */
  const step = (s: Step): string => {
    const named = (formula: string, meaning: string): string => {
      const name = fresh();
      germs.push({ name, formula, meaning });
      return name;
    };
    switch (s.kind) {
      case 'x':
        return distance.name;
      case 'logX':
        return `log(${distance.name})`;
      case 'prime':
        return `${s.prime}`;
      case 'pi':
        return 'pi';
      case 'e':
        return 'e';
      case 'decay': {
        const rate = term(s.rate);
        const minus = s.rateSign > 0 ? (rate.startsWith('-') ? rate.slice(1) : `-${rate}`) : rate;
        return named(`exp(${minus})`, `vanishes towards ${endText(form.end)}`);
      }
      case 'logConstant':
        return `log(${term(s.of)})`;
      case 'expConstant':
        return `exp(${term(s.of)})`;
      case 'logGerm':
        return `log(${names[s.germ]})`;
      case 'atom': {
        const w = quotient(s.argument);
        return named(
          atomText(s.atom, s.atom === 'sqrt1pm1' ? bracketed(w) : w),
          MEANINGS[s.atom](w.length > 12 ? 'argument' : w),
        );
      }
      case 'remainder':
        return named(
          `rest(${atomText(s.atom, quotient(s.argument))}, ${s.order})`,
          `what the series of ${s.atom} leaves after ${s.order} ${s.order === 1 ? 'term' : 'terms'}, relative to the next`,
        );
      case 'cut':
        return named(quotient(s.argument), 'a long sum, kept as one quantity');
    }
  };
  for (const s of form.steps) names.push(step(s));
  const several = form.value.terms.length > 1 || form.value.denominators.length > 0;
  const leading = form.leading === undefined ? undefined : form.value.terms[form.leading];
  return {
    germs,
    value: quotient(form.value, form.leading),
    ...(several && leading ? { leading: term(leading) } : {}),
  };
}
