/**
 * Checks the derived derivatives by two independent ways: automatic differentiation in intervals at many points, and
 * a proof with the normal form's own differentiation. A certain disagreement is a bug of the compiler, never the
 * author's mistake.
 */
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { type Expr, symbolsOf } from '../expr/expr.js';
import { statedDerivative } from '../recheck/statement.js';
import type { Claim, DerivativeCheck, Derived, DerivedFunction } from '../stages.js';
import type { Point, Truth } from '../truth/truth.js';
import { compareAt } from './compare.js';
import { exactValue } from './exact.js';
import { type Problem, problemOf } from './problem.js';
import { proveStated } from './prove/identity.js';
import { allPoints, samplePoints } from './sample.js';
import { pointRecord, recordText, valueTexts } from './witness.js';
import { pointBudget } from './work.js';

export interface DerivativeFindings {
  readonly checks: readonly DerivativeCheck[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The derived function against `D` of the value, as a claim that nobody wrote. */
function problemFor(derived: Derived, value: Expr, f: DerivedFunction): Problem {
  const truthSide = f.by.reduce<Expr>((of, variable) => ({ kind: 'derivative', of, variable }), value);
  const claim: Claim = {
    title: `derivative ${f.suffix}`,
    text: f.suffix,
    statement: { kind: 'identity', left: f.expression, right: truthSide },
    variables: [...symbolsOf(value)].sort(),
    span: { start: 0, end: 0 },
  };
  return problemOf(claim, derived);
}

/** Exactly at a joint the convention rules, not the mathematical derivative. */
function isAtJoint(derived: Derived, point: Point): boolean {
  const input = derived.definition.inputs[0]!;
  const x = point.get(input);
  return derived.joints.some((j) => {
    const at = exactValue(j.at, point);
    return x !== undefined && at !== undefined && at.num === x.num && at.den === x.den;
  });
}

function checkOne(
  derived: Derived,
  value: Expr,
  f: DerivedFunction,
  truth: Truth,
): { check: DerivativeCheck; wrong?: Diagnostic } {
  const problem = problemFor(derived, value, f);
  const { left, right } = problem.statement as { left: Expr; right: Expr };
  const input = derived.definition.inputs[0]!;
  const extra = derived.joints.map(
    (j): Expr => ({ kind: 'call', op: 'sub', args: [{ kind: 'symbol', name: input }, j.at] }),
  );
  const sample = samplePoints(problem, truth, { budget: Math.min(140, pointBudget([left, right])), extra });
  let points = 0;
  for (const point of allPoints(sample)) {
    if (isAtJoint(derived, point)) continue;
    const { order, left: a, right: b } = compareAt(truth, left, right, point);
    if (order.kind === 'same') points += 1;
    const isWrong =
      order.kind === 'less' ||
      order.kind === 'greater' ||
      (order.kind === 'one-sided' && order.undefinedSide === 'left');
    if (!isWrong) continue;
    const texts = valueTexts(truth, a, b);
    const at = recordText(pointRecord(problem, point));
    const wrong = diagnostic(
      'derivative-wrong',
      `the derivative \`${f.suffix}\` of \`${derived.definition.name}\` is wrong at ${at}`,
      {
        place: { file: derived.definition.source.file, start: 0, end: 0 },
        notes: [`derived: ${texts.left}`, `by automatic differentiation: ${texts.right}`],
        help: ['this is a bug of the compiler: please report it with the definition'],
      },
    );
    return { check: { suffix: f.suffix, points, digits: CHECKED_DIGITS, proofs: [] }, wrong };
  }
  return { check: { suffix: f.suffix, points, digits: CHECKED_DIGITS, ...provedBy(derived, f, truth) } };
}

/** The derivative of the normal form, which shares no code with the derivation, is the derived function. */
function provedBy(derived: Derived, f: DerivedFunction, truth: Truth): Pick<DerivativeCheck, 'proofs' | 'note'> {
  const attempts = statedDerivative(derived, f).map((s) => proveStated(s, truth));
  const failed = attempts.find((a) => !('proof' in a)) as { readonly reason: string | undefined } | undefined;
  if (failed) return { proofs: [], ...(failed.reason === undefined ? {} : { note: failed.reason }) };
  return { proofs: attempts.flatMap((a) => ('proof' in a ? [a.proof] : [])) };
}

/** Points count when both ways agree to 200 bits: 60 digits. */
const CHECKED_DIGITS = 60;

/** Checks every derivative of a definition. */
export function checkDerivatives(derived: Derived, truth: Truth): DerivativeFindings {
  const value = derived.functions.find((f) => f.by.length === 0)?.expression;
  if (!value) return { checks: [], diagnostics: [] };
  const results = derived.functions.filter((f) => f.by.length > 0).map((f) => checkOne(derived, value, f, truth));
  return { checks: results.map((r) => r.check), diagnostics: results.flatMap((r) => (r.wrong ? [r.wrong] : [])) };
}
