/** Sums and products opened into terms with signs and into factors: `a + (-b)` is written a - b. */
import { neg, sign } from '../../../algebra/rational.js';
import { type Expr, isCall, isNumber, number } from '../../../expr/expr.js';
import type { Term } from './box.js';
import { spellings } from './spelling.js';

/** The factors of a product in order, nested products opened; factors 1 are left out. */
export function factorsOf(e: Expr): readonly Expr[] {
  const all = isCall(e, 'mul') ? e.args.flatMap((a) => (splitSign(a).negative ? [a] : factorsOf(a))) : [e];
  const kept = all.filter((f) => !isNumber(f, 1));
  return kept.length === 0 ? all.slice(0, 1) : kept;
}

/** Takes a leading minus off: of a negative number, a negation, a product or a fraction that begins with one. */
export function splitSign(e: Expr): Term<Expr> {
  if (e.kind === 'number' && sign(e.value) < 0) {
    return {
      negative: true,
      of: number(neg(e.value), ...(e.text === undefined ? [] : ([e.text.replace('-', '')] as const))),
    };
  }
  if (e.kind === 'infinity') return e.sign < 0 ? { negative: true, of: { ...e, sign: 1 } } : { negative: false, of: e };
  if (e.kind !== 'call') return { negative: false, of: e };
  if (e.op === 'neg') {
    const inner = splitSign(e.args[0]!);
    return { negative: !inner.negative, of: inner.of };
  }
  if (e.op === 'mul' || e.op === 'div') {
    const first = splitSign(e.args[0]!);
    if (!first.negative) return { negative: false, of: e };
    return { negative: true, of: { ...e, args: [first.of, e.args[1]!] } };
  }
  return { negative: false, of: e };
}

/** The terms of a sum in order, with their signs; nested sums opened. One term for anything else. */
export function termsOf(e: Expr, negative = false): readonly Term<Expr>[] {
  if (e.kind === 'call') {
    if (e.op === 'add') return e.args.flatMap((a) => termsOf(a, negative));
    if (e.op === 'sub') return [...termsOf(e.args[0]!, negative), ...termsOf(e.args[1]!, !negative)];
    const spelling = spellings[e.op];
    if (spelling.form === 'as') return meaningTerms(e, spelling.meaning(e.args[0]!), negative);
  }
  const split = splitSign(e);
  if (!split.negative && split.of !== e) return termsOf(split.of, negative);
  return [{ negative: negative !== split.negative, of: split.of }];
}

/** A function that is written as a sum gives its terms; one written as another function stays whole. */
const meaningTerms = (e: Expr, meaning: Expr, negative: boolean): readonly Term<Expr>[] =>
  isCall(meaning, 'add') || isCall(meaning, 'sub') ? termsOf(meaning, negative) : [{ negative, of: e }];
