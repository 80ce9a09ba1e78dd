/**
 * Diagnostics are data: a code, what is wrong, where, facts as notes, and what to do as help. Drawing a frame is
 * separate, so that what is diagnosed can be tested apart from how it looks.
 * `codes` is THE table of diagnostic codes; each has a case under test/read/bad (or a sibling) with its drawn frame.
 */

export type Severity = 'error' | 'warning';

/** THE table: every code, its severity, and the one sentence that `actc explain CODE` could say about it. */
export const codes = {
  // reading files and YAML
  'file-unreadable': ['error', 'the file cannot be read as a definition file'],
  'file-name': ['error', "the file's name is not a valid definition name"],
  'file-too-large': ['error', 'the file is larger than a definition may be'],
  'duplicate-definition': ['error', 'two given files define the same name'],
  'yaml-syntax': ['error', 'the file is not valid YAML'],
  'yaml-feature': ['error', 'a YAML feature that definitions do not use (alias, tag, merge, several documents)'],
  'unknown-key': ['error', 'a key that definitions do not have'],
  'missing-value': ['error', 'a definition needs a `value`'],
  'wrong-type': ['error', 'an entry has the wrong type'],
  'bad-name': ['error', 'a parameter, input or definition has a name that cannot be used'],
  'reserved-name': ['error', 'the name of a built-in function, or one that collides with an emitted name'],
  'bad-default': ['error', "a parameter's default is not a finite number or quotient of integers"],
  'default-outside-domain': ['error', "a parameter's default does not lie in its domain"],
  'not-yet': ['error', 'a part of the interface that a later version brings'],
  // expressions
  'expr-syntax': ['error', 'an expression cannot be parsed'],
  'implicit-multiplication': ['error', 'a product is written without `*`'],
  'unknown-name': ['error', 'a name that is neither an input, a parameter, a function nor a definition'],
  'wrong-arity': ['error', 'a function is called with the wrong number of arguments'],
  'not-allowed-here': [
    'error',
    'a construct that is allowed elsewhere only (comparison in a value, D outside claims …)',
  ],
  'expr-too-large': ['error', 'an expression exceeds the stated limits'],
  'number-too-large': ['error', 'a literal exceeds the stated limits'],
  'division-by-zero': ['error', 'a denominator is identically zero'],
  'callee-domain': ['error', "a value calls a definition outside its parameters' domain"],
  'domain-empty': ['error', 'a domain or condition can never hold'],
  cycle: ['error', 'definitions use one another in a circle'],
  'uses-failed': ['error', 'a definition that this one uses has errors'],
  // pieces and joints
  'pieces-gap': ['error', 'the pieces leave a point of the domain uncovered'],
  'piece-unreachable': ['warning', 'a piece can never be chosen'],
  'joint-syntax': ['error', 'a joint key is not of the form `x = point`'],
  'joint-not-found': ['warning', 'a declared joint is not a joint of the function'],
  'undefined-everywhere': ['error', 'the value is defined at no point of its domain'],
  // claims
  'claim-syntax': ['error', 'a claim cannot be parsed'],
  'claim-refuted': ['error', 'a claim is false at the point shown'],
  'claim-domain-empty': ['error', "a claim's domain is empty"],
  'claim-callee-domain': ['error', "a claim calls a definition outside its parameters' domain"],
  'claim-unknown': ['warning', 'a claim could be neither tested nor refuted'],
  'derivative-wrong': ['error', 'the derived derivative disagrees with independent differentiation (a bug of ours)'],
  // building
  'no-definitions': ['error', 'the given paths hold no definition'],
  'unknown-definition': ['error', 'no definition of that name'],
  'unknown-target': ['error', 'no target of that name'],
  'grade-unavailable': ['error', 'a target does not have this grade yet'],
  'bad-setting': ['error', 'a --set names no parameter, or its value is outside the domain'],
  'already-exists': ['error', '`actc new` never overwrites'],
  'write-failed': ['error', 'an output could not be written'],
  'emitted-code-rejected': ['error', 'emitted code does not pass its own checker (a bug of ours)'],
  'not-lowered': ['error', 'no program can be made for a function'],
  'bad-output': ['error', 'the output folder is not one that a build may own'],
  'foreign-file': ['warning', 'a file in the output folder that no build wrote is left alone'],
  'file-ignored': ['warning', 'something in a folder of definitions looks like one and is not read'],
  'special-value-unsettled': ['warning', 'a value at ±∞ or −0 could not be settled for all parameters'],
  'grade-fallback': ['warning', 'a function has no code of the grade asked for, and gets a coarser one'],
  'bound-missed': ['warning', 'the measured error of a kernel is above what its grade means'],
  'stale-output': ['warning', 'earlier output of a failed definition is kept'],
  'proof-refused': ['error', 'a certificate does not prove its claim, or is missing'],
  // measuring on devices
  'unknown-device': ['error', 'no device of that name'],
  'device-missing': ['warning', 'a device cannot be had here, so its kernels are not run (an error where CI is set)'],
  'device-lost': ['warning', 'a device was lost while it ran kernels, and another one took its place'],
  'device-failed': ['error', 'a kernel does not compile or does not end on a device (a bug of ours or of the device)'],
  'kernel-wrong': ['error', 'an emitted entry point does not give what the functions it is made of give'],
  // auditing hand-written code
  'source-syntax': ['error', 'an audited file is not valid TypeScript or JavaScript'],
  'no-functions': ['error', 'an audited file holds no function that is read'],
  'unknown-function': ['error', '`--pair` or `--of` names no function or argument of the file'],
  'not-read': ['warning', 'a part of an audited file is no function of numbers: it is reported, never guessed'],
  'derivative-refuted': ['error', 'a hand-written derivative is not the derivative, at the point shown'],
  'derivative-unsettled': ['warning', 'a hand-written derivative could be neither tested nor refuted'],
} as const satisfies Record<string, readonly [Severity, string]>;

export type Code = keyof typeof codes;

/** A place in a source file: character offsets [start, end). */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** Short text drawn beside the underline. */
  readonly label?: string;
}

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** One line: what is wrong, with the offending text in backticks. */
  readonly message: string;
  readonly place?: Place;
  /** Facts and numbers. */
  readonly notes: readonly string[];
  /** What to do. */
  readonly help: readonly string[];
}

export interface DiagnosticParts {
  readonly place?: Place | undefined;
  readonly notes?: readonly string[];
  readonly help?: readonly string[];
}

/** Quoted texts of an author may be long; a reader needs their beginning. */
const shortened = (text: string): string =>
  text.replace(/`([^`]+)`/g, (whole, quoted: string) => (quoted.length > 80 ? `\`${quoted.slice(0, 72)}…\`` : whole));

export function diagnostic(code: Code, message: string, parts: DiagnosticParts = {}): Diagnostic {
  return {
    code,
    severity: codes[code][0],
    message: shortened(message),
    ...(parts.place ? { place: parts.place } : {}),
    notes: (parts.notes ?? []).map(shortened),
    help: (parts.help ?? []).map(shortened),
  };
}

export const hasErrors = (list: readonly Diagnostic[]): boolean => list.some((d) => d.severity === 'error');

/** By file, place, code: the same order on every machine. */
export function sortDiagnostics(list: readonly Diagnostic[]): readonly Diagnostic[] {
  const rank = (d: Diagnostic) =>
    [d.place?.file ?? '', String(d.place?.start ?? 0).padStart(9, '0'), d.code, d.message].join('\u0000');
  return list
    .map((d) => ({ d, r: rank(d) }))
    .sort((a, b) => (a.r < b.r ? -1 : a.r > b.r ? 1 : 0))
    .map(({ d }) => d);
}

/** 1-based line and column of an offset. Columns count UTF-16 units. */
export function lineColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}

/** Colours a part of a frame; the identity draws plain text. */
export interface Paint {
  readonly error: (s: string) => string;
  readonly warning: (s: string) => string;
  readonly dim: (s: string) => string;
  readonly strong: (s: string) => string;
}
const plain: Paint = { error: (s) => s, warning: (s) => s, dim: (s) => s, strong: (s) => s };

/** Control characters, bidirectional overrides and the like must not reach a terminal or a log from a definition. */
const inert = (s: string): string => s.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (c) => (c === '\t' ? ' ' : '\ufffd'));

/** Draws one diagnostic as a frame: header, place, source line with the offending text underlined, notes, help. */
export function drawDiagnostic(d: Diagnostic, sources: ReadonlyMap<string, string>, paint: Paint = plain): string {
  const tint = d.severity === 'error' ? paint.error : paint.warning;
  const lines = [`${tint(`${d.severity}[${d.code}]`)}: ${paint.strong(inert(d.message))}`];
  const text = d.place && sources.get(d.place.file);
  let gutter = 2;
  if (d.place) {
    // A place of no length at the very beginning means the file as a whole: there is nothing to underline.
    const isWhole = d.place.start === 0 && d.place.end === 0;
    const at = text === undefined || isWhole ? undefined : lineColumn(text, d.place.start);
    lines.push(paint.dim(`  --> ${inert(d.place.file)}${at ? `:${at.line}:${at.column}` : ''}`));
    if (text !== undefined && at) {
      const raw = (text.split('\n')[at.line - 1] ?? '').replace(/^\ufeff/, ' ').replace(/\r$/, '');
      // A very long line is cut to a window around the place.
      const from = Math.max(0, at.column - 1 - 60);
      const window = inert(raw.slice(from, from + 120)).replace(/\t/g, ' ');
      const length = Math.max(
        1,
        Math.min(d.place.end - d.place.start, raw.length - (at.column - 1), 120 - (at.column - 1 - from)),
      );
      const label = String(at.line);
      gutter = label.length + 1;
      lines.push(
        paint.dim(`${' '.repeat(gutter)}|`),
        `${paint.dim(`${label} |`)} ${from > 0 ? '…' : ''}${window}`,
        `${paint.dim(`${' '.repeat(gutter)}|`)} ${from > 0 ? ' ' : ''}${' '.repeat(at.column - 1 - from)}${tint('^'.repeat(length))}${d.place.label ? ` ${tint(inert(d.place.label))}` : ''}`,
      );
    }
  }
  const pad = ' '.repeat(gutter);
  for (const n of d.notes) lines.push(`${pad}${paint.dim('=')} note: ${inert(n)}`);
  for (const h of d.help) lines.push(`${pad}${paint.dim('=')} help: ${inert(h)}`);
  return lines.join('\n');
}

/** Levenshtein distance with adjacent swaps counted once; used for suggestions only. */
function distance(a: string, b: string): number {
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      next.push(best);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}

/** The nearest known name, if one is near enough to be worth suggesting. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > 64) return undefined;
  let best: string | undefined;
  // Fewer changes than letters: `k` is not a misspelt `e`.
  let bestDistance = Math.min(name.length, Math.max(1, Math.floor(name.length / 3)) + 1);
  for (const k of [...known].sort()) {
    const d = distance(name.toLowerCase(), k.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [k, d];
  }
  return best;
}

/** A broken promise of the compiler itself: reported as our bug (exit status 2), never as the user's mistake. */
export class CompilerBug extends Error {
  override readonly name = 'CompilerBug';
}
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new CompilerBug(message);
}
