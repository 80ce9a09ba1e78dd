/** Bad definitions that are too long to be kept as files: what the stated limits refuse. */
import type { Source } from '../../src/stages.js';

const one = (name: string, text: string): { readonly name: string; readonly given: readonly Source[] } => ({
  name,
  given: [{ file: 'example.yaml', text }],
});
const times = (n: number, f: (i: number) => string): string => Array.from({ length: n }, (_, i) => f(i)).join('');

/** Each definition holds the one before twice: all but the first are refused without being built. */
const doubling = Array.from({ length: 14 }, (_, i) => ({
  file: `d${i}.yaml`,
  text: i === 0 ? 'value: x\n' : `value: d${i - 1}(x)*d${i - 1}(x)\n`,
}));

export const generated: readonly { readonly name: string; readonly given: readonly Source[] }[] = [
  one('file-too-large', `value: x\nabout: ${'long '.repeat(20_000)}\n`),
  one('file-too-large-depth', `value: ${'['.repeat(30_000)}\n`),
  one('file-too-large-keys', `value: x\nclaims:\n${times(2000, (i) => `  c${i}: x = x\n`)}`),
  one('file-too-large-claims', `value: x\nclaims:\n${times(201, (i) => `  c${i}: x = x\n`)}`),
  one('file-too-large-parameters', `value: x\nparameters:\n${times(17, (i) => `  p${i}: 1\n`)}`),
  one('expr-too-large', `value: x${'+x'.repeat(1900)}\n`),
  one('expr-too-large-depth', `value: ${'('.repeat(150)}x${')'.repeat(150)}\n`),
  one('expr-too-large-characters', `value: ${'x + '.repeat(2000)}x\n`),
  one('expr-too-large-levels', `value: x${'+x'.repeat(300)}\n`),
  one(
    'expr-too-large-comparisons',
    `value:\n  - if: ${times(70, (i) => `x > ${i} and `)}x > 99\n    then: 1\n  - else: 0\n`,
  ),
  one('number-too-large-digits', `value: x + 0.${'1'.repeat(500)}\n`),
  { name: 'expr-too-large-uses', given: doubling },
];
