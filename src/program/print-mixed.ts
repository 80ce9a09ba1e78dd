/** Code in doubles and pairs as numbered text: what `explain` shows. */
import { type CodeLine, codeLines, numberText, operatorText } from './code-lines.js';
import type { MixedCode } from './mixed.js';

/** One line an operation. */
export const mixedLines = (code: MixedCode, input: string): readonly CodeLine[] =>
  codeLines(code, (o, name, beside) => {
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
        return `sqrt(${name(o.args[0])})`;
      case 'core':
        return `${o.core}(${name(o.args[0])})`;
      default:
        return operatorText(o.op, beside(o.args[0]), beside(o.args[1]));
    }
  });
