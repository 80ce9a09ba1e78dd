/**
 * A pipeline over toy definitions, so that planning and writing are tested apart from compiling: a text holds
 * `uses: a b`, `value: …`, and `fail` or `bug` or `warn`. Outputs depend on the text and on all texts that it uses.
 */
import { type BuildArguments, build } from '../../src/commands/build.js';
import type { Bug, Host } from '../../src/commands/host.js';
import type { Compiled, Pipeline, Request } from '../../src/commands/pipeline.js';
import { type Diagnostic, diagnostic } from '../../src/diagnostic.js';
import type { Built } from '../../src/manifest.js';
import type { Emitted } from '../../src/stages.js';
import type { Project } from './project.js';

export interface Toy {
  readonly pipeline: Pipeline;
  /** Names that were compiled since the last look. */
  readonly compiled: () => readonly string[];
}

const nameOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.yaml$/, '');
const line = (text: string, key: string): string | undefined => new RegExp(`^${key}: *(.*)$`, 'm').exec(text)?.[1];

/** Everything that a text uses, directly or not, sorted. */
function usesOf(name: string, texts: ReadonlyMap<string, string>): readonly string[] {
  const found = new Set<string>();
  const visit = (n: string): void => {
    for (const used of (line(texts.get(n) ?? '', 'uses') ?? '').split(' ').filter(Boolean))
      if (used !== name && !found.has(used)) {
        found.add(used);
        visit(used);
      }
  };
  visit(name);
  return [...found].sort();
}

const mark = 'Made by activation-compiler; do not edit.';

function builtOf(name: string, texts: ReadonlyMap<string, string>, request: Request): Built {
  const uses = usesOf(name, texts);
  const value = [name, ...uses].map((n) => `${n}=${line(texts.get(n) ?? '', 'value')}`).join(';');
  const settings = request.settings.map((s) => s.text).join(',');
  const files = request.targets.map((t) => ({ path: `${t}/${name}.txt`, text: `${mark}\n${value}\n${settings}\n` }));
  const file = request.given.find((s) => nameOf(s.file) === name)!.file;
  const warns = (texts.get(name) ?? '').includes('warn');
  const claims = [{ title: 't', statement: value, verdict: 'tested' as const, method: 'toy' }];
  const kernel = { function: name, target: 'ts', precision: 'f64', grade: 'fast', maxUlp: 'Infinity', points: 3 };
  return {
    name,
    reads: [name, ...uses],
    files,
    evidence: { claims, kernels: [{ ...kernel, at: { x: 1 }, exhaustive: false, nan: 0, falseZero: 0, wrongSign: 0 }] },
    warnings: warns ? [diagnostic('claim-unknown', `warned in ${name}`, { place: { file, start: 0, end: 2 } })] : [],
    summary: { name, title: value, aliases: [], parameters: [], functions: [''] },
  };
}

function compile(request: Request): Compiled {
  const texts = new Map([...request.shipped, ...request.given].map((s) => [nameOf(s.file), s.text]));
  const given = request.given.map((s) => nameOf(s.file));
  const failed = new Map<string, readonly Diagnostic[]>();
  const bugs: Bug[] = [];
  const built: Built[] = [];
  for (const name of request.names) {
    const text = texts.get(name) ?? '';
    if (/^bug/m.test(text)) {
      bugs.push({ where: name, error: new Error('toy bug') });
      failed.set(name, []);
    } else if (/^fail/m.test(text)) failed.set(name, [diagnostic('claim-refuted', `${name} fails`)]);
    else built.push(builtOf(name, texts, request));
  }
  const uses = new Map([...texts.keys()].map((n) => [n, usesOf(n, texts)]));
  const notes = request.targets.map((t) => [t, { kernels: [{ target: t, precision: 'f64' as const }] }] as const);
  return {
    given,
    diagnostics: new Map(),
    uses,
    built,
    failed,
    claims: new Map(),
    bugs,
    targets: Object.fromEntries(notes),
  };
}

/** @param check what every target's own checker says of the files it is given */
export function toyPipeline(check: (files: readonly Emitted[]) => readonly Diagnostic[] = () => []): Toy {
  let names: string[] = [];
  return {
    compiled: () => {
      const list = names.sort();
      names = [];
      return list;
    },
    pipeline: {
      read: () => ({ given: [], diagnostics: new Map(), uses: new Map() }),
      check: async () => ({ definitions: [], general: [], bugs: [] }),
      recheck: async () => ({ definitions: [], general: [], bugs: [] }),
      compile: async (request) => {
        names.push(...request.names);
        return compile(request);
      },
      emitAll: async (target, summaries) => [
        { path: `${target}/index.txt`, text: `${mark}\n${summaries.map((s) => s.title).join('\n')}\n` },
      ],
      checkFiles: async (_target, files) => ({ checked: true, diagnostics: check(files) }),
    },
  };
}

export const hostOf = (project: Project, toy: Toy): Host => ({
  cwd: project.folder,
  progress: { start: () => {}, step: () => {}, stop: () => {} },
  guard: () => () => {},
  pipeline: async () => toy.pipeline,
});

export const buildToy = (project: Project, toy: Toy, args: Partial<BuildArguments> = {}) =>
  build(
    { paths: [], out: 'out', targets: ['ts'], grade: 'fast', set: [], force: false, ...args },
    hostOf(project, toy),
  );
