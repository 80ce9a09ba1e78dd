/**
 * The pipeline on one screen: texts in; records, texts and diagnostics out. Pure: no disk, no clock, no printing.
 * Only this file joins the stages.
 */
import type { Rational } from './algebra/rational.js';
import { derive } from './derive/derive.js';
import { type Diagnostic, hasErrors } from './diagnostic.js';
import { emit, programText } from './emit/emit.js';
import type { Target } from './emit/target.js';
import { type DefinitionEvidence, evidenceOf } from './evidence.js';
import { DEFAULT_GRADE } from './grade.js';
import { type LowerOptions, lower } from './lower/lower.js';
import { lowerKey } from './lower/recall.js';
import { account } from './measure/account.js';
import { shortAccounts } from './measure/account-short.js';
import { functionName, gradeOf, measure } from './measure/measure.js';
import { missedBounds } from './measure/missed.js';
import type { Measurement } from './measured.js';
import type { Account, ShortAccount } from './program/account.js';
import { readDefinitions } from './read/read.js';
import { type Rechecked, recheckFile } from './recheck/file.js';
import type {
  ClaimResult,
  Definition,
  Derived,
  Emitted,
  Grade,
  Library,
  Lowered,
  LoweredFunction,
  Measured,
  Readings,
  Result,
  Source,
  Summary,
  Verified,
} from './stages.js';
import { keyText, recalled, type Store } from './store.js';
import type { Truth } from './truth/truth.js';
import { verify } from './verify/verify.js';

/** read: YAML texts to definitions. A given file takes the place of a shipped one of that name. */
export function read(given: readonly Source[], shipped: readonly Source[]): Readings {
  return readDefinitions(given, shipped);
}

export interface Checked {
  readonly derived?: Derived;
  readonly verified?: Verified;
  readonly diagnostics: readonly Diagnostic[];
}

/** derive and verify one definition: what `actc check` does. */
export function check(name: string, readings: Readings, truth: Truth): Checked {
  const definition = readings.library.get(name);
  const read = readings.diagnostics.get(name) ?? [];
  if (!definition || hasErrors(read)) return { diagnostics: read };
  const derived = derive(definition, readings.library, truth);
  const soFar = [...read, ...derived.diagnostics];
  if (!derived.value || hasErrors(soFar)) return { diagnostics: soFar };
  const verified = verify(derived.value, truth);
  const diagnostics = [...soFar, ...verified.diagnostics];
  return { derived: derived.value, ...(verified.value ? { verified: verified.value } : {}), diagnostics };
}

/** Derives a definition that no file holds (what `actc audit` makes of a hand-written function). */
export const deriveAlone = (definition: Definition, library: Library, truth: Truth): Result<Derived> =>
  derive(definition, library, truth);

/** Settles the claims of such a definition; nothing is derived or emitted. */
export function settleAlone(definition: Definition, library: Library, truth: Truth): readonly ClaimResult[] {
  return verify({ definition, library, functions: [], joints: [] }, truth).value?.claims ?? [];
}

/** The programs that would be emitted for its value and first derivative; none where an error stops it. */
export function lowerAlone(derived: Derived, truth: Truth): readonly LoweredFunction[] {
  const functions = derived.functions.filter((f) => f.suffix === '' || f.suffix === 'dx');
  const verified = verify({ ...derived, definition: { ...derived.definition, claims: [] }, functions }, truth);
  if (!verified.value || hasErrors(verified.diagnostics)) return [];
  return lower(verified.value, truth).value?.functions ?? [];
}

/** The errors of a definition's kernels over the input, by cell and arithmetic, and why pairs are pairs. */
export const accountOf = (measured: Measured, truth: Truth, targets: readonly Target[]): Account | undefined =>
  account(measured, truth, targets);

/** The float32 code of a definition's kernels, region by region: cost, errors, and why pairs are pairs. */
export const shortAccountsOf = (measured: Measured): readonly ShortAccount[] => shortAccounts(measured);

export interface RecheckedDefinition {
  readonly results: readonly Rechecked[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks the certificates of one definition (the text of its file): nothing is proved again. */
export function recheckOne(
  name: string,
  readings: Readings,
  proofs: string | undefined,
  truth: Truth,
): RecheckedDefinition {
  const definition = readings.library.get(name);
  const read = readings.diagnostics.get(name) ?? [];
  if (!definition || hasErrors(read)) return { results: [], diagnostics: read };
  const derived = derive(definition, readings.library, truth);
  if (!derived.value || hasErrors(derived.diagnostics))
    return { results: [], diagnostics: [...read, ...derived.diagnostics] };
  return { results: recheckFile(proofs, derived.value, truth), diagnostics: [] };
}

export interface BuildContext {
  readonly truth: Truth;
  readonly targets: readonly Target[];
  /** `folder/name` (without `.hbs`) to template text. */
  readonly templates: ReadonlyMap<string, string>;
  /** What `measured/NAME.json` says, for kernels that a build cannot run; nothing by default. */
  readonly measurements?: (name: string) => readonly Measurement[];
  /** The grade asked for; DEFAULT_GRADE where missing. */
  readonly grade?: Grade;
  /** Where what was lowered and measured before is kept. */
  readonly store?: Store;
  /** The hash that keys measurements by the emitted program. */
  readonly hash?: (text: string) => string;
}

/** What building one definition gives; `files` is empty when an error stopped it. */
export interface Unit {
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly Emitted[];
  /** The verdicts, also where one of them, or a later error, stopped the definition. */
  readonly verified?: Verified;
  readonly measured?: Measured;
  readonly evidence?: DefinitionEvidence;
  readonly summary?: Summary;
}

/** check, then lower, measure and emit: what `actc build` does for one definition. */
export function build(name: string, readings: Readings, context: BuildContext): Unit {
  const checked = check(name, readings, context.truth);
  const { verified } = checked;
  if (!verified) return { name, diagnostics: checked.diagnostics, files: [] };
  if (hasErrors(checked.diagnostics)) return { name, diagnostics: checked.diagnostics, files: [], verified };
  const grade = context.grade ?? DEFAULT_GRADE;
  const { store } = context;
  const asked = kernelsFor(grade, context.targets);
  const lowered = lower(verified, context.truth, store ? { ...asked, store } : asked);
  const diagnostics = [...checked.diagnostics, ...lowered.diagnostics];
  if (!lowered.value || hasErrors(lowered.diagnostics)) return { name, diagnostics, files: [], verified };
  const here = measuredHere(lowered.value, grade, asked, context);
  const measured = withMeasurements(here, context);
  const { files, renames, summary } = emit(measured, context.targets, context.templates);
  diagnostics.push(...missedBounds(measured, context.targets));
  return { name, diagnostics, files, verified, measured, evidence: evidenceOf(measured, renames), summary };
}

/** Measures what runs in this process; figures of the same programs are kept. */
function measuredHere(lowered: Lowered, grade: Grade, asked: LowerOptions, context: BuildContext): Measured {
  const targets = context.targets.filter((t) => t.model);
  const key = keyText([lowerKey(lowered.verified.derived, asked), grade, targets.map((t) => t.name)]);
  const figures = recalled(context.store, key, () => measure(lowered, context.truth, targets, grade).figures);
  return { lowered, grade, figures };
}

/** What lowering has to make for a grade: float32 code where a target computes in it, code in doubles where one runs it here. */
function kernelsFor(grade: Grade, targets: readonly Target[]): LowerOptions {
  if (grade === 'fast') return {};
  const having = targets.filter((t) => gradeOf(t, grade) === grade);
  const short = grade === 'accurate' && having.some((t) => t.computesIn === 'float32');
  if (having.some((t) => t.model)) return { kernels: grade, short, loops: grade === 'exact' };
  return short ? { kernels: 'short' } : {};
}

/** Adds the kept figures of device runs whose program is exactly what is emitted now. */
function withMeasurements(measured: Measured, context: BuildContext): Measured {
  const { definition } = measured.lowered.verified.derived;
  const kept = context.measurements?.(definition.name) ?? [];
  if (kept.length === 0 || !context.hash) return measured;
  const { files } = emit(measured, context.targets, context.templates);
  const hash = context.hash;
  const programs = new Map<string, string>(
    context.targets
      .flatMap((t) => t.devices ?? [])
      .flatMap((how) => {
        const file = files.find((f) => f.path === how.path(definition.name));
        return file ? [[`${how.target} ${how.precision}`, hash(how.program(file.text))] as const] : [];
      }),
  );
  // Sweeps in this process, of targets that it can run: each function has its own text.
  for (const t of context.targets.filter((t) =>
    kept.some((m) => t.kernels.some((k) => k.target === m.figure.target)),
  )) {
    const textOf = programText(measured, t, context.templates);
    for (const f of measured.lowered.functions) {
      const text = textOf(f.derived.suffix);
      const name = functionName(definition.name, f.derived.suffix);
      if (text !== undefined) for (const k of t.kernels) programs.set(`${k.target} ${k.precision} ${name}`, hash(text));
    }
  }
  const programOf = ({ figure: { target, precision, function: name } }: Measurement): string | undefined =>
    programs.get(`${target} ${precision}`) ?? programs.get(`${target} ${precision} ${name}`);
  const fitting = kept.filter((m) => programOf(m) === m.program);
  return { ...measured, figures: [...measured.figures, ...fitting.map((m) => m.figure)] };
}

export type { DefinitionEvidence, Diagnostic, Emitted, Rational, Readings, Source, Summary };
