/** What a method of settling claims hands back, and the interface that every method has. */
import type { Diagnostic } from '../diagnostic.js';
import type { Proof, Verdict, Witness } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import type { Problem } from './problem.js';

export interface Finding {
  readonly verdict: Verdict;
  /** How, in words; stands in the evidence. */
  readonly method: string;
  readonly witness?: Witness;
  readonly note?: string;
  /** Of a proved claim. */
  readonly proof?: Proof;
  /** The title's continuation for a refuted claim: "is false at x = 0". */
  readonly failure?: string;
  /** What to do about it. */
  readonly help?: readonly string[];
  /** Errors about the claim itself (empty domain, call outside the callee's domain). */
  readonly errors?: readonly Diagnostic[];
}

/** A prover that tried and failed: why. The next method is asked. */
export interface Unsettled {
  readonly unsettled: string;
}

/** A way to settle a claim; undefined where it has nothing to say and the next one is asked. */
export interface Method {
  readonly name: string;
  readonly settle: (problem: Problem, truth: Truth) => Finding | Unsettled | undefined;
}
