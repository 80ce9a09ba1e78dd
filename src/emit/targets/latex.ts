/**
 * LaTeX: one section a definition, with formula, plot, derivatives, claims with their verdicts and measured errors, and
 * a book of all sections. Compiles with pdflatex and the packages of a basic installation; each formula also parses in
 * KaTeX. The parts are in the folder beside this file.
 */
import type { Emitted, Measured, Summary } from '../../stages.js';
import type { Render, Target, TargetOutput } from '../target.js';
import { sectionView } from './latex/section.js';
import { aliasText, escapeText } from './latex/text.js';

function emit(measured: Measured, render: Render): TargetOutput {
  const { name } = measured.lowered.verified.derived.definition;
  return { files: [{ path: `latex/${name}.tex`, text: render('section', sectionView(measured)) }], renames: {} };
}

function emitAll(all: readonly Summary[], render: Render): readonly Emitted[] {
  const entries = all.map((s) => ({
    name: s.name,
    code: `\\texttt{${escapeText(s.name)}}`,
    title: escapeText(s.title),
    aliases: aliasText(s.aliases, s.title),
    functions: `${s.functions.length}`,
    parameters: s.parameters.map((p) => `\\texttt{${escapeText(p)}}`).join(', '),
  }));
  return [{ path: 'latex/book.tex', text: render('book', { entries, count: `${all.length}` }) }];
}

export const target: Target = {
  name: 'latex',
  about: 'a LaTeX section a definition and a book of all: formulas, derivatives, claims with verdicts, plots',
  kernels: [],
  computesIn: 'nothing',
  emit,
  emitAll,
};
