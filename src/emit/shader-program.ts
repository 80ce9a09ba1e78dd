/** The part of an emitted shader file that decides its results. */

/** The lines between `---- functions` and `---- end of functions`: what a user would paste. */
export function functionsPart(text: string): string {
  const lines = text.split('\n');
  const from = lines.findIndex((l) => l.startsWith('// ---- functions'));
  const to = lines.findIndex((l) => l.startsWith('// ---- end of functions'));
  return lines.slice(from + 1, to).join('\n');
}

/** The float32 bits of numbers. */
export const floatWords = (values: readonly number[]): Uint32Array => new Uint32Array(Float32Array.from(values).buffer);

/** What decides a kernel's results: the functions without comments and blank lines. Its hash keys measurements. */
export const programOf = (text: string): string => codeOf(functionsPart(text));

/** A text without comments and blank lines. */
export const codeOf = (text: string): string =>
  text
    .split('\n')
    .map((l) => l.replace(/\/\/.*$/, '').trimEnd())
    .filter((l) => l !== '')
    .join('\n');
