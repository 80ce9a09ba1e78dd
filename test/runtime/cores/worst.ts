/** The worst that a core does on a list of arguments, against MPFR. */
import { expect } from 'vitest';
import { coreBounds } from '../../../templates/ts/runtime/cores/bounds.js';
import { tail as tailOfCores } from '../../../templates/ts/runtime/cores/tail.js';
import { randomFrom, tailFor } from './points.js';
import { misses, references, type Words } from './reference.js';

export interface Worst {
  readonly ulp: number;
  readonly ulpAt: number;
  readonly bits: number;
  readonly bitsAt: readonly [number, number];
  /** Of the head alone: more than 1/2 would say that it isn't the nearest double. */
  readonly headUlp: number;
}

export type Single = (x: number) => number;
export type Pair = (x: number, low: number) => number;
type Name = keyof typeof coreBounds;

/** Below this the tail has too few bits left. */
const PAIR_FROM = 2 ** -960;

/** A double core and its pair core over arguments; every second argument of the pair has a tail. */
export function worstOf(
  name: Name,
  single: Single,
  pair: Pair,
  points: readonly number[],
  seed: number,
  tail = tailOfCores,
): Worst {
  const random = randomFrom(seed);
  const reference = references[name];
  let [ulp, ulpAt, bits, bitsAt, headUlp] = [0, 0, Number.NEGATIVE_INFINITY, [0, 0] as [number, number], 0];
  points.forEach((x, i) => {
    const value = single(x);
    const low = i % 2 === 0 ? 0 : tailFor(random, x);
    const head = pair(x, low);
    const pairs: readonly Words[] = [
      [head, tail[0]!],
      [head, 0],
    ];
    const [two, alone, one] =
      low === 0
        ? misses(reference, x, 0, [...pairs, [value, 0]])
        : [...misses(reference, x, low, pairs), ...misses(reference, x, 0, [[value, 0]])];
    if (!(one!.ulp <= ulp)) [ulp, ulpAt] = [one!.ulp, x];
    if ((low === 0 || Math.abs(head) >= PAIR_FROM) && !(alone!.ulp <= headUlp)) headUlp = alone!.ulp;
    if (Math.abs(head) >= PAIR_FROM && Number.isFinite(head) && !(two!.bits <= bits))
      [bits, bitsAt] = [two!.bits, [x, low]];
  });
  return { ulp, ulpAt, bits, bitsAt, headUlp };
}

/** Measures, prints, and holds a core to its bounds. */
export function hold(name: Name, single: Single, pair: Pair, points: readonly number[], seed: number): void {
  const w = worstOf(name, single, pair, points, seed);
  console.log(
    `${name}: ${points.length} points, seed ${seed}: ${w.ulp.toFixed(4)} ulp at ${w.ulpAt}, ` +
      `pair 2^${w.bits.toFixed(1)} at ${w.bitsAt[0]} + ${w.bitsAt[1]}`,
  );
  const bound = coreBounds[name];
  expect(w.ulp, `double core at ${w.ulpAt}`).toBeLessThanOrEqual(bound.ulp);
  expect(w.bits, `pair core at ${w.bitsAt.join(' + ')}`).toBeLessThanOrEqual(-bound.pairBits);
  // The nearest double of the pair: of the truth up to the pair's own error.
  expect(w.headUlp).toBeLessThanOrEqual(0.5 + 2 ** (54 - bound.pairBits));
}
