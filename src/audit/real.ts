/**
 * Code as mathematics: the same formula on the real numbers, literals as the decimals that were written, `Math.PI` and
 * its like as what they stand for. Conditions become pieces, first match wins.
 */
import type { Rational } from '../algebra/rational.js';
import { type Condition, call, type Expr, number, type Piece, pieces, type Relation, symbol } from '../expr/expr.js';
import { tidy } from '../expr/tidy.js';
import type { Code, Test } from './code.js';
import { constant, native } from './natives.js';

/** A value that no real number is: the quotient 0/0. */
const UNDEFINED: Expr = call('div', number(0), number(0));

/** How literals are read; by default as the decimals they are. */
export type Literals = (text: string, exact: Rational) => Expr;
const asWritten: Literals = (text, exact) =>
  /^[\d.]/.test(text) && !/^0[xob]/i.test(text) ? number(exact, text) : number(exact);

/** Conditions that hold together with others, or instead of them: the outer list is `or`. */
type Cases = readonly Condition[];
const ALWAYS: Cases = [[]];
const NEVER: Cases = [];

/** More alternatives than this are not written out. */
const MOST_CASES = 64;

export class TooManyCases extends Error {}

const opposite: Readonly<Record<Relation, Relation>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/**
 * The formula, tidied.
 * @throws TooManyCases when its conditions have more than 64 alternatives
 */
export const realOf = (code: Code, literals: Literals = asWritten): Expr => tidy(convert(code, literals));

function convert(c: Code, literals: Literals): Expr {
  switch (c.kind) {
    case 'number':
      return literals(c.text, c.exact);
    case 'constant':
      return constant(c.name).real;
    case 'boolean':
      return number(c.value ? 1 : 0);
    case 'infinity':
    case 'nothing':
      return UNDEFINED;
    case 'variable':
      return symbol(c.name);
    case 'call':
      return native(c.native).real(...c.args.map((a) => convert(a, literals)));
    case 'choose': {
      // Where nothing is returned there is no piece, and so no value.
      if (c.yes.kind === 'nothing') return choice(c.no, casesOf(c.test, false, literals), undefined, literals);
      return choice(c.yes, casesOf(c.test, true, literals), c.no.kind === 'nothing' ? undefined : c.no, literals);
    }
  }
}

function choice(yes: Code, cases: Cases, no: Code | undefined, literals: Literals): Expr {
  if (cases.length > MOST_CASES) throw new TooManyCases();
  const value = convert(yes, literals);
  if (cases.some((when) => when.length === 0)) return value;
  const list = cases.map((when): Piece => ({ when, value }));
  if (list.length === 0) return no ? convert(no, literals) : UNDEFINED;
  return pieces(no ? flat([...list, { value: convert(no, literals) }]) : list);
}

/** `c ? u : {v if d; w otherwise}` as one list of pieces: what a definition's author would write. */
function flat(list: readonly Piece[]): readonly Piece[] {
  const last = list.at(-1)!;
  return last.value.kind === 'pieces' ? [...list.slice(0, -1), ...last.value.pieces] : list;
}

function casesOf(t: Test, wanted: boolean, literals: Literals): Cases {
  switch (t.kind) {
    case 'compare':
      return compared(t, wanted, literals);
    case 'not':
      return casesOf(t.of, !wanted, literals);
    case 'all':
    case 'any': {
      const [a, b] = t.tests.map((s) => casesOf(s, wanted, literals)) as [Cases, Cases];
      if ((t.kind === 'any') === wanted) return [...a, ...b];
      if (a.length * b.length > MOST_CASES) throw new TooManyCases();
      return a.flatMap((u) => b.map((v) => [...u, ...v]));
    }
    case 'check':
      return (t.name === 'isFinite') === wanted ? ALWAYS : NEVER;
    case 'fixed':
      return t.value === wanted ? ALWAYS : NEVER;
    case 'flag':
      return [[{ left: symbol(t.name), relation: wanted ? '!=' : '==', right: number(0) }]];
  }
}

function compared(t: Extract<Test, { kind: 'compare' }>, wanted: boolean, literals: Literals): Cases {
  const order = orderOfInfinities(t.left, t.right);
  if (order !== undefined) {
    const holds = t.relation === '!=' || (order < 0 ? t.relation.startsWith('<') : t.relation.startsWith('>'));
    return holds === wanted ? ALWAYS : NEVER;
  }
  const relation = wanted ? t.relation : opposite[t.relation];
  return [[{ left: convert(t.left, literals), relation, right: convert(t.right, literals) }]];
}

/** How a real number compares with an infinity: −1 where the left side is the smaller one. */
function orderOfInfinities(left: Code, right: Code): -1 | 1 | undefined {
  if (left.kind === 'infinity') return left.sign > 0 ? 1 : -1;
  if (right.kind === 'infinity') return right.sign > 0 ? -1 : 1;
  return undefined;
}

/** A formula and where it is meant: conditions under which the code returns nothing are taken off its front. */
export interface Guarded {
  readonly domain: Condition;
  readonly code: Code;
}

/** `if (!(k > 0)) return NaN; …` is `…` where k > 0. */
export function unguarded(code: Code): Guarded {
  let [rest, domain]: [Code, Condition] = [code, []];
  while (rest.kind === 'choose') {
    const isFirst = rest.yes.kind === 'nothing';
    if (!isFirst && rest.no.kind !== 'nothing') break;
    const cases = casesOf(rest.test, !isFirst, asWritten);
    if (cases.length !== 1) break;
    domain = [...domain, ...cases[0]!];
    rest = isFirst ? rest.no : rest.yes;
  }
  return { domain, code: rest };
}
