/** `actc recheck`: verifies every certificate of the output folder by the independent checker of `src/recheck/`. */
import { type Diagnostic, diagnostic, sortDiagnostics } from '../diagnostic.js';
import { absolute, join, shownPath } from '../files.js';
import { evidencePath } from '../manifest.js';
import { outputText } from '../output.js';
import type { Tint } from '../report.js';
import { parseSettings } from '../settings.js';
import type { Host, Outcome } from './host.js';
import { defaultFolder, definitionName, findInputs, shippedSources } from './inputs.js';

export interface RecheckArguments {
  /** Names or files; none: all definitions of the default folder. */
  readonly what: readonly string[];
  readonly out: string;
  readonly set: readonly string[];
}

export interface RecheckRow {
  readonly name: string;
  readonly claims: number;
  readonly derivatives: number;
  readonly refused: number;
}

export interface RecheckOutcome extends Outcome {
  readonly rows: readonly RecheckRow[];
}

/** What the evidence calls proved, by definition name. */
function provedClaims(out: string): ReadonlyMap<string, readonly string[]> {
  try {
    const { definitions } = JSON.parse(outputText(out, evidencePath) ?? '') as {
      definitions: Record<string, { claims: readonly { title: string; verdict: string }[] }>;
    };
    return new Map(
      Object.entries(definitions).map(([name, d]) => [
        name,
        d.claims.filter((c) => c.verdict === 'proved').map((c) => c.title),
      ]),
    );
  } catch {
    return new Map();
  }
}

export async function recheck(args: RecheckArguments, host: Host): Promise<RecheckOutcome> {
  const paths = args.what.map((w) => (/[/\\.]/.test(w) ? w : join(defaultFolder, `${w}.yaml`)));
  const inputs = findInputs(host.cwd, paths);
  const shipped = shippedSources();
  const texts = new Map([...shipped, ...inputs.sources].map((s) => [s.file, s.text]));
  const { settings, diagnostics: badSettings } = parseSettings(args.set);
  if (inputs.sources.length === 0 || badSettings.length > 0) {
    const diagnostics = sortDiagnostics([...inputs.diagnostics, ...badSettings]);
    return { diagnostics, texts, bugs: [], definitions: {}, rows: [] };
  }
  const out = absolute(host.cwd, args.out);
  const shown = shownPath(host.cwd, out);
  const names = [...new Set(inputs.sources.map((s) => definitionName(s.file)))].sort();
  const proofs = new Map(names.map((n) => [n, outputText(out, `proofs/${n}.json`)]));
  const pipeline = await host.pipeline();
  const request = { given: inputs.sources, shipped, names, targets: [], settings };
  const { definitions, general, bugs } = await pipeline.recheck(request, proofs, host.progress);
  const proved = provedClaims(out);
  const said: Diagnostic[] = [...general];
  const rows = definitions.map(({ name, results, diagnostics }): RecheckRow => {
    const file = inputs.sources.find((s) => definitionName(s.file) === name)!.file;
    const place = (c?: { readonly span: { readonly start: number; readonly end: number } }) =>
      c ? { place: { file, start: c.span.start, end: c.span.end } } : {};
    const refused = results.filter((r) => r.refused !== undefined);
    const titles = new Set(results.filter((r) => r.refused === undefined && r.claim).map((r) => r.claim!.title));
    const missing = (proved.get(name) ?? []).filter(
      (title) => !titles.has(title) && !refused.some((r) => r.claim?.title === title),
    );
    said.push(
      ...diagnostics,
      ...refused.map((r) =>
        diagnostic('proof-refused', `the certificate of ${r.what} in \`${name}\` is refused`, {
          ...place(r.claim),
          notes: [`${shown}/proofs/${name}.json: ${r.refused}`],
          help: ['`actc build` makes it again'],
        }),
      ),
      ...missing.map((title) =>
        diagnostic('proof-refused', `claim \`${title}\` of \`${name}\` is called proved, and has no certificate`, {
          notes: [`${shown}/${evidencePath} says so`],
          help: ['`actc build` makes it again'],
        }),
      ),
    );
    const accepted = results.filter((r) => r.refused === undefined);
    const claims = accepted.filter((r) => r.claim).length;
    return { name, claims, derivatives: accepted.length - claims, refused: refused.length + missing.length };
  });
  return { diagnostics: sortDiagnostics([...inputs.diagnostics, ...said]), texts, bugs, definitions: {}, rows };
}

/** A row a definition, and the sum. */
export function recheckLines(rows: readonly RecheckRow[], milliseconds: number, tint: Tint): readonly string[] {
  const width = Math.max(0, ...rows.map((r) => r.name.length));
  const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;
  const line = (r: RecheckRow): string => {
    const accepted = `${count(r.claims, 'claim')}, ${count(r.derivatives, 'derivative')}`;
    return `${r.name.padEnd(width)}  ${accepted}${r.refused > 0 ? `, ${tint.bad(`${r.refused} refused`)}` : ''}`;
  };
  const sum = (f: (r: RecheckRow) => number) => rows.reduce((n, r) => n + f(r), 0);
  const refused = sum((r) => r.refused);
  return [
    ...rows.map(line),
    '',
    [
      `${count(
        sum((r) => r.claims + r.derivatives),
        'certificate',
      )} accepted`,
      refused > 0 ? tint.bad(`${refused} refused`) : '0 refused',
      `${(milliseconds / 1000).toFixed(1)} s`,
    ].join(', '),
  ];
}
