/** A kernel broken on purpose, one break each: the conformance suite must report every one. */

/** What is broken, after bugs that shipped in activation kernels elsewhere. */
export type Kind =
  | 'threshold moved'
  | 'branches swapped'
  | 'joint given to the other side'
  | 'cancellation'
  | 'NaN swallowed'
  | 'sign lost'
  | 'last digits of a number'
  | 'bits of a constant'
  | 'operation replaced'
  | 'saturation removed'
  | 'special value removed'
  | 'parameter ignored'
  | 'wrong derivative'
  | 'dy not multiplied'
  | 'bounds guard dropped'
  | 'stride wrong'
  | 'wrong place'
  | 'wrong channel';

export interface Mutant {
  readonly kind: Kind;
  /** The function, core or kernel that is broken. */
  readonly unit: string;
  /** The broken line, before and after. */
  readonly from: string;
  readonly to: string;
  /** The whole emitted file, broken. */
  readonly text: string;
  /** Suffixes of the functions whose results can change; none for a break in a kernel. */
  readonly suffixes: readonly string[];
  /** Does it break an entry point rather than a function? */
  readonly entry: boolean;
}

/** At most `most` of a list, spread over it, always the same ones. */
export function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]!);
}
