import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeParagraphs, escapeText } from '../../src/emit/targets/latex/text.js';

/** What is left when every harmless construct is taken away: nothing that LaTeX obeys. */
function remains(tex: string): string {
  return tex
    .replace(/\\ensuremath\{(?:\{\})?(?:\\[a-zA-Z]+|\\\$|[-_^]\{[^{}]*\}|-)\}/g, '')
    .replace(
      /\\(?:textbackslash|textasciicircum|textasciitilde|textless|textgreater|textbar|ldots|allowbreak|ss|ae|AE|oe|OE|o|O|aa|AA|l|L|i)\{\}/g,
      '',
    )
    .replace(/\\[`'^~=."urvHcdb]\{(?:[A-Za-z]|\\[ij])?\}/g, '')
    .replace(/\\[{}$&#%_]/g, '')
    .replace(/[-`']\{\}|--|\{\}/g, '');
}

describe("an author's words in LaTeX", () => {
  test.each([
    ['100% of $x$', '100\\% of \\ensuremath{\\$}x\\ensuremath{\\$}'],
    ['a_b^c', 'a\\_b\\textasciicircum{}c'],
    ['\\input{/etc/passwd}', '\\textbackslash{}input\\{/etc/passwd\\}'],
    ['\\end{document}', '\\textbackslash{}end\\{document\\}'],
    ['x --> y', 'x -{}-{}\\textgreater{} y'],
    ['Bélisle, Gödel, Łukasiewicz, Ångström', 'B\\\'{e}lisle, G\\"{o}del, \\L{}ukasiewicz, \\AA{}ngstr\\"{o}m'],
    ['naïve', 'na\\"{\\i}ve'],
    ['α ≤ β', '\\ensuremath{\\alpha} \\ensuremath{\\le} \\ensuremath{\\beta}'],
    ['“quoted” – so', "``{}quoted''{} -- so"],
    ['中', '[U+4E2D]'],
    ['from -3.5 (-1) to 1e-5', 'from \\ensuremath{-}3.5 (\\ensuremath{-}1) to 1e-{}5'],
    ['\u202egnp\u0000', '[U+202E]gnp[U+0000]'],
    ['a\nb\tc', 'a b c'],
  ])('%j becomes %j', (text, expected) => {
    expect(escapeText(text)).toBe(expected);
  });

  test('hold nothing that LaTeX obeys, whatever they are', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        '\\',
        '{',
        '}',
        '$',
        '%',
        '^^M',
        '^',
        '~',
        '#',
        '&',
        '_',
        'é',
        'ł',
        'α',
        '≤',
        '中',
        '😀',
        '\ud800',
        '`',
        '-',
        "'",
        '"',
        'x',
        ' ',
      ),
    });
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
        expect(remains(escapeText(text))).not.toMatch(/[\\{}$&#%_^~]|[^\x20-\x7e]/);
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  test('keep their paragraphs, and long words may be broken', () => {
    expect(escapeParagraphs('one\nline\n\n  \ntwo')).toEqual(['one line', 'two']);
    expect(escapeText(`https://example.org/${'a'.repeat(40)}`)).toContain('/\\allowbreak{}');
    expect(escapeText('a'.repeat(60)).match(/\\allowbreak/g)).toHaveLength(2);
  });
});
