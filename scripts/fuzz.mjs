/**
 * Random formulas through derive and lower, and their exact kernels compared with MPFR:
 *
 *   npm run fuzz -- --seed 7 --count 300      so many formulas of a seed
 *   npm run fuzz -- --seed 7 --only 12        one of them, with the plan of each function
 *   npm run fuzz -- --formula 'x*tanh(x)'     a formula of your own (parameters a, b: positive)
 *
 * Further options: --grade accurate (default exact; both as exact,accurate: then at most 1 ulp, second derivatives 1.5,
 * are asked of the accurate kernels), --depth 3, --inputs 60 (points of the middle range), --settings 3 (of parameters),
 * --tries 40 (limit of trials when a failing formula is shrunk). Deterministic: the same seed draws the same formulas
 * and points.
 * Runs what dist/ holds, built first where sources changed. Ends with status 1 where a kernel failed.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    grade: { type: 'string', default: 'exact' },
    count: { type: 'string', default: '20' },
    only: { type: 'string' },
    formula: { type: 'string' },
    depth: { type: 'string', default: '3' },
    inputs: { type: 'string', default: '60' },
    settings: { type: 'string', default: '3' },
    tries: { type: 'string', default: '40' },
    built: { type: 'boolean', default: false },
  },
});
if (!options.built) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url))], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(1);
}
const dist = (/** @type {string} */ path) => import(new URL(`../dist/${path}`, import.meta.url).href);
const { randomFrom } = await dist('fuzz/random.js');
const { definitionText, randomFormula } = await dist('fuzz/formulas.js');
const { MOST_ULP } = await dist('fuzz/examine.js');
const { emptyCount, tryFormula } = await dist('fuzz/trial.js');
const { shrink } = await dist('fuzz/shrink.js');
const { readDefinitions } = await dist('read/read.js');
const { derive } = await dist('derive/derive.js');
const { lower } = await dist('lower/lower.js');
const { aboutLines } = await dist('program/about.js');
const { kernelModel } = await dist('program/kernel-model.js');
const { opNames, op } = await dist('expr/ops.js');
const { parse } = await dist('expr/parse.js');
const { print } = await dist('expr/print.js');
const { dependsOn } = await dist('expr/expr.js');
const { loadTruth } = await dist('truth/truth.js');

const grades = options.grade.split(',');
/** What each grade may be off, by function. */
const mostOf = (/** @type {string} */ grade) => (/** @type {string} */ suffix) =>
  grade === 'exact' ? MOST_ULP : suffix === 'dxx' ? 1.5 : 1;
const truth = await loadTruth();
/** Values of one formula's functions, kept from one grade to the next. */
let kept = new Map();
const judge = {
  ...truth,
  evaluate: (/** @type {any} */ e, /** @type {any} */ point, /** @type {any} */ bits, /** @type {any} */ limits) => {
    if (grades.length < 2) return truth.evaluate(e, point, bits, limits);
    const id = `${bits} ${limits !== undefined} ${[...point].map(([n, v]) => `${n}=${v.num}/${v.den}`).join()}`;
    const own = kept.get(e) ?? kept.set(e, new Map()).get(e);
    const answer = own.get(id) ?? truth.evaluate(e, point, bits, limits);
    own.set(id, answer);
    return answer;
  },
};
const implementations = Object.fromEntries(opNames.map((/** @type {string} */ n) => [n, op(n).double]));
const trial = { inputs: Number(options.inputs), settings: Number(options.settings) };

/** A formula as the pipeline takes it; what it was refused for, as an error. */
function build(/** @type {any} */ formula, /** @type {string | undefined} */ suffix) {
  const readings = readDefinitions([{ file: 'probe.yaml', text: definitionText(formula) }], []);
  const definition = readings.library.get('probe');
  if (!definition)
    throw new Error(
      [...readings.diagnostics.values()]
        .flat()
        .map((d) => d.message)
        .join('; '),
    );
  const derived = derive(definition, readings.library, truth);
  if (!derived.value) throw new Error(derived.diagnostics.map((/** @type {any} */ d) => d.message).join('; '));
  const functions = derived.value.functions.filter(
    (/** @type {any} */ f) => suffix === undefined || f.suffix === suffix || f.suffix === '',
  );
  const lowered = lower({ derived: { ...derived.value, functions }, claims: [] }, truth, {
    kernels: grades.includes('accurate') ? 'accurate' : 'exact',
    asWritten: true,
  });
  if (!lowered.value) throw new Error(lowered.diagnostics.map((/** @type {any} */ d) => d.message).join('; '));
  return {
    definition,
    functions: lowered.value.functions.filter(
      (/** @type {any} */ f) => suffix === undefined || f.derived.suffix === suffix,
    ),
    run: (/** @type {string} */ grade) => (/** @type {any} */ f) =>
      kernelModel(f.kernel, f.program, implementations, grade),
  };
}

/** @type {(formula: any, made: any, seed: number, grade: string) => any[]} */
const reportsOf = (formula, made, seed, grade) =>
  tryFormula(formula, { ...made, run: made.run(grade) }, randomFrom(seed), judge, { ...trial, most: mostOf(grade) });

const say = (/** @type {string} */ text) => process.stdout.write(`${text}\n`);
const progress = (/** @type {string} */ text) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
};
const bitsOf = (/** @type {number} */ x) => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return `0x${view.getBigUint64(0).toString(16).padStart(16, '0')}`;
};
const describeFinding = (/** @type {any} */ f) =>
  `${f.verdict.kind}${f.verdict.ulp === undefined ? '' : ` ${f.verdict.ulp.toPrecision(5)} ulp`} at ${f.args.join(', ')} (${bitsOf(f.args[0])}): ${f.got}`;
const nameOf = (/** @type {string} */ suffix) => (suffix === '' ? 'value' : suffix);

/** The smallest part of the formula that fails in the same way. */
function shrunk(
  /** @type {any} */ formula,
  /** @type {any} */ finding,
  /** @type {number} */ seed,
  /** @type {string} */ grade,
) {
  let last = finding;
  const parameters = (/** @type {any} */ e) =>
    formula.parameters.filter((/** @type {any} */ p) => dependsOn(e, p.name));
  const value = shrink(
    formula.value,
    'x',
    (/** @type {any} */ e) => {
      const suffix = finding.suffix.startsWith('dx') || finding.suffix === '' ? finding.suffix : undefined;
      try {
        const part = { value: e, parameters: parameters(e) };
        const reports = reportsOf(part, build(part, suffix), seed, grade);
        const found = reports
          .filter((r) => r.suffix === finding.suffix)
          .flatMap((r) => r.findings)
          .find(
            (f) =>
              f.verdict.kind === finding.verdict.kind &&
              (f.verdict.ulp === undefined ||
                f.verdict.ulp > mostOf(grade)(f.suffix) + 0.01 ||
                finding.verdict.ulp <= 0.51),
          );
        if (found) last = found;
        return found !== undefined;
      } catch {
        return false;
      }
    },
    Number(options.tries),
  );
  return `${print(value)}: ${describeFinding(last)}`;
}

const totals = new Map(grades.map((g) => [g, { ...emptyCount(), functions: 0, good: 0 }]));
/** @type {Map<string, number>} */
const unbuilt = new Map();
/** @type {Map<string, number>} */
const programs = new Map();
/** @type {number[]} */
const times = [];
let [formulas, slowest] = [0, ''];
const add = (/** @type {Map<string, number>} */ map, /** @type {string} */ key) =>
  map.set(key, (map.get(key) ?? 0) + 1);

function examineOne(/** @type {any} */ formula, /** @type {number} */ n, /** @type {number} */ seed) {
  const text = print(formula.value);
  const domains = formula.parameters.map((/** @type {any} */ p) => p.domain ?? `${p.name} any`).join(', ');
  progress(`${n} ${text}`);
  const start = process.cpuUsage().user;
  formulas += 1;
  /** @type {[string, any[]][]} */
  let judged = [];
  let built = 0;
  kept = new Map();
  try {
    const made = build(formula, undefined);
    // Time of this process: others do not count.
    built = (process.cpuUsage().user - start) / 1000;
    judged = grades.map((grade) => [grade, reportsOf(formula, made, seed, grade)]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    add(unbuilt, message.slice(0, 90));
    progress('');
    say(`#${n} ${text}${domains && ` [${domains}]`}\n   unbuilt: ${message.slice(0, 200)}`);
    if (!(error instanceof Error) || error.constructor !== Error)
      say(`   ${error instanceof Error ? error.stack?.split('\n').slice(1, 4).join('\n   ') : ''}`);
    return;
  }
  times.push(built);
  if (built >= Math.max(...times)) slowest = `#${n} ${text}`;
  /** @type {string[]} */
  const lines = [];
  for (const [grade, reports] of judged)
    for (const r of reports) {
      const total = totals.get(grade);
      const name = grades.length > 1 ? `${grade}, ${nameOf(r.suffix)}` : nameOf(r.suffix);
      if (!total) continue;
      total.functions += 1;
      for (const key of /** @type {const} */ (['points', 'nan', 'falseZero', 'wrongSign', 'noValue', 'unknown']))
        total[key] += r.count[key];
      r.count.within.forEach((/** @type {number} */ w, /** @type {0 | 1 | 2} */ i) => {
        total.within[i] += w;
      });
      if (r.findings.length === 0) total.good += 1;
      for (const f of r.findings) lines.push(`   ${name}: ${describeFinding(f)}`);
      const share = r.count.points - r.count.within[grade === 'exact' ? 0 : 1];
      if (share > 0 && r.findings.length > 0) lines.push(`   ${name}: ${share} of ${r.count.points} points`);
      if (grade !== grades[0]) continue;
      for (const leaf of r.leaves) if (leaf.reason) add(programs, leaf.reason);
      if (options.only !== undefined || options.formula !== undefined)
        for (const leaf of r.leaves) {
          lines.push(`   ${name}: ${leaf.kind} ${leaf.reason ?? ''}`);
          for (const v of leaf.variants ?? [])
            lines.push(...aboutLines(v.about()).map((/** @type {string} */ a) => `     ${a}`));
        }
    }
  const [first] = judged.flatMap(([grade, reports]) =>
    reports.flatMap((r) => r.findings.map((/** @type {any} */ f) => /** @type {const} */ ([grade, f]))),
  );
  const slow = built > 5000 ? [`   slow: ${(built / 1000).toFixed(1)} s to build`] : [];
  if (lines.length + slow.length === 0) return;
  progress('');
  say(`#${n} ${text}${domains && ` [${domains}]`}`);
  for (const l of [...lines, ...slow]) say(l);
  if (first && Number(options.tries) > 0)
    say(`   shrunk: ${nameOf(first[1].suffix)} of ${shrunk(formula, first[1], seed, first[0])}`);
}

if (options.formula !== undefined) {
  const value = parse(options.formula);
  const parameters = ['a', 'b']
    .filter((name) => dependsOn(value, name))
    .map((name) => ({ name, default: '1', domain: `${name} > 0` }));
  examineOne({ value, parameters }, 0, Number(options.seed));
} else {
  const only = options.only === undefined ? undefined : Number(options.only);
  for (let i = 0; i < (only === undefined ? Number(options.count) : only + 1); i++) {
    // Each formula has a seed of its own, so that one can be repeated alone.
    const seed = Math.imul(Number(options.seed), 0x9e3779b1) ^ Math.imul(i + 1, 0x85ebca6b);
    if (only === undefined || only === i) examineOne(randomFormula(randomFrom(seed), Number(options.depth)), i, seed);
  }
}
progress('');
times.sort((a, b) => a - b);
for (const [grade, total] of totals) {
  const percent = (/** @type {number} */ n) => `${((100 * n) / Math.max(1, total.points)).toFixed(4)} %`;
  say(
    `seed ${options.seed}, grade ${grade}: ${formulas} formulas, ${total.functions} functions (${total.good} without a finding), ${total.points} points`,
  );
  say(
    `within 0.5001 ulp ${percent(total.within[0])}, 1 ulp ${percent(total.within[1])}, 4 ulp ${percent(total.within[2])}; NaN ${total.nan}, false zeros ${total.falseZero}, wrong signs ${total.wrongSign}, numbers where there is no value ${total.noValue}, truth undecided ${total.unknown}`,
  );
}
say(
  `unbuilt ${[...unbuilt.values()].reduce((a, b) => a + b, 0)}${[...unbuilt].map(([m, n]) => `\n  ${n} × ${m}`).join('')}`,
);
if (programs.size > 0) say(`leaves without a plan:${[...programs].map(([m, n]) => `\n  ${n} × ${m}`).join('')}`);
if (times.length > 0)
  say(
    `time to build a formula: median ${times[times.length >> 1]?.toFixed(0)} ms, most ${times.at(-1)?.toFixed(0)} ms (${slowest})`,
  );
process.exitCode = [...totals.values()].every((t) => t.good === t.functions) && unbuilt.size === 0 ? 0 : 1;
