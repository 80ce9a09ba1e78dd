/**
 * The limit at an end as a number, read off a form that holds there: where values far out do not settle (they cancel
 * beyond any precision, as 1 − tanh(exp(x))²), the leading part still says it, and certainly.
 */
import { rational } from '../../algebra/rational.js';
import type { Expr } from '../../expr/expr.js';
import { bigToRational } from '../big-float.js';
import { exactly } from '../boxes.js';
import type { NumericLimit, Point, Truth } from '../truth.js';
import { type FarForm, FarFunction } from './far.js';

/** Working precision; coefficients are exact, so that little of it is lost. */
const BITS = 192;
/** Terms of Taylor series, fewest first (each costs derivatives); and where forms have to hold from, beyond all turns. */
const DEPTHS = [2, 3] as const;
const STARTS = [2n ** 6n, 2n ** 20n] as const;
const DIGITS = 48;

/**
 * The limit of e as the variable goes to ±∞, all others staying at the point. Proved where it is a number or infinite;
 * undefined where no form is found, or one without a limit.
 */
export function farLimit(
  truth: Truth,
  e: Expr,
  variable: string,
  end: 'inf' | '-inf',
  point: Point,
): NumericLimit | undefined {
  const f = new FarFunction(e);
  const box = new Map([...point].map(([name, value]) => [name, exactly(value)] as const));
  for (const start of STARTS)
    for (const depth of DEPTHS) {
      const request = { start: rational(start), depth, box };
      const found = truth.arithmetic(BITS, (a) => {
        const form = f.near(a, variable, end, request);
        return form && limitOfForm(form);
      });
      if (!found) continue;
      if ('infinity' in found) return { kind: found.infinity > 0 ? 'inf' : '-inf' };
      const value = truth.evaluate(found.value, point, 4 * DIGITS);
      if (value.kind === 'number' && typeof value.low !== 'string')
        return { kind: 'number', value: bigToRational(value.low), digits: DIGITS };
    }
  return undefined;
}

function limitOfForm(form: FarForm): { readonly infinity: 1 | -1 } | { readonly value: Expr } | undefined {
  const limit = form.limit();
  switch (limit?.kind) {
    case 'infinity':
      return { infinity: limit.sign };
    case 'number':
      return { value: limit.value };
    default:
      return undefined;
  }
}
