/**
 * From all settings of the parameters to few: a parameter is cut at 0, and then scaled to 1 or −1 where the assertion has
 * that symmetry. What is left goes to the prover of its kind.
 */

import { compare, type Rational, rational, sign } from '../../../algebra/rational.js';
import { scalings, weightOf } from '../../../algebra/symmetry.js';
import { dependsOn, type Expr, number, substitute } from '../../../expr/expr.js';
import { rationalText } from '../../../expr/json.js';
import type { Json } from '../../../stages.js';
import { type Box, exactly, type Range } from '../../../truth/boxes.js';
import { type Assertion, comparedExprs, mapAssertion, type Obligation, type Reason } from './assertion.js';
import { shiftOf } from './shift.js';
import { parts } from './sign.js';

const ZERO = rational(0);
const isPoint = (r: Range): boolean => typeof r.low === 'object' && r.low === r.high;
/** Kept by every scaling: bounded by nothing but 0. */
const isCone = (r: Range): boolean =>
  (r.low === '-inf' || sign(r.low) === 0) && (r.high === 'inf' || sign(r.high) === 0);
const isHalfLine = (r: Range): 1 | -1 | undefined => {
  if (r.high === 'inf' && r.low !== '-inf' && sign(r.low) === 0 && r.lowOpen) return 1;
  if (r.low === '-inf' && r.high !== 'inf' && sign(r.high) === 0 && r.highOpen) return -1;
  return undefined;
};

/** Where 0 cuts the range into a half line and the rest. */
const holdsZero = (r: Range): boolean =>
  (r.low === '-inf' || compare(r.low, ZERO) < 0 || (sign(r.low) === 0 && !r.lowOpen)) &&
  (r.high === 'inf' || compare(r.high, ZERO) > 0 || (sign(r.high) === 0 && !r.highOpen)) &&
  isCone(r);

/** The variable that is moved by a limit stays at its end under scalings: at ±∞, and at 0. */
function keepsEnd(a: Assertion, weights: ReadonlyMap<string, Rational>): boolean {
  if (a.kind !== 'limit' && a.kind !== 'jump') return true;
  if (!weights.has(a.variable)) return true;
  const at = a.kind === 'jump' ? a.at : typeof a.end === 'string' ? undefined : a.end.at;
  return at === undefined || (at.kind === 'number' && sign(at.value) === 0);
}

export interface Scaled {
  readonly parameter: string;
  readonly weights: ReadonlyMap<string, Rational>;
}

/** A scaling that the assertion keeps, with a parameter that it may move. */
function scalingOf({ assertion, box }: Obligation, main: string): Scaled | undefined {
  const exprs = comparedExprs(assertion);
  const parameters = [...box].filter(([n, r]) => n !== main && !isPoint(r)).map(([n]) => n);
  const inputs = [...new Set([main, ...('variable' in assertion ? [assertion.variable] : [])])];
  for (const { parameter, weights } of scalings([exprs], inputs, parameters)) {
    const cones = [...weights.keys()].every((n) => !box.has(n) || isCone(box.get(n)!));
    if (!cones || !keepsEnd(assertion, weights)) continue;
    const known = exprs.map((e) => weightOf(e, weights));
    if (known.every((w) => w !== undefined)) return { parameter, weights };
  }
  return undefined;
}

const weightsJson = (weights: ReadonlyMap<string, Rational>): Json =>
  Object.fromEntries([...weights].map(([n, w]) => [n, rationalText(w)]));

/** With numbers for variables whose range is one point. */
export function settlePoints(o: Obligation): Obligation {
  const points = new Map<string, Expr>();
  for (const [name, r] of o.box) if (isPoint(r)) points.set(name, number(r.low as Rational));
  return points.size === 0 ? o : { ...o, assertion: mapAssertion(o.assertion, (e) => substitute(e, points)) };
}

/** A parameter that only moves the function along the main variable, which may be any number. */
function shiftIn({ assertion, box }: Obligation, main: string): { parameter: string; rate: Rational } | undefined {
  // What is even about 0 is not even about another number.
  if (assertion.kind === 'parity' || assertion.kind === 'notParity') return undefined;
  const isFree = (r: Range | undefined) => r?.low === '-inf' && r.high === 'inf';
  const isLimit = assertion.kind === 'limit' || assertion.kind === 'jump';
  if (isLimit ? !(assertion.kind === 'limit' && typeof assertion.end === 'string') : !isFree(box.get(main)))
    return undefined;
  const exprs = comparedExprs(assertion);
  for (const [parameter, range] of box) {
    if (parameter === main || isPoint(range) || !exprs.some((e) => dependsOn(e, parameter))) continue;
    const rate = shiftOf(exprs, main, parameter);
    if (rate) return { parameter, rate };
  }
  return undefined;
}

/** Cuts below one another. */
const DEEPEST = 8;

/** Proves for all settings by `leaf`, which proves for the settings that are left. */
export function reduced(
  given: Obligation,
  main: string,
  leaf: (o: Obligation) => Reason | undefined,
  depth = 0,
): Reason | undefined {
  const o = settlePoints(given);
  const shift = depth > DEEPEST ? undefined : shiftIn(o, main);
  if (shift) {
    const box = new Map([...o.box, [shift.parameter, exactly(ZERO)]]);
    const rest = reduced({ assertion: o.assertion, box }, main, leaf, depth + 1);
    return rest && { by: 'shift', parameter: shift.parameter, variable: main, rate: rationalText(shift.rate), rest };
  }
  const scaling = depth > DEEPEST ? undefined : scalingOf(o, main);
  if (!scaling) return leaf(o) ?? (depth > 2 ? undefined : atZero(o, main, leaf, depth));
  const range = o.box.get(scaling.parameter)!;
  const direction = isHalfLine(range);
  if (direction) {
    const value = rational(direction);
    const rest = reduced(
      { assertion: o.assertion, box: new Map([...o.box, [scaling.parameter, exactly(value)]]) },
      main,
      leaf,
      depth + 1,
    );
    return rest && { by: 'scale', parameter: scaling.parameter, weights: weightsJson(scaling.weights), rest };
  }
  return holdsZero(range) ? cutAtZero(o, main, scaling.parameter, leaf, depth) : leaf(o);
}

function cutAtZero(
  o: Obligation,
  main: string,
  parameter: string,
  leaf: (o: Obligation) => Reason | undefined,
  depth: number,
): Reason | undefined {
  const reasons: Reason[] = [];
  for (const box of splitBox(o.box, parameter, ZERO)) {
    const found = box ? reduced({ assertion: o.assertion, box }, main, leaf, depth + 1) : { by: 'empty' };
    if (!found) return undefined;
    reasons.push(found);
  }
  return { by: 'split', variable: parameter, at: '0', parts: reasons };
}

/** What is not shown for all values of a parameter at once may be for each of its signs. */
function atZero(
  o: Obligation,
  main: string,
  leaf: (o: Obligation) => Reason | undefined,
  depth: number,
): Reason | undefined {
  for (const [name, range] of o.box) {
    if (name === main || isPoint(range) || !holdsZero(range)) continue;
    if (!comparedExprs(o.assertion).some((e) => dependsOn(e, name))) continue;
    const found = cutAtZero(o, main, name, leaf, depth);
    if (found) return found;
  }
  return undefined;
}

/** Boxes below, at and above a cut; undefined for those that are empty. */
export function splitBox(box: Box, name: string, at: Rational): readonly (Box | undefined)[] {
  const range = box.get(name)!;
  return parts(range, at).map((r, i) => {
    const isEmpty =
      (i === 0 && range.low !== '-inf' && compare(range.low, at) >= 0) ||
      (i === 2 && range.high !== 'inf' && compare(range.high, at) <= 0);
    return isEmpty ? undefined : new Map([...box, [name, r]]);
  });
}
