/** Derivatives of normal forms, from the derivatives of the generators. Shares nothing with `expr/differentiate.ts`. */
import { PI } from '../../expr/expr.js';
import { rational } from '../rational.js';
import { type Field, type Frac, fromPoly, fromRational, isZeroFrac, ONE_FRAC, ZERO_FRAC } from './field.js';
import type { Functions } from './functions.js';
import { fromTerms, type Poly } from './poly.js';

export class Calculus {
  private readonly known = new Map<string, Frac>();
  private readonly field: Field;

  constructor(private readonly functions: Functions) {
    this.field = functions.field;
  }

  /** d(f)/d(variable), where everything in f is differentiable (the caller has seen to it). */
  derivative(f: Frac, variable: string): Frac {
    const { field } = this;
    const top = this.polynomial(f.num, variable);
    let result: Frac = field.mul(top, { num: ONE_FRAC.num, den: f.den });
    for (const d of f.den) {
      const inner = this.polynomial(d.poly, variable);
      if (isZeroFrac(inner)) continue;
      const part = field.mul(f, field.div(inner, fromPoly(d.poly)));
      result = field.sub(result, field.scale(part, rational(d.exponent)));
    }
    return result;
  }

  private polynomial(p: Poly, variable: string): Frac {
    const { field } = this;
    let sum = ZERO_FRAC;
    for (const t of p.values())
      for (const [g, e] of t.powers) {
        const slope = this.generator(g, variable);
        if (isZeroFrac(slope)) continue;
        const powers = t.powers.flatMap(([h, n]) =>
          h !== g ? [[h, n] as const] : e === 1 ? [] : [[g, e - 1] as const],
        );
        const rest = fromPoly(fromTerms([{ coef: t.coef, powers }]));
        sum = field.add(sum, field.mul(field.scale(rest, rational(e)), slope));
      }
    return sum;
  }

  private generator(id: number, variable: string): Frac {
    const key = `${id} ${variable}`;
    const found = this.known.get(key) ?? this.slope(id, variable);
    this.known.set(key, found);
    return found;
  }

  private slope(id: number, variable: string): Frac {
    const { field, functions } = this;
    const g = field.generators[id]!;
    const m = g.meaning;
    if (m.kind === 'symbol') return m.name === variable ? ONE_FRAC : ZERO_FRAC;
    if (m.kind === 'pi') return ZERO_FRAC;
    const inner = this.derivative(m.arg, variable);
    if (isZeroFrac(inner)) return ZERO_FRAC;
    const self = field.of(g);
    switch (m.kind) {
      case 'exp':
        return field.mul(self, inner);
      case 'log':
        return field.div(inner, m.arg);
      case 'root':
        return field.scale(field.div(field.mul(self, inner), m.arg), rational(1, m.degree));
      case 'sin':
        return field.mul(functions.sinCos(m.arg)[1], inner);
      case 'cos':
        return field.neg(field.mul(functions.sinCos(m.arg)[0], inner));
      case 'odd':
        return field.mul(inner, this.oddSlope(m.op, m.arg));
    }
  }

  private oddSlope(op: string, u: Frac): Frac {
    const { field, functions } = this;
    const square = field.mul(u, u);
    if (op === 'erf') {
      const bell = functions.exp(field.neg(square));
      return field.div(field.scale(bell, rational(2)), functions.root(functions.pi(PI), 2));
    }
    if (op === 'atan') {
      functions.signs.note(field.add(ONE_FRAC, square));
      return field.inverse(field.add(ONE_FRAC, square));
    }
    // asin: the caller has seen to |u| < 1.
    return field.inverse(functions.root(field.sub(fromRational(rational(1)), square), 2));
  }
}
