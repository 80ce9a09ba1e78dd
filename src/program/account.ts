/** How far a function's kernels are off over its input, by cell and arithmetic: what `explain` draws and tabulates. */

/** The formula as written and every grade, in this order; `single` is what accurate loops over float32 give. */
export const ARITHMETICS = ['written', 'fast', 'accurate', 'exact', 'single'] as const;
export type ArithmeticName = (typeof ARITHMETICS)[number];

/** Errors in ulp at one input; Infinity for NaN, a false infinity, a number where there is no value. */
export interface ErrorPoint {
  readonly x: number;
  readonly ulp: Readonly<Record<ArithmeticName, number>>;
}

/** The worst errors in one cell, or beside one root. */
export interface CellErrors {
  /** `(−∞, 0)`, `near -0.75`; which piece of the function where there are several. */
  readonly where: string;
  readonly points: number;
  readonly worst: Readonly<Record<ArithmeticName, { readonly ulp: number; readonly x: number }>>;
}

/** One operation of the accurate code. */
export interface OperationAccount {
  readonly text: string;
  /** Computed as an unevaluated sum of two doubles. */
  readonly pair: boolean;
  /** Of a pair: the largest error at samples, in ulp of the result, if this one operation were a single double. */
  readonly ifSingle?: number;
}

/** The code of one region of the input. */
export interface RegionAccount {
  readonly where: string;
  readonly operations: readonly OperationAccount[];
  /** The cores that it calls, with how many words. */
  readonly cores: readonly string[];
  /** Set for a polynomial around a root, whose lines are all alike. */
  readonly isPolynomial: boolean;
  /** The largest error at samples, in ulp. */
  readonly error: number;
}

export interface FunctionAccount {
  readonly suffix: string;
  readonly errors: readonly ErrorPoint[];
  readonly cells: readonly CellErrors[];
  readonly regions: readonly RegionAccount[];
}

/** Of the value and its derivatives, with parameters at their defaults. */
export interface Account {
  readonly functions: readonly FunctionAccount[];
}

/** The float32 code of one stretch of the input, for shaders. */
export interface ShortRegionAccount {
  readonly where: string;
  /** A number that holds there, a multiple of a power of the input, or code. */
  readonly rule: 'value' | 'power' | 'code';
  /** Of a value. */
  readonly value?: number;
  readonly operations: readonly OperationAccount[];
  /** Its polynomials have too many lines alike to list. */
  readonly isLong: boolean;
  /** Floating-point operations that a device executes for it. */
  readonly cost: number;
  /** The largest error at samples, in ulp. */
  readonly error: number;
}

export interface ShortAccount {
  readonly suffix: string;
  /** The ordinary formula is emitted: it rounds at most once. */
  readonly isPlain: boolean;
  /** Why there is no float32 code. */
  readonly lacking?: string;
  /** What the code computes, as a function of the variable of `where`, and how the result follows. */
  readonly pieces: readonly {
    readonly formula: string;
    readonly variable: string;
    readonly regions: readonly ShortRegionAccount[];
  }[];
}
