/** `actc audit FILE`: hand-written functions and their derivatives, settled and measured. Loads all stages. */
import { type Audit, audit as auditFile } from '../audit/audit.js';
import { isSourceName } from '../audit/parse-source.js';
import { read } from '../compile.js';
import { diagnostic, sortDiagnostics } from '../diagnostic.js';
import { absolute, asFileProblem, loadTargets, readText, shownPath, targetNames } from '../files.js';
import type { Source } from '../stages.js';
import { loadTruth } from '../truth/truth.js';
import type { Host, Outcome } from './host.js';
import { shippedForms, shippedSources } from './inputs.js';

export interface AuditArguments {
  readonly file: string;
  /** `f:g`, as written. */
  readonly pairs: readonly string[];
  readonly ofOutput: readonly string[];
  /** Also how far the code is off. */
  readonly measure: boolean;
}

export interface AuditOutcome extends Outcome {
  readonly audit?: Audit;
}

/** More than any file of activations holds (bytes). */
const LONGEST = 1024 * 1024;

export async function audit(args: AuditArguments, host: Host): Promise<AuditOutcome> {
  const file = shownPath(host.cwd, args.file);
  const source = sourceOf(file, absolute(host.cwd, args.file));
  if ('code' in source) return { diagnostics: [source], texts: new Map(), bugs: [], definitions: {} };
  const pairs = args.pairs.map((p) => p.split(':'));
  const wrong = args.pairs.filter((_, i) => pairs[i]!.length !== 2 || pairs[i]!.some((n) => n === ''));
  const texts = new Map([[file, source.text]]);
  if (wrong.length > 0) {
    const d = diagnostic('unknown-function', `\`--pair ${wrong[0]}\` does not name two functions`, {
      help: ['write it as `--pair f:fPrime`'],
    });
    return { diagnostics: [d], texts, bugs: [], definitions: {} };
  }
  const truth = await loadTruth();
  const library = read([...shippedSources(), ...shippedForms()], []).library;
  const targets = args.measure ? await loadTargets(targetNames()) : [];
  const model = targets.find((t) => t.model)?.model;
  let started = false;
  const found = await auditFile(
    { source, library, truth },
    {
      pairs: pairs as [string, string][],
      ofOutput: args.ofOutput,
      ...(model ? { model } : {}),
      step: async (name, total) => {
        if (!started) host.progress.start(total, 'auditing');
        started = true;
        host.progress.step(name);
        await new Promise((resolve) => setTimeout(resolve, 0));
      },
    },
  );
  if (started) host.progress.stop();
  return { diagnostics: sortDiagnostics(found.diagnostics), texts, bugs: [], definitions: {}, audit: found };
}

function sourceOf(file: string, path: string): Source | ReturnType<typeof diagnostic> {
  const place = { file, start: 0, end: 0 };
  if (!isSourceName(file))
    return diagnostic('file-unreadable', `\`${file}\` is no TypeScript or JavaScript file`, {
      place,
      help: ['files that end in .ts, .mts, .cts, .tsx, .js, .mjs, .cjs or .jsx are read'],
    });
  try {
    const text = readText(path, LONGEST);
    if (text.length <= LONGEST) return { file, text };
    return diagnostic('file-too-large', `\`${file}\` is longer than ${LONGEST} bytes`, { place });
  } catch (error) {
    return diagnostic('file-unreadable', `\`${file}\` cannot be read: ${asFileProblem(error, file).reason}`, { place });
  }
}
