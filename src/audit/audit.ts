/**
 * `actc audit` on one file: reads its functions, pairs them, settles every pair, says which known function each is, and
 * measures how far the code as written is off. Pure: text in, records and diagnostics out; nothing of the file runs.
 */
import { lowerAlone } from '../compile.js';
import { type Diagnostic, diagnostic, sortDiagnostics } from '../diagnostic.js';
import type { Span } from '../expr/expr.js';
import { print } from '../expr/print.js';
import type { Derived, LoweredFunction, Source } from '../stages.js';
import { type Accuracy, accuracyOf, type Computes, inputsFor, yardstick } from './accuracy.js';
import { align } from './align.js';
import { type Bench, definitionOf, derivedOf, formula, isDegenerate } from './claims.js';
import type { CodeFunction, NotRead } from './code.js';
import { notReadWarning, pairDiagnostics } from './complaints.js';
import { doubleFunction } from './double.js';
import { type Identification, identify } from './identify.js';
import { type Judgement, judge } from './judge.js';
import { type NumberFunction, type Pair, type PairingOptions, pairUp } from './pairs.js';
import { parseSource } from './parse-source.js';
import { readFunction } from './read-function.js';
import { TooManyCases } from './real.js';
import { scopeOf } from './scope.js';

/** The code as written, and what would be emitted for the same formula, at the same inputs. */
export interface Measures {
  readonly written: Accuracy;
  /** Missing where the compiler has no program for it. */
  readonly emitted?: Accuracy;
}

export interface FunctionReport {
  readonly kind: 'function';
  readonly name: string;
  readonly span: Span;
  /** As mathematics, in the notation of definitions. */
  readonly formula: string;
  readonly identification: Identification;
  readonly measures?: Measures;
}

export interface PairReport {
  readonly kind: 'pair';
  readonly name: string;
  readonly span: Span;
  readonly formula: string;
  readonly judgement: Judgement;
  readonly measures?: Measures;
}

export interface Audit {
  readonly source: Source;
  /** Functions and derivatives in the order of the file. */
  readonly entries: readonly (FunctionReport | PairReport)[];
  readonly notRead: readonly NotRead[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface AuditOptions extends PairingOptions {
  /** Runs a lowered function as it would be emitted; nothing is measured without one. */
  readonly model?: (f: LoweredFunction) => Computes;
  /** Called before each function and pair, for progress. */
  readonly step?: (name: string, total: number) => Promise<void>;
}

const problem = (source: Source, message: string, span: Span): Diagnostic =>
  diagnostic('source-syntax', message, {
    place: { file: source.file, ...span },
    help: ['the audit reads files that the language itself accepts'],
  });

const nothingFound = (source: Source): Diagnostic =>
  diagnostic('no-functions', `\`${source.file}\` holds no function that is read`, {
    place: { file: source.file, start: 0, end: 0 },
    help: ['functions of numbers are read: declarations, arrow functions, methods of object literals'],
  });

/** Audits one file. */
export async function audit(bench: Bench, options: AuditOptions): Promise<Audit> {
  const { source } = bench;
  const tree = await parseSource(source.file, source.text);
  if (tree.problems.length > 0) {
    const diagnostics = tree.problems.map((p) => problem(source, p.message, p.span));
    return { source, entries: [], notRead: [], diagnostics };
  }
  const scope = scopeOf(tree);
  const read = scope.functions.map((f) => readFunction(f, scope, tree));
  const functions = read.filter((r): r is CodeFunction => 'code' in r);
  const pairing = pairUp(functions, options);
  const aliases = new Set(scope.functions.flatMap((f) => (f.alias ? [f.path.join('.')] : [])));
  const isAlone = (f: NumberFunction) =>
    aliases.has(f.path.join('.')) && !pairing.pairs.some((p) => p.value === f || p.derivative === f);
  const values = pairing.values.filter((f) => !isAlone(f));
  const unread = read.filter((r): r is NotRead => !('code' in r) && !aliases.has(r.name ?? ''));
  const notRead = [...scope.notRead, ...unread, ...pairing.notRead];
  const unknown = pairing.unknown.map((name) =>
    diagnostic('unknown-function', `\`${name}\` is no function that was read in \`${source.file}\``, {
      notes: functions.length > 0 ? [`functions: ${functions.map((f) => f.name).join(', ')}`] : [],
      help: ['name them as the file does: `--pair activations.f:activations.g`, `--of y`'],
    }),
  );
  const worker = new Worker(bench, options);
  const entries: (FunctionReport | PairReport)[] = [];
  const total = values.length + pairing.pairs.length;
  if (unknown.length === 0) {
    for (const f of values) {
      await options.step?.(f.name, total);
      entries.push(worker.value(f));
    }
    for (const p of pairing.pairs) {
      await options.step?.(p.derivative.name, total);
      entries.push(worker.pair(p));
    }
  }
  entries.sort((a, b) => a.span.start - b.span.start || (a.kind === 'function' ? -1 : 1));
  const empty = functions.length === 0 && unknown.length === 0 ? [nothingFound(source)] : [];
  const said = entries.flatMap((e) => (e.kind === 'pair' ? pairDiagnostics(e.judgement, source) : []));
  const warnings = notRead.map((n) => notReadWarning(n, source));
  return { source, entries, notRead, diagnostics: sortDiagnostics([...unknown, ...empty, ...said, ...warnings]) };
}

/** What is known of a function once, for its own report and for its derivative's. */
interface Known {
  readonly derived?: Derived;
  readonly lowered: readonly LoweredFunction[];
  readonly inputs: readonly number[];
}

class Worker {
  private readonly known = new Map<NumberFunction, Known>();

  constructor(
    private readonly bench: Bench,
    private readonly options: AuditOptions,
  ) {}

  private knownOf(f: NumberFunction): Known {
    const found = this.known.get(f);
    if (found) return found;
    const definition = definitionOf(f, this.bench);
    const isSound = !isDegenerate(definition.outputs[0]!);
    const derived = isSound ? derivedOf(definition, this.bench) : undefined;
    const lowered = derived && this.options.model ? lowerAlone(derived, this.bench.truth) : [];
    const made = { ...(derived ? { derived } : {}), lowered, inputs: inputsFor(derived, this.bench.truth) };
    this.known.set(f, made);
    return made;
  }

  value(f: NumberFunction): FunctionReport {
    const common = { kind: 'function' as const, name: f.name, span: f.span };
    try {
      const measures = this.measures(f, f, '');
      return {
        ...common,
        formula: print(formula(f)),
        identification: identify(f, this.bench),
        ...(measures ? { measures } : {}),
      };
    } catch (error) {
      if (!(error instanceof TooManyCases)) throw error;
      return { ...common, formula: 'a formula with too many cases to be written out', identification: {} };
    }
  }

  pair(p: Pair): PairReport {
    const judgement = judge(p, this.bench);
    const { name, span } = p.derivative;
    // Other derivatives, and those in the output, are not what the compiler emits under this name.
    const isPlain = p.order === 1 && p.by === undefined && !p.ofOutput && align(p).upstream === undefined;
    const isRight = judgement.verdict === 'proved' || judgement.verdict === 'tested';
    const measures = isPlain && isRight ? this.measures(p.derivative, p.value, 'dx') : undefined;
    return {
      kind: 'pair',
      name,
      span,
      formula: judgement.statement,
      judgement,
      ...(measures ? { measures } : {}),
    };
  }

  /** The code of f, which is the function (or derivative) of `of`. */
  private measures(f: NumberFunction, of: NumberFunction, suffix: '' | 'dx'): Measures | undefined {
    const { model } = this.options;
    const { derived, lowered, inputs } = this.knownOf(of);
    const exact = derived?.functions.find((d) => d.suffix === suffix);
    if (!model || !exact || !derived || of.parameters.length === 0) return undefined;
    const measure = yardstick(exact.expression, derived.definition, this.bench.truth);
    const names = f.parameters.map((p) => p.name);
    const program = lowered.find((l) => l.derived.suffix === suffix);
    return {
      written: accuracyOf(doubleFunction(f.code, names), inputs, measure),
      ...(program ? { emitted: accuracyOf(model(program), inputs, measure) } : {}),
    };
  }
}
