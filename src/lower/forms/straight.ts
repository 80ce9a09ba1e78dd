/**
 * A form as straight-line code: one operation a line, equal ones once. No operation depends on a value, so the same
 * lines are interpreted in any arithmetic, demoted, and written as text.
 */

import type { Atom, Far } from '../../algebra/germs/germ.js';
import { isWhole, UNIT } from '../../algebra/germs/monomial.js';
import { ONE, type Rational, rational } from '../../algebra/rational.js';
import type { Applied } from '../arithmetic/arithmetic.js';
import type { Form, Quotient, Term } from './form.js';

export type Operation =
  /** |x − a| (or |x|): the distance to the end's point, positive in the cell. */
  | { readonly op: 'x' }
  | { readonly op: 'number'; readonly value: Rational }
  | { readonly op: 'pi' }
  /** The n-th of the parameters that the function keeps. */
  | { readonly op: 'parameter'; readonly index: number }
  /** The sum of all arguments: two or more. */
  | { readonly op: 'sum'; readonly args: readonly number[] }
  /** realPower: u^v, with whole v for negative u. */
  | { readonly op: 'multiply' | 'divide' | 'max' | 'min' | 'realPower'; readonly args: readonly [number, number] }
  | { readonly op: 'apply'; readonly name: Applied; readonly args: readonly [number] }
  | { readonly op: 'negate' | 'sqrt' | 'exp' | 'log'; readonly args: readonly [number] }
  | { readonly op: 'power'; readonly args: readonly [number]; readonly exponent: number }
  | { readonly op: 'atom'; readonly atom: Atom | Far; readonly args: readonly [number] }
  | { readonly op: 'remainder'; readonly atom: Atom; readonly order: number; readonly args: readonly [number] };

export interface Straight {
  readonly form: Form;
  readonly operations: readonly Operation[];
  readonly result: number;
  /** An expression as it is, no form. */
  readonly tree?: true;
  /** Operations whose sign the form relies on. */
  readonly assumed: readonly (readonly [number, 1 | -1])[];
}

/** An expression written as it is (`tree.ts`), with no germs. */
export const isTree = (code: Straight): boolean => code.tree === true;

export const argumentsOf = (o: Operation): readonly number[] => ('args' in o ? o.args : []);

/** exp(−u)^n is multiplied out up to this n. */
const MOST_MULTIPLIED = 4;

export class Writer {
  readonly operations: Operation[] = [];
  private readonly known = new Map<string, number>();

  put(o: Operation): number {
    const key = JSON.stringify(o, (_, v) => (typeof v === 'bigint' ? `${v}` : v));
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.operations.push(o);
    this.known.set(key, this.operations.length - 1);
    return this.operations.length - 1;
  }

  number(value: Rational): number {
    return this.put({ op: 'number', value });
  }
  private numberAt(id: number): Rational | undefined {
    const o = this.operations[id]!;
    return o.op === 'number' ? o.value : undefined;
  }
  private isNumber(id: number, n: number): boolean {
    const v = this.numberAt(id);
    return v !== undefined && v.den === 1n && v.num === BigInt(n);
  }
  multiply(a: number, b: number): number {
    if (this.isNumber(a, 1)) return b;
    if (this.isNumber(b, 1)) return a;
    if (this.isNumber(a, -1)) return this.negate(b);
    if (this.isNumber(b, -1)) return this.negate(a);
    return this.put({ op: 'multiply', args: [a, b] });
  }
  negate(a: number): number {
    const o = this.operations[a]!;
    if (o.op === 'negate') return o.args[0];
    if (o.op === 'number') return this.number({ num: -o.value.num, den: o.value.den });
    return this.put({ op: 'negate', args: [a] });
  }
  power(a: number, exponent: number): number {
    if (exponent === 1) return a;
    if (exponent === -1) return this.put({ op: 'divide', args: [this.number(ONE), a] });
    return this.put({ op: 'power', args: [a], exponent });
  }
}

/** Values of the steps of a form, and what a decay's exponents need. */
interface Place {
  readonly value: number;
  /** Of a decay: its rate, to add exponents before one exp. */
  readonly rate?: number;
  /** The sign it has in the cell, where the form relies on it. */
  readonly sign: 1 | -1;
}

/** The straight-line code of a form. */
export function straightOf(form: Form): Straight {
  const w = new Writer();
  const assumedSign = new Map(form.assumed);
  const places: Place[] = [];

  /** v^(n/27720): whole powers, roots, or exp(r·log|v|). */
  const raised = (p: Place, n: number): number => {
    if (isWhole(n)) return w.power(p.value, n / UNIT);
    const positive = p.sign < 0 ? w.negate(p.value) : p.value;
    if ((2 * n) % UNIT === 0) return w.power(w.put({ op: 'sqrt', args: [positive] }), (2 * n) / UNIT);
    const exponent = w.number(rational(n, UNIT));
    return w.put({ op: 'exp', args: [w.multiply(exponent, w.put({ op: 'log', args: [positive] }))] });
  };
  /** Small whole powers of an exponential are products; all others are exponentials of their own. */
  const decayed = (p: Place, n: number): number =>
    isWhole(n) && n > 0 && n <= MOST_MULTIPLIED * UNIT
      ? w.power(p.value, n / UNIT)
      : w.put({ op: 'exp', args: [w.multiply(w.number(rational(-n, UNIT)), p.rate!)] });

  const term = (t: Term): number => {
    const decays = t.powers.filter((p) => places[p.germ]!.rate !== undefined);
    // Exponentials of both directions in one product: their exponents are added first, so that none overflows alone.
    const together = decays.length > 1 && decays.some((p) => p.exponent < 0);
    const factors = t.powers
      .filter((p) => !together || places[p.germ]!.rate === undefined)
      .map((p) =>
        places[p.germ]!.rate === undefined ? raised(places[p.germ]!, p.exponent) : decayed(places[p.germ]!, p.exponent),
      );
    if (together) {
      const parts = decays.map((p) => w.multiply(w.number(rational(-p.exponent, UNIT)), places[p.germ]!.rate!));
      factors.push(w.put({ op: 'exp', args: [w.put({ op: 'sum', args: parts })] }));
    }
    const product = factors.reduce<number | undefined>((a, b) => (a === undefined ? b : w.multiply(a, b)), undefined);
    const c = t.coefficient;
    if (product === undefined) return w.number(c);
    return w.multiply(w.number(c), product);
  };
  const sum = (terms: readonly Term[]): number => {
    const args = terms.map(term);
    return args.length === 0 ? w.number(rational(0)) : args.length === 1 ? args[0]! : w.put({ op: 'sum', args });
  };
  const quotient = (q: Quotient): number => {
    const above = sum(q.terms);
    if (q.denominators.length === 0) return above;
    const below = q.denominators.map((d) => w.power(sum(d.terms), d.exponent)).reduce((a, b) => w.multiply(a, b));
    return w.put({ op: 'divide', args: [above, below] });
  };

  for (const [i, s] of form.steps.entries()) {
    const sign = assumedSign.get(i) ?? 1;
    const put = (value: number, rate?: number): void => {
      places.push(rate === undefined ? { value, sign } : { value, rate, sign });
    };
    switch (s.kind) {
      case 'x':
        put(w.put({ op: 'x' }));
        break;
      case 'logX':
        put(w.put({ op: 'log', args: [w.put({ op: 'x' })] }));
        break;
      case 'prime':
        put(w.number({ num: s.prime, den: 1n }));
        break;
      case 'pi':
        put(w.put({ op: 'pi' }));
        break;
      case 'e':
        put(w.put({ op: 'exp', args: [w.number(ONE)] }));
        break;
      case 'decay': {
        const rate = s.rateSign < 0 ? w.negate(term(s.rate)) : term(s.rate);
        put(w.put({ op: 'exp', args: [w.negate(rate)] }), rate);
        break;
      }
      case 'logConstant':
        put(w.put({ op: 'log', args: [term(s.of)] }));
        break;
      case 'expConstant':
        put(w.put({ op: 'exp', args: [term(s.of)] }));
        break;
      case 'logGerm': {
        const g = places[s.germ]!;
        put(w.put({ op: 'log', args: [g.sign < 0 ? w.negate(g.value) : g.value] }));
        break;
      }
      case 'atom':
        put(w.put({ op: 'atom', atom: s.atom, args: [quotient(s.argument)] }));
        break;
      case 'remainder':
        put(w.put({ op: 'remainder', atom: s.atom, order: s.order, args: [quotient(s.argument)] }));
        break;
      case 'cut':
        put(quotient(s.argument));
        break;
    }
  }
  const result = quotient(form.value);
  return {
    form,
    operations: w.operations,
    result,
    assumed: form.assumed.map(([i, s]) => [places[i]!.value, s] as const),
  };
}
