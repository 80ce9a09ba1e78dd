/** An audit as text: for each function and derivative what it is, whether it is right, and how far off it is. */
import { lineColumn } from '../diagnostic.js';
import { type Tint, ulpText } from '../report.js';
import type { Verdict } from '../stages.js';
import type { Accuracy, Failure } from './accuracy.js';
import type { Audit, FunctionReport, Measures, PairReport } from './audit.js';
import type { Identification } from './identify.js';
import { type Judgement, pointText } from './judge.js';

type Line = readonly [label: string, text: string];

/** Inputs are shown to four digits; `--json` has them in full. */
function short(x: number): string {
  const rounded = Number(x.toPrecision(4));
  return Number.isFinite(rounded) || !Number.isFinite(x) ? String(rounded) : x.toPrecision(4);
}
const LONGEST = 90;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

const tintOf = (v: Verdict, tint: Tint): ((s: string) => string) =>
  v === 'proved' ? tint.good : v === 'refuted' ? tint.bad : v === 'unknown' ? tint.warn : (s) => s;

/** The whole report. */
export function auditText(a: Audit, tint: Tint): string {
  const blocks = a.entries.map((e) => {
    const { line } = lineColumn(a.source.text, e.span.start);
    const lines = e.kind === 'function' ? functionLines(e) : pairLines(e, tint);
    const head = `${tint.strong(e.name)}  ${tint.dim(`line ${line}`)}`;
    return [head, ...lines.map(([label, text]) => `  ${tint.dim(label.padEnd(11))} ${text}`)].join('\n');
  });
  return [...blocks, summary(a, tint)].join('\n\n');
}

function functionLines(f: FunctionReport): readonly Line[] {
  return [['formula', cut(f.formula)], ...identityLines(f.identification), ...measureLines(f.measures)];
}

function identityLines({ identity, near }: Identification): readonly Line[] {
  if (identity) {
    const read = identity.readAs ? `, reading ${identity.readAs}` : '';
    return [['is', `${identity.text} (${identity.verdict}${read})`]];
  }
  return near ? [['is near', `${near.text}: up to ${ulpText(near.difference)} apart, at ${short(near.at)}`]] : [];
}

function pairLines(p: PairReport, tint: Tint): readonly Line[] {
  const j = p.judgement;
  return [
    ...(p.formula === '' ? [] : ([['claim', cut(p.formula)]] as const)),
    ['verdict', `${tintOf(j.verdict, tint)(j.verdict)}${verdictText(j)}`],
    ...j.joints.map((n): Line => ['', n.text]),
    ...(j.verdict === 'refuted' ? [] : j.notes.map((n): Line => ['', n])),
    ...(j.verdict === 'refuted' ? j.help.map((n): Line => ['', n]) : []),
    ...measureLines(p.measures),
  ];
}

function verdictText(j: Judgement): string {
  const where = j.where ? ` ${j.where}` : '';
  if (j.verdict === 'refuted') {
    const w = j.witness;
    return w ? ` at ${pointText(w)}: the derivative is ${w.left}, the code gives ${w.right}` : '';
  }
  const difference = j.difference
    ? `; largest relative difference ${ulpText(j.difference.relative)} at ${Object.entries(j.difference.at)
        .map(([n, v]) => `${n} = ${short(Number(v))}`)
        .join(', ')}`
    : '';
  const read = j.readAs
    ? `: ${j.readAs.verdict} with ${j.readAs.constants}${j.readAs.verdict === 'tested' ? ` (${j.readAs.method})` : ''}`
    : '';
  return `${where} (${j.method})${read}${difference}`;
}

function measureLines(m: Measures | undefined): readonly Line[] {
  if (!m) return [];
  return [
    ['as written', accuracyText(m.written)],
    ...(m.emitted ? ([['actc emits', accuracyText(m.emitted)]] as const) : []),
  ];
}

function accuracyText(a: Accuracy): string {
  const many = (f: Failure, what: string) => `${what} at ${f.count} of ${a.points} inputs, first at ${short(f.first)}`;
  const parts = [
    a.maxUlp === 0 ? '0 ulp' : `${ulpText(a.maxUlp)} ulp at ${short(a.at)}`,
    ...(a.noNumber ? [many(a.noNumber, 'NaN or infinite')] : []),
    ...(a.falseZero ? [many(a.falseZero, '0 instead of a number')] : []),
    ...a.atInfinity.map((e) => `${e.got} at ${e.input} instead of ${e.wanted}`),
    ...(a.undecided > 0 ? [`${a.undecided} inputs undecided`] : []),
  ];
  return parts.join('; ');
}

function summary(a: Audit, tint: Tint): string {
  const pairs = a.entries.flatMap((e) => (e.kind === 'pair' ? [e.judgement.verdict] : []));
  const count = (v: Verdict) => pairs.filter((p) => p === v).length;
  const verdicts = (['proved', 'tested', 'refuted', 'unknown'] as const).filter((v) => count(v) > 0);
  const functions = a.entries.length - pairs.length;
  const plural = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;
  return [
    plural(functions, 'function'),
    plural(pairs.length, 'derivative') +
      (verdicts.length > 0 ? `: ${verdicts.map((v) => tintOf(v, tint)(`${count(v)} ${v}`)).join(', ')}` : ''),
    ...(a.notRead.length > 0 ? [tint.warn(`${a.notRead.length} not read`)] : []),
  ].join(', ');
}

const jsonNumber = (x: number): number | string => (Number.isFinite(x) ? x : String(x));

/** The same as plain data for `--json`; infinities and NaN are texts. */
export function auditJson(a: Audit): object {
  const lineOf = (start: number) => lineColumn(a.source.text, start).line;
  const accuracy = (m: Measures | undefined) =>
    m && JSON.parse(JSON.stringify(m, (_, v: unknown) => (typeof v === 'number' ? jsonNumber(v) : v)));
  const entries = a.entries.map((e) => {
    const common = { name: e.name, line: lineOf(e.span.start), formula: e.formula };
    const measured = e.measures ? { accuracy: accuracy(e.measures) } : {};
    if (e.kind === 'function') return { kind: e.kind, ...common, ...e.identification, ...measured };
    const { pair, statement: _, ...judgement } = e.judgement;
    return { kind: 'derivative', ...common, of: pair.value.name, order: pair.order, ...judgement, ...measured };
  });
  return {
    file: a.source.file,
    entries,
    notRead: a.notRead.map(({ span, ...n }) => ({ ...n, line: lineOf(span.start) })),
  };
}
