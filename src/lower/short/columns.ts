/**
 * The values of all nodes at the samples of a stretch, in scaled double-doubles, and how much each counts: the relative
 * change of the result for a relative change of the node (its condition), by going backwards through the nodes.
 */
import type { CoreName } from '../../program/mixed.js';
import {
  add,
  atan,
  cos,
  cosm1,
  div,
  erf,
  erfcx,
  exp,
  expm1,
  fromDouble,
  log,
  log1p,
  log2Magnitude,
  mul,
  neg,
  type Scaled,
  scale,
  sin,
  sqrt,
  sqrt1pm1,
  sub,
} from '../../runtime/index.js';
import { toDouble } from '../../runtime/round.js';
import { scaled } from '../arithmetic/scaled.js';
import { argumentsOf, type Node, type Nodes } from './node.js';

const cores: Readonly<Record<CoreName, (w: Scaled) => Scaled>> = {
  exp,
  expm1,
  log,
  log1p,
  erf,
  erfcx,
  atan,
  sin,
  cos,
  cosm1,
  sqrt1pm1,
};

/** The node's value from those before it. */
export function nodeValue(n: Node, at: (i: number) => Scaled, u: Scaled): Scaled {
  switch (n.op) {
    case 'input':
      return u;
    case 'constant':
      return n.value;
    case 'sum':
      return n.args.map(at).reduce(add);
    case 'multiply':
      return mul(at(n.args[0]), at(n.args[1]));
    case 'divide':
      return div(at(n.args[0]), at(n.args[1]));
    case 'scale':
      return scale(at(n.args[0]), n.exponent);
    case 'negate':
      return neg(at(n.args[0]));
    case 'sqrt':
      return sqrt(at(n.args[0]));
    case 'core':
      return cores[n.core](at(n.args[0]));
    case 'apply':
      return scaled.apply(n.name, at(n.args[0]));
    case 'remainder':
      return scaled.remainder(n.atom, n.order, at(n.args[0]));
    case 'max':
      return scaled.larger(at(n.args[0]), at(n.args[1]));
    case 'min':
      return scaled.smaller(at(n.args[0]), at(n.args[1]));
    case 'distance':
      return n.root.map(fromDouble).reduce(sub, at(n.args[0]));
  }
}

/** By node, then by sample. */
export interface Columns {
  readonly values: readonly (readonly Scaled[])[];
  /** log₂ of the magnitudes. */
  readonly sizes: readonly Float64Array[];
  /** |∂ log result / ∂ log node|. */
  readonly conditions: readonly Float64Array[];
}

const HALF_SQRT_PI = Math.sqrt(Math.PI) / 2;

/** w·f′(w)/f(w) of a core, to a few digits. */
function coreCondition(core: CoreName, w: number, value: Scaled): number {
  const f = toDouble(value);
  switch (core) {
    case 'exp':
      return w;
    case 'expm1':
      return Math.abs(w) < 1e-8 ? 1 : w > 40 ? w : (w * Math.exp(w)) / Math.expm1(w);
    case 'log':
      return 1 / f;
    case 'log1p':
      return Math.abs(w) < 1e-8 ? 1 : w / ((1 + w) * f);
    case 'sqrt1pm1':
      return Math.abs(w) < 1e-8 ? 1 : w / (2 * Math.sqrt(1 + w) * f);
    case 'erf':
      return Math.abs(w) < 1e-8 ? 1 : (w * Math.exp(-w * w)) / HALF_SQRT_PI / f;
    case 'erfcx':
      return w > 1e3 ? -1 : (w * (2 * w * f - 1 / HALF_SQRT_PI)) / f;
    case 'atan':
      return Math.abs(w) < 1e-8 ? 1 : w / ((1 + w * w) * f);
    case 'sin':
      return Math.abs(w) < 1e-8 ? 1 : (w * Math.cos(w)) / f;
    case 'cos':
      return (-w * Math.sin(w)) / f;
    case 'cosm1':
      return Math.abs(w) < 1e-6 ? 2 : (-w * Math.sin(w)) / f;
  }
}

/** a/b as a double, to a few digits. */
const ratio = (a: Scaled, b: Scaled): number =>
  b.h === 0 ? Number.POSITIVE_INFINITY : (a.h / b.h) * 2 ** Math.max(-1000, Math.min(1000, a.e - b.e));

/** What is not known counts without limit; 0·∞ is nothing. */
const times = (a: number, b: number): number => (a === 0 ? 0 : a * b);

/** The columns at some points; `known` values are taken as they are. */
export function columnsOf(nodes: Nodes, points: readonly Scaled[], known?: readonly (readonly Scaled[])[]): Columns {
  const values: (readonly Scaled[])[] = known ? [...known] : [];
  if (!known) for (const n of nodes) values.push(points.map((u, s) => nodeValue(n, (i) => values[i]![s]!, u)));
  const sizes = values.map((column) => Float64Array.from(column, log2Magnitude));
  const signed = nodes.map(() => new Float64Array(points.length));
  signed.at(-1)!.fill(1);
  for (let i = nodes.length - 1; i >= 0; i--) {
    const n = nodes[i]!;
    const own = signed[i]!;
    for (let s = 0; s < points.length; s++) {
      const c = own[s]!;
      if (c === 0) continue;
      const v = values[i]![s]!;
      const give = (a: number, factor: number): void => {
        signed[a]![s]! += times(c, factor);
      };
      switch (n.op) {
        case 'sum':
          for (const a of n.args) give(a, ratio(values[a]![s]!, v));
          break;
        case 'distance':
          give(n.args[0], ratio(values[n.args[0]]![s]!, v));
          break;
        case 'multiply':
          for (const a of n.args) give(a, 1);
          break;
        case 'divide':
          give(n.args[0], 1);
          give(n.args[1], -1);
          break;
        case 'sqrt':
          give(n.args[0], 0.5);
          break;
        case 'core':
          give(n.args[0], coreCondition(n.core, toDouble(values[n.args[0]]![s]!), v));
          break;
        default:
          for (const a of argumentsOf(n)) give(a, 1);
      }
    }
  }
  return { values, sizes, conditions: signed.map((c) => c.map(Math.abs)) };
}
