/** Germ forms: what expressions become at their ends, what is refused, and that a form is the function. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type GermForm, germForm } from '../../../src/algebra/germs/convert.js';
import { type End, LeadingTermsCancel, NoForm, TooLarge } from '../../../src/algebra/germs/germ.js';
import { fromDouble } from '../../../src/algebra/rational.js';
import { parse } from '../../../src/expr/parse.js';
import { scaled } from '../../../src/lower/arithmetic/scaled.js';
import { formOf } from '../../../src/lower/forms/form.js';
import { runner } from '../../../src/lower/forms/run.js';
import { straightOf } from '../../../src/lower/forms/straight.js';
import { toDouble } from '../../../src/runtime/index.js';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';

const FAR_RIGHT: End = { kind: 'infinity', side: 1 };
const FAR_LEFT: End = { kind: 'infinity', side: -1 };
const ABOVE_ZERO: End = { kind: 'point', side: 1 };
const BELOW_ZERO: End = { kind: 'point', side: -1 };

const convert = (text: string, end: End, options: Partial<Parameters<typeof germForm>[2]> = {}): GermForm =>
  germForm(parse(text), end, { variable: 'x', signOf: () => (end.side > 0 ? 1 : -1), ...options });
const terms = (text: string, end: End, options = {}): number => convert(text, end, options).value.numerator.size;

describe('the form of an expression', () => {
  it('takes out of log(1 + exp(x)) what is large', () => {
    expect(terms('log(1+exp(x))', FAR_RIGHT)).toBe(2);
    expect(terms('log(1+exp(x))', FAR_LEFT)).toBe(1);
    expect(convert('log(1+exp(x))', FAR_RIGHT).table.germs.map((g) => g.kind)).toContain('decay');
  });

  it('cancels exactly what is the same', () => {
    expect(terms('exp(x)/(1+exp(x)) - exp(x)^2/(1+exp(x))^2', FAR_LEFT)).toBe(1);
    expect(terms('(x+1)^3 - x^3 - 3*x^2 - 3*x - 1', FAR_RIGHT)).toBe(0);
    expect(terms('sqrt(2)*sqrt(2) - 2', FAR_RIGHT)).toBe(0);
    expect(terms('log(exp(x)) - x', FAR_RIGHT)).toBe(0);
    expect(terms('exp(log(1+exp(x))) - 1 - exp(x)', FAR_LEFT)).toBe(0);
  });

  it('needs depth where germs coincide to an order', () => {
    const text = '1/(x - log(1+x))';
    expect(() => convert(text, ABOVE_ZERO)).toThrow(LeadingTermsCancel);
    expect(() => convert(text, ABOVE_ZERO, { depth: 2 })).not.toThrow();
  });

  it('reduces squares of roots where asked to', () => {
    const text = 'sqrt(1+x)^2 - 2*sqrt(1+x)*sqrt(1+x) + 1 + x';
    expect(terms(text, ABOVE_ZERO, { reduce: true })).toBe(0);
    expect(convert('sqrt(1+x)^2', ABOVE_ZERO).reducible).toBe(true);
  });

  it('is refused with the reason where there is none', () => {
    expect(() => convert('log(x)', BELOW_ZERO)).toThrow(NoForm);
    expect(() => convert('sqrt(-1-x^2)', FAR_RIGHT)).toThrow('the square root of a negative number');
    expect(() => convert('floor(x)', FAR_RIGHT)).toThrow('`floor` has no germ');
    expect(() => convert('abs(x)', FAR_RIGHT, { signOf: () => undefined })).toThrow('a sign is not settled');
  });

  it('is too large beyond its limit of terms', () => {
    expect(() => convert('(x + exp(x) + log(x) + 1)^12', FAR_RIGHT, { maxTerms: 100 })).toThrow(TooLarge);
    expect(terms('(x + exp(x) + log(x) + 1)^4', FAR_RIGHT, { maxTerms: 100 })).toBe(35);
  });
});

describe('a form evaluated', () => {
  let truth: Truth;
  beforeAll(async () => {
    truth = await loadTruth();
  });

  /** Every function, at an end where it has a form, and points on that side. */
  const CASES: readonly (readonly [string, End, readonly number[]])[] = [
    ['log(1+exp(x))', FAR_RIGHT, [0.3, 3, 40, 800, 1e300]],
    ['log(1+exp(x))', FAR_LEFT, [-0.3, -3, -40, -700]],
    ['x*tanh(exp(x))', FAR_LEFT, [-0.1, -5, -300]],
    ['erf(x)-1', FAR_RIGHT, [0.5, 3, 20]],
    ['atan(x)-pi/2', FAR_RIGHT, [0.5, 3, 1e200]],
    ['asinh(x)', FAR_LEFT, [-0.5, -3, -1e200]],
    ['(exp(x)-1-x)/x', ABOVE_ZERO, [1e-300, 1e-9, 0.01]],
    ['cosh(x)-1', BELOW_ZERO, [-1e-100, -1e-9, -0.01]],
    ['asin(x)-acos(x)', ABOVE_ZERO, [1e-9, 0.2]],
    ['cbrt(1+x)-sqrt(1+x)', ABOVE_ZERO, [1e-30, 0.01]],
    ['log2(1+x)/log10(1+x^2)', FAR_RIGHT, [2, 1e10, 1e250]],
    ['x^x', FAR_RIGHT, [0.7, 5, 100]],
    ['tan(x)/sin(x)-cos(x)', ABOVE_ZERO, [1e-150, 1e-8, 0.05]],
  ];
  it.each(CASES)('%s is the function', (text, end, points) => {
    const e = parse(text);
    for (const x of points) {
      const want = truth.roundDouble(e, new Map([['x', fromDouble(x)]]))!;
      let best = { ulp: Number.POSITIVE_INFINITY, bits: Number.POSITIVE_INFINITY };
      for (let depth = 0; depth <= 4; depth++) {
        let form: GermForm;
        try {
          form = convert(text, end, { depth });
        } catch (error) {
          expect(error).toBeInstanceOf(LeadingTermsCancel);
          continue;
        }
        const { value, bits } = runner(straightOf(formOf(form)), scaled).run(scaled.double(x));
        const ulp = Math.abs(toDouble(value) - want) / Math.max(Math.abs(want) * 2 ** -52, 5e-324);
        // What claims to be good is good.
        if (bits <= 42) expect(ulp, `${text} at ${x}, depth ${depth}`).toBeLessThanOrEqual(1);
        if (bits < best.bits) best = { ulp, bits };
      }
      expect(best.bits, `${text} at ${x}`).toBeLessThanOrEqual(42);
    }
  });

  it('does not hold where a sign that it relied on differs', () => {
    // √(log(x)²) is log(x) far out, and −log(x) below 1.
    const { run } = runner(straightOf(formOf(convert('sqrt(log(x)^2)', FAR_RIGHT))), scaled);
    expect(run(scaled.double(100)).bits).toBeLessThan(42);
    expect(run(scaled.double(0.2)).bits).toBe(Number.POSITIVE_INFINITY);
  });
});
