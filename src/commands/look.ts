/** What a build finds before it plans: the manifest, the outputs on the disk, the evidence, and the sources' hashes. */
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import {
  compilerHash,
  hash,
  homeFolder,
  isInside,
  join,
  kindOf,
  packageFolder,
  parentFolder,
  readIfThere,
  readTemplates,
  realPath,
  shownPath,
} from '../files.js';
import {
  emptyManifest,
  evidencePath,
  knownOutputs,
  type Manifest,
  manifestPath,
  type Options,
  readManifest,
  type State,
  stableText,
} from '../manifest.js';
import { outputText } from '../output.js';
import type { Source } from '../stages.js';
import { definitionName } from './inputs.js';

export interface Looked {
  readonly out: string;
  readonly manifestText: string | undefined;
  /** Missing where there is none that can be used. */
  readonly manifest: Manifest | undefined;
  /** A `manifest.json` of some other program stands where ours would go. */
  readonly foreignManifest: boolean;
  /** The parts of evidence.json on the disk, by definition name. */
  readonly evidence: ReadonlyMap<string, unknown>;
  readonly state: State;
}

export interface LookArguments {
  readonly given: readonly Source[];
  readonly shipped: readonly Source[];
  readonly options: Options;
  /** The texts of `measured/NAME.json` by name. */
  readonly measured: ReadonlyMap<string, string>;
}

export function look(out: string, args: LookArguments): Looked {
  const manifestText = readIfThere(join(out, manifestPath));
  const read = manifestText === undefined ? undefined : readManifest(manifestText);
  const manifest = typeof read === 'object' ? read : undefined;
  const evidence = evidenceOnDisk(out);
  const known = [...knownOutputs(manifest ?? emptyManifest).keys()];
  const state: State = {
    hash,
    compiler: hash(stableText([compilerHash(), ...readTemplates()])),
    options: args.options,
    texts: new Map([...args.shipped, ...args.given].map((s) => [definitionName(s.file), hash(s.text)])),
    measured: new Map([...args.measured].map(([name, text]) => [name, hash(text)])),
    disk: new Map(known.flatMap((path) => hashOnDisk(out, path) ?? [])),
    evidence: new Map([...evidence].map(([name, part]) => [name, hash(stableText(part))])),
  };
  return { out, manifestText, manifest, foreignManifest: read === 'foreign', evidence, state };
}

function hashOnDisk(out: string, path: string): [[string, string]] | undefined {
  const text = outputText(out, path);
  return text === undefined ? undefined : [[path, hash(text)]];
}

function evidenceOnDisk(out: string): ReadonlyMap<string, unknown> {
  const text = outputText(out, evidencePath);
  if (text === undefined) return new Map();
  try {
    const { definitions } = JSON.parse(text) as { definitions: Record<string, unknown> };
    return new Map(Object.entries(definitions));
  } catch {
    return new Map();
  }
}

/** Folders that a build must not own: it removes what no longer has a definition there. */
export function outputProblem(cwd: string, out: string, roots: readonly string[]): readonly Diagnostic[] {
  const real = realPath(out);
  const kind = kindOf(out);
  const shown = shownPath(cwd, out);
  const say = (why: string): readonly Diagnostic[] => [
    diagnostic('bad-output', `\`${shown}\` cannot be the output folder: ${why}`, {
      help: ['a folder of its own is best: `--out generated`'],
    }),
  ];
  if (real === parentFolder(real)) return say('it is the root of the disk');
  if (isInside(real, homeFolder()))
    return say(real === homeFolder() ? 'it is your home folder' : 'your home folder lies in it');
  if (kind !== 'folder' && kind !== 'missing') return say('it is not a folder');
  // Someone's project, not a folder for outputs: a build removes files of its own kind from what it owns.
  const project = ['.git', 'package.json', 'node_modules'].find((f) => kindOf(join(real, f)) !== 'missing');
  if (project !== undefined) return say(`it holds \`${project}\`, so it is a project's folder`);
  const source = roots.find((r) => isInside(real, realPath(r)));
  if (source !== undefined) return say(`the definitions in \`${shownPath(cwd, source)}\` lie in it`);
  const ours = ['dist', 'src', 'templates', 'schema', 'definitions'].map((f) => join(realPath(packageFolder), f));
  if (ours.some((f) => isInside(f, real))) return say('the compiler itself lies there');
  return [];
}
