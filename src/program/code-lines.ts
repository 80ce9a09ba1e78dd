/** Straight-line code as numbered text, one line an operation: what `explain` shows of code in pairs, of doubles or floats. */

export interface CodeLine {
  readonly text: string;
  /** The operation that the line is. */
  readonly operation: number;
}

/** What pairs of doubles and of floats have in common. */
type Operation =
  | { readonly op: 'input' | 'parameter' | 'constant' }
  | { readonly op: string; readonly args: readonly number[] };

/** A number in at most eight digits, and a sign that there are more. */
export const numberText = (x: number): string => {
  const short = String(Number(x.toPrecision(8)));
  return Number(short) === x ? short : `${short}…`;
};

/**
 * The text of an operation: `name` gives that of an earlier one, `beside` the same with brackets where an operator stands
 * beside it.
 */
export type FormulaOf<O> = (o: O, name: (i: number) => string, beside: (i: number) => string) => string;

/** Inputs, parameters and constants stand where they are used; a code that is one of these has one line. */
export function codeLines<O extends Operation>(code: readonly O[], formula: FormulaOf<O>): readonly CodeLine[] {
  const names: string[] = [];
  const lines: CodeLine[] = [];
  const name = (i: number): string => names[i]!;
  const beside = (i: number): string => (name(i).startsWith('-') ? `(${name(i)})` : name(i));
  code.forEach((o, i) => {
    const text = formula(o, name, beside);
    if (!('args' in o)) {
      names.push(text);
      return;
    }
    names.push(`t${lines.length + 1}`);
    lines.push({ text: `${names[i]} = ${text}`, operation: i });
  });
  const last = names.at(-1);
  if (lines.length === 0 && last !== undefined) lines.push({ text: last, operation: code.length - 1 });
  return lines;
}

/** Sums, products and quotients. */
export const operatorText = (op: 'add' | 'multiply' | 'divide', left: string, right: string): string =>
  `${left} ${{ add: '+', multiply: '*', divide: '/' }[op]} ${right}`;
