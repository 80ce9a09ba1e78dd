/**
 * r² = d − 2r for r = √(1 + d) − 1: the one algebraic relation between germs. Used only where it was asked for: it turns
 * a harmless small r² into a difference, but resolves coincidences that nothing else does.
 */
import { rational } from '../rational.js';
import { cancelDenominators, type Fraction, fraction } from './fraction.js';
import { isWhole, type Monomial, UNIT } from './monomial.js';
import { lead, multiplyByMonomial, multiplySums, putInto, type Sum, sumKey } from './polynomial.js';
import type { GermTable } from './table.js';

/** Squares replaced in one sum. */
const MOST_REPLACED = 400;

interface Hit {
  readonly term: Monomial;
  readonly germ: number;
  readonly under: Sum;
}

const rootUnder = (table: GermTable, id: number): Sum | undefined => {
  const g = table.germs[id]!;
  return g.kind === 'atom' && g.atom === 'sqrt1pm1' && g.argument.denominators.size === 0
    ? g.argument.numerator
    : undefined;
};

function squaredRoot(table: GermTable, a: Sum): Hit | undefined {
  for (const term of a.values())
    for (const p of term.powers) {
      if (p.exponent < 2 * UNIT || !isWhole(p.exponent)) continue;
      const under = rootUnder(table, p.germ);
      if (under) return { term, germ: p.germ, under };
    }
  return undefined;
}

export function reduceSum(table: GermTable, a: Sum): Sum {
  let sum = a;
  for (let step = 0; step < MOST_REPLACED; step++) {
    const hit = squaredRoot(table, sum);
    if (!hit) return sum;
    const { term, germ, under } = hit;
    const rest = new Map(sum);
    putInto(rest, term, rational(-1));
    const lower = table.monomial(
      term.coefficient,
      term.powers
        .map((p) => (p.germ === germ ? { germ, exponent: p.exponent - 2 * UNIT } : p))
        .filter((p) => p.exponent !== 0),
    );
    for (const u of under.values()) putInto(rest, table.multiply(lower, u));
    putInto(rest, table.multiply(lower, table.of(germ, UNIT, rational(-2))));
    sum = rest;
  }
  return sum;
}

const holdsRoot = (table: GermTable, a: Sum): boolean =>
  [...a.values()].some((t) => t.powers.some((p) => rootUnder(table, p.germ) !== undefined));

/** Does the numerator hold a square of such a root? Then reducing may help. */
export const hasSquaredRoot = (table: GermTable, f: Fraction): boolean =>
  squaredRoot(table, f.numerator) !== undefined ||
  [...f.numerator.values()].some((t) =>
    t.powers.some((p) => {
      const g = table.germs[p.germ]!;
      return g.kind === 'atom' && g.atom === 'sqrt1pm1' && p.exponent >= 2 * UNIT;
    }),
  );

/** The reduced fraction, if the table asks for it; squares of denominators that hold such roots are reduced too. */
export function reduced(table: GermTable, f: Fraction): Fraction {
  if (!table.reduce || f.numerator.size === 0) return f;
  let n = reduceSum(table, f.numerator);
  const denominators = new Map<string, { sum: Sum; exponent: number }>();
  const put = (sum: Sum, exponent: number) => {
    const key = sumKey(sum);
    denominators.set(key, { sum, exponent: exponent + (denominators.get(key)?.exponent ?? 0) });
  };
  for (const d of f.denominators.values()) {
    if (d.exponent < 2 || !holdsRoot(table, d.sum)) {
      put(d.sum, d.exponent);
      continue;
    }
    const square = reduceSum(table, multiplySums(table, d.sum, d.sum));
    const half = Math.floor(d.exponent / 2);
    const inverse = table.invert(lead(table, square));
    const rest = multiplyByMonomial(table, square, inverse);
    for (let k = 0; k < half; k++) n = multiplyByMonomial(table, n, inverse);
    if (rest.size > 1) put(rest, half);
    if (d.exponent % 2 === 1) put(d.sum, 1);
  }
  return cancelDenominators(table, fraction(n, denominators));
}
