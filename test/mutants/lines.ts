/** Ways to break one line of an emitted function or kernel. Each gives the line's broken variants. */
import type { Language } from './language.js';
import type { Kind } from './mutant.js';

export interface LineContext {
  readonly language: Language;
  /** Names of parameters with their defaults as literals. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The line after this one. */
  readonly next: string;
}
export type Break = (line: string, context: LineContext) => readonly string[];

/** All variants of a line in which one match of a pattern is replaced. */
function each(
  line: string,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => string | undefined,
): readonly string[] {
  return [...line.matchAll(new RegExp(pattern.source, 'g'))].flatMap((m) => {
    const by = replace(m);
    return by === undefined ? [] : [line.slice(0, m.index) + by + line.slice(m.index + m[0].length)];
  });
}

const code = (line: string): string => line.replace(/\s*(\/\/.*|\/\*.*\*\/)/, '');
const isIf = (line: string): boolean => /^\s*(\} else )?if \(/.test(line);
const isTest = (line: string, { language }: LineContext): boolean => isIf(line) && !language.nan.test(line);

/** A literal of the same kind: `1` stays an integer where the language has them. */
function literal(value: number, like: string): string {
  const text = String(value);
  return /[.e]/.test(like) && !/[.e]/.test(text) ? `${text}.0` : text;
}

const FLOAT = /(?<![\w.])(\d+\.\d*(?:e[+-]?\d+)?|\d+(?:e[+-]?\d+)?)(?![\w.])/;

/** Far enough that one side takes over where it is no good, if it is no good anywhere. */
const FAR = 100;

const thresholdMoved: Break = (line) =>
  !isIf(line)
    ? []
    : [-FAR, FAR].flatMap((by) =>
        each(line, new RegExp(`(<=?|>=?) (-?)${FLOAT.source}`), (m) => {
          const value = Number(`${m[2]}${m[3]}`);
          return `${m[1]} ${literal(value + by * Math.max(1, Math.abs(value)), `${m[3]}`)}`;
        }),
      );

/** The condition of an if, and what stands around it. */
function condition(line: string): readonly [string, string, string] | undefined {
  const m = /^(\s*(?:\} else )?if )\((.*)\)( \{.*| return .*)$/.exec(line);
  return m ? [m[1]!, m[2]!, m[3]!] : undefined;
}

const branchesSwapped: Break = (line, context) => {
  const parts = isTest(line, context) ? condition(line) : undefined;
  return parts ? [`${parts[0]}(!(${parts[1]}))${parts[2]}`] : [];
};

const jointFlipped: Break = (line, context) =>
  !isTest(line, context)
    ? []
    : each(line, / (<=|>=|<|>) /, (m) => ` ${{ '<': '<=', '<=': '<', '>': '>=', '>=': '>' }[m[1]!]} `);

/** The end of the bracket that opens at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return i;
  }
  return -1;
}

/** `return E;` without its frame; GLSL 4.50 names the result first. */
const RETURN = /^(\s*(?:.*\) (?:\{ )?)?(?:return |precise float actc_result = ))([^;]+);( \}|)$/;

const cancellation: Break = (line, { language }) => {
  const careless = language.careful.flatMap(({ name, careless }) =>
    each(line, new RegExp(`(?<![\\w.])${name.replace('.', '\\.')}\\(`), (m) => `\u0000${m[0]}`).flatMap((marked) => {
      const at = marked.indexOf('\u0000');
      const open = at + 1 + name.length;
      const end = closing(marked, open);
      return end < 0 ? [] : [marked.slice(0, at) + careless(marked.slice(open + 1, end)) + marked.slice(end + 1)];
    }),
  );
  const m = RETURN.exec(code(line));
  const simple =
    !m ||
    /^-?[\w.]+(\(\))?$/.test(m[2]!) ||
    /actc_result|NaN|nan\(|inf\(|Infinity|bitcast|uintBitsToFloat/.test(m[2]!) ||
    m[2]!.includes('&');
  // `(u + 1) - 1` alone is undone by one of the compilers at hand: a maximum that changes nothing keeps it.
  const sum = language.call.log === 'log' ? `max((${m?.[2]}) + 1.0, -3.0e38) - 1.0` : `(${m?.[2]}) + 1 - 1`;
  return simple ? careless : [...careless, `${m[1]}${sum};${m[3]}`];
};

/** A guard that answers NaN: one of its tests dropped, the whole of it dropped, or a number for an answer. */
const nanSwallowed: Break = (line, { language }) => {
  if (!isIf(line) || !language.nan.test(line)) return [];
  const one = language.call.log === 'log' ? '0.0' : '0';
  const answered = line.replace(/return [^;]+;/, `return ${one};`);
  if (!line.includes(' || ')) return ['', answered];
  const parts = each(line, /(?:[\w.]+\([^()]*\)|!\([^()]*(?:\([^()]*\)[^()]*)*\)) \|\| /, () => '');
  const last = / \|\| !?\([^()]*\)(?=\) )/.exec(line);
  return [...parts, ...(last ? [line.replace(last[0], '')] : []), answered];
};

/** A minus dropped, or a result with the wrong sign. */
const signLost: Break = (line, { language }) => {
  const dropped = each(line, /(?<=\(|return |= |\? |: )-(?=[a-z(])/, () => '');
  const m = RETURN.exec(code(line));
  const simple = !m || language.nan.test(line) || /NaN|nan\(|^-?0(\.0)?$|true|false|actc_result$|&|\|| > /.test(m[2]!);
  return simple ? dropped : [...dropped, `${m[1]}-(${m[2]});${m[3]}`];
};

/** Numbers of four digits and more, cut to two: a coefficient copied badly. Thresholds have a kind of their own. */
const lastDigits: Break = (line) =>
  isIf(line)
    ? []
    : each(line, FLOAT, (m) => {
        const digits = m[0].replace(/e.*$/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
        if (digits.length < 4 || /\/\/|\/\*/.test(line.slice(0, m.index))) return undefined;
        return literal(Number(Number(m[0]).toPrecision(2)), m[0]);
      });

const bitsChanged: Break = (line) =>
  /0x7fc00000u;/.test(line)
    ? []
    : [
        // any payload is NaN
        ...each(
          line,
          /0x([0-9a-f]+)u/,
          (m) => `0x${((Number.parseInt(m[1]!, 16) ^ 0x100) >>> 0).toString(16).padStart(8, '0')}u`,
        ),
        ...each(line, /(<<|>>) (\d+)u/, (m) => `${m[1]} ${Number(m[2]) - 1}u`),
      ];

const AROUND: Readonly<Record<string, string>> = { '+': '-', '-': '+', '*': '+', '/': '*' };
const operationReplaced: Break = (line) =>
  /actc_(i|n|groups|id)\b|^\s*(\/\/|for )/.test(line)
    ? []
    : each(code(line), / ([-+*/]) /, (m) => ` ${AROUND[m[1]!]} `);

/** An answer for large or special x: the test never holds. */
const answersConstant = (text: string): boolean =>
  /return (-?[\d.e+-]+|-?actc_\w+\(\)|-?(NaN|Infinity|Math\.\w+)|x)( \/\*.*\*\/)?;/.test(text);
const isSpecial = (line: string): boolean => /== 0x[7f]f800000u|=== -?Infinity|x == 0|floatBits|bitcast/.test(line);

const saturationRemoved: Break = (line, context) => {
  const parts = isTest(line, context) ? condition(line) : undefined;
  if (!parts || isSpecial(line) || !answersConstant(line + context.next)) return [];
  return [`${parts[0]}(false)${parts[2]}`];
};
const specialRemoved: Break = (line, context) =>
  isTest(line, context) && isSpecial(line) && answersConstant(line + context.next)
    ? [`${condition(code(line))?.[0] ?? 'if '}(false)${condition(code(line))?.[2] ?? ''}`]
    : [];

const parameterIgnored: Break = (line, context) => {
  if (context.language.nan.test(line) || context.language.head.test(line)) return [];
  return [...context.parameters].flatMap(([name, value]) => {
    const all = code(line).replace(new RegExp(`(?<![\\w.])${name}(?!\\w)`, 'g'), value);
    return all === code(line) ? [] : [all];
  });
};

/** Breaks of functions, cores included. */
export const functionBreaks: Readonly<Partial<Record<Kind, Break>>> = {
  'threshold moved': thresholdMoved,
  'branches swapped': branchesSwapped,
  'joint given to the other side': jointFlipped,
  cancellation,
  'NaN swallowed': nanSwallowed,
  'sign lost': signLost,
  'last digits of a number': lastDigits,
  'bits of a constant': bitsChanged,
  'operation replaced': operationReplaced,
  'saturation removed': saturationRemoved,
  'special value removed': specialRemoved,
  'parameter ignored': parameterIgnored,
};

const dropped =
  (...patterns: readonly RegExp[]): Break =>
  (line) =>
    patterns.flatMap((p) => each(line, p, () => ''));

/** Breaks of kernels: entry points, loops, the main of a shader. */
export const kernelBreaks: Readonly<Partial<Record<Kind, Break>>> = {
  'dy not multiplied': dropped(/actc_at_dy \* /, /ACTC_LOAD\(actc_dy, actc_at\) \* /, /\bdi \* /),
  'bounds guard dropped': (line) => [
    ...each(line, /(actc_i < )(actc_n|actc_count);/, (m) => `${m[1]}${m[2]} + 8u;`),
    ...each(line, /(i < x\.length);/, () => 'i < x.length - 1;'),
    ...each(line, /min\((actc_parameters\.actc_count), (arrayLength\(&actc_x\))\)/, (m) => m[1]),
    ...each(line, /min\((actc_parameters\.actc_count), (arrayLength\(&actc_x\))\)/, (m) => m[2]),
  ],
  'stride wrong': (line) => [
    ...each(line, /(actc_i \+= [^;)]+)(?=\) \{)/, (m) => `${m[1]} + 1u`),
    ...each(line, /(actc_i \+= [^;)]+)(?=\) \{)/, (m) => `${m[1]} * 2u`),
    ...each(line, /\bi\+\+/, () => 'i += 2'),
  ],
  'wrong place': (line) => [
    ...each(line, /(actc_(?:y|dx|dparameters)\[[^\]]*)\] =/, (m) => `${m[1]} + 1u] =`),
    ...each(line, /(actc_(?:x|dy)\[actc_i)\]/, (m) => `${m[1]} + 1u]`),
    ...each(line, /gl_FragCoord\.xy/, () => 'gl_FragCoord.yx'),
    ...each(line, /textureSize\(actc_x, 0\)\.x \+/, () => 'textureSize(actc_x, 0).y +'),
    ...each(line, /actc_output == (\d+)/, (m) => `actc_output == ${Number(m[1]) + 1}`),
    ...each(line, /\b(x|dy)\[i\] as number/, (m) => `${m[1]}[0] as number`),
  ],
  'wrong channel': (line) => [
    ...each(line, /\((actc_i) \/ [\w.]+\)/, (m) => m[1]),
    ...each(line, / % [\w.]+(\([^)]*\)\.x)?;/, () => ' % 2;'),
    ...each(line, /actc_learned\[actc_channel\]|\[c\] as number/, (m) =>
      m[0].startsWith('a') ? 'actc_learned[0]' : '[0] as number',
    ),
  ],
  'wrong derivative': (line) => each(line, /(?<=[\w])(_dx|Dx)\((?=actc_at_x|xi)/, () => '('),
  'sign lost': (line) => each(line, /(?<=\] = )(?=actc_at_dy|di \*)/, () => '-'),
};
