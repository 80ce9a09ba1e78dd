/** One loop tests every row of the table of rules; nothing is listed here a second time. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fromDouble, type Rational, rational, toText } from '../../src/algebra/rational.js';
import { type Condition, type Expr, symbolsOf } from '../../src/expr/expr.js';
import { parse } from '../../src/expr/parse.js';
import { builder } from '../../src/lower/build.js';
import { NO_FACTS } from '../../src/lower/ranges.js';
import { rewrite } from '../../src/lower/rewrite.js';
import { parsedRules, rules } from '../../src/lower/rules.js';
import { termSize } from '../../src/lower/term.js';
import { type Answer, type BigFloat, loadTruth, type Point, type Truth } from '../../src/truth/truth.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

/** Seeded, so that a failure can be repeated. */
const SEED = 977;
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const POINTS = 60;
const TRIES = 4000;

const toRational = (b: BigFloat): Rational =>
  b.exponent >= 0 ? rational(b.mantissa << BigInt(b.exponent)) : rational(b.mantissa, 1n << BigInt(-b.exponent));

/** Do two enclosures share a point? If not, the two values certainly differ. */
function meet(a: Answer, b: Answer): boolean {
  if (a.kind !== 'number' || b.kind !== 'number') return a.kind === b.kind;
  const [al, ah, bl, bh] = [a.low, a.high, b.low, b.high];
  if (typeof al === 'string' || typeof ah === 'string' || typeof bl === 'string' || typeof bh === 'string') return true;
  const below = (u: BigFloat, v: BigFloat) => {
    const [p, q] = [toRational(u), toRational(v)];
    return p.num * q.den < q.num * p.den;
  };
  return !below(ah, bl) && !below(bh, al);
}

/** Letters that stand for numbers or constants get short ones; others any size and sign. */
function pick(random: () => number, short: boolean): Rational {
  if (short) return rational(Math.floor(random() * 13) - 6, [1, 2, 4][Math.floor(random() * 3)]!);
  const size = random() < 0.5 ? random() * 4 : Math.exp(random() * 8 - 5);
  return fromDouble((random() < 0.5 ? -1 : 1) * Math.fround(size));
}

interface Sides {
  readonly from: Expr;
  readonly to: Expr;
  readonly when: Condition;
  readonly short: readonly string[];
}

/** The first point where both sides have values that differ, and how many points were compared. */
function disagreement(sides: Sides): { readonly compared: number; readonly at?: string } {
  const random = generator(SEED);
  const letters = [...symbolsOf(sides.from)];
  let compared = 0;
  for (let i = 0; i < TRIES && compared < POINTS; i++) {
    const point: Point = new Map(letters.map((l) => [l, pick(random, sides.short.includes(l))]));
    if (sides.when.length > 0 && truth.holds(sides.when, point) !== 'yes') continue;
    const from = truth.evaluate(sides.from, point, 120, { floor: -4000, ceiling: 4000 });
    if (from.kind !== 'number') continue;
    compared += 1;
    const to = truth.evaluate(sides.to, point, 120, { floor: -4000, ceiling: 4000 });
    if (!meet(from, to)) return { compared, at: [...point].map(([n, v]) => `${n} = ${toText(v)}`).join(', ') };
  }
  return { compared };
}

describe('every rule', () => {
  it.each(parsedRules.map((p) => [p.rule.name, p] as const))(
    '%s: both sides agree wherever its pattern is defined',
    (_, p) => {
      const short = [...(p.rule.constant ?? []), ...(p.rule.rational ?? []), ...(p.rule.inexact ?? [])];
      const { compared, at } = disagreement({ ...p, short });
      expect(at, `seed ${SEED}`).toBeUndefined();
      expect(compared).toBeGreaterThanOrEqual(20);
    },
  );

  it('has a name of its own', () => {
    expect(new Set(rules.map((r) => r.name)).size).toBe(rules.length);
  });

  it('replaces letters only by letters that its pattern binds', () => {
    for (const p of parsedRules)
      for (const letter of symbolsOf(p.to)) expect(symbolsOf(p.from), p.rule.name).toContain(letter);
  });

  it('comes to an end on its own pattern, and so do all rules together', () => {
    const build = builder(NO_FACTS);
    for (const p of parsedRules)
      for (const uses of [[p.rule.use], ['exact', 'open'], ['exact', 'stable']] as const) {
        const { term, steps } = rewrite(build.from(p.from), build, uses);
        expect(steps.length, p.rule.name).toBeLessThan(60);
        expect(termSize(term), p.rule.name).toBeLessThan(1500);
      }
  });
});

describe('the test of the rules', () => {
  it.each([
    ['1 + erf(u)', 'erfc(u)'],
    ['sqrt(u^2)', 'u'],
    ['exp(u) - 1', 'expm1(u) + u^9/10^12'],
    ['1 - tanh(u)^2', '4*exp(-2*u)/(1 + exp(2*u))^2'],
  ])('sees that %s is not %s', (from, to) => {
    expect(disagreement({ from: parse(from), to: parse(to), when: [], short: [] }).at).toBeDefined();
  });

  it('sees a side on which the right-hand side has no value', () => {
    expect(disagreement({ from: parse('u'), to: parse('exp(log(u))'), when: [], short: [] }).at).toBeDefined();
  });
});
