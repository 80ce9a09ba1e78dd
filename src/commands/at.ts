/** `actc explain NAME --at X`: what the functions are at one input, and what the emitted programs make of it. */
import { fromDouble, type Rational, toDouble } from '../algebra/rational.js';
import type { Target } from '../emit/target.js';
import { referencesOf } from '../measure/references.js';
import type { Setting } from '../measure/settings.js';
import { formats, ulpDistance } from '../measure/ulp.js';
import { ulpText } from '../report.js';
import type { LoweredFunction, Measured } from '../stages.js';
import type { Truth } from '../truth/truth.js';

/** Digits of the exact value: three more than a double has. */
const digits = 20;

/** A section of the page: one line a function and target, with parameters at their defaults. */
export function valuesAt(measured: Measured, x: number, truth: Truth, targets: readonly Target[]): string {
  const { definition } = measured.lowered.verified.derived;
  const parameters = definition.parameters.map((p) => [p.name, toDouble(p.default)] as const);
  const setting: Setting = {
    values: parameters.map(([, value]) => value),
    exact: new Map(parameters.map(([name, value]) => [name, fromDouble(value)])),
  };
  const input = definition.inputs[0] ?? 'x';
  const where = [`${input} = ${x}`, ...parameters.map(([name, value]) => `${name} = ${value}`)].join(', ');
  const rows = measured.lowered.functions.flatMap((f) =>
    rowsOf(f, definition.name, input, x, setting, measured, truth, targets),
  );
  return `## At ${where}\n\n${rows.map((row) => `- ${row}`).join('\n')}\n`;
}

function rowsOf(
  f: LoweredFunction,
  name: string,
  input: string,
  x: number,
  setting: Setting,
  measured: Measured,
  truth: Truth,
  targets: readonly Target[],
): readonly string[] {
  const title = f.derived.suffix === '' ? name : `${name}_${f.derived.suffix}`;
  const { domain } = measured.lowered.verified.derived.definition;
  const exact = exactText(f, input, x, setting, truth);
  const reference = referencesOf(f.derived.expression, input, domain, truth).at(x, setting);
  const computed = targets.flatMap((target) => {
    if (!target.model) return [];
    const { model } = target;
    const grades = (target.grades ?? ['fast']).filter((g) => g === 'fast' || f.kernel);
    return grades.map((grade) => {
      const value = model(f, grade)([x, ...setting.values]);
      const off = offText(ulpDistance(value, reference, formats.f64));
      return `${target.name} ${grade} gives ${Object.is(value, -0) ? '-0' : value} (${off})`;
    });
  });
  return [`${title} = ${[exact, ...computed].join('; ')}`];
}

function exactText(f: LoweredFunction, input: string, x: number, setting: Setting, truth: Truth): string {
  const point = new Map<string, Rational>(setting.exact).set(input, fromDouble(x));
  const answer = truth.evaluate(f.derived.expression, point, Math.ceil(digits * Math.log2(10)) + 2);
  return answer.kind === 'number' ? truth.text(answer, digits) : answer.kind;
}

const offText = (ulp: number): string => (Number.isNaN(ulp) ? 'error undecided' : `off by ${ulpText(ulp)} ulp`);
