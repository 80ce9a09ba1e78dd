/**
 * Decisions to blocks. Every operation is a let; equal operations in scope are one let. A condition's operands are
 * computed before the branch and seen by both sides; what only the sides share is computed inside, where it is needed.
 */
import { isInteger, neg, ONE, type Rational, sign, toDouble, toSingle, toText } from '../algebra/rational.js';
import { invariant } from '../diagnostic.js';
import { type Condition, call, type Expr, isCall, key, number } from '../expr/expr.js';
import type { OpName } from '../expr/ops.js';
import type { Block, Let, Operand, Test } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import type { Decision } from './decision.js';
import { foldConstant, isConstantExpr } from './fold.js';

/** Whole powers up to this are multiplications (repeated squaring: six of them); beyond, the host's pow. */
const MAX_MULTIPLIED_POWER = 64n;

const COMMUTATIVE: ReadonlySet<OpName> = new Set<OpName>(['add', 'mul', 'max', 'min']);

/** What a block may refer to: operations by their key. */
interface Scope {
  readonly known: Map<string, Operand>;
  readonly lets: Let[];
  readonly counter: { next: number };
  readonly truth: Truth;
  readonly constants: Map<string, Operand>;
}

export const operandKey = (o: Operand): string => {
  switch (o.kind) {
    case 'let':
      return `t${o.index}`;
    case 'variable':
      return `$${o.name}`;
    case 'number':
      return `#${o.double}/${o.single}`;
    case 'special':
      return `!${o.value}`;
  }
};

const exact = (value: Rational): Operand => ({
  kind: 'number',
  double: toDouble(value),
  single: toSingle(value),
  text: toText(value),
});

function isOne(o: Operand): boolean {
  return o.kind === 'number' && o.double === 1;
}

function emitOp(op: OpName, args: readonly Operand[], scope: Scope): Operand {
  if (op === 'mul' && isOne(args[0]!)) return args[1]!;
  if ((op === 'mul' || op === 'div') && isOne(args[1]!)) return args[0]!;
  const keys = args.map(operandKey);
  const id = `${op}(${(COMMUTATIVE.has(op) ? [...keys].sort() : keys).join(',')})`;
  const before = scope.known.get(id);
  if (before) return before;
  const index = scope.counter.next++;
  scope.lets.push({ index, op, args });
  const result: Operand = { kind: 'let', index };
  scope.known.set(id, result);
  return result;
}

/** u^n, n ≥ 1, by squaring. */
function emitWhole(u: Operand, n: bigint, scope: Scope): Operand {
  if (n === 1n) return u;
  const half = emitWhole(u, n / 2n, scope);
  const square = emitOp('mul', [half, half], scope);
  return n % 2n === 0n ? square : emitOp('mul', [square, u], scope);
}

/** u^(n + half) for rational exponents n or n + 1/2 within reach; undefined for anything else. */
function emitPower(u: Operand, exponent: Rational, scope: Scope): Operand | undefined {
  if (sign(exponent) < 0) {
    const positive = emitPower(u, neg(exponent), scope);
    return positive && emitOp('div', [exact(ONE), positive], scope);
  }
  const whole = exponent.num / exponent.den;
  if (exponent.den > 2n || whole > MAX_MULTIPLIED_POWER) return undefined;
  if (isInteger(exponent)) return whole === 0n ? exact(ONE) : emitWhole(u, whole, scope);
  const root = emitOp('sqrt', [u], scope);
  return whole === 0n ? root : emitOp('mul', [emitWhole(u, whole, scope), root], scope);
}

function emitCall(e: Extract<Expr, { kind: 'call' }>, scope: Scope): Operand {
  const [u, v] = e.args as [Expr, Expr];
  if (e.op === 'pow' && v.kind === 'number') {
    const power = emitPower(emit(u, scope), v.value, scope);
    if (power) return power;
  }
  if (e.op === 'neg') {
    // The sign goes to a number where there is one: −(2·u) is (−2)·u.
    if (isCall(u, 'mul') && u.args[0]!.kind === 'number')
      return emit(call('mul', number(neg(u.args[0]!.value)), u.args[1]!), scope);
    if (isCall(u, 'sub')) return emit(call('sub', u.args[1]!, u.args[0]!), scope);
  }
  return emitOp(
    e.op,
    e.args.map((a) => emit(a, scope)),
    scope,
  );
}

function emit(e: Expr, scope: Scope): Operand {
  if (e.kind === 'symbol') return { kind: 'variable', name: e.name };
  if (isConstantExpr(e)) {
    const id = key(e);
    const known = scope.constants.get(id) ?? foldConstant(e, scope.truth);
    if (known) {
      scope.constants.set(id, known);
      return known;
    }
  }
  if (e.kind === 'constant')
    return {
      kind: 'number',
      double: e.name === 'pi' ? Math.PI : Math.E,
      single: Math.fround(e.name === 'pi' ? Math.PI : Math.E),
      text: e.name,
    };
  invariant(e.kind === 'call', `a ${e.kind} node is left in a program`);
  return emitCall(e, scope);
}

const emitTests = (when: Condition, scope: Scope): readonly Test[] =>
  when.map((c) => ({ left: emit(c.left, scope), relation: c.relation, right: emit(c.right, scope) }));

function block(d: Decision, outer: Scope): Block {
  const scope: Scope = { ...outer, known: new Map(outer.known), lets: [] };
  switch (d.kind) {
    case 'undefined':
      return { lets: [], result: { kind: 'value', value: { kind: 'special', value: 'nan' } } };
    case 'leaf': {
      const value = emit(d.value, scope);
      return { lets: scope.lets, result: { kind: 'value', value } };
    }
    case 'branch': {
      const tests = emitTests(d.when, scope);
      const then = block(d.then, scope);
      const otherwise = block(d.otherwise, scope);
      return { lets: scope.lets, result: { kind: 'branch', tests, then, otherwise } };
    }
  }
}

/** The block of a decision tree. Indices of lets are unique. Folded constants are kept in `constants`, by key. */
export function blockOf(d: Decision, truth: Truth, constants: Map<string, Operand> = new Map()): Block {
  return block(d, { known: new Map(), lets: [], counter: { next: 1 }, truth, constants });
}

/** Operations that every target computes itself; all others are functions of the host. */
export const OWN: ReadonlySet<OpName> = new Set<OpName>([
  'add',
  'sub',
  'mul',
  'div',
  'neg',
  'abs',
  'sqrt',
  'max',
  'min',
  'sign',
  'floor',
  'ceil',
]);

/** Every let of a block, inner blocks included, in order of text. */
export const allLets = (b: Block): readonly Let[] =>
  b.result.kind === 'value' ? b.lets : [...b.lets, ...allLets(b.result.then), ...allLets(b.result.otherwise)];

/** The host functions that a block calls, sorted. */
export const hostFunctions = (b: Block): readonly OpName[] =>
  [
    ...new Set(
      allLets(b)
        .map((l) => l.op)
        .filter((op) => !OWN.has(op)),
    ),
  ].sort();
