/** `actc explain NAME|FILE`: every stage of one definition on one page; or the meaning of a diagnostic's code. */
import { codes, diagnostic, nearest, sortDiagnostics } from '../diagnostic.js';
import { absolute, join, kindOf, targetNames } from '../files.js';
import type { Source } from '../stages.js';
import type { Host, Outcome } from './host.js';
import { defaultFolder, definitionName, findInputs, shippedSources } from './inputs.js';

export interface ExplainOutcome extends Outcome {
  /** The page, or the sentence about a code. */
  readonly page?: string;
}

/** The folder of pages in the output. */
const pages = 'trace/';

export async function explain(what: string, host: Host): Promise<ExplainOutcome> {
  const isPath = what.includes('/') || what.includes('\\') || what.endsWith('.yaml');
  const local = isPath ? what : join(defaultFolder, `${what}.yaml`);
  const shipped = shippedSources();
  const nothing = { bugs: [], definitions: {}, texts: new Map<string, string>() };
  if (isPath || kindOf(absolute(host.cwd, local)) === 'file') {
    const inputs = findInputs(host.cwd, [local]);
    const [source, ...more] = inputs.sources;
    if (source && more.length === 0) return page(source, neighbours(host.cwd, source), shipped, host);
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
  if (known) return page(known, [], shipped, host);
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
  host: Host,
): Promise<ExplainOutcome> {
  const name = definitionName(source.file);
  // The project's other definitions come before the shipped ones, as in a build of the project.
  const nearNames = new Set(near.map((s) => definitionName(s.file)));
  const others = [...near, ...shipped.filter((s) => !nearNames.has(definitionName(s.file)))];
  const texts = new Map([...shipped, ...near, source].map((s) => [s.file, s.text]));
  const pipeline = await host.pipeline();
  const request = { given: [source], shipped: others, names: [name], targets: targetNames(), settings: [] };
  const { built, failed, bugs, diagnostics } = await pipeline.compile(request, host.progress);
  const unit = built.find((b) => b.name === name);
  const said = [...(diagnostics.get('') ?? []), ...(unit?.warnings ?? failed.get(name) ?? [])];
  const text = unit?.files.find((f) => f.path.startsWith(pages))?.text;
  const evidence = unit?.evidence as Outcome['definitions'][string] | undefined;
  return {
    diagnostics: sortDiagnostics(said),
    texts,
    bugs,
    definitions: evidence ? { [name]: { claims: evidence.claims, kernels: evidence.kernels } } : {},
    ...(text === undefined ? {} : { page: text }),
  };
}

const codeText = (code: keyof typeof codes): string => `${codes[code][0]}[${code}]: ${codes[code][1]}\n`;
