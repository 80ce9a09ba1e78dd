/**
 * How TypeScript spells operations, numbers and programs. Order and rounding of the operations are the program's own:
 * JavaScript evaluates each in IEEE double and contracts nothing, so text and program agree bit for bit.
 */
import { toDouble } from '../../../algebra/rational.js';
import { invariant } from '../../../diagnostic.js';
import type { Condition, Expr, Relation } from '../../../expr/expr.js';
import { type OpName, op, opNames } from '../../../expr/ops.js';
import type { Implementations } from '../../../program/interpret.js';
import { erf, erfc, erfcx } from '../../../program/special.js';
import type { Block, NumberOperand, SpecialOperand } from '../../../stages.js';
import { commentText } from '../../names.js';

/** JavaScript's binding strengths: sums, products, signs, everything else. */
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const ATOM = 4;

export interface Spelled {
  readonly text: string;
  readonly rank: number;
}

/** Functions of numbers that JavaScript brings. */
type MathFunction = {
  [K in keyof Math]: Math[K] extends (u: number, v: number) => number ? K : never;
}[keyof Math] &
  string;

/** What `runtime/special.ts` exports; its text is that of src/program/special.ts. */
const runtimeFunctions = { erf, erfc, erfcx } as const;

type Spelling =
  | { readonly infix: string; readonly rank: number }
  | { readonly prefix: string }
  | { readonly math: MathFunction }
  | { readonly runtime: keyof typeof runtimeFunctions };

/** An op without a row is a compile error. `runtime` functions come from `runtime/special.ts`: JavaScript lacks them. */
const spellings: Readonly<Record<OpName, Spelling>> = {
  neg: { prefix: '-' },
  add: { infix: '+', rank: SUM },
  sub: { infix: '-', rank: SUM },
  mul: { infix: '*', rank: PRODUCT },
  div: { infix: '/', rank: PRODUCT },
  pow: { math: 'pow' },
  exp: { math: 'exp' },
  expm1: { math: 'expm1' },
  log: { math: 'log' },
  log1p: { math: 'log1p' },
  log2: { math: 'log2' },
  log10: { math: 'log10' },
  sqrt: { math: 'sqrt' },
  cbrt: { math: 'cbrt' },
  abs: { math: 'abs' },
  sign: { math: 'sign' },
  max: { math: 'max' },
  min: { math: 'min' },
  erf: { runtime: 'erf' },
  erfc: { runtime: 'erfc' },
  erfcx: { runtime: 'erfcx' },
  sin: { math: 'sin' },
  cos: { math: 'cos' },
  tan: { math: 'tan' },
  asin: { math: 'asin' },
  acos: { math: 'acos' },
  atan: { math: 'atan' },
  sinh: { math: 'sinh' },
  cosh: { math: 'cosh' },
  tanh: { math: 'tanh' },
  asinh: { math: 'asinh' },
  acosh: { math: 'acosh' },
  atanh: { math: 'atanh' },
  floor: { math: 'floor' },
  ceil: { math: 'ceil' },
};

function implementation(name: OpName): (u: number, v: number) => number {
  const spelling = spellings[name];
  if ('math' in spelling) return Math[spelling.math];
  return 'runtime' in spelling ? runtimeFunctions[spelling.runtime] : op(name).double;
}

/** What the emitted text calls, for running a program in this process bit for bit as emitted. */
export const implementations = Object.fromEntries(opNames.map((n) => [n, implementation(n)])) as Implementations;

/** The name to import from `runtime/special.ts` for an op, if it is one that JavaScript lacks. */
export function runtimeFunction(op: OpName): string | undefined {
  const spelling = spellings[op];
  return 'runtime' in spelling ? spelling.runtime : undefined;
}

/** Linters refuse these doubles as literals, and their names say more. */
const mathConstants = ['PI', 'E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'SQRT2', 'SQRT1_2'] as const;

/** The shortest text that reads back as the same double, or the name that JavaScript has for it. */
export function numberText(value: number): string {
  invariant(Number.isFinite(value), `${value} is not a number literal`);
  const constant = mathConstants.find((name) => Math[name] === Math.abs(value));
  if (constant !== undefined) return `${value < 0 ? '-' : ''}Math.${constant}`;
  return Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e');
}

export const atom = (text: string): Spelled => ({ text, rank: text.startsWith('-') ? SIGN : ATOM });
const bracket = (s: Spelled, least: number): string => (s.rank < least ? `(${s.text})` : s.text);

/** One operation. A right operand of the same strength keeps its brackets: sums and products are not associative. */
export function spellOp(op: OpName, args: readonly Spelled[]): Spelled {
  const spelling = spellings[op];
  const [u, v] = args;
  invariant(u, `${op} without an operand`);
  if ('prefix' in spelling) return { text: `${spelling.prefix}${bracket(u, ATOM)}`, rank: SIGN };
  if ('infix' in spelling) {
    invariant(v, `${op} without its second operand`);
    const right = v.rank === SIGN ? v.text : bracket(v, spelling.rank + 1);
    return { text: `${bracket(u, spelling.rank)} ${spelling.infix} ${right}`, rank: spelling.rank };
  }
  const name = 'math' in spelling ? `Math.${spelling.math}` : `special.${spelling.runtime}`;
  return { text: `${name}(${args.map((a) => a.text).join(', ')})`, rank: ATOM };
}

/** A literal, with the exact value it stands for beside it where the digits do not show it. */
export function spellNumber(n: NumberOperand): Spelled {
  const literal = numberText(n.double);
  const told = commentText(n.text);
  const isPlain = told === '' || literal.includes('Math.') || /^-?[\d.]+(e[+-]?\d+)?$/i.test(told);
  return { text: isPlain ? literal : `${literal} /* ${told} */`, rank: n.double < 0 ? SIGN : ATOM };
}

export const specials: Readonly<Record<SpecialOperand['value'], string>> = {
  inf: 'Infinity',
  '-inf': '-Infinity',
  nan: 'NaN',
  '-0': '-0',
};

/** What a program's variables are called in the emitted text. */
export type Names = ReadonlyMap<string, string>;

/** What the variable is called; every variable of a program has a name. */
export const nameOf = (names: Names, name: string): string => {
  const found = names.get(name);
  invariant(found, `no name was given to the variable ${name}`);
  return found;
};

const relations: Readonly<Record<Relation, string>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '==': '===',
  '!=': '!==',
};

/** `left === right` and the like. */
export const compare = (left: Spelled, relation: Relation, right: Spelled): string =>
  `${left.text} ${relations[relation]} ${right.text}`;

/** All ops that a program uses. */
export function opsOf(block: Block, found: Set<OpName> = new Set()): ReadonlySet<OpName> {
  for (const l of block.lets) found.add(l.op);
  if (block.result.kind === 'branch') {
    opsOf(block.result.then, found);
    opsOf(block.result.otherwise, found);
  }
  return found;
}

/** A condition on parameters as a JavaScript test, false when a parameter is NaN. Pieces and uses have no spelling here. */
export function conditionText(condition: Condition, names: Names): string {
  return condition.map((c) => compare(expression(c.left, names), c.relation, expression(c.right, names))).join(' && ');
}

function expression(e: Expr, names: Names): Spelled {
  switch (e.kind) {
    case 'number':
      return atom(numberText(toDouble(e.value)));
    case 'symbol':
      return atom(nameOf(names, e.name));
    case 'constant':
      return atom(e.name === 'pi' ? 'Math.PI' : 'Math.E');
    case 'call':
      return spellOp(
        e.op,
        e.args.map((a) => expression(a, names)),
      );
    default:
      invariant(false, `a parameter's domain holds \`${e.kind}\``);
  }
}
