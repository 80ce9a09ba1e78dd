/** What a certificate is about, put together for the checker from a definition alone. */
import { expand } from '../expr/expand.js';
import {
  type Comparison,
  type Condition,
  type Expr,
  mapCondition,
  type Relation,
  symbol,
  symbolsOf,
} from '../expr/expr.js';
import type { Claim, Definition, Derived, DerivedFunction, Joint, Library, Statement } from '../stages.js';

/** The claim with definitions written out, and every condition that holds wherever it is made. */
export type Stated = {
  readonly domain: Condition;
  /** The definition's input: what `even` and `odd` are about. */
  readonly input: string;
} & Statement;

/** A claim of a definition. */
export function statedClaim(claim: Claim, definition: Definition, library: Library): Stated {
  const out = (e: Expr): Expr => expand(e, library);
  const where = mapCondition(claim.where ?? [], out);
  const s = claim.statement;
  const statement: Statement =
    s.kind === 'identity'
      ? { ...s, left: out(s.left), right: out(s.right) }
      : s.kind === 'inequality'
        ? { ...s, links: mapCondition(s.links, out) }
        : s.kind === 'range'
          ? { ...s, of: out(s.of), low: out(s.low), high: out(s.high) }
          : { ...s, of: out(s.of) };
  return {
    ...statement,
    input: definition.inputs[0] ?? 'x',
    domain: conditionsOf(definition, library, exprsOf(statement), where),
  };
}

const opposite: Readonly<Record<Relation, Relation>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/**
 * That a derived function is the derivative of the value, away from the joints: one statement, or two where a joint is
 * one only under a condition (that the condition fails; that it holds, with the joint left out).
 */
export function statedDerivative(derived: Derived, f: DerivedFunction): readonly Stated[] {
  const { definition, library, functions, joints } = derived;
  const value = functions.find((g) => g.by.length === 0)!.expression;
  const right = f.by.reduce<Expr>((of, variable) => ({ kind: 'derivative', of, variable }), value);
  const input = definition.inputs[0] ?? 'x';
  const apart = (j: Joint): Comparison => ({ left: symbol(input), relation: '!=', right: j.at });
  const stated = (where: Condition): Stated => ({
    kind: 'identity',
    left: f.expression,
    right,
    input,
    domain: conditionsOf(definition, library, [f.expression, right], where),
  });
  const [conditional] = joints.filter((j) => j.where !== undefined);
  if (joints.length !== 1 || conditional?.where?.length !== 1) return [stated(joints.map(apart))];
  const [when] = conditional.where;
  const not: Comparison = { left: when!.left, relation: opposite[when!.relation], right: when!.right };
  return [stated([not]), stated([when!, apart(conditional)])];
}

const exprsOf = (s: Statement): readonly Expr[] =>
  s.kind === 'identity'
    ? [s.left, s.right]
    : s.kind === 'inequality'
      ? s.links.flatMap((l) => [l.left, l.right])
      : s.kind === 'range'
        ? [s.of, s.low, s.high]
        : [s.of];

/** `where`, the definition's domain if its input occurs, and the domains of the parameters that occur (and so on). */
function conditionsOf(d: Definition, library: Library, exprs: readonly Expr[], where: Condition): Condition {
  const names = new Set<string>();
  const see = (e: Expr): void => void symbolsOf(e, names);
  for (const e of exprs) {
    see(e);
    derivativeNames(e, names);
  }
  const all: Comparison[] = [];
  const take = (c: Condition | undefined): void => {
    for (const k of mapCondition(c ?? [], (e) => expand(e, library))) {
      all.push(k);
      see(k.left);
      see(k.right);
    }
  };
  take(where);
  if (d.inputs.some((n) => names.has(n))) take(d.domain);
  const taken = new Set<string>();
  for (let open = true; open; ) {
    open = false;
    for (const p of d.parameters) {
      if (taken.has(p.name) || !names.has(p.name)) continue;
      taken.add(p.name);
      take(p.domain);
      open = true;
    }
  }
  return all;
}

function derivativeNames(e: Expr, names: Set<string>): void {
  if (e.kind === 'derivative') {
    names.add(e.variable);
    derivativeNames(e.of, names);
  } else if (e.kind === 'call') for (const a of e.args) derivativeNames(a, names);
}
