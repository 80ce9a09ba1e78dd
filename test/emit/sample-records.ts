/**
 * Records as the stages would make them, built by hand for tests of pages: definitions in the definitions' own
 * notation, derivatives by the real differentiation, claims and figures as given.
 */
import { fromDecimal } from '../../src/algebra/rational.js';
import { differentiate } from '../../src/expr/differentiate.js';
import { expand } from '../../src/expr/expand.js';
import { type Condition, type Expr, symbolsOf } from '../../src/expr/expr.js';
import { parse, parseCondition, parseStatement } from '../../src/expr/parse.js';
import { tidy } from '../../src/expr/tidy.js';
import type {
  ClaimResult,
  Definition,
  Derived,
  Figure,
  Joint,
  Library,
  Measured,
  Parameter,
  Verdict,
  Verified,
} from '../../src/stages.js';

const span = { start: 0, end: 0 };

export interface Sample {
  readonly name: string;
  readonly value: Expr | string;
  readonly title?: string;
  readonly about?: string;
  readonly aliases?: readonly string[];
  readonly parameters?: Readonly<Record<string, string>>;
  readonly domains?: Readonly<Record<string, string>>;
  readonly claims?: readonly { title: string; text: string; verdict?: Verdict; method?: string }[];
  readonly sources?: readonly string[];
  readonly joints?: readonly Joint[];
  readonly figures?: readonly Figure[];
  readonly uses?: readonly Definition[];
}

const context = (symbols: readonly string[], uses: readonly Definition[]) => ({
  file: 'sample.yaml',
  offset: 0,
  symbols: new Set(symbols),
  definitions: new Map(uses.map((d) => [d.name, { inputs: d.inputs.length, parameters: d.parameters.length }])),
  claims: true,
});

/** A condition in the definitions' notation. Throws on errors. */
export function conditionOf(text: string, symbols: readonly string[] = ['x', 'a', 'b', 'k', 'alpha']): Condition {
  const parsed = parseCondition(text, context(symbols, []));
  if (!parsed.ok) throw new Error(parsed.diagnostics.map((d) => d.message).join());
  return parsed.value;
}

export function definitionOf(sample: Sample): Definition {
  const parameters = Object.entries(sample.parameters ?? {}).map(([name, text]): Parameter => {
    const domain = sample.domains?.[name];
    return {
      name,
      default: fromDecimal(text)!,
      learned: false,
      about: `the parameter ${name}`,
      span,
      ...(domain === undefined ? {} : { domain: conditionOf(domain, [name]) }),
    };
  });
  const value = typeof sample.value === 'string' ? parse(sample.value) : sample.value;
  return {
    name: sample.name,
    source: { file: `${sample.name}.yaml`, text: '' },
    title: sample.title ?? sample.name,
    aliases: sample.aliases ?? [],
    inputs: ['x'],
    parameters,
    outputs: [value],
    joints: [],
    claims: [],
    sources: sample.sources ?? [],
    uses: (sample.uses ?? []).map((d) => d.name),
    ...(sample.about === undefined ? {} : { about: sample.about }),
  };
}

/** A measured record of the sample, without programs. */
export function measuredOf(sample: Sample): Measured {
  const definition = definitionOf(sample);
  const uses = sample.uses ?? [];
  const library: Library = new Map([...uses, definition].map((d) => [d.name, d]));
  const value = tidy(expand(definition.outputs[0]!, library));
  const by = (suffix: string, names: readonly string[]) => ({
    suffix,
    by: names,
    expression: names.reduce((e, name) => tidy(differentiate(e, name)), value),
  });
  const derived: Derived = {
    definition,
    library,
    functions: [
      by('', []),
      by('dx', ['x']),
      by('dxx', ['x', 'x']),
      ...definition.parameters.map((p) => by(`d${p.name}`, [p.name])),
    ],
    joints: sample.joints ?? [],
  };
  const claims = (sample.claims ?? []).map(({ title, text, verdict, method }): ClaimResult => {
    const [statementText = '', whereText] = text.split(' where ');
    const symbols = ['x', 'a', ...definition.parameters.map((p) => p.name)];
    const parsed = parseStatement(statementText, context(symbols, [...uses, definition]));
    if (!parsed.ok) throw new Error(`${text}: ${parsed.diagnostics.map((d) => d.message).join()}`);
    const where = whereText === undefined ? {} : { where: conditionOf(whereText) };
    return {
      claim: { title, text, statement: parsed.value, ...where, variables: [...symbolsOf(value)].sort(), span },
      verdict: verdict ?? 'tested',
      method: method ?? '412 points, 60 digits',
    };
  });
  const verified = { derived, claims, derivativeChecks: [] } as unknown as Verified;
  return { lowered: { verified, functions: [] }, figures: sample.figures ?? [] };
}

/** A record of a derived definition whose claims are read but not verified, with one figure of each look. */
export function unverified(derived: Derived): Measured {
  const claims = derived.definition.claims.map(
    (claim): ClaimResult => ({ claim, verdict: 'tested', method: '412 points, 60 digits, worst gap 1e-60, seed 1' }),
  );
  const figure = (suffix: string, precision: 'f64' | 'f32', maxUlp: number): Figure => ({
    function: `${derived.definition.name}${suffix}`,
    target: 'ts',
    precision,
    grade: 'fast',
    maxUlp,
    at: {
      x: -1.7976931348623157e308,
      ...Object.fromEntries(derived.definition.parameters.map((p) => [p.name, 0.125])),
    },
    points: 4711,
    exhaustive: false,
    nan: maxUlp === Infinity ? 12 : 0,
    falseZero: 0,
    wrongSign: 0,
    undecided: 1,
  });
  const verified = { derived, claims, derivativeChecks: [] } as unknown as Verified;
  return {
    lowered: { verified, functions: [] },
    figures: [figure('', 'f64', 128), figure('_dx', 'f32', Infinity), figure('_dx', 'f64', 1.2e15)],
  };
}
