/**
 * Exact, linear-time tidying: constants folded as rationals, 0 and 1 removed, signs pulled out, decided pieces
 * dropped. It never changes the value of a real expression where that is defined. In the default mode it doesn't
 * widen the domain either: `0*log(x)` stays. In `formal` mode (derivatives, whose domain is that of the function
 * they come from) `0*u` is 0.
 */
import {
  add,
  compare,
  div,
  equal,
  isInteger,
  mul,
  neg,
  ONE,
  power,
  type Rational,
  sign,
  sub,
  ZERO,
} from '../algebra/rational.js';
import {
  type CallNode,
  type Comparison,
  call,
  type Expr,
  isCall,
  isNumber,
  key,
  mapChildren,
  number,
  type PiecesNode,
  sameExpr,
} from './expr.js';
import type { OpName } from './ops.js';

export interface TidyOptions {
  /** 0·u = 0 even where u may be undefined. */
  readonly formal?: boolean;
}

/** Ops that are defined for every real argument: dropping such a term loses no undefined point. */
const TOTAL: ReadonlySet<OpName> = new Set<OpName>([
  'neg',
  'add',
  'sub',
  'mul',
  'exp',
  'expm1',
  'cbrt',
  'abs',
  'sign',
  'max',
  'min',
  'erf',
  'erfc',
  'erfcx',
  'sin',
  'cos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'floor',
  'ceil',
]); // prettier-ignore

const isTotal = (e: Expr): boolean =>
  e.kind === 'number' ||
  e.kind === 'symbol' ||
  e.kind === 'constant' ||
  (e.kind === 'call' && TOTAL.has(e.op) && e.args.every(isTotal));

/** Exponents beyond this are left alone: 2^(10^9) must not be computed. */
const MAX_FOLDED_POWER = 64n;

/** Longer fractions are left unfolded: hostile nests such as ((3^64)^64)^64 must not make numbers of 10^5 digits. */
const MAX_FOLDED_BITS = 16_384;
const bitsOf = (r: Rational): number => 4 * Math.max(r.num.toString(16).length, r.den.toString(16).length);
const areShort = (a: Rational, b: Rational): boolean => bitsOf(a) + bitsOf(b) <= MAX_FOLDED_BITS;

/** Exact values of functions at 0 and 1. */
const AT_ZERO: Partial<Record<OpName, 0 | 1>> = {
  exp: 1,
  expm1: 0,
  log1p: 0,
  sqrt: 0,
  cbrt: 0,
  abs: 0,
  sign: 0,
  erf: 0,
  erfc: 1,
  erfcx: 1,
  sin: 0,
  cos: 1,
  tan: 0,
  asin: 0,
  atan: 0,
  sinh: 0,
  cosh: 1,
  tanh: 0,
  asinh: 0,
  atanh: 0,
  floor: 0,
  ceil: 0,
}; // prettier-ignore
const AT_ONE: Partial<Record<OpName, 0 | 1>> = { log: 0, log2: 0, log10: 0, sqrt: 1, cbrt: 1, acos: 0, acosh: 0 };

/** Newton's iteration in integers, from above: a double would be far off for long numbers. */
const integerRoot = (n: bigint): bigint | undefined => {
  if (n < 2n) return n < 0n ? undefined : n;
  let r = 1n << BigInt(Math.ceil((4 * n.toString(16).length + 1) / 2));
  for (let next = (r + n / r) >> 1n; next < r; next = (r + n / r) >> 1n) r = next;
  return r * r === n ? r : undefined;
};

function foldUnary(op: OpName, u: Rational): Rational | undefined {
  if (sign(u) === 0 && AT_ZERO[op] !== undefined) return AT_ZERO[op] === 1 ? ONE : ZERO;
  if (equal(u, ONE) && AT_ONE[op] !== undefined) return AT_ONE[op] === 1 ? ONE : ZERO;
  switch (op) {
    case 'neg':
      return neg(u);
    case 'abs':
      return sign(u) < 0 ? neg(u) : u;
    case 'sign':
      return { num: BigInt(sign(u)), den: 1n };
    case 'floor':
    case 'ceil': {
      const down = u.num >= 0n || isInteger(u) ? u.num / u.den : u.num / u.den - 1n;
      return { num: op === 'ceil' && !isInteger(u) ? down + 1n : down, den: 1n };
    }
    case 'sqrt': {
      const [n, d] = [integerRoot(u.num), integerRoot(u.den)];
      return n !== undefined && d !== undefined ? { num: n, den: d } : undefined;
    }
    default:
      return undefined;
  }
}

function foldBinary(op: OpName, u: Rational, v: Rational): Rational | undefined {
  switch (op) {
    case 'add':
      return add(u, v);
    case 'sub':
      return sub(u, v);
    case 'mul':
      return mul(u, v);
    case 'div':
      return sign(v) === 0 ? undefined : div(u, v);
    case 'max':
      return compare(u, v) >= 0 ? u : v;
    case 'min':
      return compare(u, v) <= 0 ? u : v;
    case 'pow':
      if (!isInteger(v) || v.num > MAX_FOLDED_POWER || v.num < -MAX_FOLDED_POWER) return undefined;
      if (bitsOf(u) * Math.abs(Number(v.num)) > MAX_FOLDED_BITS) return undefined;
      return sign(u) === 0 && v.num <= 0n ? (v.num === 0n ? ONE : undefined) : power(u, Number(v.num));
    default:
      return undefined;
  }
}

const negate = (e: Expr): Expr =>
  e.kind === 'number' ? number(neg(e.value)) : isCall(e, 'neg') ? e.args[0]! : call('neg', e);

/** u = sign · rest, with an explicit minus taken off. */
function splitSign(e: Expr): { minus: boolean; rest: Expr } {
  if (isCall(e, 'neg')) return { minus: true, rest: e.args[0]! };
  if (e.kind === 'number' && sign(e.value) < 0) return { minus: true, rest: number(neg(e.value)) };
  return { minus: false, rest: e };
}

function tidySum(op: 'add' | 'sub', u: Expr, v: Expr, formal: boolean): Expr {
  if (isNumber(v, 0)) return u;
  if (isNumber(u, 0)) return op === 'add' ? v : negate(v);
  const { minus, rest } = splitSign(v);
  if (minus) return tidySum(op === 'add' ? 'sub' : 'add', u, rest, formal);
  if (op === 'add' && isCall(u, 'neg')) return tidySum('sub', v, u.args[0]!, formal);
  if (op === 'sub' && sameExpr(u, v) && (formal || isTotal(u))) return number(0);
  return call(op, u, v);
}

function tidyProduct(u: Expr, v: Expr, formal: boolean): Expr {
  for (const [a, b] of [
    [u, v],
    [v, u],
  ] as const) {
    if (isNumber(a, 1)) return b;
    if (isNumber(a, 0) && (formal || isTotal(b))) return a;
  }
  const [a, b] = [splitSign(u), splitSign(v)];
  if (a.minus || b.minus) {
    const product = tidyProduct(a.rest, b.rest, formal);
    return a.minus !== b.minus ? negate(product) : product;
  }
  // Numbers go first, and 2·(3·u) is 6·u.
  if (v.kind === 'number') return tidyProduct(v, u, formal);
  if (u.kind === 'number' && isCall(v, 'mul') && v.args[0]!.kind === 'number' && areShort(u.value, v.args[0]!.value))
    return tidyProduct(number(mul(u.value, v.args[0]!.value)), v.args[1]!, formal);
  if (u.kind === 'number' && isCall(v, 'div') && isNumber(v.args[0]!, 1)) return tidyQuotient(u, v.args[1]!, formal);
  return call('mul', u, v);
}

function tidyQuotient(u: Expr, v: Expr, formal: boolean): Expr {
  if (isNumber(v, 1)) return u;
  if (isNumber(u, 0) && !isNumber(v, 0) && (formal || v.kind === 'number')) return u;
  const [a, b] = [splitSign(u), splitSign(v)];
  if (a.minus || b.minus) {
    const quotient = tidyQuotient(a.rest, b.rest, formal);
    return a.minus !== b.minus ? negate(quotient) : quotient;
  }
  const inner = isCall(u, 'mul') ? u.args[0]! : undefined;
  if (v.kind === 'number' && sign(v.value) !== 0 && inner?.kind === 'number' && areShort(v.value, inner.value))
    return tidyProduct(number(div(inner.value, v.value)), (u as CallNode).args[1]!, formal);
  return call('div', u, v);
}

function tidyPower(u: Expr, v: Expr): Expr {
  if (isNumber(v, 1)) return u;
  if (isNumber(v, 0)) return isTotal(u) ? number(1) : call('pow', u, v);
  // (u^a)^b = u^(ab) for integers only: (x²)^(1/2) is |x|.
  const outer = v.kind === 'number' && isInteger(v.value) ? v.value : undefined;
  if (outer && isCall(u, 'neg')) {
    const inner = tidyPower(u.args[0]!, v);
    return outer.num % 2n === 0n ? inner : negate(inner);
  }
  if (outer && isCall(u, 'pow')) {
    const exponent = u.args[1]!;
    if (exponent.kind === 'number' && isInteger(exponent.value) && sign(outer) > 0)
      return tidyPower(u.args[0]!, number(mul(exponent.value, outer)));
  }
  return call('pow', u, v);
}

function tidyCall(op: OpName, args: readonly Expr[], formal: boolean): Expr {
  const [u, v] = args as [Expr, Expr];
  if (args.every((a) => a.kind === 'number')) {
    const values = args.map((a) => (a as { value: Rational }).value);
    const folded = args.length === 1 ? foldUnary(op, values[0]!) : foldBinary(op, values[0]!, values[1]!);
    if (folded && bitsOf(folded) <= MAX_FOLDED_BITS) return number(folded);
  }
  switch (op) {
    case 'neg':
      return negate(u);
    case 'add':
    case 'sub':
      return tidySum(op, u, v, formal);
    case 'mul':
      return tidyProduct(u, v, formal);
    case 'div':
      return tidyQuotient(u, v, formal);
    case 'pow':
      return tidyPower(u, v);
    case 'sqrt':
      // On the reals sqrt(u²) = |u|.
      return isCall(u, 'pow') && isNumber(u.args[1]!, 2) ? call('abs', u.args[0]!) : call('sqrt', u);
    case 'max':
    case 'min':
      return sameExpr(u, v) ? u : call(op, u, v);
    default:
      return call(op, ...args);
  }
}

/** 'yes' or 'no' for comparisons of numbers (and of a thing with itself), else 'open'. */
export function decideComparison(c: Comparison): 'yes' | 'no' | 'open' {
  const same = sameExpr(c.left, c.right) && isTotal(c.left);
  if (!same && (c.left.kind !== 'number' || c.right.kind !== 'number')) return 'open';
  const order = same ? 0 : compare((c.left as { value: Rational }).value, (c.right as { value: Rational }).value);
  const holds = {
    '<': order < 0,
    '<=': order <= 0,
    '>': order > 0,
    '>=': order >= 0,
    '==': order === 0,
    '!=': order !== 0,
  }[c.relation];
  return holds ? 'yes' : 'no';
}

function tidyPieces(e: PiecesNode): Expr {
  const kept: { when?: readonly Comparison[]; value: Expr }[] = [];
  const seen = new Set<string>();
  for (const piece of e.pieces) {
    const open = (piece.when ?? []).filter((c) => decideComparison(c) !== 'yes');
    if (open.some((c) => decideComparison(c) === 'no')) continue;
    const text = open.map((c) => `${key(c.left)}${c.relation}${key(c.right)}`).join('&');
    if (seen.has(text)) continue;
    seen.add(text);
    kept.push(open.length === 0 ? { value: piece.value } : { when: open, value: piece.value });
    if (open.length === 0) break;
  }
  // `c ? a : a` is a, once some piece always applies.
  const last = kept.at(-1);
  if (last && !last.when) while (kept.length > 1 && sameExpr(kept.at(-2)!.value, last.value)) kept.splice(-2, 1);
  return kept.length === 1 && !kept[0]!.when ? kept[0]!.value : { kind: 'pieces', pieces: kept };
}

/** Tidies bottom-up; the result has the same value wherever `e` has one. */
export function tidy(e: Expr, options: TidyOptions = {}): Expr {
  const inner = mapChildren(e, (c) => tidy(c, options));
  if (inner.kind === 'call') return tidyCall(inner.op, inner.args, options.formal ?? false);
  if (inner.kind === 'pieces') return tidyPieces(inner);
  return inner;
}
