/** Exact numbers as LaTeX: the author's digits where there are some, small fractions, decimals, powers of ten. */
import { isInteger, neg, type Rational, sign, toText } from '../../../algebra/rational.js';
import { type Box, box, POWER, PRODUCT, product, SCRIPT, sum, WIDTH } from './box.js';

const digitsBox = (tex: string): Box => box(tex, WIDTH.digit * tex.length, { numeric: true });

/** The author's own digits where there are some; else an integer, a small fraction, an exact decimal, or a quotient. */
export function numberBox(value: Rational, text: string | undefined, style: { readonly script: boolean }): Box {
  if (sign(value) < 0) return sum([{ negative: true, of: numberBox(neg(value), text?.replace('-', ''), style) }]);
  const small = value.den <= 100n && value.num <= 100n;
  const decimal = text !== undefined && /^[\d.]+$|^[\d.]+[eE]/.test(text) ? text : toText(value);
  if (!isInteger(value) && ((text === undefined && small) || decimal.includes('/')))
    return quotientOfIntegers(value, style);
  return scientific(decimal);
}

/** p/q: small in a line, on one line in scripts. */
export function quotientOfIntegers(value: Rational, style: { readonly script: boolean }): Box {
  const [top, bottom] = [digitsBox(`${value.num}`), digitsBox(`${value.den}`)];
  if (style.script)
    return box(`${top.tex}/${bottom.tex}`, top.width + bottom.width + 0.5, {
      level: PRODUCT,
      open: 'factors',
      numeric: true,
    });
  return box(`\\tfrac{${top.tex}}{${bottom.tex}}`, SCRIPT * Math.max(top.width, bottom.width) + 0.3, {
    level: POWER,
    numeric: true,
    tall: true,
  });
}

/** Plain digits, or digits times a power of ten where the plain number would be mostly zeros. */
function scientific(decimal: string): Box {
  const [mantissa = '', exponent] = decimal.split(/[eE]/);
  if (exponent !== undefined) return powerOfTen(mantissa, Number(exponent));
  const zeros = /^0?\.(0{5,})(\d+)$/.exec(decimal);
  if (zeros) return powerOfTen(withPoint(zeros[2] ?? ''), -(zeros[1] ?? '').length - 1);
  const round = /^(\d+?)(0{7,})$/.exec(decimal);
  if (round) return powerOfTen(withPoint(round[1] ?? ''), (round[2] ?? '').length + (round[1] ?? '').length - 1);
  return digitsBox(decimal.startsWith('.') ? `0${decimal}` : decimal);
}

const withPoint = (digits: string): string => (digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits);

function powerOfTen(mantissa: string, exponent: number): Box {
  const power = box(`10^{${exponent}}`, 1.6, { level: POWER, numeric: true });
  return mantissa === '1' ? power : product([digitsBox(mantissa.startsWith('.') ? `0${mantissa}` : mantissa), power]);
}
