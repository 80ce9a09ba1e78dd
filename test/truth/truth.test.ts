import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromDouble, type Rational, rational, toDouble, toSingle } from '../../src/algebra/rational.js';
import type { Condition, Expr } from '../../src/expr/expr.js';
import { parse } from '../../src/expr/parse.js';
import {
  bigFromDouble,
  bigToRational,
  bigToText,
  boundCompare,
  DOUBLE,
  roundBig,
  SINGLE,
} from '../../src/truth/big-float.js';
import { loadMpfr } from '../../src/truth/mpfr.js';
import { Run } from '../../src/truth/run.js';
import { Tape } from '../../src/truth/tape.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { endsOf, SEED } from './enclosing.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});
const at = (values: Record<string, number | Rational>) =>
  new Map(Object.entries(values).map(([n, v]) => [n, typeof v === 'number' ? fromDouble(v) : v]));
const erfcx: Expr = { kind: 'call', op: 'erfcx', args: [parse('1')] };

describe('known constants, to 60 digits', () => {
  // From tables: Abramowitz and Stegun 1.1; OEIS A001113, A000796, A002162, A002193, A049469, A099286 (digits rounded).
  it.each([
    ['exp(1)', '2.71828182845904523536028747135266249775724709369995957496697'],
    ['pi', '3.14159265358979323846264338327950288419716939937510582097494'],
    ['4*atan(1)', '3.14159265358979323846264338327950288419716939937510582097494'],
    ['acos(-1)', '3.14159265358979323846264338327950288419716939937510582097494'],
    ['log(2)', '0.69314718055994530941723212145817656807550013436025525412068'],
    ['sqrt(2)', '1.41421356237309504880168872420969807856967187537694807317668'],
    ['erf(1)', '0.842700792949714869341220635082609259296066997966302908459938'],
    ['erfc(1)', '0.157299207050285130658779364917390740703933002033697091540062'],
    ['sin(1)', '0.841470984807896506652502321630298999622563060798371065672752'],
    ['tanh(1)', '0.761594155955764888119458282604793590412768597257936551596811'],
  ])('%s', (text, digits) => {
    expect(truth.text(truth.evaluate(parse(text), new Map(), 240), 60)).toBe(digits);
  });
  it('erfcx(1) = e·erfc(1), and erfc by its fraction is erfc by MPFR', () => {
    const digits = (e: Expr) => truth.text(truth.evaluate(e, new Map(), 240), 50);
    expect(digits(erfcx)).toBe(digits(parse('exp(1)*erfc(1)')));
    // NIST DLMF, table 7.23: erfc(3) = 0.00002209049699858544137277612958…
    expect(digits(parse('erfc(3)')).slice(0, 22)).toBe('0.00002209049699858544');
  });
});

describe('evaluate', () => {
  const evaluated = (text: string, values: Record<string, number | Rational>, bits = 64) =>
    truth.evaluate(parse(text), at(values), bits);

  it('raises the precision until the value is told from zero', () => {
    const a = evaluated('(1 + x) - 1', { x: 2 ** -1000 });
    expect(truth.toDouble(a)).toBe(2 ** -1000);
    expect(evaluated('sqrt(1 + x^2) - 1 - x^2/2', { x: 1e-30 })).toMatchObject({ kind: 'number' });
  });
  it('never takes for zero what is only near it: an unrecognised zero is undecided', () => {
    expect(evaluated('log(2)*log(3) - log(3)*log(2)', {}).kind).toBe('number');
    expect(evaluated('log(6) - log(2) - log(3)', {}).kind).toBe('undecided');
  });
  it('knows exact zeros and exact numbers', () => {
    const zero = { kind: 'number', low: { mantissa: 0n }, high: { mantissa: 0n } };
    for (const text of [
      'x - x',
      'x*log(2) - log(2)*x + 0*exp(x)',
      'sin(0)',
      'log(1)',
      'exp(0) - 1',
      'tanh(0)*x',
      '1/3 + 1/6 - 1/2',
      'cos(0) - 1',
    ]) {
      expect(evaluated(text, { x: rational(1, 3) }), text).toMatchObject(zero);
    }
    expect(evaluated('x^2 - 1/9', { x: rational(1, 3) })).toMatchObject(zero);
    expect(evaluated('sqrt(x)', { x: 9 })).toMatchObject({
      low: { mantissa: 3n, exponent: 0 },
      high: { mantissa: 3n, exponent: 0 },
    });
    expect(evaluated('4^(1/2)', {})).toMatchObject({
      low: { mantissa: 1n, exponent: 1 },
      high: { mantissa: 1n, exponent: 1 },
    });
  });
  it('says undefined only where there is certainly no value', () => {
    for (const text of ['1/x', 'log(x)', 'log(x - 1)', 'x^(-1)', 'sqrt(x - 1)', 'asin(x + 2)', '0*log(x)', 'x/x']) {
      expect(evaluated(text, { x: 0 }).kind, text).toBe('undefined');
    }
    expect(evaluated('log(log(6) - log(2) - log(3))', {}).kind).toBe('undecided');
  });
  it('decides beyond the exponents of MPFR', () => {
    const number = (text: string, x: number) => truth.toDouble(evaluated(text, { x }));
    expect(number('exp(x)/(1 + exp(x))', 1e300)).toBe(1);
    expect(number('exp(x)/(1 + exp(x))', -1e300)).toBe(0);
    expect(number('log(1 + exp(x))', 1e300)).toBe(1e300);
    expect(number('log(exp(x))/x', -1e200)).toBe(1);
    expect(number('sqrt(exp(x))*exp(-x/2)', 1e20)).toBe(1);
    expect(number('exp(x)^3/exp(2*x)*exp(-x)', 1e15)).toBe(1);
    expect(number('tanh(exp(-x))*exp(x)', 1e10)).toBe(1);
    expect(number('cosh(x)/sinh(x)', 1e12)).toBe(1);
    expect(number('erfc(x)*exp(x^2)*x*sqrt(pi)', 1e20)).toBe(1);
    expect(number('asinh(exp(x))/x', 1e100)).toBe(1);
  });
  it('stops early below a floor and above a ceiling, when asked to', () => {
    expect(evaluated('exp(exp(x))', { x: 1e5 }).kind).toBe('undecided');
    const huge = truth.evaluate(parse('exp(exp(x))'), at({ x: 1e5 }), 64, { ceiling: 1100 });
    expect(truth.toDouble(huge)).toBe(Number.POSITIVE_INFINITY);
    expect(truth.toDouble(truth.evaluate(parse('exp(-exp(x))'), at({ x: 1e5 }), 64, { floor: -1100 }))).toBe(0);
  });
  it('gives the same answer again, whatever was evaluated in between', () => {
    const e = parse('x*tanh(log(1 + exp(x)))');
    const first = truth.evaluate(e, at({ x: 0.7 }));
    truth.evaluate(parse('log(6) - log(2) - log(3)'), new Map());
    expect(truth.evaluate(e, at({ x: 0.7 }))).toEqual(first);
  });
});

describe('identities that spare precision', () => {
  it('enclose what the expression as written encloses', async () => {
    const mpfr = await loadMpfr();
    const texts = [
      '1 + erf(x)',
      'erf(x) + 1',
      '1 - erf(x)',
      'exp(x) - 1',
      '1 - exp(x)',
      'log(1 + exp(x))',
      'log(x^2 + 1)',
      'x*(1 + erf(x/sqrt(2)))/2',
    ];
    for (const text of texts) {
      for (const x of [-5.3, -1.1, -1e-9, 0, 1e-9, 0.4, 2.7, 6.1]) {
        const mark = mpfr.mark();
        const [spared, plain] = [new Tape(), new Tape(true)];
        const ends = (tape: Tape, bits: number) => {
          const slot = tape.expression(parse(text));
          return endsOf(mpfr, new Run(tape, { mpfr, bits }, at({ x })).value(slot))!;
        };
        const [a, b] = [ends(spared, 100), ends(plain, 600)];
        expect(boundCompare(a.low, b.high) <= 0 && boundCompare(b.low, a.high) <= 0, `${text} at ${x}`).toBe(true);
        mpfr.release(mark);
      }
    }
    // And they are used at all.
    expect(new Tape().expression(parse('1 + erf(x)'))).not.toBe(new Tape(true).expression(parse('1 + erf(x)')));
  });
});

describe('holds', () => {
  const test = (left: string, relation: Condition[number]['relation'], right: string) => ({
    left: parse(left),
    relation,
    right: parse(right),
  });
  const holds = (c: Condition, values: Record<string, number | Rational> = {}) => truth.holds(c, at(values));
  it('decides by disjoint enclosures, and equality by exact values', () => {
    expect(holds([test('x', '>', '1/3')], { x: rational(1, 3) })).toBe('no');
    expect(holds([test('x', '==', '1/3')], { x: rational(1, 3) })).toBe('yes');
    expect(holds([test('x', '>=', '1/3')], { x: 1 / 3 })).toBe('no');
    expect(holds([test('exp(x)', '>', '1 + x')], { x: 1e-40 })).toBe('yes');
    expect(holds([test('log(x)', '<=', 'log(x)')], { x: 7 })).toBe('yes');
    expect(holds([test('log(6)', '==', 'log(2) + log(3)')])).toBe('undecided');
    expect(holds([test('log(x)', '>', '0')], { x: -1 })).toBe('undefined');
  });
  it('joins by and: the first comparison that fails decides', () => {
    const c = [test('x', '>', '0'), test('log(x)', '<', '1')];
    expect([holds(c, { x: -1 }), holds(c, { x: 2 }), holds(c, { x: 3 })]).toEqual(['no', 'yes', 'no']);
    expect(holds([])).toBe('yes');
  });
});

describe('rounding', () => {
  it('agrees with the rounding of exact fractions, ties, subnormals and overflow included', () => {
    const mantissa = fc.bigInt({ min: -(1n << 120n), max: 1n << 120n });
    fc.assert(
      fc.property(mantissa, fc.integer({ min: -1300, max: 1100 }), (m, exponent) => {
        const value = m === 0n ? { mantissa: 0n, exponent: 0 } : { mantissa: m, exponent };
        const exact = bigToRational(value);
        return roundBig(value, DOUBLE) === toDouble(exact) && roundBig(value, SINGLE) === toSingle(exact);
      }),
      { seed: SEED, numRuns: 2000 },
    );
    for (const m of [0x1fffffffffffffn, 0x3fffffffffffffn, 0x20000000000001n, 0x1800000n, 0x1ffffffn, 3n, 1n]) {
      for (const exponent of [-1080, -1077, -1076, -1075, -1074, -160, -151, -150, -149, 0, 74, 103, 104, 970, 971]) {
        const value = { mantissa: m, exponent };
        expect(roundBig(value, DOUBLE)).toBe(toDouble(bigToRational(value)));
        expect(roundBig(value, SINGLE)).toBe(toSingle(bigToRational(value)));
      }
    }
  });
  it('of doubles is the identity', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => roundBig(bigFromDouble(x), DOUBLE) === x),
      { seed: SEED },
    );
  });
  it('recognises exact ties and raises the precision near them', () => {
    const tie = parse('1 + 2^(-53)');
    expect(truth.roundDouble(tie, new Map())).toBe(1);
    expect(truth.roundDouble(parse('1 + 2^(-53) + exp(-300)'), new Map())).toBe(1 + 2 ** -52);
    expect(truth.roundDouble(parse('1 + 3*2^(-53) - exp(-300)'), new Map())).toBe(1 + 2 ** -52);
    expect(truth.roundSingle(parse('1 + 2^(-24) + exp(-30)'), new Map())).toBe(1 + 2 ** -23);
    expect(truth.roundSingle(parse('1 + 2^(-24)'), new Map())).toBe(1);
  });
  it('at the ends of the range', () => {
    expect(truth.roundDouble(parse('exp(-745)'), new Map())).toBe(5e-324);
    expect(truth.roundDouble(parse('exp(-746)'), new Map())).toBe(0);
    expect(truth.roundDouble(parse('exp(710)'), new Map())).toBe(Number.POSITIVE_INFINITY);
    expect(truth.roundSingle(parse('exp(-103)'), new Map())).toBe(2 ** -149);
    expect(truth.roundSingle(parse('exp(89)'), new Map())).toBe(Number.POSITIVE_INFINITY);
    expect(truth.roundDouble(parse('log(0)'), new Map())).toBeNaN();
    // Certainly below half of the smallest number: zero is right without knowing if it is exactly zero.
    expect(truth.roundDouble(parse('log(6) - log(2) - log(3)'), new Map())).toBe(0);
    expect(truth.roundDouble(parse('1/(log(6) - log(2) - log(3))'), new Map())).toBeUndefined();
  });
});

describe('text', () => {
  it('is decimal, rounded to the digits asked for', () => {
    const text = (x: number, digits: number) => bigToText(bigFromDouble(x), digits);
    expect([
      text(0.1, 16),
      text(1, 5),
      text(1234.5, 3),
      text(-2.5e-9, 4),
      text(1e300, 5),
      text(99999, 2),
      text(0, 3),
      text(5e-324, 3),
    ]).toEqual(['0.1', '1', '1230', '-2.5e-9', '1e300', '100000', '0', '4.94e-324']);
  });
});

describe('numericLimit', () => {
  const limit = (text: string, to: Parameters<Truth['numericLimit']>[2], values: Record<string, number> = {}) =>
    truth.numericLimit(parse(text), 'x', to, at(values));
  const zero = rational(0);
  it('finds numbers, and simple fractions exactly', () => {
    expect(limit('x/sqrt(1 + 4*x^2)', '+inf')).toMatchObject({ kind: 'number', value: rational(1, 2) });
    expect(limit('x*exp(x)', '-inf')).toMatchObject({ kind: 'number', value: zero });
    expect(limit('(exp(x) - 1)/x', { at: zero })).toMatchObject({ kind: 'number', value: rational(1) });
    expect(limit('log(1 + exp(k*x))/k - x', '+inf', { k: 3 })).toMatchObject({ kind: 'number', value: zero });
    expect(limit('floor(x)', { at: rational(2), side: '-' })).toMatchObject({ kind: 'number', value: rational(1) });
    expect(limit('exp(x)/(1 + exp(x))', '+inf')).toMatchObject({ kind: 'number', value: rational(1) });
    const half = limit('atan(x)', '+inf');
    expect(half.kind === 'number' && toDouble(half.value)).toBe(Math.PI / 2);
  });
  it('finds infinities, slow ones too', () => {
    for (const text of ['x', 'log(x)', 'exp(exp(x))', 'x^2 - x', 'sqrt(x)'])
      expect(limit(text, '+inf').kind, text).toBe('inf');
    expect(limit('1/x', { at: zero, side: '-' }).kind).toBe('-inf');
  });
  it('does not find what is not there', () => {
    expect(limit('sin(x)', '+inf').kind).toBe('none');
    expect(limit('abs(x)/x', { at: zero }).kind).toBe('none');
    expect(limit('1/x', { at: zero }).kind).toBe('none');
    expect(limit('log(x)', '-inf').kind).toBe('undecided');
    expect(limit('1/log(x)', '+inf').kind).toBe('undecided');
  });
});

it('only mpfr.ts imports gmp-wasm', () => {
  for (const file of ['interval', 'functions', 'run', 'tape', 'truth', 'limit']) {
    expect(readFileSync(`src/truth/${file}.ts`, 'utf8')).not.toContain("'gmp-wasm'");
  }
});
