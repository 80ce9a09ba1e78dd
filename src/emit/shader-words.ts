/** The comments of emitted shaders: formulas, parameters, what was measured. Every line is inert after `//`. */
import { toText } from '../algebra/rational.js';
import type { Expr } from '../expr/expr.js';
import { print, printCondition } from '../expr/print.js';
import type { Definition, Figure, Parameter } from '../stages.js';
import { commentText, wrap } from './names.js';

/** Comment lines are filled to this width, `// ` included. */
const WIDTH = 110;
/** A formula longer than this is left to the page that shows every stage. */
const LONGEST_FORMULA = 240;

/** A paragraph of line comments, continued lines indented by `hang` blanks. */
export const comment = (text: string, hang = 0): readonly string[] =>
  wrap(commentText(text), WIDTH - 3 - hang).map((line, i) => `// ${i === 0 ? '' : ' '.repeat(hang)}${line}`);

/** Parts with an empty comment line between two; empty parts are left out. */
export const parts = (...texts: readonly (readonly string[])[]): readonly string[] =>
  texts.filter((t) => t.length > 0).flatMap((t, i) => (i === 0 ? t : ['//', ...t]));

/** `f(x, k) = log(1 + exp(k*x))/k`; pieces one a line. */
export function formulaLines(left: string, e: Expr, page: string): readonly string[] {
  if (e.kind !== 'pieces') {
    const line = `${left} = ${print(e)}`;
    return line.length > LONGEST_FORMULA
      ? comment(`${left}: the formula is long; ${page} shows it.`)
      : comment(line, 4);
  }
  const values = e.pieces.map((p) => commentText(print(p.value)));
  const lines = e.pieces.map((p, i) => `${values[i]!} ${p.when ? `if ${printCondition(p.when)}` : 'otherwise'}`);
  if (lines.join('').length > LONGEST_FORMULA) return comment(`${left}: the formula is long; ${page} shows it.`);
  return [`// ${commentText(left)} =`, ...lines.flatMap((l) => comment(l, 4).map((c) => c.replace('//', '//  ')))];
}

export const titleText = (d: Definition): string =>
  d.about === undefined ? d.title : `${d.title.trim().replace(/[.:]$/, '')}: ${d.about.trim()}`;

function parameterText(p: Parameter, name: string): string {
  const about = p.about === undefined ? '' : `${p.about.trim().replace(/\.$/, '')}; `;
  const domain = p.domain === undefined ? 'any real number' : printCondition(p.domain);
  return `${name}: ${about}${domain}; by default ${toText(p.default)}${p.learned ? '; learned in training' : ''}`;
}

/** One line a parameter: what it is, its domain, its default. */
export const parameterLines = (d: Definition, name: (parameter: string) => string): readonly string[] =>
  d.parameters.flatMap((p) => comment(parameterText(p, name(p.name)), 4));

const ulpText = (f: Figure): string => {
  const at = Object.entries(f.at).map(([n, v]) => `${n} = ${v}`);
  const size = Number.isFinite(f.maxUlp) ? `${Number(f.maxUlp.toPrecision(3))} ulp` : 'infinite';
  return `${f.function} ${size}${at.length > 0 ? ` at ${at.join(', ')}` : ''}`;
};

/** What was measured of these kernels on a device, or that nothing was. */
export function measuredLines(figures: readonly Figure[]): readonly string[] {
  if (figures.length === 0)
    return comment('Accuracy: not executed yet. No device has run these kernels, so no error is stated.');
  return comment(`Accuracy, worst error as executed: ${figures.map(ulpText).join('; ')}.`, 4);
}
