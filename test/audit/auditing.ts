/** Runs an audit in this process, without measuring unless asked. */

import { type Audit, type AuditOptions, audit, type PairReport } from '../../src/audit/audit.js';
import { type OpName, op, opNames } from '../../src/expr/ops.js';
import type { Implementations } from '../../src/program/interpret.js';
import { interpret } from '../../src/program/interpret.js';
import { loadTruth } from '../../src/truth/truth.js';
import { readShipped } from '../support/shipped.js';

export const truth = await loadTruth();
const { library } = readShipped();

const implementations = Object.fromEntries(
  opNames.map((name: OpName) => [name, op(name).double]),
) as unknown as Implementations;

/** Any arithmetic will do for the tests: the table's own functions. */
export const model: NonNullable<AuditOptions['model']> = (f) => interpret(f.program, implementations);

type Options = Partial<AuditOptions>;

export const auditText = (text: string, options: Options = {}, file = 'example.ts'): Promise<Audit> =>
  audit({ source: { file, text }, library, truth }, { pairs: [], ofOutput: [], ...options });

/** The derivatives alone: no function is looked up among the known ones. */
export async function auditPairs(text: string, options: Options = {}): Promise<readonly PairReport[]> {
  const bench = { source: { file: 'example.ts', text }, library: new Map(), truth };
  const { entries } = await audit(bench, { pairs: [], ofOutput: [], ...options });
  return entries.flatMap((e) => (e.kind === 'pair' ? [e] : []));
}
