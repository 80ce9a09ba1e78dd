/** Where a formula is looked at: all exponents, both signs, the middle range, and beside whatever a kernel joins. */
import type { Formula, FormulaParameter } from './formulas.js';
import type { Random } from './random.js';

/** The double that so many units lie above x. */
export function stepped(x: number, units: number): number {
  const buffer = new DataView(new ArrayBuffer(8));
  buffer.setFloat64(0, x);
  buffer.setBigInt64(0, buffer.getBigInt64(0) + BigInt(x < 0 ? -units : units));
  return buffer.getFloat64(0);
}

const SMALLEST = -1074;
const LARGEST = 1023;
/** An odd stride, so that no exponent is favoured. */
const STRIDE = 53;

/** Inputs with mantissas of full length; `count` of them lie in the middle range. */
export function inputsOf(random: Random, count: number): readonly number[] {
  const out: number[] = [0, 1, -1, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE];
  const first = SMALLEST + Math.floor(random.between(0, STRIDE));
  for (let e = first; e <= LARGEST; e += STRIDE)
    for (const s of [-1, 1]) out.push(s * random.between(1, 1.99) * 2 ** e);
  for (let i = 0; i < count; i++) {
    const s = i % 2 === 0 ? 1 : -1;
    out.push(s * (i % 3 === 0 ? random.between(0, 12) : 2 ** random.between(-24, 11)));
  }
  return out;
}

/** Doubles at and beside a place. */
export const beside = (x: number): readonly number[] =>
  Number.isFinite(x) && x !== 0
    ? [x, ...[1, -1, 3, -3, 1021, -1021, 2 ** 31 - 1, 1 - 2 ** 31].map((n) => stepped(x, n))].filter(Number.isFinite)
    : [];

/** Places where values in order change their sign, to the last bit, as `run` sees it. */
export function signChanges(run: (x: number) => number, xs: readonly number[], most: number): readonly number[] {
  const sorted = [...xs].sort((a, b) => a - b);
  const found: number[] = [];
  for (let i = 0; i + 1 < sorted.length && found.length < most; i++) {
    let [l, h] = [sorted[i]!, sorted[i + 1]!];
    const s = Math.sign(run(l));
    if (!(s * Math.sign(run(h)) < 0)) continue;
    for (let k = 0; k < 100; k++) {
      const m = l / 2 + h / 2;
      if (m === l || m === h) break;
      if (Math.sign(run(m)) === s) l = m;
      else h = m;
    }
    found.push(l);
  }
  return found;
}

function valuesOf(p: FormulaParameter, random: Random): readonly number[] {
  const isPositive = p.domain?.includes('>') ?? false;
  const random1 = 2 ** random.between(-8, 8);
  const extreme = 2 ** random.between(-200, 200);
  return [
    random1,
    extreme,
    ...(isPositive ? [] : [-random1, -extreme]),
    ...(p.domain === undefined || p.domain.includes('>=') ? [0] : []),
  ];
}

/** Settings of the parameters: the defaults (an empty list), and so many more. */
export function settingsOf(f: Formula, random: Random, count: number): readonly (readonly number[])[] {
  if (f.parameters.length === 0) return [[]];
  const lists = f.parameters.map((p) => valuesOf(p, random));
  return [[], ...Array.from({ length: count }, () => lists.map((l) => random.pick(l)))];
}
