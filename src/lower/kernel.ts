/**
 * The accurate and exact kernels of a function: its decisions with a plan in every leaf. A leaf with parameters is first
 * reduced to a function of one variable by its scalings (log(1 + exp(k·x))/k is one of k·x), so its plan holds for every parameter.
 */

import { LeadingTermsCancel, NoForm, TooLarge } from '../algebra/germs/germ.js';
import { type Rational, sign, toDouble, ZERO } from '../algebra/rational.js';
import { reduce, weightOf } from '../algebra/symmetry.js';
import { conditionHolds, evaluate } from '../expr/evaluate.js';
import { dependsOn, type Expr, key, symbol, symbolsOf } from '../expr/expr.js';
import { type Kernel, type Leaf, leafName, type ParameterPower, type Variant } from '../program/kernel.js';
import { planOf as dataPlan } from '../runtime/plan.js';
import type { Definition } from '../stages.js';
import { scaled } from './arithmetic/scaled.js';
import type { Bench } from './choose.js';
import { type Decision, mapLeaves, onPath } from './decision.js';
import { aboutPlan } from './forms/about.js';
import { accurateLeaf } from './forms/accurate.js';
import { TooManyBorders } from './forms/borders.js';
import { planData } from './forms/data.js';
import { planOf, writingsOf } from './forms/plan.js';
import { pointValues } from './forms/points.js';
import { singleLeaf } from './forms/single.js';
import type { SingleGoal } from './forms/single-error.js';
import { treePlan } from './forms/tree-plan.js';
import { blockOf } from './program.js';
import { shortLeaf } from './short/leaf.js';

type DecisionLeaf = Extract<Decision, { kind: 'leaf' }>;

/** Values at which a parameter's domain is asked for each sign. */
const SIZES = [1, 0.5, 2, 0.1, 10, 1e-3, 1e3, 1e-6, 1e6];

/** The signs that a parameter may have. */
function signsOf(definition: Definition, name: string): readonly (1 | -1)[] {
  const domain = definition.parameters.find((p) => p.name === name)?.domain ?? [];
  return ([1, -1] as const).filter((s) => SIZES.some((size) => conditionHolds(domain, new Map([[name, s * size]]))));
}

function signVectors(definition: Definition, names: readonly string[]): readonly ReadonlyMap<string, 1 | -1>[] {
  let vectors: ReadonlyMap<string, 1 | -1>[] = [new Map()];
  for (const name of names)
    vectors = vectors.flatMap((v) => signsOf(definition, name).map((s) => new Map([...v, [name, s]])));
  return vectors;
}

/** The sides of 0 on which a leaf is ever asked; both for one of single points, which no sample may meet. */
function sidesOf(leaf: DecisionLeaf, bench: Bench): readonly (1 | -1)[] {
  const found = ([-1, 1] as const).filter((side) =>
    bench.settings.some((setting) => {
      const fixed = new Map([...setting].map(([n, v]) => [n, toDouble(v)]));
      return bench.inputs.some(
        ({ x }) => Math.sign(x) === side && onPath(leaf.path, new Map(fixed).set(bench.input, x)),
      );
    }),
  );
  return found.length > 0 ? found : [-1, 1];
}

/** The same value at every call, worked out at the first. */
function once<T>(f: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: f() };
    return known.value;
  };
}

/** What the scaled input is called: a letter that the definition does not use. */
const freshName = (taken: readonly string[]): string => ['u', 'w', 'z', 's'].find((n) => !taken.includes(n)) ?? 'u_';

/** What is made besides the plan: code in doubles and pairs, code for loops over float32, and float32 code for shaders. */
interface Kinds {
  readonly accurate: boolean;
  /** How good it must be; missing: none is made. */
  readonly single?: SingleGoal | undefined;
  readonly short: boolean;
}

/** The plan of an expression in the input alone. */
function planned(
  e: Expr,
  leaf: DecisionLeaf,
  bench: Bench,
  powers: { readonly argument: readonly ParameterPower[]; readonly multiplier: readonly ParameterPower[] },
  kinds: Kinds,
): Omit<Variant, 'negative'> {
  const plan = planOf(e, bench.input, scaled, bench.truth, sidesOf(leaf, bench));
  const points = pointValues(e, plan, bench.truth);
  const shown = powers.argument.length > 0 ? freshName(bench.names) : bench.input;
  const described = { expression: e, variable: bench.input, shown, arithmetic: scaled };
  const exact = { data: planData(plan, points, e), about: once(() => aboutPlan(plan, described)) };
  const found = kinds.short
    ? shortLeaf(plan, exact.data, points, powers, Number.isFinite(evaluate(e, new Map([[bench.input, 0]]))))
    : undefined;
  const short = !found ? {} : 'leaf' in found ? { short: found.leaf } : { noShort: found.reason };
  const { argument, multiplier } = powers;
  const zero = points.find((p) => sign(p.at) === 0)?.value;
  const doubles = kinds.accurate ? accurateLeaf(plan, argument, multiplier, zero && toDouble(zero)) : undefined;
  const single = kinds.single
    ? singleLeaf(plan, writingsOf(e, bench.input, leaf.facts), argument, multiplier, dataPlan(exact.data), kinds.single)
    : undefined;
  return { ...exact, ...short, ...(doubles ? { accurate: doubles } : {}), ...(single ? { single } : {}) };
}

/** Magnitudes of parameters at which the ways to write a function are compared. */
const TREE_SIZES = [1, 1.37e-7, 7.3e-3, 0.21, 6.1, 330, 4.7e8];

/** A leaf whose parameters no scaling takes out: its expression in scaled numbers, in the way that loses fewest bits. */
function treeLeaf(
  leaf: DecisionLeaf,
  definition: Definition,
  bench: Bench,
  names: readonly string[],
  left: readonly string[],
): Leaf {
  const settings = signVectors(definition, names).flatMap((signs) =>
    TREE_SIZES.map((_, i) => names.map((n, k) => signs.get(n)! * TREE_SIZES[(i * (1 + 2 * k)) % TREE_SIZES.length]!)),
  );
  const others = () => writingsOf(leaf.value, bench.input, leaf.facts).slice(1);
  const made = treePlan(leaf.value, others, bench.input, names, settings, [-1, 1], scaled);
  const reason = `no scaling takes ${left.join(', ')} out of the formula: it is computed as it is, in scaled numbers`;
  return { kind: 'plan', argument: [], multiplier: [], variants: [{ negative: [], ...made }], given: names, reason };
}

function leafOf(leaf: DecisionLeaf, definition: Definition, bench: Bench, kinds: Kinds): Leaf {
  const e = leaf.value;
  const names = definition.parameters.map((p) => p.name).filter((n) => dependsOn(e, n));
  if (definition.inputs.length > 1) return { kind: 'program', reason: 'several inputs' };
  if (names.length === 0)
    return {
      kind: 'plan',
      argument: [],
      multiplier: [],
      variants: [{ negative: [], ...planned(e, leaf, bench, { argument: [], multiplier: [] }, kinds) }],
    };
  const variants: Variant[] = [];
  let found: { argument: readonly ParameterPower[]; multiplier: readonly ParameterPower[] } | undefined;
  for (const signs of signVectors(definition, names)) {
    const reduced = reduce(e, bench.input, signs);
    const left = reduced && [...symbolsOf(reduced.expression)].filter((n) => n !== bench.input);
    if (!reduced || left!.length > 0) return treeLeaf(leaf, definition, bench, names, left ?? names);
    const powers = (of: (weights: ReadonlyMap<string, Rational>) => Rational): readonly ParameterPower[] =>
      reduced.scalings
        .map((s) => ({ parameter: s.parameter, power: of(s.weights) }))
        .filter((p) => sign(p.power) !== 0);
    found = {
      argument: powers((w) => {
        const r = w.get(bench.input) ?? ZERO;
        return { num: -r.num, den: r.den };
      }),
      multiplier: powers((w) => {
        const r = weightOf(e, w);
        return r === undefined || r === 'any' ? ZERO : r;
      }),
    };
    variants.push({
      negative: [...signs].filter(([, s]) => s < 0).map(([n]) => n),
      ...planned(reduced.expression, leaf, bench, found, kinds),
    });
  }
  return found
    ? { kind: 'plan', ...found, variants }
    : { kind: 'program', reason: 'the domain of a parameter holds no sign' };
}

/** A leaf whose plan leaves the limits of the algebra (an oscillation, say) is the ordinary program's. */
function safeLeaf(leaf: DecisionLeaf, definition: Definition, bench: Bench, kinds: Kinds): Leaf {
  try {
    return leafOf(leaf, definition, bench, kinds);
  } catch (error) {
    const expected = [TooManyBorders, TooLarge, NoForm, LeadingTermsCancel, RangeError];
    if (!expected.some((known) => error instanceof known)) throw error;
    return { kind: 'program', reason: (error as Error).message || 'too many borders' };
  }
}

/** The kernel of a lifted function; `guarded` puts the conditions of its domain around the leaves. */
export function kernelOf(
  lifted: Decision,
  definition: Definition,
  bench: Bench,
  guard: (d: Decision) => Decision,
  kinds: Kinds,
): Kernel {
  const leaves: Leaf[] = [];
  const known = new Map<string, number>();
  const opaque = mapLeaves(lifted, (leaf) => {
    const id = `${key(leaf.value)}|${sidesOf(leaf, bench).join()}`;
    let n = known.get(id);
    if (n === undefined) {
      n = leaves.length;
      known.set(id, n);
      leaves.push(safeLeaf(leaf, definition, bench, kinds));
    }
    return { ...leaf, value: symbol(leafName(n)) };
  });
  return { block: blockOf(guard(opaque), bench.truth, bench.constants), leaves };
}
