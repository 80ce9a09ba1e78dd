/**
 * Definition → Derived: the value with all uses expanded, its first and second derivative, the derivative in every
 * parameter, and the joints with their conventions.
 */
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { differentiate } from '../expr/differentiate.js';
import { expand } from '../expr/expand.js';
import { type Expr, pieces, size } from '../expr/expr.js';
import { tidy } from '../expr/tidy.js';
import type { Definition, Derived, DerivedFunction, Library, Result } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { cellsOf } from './cells.js';
import { atFixedParameters, withoutPoint } from './isolated.js';
import { findJoints } from './joints.js';

/** Stated limit: a derivative with more nodes is refused. */
export const MAX_DERIVATIVE_NODES = 60_000;

/** Parameters in the order of their gradients: learned ones first. */
const gradientOrder = (definition: Definition) => [
  ...definition.parameters.filter((p) => p.learned),
  ...definition.parameters.filter((p) => !p.learned),
];

function tooLarge(definition: Definition, suffix: string): Diagnostic {
  return diagnostic(
    'expr-too-large',
    `the derivative \`${definition.name}_${suffix}\` has more than ${MAX_DERIVATIVE_NODES} parts`,
    {
      place: { file: definition.source.file, start: 0, end: 1 },
      help: ['use a simpler formula, or fewer nested definitions'],
    },
  );
}

/** All functions as plain formulas, before joints. */
function formulas(definition: Definition, value: Expr, truth: Truth): Result<readonly DerivedFunction[]> {
  const x = definition.inputs[0]!;
  const smooth = cellsOf(value, x, truth) ?? value;
  const list: DerivedFunction[] = [{ suffix: '', by: [], expression: value }];
  const orders: readonly (readonly [string, readonly string[]])[] = [
    ['dx', [x]],
    ['dxx', [x, x]],
    ...gradientOrder(definition).map((p) => [`d${p.name}`, [p.name]] as const),
  ];
  for (const [suffix, by] of orders) {
    const from = suffix === 'dxx' ? list[1]!.expression : smooth;
    const expression = differentiate(from, by.at(-1)!);
    if (size(expression) > MAX_DERIVATIVE_NODES) return { diagnostics: [tooLarge(definition, suffix)] };
    list.push({ suffix, by, expression });
  }
  return { value: list, diagnostics: [] };
}

/** Derives everything that is emitted. Needs the truth only for signs and zeros of expressions in the parameters. */
export function derive(definition: Definition, library: Library, truth: Truth): Result<Derived> {
  const x = definition.inputs[0]!;
  const value = tidy(expand(definition.outputs[0]!, library));
  const plain = formulas(definition, value, truth);
  if (!plain.value) return { diagnostics: plain.diagnostics };
  const { joints, pieces: added, undefinedAt, diagnostics } = findJoints(value, plain.value, definition, truth);
  const functions = plain.value.map((f) => {
    const atJoints = added.get(f.suffix) ?? [];
    const open = f.suffix === '' ? [] : (undefinedAt.get(f.suffix) ?? []);
    const formula = open.reduce((e, at) => withoutPoint(e, x, at), atFixedParameters(f, value, definition, truth));
    if (atJoints.length === 0) return { ...f, expression: formula };
    const rest = formula.kind === 'pieces' ? formula.pieces : [{ value: formula }];
    return { ...f, expression: tidy(pieces([...atJoints, ...rest]), { formal: true }) };
  });
  return { value: { definition, library, functions, joints }, diagnostics };
}
