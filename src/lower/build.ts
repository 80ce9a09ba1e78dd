/**
 * Makes terms: flattens, merges like terms and factors, multiplies exponentials of proportional arguments together,
 * pulls signs out of odd and even functions, and uses the facts of a cell for abs, sign, max, min and roots of
 * squares. Every step is an identity wherever the original is defined; what the original leaves undefined is guarded
 * by `guards.ts`, not here.
 */
import {
  add,
  compare,
  isInteger,
  mul,
  neg,
  ONE,
  power,
  type Rational,
  rational,
  sign,
  ZERO,
} from '../algebra/rational.js';
import { invariant } from '../diagnostic.js';
import { call, type Expr, number } from '../expr/expr.js';
import { type OpName, op as opRow } from '../expr/ops.js';
import { tidy } from '../expr/tidy.js';
import { isNegativeRange, isNonnegative, isNonpositive, isPositive } from './range.js';
import { type Facts, rangeOf } from './ranges.js';
import {
  type Factor,
  isConstantTerm,
  isNegative,
  leafTerm,
  numberTerm,
  ONE_TERM,
  productOf,
  rawCall,
  rawProduct,
  rawSum,
  splitCoefficient,
  type Term,
  termsOf,
  ZERO_TERM,
} from './term.js';

export interface Builder {
  readonly facts: Facts;
  readonly sum: (terms: readonly Term[]) => Term;
  readonly product: (terms: readonly Term[]) => Term;
  readonly power: (base: Term, exponent: Rational) => Term;
  readonly call: (op: OpName, args: readonly Term[]) => Term;
  readonly negate: (t: Term) => Term;
  readonly subtract: (a: Term, b: Term) => Term;
  readonly divide: (a: Term, b: Term) => Term;
  readonly from: (e: Expr) => Term;
}

/** Powers of numbers beyond this stay unevaluated: their digits would swamp everything. */
const MAX_NUMBER_POWER = 64n;

/** Sums: like terms together, in order of first appearance. */
function buildSum(terms: readonly Term[]): Term {
  const merged = new Map<string, { body: Term; coefficient: Rational }>();
  for (const t of terms.flatMap(termsOf)) {
    const { coefficient, body } = splitCoefficient(t);
    const before = merged.get(body.key);
    merged.set(body.key, { body, coefficient: before ? add(before.coefficient, coefficient) : coefficient });
  }
  return rawSum(
    [...merged.values()]
      .filter((m) => sign(m.coefficient) !== 0)
      .map((m) => rawProduct(m.coefficient, bodyFactors(m.body))),
  );
}
const bodyFactors = (body: Term): readonly Factor[] => (body.kind === 'number' ? [] : productOf(body).factors);

/** c^u with c > 0 constant (exp is the case c = e), as base class and exponent; undefined for anything else. */
export function exponentialOf(
  t: Term,
  facts: Facts,
): { readonly base: Term | undefined; readonly exponent: Term } | undefined {
  if (t.kind !== 'call') return undefined;
  if (t.op === 'exp') return { base: undefined, exponent: t.args[0]! };
  if (t.op === 'pow' && isConstantTerm(t.args[0]!) && isPositive(rangeOf(t.args[0]!, facts)))
    return { base: t.args[0]!, exponent: t.args[1]! };
  return undefined;
}

export function builder(facts: Facts): Builder {
  const product = (terms: readonly Term[]): Term => {
    let coefficient = ONE;
    const factors = new Map<string, Factor>();
    const exponentials = new Map<string, { base: Term | undefined; exponent: Term }>();
    const push = (f: Factor): void => {
      if (f.base.kind === 'number' && isInteger(f.exponent)) {
        const small = f.exponent.num <= MAX_NUMBER_POWER && f.exponent.num >= -MAX_NUMBER_POWER;
        if (small && (sign(f.base.value) !== 0 || sign(f.exponent) > 0)) {
          coefficient = mul(coefficient, power(f.base.value, Number(f.exponent.num)));
          return;
        }
      }
      const grows = exponentialOf(f.base, facts);
      if (grows) {
        const exponent = product([numberTerm(f.exponent), grows.exponent]);
        const id = `${grows.base?.key ?? ''}|${splitCoefficient(exponent).body.key}`;
        const before = exponentials.get(id);
        exponentials.set(id, { base: grows.base, exponent: before ? buildSum([before.exponent, exponent]) : exponent });
        return;
      }
      // (b − a) is written −(a − b), so that the two merge.
      if (f.base.kind === 'sum' && isNegative(f.base) && isInteger(f.exponent)) {
        if (f.exponent.num % 2n !== 0n) coefficient = neg(coefficient);
        push({ base: scaleSum(f.base, rational(-1)), exponent: f.exponent });
        return;
      }
      const before = factors.get(f.base.key);
      factors.set(f.base.key, before ? { base: f.base, exponent: add(before.exponent, f.exponent) } : f);
    };
    for (const t of terms) {
      const p = productOf(t);
      coefficient = mul(coefficient, p.coefficient);
      for (const f of p.factors) push(f);
    }
    if (sign(coefficient) === 0) return ZERO_TERM;
    const list: Factor[] = [];
    // A number's root whose exponents added up to an integer is a number again.
    for (const f of factors.values()) {
      if (sign(f.exponent) === 0) continue;
      if (f.base.kind === 'number' && isInteger(f.exponent))
        coefficient = mul(coefficient, power(f.base.value, Number(f.exponent.num)));
      else list.push(f);
    }
    for (const e of exponentials.values()) {
      const made = e.base ? buildCall('pow', [e.base, e.exponent]) : buildCall('exp', [e.exponent]);
      if (made.kind === 'number') coefficient = mul(coefficient, made.value);
      else list.push({ base: made, exponent: ONE });
    }
    // A lone sum with a sign or coefficient of ±1 absorbs it.
    if (
      list.length === 1 &&
      list[0]!.base.kind === 'sum' &&
      compare(list[0]!.exponent, ONE) === 0 &&
      compare(mul(coefficient, coefficient), ONE) === 0
    )
      return scaleSum(list[0]!.base, coefficient);
    // (u + v)^1 among the factors may have become a plain product after merging: flatten once.
    if (list.some((f) => f.base.kind === 'product' && isInteger(f.exponent)))
      return product([numberTerm(coefficient), ...list.map((f) => buildPower(f.base, f.exponent))]);
    return rawProduct(coefficient, list);
  };

  const scaleSum = (t: Term, c: Rational): Term =>
    rawSum(
      termsOf(t).map((p) => {
        const { coefficient, body } = splitCoefficient(p);
        return rawProduct(mul(coefficient, c), bodyFactors(body));
      }),
    );

  const buildPower = (base: Term, exponent: Rational): Term => {
    if (sign(exponent) === 0) return ONE_TERM;
    if (compare(exponent, ONE) === 0) return base;
    if (base.kind === 'number') return numberPower(base.value, exponent);
    const parts = productOf(base);
    const whole = isInteger(exponent);
    const allPositive = (): boolean =>
      sign(parts.coefficient) > 0 && parts.factors.every((f) => isNonnegative(rangeOf(rawProduct(ONE, [f]), facts)));
    if (base.kind === 'product' && (whole || allPositive())) {
      // (b^p)^q = b^(pq) for integers q always; for roots only where b ≥ 0.
      const inner = parts.factors.map((f) => powerFactor(f, exponent));
      return product([numberPower(parts.coefficient, exponent), ...inner]);
    }
    if (base.kind === 'product' && compare(exponent, rational(1, 2)) === 0) {
      const root = squareRoot(parts.factors, parts.coefficient);
      if (root) return buildCall('abs', [root]);
    }
    return product([rawProduct(ONE, [{ base, exponent }])]);
  };

  const powerFactor = (f: Factor, exponent: Rational): Term => {
    if (isInteger(exponent) || isNonnegative(rangeOf(f.base, facts)))
      return product([rawProduct(ONE, [{ base: f.base, exponent: mul(f.exponent, exponent) }])]);
    const even = isInteger(f.exponent) && f.exponent.num % 2n === 0n;
    if (even) return buildPower(buildCall('abs', [f.base]), mul(f.exponent, exponent));
    return rawProduct(ONE, [{ base: rawProduct(ONE, [f]), exponent }]);
  };

  const squareRoot = (factors: readonly Factor[], coefficient: Rational): Term | undefined => {
    const half = rational(1, 2);
    if (!factors.every((f) => isInteger(f.exponent) && f.exponent.num % 2n === 0n)) return undefined;
    const c = numberPower(coefficient, half);
    if (sign(coefficient) <= 0) return undefined;
    return product([c, ...factors.map((f) => rawProduct(ONE, [{ base: f.base, exponent: mul(f.exponent, half) }]))]);
  };

  const numberPower = (value: Rational, exponent: Rational): Term => {
    if (isInteger(exponent)) return product([rawProduct(ONE, [{ base: numberTerm(value), exponent }])]);
    if (compare(value, ONE) === 0) return ONE_TERM;
    // Perfect squares and the like come out; 12^(1/2) stays.
    if (exponent.den === 2n && sign(value) >= 0) {
      const exact = tidy(call('sqrt', number(value)));
      if (exact.kind === 'number') return numberPower(exact.value, mul(exponent, rational(2)));
    }
    return rawProduct(ONE, [{ base: numberTerm(value), exponent }]);
  };

  const negate = (t: Term): Term => product([numberTerm(rational(-1)), t]);

  const minMax = (op: 'max' | 'min', u: Term, v: Term): Term => {
    const d = rangeOf(buildSum([u, negate(v)]), facts);
    if (isNonnegative(d)) return op === 'max' ? u : v;
    if (isNonpositive(d)) return op === 'max' ? v : u;
    return u.key <= v.key ? rawCall(op, [u, v]) : rawCall(op, [v, u]);
  };

  const buildCall = (op: OpName, args: readonly Term[]): Term => {
    const [u, v] = args as [Term, Term];
    if (args.every((a) => a.kind === 'number')) {
      const folded = tidy(call(op, ...args.map((a) => number((a as { value: Rational }).value))));
      if (folded.kind === 'number') return numberTerm(folded.value);
    }
    switch (op) {
      case 'neg':
        return negate(u);
      case 'add':
        return buildSum([u, v]);
      case 'sub':
        return buildSum([u, negate(v)]);
      case 'mul':
        return product([u, v]);
      case 'div':
        return product([u, buildPower(v, rational(-1))]);
      case 'sqrt':
        return buildPower(u, rational(1, 2));
      case 'pow':
        if (v.kind === 'number' && (isInteger(v.value) || v.value.den === 2n)) return buildPower(u, v.value);
        return u.kind === 'leaf' && u.constant && u.name === 'e' ? buildCall('exp', [v]) : rawCall('pow', args);
      case 'max':
      case 'min':
        return minMax(op, u, v);
      case 'abs': {
        const r = rangeOf(u, facts);
        if (isNonnegative(r)) return u;
        if (isNonpositive(r)) return negate(u);
        const { coefficient, body } = splitCoefficient(u);
        const inner = rawCall('abs', [isNegative(body) ? negate(body) : body]);
        return product([numberTerm(sign(coefficient) < 0 ? neg(coefficient) : coefficient), inner]);
      }
      case 'sign': {
        const r = rangeOf(u, facts);
        if (isPositive(r)) return ONE_TERM;
        if (isNegativeRange(r)) return numberTerm(rational(-1));
        if (u.kind === 'number') return numberTerm(ZERO);
        break;
      }
      default:
    }
    const parity = opRow(op).parity;
    if (parity && isNegative(u)) {
      const inner = buildCall(op, [negate(u)]);
      return parity === 'odd' ? negate(inner) : inner;
    }
    return rawCall(op, args);
  };

  const from = (e: Expr): Term => {
    switch (e.kind) {
      case 'number':
        return numberTerm(e.value);
      case 'symbol':
        return leafTerm(e.name);
      case 'constant':
        return leafTerm(e.name, true);
      case 'call':
        return buildCall(e.op, e.args.map(from));
      default:
        invariant(false, `a ${e.kind} node cannot become a term`);
    }
  };

  return {
    facts,
    sum: buildSum,
    product,
    power: buildPower,
    call: buildCall,
    negate,
    subtract: (a, b) => buildSum([a, negate(b)]),
    divide: (a, b) => product([a, buildPower(b, rational(-1))]),
    from,
  };
}
