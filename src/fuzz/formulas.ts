/** Random formulas over all functions of `expr/ops.ts`: about three deep, with shifts, scales, kinks and parameters. */
import { dependsOn, type Expr } from '../expr/expr.js';
import { functionNames, op } from '../expr/ops.js';
import { parse } from '../expr/parse.js';
import { print } from '../expr/print.js';
import type { Random } from './random.js';

export interface FormulaParameter {
  readonly name: string;
  readonly default: string;
  /** Missing: all numbers. */
  readonly domain?: string;
}

export interface Formula {
  readonly value: Expr;
  readonly parameters: readonly FormulaParameter[];
}

const CONSTANTS = ['2', '3', '0.5', '1.5', '0.3', '1.702', '1/3'] as const;

/** Arguments that keep a function with a domain defined for every u; the bare function is drawn too. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  log: ['1+(U)^2', '1+exp(U)', '(U)+sqrt(1+(U)^2)', '2+sin(U)'],
  log1p: ['(U)^2', 'exp(U)', 'abs(U)'],
  log2: ['1+(U)^2', '1+exp(U)'],
  log10: ['1+(U)^2', '2+exp(U)'],
  sqrt: ['1+(U)^2', '1+exp(U)', '(U)^2'],
  asin: ['(U)/(1+abs(U))', 'tanh(U)'],
  acos: ['tanh(U)', '(U)/sqrt(1+(U)^2)'],
  acosh: ['1+(U)^2', 'cosh(U)', '1+exp(U)'],
  atanh: ['(U)/(1+abs(U))', 'tanh(U)/2'],
  tan: ['atan(U)', 'erf(U)', 'tanh(U)/2'],
};
/** How often a function with a domain gets a bare argument. */
const BARE = 0.12;

/** What activations are made of: drawn as often as all bare functions together. */
const SHAPES = [
  '1/(1+exp(-(U)))',
  'log(1+exp(U))',
  'exp(-(U)^2)',
  '(U)/(1+abs(U))',
  'exp(-exp(U))',
  'exp(U)-1',
  '(U)/sqrt(1+(U)^2)',
  '(U)*(1+erf((U)/sqrt(2)))/2',
  '(U)*tanh(log(1+exp(U)))',
  '((U)+abs(U))/2',
  'max(0,U)',
  'min(1,U)',
  'tanh(U)',
  '(1+(U)^2)^(1/4)',
  'exp(-1/(1+(U)^2))',
] as const;
/** Steps and oscillations swallow a formula: drawn less often. */
const RARE = new Set(['floor', 'ceil', 'sin', 'cos', 'tan', 'sign']);

const place = (shape: string, u: string): string => shape.replaceAll('U', u);

/** A formula: depth about `depth`, 0 to 2 parameters. */
export function randomFormula(random: Random, depth = 3): Formula {
  const { pick, next } = random;
  const count = next() < 0.6 ? 0 : next() < 0.7 ? 1 : 2;
  const parameters = ['a', 'b'].slice(0, count).map((name): FormulaParameter => {
    const kind = next();
    if (kind < 0.5) return { name, default: pick(['1', '0.5', '2', '1.702']), domain: `${name} > 0` };
    if (kind < 0.65) return { name, default: pick(['0', '1', '4']), domain: `${name} >= 0` };
    return { name, default: pick(['1', '-1', '0.25']) };
  });
  const parameter = (): string => (count > 0 && next() < 0.5 ? pick(parameters).name : pick(CONSTANTS));
  const atom = (): string =>
    pick(['x', 'x', 'x', `${parameter()}*x`, `x/${parameter()}`, `x+1`, `x-${parameter()}`, 'x^2', '-x']);
  const applied = (u: string): string => {
    if (next() < 0.5) return place(pick(SHAPES), u);
    const name = pick(functionNames.filter((f) => !RARE.has(f) || next() < 0.4));
    if (op(name).arity === 2) return `${name}(${u}, ${next() < 0.5 ? parameter() : atom()})`;
    const inside = INSIDE[name];
    return `${name}(${inside && next() >= BARE ? place(pick(inside), u) : u})`;
  };
  const tree = (d: number): string => {
    if (d <= 0) return atom();
    const r = next();
    if (r < 0.55) return applied(tree(d - 1));
    if (r < 0.67) return `(${tree(d - 1)})*(${tree(d - 2)})`;
    if (r < 0.76) return `(${tree(d - 1)})+(${tree(d - 2)})`;
    if (r < 0.85) return `(${tree(d - 1)})-(${tree(d - 2)})`;
    if (r < 0.92) return `(${tree(d - 2)})/(1+(${tree(d - 2)})^2)`;
    if (r < 0.96) return `${parameter()}*(${tree(d - 1)})`;
    return `(${tree(d - 1)})/${parameter()}`;
  };
  for (;;) {
    const value = parse(next() < 0.4 ? `x*(${tree(depth - 1)})` : tree(depth));
    if (dependsOn(value, 'x')) return { value, parameters: parameters.filter((p) => dependsOn(value, p.name)) };
  }
}

/** The formula as the text of a definition. */
export function definitionText({ value, parameters }: Formula): string {
  const list = parameters.map(
    (p) => `  ${p.name}: {default: ${p.default}${p.domain ? `, domain: "${p.domain}"` : ''}}\n`,
  );
  return `${list.length > 0 ? `parameters:\n${list.join('')}` : ''}value: "${print(value)}"\n`;
}
