/**
 * read: YAML texts to definitions. Files to drafts (`drafts.ts`), what definitions say about one another
 * (`resolve.ts`), and what is wrong with the mathematics (`sense.ts`). Every mistake is a diagnostic.
 */
import { type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostic.js';
import type { Definition, Readings, Source } from '../stages.js';
import { type Draft, type Drafts, draftAll } from './drafts.js';
import { circleProblem, failedUses, type Resolved, resolve, sizeProblems } from './resolve.js';
import { senseOf } from './sense.js';
import { type Callee, extentOf, reached } from './uses.js';

function definitionOf(draft: Draft, resolved: Resolved): Definition | undefined {
  const { outline, body, name } = draft;
  if (!outline || !body) return undefined;
  const direct = [...resolved.body.get(name)!.keys(), ...resolved.claims.get(name)!.keys()];
  const uses = new Set([...direct, ...reached(direct, resolved.graph)]);
  uses.delete(name);
  return {
    name,
    source: draft.source,
    title: outline.title,
    ...(outline.about === undefined ? {} : { about: outline.about }),
    aliases: outline.aliases,
    inputs: outline.inputs,
    ...(body.domain ? { domain: body.domain } : {}),
    parameters: body.parameters,
    outputs: [body.value],
    joints: body.joints,
    claims: draft.claims,
    sources: outline.sources,
    uses: [...uses].sort(),
  };
}

interface Bodies {
  /** Definitions whose bodies have no error. */
  readonly library: ReadonlyMap<string, Definition>;
  /** What is wrong with each body. */
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** Where errors of a used definition come from: the first ones behind it that have an error of their own. */
const causesIn =
  (problems: ReadonlyMap<string, readonly Diagnostic[]>, resolved: Resolved) =>
  (used: string): readonly string[] => {
    const own = (name: string) =>
      (problems.get(name) ?? []).some((d) => d.severity === 'error' && d.code !== 'uses-failed');
    const behind = [used, ...reached([used], resolved.graph)].filter(own);
    return own(used) || behind.length === 0 ? [used] : behind.slice(0, 3);
  };

/** Used ones before their users, so that every check sees its callees expanded. */
function readBodies(read: Drafts, resolved: Resolved): Bodies {
  const library = new Map<string, Definition>();
  const problems = new Map<string, readonly Diagnostic[]>();
  const callees = new Map<string, Callee>();
  for (const name of resolved.order) {
    const draft = read.drafts.get(name)!;
    const file = draft.source.file;
    const circle = circleProblem(name, resolved, file);
    const found = [...(read.diagnostics.get(name) ?? []), ...draft.bodyDiagnostics, ...(circle ? [circle] : [])];
    const definition = hasErrors(found) ? undefined : definitionOf(draft, resolved);
    if (definition)
      found.push(
        ...failedUses(name, resolved.body.get(name)!, (used) => !library.has(used), causesIn(problems, resolved), file),
      );
    if (definition && !hasErrors(found)) found.push(...sizeProblems(draft, callees));
    if (definition && !hasErrors(found)) found.push(...senseOf(definition, draft.outline!, library));
    problems.set(name, found);
    if (!definition || hasErrors(found)) continue;
    library.set(name, definition);
    const names = [...definition.inputs, ...definition.parameters.map((p) => p.name)];
    callees.set(name, { names, extent: extentOf(definition.outputs[0]!, callees) });
  }
  return { library, problems };
}

/**
 * Reads the given files, and of the shipped ones those that the given ones use. Pure; never throws for bad files.
 * A given file takes the place of a shipped one of its name.
 */
export function readDefinitions(given: readonly Source[], shipped: readonly Source[]): Readings {
  const read = draftAll(given, shipped);
  const resolved = resolve(read.drafts);
  const { library, problems } = readBodies(read, resolved);

  const all = new Map<string, readonly Diagnostic[]>();
  for (const name of resolved.order) {
    const { source, claimDiagnostics } = read.drafts.get(name)!;
    const uses = failedUses(
      name,
      resolved.claims.get(name)!,
      (used) => !library.has(used),
      causesIn(problems, resolved),
      source.file,
    );
    const known = new Set(problems.get(name)!.map((d) => d.message));
    all.set(name, [...problems.get(name)!, ...claimDiagnostics, ...uses.filter((d) => !known.has(d.message))]);
  }
  // A definition with a broken claim has no output, so what depends on it has none either.
  for (const name of resolved.order) {
    if (hasErrors(all.get(name)!)) continue;
    const failed = (used: string) => hasErrors(all.get(used)!);
    const spread = failedUses(
      name,
      resolved.body.get(name)!,
      failed,
      causesIn(all, resolved),
      read.drafts.get(name)!.source.file,
    );
    all.set(name, [...all.get(name)!, ...spread]);
  }

  const diagnostics = new Map<string, readonly Diagnostic[]>();
  for (const [name, list] of all) {
    // A shipped definition that is only used has no output of its own to be reported with.
    const owner = read.given.includes(name) ? name : '';
    if (list.length > 0) diagnostics.set(owner, sortDiagnostics([...(diagnostics.get(owner) ?? []), ...list]));
  }
  return { library, given: read.given, diagnostics };
}
