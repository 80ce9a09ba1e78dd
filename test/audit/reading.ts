/** Reads functions of a text; nothing that settles or measures is loaded. */
import type { CodeFunction, NotRead } from '../../src/audit/code.js';
import { parseSource } from '../../src/audit/parse-source.js';
import { readFunction } from '../../src/audit/read-function.js';
import { realOf } from '../../src/audit/real.js';
import { scopeOf } from '../../src/audit/scope.js';
import { print } from '../../src/expr/print.js';

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
