/** Runs an audit in this process, without measuring unless asked. */

import { type Audit, type AuditOptions, audit } from '../../src/audit/audit.js';
import type { CodeFunction, NotRead } from '../../src/audit/code.js';
import { parseSource } from '../../src/audit/parse-source.js';
import { readFunction } from '../../src/audit/read-function.js';
import { realOf } from '../../src/audit/real.js';
import { scopeOf } from '../../src/audit/scope.js';
import { type OpName, op, opNames } from '../../src/expr/ops.js';
import { print } from '../../src/expr/print.js';
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

export const auditText = (text: string, options: Partial<AuditOptions> = {}, file = 'example.ts'): Promise<Audit> =>
  audit({ source: { file, text }, library, truth }, { pairs: [], ofOutput: [], ...options });

/** The functions of a text as they are read. */
export async function readAll(text: string, file = 'example.ts'): Promise<readonly (CodeFunction | NotRead)[]> {
  const tree = await parseSource(file, text);
  const scope = scopeOf(tree);
  return scope.functions.map((f) => readFunction(f, scope, tree));
}

/** Name to formula, or to why it is not read. */
export async function formulas(text: string, file = 'example.ts'): Promise<Readonly<Record<string, string>>> {
  const all = await readAll(text, file);
  return Object.fromEntries(
    all.map((f) => [
      'code' in f ? f.name : (f.name ?? ''),
      'code' in f ? print(realOf(f.code)) : `not read: ${f.what}`,
    ]),
  );
}
