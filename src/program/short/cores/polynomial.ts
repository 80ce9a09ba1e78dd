/** Polynomials in the notation: Horner's nested products, in floats and, for leading coefficients, in pairs. */
import type { Coefficients, Words } from './coefficients.js';

/** A float32 with a point, shortest. */
export function literal(value: number): string {
  const text = String(Number(Math.fround(value).toPrecision(9)));
  for (let digits = 1; digits <= 9; digits++) {
    const short = String(Number(value.toPrecision(digits))).replace('e+', 'e');
    if (Math.fround(Number(short)) === Math.fround(value))
      return short.includes('.') ? short : short.replace(/^(-?\d+)/, '$1.0');
  }
  return text;
}

export const words = ([head, low]: Words): string => `vec2<f32>(${literal(head)}, ${literal(low)})`;

/** Of floats, as one expression; lowest power first. */
export function horner(variable: string, coefficients: readonly number[]): string {
  const [first = 0, ...rest] = coefficients;
  if (rest.length === 0) return literal(first);
  const inner = horner(variable, rest);
  return `${literal(first)} + ${variable} * ${rest.length === 1 ? inner : `(${inner})`}`;
}

/**
 * Statements for a polynomial in the pair \`variable\` (12-bit head) with the float \`float\`: the result is the pair or
 * float that the last line declares as \`result\`.
 */
export function pairHorner(result: string, variable: string, float: string, c: Coefficients): string {
  const lines = [`  let ${result}_rest: f32 = ${horner(float, c.rest)};`];
  const steps = [...c.pairs].reverse();
  steps.forEach((w, i) => {
    const name = i === steps.length - 1 ? result : `${result}_${steps.length - 1 - i}`;
    const before = i === 0 ? '' : `${result}_${steps.length - i}`;
    const [h, l] = w.map(literal);
    if (i === 0)
      lines.push(`  let ${name}: vec2<f32> = actc_sum_pair_float(vec2<f32>(${h}, ${l}), ${float} * ${result}_rest);`);
    else
      lines.push(`  let ${name}: vec2<f32> = actc_sum(vec2<f32>(${h}, ${l}), actc_product(${variable}, ${before}));`);
  });
  return lines.join('\n');
}
