/** The sections of a definition's page: read, derive, verify, lower, measure. Plain words, for a newcomer. */
import { toText } from '../algebra/rational.js';
import type { Diagnostic } from '../diagnostic.js';
import { children, type Expr } from '../expr/expr.js';
import { print, printCondition } from '../expr/print.js';
import type { Account } from '../program/account.js';
import { printProgram } from '../program/print.js';
import type { Definition, Derived, Figure, Joint, LoweredFunction } from '../stages.js';
import { shortNumber, wrongResults } from './figures.js';
import { block, code, item, PROSE, plain, prose, table, words, wrapped } from './markdown.js';
import { formsIntroduction, formsSection, pairsSection } from './trace-forms.js';

type Lines = readonly string[];

/** Code blocks are this wide, so that they fit a terminal and a page. */
const COLUMNS = 100;
/** Longer formulas are not shown. */
const MOST_CHARACTERS = 4000;

const argumentsOf = (d: Definition): string => [...d.inputs, ...d.parameters.map((p) => p.name)].join(', ');
const functionHead = (d: Definition, suffix: string): string =>
  `${d.name}${suffix === '' ? '' : `_${suffix}`}(${argumentsOf(d)})`;

/** `head = formula`, pieces one a line. */
function equation(head: string, e: Expr): Lines {
  if (e.kind !== 'pieces') {
    const text = print(e);
    if (text.length > MOST_CHARACTERS) return [`${head} = (a formula of ${text.length} characters, not shown)`];
    return wrapped(`${head} = ${text}`, COLUMNS, '    ');
  }
  const rows = e.pieces.map((p) => {
    const text = print(p.value);
    return {
      value: text.length > MOST_CHARACTERS ? `(a formula of ${text.length} characters, not shown)` : text,
      when: p.when === undefined ? 'otherwise' : `if ${printCondition(p.when)}`,
    };
  });
  const width = Math.max(...rows.map((r) => r.value.length).filter((n) => n <= COLUMNS / 2), 0);
  return [`${head} =`, ...rows.flatMap((r) => wrapped(`  ${r.value.padEnd(width)}   ${r.when}`, COLUMNS, '      '))];
}

const usesOthers = (e: Expr): boolean => e.kind === 'use' || children(e).some(usesOthers);

// read ---------------------------------------------------------------------------------------------------------------

export function readSection(d: Definition, derived: Derived | undefined): Lines {
  const written = d.outputs.flatMap((e) => equation(functionHead(d, ''), e));
  const expanded = derived?.functions.find((f) => f.suffix === '');
  const valueUses = d.outputs.some(usesOthers);
  const parameters = d.parameters.map((p) => [
    code(p.name),
    toText(p.default),
    p.domain === undefined ? 'any real' : code(printCondition(p.domain)),
    [...(p.about === undefined ? [] : [words(p.about)]), ...(p.learned ? ['learned in training'] : [])].join('; '),
  ]);
  return [
    '## 1. Read',
    '',
    'The formula as its author wrote it. It is data: nothing in it is ever run.',
    '',
    ...block(written),
    ...(d.domain === undefined
      ? []
      : ['', `Defined where ${code(printCondition(d.domain))}; elsewhere the result is NaN.`]),
    ...(parameters.length === 0 ? [] : ['', ...table(['parameter', 'default', 'domain', 'meaning'], parameters)]),
    ...(valueUses && expanded
      ? [
          '',
          'With the definitions that it uses written out:',
          '',
          ...block(equation(functionHead(d, ''), expanded.expression)),
        ]
      : []),
    ...(d.uses.length > 0 ? ['', ...prose(`The formula and its claims use ${d.uses.map(code).join(', ')}.`)] : []),
    ...(d.sources.length === 0 ? [] : ['', 'Sources:', '', ...d.sources.flatMap((s) => item(words(s)))]),
  ];
}

// derive -------------------------------------------------------------------------------------------------------------

export function deriveSection(derived: Derived): Lines {
  const { definition, functions, joints } = derived;
  const formulas = functions
    .filter((f) => f.by.length > 0)
    .flatMap((f, i) => [...(i > 0 ? [''] : []), ...equation(functionHead(definition, f.suffix), f.expression)]);
  return [
    '## 2. Derive',
    '',
    ...prose(
      `The derivatives, by the rules of calculus: \`_dx\` is d/dx, \`_dxx\` is d²/dx²${definition.parameters.length > 0 ? ', then one for each parameter' : ''}. Section 3 says how each was checked.`,
    ),
    '',
    ...block(formulas),
    ...joints.flatMap((j) => ['', ...jointLines(derived, j)]),
  ];
}

function jointLines(derived: Derived, j: Joint): Lines {
  const { definition, functions } = derived;
  const at = `${definition.inputs[0] ?? 'x'} = ${print(j.at)}${j.where === undefined ? '' : ` where ${printCondition(j.where)}`}`;
  const cell = (e: Expr | undefined) => (e === undefined ? 'none' : code(print(e)));
  const rows = functions
    .map((f) => f.suffix)
    .filter((s) => j.left[s] !== undefined || j.right[s] !== undefined || j.convention[s] !== undefined)
    .map((s) => [s === '' ? 'value' : s, cell(j.left[s]), cell(j.convention[s]), cell(j.right[s])]);
  const origin =
    j.origin === 'declared'
      ? `The definition declares what holds at the joint${j.source === undefined ? '' : ` (${words(j.source)})`}.`
      : rows.every((r) => r[1] === r[3])
        ? 'Both sides agree.'
        : 'Where the two sides differ, the left one is taken: that is the default convention.';
  return [
    `### Joint at ${code(at)}`,
    '',
    ...prose(`Two smooth parts meet here. ${origin}`),
    '',
    ...table(['', 'from the left', 'at the joint', 'from the right'], rows),
  ];
}

// lower --------------------------------------------------------------------------------------------------------------

/** `account`: how the kernels of the finer grades are off, where it was worked out. */
export function lowerSection(definition: Definition, functions: readonly LoweredFunction[], account?: Account): Lines {
  const finer = functions.some((f) => f.kernel);
  return [
    '## 4. Lower',
    '',
    ...(finer ? [...formsIntroduction(), ''] : []),
    ...prose(
      `${finer ? 'Grade *fast*: the' : 'The'} textbook formula is rewritten into steps that a machine can take without overflowing or cancelling; the rules used are named. \`t1\`, \`t2\`, … are intermediate results; the line that begins with \`at inf\` says what is returned for infinite inputs and for the negative zero. Every target writes these steps in its own language.`,
    ),
    ...functions.flatMap((f) => {
      const head = functionHead(definition, f.derived.suffix);
      const own = account?.functions.find((a) => a.suffix === f.derived.suffix);
      const forms = formsSection(f, definition, head);
      return [
        '',
        `### ${code(head)}`,
        ...forms,
        ...pairsSection(own),
        ...(finer ? ['', '**Steps in double** (grade fast)'] : []),
        '',
        ...howLowered(f),
        '',
        ...block(printProgram(f.program).split('\n')),
      ];
    }),
  ];
}

function howLowered(f: LoweredFunction): Lines {
  const rules = f.rules.length === 0 ? 'No rule was needed.' : `Rules: ${[...new Set(f.rules)].map(code).join(', ')}.`;
  const host =
    f.host.length === 0
      ? 'Every step is arithmetic that rounds correctly; nothing depends on the host.'
      : `It calls ${f.host.map(code).join(', ')} of the host, whose accuracy is the host's.`;
  return prose(`${rules} ${host}`);
}

// measure ------------------------------------------------------------------------------------------------------------

export function measureSection(figures: readonly Figure[], functions: readonly LoweredFunction[]): Lines {
  const head = ['function', 'kernel', 'grade', 'largest error (ulp)', 'at', 'points', 'wrong results'];
  const rows = figures.map((f) => [
    code(f.function),
    `${f.target} ${f.precision}`,
    f.grade,
    shortNumber(f.maxUlp),
    Object.entries(f.at)
      .map(([name, value]) => `${name} = ${shortNumber(value)}`)
      .join(', '),
    `${f.points}${f.exhaustive ? ' (all)' : ''}`,
    wrongResults(f),
  ]);
  return [
    '## 5. Measure',
    '',
    ...(figures.length === 0
      ? ['No kernel of this definition has been run yet.']
      : [
          ...prose(
            `Errors of kernels as they were run, against the true value in interval arithmetic of many digits. One ulp is the distance between neighbouring floating-point numbers at the result; 0.5 is the best that rounding allows.${
              figures.some((f) => f.undecided > 0)
                ? ' *Undecided* are points at which the true value takes more digits to find than are allowed: the kernel gave a number there that nobody could check.'
                : ''
            }${
              functions.some((f) => f.host.length > 0)
                ? " Where a kernel calls the host's functions, which differ a little from engine to engine, its error is rounded up to a power of two."
                : ''
            }`,
          ),
          '',
          ...table(head, rows),
        ]),
  ];
}

// stopped ------------------------------------------------------------------------------------------------------------

/** Never part of a file (a stopped definition has none), so a terminal is what it is written for. */
export const stoppedSection = (diagnostics: readonly Diagnostic[]): Lines => [
  '## Stopped',
  '',
  'Nothing is emitted until this is put right:',
  '',
  ...diagnostics
    .filter((d) => d.severity === 'error')
    .flatMap((d) => [
      ...item(`${d.code}: ${plain(d.message)}`),
      ...[...d.notes, ...d.help].flatMap((n) => wrapped(`  - ${plain(n)}`, PROSE, '    ')),
    ]),
];
