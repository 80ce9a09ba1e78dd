/** Rules for e > 0 and e >= 0 on a box. */
import { add, compare, div, equal, neg, type Rational, rational, sub } from '../algebra/rational.js';
import { call, children, type Expr, key, mapChildren, number, substitute } from '../expr/expr.js';
import { readRational } from '../expr/json.js';
import type { Json } from '../stages.js';
import type { Box, Range } from '../truth/boxes.js';
import type { End } from '../truth/far/far.js';
import { isEmptyRange, isInside } from './bounds-claims.js';
import { type Looks, Refusal } from './bounds-looks.js';
import { degreeIn } from './bounds-trees.js';

type Node = { readonly [key: string]: Json };
const MOST_DEPTH = 80;

const withRange = (box: Box, name: string, r: Range): Box => new Map([...box, [name, r]]);
const point = (at: Rational): Range => ({ low: at, high: at, lowOpen: false, highOpen: false });

/** The place that a form of a range begins at: beyond |start| or nearer than 1/start. */
function formPlace(by: Json | undefined, r: Range): { end: End; start: Rational } {
  if (by === 'inf' && r.high === 'inf' && r.low !== '-inf') return { end: 'inf', start: r.low };
  if (by === '-inf' && r.low === '-inf' && r.high !== 'inf') return { end: '-inf', start: neg(r.high) };
  if ((by !== '+' && by !== '-') || r.low === '-inf' || r.high === 'inf') throw new Refusal('a form at no end');
  if (by === '+' ? !r.lowOpen : !r.highOpen) throw new Refusal('a form does not hold at its own point');
  return { end: { at: number(by === '+' ? r.low : r.high), side: by }, start: div(rational(1), sub(r.high, r.low)) };
}

export class SignRules {
  constructor(private readonly looks: Looks) {}

  check(given: Expr, strict: boolean, box: Box, reason: Json | undefined, depth = 0): void {
    if (typeof reason !== 'object' || reason === null || Array.isArray(reason) || depth > MOST_DEPTH)
      throw new Refusal('a reason is missing');
    const r = reason as Node;
    const points = new Map<string, Expr>();
    for (const [n, range] of box)
      if (typeof range.low === 'object' && typeof range.high === 'object' && equal(range.low, range.high))
        points.set(n, number(range.low));
    const e = points.size > 0 ? substitute(given, points) : given;
    switch (r.by) {
      case 'enclosure':
      case 'centred':
        if (!this.looks.isPositive(e, strict, box, r.by === 'centred'))
          throw new Refusal('an enclosure does not decide');
        return;
      case 'zero':
        if (strict || !this.looks.isZero(e, box)) throw new Refusal('what should be zero is not');
        return;
      case 'split':
      case 'halves':
        this.parts(e, strict, box, r, depth);
        return;
      case 'linear':
        this.linear(e, strict, box, r, depth);
        return;
      case 'branches':
        this.branches(e, strict, box, r, depth);
        return;
      case 'form':
        this.form(e, strict, box, r);
        return;
      default:
        throw new Refusal('an unknown rule for signs');
    }
  }

  private parts(e: Expr, strict: boolean, box: Box, r: Node, depth: number): void {
    const at = readRational(r.at);
    const range = typeof r.variable === 'string' ? box.get(r.variable) : undefined;
    if (!at || !range || !Array.isArray(r.parts)) throw new Refusal('a cut is damaged');
    if (!isInside(point(at), range)) throw new Refusal('a cut outside its range');
    const open = r.by === 'split';
    const list: readonly Range[] = [
      { ...range, high: at, highOpen: open },
      ...(open ? [point(at)] : []),
      { ...range, low: at, lowOpen: open },
    ];
    if (r.parts.length !== list.length) throw new Refusal('a part of a cut is missing');
    list.forEach((part, i) => {
      if (!isEmptyRange(part))
        this.check(e, strict, withRange(box, r.variable as string, part), (r.parts as readonly Json[])[i], depth + 1);
    });
  }

  /** a·p + b with p >= low: by its value at low, and at the other end or (where there is none) by its slope. */
  private linear(e: Expr, strict: boolean, box: Box, r: Node, depth: number): void {
    const p = r.parameter;
    const range = typeof p === 'string' ? box.get(p) : undefined;
    if (!range || range.low === '-inf' || degreeIn(e, p as string) > 1) throw new Refusal('not linear in a parameter');
    const { lowStrict, otherStrict } = r;
    if (typeof lowStrict !== 'boolean' || typeof otherStrict !== 'boolean')
      throw new Refusal('a linear rule is damaged');
    const at = (value: Rational) => substitute(e, new Map([[p as string, number(value)]]));
    const bounded = range.high !== 'inf';
    const high = bounded ? (range.high as Rational) : add(range.low, rational(1));
    if (strict) {
      // Strict at both ends; at the lower one and not falling; or never reaching the lower one and strict beyond.
      const both = lowStrict && (otherStrict || !bounded);
      const beyond = range.lowOpen && otherStrict;
      if (!both && !beyond) throw new Refusal('a strict sign from ends that are not strict');
    }
    const rest = withRange(box, p as string, point(range.low));
    this.check(at(range.low), lowStrict, rest, r.low, depth + 1);
    const other = bounded ? at(high) : call('sub', at(high), at(range.low));
    this.check(other, otherStrict, rest, r.other, depth + 1);
  }

  /** At every point the kink has the value of one of its branches: each satisfies the goal everywhere. */
  private branches(e: Expr, strict: boolean, box: Box, r: Node, depth: number): void {
    const inDerivative = (x: Expr): boolean => x.kind === 'derivative' || children(x).some(inDerivative);
    if (typeof r.at !== 'string' || inDerivative(e)) throw new Refusal('branches inside a derivative');
    const find = (x: Expr): Expr | undefined =>
      key(x) === r.at
        ? x
        : children(x)
            .map(find)
            .find((f) => f !== undefined);
    const kink = find(e);
    if (!kink) throw new Refusal('no such kink');
    const values = valuesOf(kink);
    if (!values || !Array.isArray(r.parts) || r.parts.length !== values.length)
      throw new Refusal('a branch is missing');
    const put = (x: Expr, value: Expr): Expr => (key(x) === r.at ? value : mapChildren(x, (c) => put(c, value)));
    values.forEach(
      (value, i) => void this.check(put(e, value), strict, box, (r.parts as readonly Json[])[i], depth + 1),
    );
  }

  private form(e: Expr, strict: boolean, box: Box, r: Node): void {
    const range = typeof r.variable === 'string' ? box.get(r.variable) : undefined;
    if (!range || typeof r.depth !== 'number') throw new Refusal('a form is damaged');
    const { end, start } = formPlace(r.end, range);
    if (compare(start, rational(0)) <= 0) throw new Refusal('a form that begins nowhere');
    const found = this.looks.form(e, r.variable as string, end, { start, depth: r.depth, box }, (f) => f.sign(!strict));
    if (strict ? found !== 1 : found !== 1 && found !== 0) throw new Refusal('a form does not decide');
  }
}

/** Every value that a kink can have; undefined where that is not known. */
function valuesOf(e: Expr): readonly Expr[] | undefined {
  if (e.kind === 'pieces') return e.pieces.at(-1)!.when === undefined ? e.pieces.map((p) => p.value) : undefined;
  if (e.kind !== 'call') return undefined;
  const [u, v] = e.args as [Expr, Expr];
  if (e.op === 'max' || e.op === 'min') return [u, v];
  if (e.op === 'abs') return [u, call('neg', u)];
  return e.op === 'sign' ? [number(1), number(0), number(-1)] : undefined;
}
