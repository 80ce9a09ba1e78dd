/**
 * Activations from papers that no common library names, as textbooks write them: value and derivatives at adversarial
 * doubles and beside roots within 4 ulp, in float32 within 0.6, no NaN, no false zero, no wrong sign.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { beside, inputsOf, signChanges } from '../../../src/fuzz/points.js';
import { randomFrom } from '../../../src/fuzz/random.js';
import { formats, ulpDistance } from '../../../src/measure/ulp.js';
import { singleModel } from '../../../src/program/kernel-model.js';
import { loadTruth, type Truth } from '../../../src/truth/truth.js';
import { implementations } from '../lowered.js';
import { graded } from './graded.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const SEED = 90_210;
const A = 'parameters: {a: {default: 1.25, domain: a > 0}}\n';
const A_B = 'parameters: {a: {default: 1.25, domain: a > 0}, b: {default: 0.75, domain: b > 0}}\n';

/** What it is made of, and the definition: one of each kind. */
const ACTIVATIONS: readonly (readonly [string, string])[] = [
  ['nested exponentials', 'value: exp(-exp(-exp(-x)))'],
  ['an error function of an exponential', 'value: x*erf(exp(x))'],
  ['an arctangent', 'value: x*(atan(x)/pi + 1/2)'],
  ['roots', 'value: (x + sqrt(x^2 + 1) - 1)/2'],
  ['a logarithm of a logarithm', 'value: log(log(1 + exp(x)))'],
  ['oscillating', 'value: x*cos(x)/(1 + x^2)'],
  ['a root with a parameter', `${A}value: (x + sqrt(x^2 + a^2))/(2*a)`],
  ['two parameters', `${A_B}value: x^2/(a^2 + x^2)*tanh(x/b)`],
];

describe('an activation of', () => {
  it.each(ACTIVATIONS)('%s', (_, yaml) => {
    for (const [suffix, f] of graded(`${yaml}\n`, truth, ['dx', 'dxx'])) {
      const single = singleModel(f.lowered.kernel!, f.lowered.program, implementations);
      const common = inputsOf(randomFrom(SEED), 24);
      const inputs = new Set([...common, ...signChanges(f.accurate, common, 4).flatMap(beside)]);
      for (const x of inputs) {
        const want = f.references.at(x, f.setting);
        if (want.kind !== 'undecided')
          expect(ulpDistance(f.accurate(x), want, formats.f64), `${suffix} at ${x}: ${f.accurate(x)}`).toBeLessThan(4);
        const short = Math.fround(x);
        const wantSingle = Number.isFinite(short) ? f.references.at(short, f.setting) : undefined;
        if (!wantSingle || wantSingle.kind === 'undecided') continue;
        const got = Math.fround(single([short, ...f.setting.values]));
        expect(ulpDistance(got, wantSingle, formats.f32), `${suffix} in float32 at ${short}: ${got}`).toBeLessThan(0.6);
      }
    }
  });
});
