/** sin and cos of normal forms: sums of angles are expanded down to one base angle a monomial; quarter turns are numbers. */
import { call, key } from '../../expr/expr.js';
import { div, isInteger, mul, rational } from '../rational.js';
import { expressionOf } from './expression.js';
import { type Field, type Frac, fracKey, fromRational, monomialsOf, ONE_FRAC, ZERO_FRAC } from './field.js';
import type { Hints } from './hints.js';
import type { Law, TurnLaw } from './laws.js';
import { TooLarge } from './poly.js';

const MOST_MULTIPLE = 12;

export class Turns {
  private readonly turns = new Map<string, number>();

  constructor(
    private readonly field: Field,
    private readonly hints: Hints,
    private readonly laws: Law[],
    private readonly root: (u: Frac) => Frac,
  ) {}

  private turn(law: Omit<TurnLaw, 'kind'>): number {
    const known = this.turns.get(fracKey(law.angle));
    if (known !== undefined) return known;
    const index = this.laws.push({ kind: 'turn', ...law }) - 1;
    this.turns.set(fracKey(law.angle), index);
    return index;
  }
  private turnAt = (i: number) => this.laws[i] as TurnLaw;

  private turnSum(i: number, j: number): number {
    const { field } = this;
    const [a, b] = [this.turnAt(i), this.turnAt(j)];
    return this.turn({
      angle: field.add(a.angle, b.angle),
      sin: field.add(field.mul(a.sin, b.cos), field.mul(a.cos, b.sin)),
      cos: field.sub(field.mul(a.cos, b.cos), field.mul(a.sin, b.sin)),
      by: { rule: 'sum', of: [i, j] },
    });
  }

  private turnNegated(i: number): number {
    const { angle, sin, cos } = this.turnAt(i);
    return this.turn({ angle: this.field.neg(angle), sin: this.field.neg(sin), cos, by: { rule: 'negate', of: i } });
  }

  private baseTurn(arg: Frac): number {
    const { field } = this;
    const cos = field.generator(`cos ${fracKey(arg)}`, () => ({
      meaning: { kind: 'cos', arg },
      expr: call('cos', expressionOf(this.field, arg)),
      unit: false,
    }));
    const square = field.sub(ONE_FRAC, field.of(cos, 2));
    const sin = field.generator(`sin ${fracKey(arg)}`, () => ({
      meaning: { kind: 'sin', arg },
      expr: call('sin', expressionOf(this.field, arg)),
      relation: { degree: 2, value: square.num },
      unit: false,
    }));
    return this.turn({ angle: arg, sin: field.of(sin), cos: field.of(cos), by: { rule: 'generator', id: sin.id } });
  }

  /** The angle of an arc sine or arc tangent: its sine and cosine are algebraic. */
  private inverseTurn(id: number): number | undefined {
    const { field } = this;
    const g = field.generators[id]!;
    if (g.meaning.kind !== 'odd' || (g.meaning.op !== 'asin' && g.meaning.op !== 'atan')) return undefined;
    const u = g.meaning.arg;
    const square = field.mul(u, u);
    const angle = field.of(g);
    const by = { rule: 'inverse', id } as const;
    if (g.meaning.op === 'asin') return this.turn({ angle, sin: u, cos: this.root(field.sub(ONE_FRAC, square)), by });
    const cos = field.inverse(this.root(field.add(ONE_FRAC, square)));
    return this.turn({ angle, sin: field.mul(u, cos), cos, by });
  }

  /** sin and cos of an angle, in this order. */
  sinCos(angle: Frac): readonly [Frac, Frac] {
    let total = this.turn({ angle: ZERO_FRAC, sin: ZERO_FRAC, cos: ONE_FRAC, by: { rule: 'quarters', n: 0 } });
    for (const { coef, of, term } of monomialsOf(angle)) {
      const only = term.powers.length === 1 && of.den.length === 0 ? term.powers[0]! : undefined;
      const quarters = mul(coef, rational(2));
      if (only && only[1] === 1 && this.field.generators[only[0]]!.meaning.kind === 'pi' && isInteger(quarters)) {
        const n = Number(((quarters.num % 4n) + 4n) % 4n);
        const [s, c] = [[0, 1, 0, -1][n]!, [1, 0, -1, 0][n]!];
        const by = { rule: 'quarters', n: Number(quarters.num) } as const;
        const part = this.field.scale(of, coef);
        const index = this.turn({ angle: part, sin: fromRational(rational(s)), cos: fromRational(rational(c)), by });
        total = this.turnSum(total, index);
        continue;
      }
      const inverse = only && only[1] === 1 && isInteger(coef) ? this.inverseTurn(only[0]) : undefined;
      if (inverse !== undefined) {
        const step = coef.num < 0n ? this.turnNegated(inverse) : inverse;
        const times = coef.num < 0n ? -coef.num : coef.num;
        if (times > BigInt(MOST_MULTIPLE)) throw new TooLarge('a large multiple of an angle');
        for (let i = 0n; i < times; i++) total = this.turnSum(total, step);
        continue;
      }
      const unit = this.hints.unit(`angle ${key(expressionOf(this.field, of))}`, coef);
      const n = Number(div(coef, unit).num);
      if (Math.abs(n) > MOST_MULTIPLE) throw new TooLarge('a large multiple of an angle');
      const base = this.baseTurn(this.field.scale(of, unit));
      const step = n < 0 ? this.turnNegated(base) : base;
      for (let i = 0; i < Math.abs(n); i++) total = this.turnSum(total, step);
    }
    const { sin, cos } = this.turnAt(total);
    return [sin, cos];
  }
}
