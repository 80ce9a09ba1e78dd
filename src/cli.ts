#!/usr/bin/env node
/** The commands: reads the command line, prints, and ends the process. Nothing else prints or exits. */
import { CommanderError } from 'commander';
import colours from 'picocolors';
import type { BuildArguments, BuildOutcome } from './commands/build.js';
import { exitStatus, type Host, type Outcome } from './commands/host.js';
import {
  type AuditFlags,
  type BuildFlags,
  type CheckFlags,
  type CommonFlags,
  type ExplainFlags,
  type MeasureFlags,
  type NewFlags,
  programOf,
  type RecheckFlags,
} from './commands/program.js';
import { type Diagnostic, drawDiagnostic, lineColumn, type Paint } from './diagnostic.js';
import { packageVersion } from './files.js';
import { progressBar, silent } from './progress.js';
import { type Counts, checkLine, evidenceTable, summaryLine, type Tint, uncheckedLine } from './report.js';

const { env, stdout, stderr } = process;

// A reader that went away (`actc build | head`) is no error of ours.
for (const stream of [stdout, stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

/** Colours on a terminal only, never in CI; NO_COLOR and FORCE_COLOR have the last word. */
const coloured = (stream: NodeJS.WriteStream): boolean =>
  env.NO_COLOR
    ? false
    : env.FORCE_COLOR
      ? env.FORCE_COLOR !== '0'
      : stream.isTTY === true && !env.CI && env.TERM !== 'dumb';

const paintOf = (stream: NodeJS.WriteStream): Paint & Tint => {
  const c = colours.createColors(coloured(stream));
  return { error: c.red, warning: c.yellow, dim: c.dim, strong: c.bold, good: c.green, warn: c.yellow, bad: c.red };
};

const say = (text: string): void => void stdout.write(`${text}\n`);
const note = (text: string): void => void stderr.write(`${text}\n`);

/** Until a command waits for it: the first signal cleans up, then the process ends as the shell expects. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

function guard(cleanUp: () => void): () => void {
  const handlers = Object.entries(signals).map(([signal, status]) => {
    const handler = (): void => {
      cleanUp();
      process.exit(status);
    };
    process.on(signal, handler);
    return () => void process.off(signal, handler);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}

async function hostOf(): Promise<Host> {
  const showsProgress = stderr.isTTY === true && !env.CI && env.TERM !== 'dumb';
  return {
    cwd: process.cwd(),
    progress: showsProgress ? await progressBar(stderr) : silent,
    guard,
    pipeline: async () => (await import('./commands/pipeline.js')).loadPipeline(),
  };
}

// what commands print --------------------------------------------------------------------------------------------------

function jsonOf({ definitions, diagnostics, texts }: Outcome, more: object): string {
  const flat = (d: Diagnostic) => {
    const text = d.place && texts.get(d.place.file);
    const at = d.place && text !== undefined ? lineColumn(text, d.place.start) : undefined;
    const { code, severity, message, notes, help } = d;
    return {
      code,
      severity,
      message,
      file: d.place?.file ?? null,
      line: at?.line ?? null,
      column: at?.column ?? null,
      notes,
      help,
    };
  };
  return JSON.stringify({ definitions, diagnostics: diagnostics.map(flat), ...more }, null, 2);
}

function printDiagnostics(outcome: Outcome): void {
  const paint = paintOf(stderr);
  for (const d of outcome.diagnostics) note(`${drawDiagnostic(d, outcome.texts, paint)}\n`);
}

/** Our own mistakes: each once, with all definitions that met it, and what to report. */
function printBugs(outcome: Pick<Outcome, 'bugs'>, verbose: boolean): void {
  if (outcome.bugs.length === 0) return;
  const textOf = (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  for (const text of new Set(outcome.bugs.map((b) => textOf(b.error)))) {
    const same = outcome.bugs.filter((b) => textOf(b.error) === text);
    const where = same.map((b) => `\`${b.where}\``).join(', ');
    note(`${paintOf(stderr).bad('bug')}: the compiler failed on ${where}, and that is not your mistake`);
    const stack = same[0]!.error instanceof Error ? same[0]!.error.stack : undefined;
    note(`  ${(verbose && stack ? stack : text).replaceAll('\n', '\n  ')}`);
  }
  note('  = please report the definition, the command and this text to those who gave you this compiler');
  note(`  = activation-compiler ${packageVersion()}, node ${process.version}, ${process.platform} ${process.arch}`);
  note(verbose ? '' : '  = --verbose shows where it happened\n');
}

const count = (list: readonly Diagnostic[], severity: Diagnostic['severity']): number =>
  list.filter((d) => d.severity === severity).length;

const width = (): number => Math.max(60, stdout.isTTY ? stdout.columns : 100);

const countsOf = (outcome: BuildOutcome, milliseconds: number): Counts => ({
  definitions: outcome.rows.length,
  written: outcome.written,
  unchanged: outcome.unchanged,
  removed: outcome.removed,
  errors: count(outcome.diagnostics, 'error'),
  warnings: count(outcome.diagnostics, 'warning'),
  milliseconds,
});

/** Prints an outcome in the way that was asked for, and sets the exit status; `more` is for `--json` only. */
function finish(outcome: Outcome, flags: CommonFlags, text: () => readonly string[], more: object = {}): void {
  if (flags.json) say(jsonOf(outcome, more));
  else printDiagnostics(outcome);
  printBugs(outcome, flags.verbose === true);
  if (!flags.json) for (const part of text()) if (part !== '') say(part);
  process.exitCode = exitStatus(outcome);
}

// commands -------------------------------------------------------------------------------------------------------------

async function runBuild(paths: readonly string[], flags: BuildFlags): Promise<void> {
  const { out, grade, set, target: targets, force = false } = flags;
  const args: BuildArguments = { paths, out, targets, grade, set, force };
  if (flags.watch) return runWatch(args, flags);
  const start = performance.now();
  const { build } = await import('./commands/build.js');
  const outcome = await build(args, await hostOf());
  finish(outcome, flags, () => buildText(outcome, performance.now() - start));
}

const buildText = (outcome: BuildOutcome, milliseconds: number): readonly string[] => {
  if (outcome.rows.length === 0) return [];
  const tint = paintOf(stdout);
  const table = evidenceTable(outcome.rows, outcome.kernels, width(), tint);
  return [
    [table, uncheckedLine(outcome.unchecked, tint)].filter((t) => t !== '').join('\n'),
    '',
    summaryLine(countsOf(outcome, milliseconds), tint),
  ];
};

async function runWatch(args: BuildArguments, flags: BuildFlags): Promise<void> {
  if (flags.json)
    program.error(
      'error: `--watch` and `--json` do not go together: one prints until it is stopped, the other one object',
    );
  const { watch } = await import('./commands/watch.js');
  const stopped = new Promise<void>((resolve) => {
    for (const signal of Object.keys(signals)) process.once(signal, () => resolve());
  });
  await watch(
    args,
    await hostOf(),
    (outcome, changed, milliseconds) => {
      const tint = paintOf(stdout);
      printDiagnostics(outcome);
      printBugs(outcome, flags.verbose === true);
      if (changed.length > 0)
        return say(`${changed.join(', ')}: ${summaryLine(countsOf(outcome, milliseconds), tint)}`);
      say([...buildText(outcome, milliseconds), tint.dim('watching for changes; Ctrl-C ends')].join('\n'));
    },
    (error) => printBugs({ bugs: [{ where: args.paths.join(' ') || 'definitions', error }] }, flags.verbose === true),
    stopped,
  );
  process.exit(0);
}

async function runCheck(paths: readonly string[], flags: CheckFlags): Promise<void> {
  const start = performance.now();
  const { check, checkTable } = await import('./commands/check.js');
  const outcome = await check({ paths, set: flags.set }, await hostOf());
  finish(outcome, flags, () => {
    if (outcome.rows.length === 0) return [];
    const tint = paintOf(stdout);
    const counts = { errors: count(outcome.diagnostics, 'error'), warnings: count(outcome.diagnostics, 'warning') };
    return [
      checkTable(outcome.rows, width(), tint),
      '',
      checkLine(outcome.rows, { ...counts, milliseconds: performance.now() - start }, tint),
    ];
  });
}

async function runExplain(what: string, flags: ExplainFlags): Promise<void> {
  const { explain } = await import('./commands/explain.js');
  const outcome = await explain(
    { what, at: flags.at, set: flags.set, svg: flags.svg, target: flags.target },
    await hostOf(),
  );
  const { page, written } = outcome;
  finish(outcome, flags, () => [page?.trimEnd() ?? '', written === undefined ? '' : `wrote ${written}`]);
}

/** Time for the output to be taken. */
const LAST_WORDS_MS = 2_000;

async function runMeasure(what: readonly string[], flags: MeasureFlags): Promise<void> {
  const start = performance.now();
  const { shard, stopAfter, exhaustive: whole } = flags;
  if (!whole && (shard !== undefined || stopAfter !== undefined))
    program.error('error: `--shard` is a part of all inputs, and needs `--exhaustive`');
  const { measure } = await import('./commands/measure.js');
  const { measureReport, devicesJson } = await import('./commands/measure-report.js');
  const exhaustive = whole
    ? { shard: shard ?? { index: 1, count: 1 }, most: stopAfter ?? Number.POSITIVE_INFINITY }
    : undefined;
  const outcome = await measure(
    {
      what,
      rows: flags.target,
      devices: flags.device,
      suffixes: flags.functions?.map((f) => (f === 'value' ? '' : f)),
      random: flags.random,
      exhaustive,
      write: flags.write,
      strict: env.CI === 'true',
      today: new Date().toISOString().slice(0, 10),
      grade: flags.grade,
    },
    await hostOf(),
  );
  finish(
    outcome,
    flags,
    () => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      const kept = outcome.written.length > 0 ? [`wrote ${outcome.written.join(', ')}`] : [];
      return [...measureReport(outcome.runs, paintOf(stdout)), ...outcome.notes, ...kept, `${seconds} s`];
    },
    { devices: devicesJson(outcome.runs) },
  );
  // A device that hangs keeps the process alive; where nothing does, this timer does not either.
  setTimeout(() => process.exit(), LAST_WORDS_MS).unref();
}

async function runAudit(file: string, flags: AuditFlags): Promise<void> {
  const { audit } = await import('./commands/audit.js');
  const { auditJson, auditText } = await import('./audit/report.js');
  const args = { file, pairs: flags.pair, ofOutput: flags.of, measure: flags.measure };
  const outcome = await audit(args, await hostOf());
  const { audit: found } = outcome;
  finish(
    outcome,
    flags,
    () => (found && found.entries.length > 0 ? [auditText(found, paintOf(stdout))] : []),
    found ? { audit: auditJson(found) } : {},
  );
}

async function runRecheck(what: readonly string[], flags: RecheckFlags): Promise<void> {
  const start = performance.now();
  const { recheck, recheckLines } = await import('./commands/recheck.js');
  const outcome = await recheck({ what, out: flags.out, set: flags.set }, await hostOf());
  finish(
    outcome,
    flags,
    () => (outcome.rows.length === 0 ? [] : recheckLines(outcome.rows, performance.now() - start, paintOf(stdout))),
    { certificates: outcome.rows },
  );
}

async function runNew(name: string, flags: NewFlags): Promise<void> {
  const { create } = await import('./commands/new.js');
  const outcome = await create(name, flags.dir, await hostOf());
  finish(outcome, flags, () => {
    const { file, shipped } = outcome;
    if (file === undefined) return [];
    const bare = flags.dir === 'definitions' ? 'actc build' : `actc build ${flags.dir}`;
    return [
      `wrote ${file}${shipped ? ' (it takes the place of the shipped definition of that name)' : ''}`,
      '',
      `  edit it, then    actc check ${file}`,
      `  see each stage   actc explain ${file}`,
      `  compile all      ${bare}`,
    ];
  });
}

// the process ----------------------------------------------------------------------------------------------------------

const program = programOf(packageVersion(), Math.min(100, width()), {
  audit: runAudit,
  build: runBuild,
  check: runCheck,
  explain: runExplain,
  measure: runMeasure,
  new: runNew,
  recheck: runRecheck,
});

function crashed(error: unknown): void {
  printBugs({ bugs: [{ where: process.argv.slice(2).join(' '), error }] }, process.argv.includes('--verbose'));
  process.exitCode = 2;
}

process.on('uncaughtException', (error) => {
  crashed(error);
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  // Help, the version and wrong usage come as this error; their texts are printed already.
  if (!(error instanceof CommanderError)) crashed(error);
  else process.exitCode = error.exitCode === 0 ? 0 : 1;
}
