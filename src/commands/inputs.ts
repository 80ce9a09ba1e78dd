/**
 * From the paths on the command line to definition texts. Folders are searched all the way down for `*.yaml`; hidden
 * folders, `node_modules` and the output folder are left out. Links to files are read when they lead to a place inside
 * the folder that was given (a stranger's folder must not make us read and quote files elsewhere); links to folders
 * are never followed, so there are no circles. A path named on the command line is followed wherever it leads.
 */
import { type Diagnostic, diagnostic, nearest } from '../diagnostic.js';
import {
  absolute,
  asFileProblem,
  baseName,
  FileProblem,
  isInside,
  isLink,
  join,
  kindOf,
  listFolder,
  packageFolder,
  parentFolder,
  readText,
  realPath,
  shownPath,
} from '../files.js';
import type { Source } from '../stages.js';

export const defaultFolder = 'definitions';

/** More than a reader accepts (bytes): enough for it to see that a text is too large, and no more is read. */
const readLimit = 1024 * 1024;

export interface Inputs {
  /** Definition texts in order of path; `file` is the path as shown. */
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
  /** Only folders were given: a build then owns its output folder. */
  readonly owns: boolean;
  /** Absolute paths that were given (or the default). */
  readonly roots: readonly string[];
  /** Something could not be read or listed, so that what is missing may only seem to be. */
  readonly incomplete: boolean;
}

/** The name of the definition in a file: the file's name without its ending. */
export const definitionName = (file: string): string => baseName(file).replace(/\.yaml$/, '');

/** Finds and reads the definitions that the paths mean; without paths, those of `definitions/`. */
export function findInputs(cwd: string, paths: readonly string[], out?: string): Inputs {
  if (paths.length === 0 && kindOf(join(cwd, defaultFolder)) !== 'folder') return noFolder(cwd);
  const given = paths.length > 0 ? paths : [defaultFolder];
  const search = new Search(cwd, out);
  for (const path of given) search.path(path);
  const { files, diagnostics } = search;
  const sources: Source[] = [];
  for (const file of [...files].sort()) {
    try {
      sources.push({ file: shownPath(cwd, file), text: readText(file, readLimit) });
    } catch (error) {
      diagnostics.push(unreadable(cwd, asFileProblem(error, file)));
    }
  }
  const incomplete = diagnostics.some((d) => d.severity === 'error');
  if (sources.length === 0 && !incomplete) diagnostics.push(nothingFound(cwd, given));
  const owns = given.every((p) => kindOf(absolute(cwd, p)) === 'folder');
  return { sources, diagnostics, owns, roots: given.map((p) => absolute(cwd, p)), incomplete };
}

/** The definitions that come with the package, for names that are used but not given. */
export function shippedSources(): readonly Source[] {
  const folder = join(packageFolder, defaultFolder);
  if (kindOf(folder) !== 'folder') return [];
  const files = listFolder(folder).filter((f) => f.endsWith('.yaml'));
  return files.map((f) => ({ file: `activation-compiler/${defaultFolder}/${f}`, text: readText(join(folder, f)) }));
}

/** Forms that people write and that are not compiled: what an audit recognises beside the definitions. */
export function shippedForms(): readonly Source[] {
  const folder = join(packageFolder, 'forms');
  if (kindOf(folder) !== 'folder') return [];
  const taken = new Set(shippedSources().map((s) => definitionName(s.file)));
  return listFolder(folder)
    .filter((f) => f.endsWith('.yaml') && !taken.has(definitionName(f)))
    .map((f) => ({ file: `activation-compiler/forms/${f}`, text: readText(join(folder, f)) }));
}

function noFolder(cwd: string): Inputs {
  const d = diagnostic('no-definitions', `there is no \`${defaultFolder}/\` folder here`, {
    help: [
      '`actc new NAME` writes a first definition',
      'or say where definitions are: `actc build some/folder`, `actc check one.yaml`',
    ],
  });
  return { sources: [], diagnostics: [d], owns: false, roots: [join(cwd, defaultFolder)], incomplete: true };
}

const nothingFound = (cwd: string, given: readonly string[]): Diagnostic =>
  diagnostic('no-definitions', `no \`*.yaml\` file in ${given.map((p) => `\`${shownPath(cwd, p)}\``).join(', ')}`, {
    help: ['`actc new NAME` writes a first definition; a definition is one file, `NAME.yaml`'],
  });

function unreadable(cwd: string, problem: FileProblem, help: readonly string[] = []): Diagnostic {
  const file = shownPath(cwd, problem.path);
  return diagnostic('file-unreadable', `\`${file}\`: ${problem.reason}`, { place: { file, start: 0, end: 0 }, help });
}

/** One search: collects absolute file paths (each once) and what is wrong with the rest. */
class Search {
  readonly files = new Set<string>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #cwd: string;
  readonly #out: string | undefined;

  constructor(cwd: string, out: string | undefined) {
    this.#cwd = cwd;
    this.#out = out;
  }

  /** A path as given on the command line. */
  path(given: string): void {
    const file = absolute(this.#cwd, given);
    this.#guarded(file, () => {
      const kind = kindOf(file);
      if (kind === 'folder') this.#folder(file, realPath(file));
      else if (kind === 'file') this.#givenFile(file);
      else if (kind === 'missing') this.#missing(file);
      else this.#strange(file, kind);
    });
  }

  #givenFile(file: string): void {
    if (file.endsWith('.yaml')) this.files.add(file);
    else this.#wrongEnding(file);
  }

  #wrongEnding(file: string): void {
    const shown = shownPath(this.#cwd, file);
    const name = baseName(file).replace(/\.[^.]*$/, '');
    this.diagnostics.push(
      diagnostic('file-name', `\`${shown}\` does not end in \`.yaml\``, {
        place: { file: shown, start: 0, end: 0 },
        help: [`rename it to \`${name}.yaml\``],
      }),
    );
  }

  #missing(file: string): void {
    const parent = parentFolder(file);
    const beside = kindOf(parent) === 'folder' ? listFolder(parent) : [];
    const near = beside.includes(`${baseName(file)}.yaml`) ? `${baseName(file)}.yaml` : nearest(baseName(file), beside);
    const help = near === undefined ? [] : [`did you mean \`${shownPath(this.#cwd, join(parent, near))}\`?`];
    this.diagnostics.push(
      unreadable(this.#cwd, new FileProblem(file, 'ENOENT', 'there is no such file or folder'), help),
    );
  }

  #strange(file: string, kind: 'link' | 'other'): void {
    const reason = kind === 'link' ? 'it is a symbolic link that leads nowhere' : 'it is a device or pipe, not a file';
    this.diagnostics.push(unreadable(this.#cwd, new FileProblem(file, 'EINVAL', reason)));
  }

  #folder(folder: string, root: string): void {
    this.#guarded(folder, () => {
      for (const name of listFolder(folder)) {
        if (name.startsWith('.') || name === 'node_modules') continue;
        this.#guarded(join(folder, name), () => this.#entry(join(folder, name), root));
      }
    });
  }

  #entry(file: string, root: string): void {
    const yaml = file.endsWith('.yaml');
    const kind = kindOf(file);
    if (kind === 'folder') {
      if (yaml)
        this.diagnostics.push(
          unreadable(this.#cwd, new FileProblem(file, 'EISDIR', 'it is a folder, not a file'), [
            'rename the folder: only definition files end in `.yaml`',
          ]),
        );
      else if (isLink(file))
        this.#ignored(file, 'it is a link to a folder', 'name the folder itself on the command line');
      else if (file !== this.#out) this.#folder(file, root);
    } else if (file.endsWith('.yml')) {
      this.#ignored(file, 'definition files end in `.yaml`', `rename it to \`${baseName(file).slice(0, -4)}.yaml\``);
    } else if (yaml && kind !== 'file') {
      this.#strange(file, kind === 'other' ? 'other' : 'link');
    } else if (yaml && isLink(file) && !isInside(root, realPath(file))) {
      const problem = new FileProblem(file, 'EXDEV', 'it is a link that leads out of the folder');
      this.diagnostics.push(unreadable(this.#cwd, problem, ['copy the file here, or name it on the command line']));
    } else if (yaml) {
      this.files.add(file);
    }
  }

  #ignored(file: string, why: string, help: string): void {
    const shown = shownPath(this.#cwd, file);
    this.diagnostics.push(
      diagnostic('file-ignored', `\`${shown}\` is not read: ${why}`, {
        place: { file: shown, start: 0, end: 0 },
        help: [help],
      }),
    );
  }

  #guarded(file: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.diagnostics.push(unreadable(this.#cwd, asFileProblem(error, file)));
    }
  }
}
