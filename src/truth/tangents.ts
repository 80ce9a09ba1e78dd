/**
 * Slopes of every op as steps of a tape: forward differentiation, written independently of the symbolic derivatives (which
 * come from mathjs and the slopes in `expr/ops.ts`), so that the two can check each other. Where two forms of a slope
 * exist, the one that `ops.ts` does not use was taken.
 */
import { rational } from '../algebra/rational.js';
import type { OpName } from '../expr/ops.js';
import type { Slot, Tape } from './tape.js';

/** Steps with the trivial cases folded: only ever used on slopes, whose function is evaluated (and defined) besides. */
class Slopes {
  constructor(
    readonly tape: Tape,
    readonly variable: string,
  ) {}
  number = (n: number, d = 1): Slot => this.tape.number(rational(n, d));
  call = (op: OpName, ...args: readonly Slot[]): Slot => this.tape.call(op, ...args);
  private is = (s: Slot, n: 0 | 1) => s === (n === 0 ? this.tape.zero : this.tape.one);
  mul(u: Slot, v: Slot): Slot {
    if (this.is(u, 0) || this.is(v, 0)) return this.tape.zero;
    return this.is(u, 1) ? v : this.is(v, 1) ? u : this.call('mul', u, v);
  }
  add(u: Slot, v: Slot): Slot {
    return this.is(u, 0) ? v : this.is(v, 0) ? u : this.call('add', u, v);
  }
  sub(u: Slot, v: Slot): Slot {
    return this.is(v, 0) ? u : this.is(u, 0) ? this.neg(v) : this.call('sub', u, v);
  }
  neg(u: Slot): Slot {
    return this.is(u, 0) ? u : this.call('neg', u);
  }
  div(u: Slot, v: Slot): Slot {
    return this.is(u, 0) ? u : this.call('div', u, v);
  }
  square = (u: Slot): Slot => this.call('mul', u, u);
  /** 2/√π, the slope of erf at 0. */
  gauss = (u: Slot): Slot =>
    this.call(
      'div',
      this.call('exp', this.call('neg', this.square(u))),
      this.call('sqrt', this.call('div', this.tape.constant('pi'), this.number(4))),
    );
  bySign(of: Slot, negative: Slot, positive: Slot): Slot {
    return negative === positive ? negative : this.tape.bySign(of, negative, positive, [this.variable]);
  }
}

interface Parts {
  readonly self: Slot;
  readonly u: Slot;
  readonly v: Slot;
  /** Slopes of the arguments. */
  readonly du: Slot;
  readonly dv: Slot;
}
type Rule = (s: Slopes, p: Parts) => Slot;

/** du times a slope that holds no other tangent. */
const chain =
  (slope: (s: Slopes, p: Parts) => Slot): Rule =>
  (s, p) =>
    s.mul(slope(s, p), p.du);
/** du divided by something. */
const over =
  (denominator: (s: Slopes, p: Parts) => Slot): Rule =>
  (s, p) =>
    s.div(p.du, denominator(s, p));

const onePlusSquare = (s: Slopes, u: Slot) => s.add(s.number(1), s.square(u));
/** (1 − u)(1 + u). */
const oneMinusSquare = (s: Slopes, u: Slot) => s.mul(s.call('sub', s.number(1), u), s.call('add', s.number(1), u));

const power: Rule = (s, { self, u, v, du, dv }) => {
  const byExponent = s.mul(s.mul(self, dv === s.tape.zero ? dv : s.call('log', u)), dv);
  const exponent = s.tape.steps[v]!;
  if (exponent.kind === 'number' && exponent.value.den === 1n) {
    const lower = s.tape.number(rational(exponent.value.num - 1n));
    if (exponent.value.num === 0n) return byExponent;
    return s.add(s.mul(s.mul(v, exponent.value.num === 1n ? s.tape.one : s.call('pow', u, lower)), du), byExponent);
  }
  // v·u^v/u rather than v·u^(v−1): at u = 0 a power has values on one side only, and so no derivative.
  return s.add(s.mul(s.div(s.mul(v, self), u), du), byExponent);
};

const rules: Readonly<Record<OpName, Rule>> = {
  neg: (s, { du }) => s.neg(du),
  add: (s, { du, dv }) => s.add(du, dv),
  sub: (s, { du, dv }) => s.sub(du, dv),
  mul: (s, { u, v, du, dv }) => s.add(s.mul(du, v), s.mul(u, dv)),
  div: (s, { self, v, du, dv }) => s.div(s.sub(du, s.mul(self, dv)), v),
  pow: power,
  exp: chain((_, p) => p.self),
  expm1: chain((s, p) => s.add(p.self, s.number(1))),
  log: over((_, p) => p.u),
  log1p: over((s, p) => s.add(s.number(1), p.u)),
  log2: over((s, p) => s.mul(p.u, s.call('log', s.number(2)))),
  log10: over((s, p) => s.mul(p.u, s.call('log', s.number(10)))),
  sqrt: over((s, p) => s.add(p.self, p.self)),
  cbrt: over((s, p) => s.mul(s.number(3), s.square(p.self))),
  abs: (s, { u, du }) => s.bySign(u, s.neg(du), du),
  // Zero on both sides, and a jump between them: the derivative step sees it in the values.
  sign: (s, { u }) => s.tape.bySign(u, s.tape.zero, s.tape.zero, [s.variable]),
  max: (s, { u, v, du, dv }) => s.bySign(s.call('sub', u, v), dv, du),
  min: (s, { u, v, du, dv }) => s.bySign(s.call('sub', u, v), du, dv),
  erf: chain((s, p) => s.gauss(p.u)),
  erfc: chain((s, p) => s.neg(s.gauss(p.u))),
  erfcx: chain((s, p) =>
    s.call(
      'mul',
      s.number(2),
      s.call('sub', s.mul(p.u, p.self), s.call('div', s.number(1), s.call('sqrt', s.tape.constant('pi')))),
    ),
  ),
  sin: chain((s, p) => s.call('cos', p.u)),
  cos: chain((s, p) => s.neg(s.call('sin', p.u))),
  tan: chain((s, p) => onePlusSquare(s, p.self)),
  asin: over((s, p) => s.call('sqrt', oneMinusSquare(s, p.u))),
  acos: (s, { u, du }) => s.neg(s.div(du, s.call('sqrt', oneMinusSquare(s, u)))),
  atan: over((s, p) => onePlusSquare(s, p.u)),
  sinh: chain((s, p) => s.call('cosh', p.u)),
  cosh: chain((s, p) => s.call('sinh', p.u)),
  tanh: over((s, p) => s.square(s.call('cosh', p.u))),
  asinh: over((s, p) => s.call('sqrt', onePlusSquare(s, p.u))),
  acosh: over((s, p) =>
    s.call('sqrt', s.call('mul', s.call('sub', p.u, s.number(1)), s.call('add', p.u, s.number(1)))),
  ),
  atanh: over((s, p) => oneMinusSquare(s, p.u)),
  floor: (s, { u }) => s.tape.flat(u, [s.variable]),
  ceil: (s, { u }) => s.tape.flat(u, [s.variable]),
};

const withVariable = (near: readonly string[], variable: string): readonly string[] =>
  near.includes(variable) ? near : [...near, variable].sort();

/** The slope of a step that depends on the variable. */
export function tangentOf(tape: Tape, slot: Slot, variable: string): Slot {
  const step = tape.steps[slot]!;
  const d = (s: Slot) => tape.tangent(s, variable);
  switch (step.kind) {
    case 'variable':
      return tape.one;
    case 'number':
    case 'constant':
      return tape.zero;
    case 'call': {
      const [u, v] = [step.args[0]!, step.args[1] ?? step.args[0]!];
      const parts: Parts = { self: slot, u, v, du: d(u), dv: step.args.length > 1 ? d(v) : tape.zero };
      return rules[step.op](new Slopes(tape, variable), parts);
    }
    case 'pieces':
      return tape.pieces(
        step.pieces.map((p) => ({ tests: p.tests, value: d(p.value) })),
        withVariable(step.near, variable),
      );
    case 'bySign':
      return tape.bySign(step.of, d(step.negative), d(step.positive), withVariable(step.near, variable));
    case 'flat':
      return tape.flat(step.of, withVariable(step.near, variable));
    case 'derivative':
      return tape.derivative(d(step.value), d(step.tangent), step.variable);
  }
}
