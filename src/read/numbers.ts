/** Exact numbers from the author's digits: a default is never read through a double. */
import { fromDecimal, neg, type Rational, rational, toDouble } from '../algebra/rational.js';
import { MAX_DIGITS, MAX_EXPONENT } from './limits.js';
import type { Problems } from './problems.js';
import type { Text } from './yaml.js';

const DECIMAL = /^([-+]?)((?:\d+(?:\.\d*)?|\.\d+)(?:[eE]([-+]?\d+))?)$/;
const QUOTIENT = /^([-+]?)(\d+) *\/ *(\d+)$/;

/** Reads `0.25`, `-3`, `1e-5`, `1/6`; reports anything else and returns nothing. */
export function readDefault(name: string, t: Text, problems: Problems): Rational | undefined {
  const bad = (message: string, help: string): undefined => {
    problems.add('bad-default', message, t.span, { help: [help] });
    return undefined;
  };
  const text = t.text.trim();
  if (!t.plain)
    return bad(`the default of \`${name}\` is a quoted text`, `write it without quotes: \`${name}: ${text}\``);
  const decimal = DECIMAL.exec(text);
  const quotient = QUOTIENT.exec(text);
  const digits = (decimal?.[2] ?? text).replace(/[eE].*$/, '').length;
  if ((decimal || quotient) && (digits > MAX_DIGITS || Math.abs(Number(decimal?.[3] ?? 0)) > MAX_EXPONENT)) {
    problems.add('number-too-large', `the default of \`${name}\` is too long`, t.span, {
      help: [`at most ${MAX_DIGITS} digits and exponents up to ${MAX_EXPONENT}`],
    });
    return undefined;
  }
  let value: Rational;
  if (decimal) value = fromDecimal(decimal[2]!)!;
  else if (quotient) {
    if (BigInt(quotient[3]!) === 0n) return bad(`the default of \`${name}\` divides by zero`, 'write a finite number');
    value = rational(BigInt(quotient[2]!), BigInt(quotient[3]!));
  } else if (/^[-+]?\.?(inf|infinity|nan)$/i.test(text))
    return bad(`the default of \`${name}\` is not a finite number`, 'a parameter is a real number');
  else
    return bad(
      `the default of \`${name}\` is not a number`,
      'write a decimal such as `0.25`, or a quotient of integers such as `1/6`; constants such as pi belong into the formula',
    );
  if (!Number.isFinite(toDouble(value)))
    return bad(`the default of \`${name}\` is larger than any double`, 'a default must be a finite double');
  return (decimal ?? quotient)![1] === '-' ? neg(value) : value;
}
