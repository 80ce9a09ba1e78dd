/**
 * What an expression may be while a file is read: a number, a function, an object, a part of the language; and how
 * numbers and conditions turn into one another.
 */
import { fromDecimal, fromDouble } from '../algebra/rational.js';
import type { Relation, Span } from '../expr/expr.js';
import type { Code, Test } from './code.js';
import type { NativeName } from './natives.js';
import type { Expression, FunctionNode, ParameterNode, Statement } from './syntax.js';

/** What a name or an expression may be, beside a number. */
export type Value =
  | { readonly kind: 'code'; readonly code: Code }
  | { readonly kind: 'function'; readonly node: FunctionNode; readonly env: Env }
  | { readonly kind: 'native'; readonly name: NativeName }
  | { readonly kind: 'check'; readonly name: 'isNaN' | 'isFinite' }
  | { readonly kind: 'object'; readonly node: Extract<Expression, { kind: 'object' }>; readonly env: Env }
  | { readonly kind: 'namespace'; readonly name: 'Math' | 'Number' };

export type Env = ReadonlyMap<string, () => Value>;

/** Thrown to leave the reading of one function; caught by `readFunction` alone. */
export class Stop extends Error {
  constructor(
    readonly what: string,
    readonly span: Span,
  ) {
    super(what);
  }
}

export const RELATIONS: Readonly<Record<string, Relation>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '==': '==',
  '===': '==',
  '!=': '!=',
  '!==': '!=',
};

/** Does the list always return or throw? */
export const ends = (list: readonly Statement[]): boolean =>
  list.some((s) => s.kind === 'return' || s.kind === 'throw' || (s.kind === 'if' && ends(s.yes) && ends(s.no)));

export const choose = (test: Test, yes: () => Code, no: () => Code): Code => {
  if (test.kind === 'fixed') return test.value ? yes() : no();
  return { kind: 'choose', test, yes: yes(), no: no() };
};

/** A condition used as a number is 1 or 0. */
export const truth = (test: Test): Code => ({
  kind: 'choose',
  test,
  yes: { kind: 'boolean', value: true },
  no: { kind: 'boolean', value: false },
});

/** What a value means as a condition: booleans themselves, numbers whether they are not 0. */
export function conditionOf(c: Code): Test {
  if (c.kind === 'boolean') return { kind: 'fixed', value: c.value };
  if (c.kind === 'nothing') return { kind: 'fixed', value: false };
  if (c.kind === 'variable') return { kind: 'flag', name: c.name };
  if (c.kind === 'choose' && c.yes.kind === 'boolean' && c.no.kind === 'boolean' && c.yes.value && !c.no.value)
    return c.test;
  return { kind: 'compare', relation: '!=', left: c, right: numberCode('0', { start: 0, end: 0 }) };
}

export function numberCode(text: string, span: Span): Code {
  const plain = text.replaceAll('_', '');
  const value = Number(plain);
  if (!Number.isFinite(value)) throw new Stop(`the number \`${text.slice(0, 40)}\``, span);
  // Hexadecimal and its like are integers: exact as doubles, or rounded as the engine rounds them.
  const exact = fromDecimal(plain) ?? fromDouble(value);
  return { kind: 'number', text: plain, value, exact };
}

const NUMERIC_TYPE =
  /^\(?(number|boolean|undefined|null|true|false)(\|(number|boolean|undefined|null|true|false))*\)?$/;

export function checkType(p: ParameterNode): void {
  if (p.type !== undefined && !NUMERIC_TYPE.test(p.type))
    throw new Stop(`a parameter of type \`${p.type.slice(0, 60)}\``, p.span);
}

/** A comparison, with booleans and `undefined` seen for what they are. */
export function comparison(relation: Relation, left: Code, right: Code): Test {
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const isEquality = relation === '==' || relation === '!=';
    // Nothing equals NaN, and no number is undefined.
    if (side.kind === 'nothing') return { kind: 'fixed', value: relation === '!=' };
    if (side.kind === 'boolean' && isEquality) {
      const test = conditionOf(other);
      return side.value === (relation === '==') ? test : { kind: 'not', of: test };
    }
  }
  return { kind: 'compare', relation, left, right };
}
