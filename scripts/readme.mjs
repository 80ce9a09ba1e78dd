// Writes the README's table of activations × targets from generated/evidence.json, between its two markers.
// `node scripts/readme.mjs --check` compares instead and exits 1 when the table is not current.
import { readFileSync, writeFileSync } from 'node:fs';

const START = '<!-- table: written by `npm run readme` from generated/evidence.json -->';
const END = '<!-- /table -->';

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

function main() {
  const readme = readFileSync('README.md', 'utf8');
  const [from, to] = [readme.indexOf(START), readme.indexOf(END)];
  if (from < 0 || to < from) throw new Error('README.md has lost the markers of its table');
  const evidence = JSON.parse(readFileSync('generated/evidence.json', 'utf8'));
  const next = `${readme.slice(0, from)}${START}\n${table(evidence)}\n${readme.slice(to)}`;
  if (process.argv.includes('--check')) {
    if (next === readme) return;
    console.error('README.md: the table is not what generated/evidence.json says; run `npm run readme`');
    process.exitCode = 1;
    return;
  }
  if (next !== readme) writeFileSync('README.md', next);
}

if (process.argv[1]?.endsWith('readme.mjs')) main();
