/** Numbers that only look random: one seed gives one sequence, on every machine. */

export interface Random {
  /** The next number in [0, 1). */
  readonly next: () => number;
  readonly between: (low: number, high: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** mulberry32 (Ettinger 2017): 32 bits of state, period 2^32, good enough to draw formulas and points. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const word = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  // Two words: a double has more bits than one.
  const next = (): number => (word() + (word() >>> 11) / 2 ** 21) / 2 ** 32;
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    pick: (list) => list[Math.floor(next() * list.length)]!,
  };
}
