/**
 * A polynomial as Horner's nested products in the notation, four coefficients a line.
 * `coefficients` lowest power first; each must print as a literal with a point that parses back to the same float32.
 */
export function polynomial(variable: string, coefficients: readonly number[]): string {
  const literal = (c: number): string => {
    const text = String(c);
    return /[.]/.test(text) ? text : text.replace(/^(-?\d+)/, '$1.0');
  };
  const last = coefficients.length - 1;
  const parts = coefficients.map((c, i) => {
    const open = i === last ? literal(c) : `${literal(c)} + ${variable} * `;
    const bracket = i < last - 1 ? '(' : '';
    const lineBreak = i < last - 1 && i % 4 === 3 ? '\n      ' : '';
    return open + bracket + lineBreak;
  });
  return parts.join('') + ')'.repeat(Math.max(0, last - 1));
}
