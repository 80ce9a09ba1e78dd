/** Where an expression changes its nature: rational zeros of what kinks and conditions compare, and branches of kinks. */
import { add, compare, type Rational, rational, sub } from '../../../algebra/rational.js';
import { differentiate } from '../../../expr/differentiate.js';
import {
  call,
  children,
  dependsOn,
  type Expr,
  isNumber,
  key,
  mapChildren,
  number,
  substitute,
} from '../../../expr/expr.js';
import { tidy } from '../../../expr/tidy.js';
import type { Range } from '../../../truth/boxes.js';
import { boundariesOf } from '../../boundaries.js';
import { withoutDerivatives } from '../../doubles.js';
import { freeNames } from '../../problem.js';
import { zeroFinder, zerosOf } from '../../zeros.js';
import { simplestBetween } from './fractions.js';

const isWithin = (r: Range, at: Rational): boolean =>
  (r.low === '-inf' || compare(at, r.low) > 0) && (r.high === 'inf' || compare(at, r.high) < 0);

/** What kinks and conditions compare with zero. */
function switchesOf(e: Expr, found: Map<string, Expr>): void {
  const add = (d: Expr) => void found.set(key(d), d);
  if (e.kind === 'pieces') for (const p of e.pieces) for (const c of p.when ?? []) add(call('sub', c.left, c.right));
  if (e.kind === 'call') {
    if (e.op === 'abs' || e.op === 'sign') add(e.args[0]!);
    if (e.op === 'max' || e.op === 'min') add(call('sub', e.args[0]!, e.args[1]!));
  }
  for (const c of children(e)) switchesOf(c, found);
}

/** Zeros that do not move with the other variables: seen at one setting, and exact for all. */
function commonZeros(g: Expr, name: string): readonly Rational[] {
  const others = [...freeNames(g)].filter((n) => n !== name);
  const settings = new Map(others.map((n, i) => [n, rational(2 * i + 1)]));
  return zerosOf(zeroFinder(g), name, settings).filter((zero) =>
    isNumber(tidy(substitute(g, new Map([[name, number(zero)]])), { formal: true }), 0),
  );
}

/** Zeros in doubles are looked at as the simplest fraction this close, too. */
const TOLERANCE = rational(1, 1_000_000_000);

function zerosWithin(list: readonly Expr[], name: string, range: Range): readonly Rational[] {
  const found = new Map<string, Rational>();
  for (const g of list) {
    if (!dependsOn(g, name)) continue;
    if (freeNames(g).size > 1) {
      for (const zero of commonZeros(g, name)) if (isWithin(range, zero)) found.set(`${zero.num}/${zero.den}`, zero);
      continue;
    }
    const near = zerosOf(zeroFinder(g), name, new Map());
    for (const zero of [...near, ...near.map((z) => simplestBetween(sub(z, TOLERANCE), add(z, TOLERANCE)))]) {
      // Only exact zeros are borders; others are cut through by boxes.
      const isZero = isNumber(tidy(substitute(g, new Map([[name, number(zero)]]))), 0);
      if (isZero && isWithin(range, zero)) found.set(`${zero.num}/${zero.den}`, zero);
    }
  }
  return [...found.values()].sort(compare);
}

/** Borders of pieces and kinks inside a range, in rising order. */
export function bordersIn(e: Expr, name: string, range: Range): readonly Rational[] {
  const found = new Map<string, Expr>();
  switchesOf(e, found);
  return zerosWithin([...found.values()], name, range);
}

/** Those, and zeros of roots' arguments, denominators and the like: where a derivative may fail. */
export const roughIn = (e: Expr, name: string, range: Range): readonly Rational[] => {
  const found = new Map<string, Expr>();
  switchesOf(e, found);
  return zerosWithin([...found.values(), ...boundariesOf([e], [])], name, range);
};

/** Rational zeros of the derivative: where an extreme value may be attained. */
export const flatIn = (e: Expr, name: string, range: Range): readonly Rational[] =>
  zerosWithin([differentiate(withoutDerivatives(e), name)], name, range);

/** Both values of an abs, max, min or of pieces, wherever it is. */
function valuesOf(e: Expr): readonly Expr[] | undefined {
  // Pieces that may leave a point uncovered have no value there.
  if (e.kind === 'pieces') return e.pieces.at(-1)!.when ? undefined : e.pieces.map((p) => p.value);
  if (e.kind !== 'call') return undefined;
  if (e.op === 'abs') return [e.args[0]!, call('neg', e.args[0]!)];
  if (e.op === 'max' || e.op === 'min') return e.args;
  if (e.op === 'sign') return [number(1), number(0), number(-1)];
  return undefined;
}

const hasDerivatives = (e: Expr): boolean => e.kind === 'derivative' || children(e).some(hasDerivatives);

const replaced = (e: Expr, text: string, value: Expr): Expr =>
  key(e) === text ? value : mapChildren(e, (c) => replaced(c, text, value));

/** What decides between the branches. */
function decides(e: Expr): readonly Expr[] {
  const found = new Map<string, Expr>();
  if (e.kind === 'pieces') {
    for (const p of e.pieces) for (const c of p.when ?? []) found.set(key(c.left), call('sub', c.left, c.right));
    return [...found.values()];
  }
  if (e.kind !== 'call') return [];
  return e.op === 'abs' || e.op === 'sign' ? [e.args[0]!] : [call('sub', e.args[0]!, e.args[1]!)];
}

/**
 * The first kink that is not decided, and the expression with each of its branches in its place: at every point one of them
 * holds. Not inside derivatives, which look beside the point. `at` is the kink's text.
 */
export function branchesOf(
  e: Expr,
  isDecided: (u: Expr) => boolean,
): { readonly at: string; readonly branches: readonly Expr[] } | undefined {
  if (hasDerivatives(e)) return undefined;
  const find = (x: Expr): Expr | undefined => {
    for (const c of children(x)) {
      const inner = find(c);
      if (inner) return inner;
    }
    return valuesOf(x) && !decides(x).every(isDecided) ? x : undefined;
  };
  const kink = find(e);
  if (!kink) return undefined;
  const text = key(kink);
  return { at: text, branches: valuesOf(kink)!.map((v) => replaced(e, text, v)) };
}
