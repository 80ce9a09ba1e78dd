/** One cell of a claim's domain: the signs that hold there, the variables they fix, and both sides' normal forms. */
import { expressionOf } from '../../algebra/normal/expression.js';
import { type Frac, factorsOf, fromPoly, isZeroFrac } from '../../algebra/normal/field.js';
import { type Hints, Restart } from '../../algebra/normal/hints.js';
import { type Mask, ZERO_SIGN } from '../../algebra/normal/laws.js';
import { isOneSign } from '../../algebra/normal/masks.js';
import { exponentOf, fromTerms, generatorsOf, isConstant } from '../../algebra/normal/poly.js';
import { Impossible, type Numbers, Undecided } from '../../algebra/normal/sign-types.js';
import { type Condition, call, type Expr, symbolsOf } from '../../expr/expr.js';
import { Converter, NoProof, NotDefined, relationMask } from './convert.js';

/** The sign of an expression in this cell. */
export interface PathFact {
  readonly of: Expr;
  readonly mask: Mask;
}
/** variable = value, since the fact of that number (domain first, then path) says that something is 0. */
export interface Binding {
  readonly variable: string;
  readonly value: Expr;
  readonly fact: number;
  /** The coefficient of the variable in the equation: it differs from 0. */
  readonly slope: Expr;
}

export interface Statement {
  readonly left: Expr;
  readonly right: Expr;
  readonly domain: Condition;
  /** Variables in the order in which they are eliminated. */
  readonly variables: readonly string[];
  readonly exact: boolean;
}

/** What a cell comes to; the converter holds the laws that were used. */
export type Outcome = {
  readonly converter: Converter;
  readonly bindings: readonly Binding[];
} & (
  | { readonly kind: 'equal'; readonly left: Frac; readonly right: Frac }
  | { readonly kind: 'different'; readonly left: Frac; readonly right: Frac }
  | { readonly kind: 'neither'; readonly reason: string }
  | { readonly kind: 'one-sided'; readonly reason: string }
  | { readonly kind: 'outside'; readonly fact: number }
  | { readonly kind: 'impossible'; readonly law: number }
  | { readonly kind: 'split'; readonly on: Expr }
);

const MOST_RESTARTS = 60;

/** Looks at one cell. Throws NoProof or TooLarge. */
export function cellOutcome(s: Statement, path: readonly PathFact[], hints: Hints, numbers: Numbers): Outcome {
  let bindings: readonly Binding[] = [];
  for (let i = 0; i < MOST_RESTARTS; i++) {
    const converter = new Converter(hints, numbers, new Map(bindings.map((b) => [b.variable, b.value])), s.exact);
    try {
      const found = attempt(s, path, bindings, converter, hints);
      if (found.kind !== 'bind') return { converter, bindings, ...found };
      bindings = [...bindings, found.binding];
    } catch (problem) {
      if (problem instanceof Restart) continue;
      if (problem instanceof Impossible) return { converter, bindings, kind: 'impossible', law: problem.law };
      if (problem instanceof Undecided) return { converter, bindings, kind: 'split', on: problem.on };
      throw problem;
    }
  }
  throw new NoProof('units that never settle');
}

type Step<T> = T extends Outcome ? Omit<T, 'converter' | 'bindings'> : never;
type Found = Step<Outcome> | { readonly kind: 'bind'; readonly binding: Binding };

function attempt(
  s: Statement,
  path: readonly PathFact[],
  bindings: readonly Binding[],
  converter: Converter,
  hints: Hints,
): Found {
  const facts: readonly { readonly of: Expr; readonly mask: Mask }[] = [
    ...s.domain.map((c) => ({ of: call('sub', c.left, c.right), mask: relationMask[c.relation] })),
    ...path,
  ];
  converter.facts = facts;
  // The cell's own signs first: a condition on a product is then seen to contradict them.
  const numbered = facts.map((f, i) => ({ ...f, i }));
  let open = [...numbered.slice(s.domain.length), ...numbered.slice(0, s.domain.length)];
  for (let progress = true; progress && open.length > 0; ) {
    progress = false;
    const left: typeof open = [];
    for (const fact of open) {
      let f: Frac;
      try {
        f = converter.convert(fact.of);
      } catch (problem) {
        if (problem instanceof NotDefined) return { kind: 'outside', fact: fact.i };
        if (!(problem instanceof Undecided)) throw problem;
        left.push(fact);
        continue;
      }
      progress = true;
      if (fact.mask === ZERO_SIGN && !isZeroFrac(f)) {
        const solved = solve(converter, f, s.variables);
        if (solved) return { kind: 'bind', binding: { ...solved, fact: fact.i } };
      }
      converter.signs.given(f, fact.mask, fact.i);
    }
    open = left;
  }
  if (open.length > 0) converter.convert(open[0]!.of);
  for (const b of bindings) converter.signs.note(converter.convert(b.slope));
  for (const base of hints.bases) addBase(converter, base);
  return compare(s, converter);
}

/** A factor that another attempt was looking for; where it has no meaning here it is of no use here. */
function addBase(converter: Converter, e: Expr): void {
  try {
    const f = converter.convert(e);
    if (f.den.length === 0 && !isConstant(f.num)) converter.functions.addBase(f.num);
  } catch (problem) {
    if (!(problem instanceof Undecided || problem instanceof NotDefined)) throw problem;
  }
}

function compare(s: Statement, converter: Converter): Found {
  const [left, right] = [s.left, s.right].map((e): Frac | NotDefined => {
    try {
      return converter.convert(e);
    } catch (problem) {
      if (problem instanceof NotDefined) return problem;
      throw problem;
    }
  }) as [Frac | NotDefined, Frac | NotDefined];
  if (left instanceof NotDefined && right instanceof NotDefined) return { kind: 'neither', reason: left.message };
  if (left instanceof NotDefined) return { kind: 'one-sided', reason: left.message };
  if (right instanceof NotDefined) return { kind: 'one-sided', reason: right.message };
  return { kind: converter.field.equal(left, right) ? 'equal' : 'different', left, right };
}

/** f = 0 solved for a variable in which it is linear, with a coefficient that is not 0. */
function solve(converter: Converter, f: Frac, variables: readonly string[]): Omit<Binding, 'fact'> | undefined {
  const { field, signs } = converter;
  // Factors that are known to differ from 0 can be left out.
  const open = factorsOf(f).factors.filter(([p, e]) => e > 0 && !isOneSign(signs.poly(p)?.mask ?? 0));
  if (open.length !== 1) return undefined;
  const p = open[0]![0];
  const found = variables.flatMap((variable) => {
    const g = field.generators.find((h) => h.meaning.kind === 'symbol' && h.meaning.name === variable);
    if (!g) return [];
    const others = [...generatorsOf(p)].filter((h) => h !== g.id);
    if (others.some((h) => symbolsOf(field.generators[h]!.expr).has(variable))) return [];
    const terms = [...p.values()];
    if (terms.some((t) => ![0, 1].includes(exponentOf(t, g.id)))) return [];
    const a = fromTerms(
      terms
        .filter((t) => exponentOf(t, g.id) === 1)
        .map((t) => ({ ...t, powers: t.powers.filter(([h]) => h !== g.id) })),
    );
    if (a.size === 0 || !isOneSign(signs.sign(fromPoly(a))?.mask ?? 0)) return [];
    const b = fromTerms(terms.filter((t) => exponentOf(t, g.id) === 0));
    const value = expressionOf(field, field.neg(field.div(fromPoly(b), fromPoly(a))));
    return [{ variable, value, simple: isConstant(a) }];
  });
  const best = found.find((c) => c.simple) ?? found[0];
  if (!best) return undefined;
  // What multiplies the open factor must stay the same when the variable moves.
  const slope = converter.slope(f, best.variable);
  const moves = symbolsOf(expressionOf(field, slope)).has(best.variable);
  return moves ? undefined : { variable: best.variable, value: best.value, slope: expressionOf(field, slope) };
}
