/**
 * The text that decides what one emitted function gives: its declaration, and those that it reaches in all files. Figures
 * that took hours to measure hang on it, so what it does not reach (other functions, comments, texts that users read)
 * may change without making them stale. Every name that occurs counts as used: too much may be reached, never too little.
 */
import type { Emitted } from '../../../stages.js';

/** What stands between two lines that begin at the margin: a declaration, an import, a statement. */
interface Unit {
  readonly text: string;
  readonly names: readonly string[];
}

interface Imported {
  readonly path: string;
  /** The name there; all of them where missing. */
  readonly name?: string;
}

interface Module {
  readonly units: readonly Unit[];
  readonly byName: ReadonlyMap<string, Unit>;
  readonly imports: ReadonlyMap<string, Imported>;
  /** Files whose names are this one's too. */
  readonly passedOn: readonly string[];
}

/** What follows `//` is left where it may be in a string. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/ [^'"`\n]*$/gm, '$1');

/** Lines that close what was opened at the margin belong to it. */
function unitsOf(text: string): readonly string[] {
  const units: string[] = [];
  for (const line of withoutComments(text).split('\n')) {
    if (line.trim() === '') continue;
    if (/^[^\s)}\]]/.test(line) || units.length === 0) units.push(line);
    else units[units.length - 1] += `\n${line}`;
  }
  return units;
}

const wordsOf = (text: string): readonly string[] => text.match(/[A-Za-z_$][\w$]*/g) ?? [];

function declaredBy(unit: string): readonly string[] {
  const [, pattern] = /^(?:export )?(?:const|let|var) ([[{][^=]*[\]}])/.exec(unit) ?? [];
  if (pattern !== undefined) return wordsOf(pattern);
  const [, name] = /^(?:export )?(?:async )?(?:function\*?|const|let|var|class|enum) ([\w$]+)/.exec(unit) ?? [];
  return name === undefined ? [] : [name];
}

/** `./cores/exp.js` beside `ts/runtime/a.ts` is `ts/runtime/cores/exp.ts`. */
const resolved = (path: string, from: string): string =>
  new URL(from.replace(/\.js$/, '.ts'), `file:///${path}`).pathname.slice(1);

function moduleOf({ path, text }: Emitted): Module {
  const imports = new Map<string, Imported>();
  const passedOn: string[] = [];
  const units: Unit[] = [];
  for (const unit of unitsOf(text)) {
    const [, kind, clause, from] = /^(import|export)\s+([^'"]*?)\s*from\s+['"]([^'"]+)['"]/.exec(unit) ?? [];
    if (from === undefined || clause === undefined) {
      // Types decide nothing.
      if (!/^(?:export )?(?:type|interface) /.test(unit)) units.push({ text: unit, names: declaredBy(unit) });
      continue;
    }
    const target = resolved(path, from);
    const [, all] = /^\* as (\w+)/.exec(clause) ?? [];
    if (all !== undefined) imports.set(all, { path: target });
    else if (kind === 'export' && clause.startsWith('*')) passedOn.push(target);
    else if (!clause.startsWith('type '))
      for (const item of clause.replace(/[{}]/g, '').split(',')) {
        const [name, own] = item.trim().split(/\s+as\s+/);
        if (name) imports.set(own ?? name, { path: target, name });
      }
  }
  const byName = new Map(units.flatMap((u) => u.names.map((n) => [n, u] as const)));
  return { units, byName, imports, passedOn };
}

class Reach {
  private readonly modules = new Map<string, Module | undefined>();
  private readonly reached = new Map<string, Set<Unit>>();

  constructor(private readonly files: readonly Emitted[]) {}

  private module(path: string): Module | undefined {
    if (!this.modules.has(path)) {
      const file = this.files.find((f) => f.path === path);
      this.modules.set(path, file && moduleOf(file));
    }
    return this.modules.get(path);
  }

  /** A name of a module, with all that its declaration reaches; false where there is none. */
  name(path: string, name: string): boolean {
    const module = this.module(path);
    const unit = module?.byName.get(name);
    if (module && unit) {
      this.unit(path, module, unit);
      return true;
    }
    const imported = module?.imports.get(name);
    if (imported?.name !== undefined) return this.name(imported.path, imported.name);
    return module?.passedOn.some((p) => this.name(p, name)) ?? false;
  }

  private unit(path: string, module: Module, unit: Unit): void {
    const known = this.reached.get(path);
    const own = known ?? new Set<Unit>();
    this.reached.set(path, own);
    if (own.has(unit)) return;
    own.add(unit);
    // Statements may fill tables: whoever uses a file depends on them.
    if (!known) for (const other of module.units) if (other.names.length === 0) this.unit(path, module, other);
    for (const word of new Set(wordsOf(unit.text))) {
      const imported = module.imports.get(word);
      if (imported && imported.name === undefined)
        for (const [, member] of unit.text.matchAll(new RegExp(`\\b${word}\\.(\\w+)`, 'g')))
          this.name(imported.path, member!);
      else this.name(path, word);
    }
  }

  text(): string {
    const paths = [...this.reached.keys()].sort((a, b) => (a < b ? -1 : 1));
    return paths
      .map((path) => {
        const own = this.reached.get(path)!;
        const units = this.module(path)!.units.filter((u) => own.has(u));
        return [path, ...units.map((u) => u.text)].join('\n');
      })
      .join('\n');
  }
}

/** The text that a function of a file depends on; undefined where the file has no such function. */
export function reachableText(files: readonly Emitted[], path: string, name: string): string | undefined {
  const reach = new Reach(files);
  return reach.name(path, name) ? reach.text() : undefined;
}
