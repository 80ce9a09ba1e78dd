/**
 * Analytic around every point of a box: every function in the expression is analytic where it is used (a root's argument is
 * not 0, a kink's argument has one sign, conditions of pieces are decided). Cut where one enclosure does not show it.
 */
import { add, div, type Rational, rational, sub, toDouble } from '../../../algebra/rational.js';
import { call, children, dependsOn, type Expr, isIntegerNumber, number } from '../../../expr/expr.js';
import { rationalText } from '../../../expr/json.js';
import type { Box, Range } from '../../../truth/boxes.js';
import type { Reason } from './assertion.js';
import type { Bench } from './bench.js';

/** Cuts below one another. */
const DEEPEST = 12;

/** Positive everywhere, nowhere zero, or (of a kink) of one sign, which may be 0 all over the box. */
interface Demand {
  readonly of: Expr;
  readonly needs: 'positive' | 'nonzero' | 'one sign';
}

/** What must not vanish, or must be positive, for a call to be analytic around its arguments. */
export function demands(e: Extract<Expr, { kind: 'call' }>): readonly Demand[] | undefined {
  const [u, v] = e.args as [Expr, Expr];
  const one = number(1);
  switch (e.op) {
    case 'floor':
    case 'ceil':
      return undefined;
    case 'abs':
    case 'sign':
      return [{ of: u, needs: 'one sign' }];
    case 'max':
    case 'min':
      return [{ of: call('sub', u, v), needs: 'one sign' }];
    case 'cbrt':
      return [{ of: u, needs: 'nonzero' }];
    case 'div':
      return [{ of: v, needs: 'nonzero' }];
    case 'sqrt':
    case 'log':
    case 'log2':
    case 'log10':
      return [{ of: u, needs: 'positive' }];
    case 'log1p':
      return [{ of: call('add', one, u), needs: 'positive' }];
    case 'asin':
    case 'acos':
    case 'atanh':
      return [{ of: call('sub', one, call('mul', u, u)), needs: 'positive' }];
    case 'acosh':
      return [{ of: call('sub', u, one), needs: 'positive' }];
    case 'tan':
      return [{ of: call('cos', u), needs: 'nonzero' }];
    case 'pow':
      if (isIntegerNumber(v)) return v.value.num >= 0n ? [] : [{ of: u, needs: 'nonzero' }];
      return [{ of: u, needs: 'positive' }];
    default:
      return [];
  }
}

export class Analytic {
  constructor(
    private readonly bench: Bench,
    private readonly variable: string,
  ) {}

  prove(e: Expr, box: Box, depth = 0): Reason | undefined {
    if (this.isPlain(e, box)) return { by: 'enclosure' };
    const range = box.get(this.variable);
    const at = range && depth < DEEPEST ? middle(range) : undefined;
    if (!range || !at) return undefined;
    const halves: readonly Range[] = [
      { ...range, high: at, highOpen: false },
      { ...range, low: at, lowOpen: false },
    ];
    const reasons: Reason[] = [];
    for (const half of halves) {
      const reason = this.prove(e, new Map([...box, [this.variable, half]]), depth + 1);
      if (!reason) return undefined;
      reasons.push(reason);
    }
    return { by: 'halves', variable: this.variable, at: rationalText(at), parts: reasons };
  }

  /** Seen in one look. What does not depend on the variable only has to be defined. */
  private isPlain(e: Expr, box: Box): boolean {
    if (!dependsOn(e, this.variable)) return this.bench.signs(e, box).defined;
    if (e.kind === 'symbol') return true;
    if (e.kind === 'pieces') {
      for (const p of e.pieces) {
        const held = p.when ? this.bench.holds(p.when, box) : true;
        if (
          held === undefined ||
          (held && p.when?.some((c) => c.relation === '==' && dependsOn(c.left, this.variable)))
        )
          return false;
        if (held) return this.isPlain(p.value, box);
      }
      return false;
    }
    if (e.kind !== 'call') return false;
    const needed = demands(e);
    if (!needed?.every((d) => this.isMet(d, box))) return false;
    // Of a kink only the branch that holds is used, but the other is analytic too, or the kink is not plain.
    return children(e).every((c) => this.isPlain(c, box));
  }

  private isMet({ of, needs }: Demand, box: Box): boolean {
    const s = this.bench.signs(of, box).strict;
    return s === 1 || (needs !== 'positive' && s === -1) || (needs === 'one sign' && s === 0);
  }
}

function middle({ low, high }: Range): Rational | undefined {
  if (low === '-inf' && high === 'inf') return rational(0);
  if (typeof low === 'string') return sub(high as Rational, rational(4));
  if (typeof high === 'string') return add(low, rational(4));
  return Math.abs(toDouble(sub(high, low))) < 1e-3 ? undefined : div(add(low, high), rational(2));
}
