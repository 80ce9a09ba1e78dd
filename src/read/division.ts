/** Denominators that are zero wherever they are defined: `x/(1 - 1)`, `1/((x + 1)^2 - x^2 - 2*x - 1)`. */
import { TooManyTerms, toPolynomial } from '../algebra/polynomial.js';
import { sign } from '../algebra/rational.js';
import { children, type Expr, type Span } from '../expr/expr.js';
import { print } from '../expr/print.js';
import { tidy } from '../expr/tidy.js';

/** Zero in exact polynomial algebra over the rationals; functions that are no polynomials count as unknowns. */
export function isIdenticallyZero(e: Expr): boolean {
  try {
    return toPolynomial(tidy(e))?.size === 0;
  } catch (problem) {
    if (problem instanceof TooManyTerms) return false;
    throw problem;
  }
}

export interface ZeroDivision {
  readonly span?: Span;
  readonly text: string;
  /** In the body of this used definition, not in the text itself. */
  readonly inside?: string;
}

/** The part that is divided by, if the node is a quotient or a negative power. */
function denominator(e: Expr): Expr | undefined {
  if (e.kind !== 'call') return undefined;
  const [u, v] = e.args;
  if (e.op === 'div') return v;
  const exponent = e.op === 'pow' && v && tidy(v);
  return exponent && exponent.kind === 'number' && sign(exponent.value) < 0 ? u : undefined;
}

/** Divisions by zero in an expression as written; `expanded` puts in the bodies of used definitions. */
export function zeroDivisions(e: Expr, expanded: (e: Expr) => Expr): readonly ZeroDivision[] {
  const inner = children(e).flatMap((c) => zeroDivisions(c, expanded));
  // The innermost is the cause.
  if (inner.length > 0) return inner;
  if (e.kind === 'use') {
    const hidden = divisionIn(expanded(e));
    return hidden ? [{ ...(e.span ? { span: e.span } : {}), text: print(hidden), inside: e.name }] : [];
  }
  const d = denominator(e);
  if (!d || !isIdenticallyZero(expanded(d))) return [];
  return [{ ...(d.span ? { span: d.span } : {}), text: print(d) }];
}

function divisionIn(e: Expr): Expr | undefined {
  for (const c of children(e)) {
    const found = divisionIn(c);
    if (found) return found;
  }
  const d = denominator(e);
  return d && isIdenticallyZero(d) ? d : undefined;
}
