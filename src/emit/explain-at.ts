/**
 * One point under the lens: the true value of each function there, and what its program gives in plain double. For
 * `explain NAME --at X`.
 */
import { fromDouble, type Rational, rational, sub, toDouble, toText } from '../algebra/rational.js';
import { invariant } from '../diagnostic.js';
import { type OpName, op, opNames } from '../expr/ops.js';
import { type Implementations, interpret } from '../program/interpret.js';
import type { Lowered, LoweredFunction } from '../stages.js';
import type { Answer, BigFloat, Point, Truth } from '../truth/truth.js';
import { shortNumber } from './figures.js';
import { code, table } from './markdown.js';

/** Decimal digits of the true value that are shown, and the bits that they need. */
const DIGITS = 20;
const BITS = 80;

const hostOperations = Object.fromEntries(
  opNames.map((name): [OpName, (u: number, v: number) => number] => [name, op(name).double]),
) as Implementations;

/** Values at exact inputs (by name; parameters left out take their defaults), as a section of text. */
export function explainAt(lowered: Lowered, inputs: Point, truth: Truth): string {
  const { definition } = lowered.verified.derived;
  const point: Point = new Map([
    ...definition.parameters.map((p): [string, Rational] => [p.name, p.default]),
    ...inputs,
  ]);
  const names = [...definition.inputs, ...definition.parameters.map((p) => p.name)];
  const exact = names.map((name) => {
    const value = point.get(name);
    invariant(value, `no value for ${name}`);
    // A kernel is given doubles: truth and kernel must see the same numbers.
    return [name, fromDouble(toDouble(value))] as const;
  });
  const rows = lowered.functions.map((f) => row(definition.name, f, exact, truth));
  return [
    `## At ${names.map((n) => code(`${n} = ${toText(point.get(n)!)}`)).join(', ')}`,
    '',
    'The true value, to 20 digits, and what the program gives in plain double with the functions of this machine.',
    '',
    ...table(['function', 'true value', 'program', 'error (ulp)'], rows),
    '',
  ].join('\n');
}

function row(
  name: string,
  f: LoweredFunction,
  exact: readonly (readonly [string, Rational])[],
  truth: Truth,
): readonly string[] {
  const answer = truth.evaluate(f.derived.expression, new Map(exact), BITS);
  const computed = interpret(f.program, hostOperations)(exact.map(([, value]) => toDouble(value)));
  const text =
    answer.kind === 'number'
      ? truth.text(answer, DIGITS)
      : answer.kind === 'undefined'
        ? `undefined (${answer.reason})`
        : 'undecided';
  const error = errorUlp(answer, computed, truth);
  return [
    `${name}${f.derived.suffix === '' ? '' : `_${f.derived.suffix}`}`,
    text,
    Object.is(computed, -0) ? '-0' : String(computed),
    error,
  ];
}

/** The distance of a double from the true value, in units of the last place of the true value's double. */
function errorUlp(answer: Answer, computed: number, truth: Truth): string {
  if (answer.kind === 'undefined') return Number.isNaN(computed) ? '0' : '∞';
  if (answer.kind === 'undecided') return 'unknown';
  const rounded = truth.toDouble(answer);
  if (rounded === undefined) return 'unknown';
  if (Object.is(rounded, computed) && !Number.isFinite(rounded)) return '0';
  if (!Number.isFinite(rounded) || !Number.isFinite(computed)) return '∞';
  if (typeof answer.low === 'string') return '∞';
  const ulpExponent = Math.max(Math.floor(Math.log2(Math.abs(rounded))) - 52, -1074);
  const distance = sub(fromDouble(computed), exactValue(answer.low));
  const scaled =
    ulpExponent < 0
      ? { num: distance.num << BigInt(-ulpExponent), den: distance.den }
      : { num: distance.num, den: distance.den << BigInt(ulpExponent) };
  return shortNumber(Number(Math.abs(toDouble(rational(scaled.num, scaled.den))).toPrecision(3)));
}

const exactValue = ({ mantissa, exponent }: BigFloat): Rational =>
  exponent >= 0 ? rational(mantissa << BigInt(exponent)) : rational(mantissa, 1n << BigInt(-exponent));
