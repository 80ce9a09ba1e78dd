/** The certificate of a proof by bounds: the claim in plain data, each assertion with its box, and the tree of reasons. */
import { exprToJson, rationalText } from '../../../expr/json.js';
import type { Certificate, Json, Statement } from '../../../stages.js';
import type { Box } from '../../../truth/boxes.js';
import type { Problem } from '../../problem.js';
import { statementExprs } from '../../problem.js';
import type { Assertion, Reason } from './assertion.js';
import { PROOF_BITS } from './bench.js';

export interface Proven {
  readonly assertion: Assertion;
  readonly box: Box;
  readonly reason: Reason;
}

/** `[low, high]` with brackets that say whether ends belong: `["(", "0", "inf", ")"]`. */
export const boxJson = (box: Box): Json =>
  Object.fromEntries(
    [...box].map(([name, r]) => [
      name,
      [
        r.lowOpen ? '(' : '[',
        typeof r.low === 'object' ? rationalText(r.low) : r.low,
        typeof r.high === 'object' ? rationalText(r.high) : r.high,
        r.highOpen ? ')' : ']',
      ],
    ]),
  );

/** The statement without its expressions, which stand beside it. */
function shapeOf(s: Statement): Json {
  switch (s.kind) {
    case 'identity':
      return { kind: s.kind };
    case 'inequality':
      return { kind: s.kind, relations: s.links.map((l) => l.relation) };
    case 'property':
      return { kind: s.kind, property: s.property, negated: s.negated };
    case 'range':
      return { kind: s.kind, lowOpen: s.lowOpen, highOpen: s.highOpen };
    case 'smooth':
      return { kind: s.kind, order: s.order, negated: s.negated };
  }
}

/** limit nodes stand as `["limit", of, variable, to, side]`. */
const sideJson = (e: Parameters<typeof exprToJson>[0]): Json =>
  e.kind === 'limit'
    ? ['limit', exprToJson(e.of), e.variable, typeof e.to === 'string' ? `#${e.to}` : exprToJson(e.to), e.side ?? '']
    : e.kind === 'call' && e.op === 'neg' && e.args[0]!.kind === 'infinity'
      ? e.args[0]!.sign > 0
        ? '#-inf'
        : '#inf'
      : exprToJson(e);

export function certificateOf(problem: Problem, proven: readonly Proven[]): Certificate {
  const variable = proven.map((p) => ('variable' in p.assertion ? p.assertion.variable : '')).find((v) => v !== '');
  return {
    kind: 'bounds',
    bits: PROOF_BITS,
    statement: { ...(shapeOf(problem.statement) as object), exprs: statementExprs(problem.statement).map(sideJson) },
    domain: problem.domain.map((c) => [exprToJson(c.left), c.relation, exprToJson(c.right)]),
    variables: problem.variables.map((v) => v.name),
    ...(variable ? { variable } : {}),
    proofs: proven.map(({ box, reason }) => ({ box: boxJson(box), reason })),
  };
}
