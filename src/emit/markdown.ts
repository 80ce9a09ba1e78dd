/** Markdown that reads well as plain text: padded tables, wrapped code, an author's words that can do nothing. */

/** Control characters and direction marks have no place on a page. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The text on one line, without what cannot be seen. For terminals; Markdown still obeys it. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(UNSEEN, '').trim();

/** An author's words on one line; what Markdown or HTML would obey is escaped. */
export function words(text: string): string {
  return plain(text)
    .replace(/[\\`*[\]|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/^(#|>|[-+=]|\d+[.)])/, '\\$1');
}

/** Prose is broken to this many columns, for terminals and for diffs. */
export const PROSE = 110;

/** A paragraph. */
export const prose = (text: string): readonly string[] => wrapped(text, PROSE, '');

/** An item of a list. */
export const item = (text: string): readonly string[] => wrapped(`- ${text}`, PROSE, '  ');

/** Text in code letters; it holds no backtick. */
export const code = (text: string): string => `\`${text.replace(/`/g, "'")}\``;

/** A code block; `lines` hold no run of three backticks. */
export const block = (lines: readonly string[]): readonly string[] => ['```text', ...lines, '```'];

/** A table whose columns line up as text. Cells hold no `|` that is not escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const cell = (text: string | undefined) => (text ?? '').replace(/(?<!\\)\|/g, '\\|');
  const all = [head, ...rows].map((r) => r.map(cell));
  const widths = head.map((_, i) => Math.max(3, ...all.map((r) => length(r[i] ?? ''))));
  const line = (r: readonly string[]) =>
    `| ${widths.map((w, i) => (r[i] ?? '') + ' '.repeat(w - length(r[i] ?? ''))).join(' | ')} |`;
  const rule = `|${widths.map((w) => '-'.repeat(w + 2)).join('|')}|`;
  return [line(all[0] ?? []), rule, ...all.slice(1).map(line)];
}

const length = (text: string): number => [...text].length;

/** Breaks a long line at spaces; continuations are indented. */
export function wrapped(text: string, width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  const start = /^ */.exec(text)?.[0] ?? '';
  let line = '';
  for (const word of text.slice(start.length).split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line.trimEnd());
      line = indent + word;
    } else line = line === '' ? start + word : `${line} ${word}`;
  }
  return [...lines, line];
}
