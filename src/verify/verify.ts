/**
 * verify: settles every claim of a definition and checks its derivatives: proved with a certificate, refuted with a
 * witness, tested, or unknown. Only this file makes a `Verified`, so nothing unverified can be emitted.
 */
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { printCondition } from '../expr/print.js';
import type { Claim, ClaimResult, Derived, Result, Verified } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { checkCalls } from './callee.js';
import { checkDerivatives } from './derivatives.js';
import type { Finding } from './finding.js';
import { methods } from './methods.js';
import { type Problem, problemOf } from './problem.js';
import { reportFinding } from './report.js';
import { samplePoints } from './sample.js';

/** The one place where the brand is put on. */
const verified = (parts: Omit<Verified, keyof Brand>): Verified => parts as Verified;
type Brand = { [K in keyof Verified as K extends symbol ? K : never]: Verified[K] };

/** Points looked for to see that a claim speaks of anything at all. */
const DOMAIN_POINTS = 24;

/** An error where the claim's domain holds no point; a finding where that could not be seen. */
function emptyDomain(problem: Problem, truth: Truth): Finding | undefined {
  if (problem.domain.length === 0) return undefined;
  const sample = samplePoints(problem, truth, { budget: DOMAIN_POINTS });
  if (sample.count > 0) return undefined;
  const text = printCondition(problem.domain);
  if (sample.unsolved)
    return {
      verdict: 'unknown',
      method: '0 points',
      note: `no exact point was found on \`${printCondition([sample.unsolved])}\``,
    };
  const { definition, claim } = problem;
  const place = { file: definition.source.file, start: claim.span.start, end: claim.span.end };
  const error = diagnostic('claim-domain-empty', `\`${claim.title}\` speaks of no point at all: its domain is empty`, {
    place,
    notes: [`no point was found where \`${text}\``],
    help: ["correct the claim's `where`, or the domains of the definition and its parameters"],
  });
  return { verdict: 'unknown', method: '0 points', note: 'the domain is empty', errors: [error] };
}

function settle(claim: Claim, derived: Derived, truth: Truth): Finding {
  const problem = problemOf(claim, derived);
  const empty = emptyDomain(problem, truth);
  if (empty) return empty;
  const errors = checkCalls(problem, truth);
  if (errors.length > 0) return { verdict: 'unknown', method: '0 points', note: errors[0]!.message, errors };
  const reasons: string[] = [];
  for (const method of methods) {
    const finding = method.settle(problem, truth);
    if (finding && 'verdict' in finding) return withReasons(finding, reasons);
    if (finding) reasons.push(finding.unsettled);
  }
  return { verdict: 'unknown', method: 'none', note: 'no method applies' };
}

/** A claim that was only tested says why it was not proved. */
function withReasons(finding: Finding, reasons: readonly string[]): Finding {
  if (reasons.length === 0 || finding.verdict !== 'tested') return finding;
  const why = `no proof: ${reasons.join('; ')}`;
  return { ...finding, note: finding.note === undefined ? why : `${finding.note}; ${why}` };
}

const resultOf = (claim: Claim, { verdict, method, witness, note, proof }: Finding): ClaimResult => ({
  claim,
  verdict,
  method,
  ...(witness ? { witness } : {}),
  ...(note ? { note } : {}),
  ...(proof ? { proof } : {}),
});

/**
 * Settles all claims of a derived definition and checks its derivatives. The value is returned beside errors too, so
 * that verdicts can be shown; who goes on must look at the diagnostics first.
 */
export function verify(derived: Derived, truth: Truth): Result<Verified> {
  const diagnostics: Diagnostic[] = [];
  const claims = derived.definition.claims.map((claim) => {
    const finding = settle(claim, derived, truth);
    diagnostics.push(...reportFinding(derived.definition, claim, finding));
    return resultOf(claim, finding);
  });
  const derivatives = checkDerivatives(derived, truth);
  diagnostics.push(...derivatives.diagnostics);
  return { value: verified({ derived, claims, derivativeChecks: derivatives.checks }), diagnostics };
}
