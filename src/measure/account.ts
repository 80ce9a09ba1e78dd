/**
 * The errors of a function over its input, in every arithmetic, with parameters at their defaults: for the page of one
 * definition. Fewer points than the evidence has, spread so that a picture can be drawn and every cell has some.
 */
import { toDouble } from '../algebra/rational.js';
import type { Target } from '../emit/target.js';
import { evaluate } from '../expr/evaluate.js';
import { op, opNames } from '../expr/ops.js';
import type { PlanAbout } from '../program/about.js';
import {
  type Account,
  ARITHMETICS,
  type ArithmeticName,
  type CellErrors,
  type ErrorPoint,
  type FunctionAccount,
} from '../program/account.js';
import type { Implementations } from '../program/interpret.js';
import { type Kernel, type Leaf, variantFor } from '../program/kernel.js';
import { leafChooser } from '../program/kernel-model.js';
import type { LoweredFunction, Measured } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { regionsOf } from './account-pairs.js';
import { referencesOf } from './references.js';
import { type Setting, settingsOf } from './settings.js';
import { formats, ulpDistance } from './ulp.js';

/** Points of a decade of magnitudes, and the decades that are drawn. */
const PER_DECADE = 20;
const DECADES = { from: -3, to: 3 } as const;
/** Decades far out: one point each side. */
const FAR = [-300, -100, -30, -9, -5, 5, 9, 30, 100, 300];
/** Magnitudes of the distance to a root, relative to its piece's reach. */
const CLOSING = [0.9, 0.3, 2 ** -8, 2 ** -20, 2 ** -34];

const GOLDEN = 0.6180339887498949;

function magnitudes(): readonly number[] {
  const out = FAR.map((d) => 1.2345678901234567 * 10 ** d);
  const count = PER_DECADE * (DECADES.to - DECADES.from);
  for (let i = 0; i < count; i++) out.push(10 ** (DECADES.from + (i + ((i * GOLDEN) % 1)) / PER_DECADE));
  return out.sort((a, b) => a - b);
}

/** Nearest to each root, and closing in on it; `factor` is u/x. */
const besideRoots = (about: PlanAbout, factor: number): readonly number[] =>
  about.roots.flatMap((r) => {
    const closing = CLOSING.flatMap((t) => [r.at - t * (r.at - r.from), r.at + t * (r.to - r.at)]);
    return [r.at, ...closing].map((u) => u / factor);
  });

/** What computes a function in one arithmetic. */
type Models = Readonly<Record<ArithmeticName, (x: number) => number>>;

function modelsOf(f: LoweredFunction, input: string, setting: Setting, target: Target): Models {
  const model = (grade: 'fast' | 'accurate' | 'exact') => {
    const run = target.model!(f, grade);
    return (x: number) => run([x, ...setting.values]);
  };
  const names = [...setting.exact.keys()];
  const given = names.map((n, i) => [n, setting.values[i]!] as const);
  const [fast, accurate, exact] = [model('fast'), model('accurate'), model('exact')];
  const single = target.model!(f, 'accurate', 'f32');
  return {
    written: (x) => evaluate(f.derived.expression, new Map([...given, [input, x]])),
    fast,
    accurate,
    exact,
    single: (x) => Math.fround(single([Math.fround(x), ...setting.values])),
  };
}

/** Where an input lies: the name of its cell or root, by the kernel's own decisions. */
function placer(kernel: Kernel, f: LoweredFunction, setting: Setting, implementations: Implementations) {
  const choose = leafChooser(kernel, f.program, implementations);
  const names = f.program.parameters;
  const abouts = kernel.leaves.map((leaf) => aboutOf(leaf, names, setting));
  const factors = kernel.leaves.map((leaf) => argumentFactor(leaf, names, setting));
  const label = (n: number, text: string): string => (kernel.leaves.length > 1 ? `piece ${n + 1}: ${text}` : text);
  return (x: number): string | undefined => {
    const n = choose([x, ...setting.values]);
    const about = Number.isNaN(n) ? undefined : abouts[n];
    if (!about) return undefined;
    const u = x * factors[n]!;
    const root = about.roots.find((r) => u > r.from && u < r.to);
    if (root) return label(n, `near ${about.variable} = ${root.at.toPrecision(6)}`);
    const size = Math.abs(u);
    const cell = about.cells.find((c) => c.side === Math.sign(u) && size >= c.low && size < c.high);
    return cell && label(n, cell.where);
  };
}

const isNegativeAt =
  (names: readonly string[], setting: Setting) =>
  (name: string): boolean =>
    setting.values[names.indexOf(name)]! < 0;

const aboutOf = (leaf: Leaf, names: readonly string[], setting: Setting): PlanAbout | undefined =>
  leaf.kind === 'program' ? undefined : variantFor(leaf, isNegativeAt(names, setting))?.about();

const argumentFactor = (leaf: Leaf, names: readonly string[], setting: Setting): number =>
  leaf.kind === 'program'
    ? 1
    : leaf.argument.reduce((v, p) => v * Math.abs(setting.values[names.indexOf(p.parameter)]!) ** toDouble(p.power), 1);

function errorsOf(points: readonly ErrorPoint[], where: string): CellErrors {
  const worstOf = (name: ArithmeticName) =>
    points.reduce((w, p) => (p.ulp[name] > w.ulp ? { ulp: p.ulp[name], x: p.x } : w), { ulp: 0, x: points[0]!.x });
  const worst = Object.fromEntries(ARITHMETICS.map((n) => [n, worstOf(n)])) as unknown as CellErrors['worst'];
  return { where, points: points.length, worst };
}

/** The function's names of operations in plain double: to follow a kernel's decisions, which hold no functions. */
const plain = Object.fromEntries(opNames.map((n) => [n, op(n).double])) as unknown as Implementations;

function functionAccount(
  f: LoweredFunction,
  kernel: Kernel,
  measured: Measured,
  setting: Setting,
  truth: Truth,
  target: Target,
): FunctionAccount {
  const { definition } = measured.lowered.verified.derived;
  const input = definition.inputs[0]!;
  const references = referencesOf(f.derived.expression, input, definition.domain, truth);
  const models = modelsOf(f, input, setting, target);
  const names = f.program.parameters;
  const sizes = magnitudes();
  const spread = [...sizes.map((m) => -m).reverse(), ...sizes];
  const near = kernel.leaves.flatMap((leaf) => {
    const about = aboutOf(leaf, names, setting);
    return about ? besideRoots(about, argumentFactor(leaf, names, setting)) : [];
  });
  const inputs = [...new Set([...spread, ...near])].sort((a, b) => a - b);
  const errors = inputs.flatMap((x): readonly ErrorPoint[] => {
    const exact = references.at(x, setting);
    if (exact.kind === 'nan' || exact.kind === 'undecided') return [];
    const ulp = (name: ArithmeticName): number =>
      name === 'single'
        ? ulpDistance(models.single(x), references.at(Math.fround(x), setting), formats.f32)
        : ulpDistance(models[name](x), exact, formats.f64);
    return [{ x, ulp: Object.fromEntries(ARITHMETICS.map((n) => [n, ulp(n)])) as ErrorPoint['ulp'] }];
  });
  const place = placer(kernel, f, setting, plain);
  const groups = new Map<string, ErrorPoint[]>();
  for (const p of errors) {
    const where = place(p.x) ?? 'elsewhere';
    groups.set(where, [...(groups.get(where) ?? []), p]);
  }
  const cells = [...groups].map(([where, points]) => errorsOf(points, where));
  return { suffix: f.derived.suffix, errors, cells, regions: regionsOf(kernel, isNegativeAt(names, setting)) };
}

/** The account of a definition whose kernels of the finer grades were made; nothing where no target can be run here. */
export function account(measured: Measured, truth: Truth, targets: readonly Target[]): Account | undefined {
  const target = targets.find((t) => t.model !== undefined);
  const { definition } = measured.lowered.verified.derived;
  if (!target || definition.inputs.length !== 1) return undefined;
  const setting = settingsOf(definition.parameters, truth)[0]!;
  const functions = measured.lowered.functions.flatMap((f) =>
    f.kernel ? [functionAccount(f, f.kernel, measured, setting, truth, target)] : [],
  );
  return functions.length > 0 ? { functions } : undefined;
}
