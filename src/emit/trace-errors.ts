/** The part of a definition's page on its errors: by cell and arithmetic, and drawn over the input. */
import {
  type Account,
  ARITHMETICS,
  type ArithmeticName,
  type CellErrors,
  type FunctionAccount,
} from '../program/account.js';
import type { Definition } from '../stages.js';
import { shortNumber } from './figures.js';
import { block, code, prose, table } from './markdown.js';
import { textErrors } from './plot-errors.js';

type Lines = readonly string[];

const HEADS: Readonly<Record<ArithmeticName, string>> = {
  written: 'as written',
  fast: 'fast',
  accurate: 'accurate',
  exact: 'exact',
  single: 'float32',
};

/** An error that is not one: NaN, a false zero of something large, an infinity. */
const figure = (ulp: number): string => (Number.isFinite(ulp) ? shortNumber(Number(ulp.toPrecision(3))) : 'wrong');

const cell = ({ ulp, x }: { readonly ulp: number; readonly x: number }): string =>
  ulp <= 0.5 + 2 ** -10 ? figure(ulp) : `${figure(ulp)} at ${shortNumber(Number(x.toPrecision(3)))}`;

const row = (c: CellErrors): readonly string[] => [c.where, ...ARITHMETICS.map((a) => cell(c.worst[a])), `${c.points}`];

function functionLines(a: FunctionAccount, definition: Definition): Lines {
  const name = a.suffix === '' ? definition.name : `${definition.name}_${a.suffix}`;
  const variable = definition.inputs[0] ?? 'x';
  return [
    '',
    `### Errors of ${code(name)}`,
    '',
    ...table(['cell', ...ARITHMETICS.map((n) => HEADS[n]), 'points'], a.cells.map(row)),
    '',
    ...block(textErrors(a.errors, variable)),
  ];
}

/** Tables and pictures of all functions. */
export const errorsSection = (definition: Definition, account: Account): Lines => [
  '## 6. Errors over the input',
  '',
  ...prose(
    `The largest error of each cell in ulp, parameters at their defaults, in five arithmetics: *as written*, the formula of section 1 or 2 in plain double; *fast*, the steps in double; *accurate*; *exact*; and *float32*, what accurate loops over float32 give. *wrong* is a NaN or an infinity where there is a number. These are other points than those of section 5, and fewer.`,
  ),
  '',
  ...prose(
    'In the pictures the input runs from −1000 over 0 to 1000, magnitudes logarithmic; the height is the error in ulp. `w` is the formula as written, `f` grade fast, `a` grade accurate (drawn over the others); grade exact would be a line at 0.5.',
  ),
  ...account.functions.flatMap((a) => functionLines(a, definition)),
];
