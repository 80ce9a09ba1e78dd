/** `actc explain NAME|FILE`: every stage of one definition on one page; or the meaning of a diagnostic's code. */
import { codes, type Diagnostic, diagnostic, nearest, sortDiagnostics } from '../diagnostic.js';
import { absolute, asFileProblem, join, kindOf, shownPath } from '../files.js';
import { parseInput, parseSettings } from '../settings.js';
import type { Source } from '../stages.js';
import type { Host, Outcome } from './host.js';
import { defaultFolder, definitionName, findInputs, shippedSources } from './inputs.js';
import { measuredTexts, writeWhole } from './measurements.js';
import { optionProblems } from './options.js';

export interface ExplainOutcome extends Outcome {
  /** The file of the picture that was asked for, and written. */
  readonly written?: string;
  /** The page, or the sentence about a code. */
  readonly page?: string;
}

export interface ExplainArguments {
  readonly what: string;
  /** An input to evaluate at, as written. */
  readonly at: string | undefined;
  readonly set: readonly string[];
  /** A target whose own code is asked for. */
  readonly target?: string | undefined;
  /** A file for the picture of errors over the input. */
  readonly svg?: string | undefined;
}

export async function explain(args: ExplainArguments, host: Pick<Host, 'cwd' | 'guard'>): Promise<ExplainOutcome> {
  const made = await explained(args, host);
  return args.svg === undefined || made.picture === undefined ? made : drawn(made, args.svg, host);
}

/** Writes the picture. */
async function drawn(
  made: ExplainOutcome & { readonly picture?: string },
  svg: string,
  { cwd, guard }: Pick<Host, 'cwd' | 'guard'>,
): Promise<ExplainOutcome> {
  const file = absolute(cwd, svg);
  try {
    await writeWhole(file, made.picture ?? '', guard);
    return { ...made, written: shownPath(cwd, file) };
  } catch (error) {
    const { path, reason } = asFileProblem(error, file);
    const d = diagnostic('write-failed', `\`${shownPath(cwd, path)}\`: ${reason}`);
    return { ...made, diagnostics: [...made.diagnostics, d] };
  }
}

async function explained(
  args: ExplainArguments,
  host: Pick<Host, 'cwd'>,
): Promise<ExplainOutcome & { readonly picture?: string }> {
  const { what } = args;
  const isPath = what.includes('/') || what.includes('\\') || what.endsWith('.yaml');
  const local = isPath ? what : join(defaultFolder, `${what}.yaml`);
  const shipped = shippedSources();
  const nothing = { bugs: [], definitions: {}, texts: new Map<string, string>() };
  if (isPath || kindOf(absolute(host.cwd, local)) === 'file') {
    const inputs = findInputs(host.cwd, [local]);
    const [source, ...more] = inputs.sources;
    if (source && more.length === 0)
      return page(source, neighbours(host.cwd, source), shipped, args, measuredTexts(host.cwd, inputs.roots, [source]));
    const many =
      more.length > 0
        ? [
            diagnostic('unknown-definition', `\`${what}\` holds ${more.length + 1} definitions`, {
              help: ['name one of them'],
            }),
          ]
        : [];
    return { ...nothing, diagnostics: [...inputs.diagnostics, ...many] };
  }
  const known = shipped.find((s) => definitionName(s.file) === what);
  if (known) return page(known, [], shipped, args);
  if (Object.hasOwn(codes, what)) return { ...nothing, diagnostics: [], page: codeText(what as keyof typeof codes) };
  const names = [...shipped, ...localSources(host.cwd)].map((s) => definitionName(s.file));
  const near = nearest(what, [...new Set([...names, ...Object.keys(codes)])]);
  const d = diagnostic('unknown-definition', `there is no definition \`${what.slice(0, 80)}\``, {
    help: near === undefined ? ['`actc explain path/to/file.yaml` explains a file'] : [`did you mean \`${near}\`?`],
  });
  return { ...nothing, diagnostics: [d] };
}

const localSources = (cwd: string): readonly Source[] =>
  kindOf(join(cwd, defaultFolder)) === 'folder' ? findInputs(cwd, []).sources : [];

/** Definitions of the same project, which the explained one may use. */
const neighbours = (cwd: string, source: Source): readonly Source[] =>
  localSources(cwd).filter((s) => definitionName(s.file) !== definitionName(source.file));

async function page(
  source: Source,
  near: readonly Source[],
  shipped: readonly Source[],
  args: ExplainArguments,
  kept: ReadonlyMap<string, string> = new Map(),
): Promise<ExplainOutcome & { readonly picture?: string }> {
  const name = definitionName(source.file);
  // The project's other definitions come before the shipped ones, as in a build of the project.
  const nearNames = new Set(near.map((s) => definitionName(s.file)));
  const others = [...near, ...shipped.filter((s) => !nearNames.has(definitionName(s.file)))];
  const texts = new Map([...shipped, ...near, source].map((s) => [s.file, s.text]));
  const { settings, diagnostics: wrong } = parseSettings(args.set);
  const at = args.at === undefined ? undefined : parseInput(args.at);
  const problems = [
    ...wrong,
    ...(args.at !== undefined && at === undefined ? [badInput(args.at)] : []),
    ...(args.target === undefined ? [] : optionProblems([args.target], 'accurate').diagnostics),
  ];
  if (problems.length > 0) return { bugs: [], definitions: {}, texts, diagnostics: problems };
  const { explainStages } = await import('./explain-stages.js');
  const request = { name, source, shipped: others, settings, at, target: args.target, measured: kept.get(name) };
  const { page: text, diagnostics, evidence, picture } = await explainStages(request);
  const part = evidence && { claims: evidence.claims, kernels: evidence.kernels };
  return {
    diagnostics: sortDiagnostics(diagnostics),
    texts,
    bugs: [],
    definitions: part ? { [name]: part } : {},
    page: text,
    ...(picture === undefined ? {} : { picture }),
  };
}

const badInput = (text: string): Diagnostic =>
  diagnostic('bad-setting', `\`--at ${text.slice(0, 60)}\` is not a number that a double can hold`, {
    help: ['write it as `--at 0.5`, `--at -3` or `--at 1e-30`'],
  });

const codeText = (code: keyof typeof codes): string => `${codes[code][0]}[${code}]: ${codes[code][1]}\n`;
