/** Loads emitted TypeScript into this process, as it stands in the files: the fastest way to run it, and the truest. */
import { invariant } from '../../../diagnostic.js';
import type { Emitted, Measured } from '../../../stages.js';
import { toJavaScript } from '../../check-typescript.js';
import { fileName, named, scopeOf } from './scope.js';

type Module = Readonly<Record<string, (...args: readonly number[]) => number>>;

/**
 * The functions of one definition by suffix, called with the input, then all parameters. `files` hold the definition's
 * file and those that it imports. Nothing touches the disk: modules are data URLs, the imported ones inside.
 */
export async function loadFunctions(
  measured: Measured,
  files: readonly Emitted[],
): Promise<(suffix: string) => (...args: readonly number[]) => number> {
  const scope = scopeOf(measured);
  const urls = new Map<string, string>();
  const urlOf = async (path: string): Promise<string> => {
    const known = urls.get(path);
    if (known !== undefined) return known;
    const file = files.find((f) => f.path === path);
    invariant(file, `${path} was not emitted`);
    let text = await toJavaScript(file.text);
    for (const [written, imported] of text.matchAll(/\bfrom '(\.[^']+)\.js'/g)) {
      const url = await urlOf(resolved(path, `${imported}.ts`));
      text = text.replace(written, `from '${url}'`);
    }
    const url = `data:text/javascript,${encodeURIComponent(text).replaceAll("'", '%27')}`;
    urls.set(path, url);
    return url;
  };
  const module = (await import(await urlOf(`ts/${fileName(scope.definition.name)}.ts`))) as Module;
  return (suffix) => {
    const f = module[named(scope, suffix)];
    invariant(f, `the emitted file has no function ${named(scope, suffix)}`);
    return f;
  };
}

/** `./runtime/a.ts` beside `ts/b.ts` is `ts/runtime/a.ts`. */
function resolved(from: string, imported: string): string {
  const base = from.slice(0, from.lastIndexOf('/') + 1);
  return new URL(imported, `file:///${base}`).pathname.slice(1);
}
