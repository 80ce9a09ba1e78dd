// Writes the README's table of activations × targets from generated/evidence.json, and what was swept over all inputs from
// measured/, each between its two markers. `node scripts/readme.mjs --check` compares instead and exits 1 when one of them is
// not current.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const START = '<!-- table: written by `npm run readme` from generated/evidence.json -->';
const END = '<!-- /table -->';
const SWEEPS_START = '<!-- sweeps: written by `npm run readme` from measured/ -->';
const SWEEPS_END = '<!-- /sweeps -->';

/** An ulp figure as a reader wants it, rounded up: two digits, 10⁷ as 1e7, infinity as a sign. */
function figure(value) {
  if (value === 'Infinity') return '∞';
  if (value === 0) return '0';
  const digits = value >= 1e4 ? 1 : value >= 100 ? 3 : 2;
  const step = 10 ** (Math.floor(Math.log10(value)) - digits + 1);
  // The small reduction keeps what is exactly at a step there, whatever the division rounds to.
  const up = Math.ceil(value / step - 1e-9) * step;
  return value >= 1e4 ? up.toExponential(0).replace('e+', 'e') : String(Number(up.toPrecision(digits)));
}

const worst = (list) => (list.includes('Infinity') ? 'Infinity' : Math.max(...list));

/** What the functions of a definition are, without its name: value, dx, dxx, dk. */
const suffix = (name, fn) => (fn === name ? 'value' : fn.slice(name.length + 1));

export function table(evidence) {
  const columns = [
    ['TypeScript f64', 'ts', 'f64'],
    ['TypeScript f32', 'ts', 'f32'],
    ['WGSL f32', 'wgsl', 'f32'],
    ['GLSL ES f32', 'glsl-es', 'f32'],
    ['GLSL 4.50 f32', 'glsl', 'f32'],
  ];
  const rows = Object.keys(evidence.definitions)
    .sort()
    .map((name) => {
      const { claims, kernels } = evidence.definitions[name];
      const count = (verdict) => claims.filter((c) => c.verdict === verdict).length;
      const verdicts = ['proved', 'tested', 'unknown', 'refuted']
        .filter((v) => count(v) > 0)
        .map((v) => `${count(v)} ${v}`)
        .join(', ');
      const cells = columns.map(([, target, precision]) => {
        const mine = kernels.filter((k) => k.target === target && k.precision === precision);
        if (mine.length === 0) return 'not executed yet';
        const groups = ['value', 'derivatives'].map((group) => [
          group,
          mine.filter((k) => (suffix(name, k.function) === 'value') === (group === 'value')),
        ]);
        return groups
          .filter(([, list]) => list.length > 0)
          .map(([, list]) => figure(worst(list.map((k) => k.maxUlp))))
          .join(' / ');
      });
      return `| ${[`\`${name}\``, verdicts || 'none', ...cells].join(' | ')} |`;
    });
  return [
    `| activation | claims | ${columns.map(([title]) => title).join(' | ')} |`,
    `|---|---|${columns.map(() => '---').join('|')}|`,
    ...rows,
  ].join('\n');
}

/** What was run at all 2^32 float32 inputs in this process, in a sentence. */
export function sweeps(files) {
  const figures = files.flatMap((text) => JSON.parse(text).measurements.map((m) => m.figure));
  const swept = figures.filter((f) => f.target === 'ts' && f.exhaustive && f.misrounded !== undefined);
  if (swept.length === 0) return 'No kernel has been run at all 2^32 inputs yet.';
  const grades = [...new Set(swept.map((f) => f.grade))].sort();
  return grades
    .map((grade) => {
      const mine = swept.filter((f) => f.grade === grade);
      const wrong = mine.reduce((sum, f) => sum + f.misrounded, 0);
      const names = mine.map((f) => `\`${f.function}\``).join(', ');
      return [
        `Loops over Float32Array of grade \`${grade}\` that were run at all 2^32 inputs: ${names};`,
        `${wrong} of ${mine.length} × 2^32 results are not rounded correctly.`,
        `\`actc measure NAME --exhaustive -t ts --grade ${grade} --functions value,dx\` does it again.`,
      ].join('\n');
    })
    .join('\n');
}

/** The text with what stands between two markers replaced. */
function between(text, start, end, inner) {
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has lost the markers ${start}`);
  return `${text.slice(0, from)}${start}\n${inner}\n${text.slice(to)}`;
}

function main() {
  const readme = readFileSync('README.md', 'utf8');
  const evidence = JSON.parse(readFileSync('generated/evidence.json', 'utf8'));
  const measured = readdirSync('measured')
    .filter((f) => f.endsWith('.json') && !f.startsWith('.'))
    .sort()
    .map((f) => readFileSync(`measured/${f}`, 'utf8'));
  const next = between(between(readme, START, END, table(evidence)), SWEEPS_START, SWEEPS_END, sweeps(measured));
  if (process.argv.includes('--check')) {
    if (next === readme) return;
    console.error('README.md: it is not what generated/evidence.json and measured/ say; run `npm run readme`');
    process.exitCode = 1;
    return;
  }
  if (next !== readme) writeFileSync('README.md', next);
}

if (process.argv[1]?.endsWith('readme.mjs')) main();
