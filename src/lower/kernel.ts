/**
 * The accurate and exact kernels of a function: its decisions with a plan in every leaf. A leaf with parameters is first
 * reduced to a function of one variable by its scalings (log(1 + exp(k·x))/k is one of k·x), so its plan holds for every parameter.
 */
import { type Rational, sign, toDouble, ZERO } from '../algebra/rational.js';
import { reduce, weightOf } from '../algebra/symmetry.js';
import { conditionHolds } from '../expr/evaluate.js';
import { dependsOn, type Expr, key, symbol, symbolsOf } from '../expr/expr.js';
import { type Kernel, type Leaf, leafName, type ParameterPower, type Variant } from '../program/kernel.js';
import type { Definition } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { scaled } from './arithmetic/scaled.js';
import type { Bench } from './choose.js';
import { type Decision, mapLeaves, onPath } from './decision.js';
import { aboutPlan } from './forms/about.js';
import { planData } from './forms/data.js';
import { planOf } from './forms/plan.js';
import { pointValues } from './forms/points.js';
import { blockOf } from './program.js';

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

/** The sides of 0 on which a leaf is ever asked. */
function sidesOf(leaf: DecisionLeaf, bench: Bench): readonly (1 | -1)[] {
  return ([-1, 1] as const).filter((side) =>
    bench.settings.some((setting) => {
      const fixed = new Map([...setting].map(([n, v]) => [n, toDouble(v)]));
      return bench.inputs.some(
        ({ x }) => Math.sign(x) === side && onPath(leaf.path, new Map(fixed).set(bench.input, x)),
      );
    }),
  );
}

/** The plan of an expression in the input alone. */
function planned(e: Expr, leaf: DecisionLeaf, bench: Bench, truth: Truth): Omit<Variant, 'negative'> {
  const plan = planOf(e, bench.input, scaled, truth, sidesOf(leaf, bench));
  return { data: planData(plan, pointValues(e, plan, truth)), about: aboutPlan(plan) };
}

function leafOf(leaf: DecisionLeaf, definition: Definition, bench: Bench, truth: Truth): Leaf {
  const e = leaf.value;
  const names = definition.parameters.map((p) => p.name).filter((n) => dependsOn(e, n));
  if (definition.inputs.length > 1) return { kind: 'program', reason: 'several inputs' };
  if (names.length === 0)
    return {
      kind: 'plan',
      argument: [],
      multiplier: [],
      variants: [{ negative: [], ...planned(e, leaf, bench, truth) }],
    };
  const variants: Variant[] = [];
  let found: { argument: readonly ParameterPower[]; multiplier: readonly ParameterPower[] } | undefined;
  for (const signs of signVectors(definition, names)) {
    const reduced = reduce(e, bench.input, signs);
    const left = reduced && [...symbolsOf(reduced.expression)].filter((n) => n !== bench.input);
    if (!reduced || left!.length > 0)
      return { kind: 'program', reason: `no scaling takes ${(left ?? names).join(', ')} out of the formula` };
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
      ...planned(reduced.expression, leaf, bench, truth),
    });
  }
  return found
    ? { kind: 'plan', ...found, variants }
    : { kind: 'program', reason: 'the domain of a parameter holds no sign' };
}

/** The kernel of a lifted function; `guarded` puts the conditions of its domain around the leaves. */
export function kernelOf(
  lifted: Decision,
  definition: Definition,
  bench: Bench,
  guard: (d: Decision) => Decision,
): Kernel {
  const leaves: Leaf[] = [];
  const known = new Map<string, number>();
  const opaque = mapLeaves(lifted, (leaf) => {
    const id = `${key(leaf.value)}|${sidesOf(leaf, bench).join()}`;
    let n = known.get(id);
    if (n === undefined) {
      n = leaves.length;
      known.set(id, n);
      leaves.push(leafOf(leaf, definition, bench, bench.truth));
    }
    return { ...leaf, value: symbol(leafName(n)) };
  });
  return { block: blockOf(guard(opaque), bench.truth, bench.constants), leaves };
}
