/** The page of `explain NAME --target`: a shader's functions, region by region, with what they cost and why pairs are pairs. */
import type { OperationAccount, ShortAccount, ShortRegionAccount } from '../program/account.js';
import type { Figure, Measured } from '../stages.js';
import { shortNumber } from './figures.js';
import { block, code, prose, table } from './markdown.js';

type Lines = readonly string[];

const ulpText = (e: number): string => (Number.isFinite(e) ? e.toPrecision(2) : '—');
const pairsOf = (operations: readonly OperationAccount[]): number => operations.filter((o) => o.pair).length;

const ruleText = (r: ShortRegionAccount): string =>
  r.rule === 'value'
    ? `the value ${shortNumber(r.value ?? Number.NaN)}`
    : r.rule === 'power'
      ? 'a power of the input, exponents apart'
      : `${r.operations.length} ${r.operations.length === 1 ? 'operation' : 'operations'}, ${pairsOf(r.operations)} in pairs`;

function listing(r: ShortRegionAccount): Lines {
  const width = Math.max(...r.operations.map((o) => o.text.length));
  const lines = r.operations.map((o) => {
    if (!o.pair) return o.text;
    const why = o.ifSingle === undefined ? '' : `; as one float: ${shortNumber(Number(o.ifSingle.toPrecision(3)))} ulp`;
    return `${o.text.padEnd(width)}   pair${why}`;
  });
  return ['', ...prose(`**${r.where}**`), '', ...block(lines)];
}

function pieceLines(piece: ShortAccount['pieces'][number], title: string): Lines {
  const rows = piece.regions.map((r) => [
    r.where,
    ruleText(r),
    r.cost === 0 ? '' : String(r.cost),
    r.rule === 'value' ? '' : ulpText(r.error),
  ]);
  const listed = piece.regions.filter((r) => r.rule === 'code' && !r.isLong && r.operations.length > 2);
  return [
    ...(title === '' ? [] : ['', ...prose(title)]),
    '',
    ...table([piece.variable, 'what holds there', 'float operations', 'ulp at samples'], rows),
    ...listed.flatMap(listing),
  ];
}

function figureLine(figures: readonly Figure[]): Lines {
  const said = figures.map((f) => {
    const models = Object.entries(f.models ?? {}).map(([name, e]) => `${name} ${ulpText(e)}`);
    return `${f.target} ${f.precision} ${ulpText(f.maxUlp)} ulp${models.length > 0 ? ` (${models.join(', ')})` : ''}`;
  });
  return said.length === 0 ? [] : ['', ...prose(`As executed on devices: ${said.join('; ')}.`)];
}

function functionLines(name: string, a: ShortAccount, figures: readonly Figure[]): Lines {
  const costs = a.pieces.flatMap((p) => p.regions.map((r) => r.cost));
  const body = a.isPlain
    ? [
        '',
        ...prose('The formula is emitted as it is: it rounds at most once, so half an ulp is all that it can be off.'),
      ]
    : [
        ...(a.lacking === undefined
          ? []
          : [
              '',
              ...prose(
                `No float32 code of this grade for all of it (${a.lacking}): the ordinary formula is emitted there.`,
              ),
            ]),
        ...(costs.length === 0
          ? []
          : ['', ...prose(`At most ${Math.max(...costs)} float operations, besides the choice of the region.`)]),
        ...a.pieces.flatMap((p, i) => pieceLines(p, a.pieces.length > 1 ? `Piece ${i + 1}: ${code(p.formula)}` : '')),
      ];
  return ['', `## ${name}`, ...body, ...figureLine(figures)];
}

const INTRODUCTION =
  'Grade accurate in float32. A pair is a head of 12 bits and a tail of 24, so that products of heads are exact and no compiler can fold the error terms away. Every operation began as a pair and became one float where the result stayed within 0.8 ulp. Beside each pair stands the error of the result if this operation alone were one float: where that is small, several pairs would have to change together.';

/** What a shader target computes of a definition, as Markdown. */
export function explainShort(measured: Measured, accounts: readonly ShortAccount[], target: string): string {
  const { definition } = measured.lowered.verified.derived;
  const nameOf = (suffix: string): string => (suffix === '' ? definition.name : `${definition.name}_${suffix}`);
  const figures = (name: string): readonly Figure[] =>
    measured.figures.filter((f) => f.function === name && f.target.split('-')[0] === target && f.precision === 'f32');
  const lines = [
    `# ${definition.name} on ${target}`,
    '',
    ...prose(INTRODUCTION),
    ...accounts.flatMap((a) => functionLines(nameOf(a.suffix), a, figures(nameOf(a.suffix)))),
  ];
  return `${lines.join('\n')}\n`;
}
