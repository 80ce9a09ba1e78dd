/** From the notation of `shader-text.ts` to a language, line by line: rules of one target on text, nothing else. */

/** Turns the notation into one language, line by line. */
export interface Dialect {
  /** Applied in order to the code of each line; comments are kept as they are. */
  readonly rules: readonly (readonly [RegExp, string])[];
  /** The lines that return a computed value of a type of the notation, if not a plain `return`. */
  readonly returned?: (value: string, type: string) => readonly string[];
}

/** Text of the notation (whole functions) in a language. */
export function translate(text: string, dialect: Dialect): string {
  let type = '';
  const code = (line: string): string => {
    type = /^fn .*-> (\S+) \{/.exec(line)?.[1] ?? type;
    const result = /^(\s*)return (.*);$/.exec(line);
    const isComputed = result !== null && / [-+*/] /.test(result[2]!);
    const lines = isComputed && dialect.returned ? dialect.returned(result[2]!, type) : [line.trimStart()];
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    return lines.map((l) => dialect.rules.reduce((c, [from, to]) => c.replace(from, to), indent + l)).join('\n');
  };
  return text
    .split('\n')
    .map((line) => {
      const [, before = '', comment = ''] = /^(.*?)(\s*\/\/.*)?$/.exec(line) ?? [];
      return code(before) + comment;
    })
    .join('\n');
}
