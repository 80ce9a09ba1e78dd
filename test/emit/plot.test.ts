import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimals, type Plot, plot, simplified, type XY } from '../../src/emit/plot.js';
import { svgPlot } from '../../src/emit/plot-svg.js';
import { textPlot } from '../../src/emit/plot-text.js';
import { number, pieces, symbol } from '../../src/expr/expr.js';
import { parse } from '../../src/expr/parse.js';
import type { Joint } from '../../src/stages.js';
import { conditionOf, measuredOf, type Sample } from './sample-records.js';

const drawn = (sample: Sample): Plot => plot(measuredOf(sample).lowered.verified.derived)!;

const kink: Joint = {
  at: number(0),
  left: { '': number(0), dx: number(0) },
  right: { '': number(0), dx: number(1) },
  convention: { '': number(0), dx: number(0) },
  origin: 'left',
};
const ramp: Sample = {
  name: 'ramp',
  value: pieces([{ when: conditionOf('x > 0'), value: symbol('x') }, { value: number(0) }]),
  joints: [kink],
};

describe('a plot', () => {
  test('stays inside its window, and says where its lines end', () => {
    for (const value of ['exp(x)', 'x^3', '1/x', 'tan(x)', '1000*x', 'x*0', 'sqrt(x)', 'log(x)']) {
      const p = drawn({ name: 'f', value });
      for (const [x, y] of p.curves.flatMap((c) => c.lines.flat())) {
        expect(x).toBeGreaterThanOrEqual(p.x[0]);
        expect(x).toBeLessThanOrEqual(p.x[1]);
        expect(y).toBeGreaterThanOrEqual(p.y[0] - 1e-9);
        expect(y).toBeLessThanOrEqual(p.y[1] + 1e-9);
      }
    }
  });

  test('is broken at a jump, where a dot says what the function is there', () => {
    const p = drawn(ramp);
    const slope = p.curves.find((c) => c.role === 'dx')!;
    expect(slope.lines).toHaveLength(2);
    expect(slope.dots).toEqual([[0, 0]]);
    const value = p.curves.find((c) => c.role === 'value')!;
    expect(value.dots).toEqual([]);
  });

  test('has a gap where the function is undefined, and none at a pole is bridged', () => {
    expect(
      Math.min(
        ...drawn({ name: 'f', value: 'log(x)' })
          .curves[0]!.lines.flat()
          .map(([x]) => x),
      ),
    ).toBeGreaterThan(0);
    expect(drawn({ name: 'f', value: '1/x' }).curves[0]!.lines).toHaveLength(2);
  });

  test('shows a joint that lies far out', () => {
    const far: Joint = { ...kink, at: parse('7*a') };
    const p = drawn({ ...ramp, parameters: { a: '1' }, joints: [far] });
    expect(p.x[1]).toBeGreaterThan(7);
  });

  test('without a value anywhere is none', () => {
    expect(plot(measuredOf({ name: 'f', value: 'log(-1 - x^2)' }).lowered.verified.derived)).toBeUndefined();
  });
});

describe('a line with points left out', () => {
  const distance = ([x, y]: XY, [ax, ay]: XY, [bx, by]: XY) => {
    const length = Math.hypot(bx - ax, by - ay);
    return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length;
  };

  test('stays within the tolerance, and keeps both ends', () => {
    const heights = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(heights, fc.constantFrom(0.01, 0.5, 3), (ys, tolerance) => {
        const line = ys.map((y, i): XY => [i, y]);
        const kept = simplified(line, tolerance);
        expect([kept[0], kept.at(-1)]).toEqual([line[0], line.at(-1)]);
        for (const p of line) {
          const right = kept.findIndex(([x]) => x >= p[0]);
          const [a, b] = [kept[Math.max(0, right - 1)]!, kept[right]!];
          expect(distance(p, a, b)).toBeLessThanOrEqual(tolerance + 1e-9);
        }
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test('decimals have no trailing zeros and no negative zero', () => {
    expect([1, -0.0001, 0.5, 1.2345, -2].map((v) => decimals(v, 2))).toEqual(['1', '0', '0.5', '1.23', '-2']);
  });
});

describe('drawings', () => {
  test('in text show axes, curves and ticks', () => {
    expect(textPlot(drawn(ramp)).join('\n')).toMatchInlineSnapshot(`
      "5                               |                            **
                                      |                          ***
                                      |                        ***
      4                               |                      ***
                                      |                    **
                                      |                 ***
      3                               |               ***
                                      |             ***
      2                               |           ***
                                      |         ***
                                      |       ***
      1                               ......**.......................
                                      |  ***
                                      |***
      0 ********************************-----------------------------
        -5                            x                             5"
    `);
  });

  test('in SVG are well-formed, with the same bytes every time, and load nothing', () => {
    const svg = svgPlot(drawn(ramp), 'ramp');
    expect(svg).toBe(svgPlot(drawn(ramp), 'ramp'));
    expect(svg).not.toMatch(/<script|href=|NaN|Infinity|undefined/);
    const open: string[] = [];
    for (const [, close, name, rest] of svg.matchAll(/<(\/?)([a-z]+)([^>]*)>/g)) {
      if (close) expect(open.pop()).toBe(name);
      else if (!rest!.endsWith('/')) open.push(name!);
    }
    expect(open).toEqual([]);
    expect(svg.match(/<polyline/g)).toHaveLength(4);
    expect(svg.match(/<circle/g)).toHaveLength(1);
  });
});
