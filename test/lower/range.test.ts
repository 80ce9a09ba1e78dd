import { describe, expect, it } from 'vitest';
import { rational, ZERO } from '../../src/algebra/rational.js';
import { intersect, isNonnegative, isNonpositive, mulRanges, point } from '../../src/lower/range.js';

describe('the product of two ranges', () => {
  it('is zero where one factor is known to be zero, whatever the other is', () => {
    const zero = point(ZERO);
    for (const other of [zero, point(rational(3)), point(rational(-3))])
      for (const product of [mulRanges(zero, other), mulRanges(other, zero)])
        expect([isNonnegative(product), isNonpositive(product)]).toEqual([true, true]);
  });

  it('has the sign that the signs of the factors give', () => {
    const [two, minusTwo] = [point(rational(2)), point(rational(-2))];
    expect(mulRanges(two, minusTwo)).toEqual(point(rational(-4)));
    expect(mulRanges(minusTwo, minusTwo)).toEqual(point(rational(4)));
    expect(intersect(two, two)).toEqual(two);
  });
});
