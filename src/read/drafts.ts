/**
 * From files to drafts: every given file, and every shipped one that a given one calls (directly or not), parsed as
 * far as its own text allows. What one definition says about another is checked in `resolve.ts`.
 */
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostic.js';
import { functionNames } from '../expr/ops.js';
import type { Claim, Source } from '../stages.js';
import { type Body, bodyTexts, callsIn, readBody, type Signature } from './body.js';
import { readClaims } from './claims.js';
import { badDefinitionName, collisions, suggestName } from './names.js';
import { type Outline, outline } from './outline.js';

/** One definition while it is read. */
export interface Draft {
  readonly name: string;
  readonly source: Source;
  readonly given: boolean;
  readonly outline?: Outline;
  readonly body?: Body;
  readonly claims: readonly Claim[];
  /** Of the body (shape included) and of the claims. */
  readonly bodyDiagnostics: readonly Diagnostic[];
  readonly claimDiagnostics: readonly Diagnostic[];
}

export interface Drafts {
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Names of given definitions in order. */
  readonly given: readonly string[];
  /** By name: problems with files and names. */
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
}

const baseName = (file: string): string => file.replace(/^.*[\\/]/, '');
const whole = (s: Source) => ({ file: s.file, start: 0, end: 0 });

/** `definitions/soft.yaml` is `soft`. */
export const definitionName = (file: string): string => baseName(file).replace(/\.yaml$/, '');

/** The value is the built-in function of that name: `tanh: value: tanh(x)`. */
function isFunctionItself(o: Outline): boolean {
  const text = o.pieces.length === 1 ? o.pieces[0]!.value.text.replace(/\s+/g, '') : '';
  return o.parameters.length === 0 && text === `${o.name}(${o.inputs.join(',')})`;
}

/** Problems with the name of a given file; `o` is its outline if it could be read. */
function nameProblems(source: Source, o: Outline | undefined): readonly Diagnostic[] {
  const base = baseName(source.file);
  const name = definitionName(source.file);
  if (!/\.yaml$/.test(base))
    return [
      diagnostic('file-name', `\`${base}\` is not the name of a definition file`, {
        place: whole(source),
        help: [`call it \`${suggestName(base.replace(/\.[^.]*$/, ''))}.yaml\``],
      }),
    ];
  const bad = badDefinitionName(name, o === undefined || isFunctionItself(o));
  if (!bad) return [];
  const help = bad.code === 'bad-name' ? [bad.help[0]!, `rename the file to \`${suggestName(name)}.yaml\``] : bad.help;
  return [diagnostic(bad.code === 'bad-name' ? 'file-name' : bad.code, bad.message, { place: whole(source), help })];
}

function duplicates(given: readonly Source[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const byName = new Map<string, Source[]>();
  for (const s of given) {
    const name = definitionName(s.file);
    const known = byName.get(name) ?? [];
    if (!known.some((k) => k.file === s.file)) byName.set(name, [...known, s]);
  }
  const found = new Map<string, readonly Diagnostic[]>();
  for (const [name, [first, ...others]] of byName)
    if (others.length > 0)
      found.set(name, [
        diagnostic('duplicate-definition', `\`${name}\` is defined twice`, {
          place: whole(others[0]!),
          notes: [`the other definitions: ${[first!, ...others.slice(1)].map((s) => s.file).join(', ')}`],
          help: ['give one of them, or rename one: the name of a file is the name of its definition'],
        }),
      ]);
  return found;
}

interface Outlined {
  readonly source: Source;
  readonly given: boolean;
  readonly outline?: Outline;
  readonly diagnostics: readonly Diagnostic[];
}

function outlined(source: Source, given: boolean): Outlined {
  const { value, problems } = outline(source, definitionName(source.file));
  return { source, given, ...(value ? { outline: value } : {}), diagnostics: problems.all };
}

/** Outlines of the given files and of the shipped ones that they need. */
function outlineAll(given: ReadonlyMap<string, Source>, shipped: ReadonlyMap<string, Source>): Map<string, Outlined> {
  const all = new Map<string, Outlined>();
  for (const [name, source] of given) all.set(name, outlined(source, true));
  const builtin = new Set<string>(functionNames);
  const open = [...all.values()].flatMap((o) => (o.outline ? calls(o.outline, true) : []));
  while (open.length > 0) {
    const name = open.pop()!;
    const source = shipped.get(name);
    if (builtin.has(name) || all.has(name) || !source) continue;
    const next = outlined(source, false);
    all.set(name, next);
    if (next.outline) open.push(...calls(next.outline, false));
  }
  return all;
}

const calls = (o: Outline, claims: boolean): readonly string[] =>
  [...bodyTexts(o), ...(claims ? o.claims.map((c) => c.statement.text) : [])].flatMap(callsIn);

/** A definition that could not be read takes any number of arguments: its own error is enough. */
function signatures(all: ReadonlyMap<string, Outlined>, shipped: Iterable<string>): Map<string, Signature> {
  const known = new Map<string, Signature>();
  for (const name of shipped) known.set(name, { inputs: 1, parameters: 0 });
  for (const [name, { outline: o }] of all)
    known.set(
      name,
      o ? { inputs: o.inputs.length, parameters: o.parameters.length } : { inputs: 0, parameters: Infinity },
    );
  return known;
}

/** A name that no definition has, but one with that alias. */
function aliasHelp(
  list: readonly Diagnostic[],
  file: string,
  aliases: () => ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  return list.map((d) => {
    if (d.code !== 'unknown-name' || !d.place) return d;
    const word = file.slice(d.place.start, d.place.end);
    const name = /^\w+$/.test(word) ? aliases().get(plainWord(word)) : undefined;
    if (name === undefined) return d;
    const rest = d.help.filter((h) => !h.startsWith('did you mean'));
    return { ...d, help: [`did you mean \`${name}\`? It is also known as ${word}`, ...rest] };
  });
}
const plainWord = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

function aliasesOf(sources: readonly Source[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const source of sources) {
    const o = outlined(source, false).outline;
    for (const alias of o ? [...o.aliases, o.title] : [])
      if (!found.has(plainWord(alias))) found.set(plainWord(alias), o!.name);
  }
  return found;
}

/** Reads all files. The last of two given files of one name is dropped and reported. */
export function draftAll(given: readonly Source[], shipped: readonly Source[]): Drafts {
  const double = duplicates(given);
  const givenByName = new Map<string, Source>();
  for (const s of given) if (!givenByName.has(definitionName(s.file))) givenByName.set(definitionName(s.file), s);
  const shippedByName = new Map(shipped.map((s) => [definitionName(s.file), s]));
  const all = outlineAll(givenByName, shippedByName);
  const known = signatures(all, shippedByName.keys());
  let aliases: ReadonlyMap<string, string> | undefined;
  const getAliases = () => (aliases ??= aliasesOf([...shipped, ...given]));

  const drafts = new Map<string, Draft>();
  for (const [name, o] of all) {
    const body = o.outline && readBody(o.outline, known);
    const claims = o.outline && o.given ? readClaims(o.outline, known) : undefined;
    const help = (list: readonly Diagnostic[]) => aliasHelp(list, o.source.text, getAliases);
    drafts.set(name, {
      name,
      source: o.source,
      given: o.given,
      ...(o.outline ? { outline: o.outline } : {}),
      ...(body?.value ? { body: body.value } : {}),
      claims: claims?.claims ?? [],
      bodyDiagnostics: [...o.diagnostics, ...help(body?.diagnostics ?? [])],
      claimDiagnostics: help(claims?.diagnostics ?? []),
    });
  }
  return { drafts, given: [...givenByName.keys()], diagnostics: fileDiagnostics(all, givenByName, double) };
}

/** Problems with names: of files, and between given definitions. */
function fileDiagnostics(
  all: ReadonlyMap<string, Outlined>,
  given: ReadonlyMap<string, Source>,
  double: ReadonlyMap<string, readonly Diagnostic[]>,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  const add = (name: string, list: readonly Diagnostic[]) => found.set(name, [...(found.get(name) ?? []), ...list]);
  for (const [name, source] of given)
    add(name, [...(double.get(name) ?? []), ...nameProblems(source, all.get(name)?.outline)]);
  const sound = [...given.keys()].filter((n) => !hasErrors(found.get(n) ?? []));
  const named = sound.map((name) => ({
    name,
    parameters: all.get(name)?.outline?.parameters.map((p) => p.name) ?? [],
  }));
  for (const c of collisions(named))
    add(c.name, [
      diagnostic('reserved-name', `\`${c.name}\` and \`${c.with}\` would both be emitted as \`${c.emitted}\``, {
        place: whole(given.get(c.name)!),
        help: [`rename \`${c.name}.yaml\``],
      }),
    ]);
  return found;
}
