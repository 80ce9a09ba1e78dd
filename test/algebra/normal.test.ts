/** Polynomials, fractions and linear consequences of the normal form, and the checker's own fractions beside them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Field, fromPoly, isZeroFrac } from '../../src/algebra/normal/field.js';
import { NEGATIVE, POSITIVE, ZERO_SIGN } from '../../src/algebra/normal/laws.js';
import { impliedSign } from '../../src/algebra/normal/linear.js';
import {
  addPoly,
  contentOf,
  divideExact,
  fromTerms,
  mulPoly,
  type Poly,
  polyKey,
  polyRoot,
  scalePoly,
} from '../../src/algebra/normal/poly.js';
import { splitFactors } from '../../src/algebra/normal/split-factors.js';
import { add, mul, power, type Rational, rational, sign } from '../../src/algebra/rational.js';
import { symbol } from '../../src/expr/expr.js';
import { Arithmetic, type Fraction } from '../../src/recheck/fractions.js';

const SEED = { seed: 20240611, numRuns: 150 };

const poly: fc.Arbitrary<Poly> = fc
  .array(fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((list) =>
    fromTerms(
      list.map(([c, a, b]) => ({
        coef: rational(c),
        powers: [[0, a] as const, [1, b] as const].filter(([, e]) => e > 0),
      })),
    ),
  );
const at = (p: Poly, x: Rational, y: Rational): Rational =>
  [...p.values()].reduce(
    (s, t) =>
      add(
        s,
        t.powers.reduce((m, [g, e]) => mul(m, power(g === 0 ? x : y, e)), t.coef),
      ),
    rational(0),
  );

test('a product divided by a factor is the other one, and the root of a square is its side', () => {
  fc.assert(
    fc.property(poly, poly, (a, b) => {
      if (b.size === 0) return;
      expect(polyKey(divideExact(mulPoly(a, b), b)!)).toBe(polyKey(a));
      const root = polyRoot(mulPoly(a, a));
      expect(root && [polyKey(root), polyKey(scalePoly(root, rational(-1)))]).toContain(polyKey(a));
    }),
    SEED,
  );
});

test('content and factors multiply back to the polynomial', () => {
  fc.assert(
    fc.property(poly, poly, (a, b) => {
      const p = mulPoly(a, b);
      if (p.size === 0) return;
      const { coef, powers, rest } = contentOf(p);
      expect(polyKey(mulPoly(fromTerms([{ coef, powers }]), rest))).toBe(polyKey(p));
      const factors = splitFactors(rest);
      if (factors)
        expect(polyKey(factors.reduce((m, [q, e]) => (e === 2 ? mulPoly(mulPoly(m, q), q) : mulPoly(m, q)), one))).toBe(
          polyKey(rest),
        );
    }),
    SEED,
  );
});
const one = fromTerms([{ coef: rational(1), powers: [] }]);

const fieldOf = (): Field => {
  const field = new Field();
  for (const name of ['x', 'y'])
    field.generator(name, () => ({ meaning: { kind: 'symbol', name }, expr: symbol(name), unit: false }));
  return field;
};

test('both arithmetics of fractions agree with numbers, and with each other on what is zero', () => {
  fc.assert(
    fc.property(poly, poly, poly, fc.integer({ min: 2, max: 9 }), fc.integer({ min: 11, max: 19 }), (a, b, c, x, y) => {
      if (b.size === 0 || c.size === 0) return;
      const f = fieldOf();
      // a/b + b/c − (a·c + b·b)/(b·c) = 0, and + 1 is not.
      const zero = f.sub(
        f.add(f.div(fromPoly(a), fromPoly(b)), f.div(fromPoly(b), fromPoly(c))),
        f.div(fromPoly(addPoly(mulPoly(a, c), mulPoly(b, b))), fromPoly(mulPoly(b, c))),
      );
      expect(isZeroFrac(zero)).toBe(true);
      const own = new Arithmetic();
      const read = (p: Poly): Fraction =>
        [...p.values()].reduce<Fraction>(
          (s, t) =>
            own.add(
              s,
              t.powers.reduce(
                (m, [g, e]) => own.mul(m, own.pow(own.name(g === 0 ? 'x' : 'y'), e)),
                own.number(t.coef.num, t.coef.den),
              ),
            ),
          own.number(0n, 1n),
        );
      const [p, q, r] = [read(a), read(b), read(c)];
      const sum = own.add(own.div(p, q), own.div(q, r));
      expect(own.equal(sum, own.div(own.add(own.mul(p, r), own.mul(q, q)), own.mul(q, r)))).toBe(true);
      expect(own.equal(own.add(sum, own.number(1n, 1n)), sum)).toBe(false);
      const value = at(mulPoly(a, b), rational(x), rational(y));
      expect(value).toEqual(mul(at(a, rational(x), rational(y)), at(b, rational(x), rational(y))));
    }),
    SEED,
  );
});

test('a linear consequence is a combination that adds up, with the sign it says', () => {
  const masks = [POSITIVE, POSITIVE | ZERO_SIGN, NEGATIVE, NEGATIVE | ZERO_SIGN, ZERO_SIGN];
  const linear = fc.tuple(
    fc.integer({ min: -3, max: 3 }),
    fc.integer({ min: -3, max: 3 }),
    fc.integer({ min: -3, max: 3 }),
  );
  const of = ([a, b, c]: readonly number[]): Poly =>
    fromTerms([
      { coef: rational(a!), powers: [[0, 1]] },
      { coef: rational(b!), powers: [[1, 1]] },
      { coef: rational(c!), powers: [] },
    ]);
  fc.assert(
    fc.property(linear, fc.array(fc.tuple(linear, fc.constantFrom(...masks)), { maxLength: 4 }), (p, facts) => {
      const list = facts.map(([f, mask], law) => ({ poly: of(f), mask, law })).filter((f) => f.poly.size > 0);
      const found = impliedSign(of(p), list);
      if (!found) return;
      const total = found.facts.reduce<Poly>(
        (s, [f, c]) => addPoly(s, scalePoly(f.poly, c)),
        fromTerms([{ coef: found.constant, powers: [] }]),
      );
      expect(polyKey(total)).toBe(polyKey(of(p)));
      const wanted = found.mask & POSITIVE ? 1 : -1;
      expect(sign(found.constant) * wanted).toBeGreaterThanOrEqual(0);
      for (const [f, c] of found.facts)
        if (f.mask !== ZERO_SIGN) expect(sign(c) * (f.mask & POSITIVE ? 1 : -1) * wanted).toBeGreaterThanOrEqual(0);
    }),
    SEED,
  );
});
