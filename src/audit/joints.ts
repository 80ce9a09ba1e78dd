/**
 * What the code gives exactly where two smooth parts meet. At a kink any choice is a convention, which is said and never
 * refutes; where the function is smooth there after all, a wrong value is wrong.
 */
import { toText } from '../algebra/rational.js';
import { type Expr, number, substitute } from '../expr/expr.js';
import { tidy } from '../expr/tidy.js';
import type { Derived, Joint } from '../stages.js';
import { boundCompare } from '../truth/big-float.js';
import type { Answer, Point, Truth } from '../truth/truth.js';

export interface JointNote {
  readonly kind: 'smooth' | 'kink' | 'jump' | 'wrong' | 'undecided';
  /** The input there, as text. */
  readonly at: string;
  /** Slopes on both sides and what the code gives, as texts. */
  readonly left: string;
  readonly right: string;
  readonly code: string;
  /** One sentence. */
  readonly text: string;
}

/** Sixty digits: what agrees to these counts as equal. */
const EQUAL_BITS = 200;

/** Notes for all joints, with the parameters at their defaults. */
export function jointNotes(derived: Derived, written: Expr, truth: Truth): readonly JointNote[] {
  return derived.joints.flatMap((j) => noteOf(j, derived, written, truth) ?? []);
}

function noteOf(j: Joint, { definition }: Derived, written: Expr, truth: Truth): JointNote | undefined {
  const defaults = new Map(definition.parameters.map((p) => [p.name, number(p.default)] as const));
  const fixed = (e: Expr): Expr => tidy(substitute(e, defaults));
  const at = fixed(j.at);
  if (at.kind !== 'number') return undefined;
  const input = definition.inputs[0]!;
  const point: Point = new Map([...definition.parameters.map((p) => [p.name, p.default] as const), [input, at.value]]);
  const side = (s: Joint['left'], key: string) => (s[key] ? truth.evaluate(s[key], point, EQUAL_BITS) : undefined);
  const [low, high] = [side(j.left, 'dx'), side(j.right, 'dx')];
  const [from, to] = [side(j.left, ''), side(j.right, '')];
  const code = truth.evaluate(written, point, EQUAL_BITS);
  const where = toText(at.value);
  const text = (a: Answer | undefined): string => (a ? (a.kind === 'number' ? truth.text(a, 10) : a.kind) : 'unknown');
  const parts = { at: where, left: text(low), right: text(high), code: text(code) };
  const says = (kind: JointNote['kind'], sentence: string): JointNote => ({ kind, ...parts, text: sentence });
  const place = `at ${input} = ${where}`;
  const gives = code.kind === 'number' ? `the code gives ${parts.code}` : 'the code has no value';
  const same = (a: Answer | undefined, b: Answer | undefined) => a && b && areEqual(a, b);
  if (from && to && same(from, to) === false) return says('jump', `${place} it jumps and has no derivative; ${gives}`);
  if (!low || !high || low.kind !== 'number' || high.kind !== 'number')
    return says('undecided', `${place} two formulas meet, and the slopes there could not be found; ${gives}`);
  if (same(low, high)) {
    if (same(low, code)) return says('smooth', `${place} two formulas meet smoothly; ${gives}, the derivative`);
    return says('wrong', `${place} two formulas meet smoothly with slope ${parts.left}; ${gives}`);
  }
  const slopes = `${place} there is a kink with slopes ${parts.left} and ${parts.right}; ${gives}`;
  if (same(low, code)) return says('kink', `${slopes}, the one on the left`);
  if (same(high, code)) return says('kink', `${slopes}, the one on the right`);
  const [l, h, c] = [low, high, code].map((a) => Number(text(a)));
  const between = (c! - l!) * (c! - h!) < 0;
  return says('kink', `${slopes}, ${between ? 'between them' : 'neither of them'}`);
}

/** Do the enclosures of two values, sixty digits wide, meet? */
const areEqual = (a: Answer, b: Answer): boolean =>
  a.kind === 'number' && b.kind === 'number' && boundCompare(a.low, b.high) <= 0 && boundCompare(b.low, a.high) <= 0;
