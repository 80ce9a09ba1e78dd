/** Loads emitted TypeScript into this process, as it stands in the files: the fastest way to run it, and the truest. */
import { invariant } from '../../../diagnostic.js';
import type { Emitted, Measured } from '../../../stages.js';
import { toJavaScript } from '../../check-typescript.js';
import { fileName, named, scopeOf } from './scope.js';

type Module = Readonly<Record<string, (...args: readonly number[]) => number>>;

/**
 * The functions of one definition by suffix, called with the input, then all parameters; the array kernels by the names of
 * their passes. `files` hold the definition's file and those that it imports. Nothing touches the disk.
 */
export async function loadFunctions(
  measured: Measured,
  files: readonly Emitted[],
): Promise<(suffix: string) => (...args: readonly number[]) => number> {
  const scope = scopeOf(measured);
  const text = await bundled(`ts/${fileName(scope.definition.name)}.ts`, files);
  const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as { readonly default: Module };
  return (suffix) => {
    const f = module.default[named(scope, suffix)];
    invariant(f, `the emitted file has no function ${named(scope, suffix)}`);
    return f;
  };
}

/** One module with everything that a file imports, each file a function of its own that returns its exports. */
async function bundled(entry: string, files: readonly Emitted[]): Promise<string> {
  const names = new Map<string, string>();
  const open = new Set<string>();
  const parts: string[] = [];
  const add = async (path: string): Promise<string> => {
    const known = names.get(path);
    if (known !== undefined) return known;
    const file = files.find((f) => f.path === path);
    invariant(file, `${path} was not emitted`);
    const name = `$${names.size}`;
    names.set(path, name);
    open.add(path);
    // Of imports of types alone an empty list is left, and types may go in circles.
    const text = (await toJavaScript(file.text)).replace(lines('(?:import|export) \\{\\s*\\}'), '');
    const imported = new Map<string, string>();
    const later = new Set<string>();
    for (const [, from] of text.matchAll(/\bfrom '(\.[^']+)\.js'/g)) {
      if (open.has(resolved(path, `${from}.ts`))) later.add(`${from}.js`);
      imported.set(`${from}.js`, await add(resolved(path, `${from}.ts`)));
    }
    open.delete(path);
    const own = { nameOf: (from: string) => imported.get(from)!, isLater: (from: string) => later.has(from) };
    parts.push(`var ${name} = (() => {\n${asFunction(text, own)}})();`);
    return name;
  };
  const last = await add(entry);
  return `${parts.join('\n')}\nexport default ${last};\n`;
}

/** Lines of a module that begin so and name a file. */
const lines = (head: string): RegExp => new RegExp(`^${head} ${'from'} '([^']+)';`, 'gm');

interface Imported {
  readonly nameOf: (from: string) => string;
  /** Is it part of a circle, and not there yet? Its functions are looked up when they are called. */
  readonly isLater: (from: string) => boolean;
}

/** The text of a module as the body of a function: imports become constants, exports what it returns. */
function asFunction(text: string, { nameOf, isLater }: Imported): string {
  const returned: string[] = [];
  const pairs = (list: string): readonly (readonly [string, string])[] =>
    list
      .split(',')
      .map((item) => item.trim().split(/\s+as\s+/))
      .filter(([name]) => name !== '')
      .map(([name, other]) => [name!, other ?? name!] as const);
  const body = text
    .replace(lines('import \\{([^}]*)\\}'), (_, list: string, from: string) => {
      if (isLater(from))
        return pairs(list)
          .map(([name, own]) => `const ${own} = (...given) => ${nameOf(from)}.${name}(...given);`)
          .join('\n');
      const items = pairs(list).map(([name, own]) => `${name}: ${own}`);
      return `const { ${items.join(', ')} } = ${nameOf(from)};`;
    })
    .replace(lines('import \\* as (\\w+)'), (_, own: string, from: string) => `const ${own} = ${nameOf(from)};`)
    .replace(lines('export \\*'), (_, from: string) => {
      returned.push(`...${nameOf(from)}`);
      return '';
    })
    .replace(lines('export \\{([^}]*)\\}'), (_, list: string, from: string) => {
      returned.push(...pairs(list).map(([name, other]) => `${other}: ${nameOf(from)}.${name}`));
      return '';
    })
    .replace(/^export \{([^}]*)\};/gm, (_, list: string) => {
      returned.push(...pairs(list).map(([name, other]) => `${other}: ${name}`));
      return '';
    })
    .replace(/^export ((?:async )?(?:function\*?|const|let|class) (\w+))/gm, (_, declaration: string, name: string) => {
      returned.push(name);
      return declaration;
    });
  return `${body}\nreturn { ${returned.join(', ')} };\n`;
}

/** `./runtime/a.ts` beside `ts/b.ts` is `ts/runtime/a.ts`. */
function resolved(from: string, imported: string): string {
  const base = from.slice(0, from.lastIndexOf('/') + 1);
  return new URL(imported, `file:///${base}`).pathname.slice(1);
}
