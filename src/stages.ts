/**
 * The records between the verbs; types only. Each record wraps the one before, adds, and never overwrites:
 *
 *   read → Definition ─ derive → Derived ─ verify → Verified ─ lower → Lowered ─ measure → Measured ─ emit → files
 *
 * `Verified` carries a private brand: only `verify` can make one, so nothing unverified can be lowered or emitted.
 */
import type { Rational } from './algebra/rational.js';
import type { Diagnostic } from './diagnostic.js';
import type { Comparison, Condition, Expr, Relation, Span } from './expr/expr.js';
import type { OpName } from './expr/ops.js';
import type { Kernel } from './program/kernel.js';

/** A text and the file it came from; `file` is what diagnostics print. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

export interface Result<T> {
  /** Missing when an error stopped this definition. */
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

// read ---------------------------------------------------------------------------------------------------------------

export interface Parameter {
  readonly name: string;
  readonly default: Rational;
  /** Without one, any real. */
  readonly domain?: Condition;
  readonly about?: string;
  readonly learned: boolean;
  readonly span: Span;
}

/** A convention at a joint, as an author declares it (`x = 0 where b == 0: { dx: 0, dxx: 0, source: … }`). */
export interface JointRule {
  readonly variable: string;
  readonly at: Expr;
  readonly where?: Condition;
  readonly dx?: Expr;
  readonly dxx?: Expr;
  readonly source?: string;
  readonly span: Span;
}

export type Property =
  | 'increasing'
  | 'decreasing'
  | 'nondecreasing'
  | 'nonincreasing'
  | 'convex'
  | 'concave'
  | 'even'
  | 'odd';

/** The statement of a claim. Comparison chains (`a < f < b`) hold their links in order. */
export type Statement =
  | { readonly kind: 'identity'; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'inequality'; readonly links: readonly Comparison[] }
  | { readonly kind: 'property'; readonly property: Property; readonly negated: boolean; readonly of: Expr }
  | {
      readonly kind: 'range';
      readonly of: Expr;
      readonly low: Expr;
      readonly high: Expr;
      readonly lowOpen: boolean;
      readonly highOpen: boolean;
    }
  | { readonly kind: 'smooth'; readonly of: Expr; readonly order: number | 'inf'; readonly negated: boolean };

export interface Claim {
  readonly title: string;
  /** The author's text, where-clause included. */
  readonly text: string;
  readonly statement: Statement;
  readonly where?: Condition;
  /** Inputs, parameters and variables introduced by `where` that the claim is about, sorted. */
  readonly variables: readonly string[];
  readonly span: Span;
}

export interface Definition {
  readonly name: string;
  readonly source: Source;
  readonly title: string;
  readonly about?: string;
  readonly aliases: readonly string[];
  readonly inputs: readonly string[];
  readonly domain?: Condition;
  readonly parameters: readonly Parameter[];
  /** As written (`use` nodes for other definitions). One for now; several outputs come later. */
  readonly outputs: readonly Expr[];
  readonly joints: readonly JointRule[];
  readonly claims: readonly Claim[];
  readonly sources: readonly string[];
  /** Names of all definitions that value, joints and claims use, directly or not, sorted, without itself. */
  readonly uses: readonly string[];
}

/** All definitions that were read without an error, by name. */
export type Library = ReadonlyMap<string, Definition>;

/** What reading a set of files gives. */
export interface Readings {
  /**
   * All definitions whose bodies (everything but claims) have no error: the given ones, and the shipped ones they
   * use, directly or not. Claims of shipped ones are not read: nobody asked for them to be verified.
   */
  readonly library: Library;
  /** Names of the given definitions, in order, failed ones included. */
  readonly given: readonly string[];
  /** By definition name, for given definitions with problems; problems of no one given definition are under ''. */
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
}

// derive -------------------------------------------------------------------------------------------------------------

/** value, d/dx, d²/dx², d/dparameter: one emitted function each. */
export interface DerivedFunction {
  /** '' | 'dx' | 'dxx' | 'd' + parameter. */
  readonly suffix: string;
  /** Differentiated by these, in order ([] for the value, ['x', 'x'] for dxx). */
  readonly by: readonly string[];
  /** Uses expanded, tidied, total: pieces for the joints' conventions are in it. */
  readonly expression: Expr;
}

/** Where two smooth parts meet. */
export interface Joint {
  readonly at: Expr;
  readonly where?: Condition;
  /** One-sided values of value, dx, dxx as expressions in the parameters; missing where not found. */
  readonly left: Readonly<Record<string, Expr>>;
  readonly right: Readonly<Record<string, Expr>>;
  /** What the emitted functions give exactly at the joint. */
  readonly convention: Readonly<Record<string, Expr>>;
  /** 'declared' by the author, or 'left' by default. */
  readonly origin: 'declared' | 'left';
  readonly source?: string;
}

export interface Derived {
  readonly definition: Definition;
  readonly library: Library;
  readonly functions: readonly DerivedFunction[];
  readonly joints: readonly Joint[];
}

// verify -------------------------------------------------------------------------------------------------------------

/** `proved` is only for the exact prover; sampled claims are `tested`, never more. */
export type Verdict = 'proved' | 'tested' | 'refuted' | 'unknown';

/** The point that refutes, short decimals an author can try by hand, with both values. */
export interface Witness {
  readonly point: Readonly<Record<string, string>>;
  readonly left: string;
  readonly right: string;
}

/** What `actc recheck` verifies: plain data; `kind` names the checker. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Certificate = { readonly kind: string } & { readonly [key: string]: Json };

/** Why a claim is true. */
export interface Proof {
  /** For a reader, one sentence or formula each. */
  readonly steps: readonly string[];
  readonly certificate: Certificate;
}

export interface ClaimResult {
  readonly claim: Claim;
  readonly verdict: Verdict;
  /** How, in words: "412 points, 60 digits, worst gap 0". */
  readonly method: string;
  readonly witness?: Witness;
  readonly note?: string;
  /** Of proved claims, and of these only. */
  readonly proof?: Proof;
}

/** How a derived derivative was checked: against automatic differentiation in intervals, and by a proof. */
export interface DerivativeCheck {
  readonly suffix: string;
  /** Points at which both ways agree. */
  readonly points: number;
  readonly digits: number;
  /** Away from the joints, where conventions rule: one proof for each case of a joint's condition. None: not proved. */
  readonly proofs: readonly Proof[];
  /** Why it is not proved. */
  readonly note?: string;
}

declare const verifiedBrand: unique symbol;

export interface Verified {
  readonly derived: Derived;
  readonly claims: readonly ClaimResult[];
  readonly derivativeChecks: readonly DerivativeCheck[];
  readonly [verifiedBrand]: true;
}

// lower --------------------------------------------------------------------------------------------------------------

/** A number in a program: the nearest double and the nearest binary32 of the same exact value, and where it is from. */
export interface NumberOperand {
  readonly kind: 'number';
  readonly double: number;
  readonly single: number;
  /** The expression in the definitions' notation (`log(2)`, `0.25`). */
  readonly text: string;
}
/** Infinities and NaN as results; targets that cannot write them as literals build them. */
export interface SpecialOperand {
  readonly kind: 'special';
  readonly value: 'inf' | '-inf' | 'nan' | '-0';
}
export type Operand =
  | { readonly kind: 'let'; readonly index: number }
  | { readonly kind: 'variable'; readonly name: string }
  | NumberOperand
  | SpecialOperand;

/** One machine operation; named `t<index>` in text. Indices are unique in a program. */
export interface Let {
  readonly index: number;
  readonly op: OpName;
  readonly args: readonly Operand[];
}

export interface Test {
  readonly left: Operand;
  readonly relation: Relation;
  readonly right: Operand;
}

/** Straight-line operations, then a result or a branch. Inner blocks see the lets of outer ones. */
export interface Block {
  readonly lets: readonly Let[];
  readonly result:
    | { readonly kind: 'value'; readonly value: Operand }
    | { readonly kind: 'branch'; readonly tests: readonly Test[]; readonly then: Block; readonly otherwise: Block };
}

/**
 * The program of one function. The head of every emitted function, before the block: a NaN input is returned as it
 * is; ±∞ give `atInfinity`, where it is not 'natural' (the block's own result is right there).
 */
export interface Program {
  readonly inputs: readonly string[];
  readonly parameters: readonly string[];
  readonly block: Block;
  readonly atPlusInfinity: InfinityRule;
  readonly atMinusInfinity: InfinityRule;
  /** What f(−0) is: 'natural' (the block is right), or a value to return. */
  readonly atMinusZero: 'natural' | Operand;
}

/** 'natural', a value, or "the block's value at this large finite x" (where the function has reached its limit). */
export type InfinityRule =
  | 'natural'
  | Operand
  | { readonly kind: 'saturate'; readonly double: number; readonly single: number };

export interface LoweredFunction {
  readonly derived: DerivedFunction;
  readonly program: Program;
  /** Names of the rewrite rules that made it, in order. */
  readonly rules: readonly string[];
  /** Host (or built-in) functions that the program calls, sorted: their accuracy is the host's. */
  readonly host: readonly string[];
  /** What the grades `accurate` and `exact` are made of, where they were asked for. */
  readonly kernel?: Kernel;
}

export interface Lowered {
  readonly verified: Verified;
  readonly functions: readonly LoweredFunction[];
}

// measure ------------------------------------------------------------------------------------------------------------

export type Precision = 'f64' | 'f32' | 'f16';
export type Grade = 'fast' | 'accurate' | 'exact';

/** One row of the evidence (INTERFACE.md section 4). */
export interface Figure {
  readonly function: string;
  readonly target: string;
  readonly precision: Precision;
  readonly grade: Grade;
  /** Infinity where a finite truth came out as NaN, or an infinity was missed. */
  readonly maxUlp: number;
  /** Of devices: the error where subnormal results count too (`maxUlp` is flush-aware there). */
  readonly maxUlpStrict?: number;
  /**
   * Of float32 kernels of finer grades: the error where a device fuses products into sums, flushes subnormal numbers, or
   * divides as inexactly as shading languages allow, computed in this process on the structured points.
   */
  readonly models?: Readonly<Record<'fma' | 'flush' | 'sloppyDivision', number>>;
  /** Of devices: the largest errors by where x is, as measure/regions.ts writes them. */
  readonly regions?: string;
  /** The input of the worst error, every variable by name. */
  readonly at: Readonly<Record<string, number>>;
  readonly points: number;
  readonly exhaustive: boolean;
  /** Counts of points: NaN where the truth is a number; 0 where the truth is a normal number; the wrong sign. */
  readonly nan: number;
  readonly falseZero: number;
  readonly wrongSign: number;
  /** Points where the truth could not be decided within the limits. */
  readonly undecided: number;
  /** Of sweeps with an oracle of roundings: results that are not the right float32. */
  readonly misrounded?: number;
}

export interface Measured {
  readonly lowered: Lowered;
  /** The grade asked for; a target that does not have it emits `fast`, and so do all where it is missing. */
  readonly grade?: Grade;
  readonly figures: readonly Figure[];
}

// emit ---------------------------------------------------------------------------------------------------------------

export interface Emitted {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** What files over all definitions may know of one; kept in the manifest, so that cached definitions count too. */
export interface Summary {
  readonly name: string;
  readonly title: string;
  readonly about?: string;
  readonly aliases: readonly string[];
  /** Parameter names in order. */
  readonly parameters: readonly string[];
  /** Suffixes of the functions ('' , 'dx', …). */
  readonly functions: readonly string[];
  /** Its kernels compute in scaled numbers: targets that have this grade add what such kernels share. */
  readonly scaled?: true;
}
