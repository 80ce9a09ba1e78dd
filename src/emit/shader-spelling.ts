/** How operations, numbers and conditions are spelled in the notation of `shader-text.ts`. */
import * as rational from '../algebra/rational.js';
import { invariant } from '../diagnostic.js';
import type { Condition, Expr } from '../expr/expr.js';
import type { OpName } from '../expr/ops.js';
import type { NumberOperand, SpecialOperand } from '../stages.js';
import { commentText } from './names.js';
import { float32Text } from './shader-number.js';

/** How an operation is spelled in the notation: a function's name, or an infix or prefix operator. */
type Spelling = { readonly call: string } | { readonly infix: '+' | '-' | '*' | '/' } | { readonly prefix: '-' };

/** Built-ins only where they are exact or nearly so everywhere; all else is a core (`shader-cores.ts`). */
const spellings: Readonly<Record<OpName, Spelling>> = {
  neg: { prefix: '-' },
  add: { infix: '+' },
  sub: { infix: '-' },
  mul: { infix: '*' },
  div: { infix: '/' },
  pow: { call: 'actc_pow' },
  exp: { call: 'actc_exp' },
  expm1: { call: 'actc_expm1' },
  log: { call: 'actc_log' },
  log1p: { call: 'actc_log1p' },
  log2: { call: 'actc_log2' },
  log10: { call: 'actc_log10' },
  sqrt: { call: 'sqrt' },
  cbrt: { call: 'actc_cbrt' },
  abs: { call: 'abs' },
  sign: { call: 'sign' },
  max: { call: 'max' },
  min: { call: 'min' },
  erf: { call: 'actc_erf' },
  erfc: { call: 'actc_erfc' },
  erfcx: { call: 'actc_erfcx' },
  sin: { call: 'actc_sin' },
  cos: { call: 'actc_cos' },
  tan: { call: 'actc_tan' },
  asin: { call: 'actc_asin' },
  acos: { call: 'actc_acos' },
  atan: { call: 'actc_atan' },
  sinh: { call: 'actc_sinh' },
  cosh: { call: 'actc_cosh' },
  tanh: { call: 'actc_tanh' },
  asinh: { call: 'actc_asinh' },
  acosh: { call: 'actc_acosh' },
  atanh: { call: 'actc_atanh' },
  floor: { call: 'floor' },
  ceil: { call: 'ceil' },
};

const specials: Readonly<Record<SpecialOperand['value'], string>> = {
  inf: 'actc_inf()',
  '-inf': '-actc_inf()',
  nan: 'actc_nan()',
  '-0': 'bitcast<f32>(0x80000000u)',
};

/** Binding strengths of all shading languages: comparisons, sums, products, signs, everything else. */
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const ATOM = 4;

export interface Spelled {
  readonly text: string;
  readonly rank: number;
  /** What literals in it stand for, where their digits do not show it. */
  readonly notes: readonly string[];
}

export const atom = (text: string, notes: readonly string[] = []): Spelled => ({
  text,
  rank: text.startsWith('-') ? SIGN : ATOM,
  notes,
});
const bracket = (s: Spelled, least: number): string => (s.rank < least ? `(${s.text})` : s.text);

/** Infinities, NaN and −0: no constants in any shading language. */
export const spellSpecial = (o: SpecialOperand): Spelled => atom(specials[o.value]);

/** One operation. Right operands of the same strength keep their brackets: float sums and products do not associate. */
export function spellOp(op: OpName, args: readonly Spelled[]): Spelled {
  const spelling = spellings[op];
  const [u, v] = args;
  invariant(u, `${op} without an operand`);
  const notes = args.flatMap((a) => a.notes);
  if ('prefix' in spelling) return { text: `${spelling.prefix}${bracket(u, ATOM)}`, rank: SIGN, notes };
  if ('call' in spelling) return { text: `${spelling.call}(${args.map((a) => a.text).join(', ')})`, rank: ATOM, notes };
  invariant(v, `${op} without its second operand`);
  const rank = spelling.infix === '+' || spelling.infix === '-' ? SUM : PRODUCT;
  const right = v.rank === SIGN ? `(${v.text})` : bracket(v, rank + 1);
  return { text: `${bracket(u, rank)} ${spelling.infix} ${right}`, rank, notes };
}

/** A literal; the exact value it stands for goes into a comment where the digits do not show it. */
export function spellNumber(o: NumberOperand): Spelled {
  const literal = float32Text(o.single);
  const told = commentText(o.text);
  const shown = told === '' || Number(told) === o.double || /^-?[\d.]+(e[+-]?\d+)?$/i.test(told);
  return atom(literal, shown ? [] : [`${literal} is ${told}`]);
}

/** A condition on parameters, false where one of them is NaN. Pieces and uses have no spelling here. */
export function conditionText(condition: Condition, name: (variable: string) => string): string {
  const side = (e: Expr) => bracket(expression(e, name), SUM);
  return condition.map((c) => `${side(c.left)} ${c.relation} ${side(c.right)}`).join(' && ');
}

function expression(e: Expr, name: (variable: string) => string): Spelled {
  switch (e.kind) {
    case 'number':
      return atom(float32Text(rational.toSingle(e.value)));
    case 'symbol':
      return atom(name(e.name));
    case 'constant':
      return atom(float32Text(Math.fround(e.name === 'pi' ? Math.PI : Math.E)));
    case 'call':
      return spellOp(
        e.op,
        e.args.map((a) => expression(a, name)),
      );
    default:
      invariant(false, `a parameter's domain holds \`${e.kind}\``);
  }
}
