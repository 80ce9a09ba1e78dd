/** Parameter values to measure at: the defaults first, then a few others of the declared domain. */
import { fromDouble, type Rational, rational, toDouble } from '../algebra/rational.js';
import type { Parameter } from '../stages.js';
import type { Truth } from '../truth/truth.js';

/** One value for each parameter, in order: doubles, and the same numbers exactly. */
export interface Setting {
  readonly values: readonly number[];
  readonly exact: ReadonlyMap<string, Rational>;
}

/** Tried in this order; small and large, both signs, the ends 0 and ±1 of common domains, no powers of two alone. */
const CANDIDATES: readonly Rational[] = [
  [0, 1],
  [1, 1],
  [5, 2],
  [-3, 4],
  [3, 10],
  [17, 1],
  [-2, 1],
  [1, 1000],
  [100, 1],
].map(([n, d]) => rational(n!, d!));

/** Other settings than the defaults: at most this many. */
const OTHERS = 4;

/** The numbers that a caller of a kernel can pass: doubles. */
function setting(parameters: readonly Parameter[], chosen: readonly Rational[]): Setting {
  const values = chosen.map(toDouble);
  return { values, exact: new Map(parameters.map((p, i) => [p.name, fromDouble(values[i]!)])) };
}

/** Do the rounded values still lie in all domains? */
const allowed = (s: Setting, parameters: readonly Parameter[], truth: Truth): boolean =>
  parameters.every((p) => p.domain === undefined || truth.holds(p.domain, s.exact) === 'yes');

/** The defaults; then settings where one parameter after the other takes other values of its domain. */
export function settingsOf(parameters: readonly Parameter[], truth: Truth): readonly Setting[] {
  const defaults = parameters.map((p) => p.default);
  const first = setting(parameters, defaults);
  const others: Setting[] = [];
  const seen = new Set([first.values.join()]);
  for (let c = 0; c < CANDIDATES.length * parameters.length && others.length < OTHERS; c++) {
    const which = c % parameters.length;
    const value = CANDIDATES[Math.floor(c / parameters.length)]!;
    const s = setting(
      parameters,
      defaults.map((d, i) => (i === which ? value : d)),
    );
    if (seen.has(s.values.join()) || !allowed(s, parameters, truth)) continue;
    seen.add(s.values.join());
    others.push(s);
  }
  return [first, ...others];
}

/** Settings that a kernel must answer with NaN: each parameter NaN, and outside its domain; the others at their defaults. */
export function wrongSettingsOf(parameters: readonly Parameter[], truth: Truth): readonly Setting[] {
  const usual = parameters.map((p) => Math.fround(toDouble(p.default)));
  const changed = (which: number, value: number): Setting => ({
    values: usual.map((v, i) => (i === which ? value : v)),
    exact: new Map(),
  });
  return parameters.flatMap((p, i) => {
    const outside = CANDIDATES.find(
      (value) =>
        p.domain !== undefined &&
        truth.holds(p.domain, new Map([...parameters.map((q) => [q.name, q.default] as const), [p.name, value]])) ===
          'no',
    );
    return [changed(i, Number.NaN), ...(outside ? [changed(i, toDouble(outside))] : [])];
  });
}
