/** Hand-made records for the tests of emit: what the stages before it would give, without running them. */
import { rational } from '../../../src/algebra/rational.js';
import type { Condition, Expr } from '../../../src/expr/expr.js';
import { number, symbol } from '../../../src/expr/expr.js';
import type { OpName } from '../../../src/expr/ops.js';
import { parse } from '../../../src/expr/parse.js';
import type {
  Block,
  Definition,
  Figure,
  InfinityRule,
  Let,
  LoweredFunction,
  Measured,
  Operand,
  Parameter,
  Program,
  Summary,
  Verified,
} from '../../../src/stages.js';

export const t = (index: number): Operand => ({ kind: 'let', index });
export const v = (name: string): Operand => ({ kind: 'variable', name });
export const n = (value: number, text = String(value)): Operand => ({
  kind: 'number',
  double: value,
  single: Math.fround(value),
  text,
});
export const special = (value: 'inf' | '-inf' | 'nan' | '-0'): Operand => ({ kind: 'special', value });
export const op = (index: number, name: OpName, ...args: Operand[]): Let => ({ index, op: name, args });
export const give = (lets: readonly Let[], value: Operand): Block => ({ lets, result: { kind: 'value', value } });
export const choose = (
  lets: readonly Let[],
  tests: readonly [Operand, '<' | '<=' | '>' | '>=' | '==' | '!=', Operand][],
  then: Block,
  otherwise: Block,
): Block => ({
  lets,
  result: {
    kind: 'branch',
    tests: tests.map(([left, relation, right]) => ({ left, relation, right })),
    then,
    otherwise,
  },
});

export interface Ends {
  readonly plus?: InfinityRule;
  readonly minus?: InfinityRule;
  readonly zero?: 'natural' | Operand;
}
export const program = (parameters: readonly string[], block: Block, ends: Ends = {}): Program => ({
  inputs: ['x'],
  parameters,
  block,
  atPlusInfinity: ends.plus ?? 'natural',
  atMinusInfinity: ends.minus ?? 'natural',
  atMinusZero: ends.zero ?? 'natural',
});

export const positive = (name: string): Condition => [{ left: symbol(name), relation: '>', right: number(0) }];

export const parameter = (name: string, value: number, more: Partial<Parameter> = {}): Parameter => ({
  name,
  default: rational(BigInt(Math.round(value * 100)), 100n),
  learned: false,
  span: { start: 0, end: 0 },
  ...more,
});

export interface Sample {
  readonly name: string;
  readonly value: string | Expr;
  readonly about?: string;
  readonly title?: string;
  readonly sources?: readonly string[];
  readonly aliases?: readonly string[];
  readonly parameters?: readonly Parameter[];
  /** By suffix; the derivative's formula, and its program. */
  readonly functions: Readonly<Record<string, { readonly formula?: string; readonly program: Program }>>;
  readonly figures?: readonly Figure[];
}

export function measured(sample: Sample): Measured {
  const value = typeof sample.value === 'string' ? parse(sample.value) : sample.value;
  const parameters = sample.parameters ?? [];
  const definition: Definition = {
    name: sample.name,
    source: { file: `${sample.name}.yaml`, text: '' },
    title: sample.title ?? sample.name,
    ...(sample.about === undefined ? {} : { about: sample.about }),
    aliases: sample.aliases ?? [],
    inputs: ['x'],
    parameters,
    outputs: [value],
    joints: [],
    claims: [],
    sources: sample.sources ?? [],
    uses: [],
  };
  const functions = Object.entries(sample.functions).map(([suffix, { formula, program: p }]): LoweredFunction => {
    const by = suffix === '' ? [] : suffix === 'dxx' ? ['x', 'x'] : [suffix.slice(1)];
    const expression = formula === undefined ? value : parse(formula);
    return { derived: { suffix, by, expression }, program: p, rules: [], host: [] };
  });
  const derived = {
    definition,
    library: new Map([[sample.name, definition]]),
    functions: functions.map((f) => f.derived),
    joints: [],
  };
  // The one place where a test makes what only `verify` may make.
  const verified = { derived, claims: [] } as unknown as Verified;
  return { lowered: { verified, functions }, figures: sample.figures ?? [] };
}

const softplusArgument = op(1, 'mul', v('k'), v('x'));

/** log(1 + exp(k*x))/k without overflow. */
export const softplus = measured({
  name: 'softplus',
  title: 'Softplus',
  about: 'A smooth approximation of the rectifier.',
  aliases: ['SmoothReLU'],
  sources: ['Dugas et al. 2001'],
  value: 'log(1 + exp(k*x)) / k',
  parameters: [parameter('k', 1, { domain: positive('k'), about: 'sharpness' })],
  functions: {
    '': {
      program: program(
        ['k'],
        give(
          [
            softplusArgument,
            op(2, 'abs', t(1)),
            op(3, 'neg', t(2)),
            op(4, 'exp', t(3)),
            op(5, 'log1p', t(4)),
            op(6, 'div', t(5), v('k')),
            op(7, 'max', v('x'), n(0)),
            op(8, 'add', t(7), t(6)),
          ],
          t(8),
        ),
        { plus: special('inf'), minus: n(0) },
      ),
    },
    dx: {
      formula: '1/(1 + exp(-k*x))',
      program: program(
        ['k'],
        choose(
          [softplusArgument],
          [[t(1), '>', n(0)]],
          give([op(2, 'neg', t(1)), op(3, 'exp', t(2)), op(4, 'add', n(1), t(3)), op(5, 'div', n(1), t(4))], t(5)),
          give([op(6, 'exp', t(1)), op(7, 'add', n(1), t(6)), op(8, 'div', t(6), t(7))], t(8)),
        ),
      ),
    },
    dxx: {
      formula: 'k*exp(k*x)/(1 + exp(k*x))^2',
      program: program(
        ['k'],
        give(
          [
            softplusArgument,
            op(2, 'abs', t(1)),
            op(3, 'neg', t(2)),
            op(4, 'exp', t(3)),
            op(5, 'add', n(1), t(4)),
            op(6, 'mul', t(5), t(5)),
            op(7, 'mul', v('k'), t(4)),
            op(8, 'div', t(7), t(6)),
          ],
          t(8),
        ),
        { plus: n(0), minus: { kind: 'saturate', double: -1e300, single: -1e30 } },
      ),
    },
    dk: {
      formula: 'x*exp(k*x)/((1 + exp(k*x))*k) - log(1 + exp(k*x))/k^2',
      program: program(
        ['k'],
        give(
          [
            softplusArgument,
            op(2, 'tanh', t(1)),
            op(3, 'mul', n(Math.LN2, 'log(2)'), t(2)),
            op(4, 'sub', t(3), v('k')),
            op(5, 'sub', v('x'), t(4)),
          ],
          t(5),
        ),
      ),
    },
  },
  figures: [
    {
      function: 'softplus',
      target: 'ts',
      precision: 'f64',
      grade: 'fast',
      maxUlp: 1.7,
      at: { x: 1, k: 1 },
      points: 4321,
      exhaustive: false,
      nan: 0,
      falseZero: 0,
      wrongSign: 0,
      undecided: 0,
    },
    {
      function: 'softplus',
      target: 'ts',
      precision: 'f32',
      grade: 'fast',
      maxUlp: 0.5,
      at: { x: 1, k: 1 },
      points: 4321,
      exhaustive: false,
      nan: 0,
      falseZero: 0,
      wrongSign: 0,
      undecided: 0,
    },
  ],
});

const alphaPiece = (then: Operand, otherwise: Block): Block =>
  choose([], [[v('x'), '>', n(0)]], give([], then), otherwise);

/** x for x > 0, else alpha*x, alpha learned. */
export const prelu = measured({
  name: 'prelu',
  title: 'Parametric rectifier',
  value: {
    kind: 'pieces',
    pieces: [
      { when: [{ left: symbol('x'), relation: '>', right: number(0) }], value: symbol('x') },
      { value: parse('alpha*x') },
    ],
  },
  parameters: [parameter('alpha', 0.25, { learned: true, about: 'slope on the left' })],
  functions: {
    '': { program: program(['alpha'], alphaPiece(v('x'), give([op(1, 'mul', v('alpha'), v('x'))], t(1)))) },
    dx: { formula: 'alpha', program: program(['alpha'], alphaPiece(n(1), give([], v('alpha')))) },
    dxx: { formula: '0', program: program(['alpha'], give([], n(0))) },
    dalpha: { formula: 'min(x, 0)', program: program(['alpha'], give([op(1, 'min', v('x'), n(0))], t(1))) },
  },
});

/** A name that is reserved in JavaScript, functions that it lacks, names that the kernels use themselves. */
export const awkward = measured({
  name: 'delete',
  about: 'Ends a comment */ alert(1) /* and\nbreaks a line\u2028 \u202e @deprecated',
  value: 'x*erfc(x)*y',
  parameters: [
    parameter('y', 2, { domain: positive('y') }),
    parameter('t1', 3),
    parameter('my_param', 0.5, { learned: true, domain: positive('my_param') }),
  ],
  functions: {
    '': {
      program: program(
        ['y', 't1', 'my_param'],
        give(
          [
            op(1, 'erfc', v('x')),
            op(2, 'mul', v('t1'), t(1)),
            op(3, 'mul', v('y'), t(2)),
            op(4, 'pow', t(3), v('my_param')),
            op(9, 'exp', t(3)),
          ],
          t(4),
        ),
        { plus: special('-inf'), minus: special('nan'), zero: special('-0') },
      ),
    },
    dx: { program: program(['y', 't1', 'my_param'], give([op(1, 'erfcx', v('x'))], t(1))) },
    dy: { program: program(['y', 't1', 'my_param'], give([op(1, 'neg', n(-2)), op(2, 'sub', v('y'), t(1))], t(2))) },
    dt1: {
      program: program(
        ['y', 't1', 'my_param'],
        give([op(1, 'sub', v('y'), v('x')), op(2, 'sub', v('t1'), t(1))], t(2)),
      ),
    },
    dmy_param: { program: program(['y', 't1', 'my_param'], give([op(1, 'sign', v('x'))], t(1))) },
  },
});

/** No parameters. */
export const relu = measured({
  name: 'relu',
  title: 'Rectifier',
  value: 'max(x, 0)',
  functions: {
    '': { program: program([], give([op(1, 'max', v('x'), n(0))], t(1)), { zero: n(0) }) },
    dx: {
      formula: '(1 + sign(x))/2',
      program: program([], choose([], [[v('x'), '>', n(0)]], give([], n(1)), give([], n(0)))),
    },
    dxx: { formula: '0', program: program([], give([], n(0))) },
  },
});

/** What the files over all definitions are told. */
export const emitAllOf = (list: readonly Measured[]): readonly Summary[] =>
  list.map(({ lowered }) => {
    const { name, title, aliases, parameters } = lowered.verified.derived.definition;
    const functions = lowered.functions.map((f) => f.derived.suffix);
    return { name, title, aliases, parameters: parameters.map((p) => p.name), functions };
  });
