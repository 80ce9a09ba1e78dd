/** Code in doubles and pairs as numbered text: what `explain` shows. */
import type { MixedCode, MixedOperation } from './mixed.js';

export interface MixedLine {
  readonly text: string;
  /** The operation that the line is. */
  readonly operation: number;
}

const numberText = (x: number): string => {
  const short = String(Number(x.toPrecision(8)));
  return Number(short) === x ? short : `${short}…`;
};

/** One line an operation; inputs, parameters and constants stand where they are used. */
export function mixedLines(code: MixedCode, input: string): readonly MixedLine[] {
  const names: string[] = [];
  const lines: MixedLine[] = [];
  const beside = (i: number): string => (names[i]!.startsWith('-') ? `(${names[i]})` : names[i]!);
  const formula = (o: MixedOperation): string => {
    switch (o.op) {
      case 'input':
        return input;
      case 'parameter':
        return `|${o.name}|`;
      case 'constant':
        return numberText(o.head);
      case 'negate':
        return `-${beside(o.args[0])}`;
      case 'scale':
        return `${beside(o.args[0])} * ${o.by < 0 ? `(${numberText(o.by)})` : numberText(o.by)}`;
      case 'sqrt':
        return `sqrt(${names[o.args[0]]})`;
      case 'core':
        return `${o.core}(${names[o.args[0]]})`;
      default:
        return `${beside(o.args[0])} ${{ add: '+', multiply: '*', divide: '/' }[o.op]} ${beside(o.args[1])}`;
    }
  };
  code.forEach((o, i) => {
    const text = formula(o);
    if (!('args' in o)) {
      names.push(text);
      return;
    }
    names.push(`t${lines.length + 1}`);
    lines.push({ text: `${names[i]} = ${text}`, operation: i });
  });
  if (lines.length === 0) lines.push({ text: names.at(-1) ?? input, operation: code.length - 1 });
  return lines;
}
