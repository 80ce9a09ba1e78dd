/**
 * `proofs/NAME.json`: a certificate for every claim that was proved, and for every derivative. `actc recheck` verifies
 * them; nothing else reads them.
 */
import { printCondition, printStatement } from '../expr/print.js';
import type { Claim, Emitted, Json, Verified } from '../stages.js';

const ABOUT = 'Made by activation-compiler; do not edit. `actc recheck` verifies these certificates.';

/** The claim as its certificate names it. */
export const claimText = (c: Claim): string =>
  `${printStatement(c.statement)}${c.where ? ` where ${printCondition(c.where)}` : ''}`;

/** The file; none where nothing was proved. */
export function proofsFile(verified: Verified): readonly Emitted[] {
  const { definition } = verified.derived;
  const claims = verified.claims.flatMap(({ claim, proof }): Json[] =>
    proof ? [{ title: claim.title, statement: claimText(claim), certificate: proof.certificate }] : [],
  );
  const derivatives = verified.derivativeChecks.flatMap(({ suffix, proofs }): Json[] =>
    proofs.length > 0 ? [{ function: suffix, certificates: proofs.map((p) => p.certificate) }] : [],
  );
  if (claims.length + derivatives.length === 0) return [];
  const text = layOut({ about: ABOUT, definition: definition.name, claims, derivatives }, '');
  return [{ path: `proofs/${definition.name}.json`, text: `${text}\n` }];
}

/** Values whose text is longer are spread over lines. */
const WIDTH = 110;

/** JSON that a difference can be read in: short values on one line, long ones on several. */
export function layOut(value: Json, indent: string): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || flat.length + indent.length <= WIDTH) return flat;
  const inner = `${indent} `;
  if (Array.isArray(value)) return `[\n${value.map((v) => `${inner}${layOut(v, inner)}`).join(',\n')}\n${indent}]`;
  const fields = Object.entries(value).map(([k, v]) => `${inner}${JSON.stringify(k)}: ${layOut(v, inner)}`);
  return `{\n${fields.join(',\n')}\n${indent}}`;
}
