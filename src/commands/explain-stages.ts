/** Takes one definition through all stages and keeps every record, for `actc explain`. Loads all stages. */

import { accountOf, build, check, read, shortAccountsOf } from '../compile.js';
import { type Diagnostic, hasErrors } from '../diagnostic.js';
import { svgErrors } from '../emit/plot-errors.js';
import { explain } from '../emit/trace.js';
import { explainShort } from '../emit/trace-short.js';
import type { DefinitionEvidence } from '../evidence.js';
import { hash, loadTargets, readTemplates, targetNames } from '../files.js';
import { parseMeasurements } from '../measured.js';
import { applySettings, type Setting } from '../settings.js';
import type { Source } from '../stages.js';
import { loadTruth } from '../truth/truth.js';
import { valuesAt } from './at.js';
import { keeping } from './keeping.js';

export interface ExplainRequest {
  readonly name: string;
  readonly source: Source;
  readonly shipped: readonly Source[];
  readonly settings: readonly Setting[];
  readonly at: number | undefined;
  /** A shader target: its float32 code instead of the stages. */
  readonly target?: string | undefined;
  /** The text of `measured/NAME.json`, where there is one. */
  readonly measured: string | undefined;
}

export interface Explained {
  readonly page: string;
  /** Errors over the input as an SVG file's text. */
  readonly picture?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly evidence?: DefinitionEvidence;
}

/** The page up to the stage that an error stopped, if one did. */
export async function explainStages(request: ExplainRequest): Promise<Explained> {
  const { name } = request;
  const truth = await loadTruth();
  const targets = await loadTargets(targetNames());
  const readings = applySettings(read([request.source], request.shipped), request.settings, truth);
  const general = readings.diagnostics.get('') ?? [];
  const kept = parseMeasurements(request.measured ?? '');
  // The finer kernels are made whatever grade a build emits: they are what there is to explain.
  const grade = 'accurate' as const;
  const context = { truth, targets, templates: readTemplates(), measurements: () => kept, hash, grade, ...keeping() };
  const { measured, evidence, diagnostics: said } = build(name, readings, context);
  const diagnostics = [...general, ...said];
  const shader = targets.find((t) => t.name === request.target && t.computesIn === 'float32');
  if (measured && shader) {
    const page = explainShort(measured, shortAccountsOf(measured), shader.name);
    return { page, diagnostics, ...(evidence ? { evidence } : {}) };
  }
  if (measured) {
    const values = request.at === undefined ? '' : `\n${valuesAt(measured, request.at, truth, targets)}`;
    const account = accountOf(measured, truth, targets);
    const page = explain({ measured, diagnostics, ...(account ? { account } : {}) }) + values;
    const picture = account && svgErrors(account.functions, name);
    return { page, diagnostics, ...(evidence ? { evidence } : {}), ...(picture ? { picture } : {}) };
  }
  const definition = readings.library.get(name);
  const { derived, verified } = hasErrors(readings.diagnostics.get(name) ?? []) ? {} : check(name, readings, truth);
  const page = explain({
    ...(definition ? { definition } : {}),
    ...(derived ? { derived } : {}),
    ...(verified ? { verified } : {}),
    diagnostics,
  });
  return { page, diagnostics };
}
