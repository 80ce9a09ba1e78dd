/**
 * The part of a definition's page on its finer grades: what goes wrong as written, the anchors, cells and forms that
 * were found, roots, and which operations need two doubles. Plain words, for a newcomer.
 */
import { equal, ONE, type Rational, sign, toDouble, toText } from '../algebra/rational.js';
import {
  type CellAbout,
  type FormAbout,
  type PlanAbout,
  type RootAbout,
  rootWords,
  type Trouble,
} from '../program/about.js';
import type { FunctionAccount, RegionAccount } from '../program/account.js';
import { type Leaf, type ParameterPower, variantFor } from '../program/kernel.js';
import { printProgram } from '../program/print.js';
import type { Definition, LoweredFunction } from '../stages.js';
import { shortNumber } from './figures.js';
import { block, code, item, prose, table, wrapped } from './markdown.js';

type Lines = readonly string[];

const COLUMNS = 100;
const MOST_FORMULA = 900;
/** Bits of a scaled double-double. */
const BITS = 106;

/** What the words mean, once a page. */
export const formsIntroduction = (): Lines => [
  '### How to read the forms',
  '',
  ...prose(
    'A formula that is right on paper can be useless in floating point: two nearly equal numbers are subtracted and their digits *cancel*, or a part of it *overflows* though the result is small. More digits often do not help; another formula does. So the function is rewritten exactly, once for each **cell**, an interval in which one formula serves. Cells end at **anchors**: places where the function has a kink, a pole or an exact root, where only its formula cancels, and ±∞. At an anchor the function is *expanded*: everything that becomes small (or huge) there is named and computed first, from its own formula, so that it is accurate however small it is. Such a quantity is a **germ**. The rest is exact algebra between germs, in which what would cancel has cancelled as letters, before any number exists.',
  ),
  '',
  ...prose(
    'The grade *exact* computes a form in 106 bits and rounds once. The grade *accurate* computes it in doubles, and in *pairs* of doubles (a number and the rest that did not fit) only where one double would cost too much.',
  ),
];

const troubleText = ({ kind, part, at, bits }: Trouble, variable: string): string => {
  const where = `${variable} = ${shortNumber(at)}`;
  const gone = bits >= 52 ? 'no right digit is left' : `${Math.round(bits)} of 53 bits are gone`;
  switch (kind) {
    case 'cancels':
      return `${code(part)} cancels: at ${where} ${gone}.`;
    case 'absorbs':
      return `${code(part)} is a logarithm of a number near 1, which has swallowed the digits of its small part: at ${where} ${gone}.`;
    case 'overflows':
      return `${code(part)} overflows from ${where} on.`;
  }
};

const bits = (n: number): string => (Number.isFinite(n) ? `${Math.ceil(n)}` : 'all');
const lostText = (f: FormAbout): string => {
  const own = f.lost < 1 ? 'It loses no bits' : `It loses at most ${bits(f.lost)} of ${BITS} bits at samples`;
  const written = f.lostAsWritten > Math.max(f.lost + 10, 20);
  const much = f.lostAsWritten > BITS ? ': more than any double-double has' : '';
  return `${own}${written ? `; as written ${bits(f.lostAsWritten)} would be lost${much}` : ''}.`;
};

const aligned = (rows: readonly (readonly [string, string])[]): Lines => {
  const width = Math.min(48, Math.max(...rows.map(([left]) => left.length)));
  return rows.flatMap(([left, right]) =>
    right === ''
      ? wrapped(left, COLUMNS, '    ')
      : wrapped(`${left.padEnd(width)}   ${right}`, COLUMNS + 20, ' '.repeat(width + 3)),
  );
};

const formula = (head: string, text: string): Lines =>
  text.length > MOST_FORMULA
    ? [`${head} = (a formula of ${text.length} characters, not shown)`]
    : wrapped(`${head} = ${text}`, COLUMNS, '    ');

function formLines(f: FormAbout, head: string, range: string): Lines {
  if (f.kind === 'tree')
    return [
      '',
      ...prose(
        `${range}the formula itself, in scaled numbers that can neither overflow nor underflow: no form loses fewer bits. ${lostText(f)}`,
      ),
    ];
  const extras = f.extras.length > 0 ? `, ${f.extras.join(', ')}` : '';
  return [
    '',
    ...prose(`${range}expanded at ${f.end}${extras}. ${lostText(f)}`),
    '',
    ...block([
      ...aligned(f.germs.map((g) => [`${g.name} = ${g.formula}`, g.meaning] as const)),
      ...(f.germs.length > 0 ? [''] : []),
      ...formula(head, f.value),
      ...(f.leading === undefined || f.leading === f.value ? [] : [`  leading part: ${f.leading}`]),
    ]),
  ];
}

function cellLines(c: CellAbout, head: string, variable: string): Lines {
  const troubles = c.troubles.flatMap((t) => item(`As written, ${troubleText(t, variable)}`));
  const [first, second] = c.forms;
  if (!first) return ['', `**Cell ${c.where}**: the function has no value here, or no form was found.`];
  const border = shortNumber(first.to);
  const ranges = second ? [`For |${variable}| < ${border}: `, `From |${variable}| = ${border} on: `] : [''];
  return [
    '',
    `**Cell ${c.where}**`,
    ...(troubles.length > 0 ? ['', ...troubles] : []),
    ...c.forms.flatMap((f, i) => formLines(f, head, sentence(ranges[i] ?? ''))),
  ];
}

/** The range before a sentence that begins with a small letter where there is one. */
const sentence = (range: string): string => range;

const capital = (lines: Lines): Lines =>
  lines.map((l) => l.replace(/^(expanded|the formula)/, (w) => w[0]!.toUpperCase() + w.slice(1)));

const rootLines = (r: RootAbout, variable: string): Lines =>
  item(
    `${variable} = ${r.digits.slice(0, 34)}…, ${rootWords(r.order)}: no rational number. It is held as a sum of ${r.words.length} doubles, ${r.words
      .map((w) => (w === r.words[0] ? String(w) : shortNumber(w)))
      .join(' + ')
      .replaceAll(
        '+ -',
        '− ',
      )}, so that ${variable} − r is right to the last bit, and between ${shortNumber(r.from)} and ${shortNumber(r.to)} a polynomial of degree ${r.degree} in ${variable} − r takes over${r.order > 0 ? `, times ${r.order === 2 ? `(${variable} − r)²` : `${variable} − r`}` : ''}. Beside a root every sum of larger terms loses its digits, this product does not.`,
  );

const powerText = (list: readonly ParameterPower[]): string => {
  const part = (name: string, r: Rational): string =>
    equal(r, ONE) ? name : `${name}^${r.den === 1n ? r.num : `(${toText(r)})`}`;
  const above = list.filter((p) => sign(p.power) > 0).map((p) => part(`|${p.parameter}|`, p.power));
  const below = list
    .filter((p) => sign(p.power) < 0)
    .map((p) => part(`|${p.parameter}|`, { num: -p.power.num, den: p.power.den }));
  return `${above.join('*') || '1'}${below.length > 0 ? `/${below.length > 1 ? `(${below.join('*')})` : below[0]}` : ''}`;
};

function scalingLines(leaf: Extract<Leaf, { kind: 'plan' }>, head: string, input: string, about: PlanAbout): Lines {
  if (leaf.given)
    return [
      '',
      ...prose(
        `${leaf.reason ?? 'The parameters stay in the formula'}: ${leaf.given.map(code).join(', ')} stay in it.`,
      ),
    ];
  if (leaf.argument.length === 0 && leaf.multiplier.length === 0)
    return ['', ...prose('What is planned:'), '', ...block(formula(`g(${about.variable})`, about.formula))];
  const argument = leaf.argument.length > 0 ? `${about.variable} = ${powerText(leaf.argument)}*${input}` : '';
  const outer =
    leaf.multiplier.length > 0 ? `${powerText(leaf.multiplier)} * g(${about.variable})` : `g(${about.variable})`;
  return [
    '',
    ...prose(
      'The parameters only scale the input and the result, so what remains is a function of one variable, and everything below holds for every value of theirs:',
    ),
    '',
    ...block([
      `${head} = ${outer}${argument === '' ? '' : `,   ${argument}`}`,
      ...formula(`g(${about.variable})`, about.formula),
    ]),
  ];
}

function planLines(about: PlanAbout, variable: string): Lines {
  const head = `g(${variable})`;
  const anchors = about.anchors.map((a) => [a.at, a.why]);
  return [
    ...(anchors.length > 0 ? ['', ...table(['anchor', 'why'], anchors)] : []),
    ...capital(about.cells.flatMap((c) => cellLines(c, head, variable))),
    ...(about.roots.length === 0 ? [] : ['', '**Roots**', '', ...about.roots.flatMap((r) => rootLines(r, variable))]),
  ];
}

function regionLines(r: RegionAccount): Lines {
  const cores = r.cores.length > 0 ? ` Cores: ${r.cores.join(', ')}.` : '';
  const pairs = r.operations.filter((o) => o.pair).length;
  const error = `Largest error at samples ${shortNumber(Number(r.error.toPrecision(3)))} ulp.`;
  if (r.isPolynomial)
    return item(
      `${r.where}: the polynomial around a root, ${r.operations.length} operations, the last ${pairs} of them in pairs. ${error}`,
    );
  const width = Math.max(...r.operations.map((o) => o.text.length));
  const lines = r.operations.map((o) =>
    o.pair
      ? `${o.text.padEnd(width)}   pair${o.ifSingle === undefined ? '' : `; as one double: ${shortNumber(Number(o.ifSingle.toPrecision(3)))} ulp`}`
      : o.text,
  );
  return [
    ...item(`${r.where}: ${pairs} of ${r.operations.length} operations in pairs.${cores} ${error}`),
    '',
    ...block(lines),
    '',
  ];
}

/** Which operations of the accurate code are pairs, and why. */
export function pairsSection(account: FunctionAccount | undefined): Lines {
  if (!account || account.regions.length === 0) return [];
  const text = account.regions.flatMap(regionLines);
  return [
    '',
    '**Doubles and pairs** (grade accurate)',
    '',
    ...prose(
      'Each operation began as a pair and became one double where the result stayed good. Beside each pair stands the largest error of the result if this operation alone were one double; where that is small, the pair costs next to nothing or several would have to change together. Outside of these intervals, and where a result would leave the range in which pairs are exact, the exact kernel is asked.',
    ),
    '',
    ...(text.at(-1) === '' ? text.slice(0, -1) : text),
  ];
}

/** Which piece holds where, of a function that has several. */
function decisions({ kernel, program }: LoweredFunction): Lines {
  if (!kernel || kernel.leaves.length < 2) return [];
  const [, , ...lines] = printProgram({ ...program, block: kernel.block }).split('\n');
  const named = lines.map((l) => l.replace(/return @(\d+)$/, (_, n: string) => `piece ${Number(n) + 1}`));
  return ['', ...block(named)];
}

/** Forms of one function, leaf by leaf; nothing where no finer grade was asked for. */
export function formsSection(f: LoweredFunction, definition: Definition, head: string): Lines {
  const { kernel } = f;
  if (!kernel) return [];
  const input = definition.inputs[0] ?? 'x';
  const isNegative = (name: string): boolean => {
    const p = definition.parameters.find((q) => q.name === name);
    return p !== undefined && toDouble(p.default) < 0;
  };
  return [
    ...decisions(f),
    ...kernel.leaves.flatMap((leaf, n) => {
      const title = kernel.leaves.length > 1 ? ['', `#### Piece ${n + 1}`] : [];
      if (leaf.kind === 'program')
        return [...title, '', ...prose(`No form was made (${leaf.reason}): every grade uses the steps in double.`)];
      const about = variantFor(leaf, isNegative)?.about();
      if (!about) return title;
      const others = leaf.variants.length - 1;
      const more =
        others > 0
          ? [
              '',
              ...prose(
                `Parameters of other signs have ${others === 1 ? 'a plan' : `${others} plans`} of their own, made in the same way.`,
              ),
            ]
          : [];
      return [...title, ...scalingLines(leaf, head, input, about), ...planLines(about, about.variable), ...more];
    }),
  ];
}
