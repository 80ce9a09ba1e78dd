/** A seeded generator: the same text gives the same points on every machine. The seed is printed with the verdict. */

/** FNV-1a over UTF-16 units, 32 bits (Fowler, Noll, Vo; offset basis and prime are the published ones). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Uniform numbers in [0, 1): Marsaglia's xorshift32 (shifts 13, 17, 5). State 0 is a fixed point, so it is avoided. */
export function generator(seed: number): () => number {
  let state = seed >>> 0 || 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
