/** Records that try the shader targets: every operation, every kind of result, hostile names and texts. */
import { readdirSync, readFileSync } from 'node:fs';
import { renderer } from '../../../src/emit/render.js';
import type { Target } from '../../../src/emit/target.js';
import { type OpName, opNames, op as opRow } from '../../../src/expr/ops.js';
import type { Emitted, Measured } from '../../../src/stages.js';
import {
  awkward,
  choose,
  give,
  measured,
  n,
  op,
  parameter,
  positive,
  prelu,
  program,
  relu,
  softplus,
  special,
  t,
  v,
} from './samples.js';

const folder = new URL('../../../templates/', import.meta.url);

/** The templates of a target, from the repository. */
export function templatesOf(target: string): ReadonlyMap<string, string> {
  const files = readdirSync(new URL(target, folder)).sort();
  return new Map(
    files.map((f) => [`${target}/${f.replace(/\.hbs$/, '')}`, readFileSync(new URL(`${target}/${f}`, folder), 'utf8')]),
  );
}

export const emitted = (target: Target, m: Measured): readonly Emitted[] =>
  target.emit(m, renderer(templatesOf(target.name), target.name)).files;

export function textOf(files: readonly Emitted[], end: string): string {
  const file = files.find((f) => f.path.endsWith(end));
  if (!file) throw new Error(`no file ${end}`);
  return file.text;
}

/** One definition an operation: value, dx and the parameter's derivative are that operation. */
const ofOp = (name: OpName): Measured => {
  const args = opRow(name).arity === 1 ? [v('x')] : [v('x'), v('k')];
  const one = { program: program(['k'], give([op(1, name, ...args)], t(1))) };
  return measured({
    name: `op_${name}`,
    value: 'x',
    parameters: [parameter('k', 1)],
    functions: { '': one, dx: one, dk: one },
  });
};

/** All operations, their arguments nested and branches between. */
const everything = measured({
  name: 'everything',
  value: 'x',
  parameters: [parameter('k', 1, { domain: positive('k') })],
  functions: {
    '': {
      program: program(
        ['k'],
        choose(
          opNames.map((name, i) =>
            op(i + 1, name, ...(opRow(name).arity === 1 ? [t(i)] : [t(i), v('k')]).map((a) => (i === 0 ? v('x') : a))),
          ),
          [
            [t(opNames.length), '>=', n(0.1)],
            [v('x'), '!=', n(-1 / 3, '-1/3')],
          ],
          choose(
            [op(90, 'sub', n(-2), n(-3))],
            [[t(90), '==', special('inf')]],
            give([], special('-0')),
            give([], n(1e-40)),
          ),
          give([op(91, 'neg', n(-5e-324)), op(92, 'neg', t(91)), op(93, 'div', t(92), t(90 - 89))], t(93)),
        ),
        {
          plus: n(1e300),
          minus: { kind: 'saturate', double: -1e300, single: -3.4028234663852886e38 },
          zero: special('-0'),
        },
      ),
    },
    dx: { program: program(['k'], give([], special('nan'))) },
    dk: { program: program(['k'], give([], special('-inf'))) },
  },
});

const one = { program: program([], give([op(1, 'tanh', v('x'))], t(1))) };
const named = (name: string): Measured => measured({ name, value: 'tanh(x)', functions: { '': one, dx: one } });

/** Names that one or both languages reserve, or that emitted text itself uses. */
export const reservedNames = [
  ...[
    'tanh',
    'exp',
    'max',
    'abs',
    'select',
    'mix',
    'sqrt',
    'bitcast',
    'sign',
    'main',
    'texture',
    'array',
    'vec2',
    'f32',
  ],
  ...['sample', 'input', 'output', 'common', 'partition', 'active', 'filter', 'loop', 'fn', 'let', 'var', 'override'],
  ...['precise', 'uniform', 'union', 'sampler2d', 'half', 'noise1', 'self', 'import', 'of', 'where', 'yield', 'float'],
  ...[
    'actc_exp',
    'actc_x',
    'n',
    'i',
    'x',
    'dy',
    't1',
    'gl_position',
    'defined',
    'ends_',
    'isnan',
    'double',
    'ptr',
    'f16',
  ],
];

const parameterNames = ['in', 'out', 'loop', 'let', 't1', 'x_finite', 'actc_count', 'inout', 'texture', 'k_', 'step1'];

const hostileParameters = measured({
  name: 'hostile',
  value: 'x',
  parameters: parameterNames.map((name) => parameter(name, 1, { domain: positive(name) })),
  functions: {
    '': {
      program: program(
        parameterNames,
        give(
          parameterNames.map((name, j) => op(j + 1, 'mul', v(name), j === 0 ? v('x') : t(j))),
          t(parameterNames.length),
        ),
        { minus: { kind: 'saturate', double: -1e30, single: -1e30 } },
      ),
    },
    dx: { program: program(parameterNames, give([], v('x'))) },
    din: { program: program(parameterNames, give([], v('in'))) },
  },
});

/** Text that tries to leave a comment. */
export const hostileText = measured({
  name: 'hostile_text',
  title: 'A */ title\nfn evil() {',
  about: 'continued \\',
  sources: ['a\u2028b\u2029c\u0085d\u000be', '/* nested /* comments */', '\u202eright to left \ud800'],
  value: 'tanh(x)',
  functions: { '': one, dx: one },
});

export const allSamples: readonly Measured[] = [
  ...[softplus, prelu, relu, awkward, everything, hostileParameters, hostileText],
  ...opNames.map(ofOp),
  ...reservedNames.map(named),
];
