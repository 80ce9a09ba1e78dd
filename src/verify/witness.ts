/** Makes a refuting point short, and writes down both values with as many digits as show the difference. */
import { isInteger, type Rational, rational } from '../algebra/rational.js';
import { call, type Expr } from '../expr/expr.js';
import { print } from '../expr/print.js';
import type { Witness } from '../stages.js';
import type { Answer, Point, Truth } from '../truth/truth.js';
import type { Compared } from './compare.js';
import { decimalText, effort, roundDigits } from './decimals.js';
import type { Problem } from './problem.js';
import { inDomain } from './sample.js';

/** The values tried first in place of a variable's own, simplest first. */
const SIMPLE: readonly Rational[] = [0, 1, 2, 3, 10, -1, -2, -3, -10, 20, -20, 100, -100]
  .map((n) => rational(n))
  .concat([rational(1, 2), rational(-1, 2), rational(1, 10), rational(-1, 10)]);

/** Shrinking stops after this many looks at points; a witness need not be the very shortest. */
const MAX_LOOKS = 120;

/** The shortest point near the given one that is in the domain and still refutes. */
export function shrink(problem: Problem, truth: Truth, start: Point, refutes: (point: Point) => boolean): Point {
  let best = start;
  let looks = 0;
  const accept = (point: Point) => {
    looks += 1;
    return looks <= MAX_LOOKS && inDomain(problem.domain, point, truth) && refutes(point);
  };
  for (let round = 0; round < 3; round++) {
    const before = best;
    for (const variable of problem.variables) {
      const value = best.get(variable.name);
      if (!value) continue;
      const worth = (v: Rational) => (variable.default && same(v, variable.default) ? 0 : effort(v));
      const shorter = [...(variable.default ? [variable.default] : []), ...SIMPLE, ...roundings(value)]
        .filter((v) => worth(v) < worth(value))
        .sort((a, b) => worth(a) - worth(b));
      const found = shorter.find((v) => accept(new Map([...best, [variable.name, v]])));
      if (found) best = new Map([...best, [variable.name, found]]);
    }
    if (best === before) break;
  }
  return best;
}

const same = (a: Rational, b: Rational): boolean => a.num === b.num && a.den === b.den;

function roundings(value: Rational): readonly Rational[] {
  const digits = [1, 2, 3, 4, 6, 8, 12, 15].map((d) => roundDigits(value, d));
  return isInteger(value) ? digits : [...digits, rational(value.num / value.den)];
}

/** Digits tried until the two values differ in print. */
const DIGITS: readonly number[] = [10, 15, 20, 30, 40, 60];

/** A value in decimal; `undefined` where it has none. */
export function valueText(truth: Truth, a: Answer, digits: number): string {
  if (a.kind !== 'number') return a.kind;
  if (a.low === 'inf') return 'Infinity';
  if (a.high === '-inf') return '-Infinity';
  return truth.text(a, digits);
}

/** Both values, with as many digits as tell them apart. */
export function valueTexts(truth: Truth, left: Answer, right: Answer): { left: string; right: string; digits: number } {
  for (const digits of DIGITS) {
    const [a, b] = [valueText(truth, left, digits), valueText(truth, right, digits)];
    if (a !== b) return { left: a, right: b, digits };
  }
  const last = DIGITS.at(-1)!;
  return { left: valueText(truth, left, 15), right: valueText(truth, right, 15), digits: last + 1 };
}

const equalTexts = (truth: Truth, { left, right }: Compared) => ({
  left: valueText(truth, left, DIGITS[0]!),
  right: valueText(truth, right, DIGITS[0]!),
});

/** The point as texts, inputs first; variables fixed by an equality at an irrational value as written. */
export function pointRecord(problem: Problem, point: Point): Readonly<Record<string, string>> {
  const order = [...problem.variables].reverse().map((v) => v.name);
  const names = [...order.filter((n) => point.has(n)), ...[...point.keys()].filter((n) => !order.includes(n))];
  const values = names.map((n) => [n, decimalText(point.get(n)!)] as const);
  return Object.fromEntries([...values, ...[...problem.pinned].map(([n, e]) => [n, print(e)] as const)]);
}

export const recordText = (record: Readonly<Record<string, string>>): string =>
  Object.entries(record)
    .map(([n, v]) => `${n} = ${v}`)
    .join(', ');

/** The witness of a comparison, and a remark where print cannot show the difference. */
export function witnessOf(
  problem: Problem,
  truth: Truth,
  point: Point,
  compared: Compared,
  sides?: readonly [Expr, Expr],
): { witness: Witness; remark?: string } {
  const isEqual = compared.order.kind === 'same';
  const { left, right, digits } = isEqual
    ? { ...equalTexts(truth, compared), digits: 0 }
    : valueTexts(truth, compared.left, compared.right);
  const witness = { point: pointRecord(problem, point), left, right };
  if (digits <= 20 || !sides) return { witness };
  const difference = truth.evaluate(call('sub', sides[0], sides[1]), point, 32, { bits: 8192 });
  return difference.kind === 'number'
    ? { witness, remark: `left - right = ${truth.text(difference, 5)}` }
    : { witness };
}
