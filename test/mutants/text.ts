/** Broken variants of an emitted text. It knows the language's spelling, and nothing of any one definition. */

import { toDouble } from '../../src/algebra/rational.js';
import type { Definition, Measured } from '../../src/stages.js';
import { type Language, type Unit, unitsOf } from './language.js';
import { type Break, functionBreaks, kernelBreaks } from './lines.js';
import { type Kind, type Mutant, spread } from './mutant.js';

/** How many places of one kind are broken in one function, and in one core (which many functions share). */
export interface Amount {
  readonly function: number;
  readonly core: number;
}

const withoutComment = (line: string): string => line.replace(/\s*(\/\/.*|\/\*.*?\*\/)/g, '');
const plain = (name: string): string => name.toLowerCase().replaceAll('_', '');
const named = (definition: string, suffix: string) => (suffix === '' ? definition : `${definition}_${suffix}`);

/** Names with and without a default's spelling, for replacing a parameter by its default. */
function defaults({ parameters }: Definition, language: Language): ReadonlyMap<string, string> {
  const real = language.head.source.includes('export')
    ? (v: number) => String(v)
    : (v: number) => (Number.isInteger(v) ? `${v}.0` : String(v));
  return new Map(parameters.map((p) => [p.name, real(toDouble(p.default))]));
}

interface Part extends Unit {
  readonly suffixes: readonly string[];
  readonly role: 'function' | 'core' | 'kernel';
}

/** The parts of a text: functions of the definition, what they call, and everything else. */
function partsOf(lines: readonly string[], measured: Measured, language: Language): readonly Part[] {
  const units = unitsOf(lines, language);
  const { name } = measured.lowered.verified.derived.definition;
  const suffixOf = new Map(
    units.flatMap((u) => {
      const found = measured.lowered.functions.find((f) => plain(named(name, f.derived.suffix)) === plain(u.name));
      return found ? [[u.name, found.derived.suffix] as const] : [];
    }),
  );
  const body = (u: Unit) => lines.slice(u.from + 1, u.to + 1).join('\n') + lines[u.from]!.replace(/^.*?\(/, '');
  const calls = (a: Unit, b: Unit) => a.name !== b.name && new RegExp(`\\b${b.name}\\(`).test(body(a));
  const callersOf = (u: Unit): ReadonlySet<string> => {
    const reached = new Set([u.name]);
    for (let grown = true; grown; ) {
      const more = units.filter((v) => !reached.has(v.name) && units.some((w) => reached.has(w.name) && calls(v, w)));
      for (const v of more) reached.add(v.name);
      grown = more.length > 0;
    }
    return reached;
  };
  const end = lines.findIndex((l) => l.startsWith('// ---- end of functions'));
  return units.map((u): Part => {
    const own = suffixOf.get(u.name);
    const reach = [...callersOf(u)].flatMap((n) => suffixOf.get(n) ?? []);
    if (own !== undefined) return { ...u, suffixes: reach, role: 'function' };
    return end >= 0 && u.from < end ? { ...u, suffixes: reach, role: 'core' } : { ...u, suffixes: [], role: 'kernel' };
  });
}

/** Two functions exchange their bodies: the wrong derivative under a right name. */
function exchanged(lines: readonly string[], a: Part, b: Part): string {
  const rename = (line: string, from: string, to: string) => line.replace(new RegExp(`\\b${from}\\b`), to);
  return lines
    .map((l, i) => (i === a.from ? rename(l, a.name, b.name) : i === b.from ? rename(l, b.name, a.name) : l))
    .join('\n');
}

/**
 * All broken variants of a text, at most `amount` places of a kind in each function.
 */
export function textMutants(text: string, measured: Measured, language: Language, amount: Amount): readonly Mutant[] {
  const lines = text.split('\n');
  const { definition } = measured.lowered.verified.derived;
  const parameters = defaults(definition, language);
  const parts = partsOf(lines, measured, language);
  const mutants: Mutant[] = [];
  for (const part of parts) {
    if (part.role === 'core' && (part.suffixes.length === 0 || amount.core === 0)) continue;
    if (part.role !== 'core' && amount.function === 0) continue;
    const breaks = part.role === 'kernel' ? kernelBreaks : functionBreaks;
    const most = part.role === 'core' ? amount.core : amount.function;
    // Whatever it gives is NaN.
    if (part.name === 'actc_nan') continue;
    for (const [kind, way] of Object.entries(breaks) as [Kind, Break][]) {
      const found: Mutant[] = [];
      for (let at = part.from; at <= part.to; at++) {
        const line = withoutComment(lines[at]!);
        if (line.trim() === '' || (at === part.from && part.to > part.from)) continue;
        // Where the sides of a test inside a core meet, both give the same number: no convention is at stake.
        if (part.role === 'core' && kind === 'joint given to the other side') continue;
        for (const to of way(line, { language, parameters, next: withoutComment(lines[at + 1] ?? '') })) {
          if (to === line) continue;
          const broken = [...lines.slice(0, at), to, ...lines.slice(at + 1)].join('\n');
          const entry = part.role === 'kernel';
          found.push({
            kind,
            unit: part.name,
            from: line.trim(),
            to: to.trim(),
            text: broken,
            suffixes: part.suffixes,
            entry,
          });
        }
      }
      mutants.push(...spread(found, part.role === 'kernel' ? found.length : most));
    }
  }
  const functions = amount.function === 0 ? [] : parts.filter((p) => p.role === 'function');
  functions.forEach((a, i) => {
    const b = functions[(i + 1) % functions.length]!;
    if (a === b) return;
    const suffixes = [...new Set([...a.suffixes, ...b.suffixes])];
    const text = exchanged(lines, a, b);
    mutants.push({ kind: 'wrong derivative', unit: a.name, from: a.name, to: b.name, text, suffixes, entry: false });
  });
  return mutants;
}
