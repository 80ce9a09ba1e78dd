/** What kernels of the finer grades import, directly or not: the runtime's files, word for word below a mark. */
import { cores } from '../../../program/mixed.js';
import type { Emitted } from '../../../stages.js';
import type { Render } from '../../target.js';

/** Files that kernels name themselves. */
const roots = [
  'guarded',
  ...Object.values(cores).map((c) => `cores/${c.file}`),
  'cores/pair',
  'cores/short',
  'cores/tail',
];

/** By it a build knows its own files again when the manifest is lost. */
const MARK = '// Made by activation-compiler; do not edit.\n';

/** The path of `./b` or `../b` seen from the file `a/c`. */
function resolved(from: string, imported: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const step of imported.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

/** The files, those that others import included, in order of their paths. */
export function runtimeFiles(render: Render): readonly Emitted[] {
  const found = new Map<string, string>();
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    const text = render(`runtime/${name}`, {});
    found.set(name, text);
    for (const m of text.matchAll(/\bfrom '(\.[^']+)\.js'/g)) open.push(resolved(name, m[1]!));
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => ({
      path: name.startsWith('cores/') ? `ts/runtime/${name}.ts` : `ts/runtime/exact/${name}.ts`,
      text: MARK + text,
    }));
}
