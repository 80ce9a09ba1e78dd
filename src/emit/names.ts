/**
 * Names and comment text of emitted code, for all targets: what a definition's snake_case name is called in a target,
 * what happens when a target reserves a name, and how an author's words become safe inside a comment.
 */

export type NameStyle = 'snake' | 'camel';

/**
 * snake_case to camelCase. An underscore before a digit stays, so different names stay different (`a_1`, `a1`).
 * Names that are camelCase already are unchanged.
 */
export const toCamel = (name: string): string =>
  name.replace(/_([a-zA-Z])/g, (_, letter: string) => letter.toUpperCase());

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * The name of one emitted function: `soft_step` + `dk` is `soft_step_dk` or `softStepDk`; the value has
 * the suffix ''. Not yet checked against reserved words.
 */
export function functionName(definition: string, suffix: string, style: NameStyle): string {
  if (style === 'snake') return suffix === '' ? definition : `${definition}_${suffix}`;
  return toCamel(definition) + capital(toCamel(suffix));
}

/**
 * The name itself, or with a trailing underscore where the target reserves it. A name that is a reserved word plus
 * underscores moves on too (`tanh_` to `tanh__`), so that two different names never become one.
 */
export function safeName(name: string, isReserved: (name: string) => boolean): string {
  return isReserved(name) || isReserved(name.replace(/_+$/, '')) ? `${name}_` : name;
}

/**
 * Safe and pairwise different names for one scope, in order: reserved words and `taken` names get trailing
 * underscores until they are free. `rename` puts a name into the target's style first.
 */
export function safeNames(
  names: readonly string[],
  isReserved: (name: string) => boolean,
  taken: Iterable<string> = [],
  rename: (name: string) => string = (n) => n,
): ReadonlyMap<string, string> {
  const used = new Set(taken);
  const result = new Map<string, string>();
  for (const name of names) {
    let safe = safeName(rename(name), isReserved);
    while (used.has(safe)) safe += '_';
    used.add(safe);
    result.set(name, safe);
  }
  return result;
}

/** What may not reach generated code even inside a comment: line breaks of any language, controls, bidi and invisible. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * An author's text on one line, inert inside a line or block comment of any C-like language: no comment delimiter
 * (WGSL nests them), no line break or bidi override, no lone surrogate, no backslash at the end (a continuation).
 */
export function commentText(text: string): string {
  const oneLine = text
    .replace(/[\s\u0085]+/g, ' ')
    .replace(invisible, '\ufffd')
    .trim();
  const whole = oneLine.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  return whole
    .replace(/\*(?=\/)/g, '* ')
    .replace(/\/(?=\*)/g, '/ ')
    .replace(/\\+$/, '');
}

/** Words filled into lines of at most `width` characters; a longer word stands alone, code in backticks stays whole. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/`[^`]*`\S*|\S+/g) ?? []) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
