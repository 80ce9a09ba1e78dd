/**
 * How LaTeX writes each row of the table of functions, and each name: data for `formula.ts`.
 * Only commands that both amsmath and KaTeX know.
 */
import { call, type Expr, number, type Relation } from '../../../expr/expr.js';
import type { OpName } from '../../../expr/ops.js';

export type Spelling =
  /** Written by structure: sums, products, fractions, powers, the sign. */
  | { readonly form: 'operator' }
  /** `\tanh(u)`; `width` in em. A whole positive power goes to the name: `\tanh^{2}(u)`. */
  | { readonly form: 'function'; readonly name: string; readonly width: number }
  /** e^{u} while u is small, else `\exp(u)`. */
  | { readonly form: 'exponential' }
  | { readonly form: 'fence'; readonly open: string; readonly close: string }
  | { readonly form: 'root'; readonly index?: string }
  /** Written as this expression: log1p(u) is log(1 + u) on paper. */
  | { readonly form: 'as'; readonly meaning: (u: Expr) => Expr };

const operator: Spelling = { form: 'operator' };
/** A roman letter of the text font is about half an em wide. */
const named = (name: string, letters: number): Spelling => ({ form: 'function', name, width: 0.5 * letters });
const roman = (name: string): Spelling => named(`\\operatorname{${name}}`, name.length);
const known = (name: string): Spelling => named(`\\${name}`, name.length);

export const spellings: Readonly<Record<OpName, Spelling>> = {
  neg: operator,
  add: operator,
  sub: operator,
  mul: operator,
  div: operator,
  pow: operator,
  exp: { form: 'exponential' },
  expm1: { form: 'as', meaning: (u) => call('sub', call('exp', u), number(1)) },
  log: known('log'),
  log1p: { form: 'as', meaning: (u) => call('log', call('add', number(1), u)) },
  log2: named('\\log_{2}', 3.7),
  log10: named('\\log_{10}', 4.4),
  sqrt: { form: 'root' },
  cbrt: { form: 'root', index: '3' },
  abs: { form: 'fence', open: '\\lvert', close: '\\rvert' },
  sign: roman('sgn'),
  max: known('max'),
  min: known('min'),
  erf: roman('erf'),
  erfc: roman('erfc'),
  erfcx: roman('erfcx'),
  sin: known('sin'),
  cos: known('cos'),
  tan: known('tan'),
  asin: known('arcsin'),
  acos: known('arccos'),
  atan: known('arctan'),
  sinh: known('sinh'),
  cosh: known('cosh'),
  tanh: known('tanh'),
  asinh: roman('arsinh'),
  acosh: roman('arcosh'),
  atanh: roman('artanh'),
  floor: { form: 'fence', open: '\\lfloor', close: '\\rfloor' },
  ceil: { form: 'fence', open: '\\lceil', close: '\\rceil' },
};

/** Greek letters that LaTeX has as commands (omicron and the capitals that look Latin are spelled out as words). */
const greek: ReadonlySet<string> = new Set(
  `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega
   Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega`.split(/\s+/),
);

/** A part of a name: a Greek letter, one letter, or a word. */
function namePart(part: string, word: string): string {
  if (greek.has(part)) return `\\${part}`;
  return /^([A-Za-z]|\d+)$/.test(part) ? part : `${word}{${part}}`;
}

/** A variable: `alpha` → `\alpha`, `k_1` and `k1` → `k_{1}`, `x_max` → `x_{\mathrm{max}}`, `slope` → `\mathit{slope}`. */
export function spellSymbol(name: string): string {
  const match = /^([A-Za-z]+)_?(\d+)$/.exec(name);
  const [head = name, ...rest] = match ? [match[1] ?? name, match[2] ?? ''] : name.split('_').filter((p) => p !== '');
  const base = namePart(head, '\\mathit');
  if (rest.length === 0) return base;
  return `${base}_{${rest.map((p) => namePart(p, '\\mathrm')).join(',')}}`;
}

/** The width of a spelled variable in em: letters and Greek letters are about 0.57 em, subscripts seven tenths. */
export function symbolWidth(name: string): number {
  const letters = (part: string) => (greek.has(part) ? 1 : part.length);
  const [head = '', ...rest] = name.split(/_|(?<=[A-Za-z])(?=\d)/);
  return 0.57 * letters(head) + 0.4 * rest.reduce((n, p) => n + letters(p), 0);
}

/** Another definition, called by the name that code uses. */
export const spellUse = (name: string): string => `\\operatorname{${name.replace(/_/g, '\\_')}}`;

/** A letter, with a subscript or without, that can stand beside another without a space. */
export function isSingleLetter(name: string): boolean {
  const head = name.split(/_|\d/)[0] ?? '';
  return head.length === 1 || greek.has(head);
}

export const relationSigns: Readonly<Record<Relation, string>> = {
  '<': '<',
  '<=': '\\le',
  '>': '>',
  '>=': '\\ge',
  '==': '=',
  '!=': '\\ne',
};

/** d/dx, d²/dx², ∂²/∂k∂x; `variables` from the outermost to the innermost. */
export function derivativeOperator(variables: readonly string[], d: '\\partial' | 'd'): string {
  const order = variables.length > 1 ? `^{${variables.length}}` : '';
  const runs: [string, number][] = [];
  for (const v of variables) {
    const last = runs.at(-1);
    if (last?.[0] === v) last[1] += 1;
    else runs.push([v, 1]);
  }
  const gap = d === 'd' ? '' : ' ';
  const below = runs.map(([v, n]) => `${d}${gap}${spellSymbol(v)}${n > 1 ? `^{${n}}` : ''}`).join('\\,');
  return `\\frac{${d}${order}}{${below}}`;
}
