/** Float32 code as numbered text: what `explain` shows of shaders. */
import { type CodeLine, codeLines, numberText, operatorText } from '../code-lines.js';
import type { ShortCode } from './code.js';

const scaled = (text: string, by: number | undefined): string =>
  by === undefined || by === 1 ? text : `${text} * ${Math.abs(Math.log2(by)) < 4 ? by : `2^${Math.log2(by)}`}`;

/** One line an operation. */
export const shortLines = (code: ShortCode, input: string): readonly CodeLine[] =>
  codeLines(code, (o, name, beside) => {
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
        return `sqrt(${name(o.args[0])})`;
      case 'core':
        return scaled(`${o.core}(${name(o.args[0])})`, o.by);
      case 'distance':
        return `${beside(o.args[0])} - root ${numberText(o.root[0])}`;
      case 'significand':
        return `significand of exp(${name(o.args[0])})`;
      case 'raise':
        return `${beside(o.args[0])} * (exponent of exp(${name(o.args[1])}))^${o.times}`;
      default:
        return operatorText(o.op, beside(o.args[0]), beside(o.args[1]));
    }
  });
