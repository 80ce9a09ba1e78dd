/**
 * Joints: where two smooth parts meet. They are found from the conditions of pieces and the kinks of abs, max, min
 * and sign; an author may declare more (with a condition) and choose the convention. The one-sided values of every
 * derivative are computed; by default the derivative at a joint is the left one-sided one.
 */
import { rational } from '../algebra/rational.js';
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { differentiate } from '../expr/differentiate.js';
import {
  type Comparison,
  type Condition,
  call,
  children,
  conditionKey,
  type Expr,
  isNumber,
  key,
  number,
  type Piece,
  sameExpr,
  substitute,
  symbol,
} from '../expr/expr.js';
import { op } from '../expr/ops.js';
import { parse } from '../expr/parse.js';
import { print, printCondition } from '../expr/print.js';
import { tidy } from '../expr/tidy.js';
import type { Definition, DerivedFunction, Joint, JointRule } from '../stages.js';
import type { Point, Truth } from '../truth/truth.js';
import { tendsToZero } from './isolated.js';
import { parameterPoints } from './samples.js';
import { beside, isZeroAt, type JointPoint, valueAt } from './side.js';
import { normal, zeros } from './solve.js';

/** Expressions whose zeros are kinks or joints of `e`. */
export function switches(e: Expr, found: Map<string, Expr> = new Map()): Map<string, Expr> {
  const note = (g: Expr) => found.set(key(g), g);
  if (e.kind === 'pieces')
    for (const p of e.pieces) for (const c of p.when ?? []) note(tidy(call('sub', c.left, c.right)));
  if (e.kind === 'call' && op(e.op).kink && e.op !== 'floor' && e.op !== 'ceil') {
    const [u, v] = e.args as [Expr, Expr | undefined];
    note(tidy(substitute(parse(op(e.op).kink!), new Map([['u', u], ...(v ? ([['v', v]] as const) : [])]))));
  }
  for (const c of children(e)) switches(c, found);
  return found;
}

interface Candidate {
  readonly at: Expr;
  readonly where?: Condition;
  readonly rule?: JointRule;
}

const candidateKey = (c: Candidate): string => `${key(c.at)}|${c.where ? conditionKey(c.where) : ''}`;

/** Declared joints first, then those found; one found without a condition covers those with one. */
function candidates(value: Expr, definition: Definition): readonly Candidate[] {
  const variable = definition.inputs[0]!;
  const found = [...switches(value).values()]
    .flatMap((g) => zeros(g, variable))
    .map((z): Candidate => (z.when.length > 0 ? { at: z.at, where: z.when } : { at: z.at }));
  const list: Candidate[] = definition.joints.map((rule) => ({
    at: normal(rule.at),
    rule,
    ...(rule.where ? { where: rule.where } : {}),
  }));
  const conditional = (c: Candidate) => c.where !== undefined;
  for (const c of [...found.filter((f) => !conditional(f)), ...found.filter(conditional)])
    if (!list.some((known) => sameExpr(known.at, c.at) && (!known.where || candidateKey(known) === candidateKey(c))))
      list.push(c);
  return list;
}

/** Equalities `parameter == number` of a condition, put into an expression. */
function underCondition(e: Expr, where: Condition | undefined): Expr {
  const env = new Map<string, Expr>();
  for (const c of where ?? []) if (c.relation === '==' && c.left.kind === 'symbol') env.set(c.left.name, c.right);
  return env.size > 0 ? tidy(substitute(e, env), { formal: true }) : e;
}

function samplesFor(definition: Definition, truth: Truth, where: Condition | undefined): readonly Point[] {
  const equalities = (where ?? []).filter((c) => c.relation === '==' && c.left.kind === 'symbol');
  const rest = (where ?? []).filter((c) => !equalities.includes(c));
  return parameterPoints(definition, truth, rest).map((point) => {
    const fixed = new Map(point);
    for (const c of equalities) {
      const value = truth.evaluate(c.right, point, 60);
      const exact = c.right.kind === 'number' ? c.right.value : rational(0);
      if (value.kind === 'number' && c.left.kind === 'symbol') fixed.set(c.left.name, exact);
    }
    return fixed;
  });
}

type SideValues = Readonly<Record<string, Expr>>;

/** The value and all derivatives of the smooth function beside the joint, taken at the joint. */
function oneSided(
  value: Expr,
  functions: readonly DerivedFunction[],
  j: JointPoint,
  where: Condition | undefined,
): SideValues {
  const smooth = beside(underCondition(value, where), j);
  const values: Record<string, Expr> = {};
  for (const f of functions) {
    // A parameter that the condition fixes cannot be differentiated by any more.
    const fixed = (where ?? []).some((c) => c.left.kind === 'symbol' && f.by.includes(c.left.name));
    const smoothDerivative = f.by.reduce((e, v) => differentiate(e, v), fixed ? beside(value, j) : smooth);
    const there = valueAt(fixed ? underCondition(smoothDerivative, where) : smoothDerivative, j);
    if (there) values[f.suffix] = there;
  }
  return values;
}

function conventionOf(rule: JointRule | undefined, left: SideValues, right: SideValues): SideValues {
  const convention: Record<string, Expr> = { ...right, ...left };
  if (rule?.dx) convention.dx = tidy(rule.dx);
  if (rule?.dxx) convention.dxx = tidy(rule.dxx);
  return convention;
}

const isDefinedAt = (value: Expr, c: Candidate, variable: string, truth: Truth, samples: readonly Point[]): boolean => {
  const there = tidy(substitute(value, new Map([[variable, c.at]])));
  return samples.some((point) => truth.evaluate(there, point, 30).kind !== 'undefined');
};

const agree = (a: Expr | undefined, b: Expr | undefined, truth: Truth, samples: readonly Point[]): boolean =>
  a !== undefined && b !== undefined && (sameExpr(a, b) || isZeroAt(call('sub', a, b), truth, samples));

export interface Joints {
  readonly joints: readonly Joint[];
  /** Pieces to put before a function's formula, by suffix. */
  readonly pieces: ReadonlyMap<string, readonly Piece[]>;
  /** Points at which a function has no value, by suffix: what pieces say of that one point is not its derivative. */
  readonly undefinedAt: ReadonlyMap<string, readonly Expr[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the joints of a value and what each derivative must be exactly there. */
export function findJoints(
  value: Expr,
  functions: readonly DerivedFunction[],
  definition: Definition,
  truth: Truth,
): Joints {
  const variable = definition.inputs[0]!;
  const joints: Joint[] = [];
  const pieces = new Map<string, Piece[]>();
  const undefinedAt = new Map<string, Expr[]>();
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const candidate of candidates(value, definition)) {
    const { at, where, rule } = candidate;
    const id = candidateKey(candidate);
    const samples = samplesFor(definition, truth, where);
    if (seen.has(id) || samples.length === 0) continue;
    seen.add(id);
    // Two parts can meet only where there is a value.
    if (!rule && !isDefinedAt(value, candidate, variable, truth, samples)) continue;
    const side = (s: 'left' | 'right'): SideValues =>
      oneSided(value, functions, { variable, at, side: s, truth, samples }, where);
    const [left, right] = [side('left'), side('right')];
    const differs = ['', 'dx', 'dxx'].some((suffix) => !agree(left[suffix], right[suffix], truth, samples));
    const question = { at, variable, where, truth, samples };
    // Where both sides agree the derivative is what it is: a declared value would be wrong, and is not used.
    const convention = withZeros(conventionOf(differs ? rule : undefined, left, right), value, functions, question);
    if (!where)
      for (const f of functions)
        if (!convention[f.suffix]) undefinedAt.set(f.suffix, [...(undefinedAt.get(f.suffix) ?? []), at]);
    if (rule && !differs) diagnostics.push(notAJoint(definition, rule, left));
    const added = functions.filter((f) => f.suffix !== '' && needsPiece(f, convention[f.suffix], question));
    if (!differs && added.length === 0) continue;
    for (const f of added) {
      const when: Comparison[] = [{ left: symbol(variable), relation: '==', right: at }, ...(where ?? [])];
      pieces.set(f.suffix, [...(pieces.get(f.suffix) ?? []), { when, value: convention[f.suffix]! }]);
    }
    joints.push({
      at,
      ...(where ? { where } : {}),
      left,
      right,
      convention,
      origin: differs && (rule?.dx || rule?.dxx) ? 'declared' : 'left',
      ...(rule?.source ? { source: rule.source } : {}),
    });
  }
  return { joints, pieces, undefinedAt, diagnostics };
}

interface PieceQuestion {
  readonly at: Expr;
  readonly variable: string;
  readonly where: Condition | undefined;
  readonly truth: Truth;
  readonly samples: readonly Point[];
}

/**
 * Where no one-sided value was found: 0 if that is where the difference quotients (for a parameter the derivative)
 * go from the left. So exp(-1/x^2) with 0 at 0 is flat there, and x*log(abs(x)) has no derivative.
 */
function withZeros(
  found: SideValues,
  value: Expr,
  functions: readonly DerivedFunction[],
  q: PieceQuestion,
): SideValues {
  const at = (e: Expr) => tidy(substitute(e, new Map([[q.variable, q.at]])));
  const zero: Record<string, Expr> = {};
  for (const f of functions) {
    if (f.suffix === '' || found[f.suffix]) continue;
    const inputs = f.by.filter((v) => v === q.variable).length;
    const below = inputs === 2 ? functions.find((g) => g.by.length === 1 && g.by[0] === q.variable)?.expression : value;
    const start = inputs === 2 ? (found.dx ?? zero.dx) : at(value);
    if (!below || !start) continue;
    const quotient = call('div', call('sub', start, below), call('sub', q.at, symbol(q.variable)));
    const moving = inputs === 0 ? f.expression : quotient;
    if (tendsToZero(moving, q.variable, q.at, q.truth, q.samples)) zero[f.suffix] = number(0);
  }
  return { ...zero, ...found };
}

/** Does the formula give something else exactly at the joint than the convention says? */
function needsPiece(f: DerivedFunction, wanted: Expr | undefined, q: PieceQuestion): boolean {
  if (!wanted) return false;
  const there = tidy(substitute(f.expression, new Map([[q.variable, q.at]])));
  const natural = underCondition(there, q.where);
  const defined = q.samples.every((point) => q.truth.evaluate(there, point, 30).kind === 'number');
  return !defined || !(sameExpr(normal(natural), wanted) || isZeroAt(call('sub', there, wanted), q.truth, q.samples));
}

function notAJoint(definition: Definition, rule: JointRule, left: SideValues): Diagnostic {
  const where = rule.where ? ` where ${printCondition(rule.where)}` : '';
  return diagnostic(
    'joint-not-found',
    `\`${rule.variable} = ${print(rule.at)}${where}\` is not a joint: the function is smooth there`,
    {
      place: { file: definition.source.file, start: rule.span.start, end: rule.span.end },
      notes: left.dx && !isNumber(left.dx, 0) ? [`its derivative there is ${print(left.dx)}`] : [],
      help: ['remove the entry'],
    },
  );
}
