/**
 * `--set k=3`: another default for a parameter, in the definitions that a command was given. Claims and emitted
 * functions see it as if the author had written it.
 */

import { div, fromDecimal, neg, type Rational, sign, toDouble, toText } from './algebra/rational.js';
import type { Readings } from './compile.js';
import { type Diagnostic, diagnostic, nearest } from './diagnostic.js';
import type { Definition, Parameter } from './stages.js';
import type { Truth } from './truth/truth.js';

export interface Setting {
  /** The one definition that is meant; missing when all that have the parameter are. */
  readonly definition?: string;
  readonly parameter: string;
  readonly value: Rational;
  /** As the user wrote it. */
  readonly text: string;
}

const form = /^(?:([a-z][a-z0-9_]*)\.)?([A-Za-z][A-Za-z0-9_]*)=(-?)([0-9.eE+-]+)(?:\/([0-9]+))?$/;

/** Reads `k=3`, `k=1/6`, `name.k=-0.5`. Exponents are limited: `1e999999999` would be a number of that many digits. */
export function parseSettings(texts: readonly string[]): {
  settings: readonly Setting[];
  diagnostics: readonly Diagnostic[];
} {
  const settings: Setting[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const text of [...texts].sort()) {
    const value = settingValue(text);
    const [, definition, parameter] = form.exec(text) ?? [];
    if (value === undefined || parameter === undefined) {
      const help = ['write it as `--set k=3`, `--set k=1/6`, or for one definition `--set name.k=3`'];
      diagnostics.push(
        diagnostic('bad-setting', `\`--set ${text.slice(0, 60)}\` is not of the form \`parameter=number\``, { help }),
      );
    } else {
      settings.push({ parameter, value, text, ...(definition === undefined ? {} : { definition }) });
    }
  }
  return { settings, diagnostics };
}

function settingValue(text: string): Rational | undefined {
  const [, , , minus, digits = '', under] = form.exec(text) ?? [];
  // A double's range: nobody can pass anything else to a kernel.
  const exponent = Number(/[eE]([+-]?\d+)$/.exec(digits)?.[1] ?? 0);
  if (text.length > 60 || Math.abs(exponent) > 308) return undefined;
  const [above, below] = [fromDecimal(digits), under === undefined ? undefined : fromDecimal(under)];
  if (above === undefined || (below !== undefined && sign(below) === 0)) return undefined;
  const size = below === undefined ? above : div(above, below);
  return minus === '-' ? neg(size) : size;
}

/** The double nearest to a decimal; undefined if the text is no number that a double can be near to. */
export function parseInput(text: string): number | undefined {
  const [, minus, size = ''] = /^(-?)([0-9.]+(?:[eE][+-]?[0-9]{1,3})?)$/.exec(text) ?? [];
  const exact = text.length > 100 ? undefined : fromDecimal(size);
  if (exact === undefined) return undefined;
  const value = toDouble(minus === '-' ? neg(exact) : exact);
  return Number.isFinite(value) ? value : undefined;
}

const applies = (s: Setting, d: Definition): boolean =>
  (s.definition === undefined || s.definition === d.name) && d.parameters.some((p) => p.name === s.parameter);

/** The readings with the settings' defaults; a setting that fits nothing, or leaves a domain, is a diagnostic. */
export function applySettings(readings: Readings, settings: readonly Setting[], truth: Pick<Truth, 'holds'>): Readings {
  if (settings.length === 0) return readings;
  const library = new Map(readings.library);
  const diagnostics = new Map(readings.diagnostics);
  const say = (name: string, d: Diagnostic) => diagnostics.set(name, [...(diagnostics.get(name) ?? []), d]);
  const definitions = readings.given.flatMap((name) => library.get(name) ?? []);
  for (const s of settings) if (!definitions.some((d) => applies(s, d))) say('', fitsNothing(s, definitions));
  for (const d of definitions) {
    const mine = settings.filter((s) => applies(s, d));
    if (mine.length === 0) continue;
    const parameters = d.parameters.map((p) => withDefault(p, mine));
    library.set(d.name, { ...d, parameters });
    for (const p of parameters) {
      const holds =
        p.domain === undefined ? 'yes' : truth.holds(p.domain, new Map(parameters.map((q) => [q.name, q.default])));
      if (holds !== 'yes') say(d.name, outsideDomain(d, p));
    }
  }
  return { ...readings, library, diagnostics };
}

const withDefault = (p: Parameter, settings: readonly Setting[]): Parameter => {
  const last = settings.filter((s) => s.parameter === p.name).at(-1);
  return last ? { ...p, default: last.value } : p;
};

function fitsNothing(s: Setting, definitions: readonly Definition[]): Diagnostic {
  const known = definitions.flatMap((d) => d.parameters.map((p) => p.name));
  const near = nearest(s.parameter, known);
  const whose = s.definition === undefined ? 'no given definition has' : `\`${s.definition}\` does not have`;
  return diagnostic('bad-setting', `\`--set ${s.text}\`: ${whose} a parameter \`${s.parameter}\``, {
    notes:
      known.length > 0
        ? [`parameters: ${[...new Set(known)].sort().join(', ')}`]
        : ['the given definitions have no parameters'],
    help: near === undefined ? [] : [`did you mean \`${near}\`?`],
  });
}

const outsideDomain = (d: Definition, p: Parameter): Diagnostic =>
  diagnostic('bad-setting', `\`${p.name} = ${toText(p.default)}\` lies outside the domain of \`${d.name}\``, {
    place: { file: d.source.file, start: p.span.start, end: p.span.end, label: 'declared here' },
  });
