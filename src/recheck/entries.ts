/** Reading one law of a certificate: its fields, the laws before it, and what must be equal. */
import { type Expr, symbolsOf } from '../expr/expr.js';
import { parse } from '../expr/parse.js';
import type { Json } from '../stages.js';
import type { Evaluator } from './evaluate.js';
import { type Fraction, Refused } from './fractions.js';
import type { Knowledge, Meaning, Signs } from './knowledge.js';

export type Entry = { readonly [key: string]: Json };
export const isEntry = (value: Json | undefined): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an accepted law says. */
export type Proved =
  | { readonly kind: 'sign'; readonly of: Fraction; readonly signs: Signs }
  | { readonly kind: 'pair'; readonly u: Fraction; readonly v: Fraction }
  | { readonly kind: 'turn'; readonly angle: Fraction; readonly sin: Fraction; readonly cos: Fraction }
  | { readonly kind: 'odd'; readonly op: string; readonly of: Fraction; readonly value: Fraction }
  | { readonly kind: 'other' };

export class Entries {
  readonly proved: Proved[] = [];

  constructor(
    readonly known: Knowledge,
    readonly reader: Evaluator,
    /** Names that an unknown may not take. */
    readonly variables: ReadonlySet<string>,
  ) {}

  text(entry: Entry, field: string): Expr {
    const text = entry[field];
    if (typeof text !== 'string') throw new Refused(`a law without ${field}`);
    try {
      return parse(text);
    } catch {
      throw new Refused(`\`${text}\` cannot be read`);
    }
  }
  /** Arithmetic of unknowns and variables; every unknown must have been introduced. */
  fraction(entry: Entry, field: string): Fraction {
    const e = this.text(entry, field);
    for (const name of symbolsOf(e))
      if (!this.variables.has(name) && !this.known.meanings.has(name))
        throw new Refused(`\`${name}\` is not introduced`);
    for (const name of symbolsOf(e)) this.touchName(name);
    return this.reader.value(e);
  }
  whole(value: Json | undefined): number {
    if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > 1000)
      throw new Refused('a whole number is missing');
    return value;
  }
  earlier<K extends Proved['kind']>(value: Json | undefined, kind: K): Extract<Proved, { kind: K }> {
    const found = this.proved[this.whole(value)];
    if (found?.kind !== kind) throw new Refused(`no ${kind} of that number comes before`);
    this.known.touched.add(this.whole(value));
    return found as Extract<Proved, { kind: K }>;
  }
  private touchName(name: string): void {
    const law = this.known.introduced.get(name);
    if (law !== undefined) this.known.touched.add(law);
  }
  same(a: Fraction, b: Fraction, what: string): void {
    if (!this.known.arithmetic.equal(a, b)) throw new Refused(`${what} does not follow`);
  }

  /** An unknown that was introduced. */
  meaningOf(value: Json | undefined): { readonly name: string; readonly meaning: Meaning } {
    const meaning = typeof value === 'string' ? this.known.meanings.get(value) : undefined;
    if (typeof value !== 'string' || !meaning) throw new Refused('an unknown that was not introduced');
    this.touchName(value);
    return { name: value, meaning };
  }
}
