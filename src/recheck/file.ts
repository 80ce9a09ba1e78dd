/** Checks the certificates of one definition: all that its `proofs/NAME.json` holds, against the definition itself. */
import { printCondition, printStatement } from '../expr/print.js';
import type { Certificate, Claim, Derived, Json } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { recheck } from './kinds.js';
import { type Stated, statedClaim, statedDerivative } from './statement.js';

/** One certificate: what it is about, and why it was refused, if it was. */
export interface Rechecked {
  readonly what: string;
  readonly claim?: Claim;
  readonly refused?: string;
}

type Entry = { readonly [key: string]: Json };
const isEntry = (v: Json | undefined): v is Entry => typeof v === 'object' && v !== null && !Array.isArray(v);
const listOf = (v: Json | undefined): readonly Json[] => (Array.isArray(v) ? v : []);

/** `text` is the file's; undefined where there is none. Never throws for a damaged file. */
export function recheckFile(text: string | undefined, derived: Derived, truth: Truth): readonly Rechecked[] {
  const { definition } = derived;
  if (text === undefined) return [];
  let file: Json;
  try {
    file = JSON.parse(text) as Json;
  } catch {
    return [{ what: 'the file of proofs', refused: 'it is no JSON' }];
  }
  if (!isEntry(file) || file.definition !== definition.name)
    return [{ what: 'the file of proofs', refused: 'it is not about this definition' }];
  return [
    ...listOf(file.claims).map((entry) => claimEntry(entry, derived, truth)),
    ...listOf(file.derivatives).map((entry) => derivativeEntry(entry, derived, truth)),
  ];
}

const statementText = (c: Claim): string =>
  `${printStatement(c.statement)}${c.where ? ` where ${printCondition(c.where)}` : ''}`;

function claimEntry(entry: Json, derived: Derived, truth: Truth): Rechecked {
  const { definition, library } = derived;
  const fields = isEntry(entry) ? entry : {};
  const what = `claim \`${String(fields.title)}\``;
  const claim = definition.claims.find((c) => c.title === fields.title && statementText(c) === fields.statement);
  if (!claim) return { what, refused: 'the definition makes no such claim' };
  const refused = verdict(fields.certificate, statedClaim(claim, definition, library), truth);
  return { what, claim, ...(refused === undefined ? {} : { refused }) };
}

function derivativeEntry(entry: Json, derived: Derived, truth: Truth): Rechecked {
  const fields = isEntry(entry) ? entry : {};
  const what = `derivative \`${derived.definition.name}_${String(fields.function)}\``;
  const f = derived.functions.find((g) => g.suffix === fields.function && g.by.length > 0);
  if (!f) return { what, refused: 'there is no such derivative' };
  const statements = statedDerivative(derived, f);
  const certificates = listOf(fields.certificates);
  if (statements.length !== certificates.length) return { what, refused: 'a case is missing' };
  const refused = statements.map((s, i) => verdict(certificates[i], s, truth)).find((r) => r !== undefined);
  return { what, ...(refused === undefined ? {} : { refused }) };
}

function verdict(certificate: Json | undefined, stated: Stated, truth: Truth): string | undefined {
  if (!isEntry(certificate) || typeof certificate.kind !== 'string') return 'there is no certificate';
  return recheck(certificate as Certificate, stated, truth);
}
