/** What an audit says of a file, drawn: `bad/CODE[-variant].txt` is what a user sees, pointing into the user's file. */
import { describe, expect, it } from 'vitest';
import { codes, drawDiagnostic } from '../../src/diagnostic.js';
import { auditText } from './auditing.js';

const step = 'export const step = (x: number): number => 1 / (1 + Math.exp(-x));\n';

type Case = readonly [name: string, text: string, options: Parameters<typeof auditText>[1]];

const given: readonly (readonly [name: string, text: string, options?: Case[2]])[] = [
  ['source-syntax', 'export const f = (x: number => x;\n'],
  ['no-functions', 'export const alpha = 0.01;\n'],
  ['unknown-function', step, { pairs: [['step', 'stepp']] }],
  ['unknown-function-output', step, { ofOutput: ['y'] }],
  [
    'not-read-loop',
    'export function sum(x: number): number {\n  let s = 0;\n  for (let i = 0; i < 3; i++) s += x;\n  return s;\n}\n',
  ],
  ['not-read-remainder', 'export const saw = (x: number): number => 2 * (x % 1) - 1;\n'],
  ['not-read-array', 'export const total = (x: Float32Array): number => x[0];\n'],
  ['not-read-class', `${step}export class Layer {\n  activate(x: number) { return x; }\n}\n`],
  [
    'not-read-elsewhere',
    "import { erf } from './special.js';\nexport const phi = (x: number): number => 0.5 * (1 + erf(x / Math.SQRT2));\n",
  ],
  ['derivative-refuted', `${step}export const stepGrad = (x: number): number => step(x) * (1 + step(x));\n`],
  ['derivative-refuted-output', `${step}export const stepPrime = (y: number): number => y * (1 - y);\n`],
  [
    'derivative-refuted-argument',
    'const a = {\n  soft: function (x, derivate) {\n    const d = 1 + Math.abs(x);\n    return derivate ? x / Math.pow(d, 2) : x / d;\n  },\n};\n',
  ],
  [
    'derivative-refuted-smooth',
    'export const ramp = (x: number): number => (x > 0 ? x * x : 0);\nexport const rampDx = (x: number): number => (x > 0 ? 2 * x : x < 0 ? 0 : 1);\n',
  ],
  ['derivative-unsettled', `${step}export const stepGrad = (x: number, a: number, b: number): number => a * b * x;\n`],
];

const cases = given.map(([name, text, options]): Case => [name, text, options ?? {}]);

const codeOf = (name: string): string | undefined =>
  Object.keys(codes)
    .filter((c) => name === c || name.startsWith(`${c}-`))
    .sort((a, b) => b.length - a.length)[0];

describe('a complaint about an audited file', () => {
  it.each(cases)('%s is drawn as its golden file', async (name, text, options) => {
    const file = name.includes('argument') ? 'example.js' : 'example.ts';
    const { diagnostics } = await auditText(text, options, file);
    expect(diagnostics.map((d) => d.code)).toContain(codeOf(name));
    const drawn = diagnostics.map((d) => drawDiagnostic(d, new Map([[file, text]]))).join('\n\n');
    await expect(`${drawn}\n`).toMatchFileSnapshot(`bad/${name}.txt`);
  });
});
