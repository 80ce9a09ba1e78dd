/** What commands are given by `cli.ts`, and what they give back: they print nothing and end nothing themselves. */

import type { Diagnostic } from '../diagnostic.js';
import type { DefinitionEvidence } from '../evidence.js';
import type { Guard } from '../output.js';
import type { Pipeline } from './pipeline.js';

/** Long work as it is shown while it lasts. */
export interface Progress {
  readonly start: (total: number, what: string) => void;
  readonly step: (name: string) => void;
  readonly stop: () => void;
}

export interface Host {
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly progress: Progress;
  readonly guard: Guard;
  /** Loads the stages: mathjs, MPFR and the rest. Called only when there is something to compile. */
  readonly pipeline: () => Promise<Pipeline>;
}

/** A broken promise of the compiler itself, met while it worked on a definition. */
export interface Bug {
  readonly where: string;
  readonly error: unknown;
}

/** What every command answers. */
export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  /** Shown file to text, for drawing frames. */
  readonly texts: ReadonlyMap<string, string>;
  readonly bugs: readonly Bug[];
  /** For `--json`. */
  readonly definitions: Readonly<Record<string, Pick<DefinitionEvidence, 'claims' | 'kernels'>>>;
}

/** Diagnostics that only a mistake of the compiler can cause. */
const ours: ReadonlySet<string> = new Set(['emitted-code-rejected', 'derivative-wrong']);

/** 0 fine, 1 any error, 2 our bug. */
export function exitStatus(outcome: Outcome): 0 | 1 | 2 {
  if (outcome.bugs.length > 0 || outcome.diagnostics.some((d) => ours.has(d.code))) return 2;
  return outcome.diagnostics.some((d) => d.severity === 'error') ? 1 : 0;
}
