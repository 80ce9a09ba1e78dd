/** Everything that the section of one definition says, as strings for its template. */
import { type Rational, toText } from '../../../algebra/rational.js';
import { type Expr, sameExpr, size, symbol } from '../../../expr/expr.js';
import type { ClaimResult, Definition, Derived, DerivedFunction, Joint, Measured, Proof } from '../../../stages.js';
import { plot } from '../../plot.js';
import { accuracyView } from './accuracy.js';
import { type Box, box } from './box.js';
import { condition, DISPLAY, formula, formulaText, INLINE } from './formula.js';
import { type Display, displayEquation, MOST_SHOWN_NODES } from './layout.js';
import { numberBox } from './numbers.js';
import { picture } from './picture.js';
import { readable } from './readable.js';
import { derivativeOperator, spellSymbol } from './spelling.js';
import { displayClaim } from './statement.js';
import { aliasText, escapeParagraphs, escapeText } from './text.js';

/** The value's expanded form is shown beside the author's when it has at most so many nodes. */
const SHORT_EXPANSION = 60;

/** The view of `section.hbs`. Missing parts are empty lists or empty strings. */
export function sectionView(measured: Measured) {
  const { verified } = measured.lowered;
  const { derived } = verified;
  const { definition } = derived;
  const drawn = plot(derived);
  return {
    name: definition.name,
    title: escapeText(definition.title),
    plainTitle: asciiTitle(definition),
    signature: code(`${definition.name}(${argumentNames(definition).join(', ')})`),
    aliases: aliasText(definition.aliases, definition.title),
    about: definition.about === undefined ? [] : escapeParagraphs(definition.about),
    formulas: formulas(derived).map(shown),
    domain: definition.domain === undefined ? '' : inline(condition(definition.domain)),
    parameters: definition.parameters.map(parameterRow),
    hasParameters: definition.parameters.length > 0,
    plot: drawn === undefined ? [] : [{ ...picture(drawn), caption: plotCaption(definition) }],
    derivatives: derived.functions.filter((f) => f.by.length > 0).map((f) => derivative(derived, f)),
    joints: derived.joints.map((j) => joint(derived, j)),
    claims: verified.claims.map(claimView),
    hasClaims: verified.claims.length > 0,
    accuracy: accuracyView(measured.figures, labelled(derived)),
    hasFigures: measured.figures.length > 0,
    sources: definition.sources.map(escapeText),
    hasSources: definition.sources.length > 0,
  };
}

const inline = (b: Box): string => `\\(${b.tex}\\)`;
const code = (text: string): string => `\\texttt{${escapeText(text)}}`;
const argumentNames = (d: Definition): readonly string[] => [...d.inputs, ...d.parameters.map((p) => p.name)];

/** The title for a PDF's outline: letters and digits only, or the definition's name. */
function asciiTitle(d: Definition): string {
  const plain = d.title.replace(/[^A-Za-z0-9 ,.()/]/g, '').trim();
  return plain === '' ? d.name.replace(/_/g, ' ') : plain;
}

/** What a template shows of a display (numbers have no place in a view). */
const shown = ({ tex, where }: Display) => ({
  tex,
  where: where.map((explained, i) => ({ lead: i === 0 ? 'with' : 'and', tex: explained })),
});

// formula ------------------------------------------------------------------------------------------------------------

const subject = (d: Definition): Expr => ({ kind: 'use', name: d.name, args: argumentNames(d).map(symbol) });

/** Derivatives with more nodes are not collected. */
const MOST_COLLECTED_NODES = 4000;

function equation(left: Box, e: Expr): Display {
  const nodes = size(e);
  if (nodes <= MOST_SHOWN_NODES) return displayEquation(left, e);
  return {
    tex: `${left.tex} = \\text{an expression of ${nodes} parts, too long to be shown}`,
    width: left.width,
    where: [],
  };
}

/** As the author wrote it, and with the definitions that it uses written out, where that is short. */
function formulas(derived: Derived): readonly Display[] {
  const { definition } = derived;
  const [written] = definition.outputs;
  const expanded = derived.functions.find((f) => f.suffix === '');
  const left = formula(subject(definition), DISPLAY);
  const first = written === undefined ? [] : [equation(left, written)];
  if (definition.uses.length === 0 || !expanded || size(expanded.expression) > SHORT_EXPANSION) return first;
  const second = equation(left, readable(expanded.expression));
  return second.tex === first[0]?.tex ? first : [...first, second];
}

function derivative(derived: Derived, f: DerivedFunction) {
  const { definition } = derived;
  const d = definition.parameters.length + definition.inputs.length > 1 ? '\\partial' : 'd';
  const operator = derivativeOperator([...f.by].reverse(), d);
  const of = formula(subject(definition), DISPLAY);
  const collected = size(f.expression) <= MOST_COLLECTED_NODES ? readable(f.expression) : f.expression;
  const left = box(`${operator}\\, ${of.tex}`, of.width + 1.8, { tall: true });
  return { code: code(`${definition.name}_${f.suffix}`), ...shown(equation(left, collected)) };
}

function parameterRow(p: Definition['parameters'][number]) {
  return {
    symbol: `\\(${spellSymbol(p.name)}\\)`,
    code: code(p.name),
    default: `\\(${defaultText(p.default)}\\)`,
    domain: p.domain === undefined ? 'any real' : inline(condition(p.domain)),
    about: [
      ...(p.about === undefined ? [] : [escapeText(p.about)]),
      ...(p.learned ? ['learned in training'] : []),
    ].join('; '),
  };
}

/** A default as a decimal where it is one, else as a fraction. */
const defaultText = (value: Rational): string => numberBox(value, toText(value), { script: false }).tex;

function plotCaption(d: Definition): string {
  const at = d.parameters.map((p) => `${spellSymbol(p.name)} = ${defaultText(p.default)}`);
  return at.length === 0 ? '' : ` at \\(${at.join(',\\ ')}\\)`;
}

// joints -------------------------------------------------------------------------------------------------------------

/** "first derivative in x"; the value has the suffix ''. */
function functionLabel(f: DerivedFunction, x: string): string {
  if (f.by.length === 0) return 'value';
  if (f.by.length > 1) return 'second derivative';
  return f.by[0] === x ? 'first derivative' : `derivative in \\(${spellSymbol(f.by[0] ?? '')}\\)`;
}

/** The emitted functions with what tables call them. */
function labelled(derived: Derived) {
  const { name, inputs } = derived.definition;
  return derived.functions.map((f) => ({
    name: f.suffix === '' ? name : `${name}_${f.suffix}`,
    label: functionLabel(f, inputs[0] ?? 'x'),
  }));
}

/** Wider one-sided values leave the table and are displayed. */
const WIDEST_CELL = 9;

function joint(derived: Derived, j: Joint) {
  const x = derived.definition.inputs[0] ?? 'x';
  const where = j.where === undefined ? '' : ` where ${inline(condition(j.where))}`;
  const sides = derived.functions.map((f) => ({
    label: functionLabel(f, x),
    left: j.left[f.suffix],
    here: j.convention[f.suffix],
    right: j.right[f.suffix],
  }));
  const isWide = (e: Expr | undefined) => e !== undefined && formula(e, INLINE).width > WIDEST_CELL;
  const cell = (e: Expr | undefined) => (e === undefined ? '--' : isWide(e) ? 'below' : inline(formula(e, INLINE)));
  return {
    at: `\\(${spellSymbol(x)} = ${formulaText(j.at, INLINE)}\\)${where}`,
    rows: sides.map((r) => ({ label: r.label, left: cell(r.left), here: cell(r.here), right: cell(r.right) })),
    wide: sides.flatMap((r) =>
      (
        [
          ['left', 'from the left'],
          ['here', 'at the joint'],
          ['right', 'from the right'],
        ] as const
      ).flatMap(([key, side]) => {
        const e = r[key];
        return isWide(e) ? [shown(equation(box(`\\text{${r.label} ${side}}`, 12), e!))] : [];
      }),
    ),
    origin: originText(j),
    source: j.source === undefined ? '' : ` (${escapeText(j.source)})`,
  };
}

function originText(j: Joint): string {
  if (j.origin === 'declared') return 'The values at the joint are declared by the definition';
  const differ = Object.keys(j.left).some((k) => j.right[k] === undefined || !sameExpr(j.left[k]!, j.right[k]!));
  return differ ? 'Where the two sides differ, the kernels give the left value' : 'Both sides agree';
}

// claims -------------------------------------------------------------------------------------------------------------

/** With a capital letter and a full stop. A name keeps its small letter. */
function sentence(text: string): string {
  const first = /^[a-z]+ [a-z]/.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text;
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** The steps of a proof in one paragraph. */
const proofText = (proof: Proof): string => proof.steps.map((s) => escapeText(sentence(s))).join(' ');

function claimView(result: ClaimResult) {
  const { claim, verdict, method, witness, note, proof } = result;
  const point = Object.entries(witness?.point ?? {})
    .map(([name, at]) => `${name} = ${at}`)
    .join(', ');
  return {
    title: escapeText(claim.title),
    verdict,
    method: escapeText(method),
    note: note === undefined ? '' : escapeText(sentence(note)),
    proof: proof === undefined ? '' : proofText(proof),
    witness: witness ? escapeText(`${point}: left ${witness.left}, right ${witness.right}`) : '',
    ...shown(displayClaim(claim)),
  };
}
