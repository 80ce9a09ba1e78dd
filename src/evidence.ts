/** What was verified and measured of one definition, as INTERFACE.md section 4 lays it out for evidence.json. */
import { printCondition, printStatement } from './expr/print.js';
import type { ClaimResult, Figure, Measured, Verdict } from './stages.js';

/** Infinity is the text "Infinity", since JSON has none. */
export type JsonNumber = number | 'Infinity' | '-Infinity' | 'NaN';

export interface ClaimEvidence {
  readonly title: string;
  readonly statement: string;
  readonly verdict: Verdict;
  readonly method: string;
  readonly witness?: Readonly<Record<string, string>>;
  readonly note?: string;
}

export interface KernelEvidence {
  readonly function: string;
  readonly target: string;
  readonly precision: string;
  readonly grade: string;
  readonly maxUlp: JsonNumber;
  readonly maxUlpStrict?: JsonNumber;
  readonly models?: Readonly<Record<string, JsonNumber>>;
  readonly at: Readonly<Record<string, JsonNumber>>;
  readonly points: number;
  readonly exhaustive: boolean;
  readonly nan: number;
  readonly falseZero: number;
  readonly wrongSign: number;
  readonly undecided: number;
  readonly misrounded?: number;
}

export interface DefinitionEvidence {
  readonly claims: readonly ClaimEvidence[];
  readonly kernels: readonly KernelEvidence[];
  /** By target, where a reserved name was changed. */
  readonly renames?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const jsonNumber = (value: number): JsonNumber =>
  Number.isNaN(value) ? 'NaN' : value === Infinity ? 'Infinity' : value === -Infinity ? '-Infinity' : value;

const jsonNumbers = (values: Readonly<Record<string, number>>): Readonly<Record<string, JsonNumber>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, jsonNumber(value)]));

/** One claim: `witness` is `{x: "0.5", …, left: "…", right: "…"}`. */
export function claimEvidence(result: ClaimResult): ClaimEvidence {
  const { claim, verdict, method, witness, note } = result;
  const where = claim.where ? ` where ${printCondition(claim.where)}` : '';
  return {
    title: claim.title,
    statement: `${printStatement(claim.statement)}${where}`,
    verdict,
    method,
    ...(witness ? { witness: { ...witness.point, left: witness.left, right: witness.right } } : {}),
    ...(note ? { note } : {}),
  };
}

/** Errors by region stay where they were measured: they are for comparing runs. */
const kernelEvidence = ({ maxUlpStrict, models, regions: _, ...f }: Figure): KernelEvidence => ({
  ...f,
  maxUlp: jsonNumber(f.maxUlp),
  ...(maxUlpStrict === undefined ? {} : { maxUlpStrict: jsonNumber(maxUlpStrict) }),
  ...(models === undefined ? {} : { models: jsonNumbers(models) }),
  at: Object.fromEntries(Object.entries(f.at).map(([name, value]) => [name, jsonNumber(value)])),
});

/** The evidence of a measured definition. Only executed kernels have an entry. */
export function evidenceOf(
  measured: Measured,
  renames: Readonly<Record<string, Readonly<Record<string, string>>>>,
): DefinitionEvidence {
  const changed = Object.fromEntries(Object.entries(renames).filter(([, names]) => Object.keys(names).length > 0));
  return {
    claims: measured.lowered.verified.claims.map(claimEvidence),
    kernels: measured.figures.map(kernelEvidence),
    ...(Object.keys(changed).length > 0 ? { renames: changed } : {}),
  };
}
