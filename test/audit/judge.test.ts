/** Verdicts that need care: kinks, rounded constants, parts of the line, derivatives of the output; and what is known. */
import { describe, expect, it } from 'vitest';
import type { FunctionReport } from '../../src/audit/audit.js';
import { auditPairs, auditText, model } from './auditing.js';

const judged = async (text: string, options: Parameters<typeof auditPairs>[1] = {}) =>
  (await auditPairs(text, options))[0]!.judgement;
const isRight = (v: string): boolean => v === 'proved' || v === 'tested';

describe('kinks', () => {
  const ramp = 'const ramp = (x: number) => Math.max(0, x);';
  it.each([
    ['x > 0 ? 1 : 0', 'on the left'],
    ['x >= 0 ? 1 : 0', 'on the right'],
    ['x > 0 ? 1 : x < 0 ? 0 : 0.5', 'between them'],
    ['x > 0 ? 1 : x < 0 ? 0 : 7', 'neither of them'],
  ])('%s is a convention, and said', async (code, says) => {
    const j = await judged(`${ramp} const rampGrad = (x: number) => (${code});`);
    expect([isRight(j.verdict), j.where]).toEqual([true, 'where x != 0']);
    expect(j.joints.map((n) => n.text).join()).toContain(says);
  });

  it('in a parameter are found where they are', async () => {
    const j = await judged(
      'const shift = (x: number, a: number) => Math.abs(x - a); const shiftGrad = (x: number, a: number) => (x > a ? 1 : -1);',
    );
    expect([isRight(j.verdict), j.where]).toEqual([true, 'where x != a']);
  });

  it('do not hide what is wrong elsewhere', async () => {
    const j = await judged(`${ramp} const rampGrad = (x: number) => (x > 1e-9 ? 1 : 0);`);
    expect(j.verdict).toBe('refuted');
    expect(Number(j.witness!.point.x)).toBeGreaterThan(0);
    expect(Number(j.witness!.point.x)).toBeLessThanOrEqual(1e-9);
  });
});

describe('rounded constants', () => {
  it('that are named are read as what they round, and it is said', async () => {
    const j = await judged(
      'const f = (x: number) => Math.sqrt(2) * x * x; const fGrad = (x: number) => 2.8284271247461903 * x;',
    );
    expect(j.verdict).toBe('tested');
    expect(j.readAs?.constants).toBe('2.8284271247461903 as 2*sqrt(2)');
    expect(isRight(j.readAs!.verdict)).toBe(true);
    expect(j.difference!.relative).toBeGreaterThan(0);
    expect(j.difference!.relative).toBeLessThan(2e-16);
  });

  it('Math.SQRT2 and its literal are one', async () => {
    const j = await judged(
      'const f = (x: number) => Math.exp(x * Math.SQRT2); const fGrad = (x: number) => 1.4142135623730951 * f(x);',
    );
    expect([j.verdict, j.readAs?.constants]).toEqual(['tested', '1.4142135623730951 as sqrt(2)']);
  });

  it('rounded to a few digits are weighed against the rounding', async () => {
    const text = (c: string) =>
      `const f = (x: number) => Math.tanh(0.797885 * x + 0.0356774 * x ** 3); const fGrad = (x: number) => (1 - f(x) ** 2) * (0.797885 + ${c} * x * x);`;
    const near = await judged(text('0.107032'));
    expect([near.verdict, near.readAs]).toEqual(['tested', undefined]);
    expect(near.difference!.relative).toBeLessThan(1e-4);
    expect((await judged(text('0.107042'))).verdict).toBe('refuted');
  });

  it('short numbers are what they are', async () => {
    const j = await judged('const f = (x: number) => 1.05 * x * x; const fGrad = (x: number) => 2.11 * x;');
    expect(j.verdict).toBe('refuted');
  });

  it('consistent literals need no excuse', async () => {
    const j = await judged(
      'const f = (x: number) => Math.exp(0.7978845608028654 * x); const fGrad = (x: number) => 0.7978845608028654 * f(x);',
    );
    expect([isRight(j.verdict), j.readAs, j.difference]).toEqual([true, undefined, undefined]);
  });
});

describe('where a function has a value', () => {
  it('a derivative may go on beyond', async () => {
    const j = await judged('const f = (x: number) => Math.log(x); const fGrad = (x: number) => 1 / x;');
    expect([isRight(j.verdict), j.where]).toEqual([true, 'where x > 0']);
  });

  it('a derivative must have one too', async () => {
    const j = await judged('const f = (x: number) => x * x; const fGrad = (x: number) => (2 * x * x) / x;');
    expect([j.verdict, j.witness]).toMatchObject(['refuted', { point: { x: '0' }, left: '0', right: 'undefined' }]);
  });
});

describe('tails that are cut off', () => {
  const text = (where: string, value: string) =>
    `const f = (x: number) => Math.log(1 + Math.exp(x)); const fGrad = (x: number) => (${where} ? ${value} : 1 / (1 + Math.exp(-x)));`;

  it('below the last digit of a double are no mistake, and are told', async () => {
    const j = await judged(text('x > 40', '1'));
    expect([j.verdict, j.method]).toEqual(['tested', expect.stringContaining('to the rounding of a double')]);
    expect(j.notes.join()).toContain('not equal as mathematics');
  });

  it('too early are, with a witness that shows it', async () => {
    const j = await judged(text('x > 20', '1'));
    expect(j.verdict).toBe('refuted');
    expect(Math.abs(Number(j.witness!.left) - Number(j.witness!.right))).toBeGreaterThan(1e-9);
  });

  it('at 0 are a false zero, however small', async () => {
    expect((await judged(text('x < -40', '0'))).verdict).toBe('refuted');
  });
});

it('a wrong value at one point is not lost among borders', async () => {
  const j = await judged(
    'const f = (x: number) => Math.abs(x); const fGrad = (x: number) => (x === 5 ? 7 : x > 0 ? 1 : -1);',
  );
  expect([j.verdict, j.witness?.point]).toEqual(['refuted', { x: '5' }]);
});

describe('the output', () => {
  const text = 'const t = (x: number) => Math.tanh(x); const tPrime = (y: number) => 1 - y * y;';
  it('is what the derivative takes, if said so', async () => {
    expect(isRight((await judged(text, { ofOutput: ['y'] })).verdict)).toBe(true);
  });
  it('is offered as the explanation otherwise', async () => {
    const j = await judged(text);
    expect(j.verdict).toBe('refuted');
    expect(j.help.join()).toContain('`--of tPrime` says so');
  });
  it('does not excuse what is wrong in it too', async () => {
    expect((await judged(text.replace('1 -', '2 -'), { ofOutput: ['y'] })).verdict).toBe('refuted');
  });
});

it('what is right at the defaults of parameters only is told', async () => {
  const j = await judged(
    'const f = (x: number, alpha = 0.25) => Math.max(x, alpha * x); const fGrad = (x: number, alpha = 0.25) => (x > 0 ? 1 : alpha);',
  );
  expect([j.verdict, j.help]).toEqual(['refuted', ['it is right where alpha == 0.25']]);
});

it('a lost factor is named', async () => {
  const j = await judged('const f = (x: number) => Math.exp(-x * x); const fGrad = (x: number) => -x * f(x);');
  expect(j.help).toContain('the derivative is 2 times what is written');
});

describe('known functions', () => {
  const known = async (code: string): Promise<FunctionReport['identification']> => {
    const { entries } = await auditText(`export const unnamed = ${code};`);
    return (entries[0] as FunctionReport).identification;
  };
  it.each([
    ['(x: number) => 0.5 * (1 + Math.tanh(x / 2))', 'logistic(x)'],
    ['(x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))', 'softplus(x, 1)'],
    ['(x: number, beta: number) => Math.log(1 + Math.exp(beta * x)) / beta', 'softplus(x, beta)'],
    ['(x: number) => (x + Math.sqrt(x * x + 0.25)) / 2', 'squareplus(x, 0.25)'],
    ['(z: number) => (z >= 0 ? z : 0.2 * z)', 'prelu(z, 0.2)'],
    ['(x: number) => Math.exp(-0.5 * x * x) * 0.3989422804014327', 'normal_pdf(x)'],
  ])('%s', async (code, name) => {
    const { identity } = await known(code);
    expect(identity?.text.replace(/^leaky_relu/, 'prelu')).toBe(name);
  });

  it('a derivative alone is known too', async () => {
    const { identity } = await known('(x: number) => Math.exp(x) / (1 + Math.exp(x)) ** 2');
    expect(identity?.text).toBe('D(logistic(x), x)');
  });

  it('a name is no evidence', async () => {
    const { entries } = await auditText('export const logistic = (x: number) => Math.atan(x);');
    expect((entries[0] as FunctionReport).identification.identity).toBeUndefined();
  });

  it('an approximation is near, not equal', async () => {
    const { identity, near } = await known(
      '(x: number) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))',
    );
    expect(identity).toBeUndefined();
    expect(near?.text).toBe('gelu(x)');
    expect(near!.difference).toBeGreaterThan(1e-4);
    expect(near!.difference).toBeLessThan(6e-4);
  });
});

describe('accuracy', () => {
  it('of the code as written stands beside what would be emitted', async () => {
    const text =
      'export const f = (x: number) => Math.log(1 + Math.exp(x)); export const fGrad = (x: number) => Math.exp(x) / (1 + Math.exp(x));';
    const { entries } = await auditText(text, { model });
    const [f, g] = entries.map((e) => e.measures!);
    // exp overflows from 709.8 on, and 1 + exp(x) loses everything below −36.7.
    expect(f!.written.noNumber!.first).toBeGreaterThan(709);
    expect(f!.written.falseZero!.first).toBeLessThan(-36);
    expect(f!.written.maxUlp).toBeGreaterThan(1e12);
    expect(f!.emitted!.maxUlp).toBeLessThan(4);
    expect([f!.emitted!.noNumber, f!.emitted!.falseZero]).toEqual([undefined, undefined]);
    expect(g!.written.noNumber).toBeDefined();
    expect(g!.emitted!.maxUlp).toBeLessThan(4);
  });

  it('of exact code is perfect', async () => {
    const { entries } = await auditText(
      'export const f = (x: number) => (x > 0 ? x : 0); export const fGrad = (x: number) => (x > 0 ? 1 : 0);',
      { model },
    );
    for (const e of entries) expect(e.measures!.written).toMatchObject({ maxUlp: 0, atInfinity: [] });
  });
});

describe('nothing is executed', () => {
  it('neither the file, nor what it imports, nor its functions', async () => {
    const text = `
import './does-not-exist.js';
globalThis.auditRan = true;
process.exit(3);
while (true) {}
export const f = (x) => { throw new Error('ran'); };
export const g = (x) => x * x;
export const gGrad = (x) => 2 * x;
const trap = { get h() { globalThis.auditRan = true; return 1; } };
export const k = (x) => trap.h * x;
`;
    const { entries, notRead } = await auditText(text, {}, 'f.js');
    expect((globalThis as { auditRan?: boolean }).auditRan).toBeUndefined();
    expect(entries.map((e) => e.name)).toEqual(['g', 'gGrad']);
    expect(notRead.map((n) => n.name).sort()).toEqual(['f', 'k', undefined].filter((n) => n !== undefined).sort());
  });
});
