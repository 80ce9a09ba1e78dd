/** What plans tell of themselves: forms as formulas that are right, anchors with their reasons, what cancels as written. */
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/expr/evaluate.js';
import { parse } from '../../../src/expr/parse.js';
import { scaled } from '../../../src/lower/arithmetic/scaled.js';
import { aboutPlan } from '../../../src/lower/forms/about.js';
import { planOf } from '../../../src/lower/forms/plan.js';
import { troublesOf } from '../../../src/lower/forms/trouble.js';
import { aboutLines, type FormAbout, type PlanAbout } from '../../../src/program/about.js';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

function about(formula: string, sides: readonly (1 | -1)[] = [-1, 1]): PlanAbout {
  const expression = parse(formula);
  const plan = planOf(expression, 'x', scaled, truth, sides);
  return aboutPlan(plan, { expression, variable: 'x', shown: 'x', arithmetic: scaled });
}

/** The text of a form, read again and computed in plain double. */
function computed(form: FormAbout, x: number): number {
  const point = new Map([['x', x]]);
  const withErfcx = (text: string) => text.replace(/erfcx\(([^()]*)\)/g, '(exp(($1)^2)*erfc($1))');
  for (const g of form.germs) point.set(g.name, evaluate(parse(withErfcx(g.formula)), point));
  return evaluate(parse(withErfcx(form.value)), point);
}

describe('a form in words', () => {
  it.each([
    'x*tanh(exp(x))',
    'log(1 + exp(x))',
    'x*(1 + erf(x/sqrt(2)))/2',
    'sqrt(1 + x^2) - 1',
    'exp(x)/(1 + exp(x))^2',
    'log(x + sqrt(x^2 + 1))',
    'x*atan(x)/(1 + x^2)',
  ])('of %s is the function', (formula) => {
    const e = parse(formula);
    let forms = 0;
    for (const cell of about(formula).cells)
      for (const form of cell.forms) {
        if (form.kind === 'tree') continue;
        forms += 1;
        for (const size of [0.3, 1.7, 2.5]) {
          const x = cell.side * size;
          const want = evaluate(e, new Map([['x', x]]));
          expect(Math.abs(computed(form, x) / want - 1), `${formula} at ${x}: ${form.value}`).toBeLessThan(1e-9);
        }
      }
    expect(forms).toBeGreaterThan(0);
  });

  it('names what dominates at the end, and what each germ is for', () => {
    const [left, right] = about('x*(1 + erf(x/sqrt(2)))/2').cells;
    expect(left!.forms[0]!.germs.map((g) => g.name)).toEqual(['X', 't', 'v']);
    expect(left!.forms[0]!.germs[1]).toMatchObject({ formula: 'exp(-X^2/2)', meaning: 'vanishes towards −∞' });
    expect(left!.forms[0]!.lostAsWritten).toBeGreaterThan(106);
    expect(right!.forms[0]).toMatchObject({ end: '∞', leading: 'x' });
  });

  it('gives each anchor its reason', () => {
    const whys = (formula: string) => about(formula).anchors.map((a) => `${a.at}: ${a.why}`);
    expect(whys('abs(x - 1)')).toContain('1: a kink: `x - 1` changes its sign');
    expect(whys('1/(x - 2)').join()).toContain('2: a pole or a gap: the denominator `x - 2` is 0');
    expect(whys('x*exp(-x^2/2)').join()).not.toContain('root');
    expect(whys('(1 - x^2)*exp(-x^2/2)').join()).toContain('1: an exact root');
    expect(whys('sqrt(x + 1)').join()).toContain('`x + 1` is 0 under `sqrt`');
  });

  it('holds irrational roots to more digits than a double has', () => {
    const [root] = about('exp(x) - 2', [1]).roots;
    expect(root).toMatchObject({ order: 1, degree: 24, at: Math.LN2 });
    expect(root!.digits.startsWith('0.693147180559945309417232121458176')).toBe(true);
    expect(root!.words).toHaveLength(3);
    expect(aboutLines(about('exp(x) - 2', [1])).at(-1)).toBe('near 0.69314718: a polynomial around the root');
  });
});

describe('what goes wrong as written', () => {
  const inputs = [0.01, 0.1, 1, 5, 10, 40, 100, 800];
  const told = (formula: string, side = 1) => {
    const signed = inputs.map((m) => side * m);
    return troublesOf(parse(formula), 'x', signed).map((t) => `${t.kind} ${t.part} from ${t.at.toPrecision(6)}`);
  };
  it('is told with the part and the place', () => {
    expect(told('tanh(x) - 1')).toEqual(['cancels tanh(x) - 1 from 40.0000']);
    expect(told('log(1 + exp(x))', -1)).toEqual(['absorbs log(1 + exp(x)) from -40.0000']);
    expect(told('log(1 + exp(x))')).toEqual(['overflows exp(x) from 709.783']);
  });
  it('is nothing where exact numbers cancel or nothing does', () => {
    expect(told('x - 1')).toEqual([]);
    expect(told('x/(1 + x^2)')).toEqual([]);
  });
});
