/** Float32 code as numbered text: what `explain` shows of shaders. */
import type { ShortCode, ShortOperation } from './code.js';

export interface ShortLine {
  readonly text: string;
  /** The operation that the line is. */
  readonly operation: number;
}

const numberText = (x: number): string => {
  const short = String(Number(x.toPrecision(8)));
  return Number(short) === x ? short : `${short}…`;
};

/** One line an operation; inputs, parameters and constants stand where they are used. */
export function shortLines(code: ShortCode, input: string): readonly ShortLine[] {
  const names: string[] = [];
  const lines: ShortLine[] = [];
  const beside = (i: number): string => (names[i]!.startsWith('-') ? `(${names[i]})` : names[i]!);
  const scaled = (text: string, by: number | undefined): string =>
    by === undefined || by === 1 ? text : `${text} * ${Math.abs(Math.log2(by)) < 4 ? by : `2^${Math.log2(by)}`}`;
  const formula = (o: ShortOperation): string => {
    switch (o.op) {
      case 'input':
        return input;
      case 'parameter':
        return `|${o.name}|`;
      case 'constant':
        return numberText(o.head + o.low);
      case 'negate':
        return `-${beside(o.args[0])}`;
      case 'scale':
        return scaled(beside(o.args[0]), o.by);
      case 'sqrt':
        return `sqrt(${names[o.args[0]]})`;
      case 'core':
        return scaled(`${o.core}(${names[o.args[0]]})`, o.by);
      case 'distance':
        return `${beside(o.args[0])} - root ${numberText(o.root[0])}`;
      case 'significand':
        return `significand of exp(${names[o.args[0]]})`;
      case 'raise':
        return `${beside(o.args[0])} * (exponent of exp(${names[o.args[1]]}))^${o.times}`;
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
