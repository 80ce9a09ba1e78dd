/** Findings as diagnostics: refuted claims are errors, unknown ones warnings. */
import { type Diagnostic, diagnostic, type Place } from '../diagnostic.js';
import type { Claim, Definition } from '../stages.js';
import type { Finding } from './finding.js';

/** What to say about a claim; nothing where it was tested. */
export function reportFinding(definition: Definition, claim: Claim, finding: Finding): readonly Diagnostic[] {
  if (finding.errors && finding.errors.length > 0) return finding.errors;
  const place: Place = { file: definition.source.file, start: claim.span.start, end: claim.span.end };
  if (finding.verdict === 'refuted') {
    const { witness } = finding;
    const values = witness ? [`left ${witness.left}, right ${witness.right}`] : [];
    return [
      diagnostic('claim-refuted', `\`${claim.title}\` ${finding.failure ?? 'is false'}`, {
        place,
        notes: [...values, ...(finding.note ? [finding.note] : [])],
        help: finding.help ?? [],
      }),
    ];
  }
  if (finding.verdict === 'unknown')
    return [
      diagnostic('claim-unknown', `\`${claim.title}\` could be neither tested nor refuted`, {
        place,
        notes: finding.note ? [finding.note] : [],
        help: ['state it differently, restrict it by `where`, or leave it: it stays marked as unknown in the evidence'],
      }),
    ];
  return [];
}
