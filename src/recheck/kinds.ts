/** The kinds of certificates and who checks them. A new kind of proof is a line here and a file beside this one. */
import type { Certificate } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { checkBounds } from './bounds.js';
import { checkCells } from './cells.js';
import type { Stated } from './statement.js';

/** Undefined where the certificate proves the statement; else the reason why not. Throws for no certificate. */
export type Checker = (certificate: Certificate, stated: Stated, truth: Truth) => string | undefined;

export const kinds: Readonly<Record<string, Checker>> = {
  cells: checkCells,
  bounds: checkBounds,
};

/** Checks a certificate of any kind. */
export function recheck(certificate: Certificate, stated: Stated, truth: Truth): string | undefined {
  if (typeof certificate !== 'object' || certificate === null || typeof certificate.kind !== 'string')
    return 'there is no certificate';
  const checker = Object.hasOwn(kinds, certificate.kind) ? kinds[certificate.kind] : undefined;
  return checker ? checker(certificate, stated, truth) : `no checker for certificates of kind \`${certificate.kind}\``;
}
