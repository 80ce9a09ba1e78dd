/**
 * What long literals stand for: `0.7978845608028654` is sqrt(2/pi), rounded. A literal is taken for a constant only if
 * it is that constant to all its digits, and only constants and simple multiples are tried that are few beside the
 * number of literals with as many digits, so a chance hit is rarer than one in ten thousand.
 */
import { compare, fromDecimal, fromDouble, type Rational, rational, toDouble } from '../algebra/rational.js';
import { evaluate } from '../expr/evaluate.js';
import { call, type Expr, number } from '../expr/expr.js';
import { parse } from '../expr/parse.js';
import { print } from '../expr/print.js';
import { tidy } from '../expr/tidy.js';
import type { Truth } from '../truth/truth.js';
import { type Code, walk } from './code.js';

/** Constants that people write out. */
const BASES: readonly Expr[] = [
  'pi sqrt(2/pi) 1/sqrt(2) sqrt(2) log(2) 1/log(2) e sqrt(pi) 1/sqrt(pi) 1/sqrt(2*pi) sqrt(2*pi) 1/pi',
  'log(10) 1/log(10) 1/e sqrt(3) 1/sqrt(3) pi/sqrt(3) sqrt(pi/8) sqrt(pi/2) sqrt(e) 1/sqrt(e)',
]
  .flatMap((line) => line.split(' '))
  .map(parse);

/** Fewer digits than this are a number of their own. */
const FEWEST_DIGITS = 6;
/** From this many digits on multiples are tried too. */
const MANY_DIGITS = 10;
/** A literal this short may be a factor of a longer one (0.044715 in 0.0356774081363001). */
const SHORT_DIGITS = 6;

const FACTORS: readonly Rational[] = [
  ...([1, 2, 3, 4, 6, 8, 12] as const).map((n) => rational(n)),
  ...([2, 3, 4, 6, 8] as const).map((d) => rational(1, d)),
  rational(3, 2),
  rational(2, 3),
  rational(3, 4),
];

/** Digits of a literal from its first nonzero one. */
export function significantDigits(text: string): number {
  const [mantissa] = text.toLowerCase().split('e');
  return mantissa!.replace('.', '').replace(/^0+/, '').length;
}

/** How far a literal may be from what it stands for: half a unit of its last digit, or the rounding to double. */
export function slackOf(text: string, exact: Rational): Rational {
  const [mantissa, exponent = '0'] = text.toLowerCase().split('e');
  const places = mantissa!.split('.')[1]?.length ?? 0;
  const unit = fromDecimal(`1e${Number(exponent) - places}`) ?? rational(0);
  const half: Rational = rational(unit.num, unit.den * 2n);
  const double = fromDouble(2 ** (Math.floor(Math.log2(Math.abs(Number(text)) || 1)) - 53));
  return exact.num !== 0n && compare(half, double) < 0 ? double : half;
}

/** A literal and what it is read as. */
export interface Named {
  readonly text: string;
  readonly real: Expr;
}

const literalsOf = (codes: readonly Code[]): ReadonlyMap<string, Rational> =>
  new Map(codes.flatMap((c) => [...walk(c)].flatMap((n) => (n.kind === 'number' ? [[n.text, n.exact] as const] : []))));

/** Literals of the code that are long enough to be rounded. */
export const longLiterals = (codes: readonly Code[]): ReadonlyMap<string, Rational> =>
  new Map([...literalsOf(codes)].filter(([text]) => significantDigits(text) >= FEWEST_DIGITS));

const shorter = (codes: readonly Code[]): readonly Rational[] =>
  [...literalsOf(codes)].flatMap(([text, exact]) => {
    const digits = significantDigits(text);
    return digits >= 3 && digits <= SHORT_DIGITS && text.includes('.') ? [exact] : [];
  });

const times = (factor: Rational, base: Expr): Expr => tidy(call('mul', number(factor), base));

/** The constants that the long literals of the code are roundings of. */
export function namedConstants(codes: readonly Code[], truth: Truth): readonly Named[] {
  const factors = shorter(codes);
  return [...longLiterals(codes)].flatMap(([text, exact]): readonly Named[] => {
    const slack = slackOf(text, exact);
    const isMany = significantDigits(text) >= MANY_DIGITS;
    const simple = isMany ? FACTORS : FACTORS.slice(0, 2);
    const products = isMany ? factors.flatMap((f) => FACTORS.map((g) => times(g, number(f)))) : [];
    const candidates = [
      ...simple.flatMap((f) => BASES.map((b) => times(f, b))),
      ...products.flatMap((p) => BASES.map((b) => call('mul', p, b))),
    ];
    const near = candidates.find((c) => isNear(c, exact, slack, truth));
    return near ? [{ text, real: near }] : [];
  });
}

/** Bits of a constant that tell a double from its neighbours, and some more. */
const BITS = 80;

function isNear(candidate: Expr, exact: Rational, slack: Rational, truth: Truth): boolean {
  const value = toDouble(exact);
  if (!(Math.abs(evaluate(candidate, new Map()) - value) <= 1e-3 * Math.abs(value))) return false;
  const gap = truth.evaluate(call('sub', candidate, number(exact)), NOWHERE, BITS);
  const size = truth.toDouble(gap);
  return size !== undefined && compare(fromDouble(Math.abs(size)), slack) <= 0;
}
const NOWHERE = new Map<string, Rational>();

/** `0.7978845608028654 as sqrt(2/pi)`. */
export const namedText = (list: readonly Named[]): string =>
  list.map((n) => `${n.text} as ${print(n.real)}`).join(', ');
