/** Splits an expression into tokens. Never throws; what it does not know becomes a token of kind 'unknown'. */

export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'unknown' | 'end';
  readonly text: string;
  /** Offsets in the expression's text. */
  readonly start: number;
  readonly end: number;
}

const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  // A number ends before a letter, so that `2x` is a number and a name; `1e5` and `1e-5` are numbers.
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['symbol', /\*\*|<=|>=|==|!=|&&|\|\||[-+*/^()[\],<>=]/y],
];

export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at]!)) {
      at += 1;
      continue;
    }
    const found = PATTERNS.map(([kind, pattern]) => {
      pattern.lastIndex = at;
      return { kind, text: pattern.exec(text)?.[0] };
    }).find((m) => m.text !== undefined);
    // A whole code point, so that a surrogate pair is not cut.
    const token = found?.text ?? String.fromCodePoint(text.codePointAt(at)!);
    tokens.push({ kind: found?.kind ?? 'unknown', text: token, start: at, end: at + token.length });
    at += token.length;
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}
