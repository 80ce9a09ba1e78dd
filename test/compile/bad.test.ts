/** Mistakes that only deriving, verifying and lowering can see, drawn: `bad/CODE[-variant].txt` is what a user sees. */
import { expect, it } from 'vitest';
import { check, read } from '../../src/compile.js';
import { codes, drawDiagnostic } from '../../src/diagnostic.js';
import { lower } from '../../src/lower/lower.js';
import { loadTruth } from '../../src/truth/truth.js';

const truth = await loadTruth();

const positive = 'parameters: { k: { default: 1, domain: k > 0 } }\nvalue: k*x\n';
/** Steps at places that no order is known of: every combination of their sides is a piece of its own. */
const places = [...'abcdfghj'];
const step = { file: 'step.yaml', text: 'value:\n  - if: x > 0\n    then: x^2\n  - else: 0\n' };
const tangled = `parameters: { ${places.map((p) => `${p}: 1`).join(', ')} }\nvalue: ${places.map((p) => `step(x - ${p})`).join(' + ')}\n`;

const cases: readonly (readonly [name: string, text: string])[] = [
  ['joint-not-found', 'value: x^2\njoints:\n  x = 0: { dx: 0 }\n'],
  ['claim-domain-empty', 'value: x^2\nclaims:\n  nowhere: example(x) > 0 where x > 1 and x < 0\n'],
  ['claim-callee-domain', `${positive}claims:\n  below: example(x, -1) = -x\n`],
  ['claim-callee-domain-where', `${positive}claims:\n  any: example(x, a) = a*x where a > -1\n`],
  ['claim-refuted', 'value: exp(x)\nclaims:\n  its own derivative: D(example(x), x) = 1.001*example(x)\n'],
  ['claim-refuted-one-side', 'value: x\nclaims:\n  cancelled: example(x)^2/example(x) = x\n'],
  ['claim-refuted-limit', 'value: 1/(1 + exp(-x))\nclaims:\n  right: limit(example(x), x, inf) = 0.999\n'],
  ['claim-refuted-property', 'value: x*exp(-x)\nclaims:\n  rising: increasing(example(x))\n'],
  ['claim-unknown', 'value: sin(exp(exp(x)))\nclaims:\n  small far out: example(x) < 1/2 where x > 5\n'],
  [
    'special-value-unsettled',
    'parameters: { b: { default: 3/2, domain: b > 0 } }\nvalue: b*log(1 + exp(x)) - abs(x)\n',
  ],
  ['not-lowered', tangled],
  ['grade-fallback', 'parameters: { a: 1, b: 2 }\nvalue: a*x + b*x^2 + x^3\n'],
];

const codeOf = (name: string): string | undefined =>
  Object.keys(codes)
    .filter((c) => name === c || name.startsWith(`${c}-`))
    .sort((a, b) => b.length - a.length)[0];

it.each(cases)('%s is drawn as its golden file', async (name, text) => {
  const source = { file: 'example.yaml', text };
  const checked = check('example', read([source], [step]), truth);
  const lowered = checked.verified
    ? lower(checked.verified, truth, name === 'grade-fallback' ? { kernels: 'short' } : {}).diagnostics
    : [];
  const said = [...checked.diagnostics, ...lowered];
  expect(said.map((d) => d.code)).toContain(codeOf(name));
  const drawn = said.map((d) => drawDiagnostic(d, new Map([[source.file, text]]))).join('\n\n');
  await expect(`${drawn}\n`).toMatchFileSnapshot(`bad/${name}.txt`);
});
