/**
 * Symbolic differentiation: mathjs takes the derivative of the smooth skeleton; everything it cannot differentiate
 * (pieces, functions without `mathjs` in the table) and everything that must stay exact (numbers) is held as a symbol
 * and filled by the chain rule from the slopes of `ops.ts`:
 *
 *   dE/dx = ∂S/∂x + Σ ∂S/∂h · dh/dx      (S the skeleton, h the held parts that depend on x)
 */
import { isInteger } from '../algebra/rational.js';
import { invariant } from '../diagnostic.js';
import { call, dependsOn, type Expr, key, mapChildren, number, substitute, symbol } from './expr.js';
import { mathDerivative } from './mathjs.js';
import { type OpName, op } from './ops.js';
import { parse } from './parse.js';
import { tidy } from './tidy.js';

const parsedSlopes = new Map<OpName, readonly Expr[]>();

/** ∂op/∂u and ∂op/∂v as expressions in `u` and `v`; parsed once from the table. */
export function slopes(name: OpName): readonly Expr[] {
  const known = parsedSlopes.get(name) ?? op(name).slope.map(parse);
  parsedSlopes.set(name, known);
  return known;
}

interface Skeleton {
  readonly tree: Expr;
  /** Name in the skeleton to the part it stands for. */
  readonly held: ReadonlyMap<string, Expr>;
}

/** Cuts an expression down to what mathjs may see; equal parts are held under one name. */
function skeletonOf(e: Expr, variable: string): Skeleton {
  const names = new Map<string, string>();
  const held = new Map<string, Expr>();
  const hold = (part: Expr): Expr => {
    const text = key(part);
    const name = names.get(text) ?? `h${names.size}`;
    names.set(text, name);
    held.set(name, part);
    return symbol(name);
  };
  const cut = (part: Expr): Expr => {
    if (part.kind === 'number')
      return isInteger(part.value) && part.value.num >= 0n && part.value.num < 100n ? number(part.value) : hold(part);
    if (part.kind === 'symbol' && part.name === variable) return symbol('v0');
    if (part.kind !== 'call' || !op(part.op).mathjs || !dependsOn(part, variable)) return hold(part);
    return mapChildren(part, cut);
  };
  return { tree: cut(e), held };
}

/** The chain rule for one held part. */
function heldDerivative(part: Expr, variable: string): Expr {
  if (part.kind === 'pieces') return differentiate(part, variable);
  invariant(part.kind === 'call', `a ${part.kind} node cannot be differentiated; expand first`);
  const [u, v] = part.args as [Expr, Expr | undefined];
  const env = new Map<string, Expr>([['u', u], ...(v ? ([['v', v]] as const) : [])]);
  const terms = part.args.map((argument, i) =>
    call('mul', substitute(slopes(part.op)[i]!, env), differentiate(argument, variable)),
  );
  return terms.reduce((sum, term) => call('add', sum, term));
}

/**
 * d(e)/d(variable) of an expanded expression, tidied. Pieces are differentiated one by one; at joints the result is
 * whatever the formulas give there (`derive/` puts the convention in).
 */
export function differentiate(e: Expr, variable: string): Expr {
  if (!dependsOn(e, variable)) return number(0);
  if (e.kind === 'symbol') return number(1);
  if (e.kind === 'pieces')
    return tidy(
      { kind: 'pieces', pieces: e.pieces.map((p) => ({ ...p, value: differentiate(p.value, variable) })) },
      { formal: true },
    );
  const { tree, held } = skeletonOf(e, variable);
  // A held root must not be differentiated as itself again: that is the chain rule's own case.
  if (tree.kind === 'symbol') return tidy(heldDerivative(e, variable), { formal: true });
  const moving = [...held].filter(([, part]) => dependsOn(part, variable));
  const direct = mathDerivative(tree, 'v0');
  const terms = moving.map(([name, part]) => call('mul', mathDerivative(tree, name), differentiate(part, variable)));
  const sum = terms.reduce((total, term) => call('add', total, term), direct);
  const back = new Map<string, Expr>([...held, ['v0', symbol(variable)]]);
  return tidy(substitute(tidy(sum, { formal: true }), back), { formal: true });
}
