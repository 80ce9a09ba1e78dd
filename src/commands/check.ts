/** `actc check`: reads, derives and verifies, and writes nothing. */
import { sortDiagnostics } from '../diagnostic.js';
import { evidenceTable, type Row, type Tint } from '../report.js';
import { parseSettings } from '../settings.js';
import type { Host, Outcome } from './host.js';
import { definitionName, findInputs, shippedSources } from './inputs.js';

export interface CheckArguments {
  readonly paths: readonly string[];
  readonly set: readonly string[];
}

export interface CheckOutcome extends Outcome {
  readonly rows: readonly Row[];
}

export async function check(args: CheckArguments, host: Host): Promise<CheckOutcome> {
  const inputs = findInputs(host.cwd, args.paths);
  const shipped = shippedSources();
  const texts = new Map([...shipped, ...inputs.sources].map((s) => [s.file, s.text]));
  const { settings, diagnostics: badSettings } = parseSettings(args.set);
  if (inputs.sources.length === 0 || badSettings.length > 0) {
    const diagnostics = sortDiagnostics([...inputs.diagnostics, ...badSettings]);
    return { diagnostics, texts, bugs: [], definitions: {}, rows: [] };
  }
  const names = [...new Set(inputs.sources.map((s) => definitionName(s.file)))].sort();
  const pipeline = await host.pipeline();
  const request = { given: inputs.sources, shipped, names, targets: [], settings };
  const { definitions, general, bugs } = await pipeline.check(request, host.progress);
  const rows = definitions.map(
    ({ name, claims }): Row =>
      claims ? { name, status: 'current', evidence: { claims, kernels: [] } } : { name, status: 'failed' },
  );
  return {
    diagnostics: sortDiagnostics([...inputs.diagnostics, ...general, ...definitions.flatMap((d) => d.diagnostics)]),
    texts,
    bugs,
    definitions: Object.fromEntries(
      definitions.flatMap(({ name, claims }) => (claims ? [[name, { claims, kernels: [] }]] : [])),
    ),
    rows,
  };
}

/** The verdicts, a row a definition. */
export const checkTable = (rows: readonly Row[], width: number, tint: Tint): string =>
  evidenceTable(rows, {}, width, tint);
