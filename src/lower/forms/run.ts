/**
 * A form computed in an arithmetic, and how many bits it loses: the largest ratio of a term to its sum. A form that
 * loses few bits where it is used needs no other check of its stability.
 */
import { isWhole, UNIT } from '../../algebra/germs/monomial.js';
import type { Arithmetic } from './arithmetic.js';
import type { Form, Quotient, Step, Term } from './form.js';

/** A value, and the bits that cancellation took from it (Infinity where the form does not hold). */
export interface Outcome<N> {
  readonly value: N;
  readonly bits: number;
}

/** Exponents of decays are added before exp where one alone is beyond this (in bits of the rate). */
const HUGE_RATE = 30;
/** Near −1 the arguments of log1p and √(1 + d) − 1 lose bits themselves. */
const NEAR_MINUS_ONE = -1;

interface Prepared<N> {
  readonly coefficient: N;
  readonly isOne: boolean;
  readonly term: Term;
  readonly decays: number;
}
interface PreparedQuotient<N> {
  readonly terms: readonly Prepared<N>[];
  readonly denominators: readonly { readonly terms: readonly Prepared<N>[]; readonly exponent: number }[];
}

/** A form made ready: constants computed once. */
export function runner<N>(form: Form, a: Arithmetic<N>): (x: N) => Outcome<N> {
  const { steps } = form;
  const constants = new Map<number, N>();
  const prepareTerm = (term: Term): Prepared<N> => ({
    coefficient: a.rational(term.coefficient),
    isOne: term.coefficient.num === 1n && term.coefficient.den === 1n,
    term,
    decays: term.powers.filter((p) => steps[p.germ]!.kind === 'decay').length,
  });
  const prepare = (q: Quotient): PreparedQuotient<N> => ({
    terms: q.terms.map(prepareTerm),
    denominators: q.denominators.map((d) => ({ terms: d.terms.map(prepareTerm), exponent: d.exponent })),
  });
  const fraction = a.rational({ num: 1n, den: BigInt(UNIT) });
  const units = (n: number): N => (isWhole(n) ? a.double(n / UNIT) : a.multiply(a.double(n), fraction));
  const absolute = (v: N): N => (a.sign(v) < 0 ? a.negate(v) : v);
  const raised = (v: N, n: number): N => {
    if (isWhole(n)) return a.wholePower(v, n / UNIT);
    if ((2 * n) % UNIT === 0) return a.wholePower(a.squareRoot(absolute(v)), (2 * n) / UNIT);
    return a.exp(a.multiply(units(n), a.log(absolute(v))));
  };
  const constantTerm = (t: Term): N => {
    let v = a.rational(t.coefficient);
    for (const p of t.powers) v = a.multiply(v, raised(constants.get(p.germ)!, p.exponent));
    return v;
  };
  const constantStep = (s: Step): N | undefined => {
    switch (s.kind) {
      case 'prime':
        return a.rational({ num: s.prime, den: 1n });
      case 'pi':
        return a.pi;
      case 'e':
        return a.exp(a.one);
      case 'logConstant':
        return a.log(absolute(constantTerm(s.of)));
      case 'expConstant':
        return a.exp(constantTerm(s.of));
      default:
        return undefined;
    }
  };
  steps.forEach((s, i) => {
    const v = constantStep(s);
    if (v !== undefined) constants.set(i, v);
  });
  const prepared = steps.map((s) => ('argument' in s ? prepare(s.argument) : undefined));
  const rates = steps.map((s) => (s.kind === 'decay' ? prepareTerm(s.rate) : undefined));
  const value = prepare(form.value);
  const at = form.end.at ? a.rational(form.end.at) : undefined;

  return (x) => {
    let bits = 0;
    const lost = (n: number): void => {
      if (n > bits) bits = n;
    };
    const values: N[] = [];
    const decayRates: N[] = [];
    const powers = new Map<string, N>();
    const power = (germ: number, n: number): N => {
      if (n === UNIT) return values[germ]!;
      const key = `${germ}:${n}`;
      const known = powers.get(key);
      if (known !== undefined) return known;
      const made =
        steps[germ]!.kind === 'decay' ? a.exp(a.multiply(units(-n), decayRates[germ]!)) : raised(values[germ]!, n);
      powers.set(key, made);
      return made;
    };
    const termValue = (t: Prepared<N>): N => {
      let v = t.coefficient;
      const put = (f: N, first: boolean): void => {
        v = first && t.isOne ? f : a.multiply(v, f);
      };
      const together =
        t.decays > 1 &&
        t.term.powers.some((p) => steps[p.germ]!.kind === 'decay' && a.log2(decayRates[p.germ]!) > HUGE_RATE);
      let exponent: N | undefined;
      let first = true;
      for (const p of t.term.powers) {
        if (together && steps[p.germ]!.kind === 'decay') {
          const part = a.multiply(units(-p.exponent), decayRates[p.germ]!);
          exponent = exponent === undefined ? part : a.add(exponent, part);
          continue;
        }
        put(power(p.germ, p.exponent), first);
        first = false;
      }
      if (exponent !== undefined) {
        // Exponents that cancel each other leave no more digits than their difference has.
        put(a.exp(exponent), first);
        lost(
          Math.max(
            0,
            ...t.term.powers.filter((p) => steps[p.germ]!.kind === 'decay').map((p) => a.log2(decayRates[p.germ]!)),
          ),
        );
      }
      return v;
    };
    const sum = (terms: readonly Prepared<N>[]): N => {
      let s = a.zero;
      let largest = Number.NEGATIVE_INFINITY;
      for (const t of terms) {
        const v = termValue(t);
        largest = Math.max(largest, a.log2(v));
        s = a.add(s, v);
      }
      if (terms.length > 1) lost(a.sign(s) === 0 ? Number.POSITIVE_INFINITY : largest - a.log2(s));
      return s;
    };
    const quotient = (q: PreparedQuotient<N>): N => {
      let v = sum(q.terms);
      for (const d of q.denominators) {
        const w = sum(d.terms);
        for (let i = 0; i < d.exponent; i++) v = a.divide(v, w);
      }
      return v;
    };
    let distance = x;
    if (at !== undefined) distance = a.subtract(distance, at);
    distance = absolute(distance);
    steps.forEach((s, i) => {
      const constant = constants.get(i);
      values[i] = constant ?? germ(s, i);
    });
    function germ(s: Step, i: number): N {
      switch (s.kind) {
        case 'x':
          return distance;
        case 'logX':
          return a.log(distance);
        case 'decay': {
          const rate = termValue(rates[i]!);
          decayRates[i] = s.rateSign < 0 ? a.negate(rate) : rate;
          return a.exp(a.negate(decayRates[i]!));
        }
        case 'logGerm':
          return a.log(absolute(values[s.germ]!));
        case 'cut':
          return quotient(prepared[i]!);
        case 'remainder':
          return a.remainder(s.atom, s.order, quotient(prepared[i]!));
        case 'atom': {
          const w = quotient(prepared[i]!);
          if ((s.atom === 'log1p' || s.atom === 'sqrt1pm1') && a.sign(w) < 0 && a.log2(w) > NEAR_MINUS_ONE)
            lost(-a.log2(a.add(a.one, w)));
          return a.atom(s.atom, w);
        }
        default:
          throw new Error(`a ${s.kind} step is no constant`);
      }
    }
    for (const [i, s] of form.assumed) if (a.sign(values[i]!) !== s) bits = Number.POSITIVE_INFINITY;
    const result = quotient(value);
    return { value: result, bits: Number.isNaN(a.sign(result)) ? Number.POSITIVE_INFINITY : bits };
  };
}
