import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commentText, functionName, safeName, safeNames, toCamel, wrap } from '../../src/emit/names.js';

/** What a definition may be called. */
const definitionName = fc.stringMatching(/^[a-z][a-z0-9]{0,4}(_[a-z0-9]{1,4}){0,3}$/);

describe('names', () => {
  test('functions are named in snake_case or camelCase', () => {
    const cases = [
      ['softplus', '', 'softplus', 'softplus'],
      ['leaky_relu', 'dalpha', 'leaky_relu_dalpha', 'leakyReluDalpha'],
      ['softplus', 'dk', 'softplus_dk', 'softplusDk'],
      ['gelu', 'dxx', 'gelu_dxx', 'geluDxx'],
      ['elu', 'dmy_param', 'elu_dmy_param', 'eluDmyParam'],
      ['softplus_base2', 'forward_backward', 'softplus_base2_forward_backward', 'softplusBase2ForwardBackward'],
    ] as const;
    for (const [definition, suffix, snake, camel] of cases) {
      expect(functionName(definition, suffix, 'snake')).toBe(snake);
      expect(functionName(definition, suffix, 'camel')).toBe(camel);
    }
  });

  test('different definition names stay different in camelCase', () => {
    fc.assert(
      fc.property(definitionName, definitionName, (a, b) => {
        fc.pre(a !== b);
        expect(toCamel(a)).not.toBe(toCamel(b));
      }),
      { seed: 1, numRuns: 2000 },
    );
    expect(toCamel('a_1')).not.toBe(toCamel('a1'));
  });

  test('a reserved name gets a trailing underscore, and never the name of another', () => {
    const isReserved = (name: string) => name === 'tanh';
    expect(safeName('tanh', isReserved)).toBe('tanh_');
    expect(safeName('tanh_', isReserved)).toBe('tanh__');
    expect(safeName('gelu', isReserved)).toBe('gelu');
    expect(safeName('gelu_', isReserved)).toBe('gelu_');
  });

  test('names of one scope are pairwise different and differ from what is taken', () => {
    const names = safeNames(['k', 'k_', 'tanh', 'my_param', 'myParam'], (n) => n === 'tanh', ['k'], toCamel);
    expect([...names]).toEqual([
      ['k', 'k_'],
      ['k_', 'k__'],
      ['tanh', 'tanh_'],
      ['my_param', 'myParam'],
      ['myParam', 'myParam_'],
    ]);
  });
});

describe('comment text', () => {
  test('no text can end a comment, begin one, break a line or reorder it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({
            unit: fc.constantFrom('*', '/', '\\', '\n', '\r', '\u2028', '\u202e', '\u0085', '\ud800', 'a', ' '),
          }),
        ),
        (text) => {
          const inert = commentText(text);
          expect(inert).not.toMatch(/\*\/|\/\*|\\$/);
          // Controls (Cc), lone surrogates (Cs), format characters that reorder or hide (bidi, zero width), line and paragraph separators.
          expect(inert).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/u);
        },
      ),
      { seed: 2, numRuns: 2000 },
    );
  });

  test('ordinary text is unchanged', () => {
    const text = 'Gauß, µ ≤ 3·10⁻⁵ and C:\\temp 😀 (see https://example.org/a/b)';
    expect(commentText(text)).toBe(text);
  });

  test('lines are filled to the width, and code is not torn', () => {
    expect(wrap('a bb ccc `d d d d` e', 8)).toEqual(['a bb ccc', '`d d d d`', 'e']);
    expect(wrap('', 8)).toEqual([]);
  });
});
