/** The words of the doc comments: formulas, parameters, and what was measured. Every line is inert in a comment. */
import { toText } from '../../../algebra/rational.js';
import type { Expr } from '../../../expr/expr.js';
import type { OpName } from '../../../expr/ops.js';
import { print, printCondition } from '../../../expr/print.js';
import { boundOf } from '../../../program/single.js';
import type { Definition, Figure, LoweredFunction, Parameter, Precision } from '../../../stages.js';
import { commentText, wrap } from '../../names.js';
import { opsOf, runtimeFunction } from './spelling.js';

/** Comment lines are filled to this width, ` * ` included. */
const WIDTH = 110;
/** A derivative's formula longer than this is left to the page that shows every stage. */
const LONGEST_FORMULA = 240;

/** A paragraph of a doc comment. `@` would start a JSDoc tag, so an author's is escaped. */
export const paragraph = (text: string): readonly string[] =>
  wrap(commentText(text).replace(/@/g, '\\@'), WIDTH - 3).map((line) => ` * ${line}`);

/** Paragraphs with an empty line between two. */
export const paragraphs = (...texts: readonly (readonly string[])[]): readonly string[] =>
  texts.filter((t) => t.length > 0).flatMap((t, i) => (i === 0 ? t : [' *', ...t]));

/** `@param name text`, continued lines indented. */
export const tag = (name: string, text: string): readonly string[] =>
  wrap(`${name} ${commentText(text).replace(/@/g, '\\@')}`, WIDTH - 5).map((line, i) =>
    i === 0 ? ` * ${line}` : ` *   ${line}`,
  );

/** `name(x, k) = formula` as a code block; pieces one a line. */
export function formula(left: string, e: Expr, page: string): readonly string[] {
  const lines = e.kind === 'pieces' ? [`${left} =`, ...pieceLines(e)] : folded(`${left} = ${print(e)}`);
  if (lines.join('').length > LONGEST_FORMULA) return paragraph(`The formula is long; ${page} shows it.`);
  return [' * ```text', ...lines.map((l) => ` * ${l}`), ' * ```'];
}

/** A long formula on several lines, the later ones indented. */
const folded = (text: string): readonly string[] =>
  wrap(commentText(text), WIDTH - 7).map((line, i) => (i === 0 ? line : `    ${line}`));

function pieceLines(e: Extract<Expr, { kind: 'pieces' }>): readonly string[] {
  const values = e.pieces.map((p) => commentText(print(p.value)));
  const width = Math.max(...values.map((v) => v.length));
  return e.pieces.flatMap((p, i) => {
    const when = p.when ? `if ${commentText(printCondition(p.when))}` : 'otherwise';
    const line = `  ${values[i]!.padEnd(width)}  ${when}`;
    return line.length <= WIDTH - 3 ? [line] : [...folded(values[i]!).map((l) => `  ${l}`), `    ${when}`];
  });
}

export function parameterText(p: Parameter): string {
  const about = p.about === undefined ? '' : `${p.about.trim().replace(/\.$/, '')}; `;
  const domain = p.domain === undefined ? 'any real number' : printCondition(p.domain);
  return `${about}${domain}; ${toText(p.default)} if left out${p.learned ? '; learned in training' : ''}`;
}

/** Functions that IEEE arithmetic or the language defines exactly; all others are the engine's own. */
const exactOps: ReadonlySet<OpName> = new Set<OpName>([
  'neg',
  'add',
  'sub',
  'mul',
  'div',
  'sqrt',
  'abs',
  'sign',
  'max',
  'min',
  'floor',
  'ceil',
]);

/** What a program calls that differs from engine to engine, in words: `Math.exp and Math.log1p`. */
export function hostFunctions(f: LoweredFunction): readonly string[] {
  const called = [...opsOf(f.program.block)].filter((op) => !exactOps.has(op));
  const names = called.map((op) => (runtimeFunction(op) === undefined ? `Math.${op}` : 'Math.exp'));
  return [...new Set(names)].sort();
}

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/**
 * An error bound in words. Where the engine's functions take part, figures differ from engine to engine, so the next
 * power of two is told; else two decimals, rounded up.
 */
function ulpText(maxUlp: number, host: boolean): string {
  if (!host && maxUlp < 1024) return `${(Math.ceil(maxUlp * 100) / 100).toString()} ulp`;
  const exponent = Math.max(0, Math.ceil(Math.log2(maxUlp)));
  return `${exponent < 10 ? 2 ** exponent : `2^${exponent}`} ulp`;
}

const precisionWords: Readonly<Record<Precision, string>> = {
  f64: 'in double',
  f32: 'in Float32Array',
  f16: 'in half',
};

/** What was measured of one function, in words; nothing is said that was not measured. */
export function accuracy(f: LoweredFunction, figures: readonly Figure[]): string {
  // Kernels of the finer grades ask the host at infinities only.
  const own = f.kernel?.leaves.every((l) => l.kind === 'plan') === true;
  const host = own ? [] : hostFunctions(f);
  const from = host.length > 0 ? `rests on the engine's ${list(host)}` : 'plain arithmetic, the same on every engine';
  const grade = figures[0] === undefined ? '' : `grade ${figures[0].grade}, `;
  const measured = figures.map((g) => `${precisionWords[g.precision]} ${figureText(g, host.length > 0)}`);
  const found = measured.length > 0 ? `measured: ${measured.join('; ')}` : 'not measured';
  return `Accuracy: ${grade}${from}; ${found}.`;
}

/** How loops over float32 of grade `exact` round, and by which bound; nothing for other grades. */
export function roundingWords(f: LoweredFunction): string {
  if (!f.kernel?.roundsOnce || f.derived.by.length > 1) return '';
  const codes = f.kernel.leaves.flatMap((l) => (l.kind === 'plan' ? l.variants.map((v) => v.single) : [undefined]));
  const bounds = codes.flatMap((s) => s?.regions.map((r) => boundOf(s, r)) ?? []);
  const bound = Math.max(0, ...bounds);
  const product = f.derived.by.length > 0 ? ', products with what flows back too' : '';
  const quick =
    bounds.length === 0
      ? 'computed from the exact plan'
      : bound === 0
        ? 'exact in double before that'
        : `in double within 2^${(Math.ceil(Math.log2(bound) * 10) / 10).toFixed(1)} of the value, and where that does not settle the rounding, from the exact plan`;
  return `Float32Array: rounded once${product}; ${quick}.`;
}

function figureText(g: Figure, host: boolean): string {
  const faults = [
    ...(g.nan > 0 ? ['NaN where the exact value is a number'] : []),
    ...(g.falseZero > 0 ? ['0 where the exact value is not'] : []),
    ...(g.wrongSign > 0 ? ['a wrong sign'] : []),
  ];
  const some = faults.length > 0 ? ` (at some ${list(faults)})` : '';
  const where = g.exhaustive ? 'for every input' : `at ${g.points} points`;
  if (g.maxUlp <= 0.5) return `correctly rounded ${where}${some}`;
  if (Number.isFinite(g.maxUlp)) return `within ${ulpText(g.maxUlp, host)} ${where}${some}`;
  return `${where}, infinitely far off at some of them${faults.length > 0 ? ` (${list(faults)})` : ''}`;
}

/** `Title: what it is.` */
export function titleText(d: Definition): string {
  const about = d.about?.trim() ?? '';
  return about === '' ? d.title : `${d.title}: ${about}`;
}
