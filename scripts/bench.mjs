/**
 * Time of emitted TypeScript beside the textbook formula, in nanoseconds an element:
 *
 *   npm run bench                      all definitions, from generated/ts
 *   npm run bench -- silu gelu         some of them
 *   npm run bench -- --folder out/ts   kernels built elsewhere
 *   npm run bench -- --grade exact     kernels of another grade, built for this in a folder of their own
 *   npm run bench -- --single          loops over float32 alone
 *
 * Over 2^20 random numbers in [−6, 6], parameters at their defaults: array kernels over Float32Array (forward;
 * backward with the gradients of parameters), and the functions in double, one call an element. The textbook formula is
 * the definition's, or its derivative as the compiler derived it, in one loop with the host's Math functions (and this
 * project's quick erf, which hosts lack), common parts computed once. Each loop is a function of its own in a module of
 * its own; rounds of both are interleaved and the quickest counts, so that other work on the machine counts little.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ts } from 'ts-morph';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: path.join(root, 'generated', 'ts') },
    grade: { type: 'string' },
    single: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '15' },
    built: { type: 'boolean', default: false },
  },
});
if (!options.built) {
  const { status } = spawnSync(process.execPath, [path.join(root, 'scripts', 'build.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(1);
}
const COUNT = 2 ** 20;
const ROUNDS = Number(options.rounds);

const dist = (/** @type {string} */ file) => import(pathToFileURL(path.join(root, 'dist', file)).href);
const { readDefinitions } = await dist('read/read.js');
const { derive } = await dist('derive/derive.js');
const { loadTruth } = await dist('truth/truth.js');
const { key } = await dist('expr/expr.js');
const { toDouble } = await dist('algebra/rational.js');
const { functionName } = await dist('emit/names.js');
const truth = await loadTruth();

/** The kernels as JavaScript in a folder of their own, and the textbook loops beside them. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'actc-bench-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
fs.writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');

/** Where the kernels are: built first where a grade is asked for. */
function emittedFolder() {
  if (!options.grade) return options.folder;
  const out = path.join(folder, 'built');
  const given = positionals.map((name) => path.join(root, 'definitions', `${name}.yaml`));
  const build = ['build', ...given, '--grade', options.grade, '--target', 'ts', '--out', out];
  const { status } = spawnSync(process.execPath, [path.join(root, 'dist', 'cli.js'), ...build], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(1);
  return path.join(out, 'ts');
}
const kernels = emittedFolder();
for (const name of fs.readdirSync(kernels, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.ts')) continue;
  const { outputText } = ts.transpileModule(fs.readFileSync(path.join(kernels, name), 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, removeComments: true },
  });
  const to = path.join(folder, name.replace(/\.ts$/, '.js'));
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.writeFileSync(to, outputText);
}

const infix = { add: '+', sub: '-', mul: '*', div: '/' };

/** The lines that compute an expression, parts that occur twice once, and its text. */
function textbook(/** @type {any} */ e, /** @type {string} */ prefix) {
  /** @type {string[]} */
  const lines = [];
  const known = new Map();
  /** @type {(e: any, inPiece: boolean) => string} */
  const write = (e, inPiece) => {
    if (e.kind === 'number') return `(${toDouble(e.value)})`;
    if (e.kind === 'symbol') return e.name;
    if (e.kind === 'constant') return e.name === 'pi' ? 'Math.PI' : 'Math.E';
    const id = key(e);
    if (known.has(id)) return known.get(id);
    const text = e.kind === 'pieces' ? pieces(e) : call(e, inPiece);
    if (inPiece || e.kind === 'pieces') return text;
    const name = `${prefix}${lines.length}`;
    lines.push(`const ${name} = ${text};`);
    known.set(id, name);
    return name;
  };
  const pieces = (/** @type {any} */ e) =>
    `(${e.pieces
      .map((/** @type {any} */ p) => {
        const when = p.when?.map(
          (/** @type {any} */ c) =>
            `${write(c.left, true)} ${{ '==': '===', '!=': '!==' }[/** @type {'=='} */ (c.relation)] ?? c.relation} ${write(c.right, true)}`,
        );
        return when ? `${when.join(' && ')} ? ${write(p.value, true)} : ` : write(p.value, true);
      })
      .join('')}${e.pieces.at(-1).when ? 'NaN' : ''})`;
  const call = (/** @type {any} */ e, /** @type {boolean} */ inPiece) => {
    const args = e.args.map((/** @type {any} */ a) => write(a, inPiece));
    const name = e.op;
    if (name in infix) return `(${args.join(` ${infix[/** @type {'add'} */ (name)]} `)})`;
    if (name === 'neg') return `(-${args[0]})`;
    const power = name === 'pow' && e.args[1].kind === 'number' ? toDouble(e.args[1].value) : Number.NaN;
    if (power === 2) return `(${args[0]} * ${args[0]})`;
    if (Number.isInteger(power) && power > 2 && power < 9) return `(${args[0]} ** ${power})`;
    if (['erf', 'erfc', 'erfcx'].includes(name)) return `special.${name}(${args.join(', ')})`;
    return `Math.${name}(${args.join(', ')})`;
  };
  return { result: write(e, false), lines };
}

/** A definition's functions by suffix. */
function derived(/** @type {string} */ name) {
  const file = path.join(root, 'definitions', `${name}.yaml`);
  const all = fs.readdirSync(path.join(root, 'definitions')).filter((f) => f.endsWith('.yaml'));
  const others = all.map((f) => ({
    file: path.join(root, 'definitions', f),
    text: fs.readFileSync(path.join(root, 'definitions', f), 'utf8'),
  }));
  const readings = readDefinitions([{ file, text: fs.readFileSync(file, 'utf8') }], others);
  const definition = readings.library.get(name);
  if (!definition) throw new Error(`${name} could not be read`);
  const { value } = derive(definition, readings.library, truth);
  if (!value) throw new Error(`${name} could not be derived`);
  return { definition, functions: new Map(value.functions.map((/** @type {any} */ f) => [f.suffix, f.expression])) };
}

/** One textbook loop as a module of its own. */
async function loop(/** @type {string} */ id, /** @type {string} */ signature, /** @type {string} */ body) {
  const file = path.join(folder, `${id}.js`);
  fs.writeFileSync(
    file,
    `import * as special from './runtime/special.js';\nexport function run(${signature}) {\n${body}\n}\n`,
  );
  return (await import(pathToFileURL(file).href)).run;
}

/** The quickest of many rounds of two functions, in nanoseconds an element. */
function compare(/** @type {() => void} */ first, /** @type {() => void} */ second) {
  const best = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++)
    [first, second].forEach((run, i) => {
      const start = performance.now();
      run();
      best[i] = Math.min(/** @type {number} */ (best[i]), performance.now() - start);
    });
  return best.map((ms) => (ms * 1e6) / COUNT);
}

/** Uniform numbers in [−6, 6] (xorshift): no predictor of branches learns them. */
let state = 20240229;
const uniform = () => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (12 * (state >>> 0)) / 2 ** 32 - 6;
};
const [x32, dy32, y32, dx32] = [0, 1, 2, 3].map(() => new Float32Array(COUNT));
const [x64, y64] = [new Float64Array(COUNT), new Float64Array(COUNT)];
for (let i = 0; i < COUNT; i++) {
  x32[i] = uniform();
  dy32[i] = uniform() / 6;
  x64[i] = uniform();
}

const names =
  positionals.length > 0
    ? positionals
    : fs
        .readdirSync(path.join(root, 'definitions'))
        .filter((f) => f.endsWith('.yaml'))
        .map((f) => f.slice(0, -5))
        .sort();

/** @type {Map<string, { ratios: number[], algebraic: number[] }>} */
const ratios = new Map();
const say = (/** @type {string} */ text) => process.stdout.write(`${text}\n`);
say(`ns an element, emitted and textbook, and their ratio; node ${process.version}, ${os.cpus()[0]?.model.trim()}`);
const columns = ['float32 forward', 'float32 backward', ...(options.single ? [] : ['double value', 'double dx'])];
say(`${'definition'.padEnd(18)}${columns.map((t) => t.padStart(24)).join('')}`);

const isAlgebraic = (/** @type {any} */ e) => {
  /** @type {any[]} */
  const open = [e];
  for (let n = open.pop(); n; n = open.pop()) {
    if (n.kind === 'call' && !['exact', undefined].includes(kindOf(n.op))) return false;
    open.push(...(n.args ?? []), ...(n.pieces ?? []).map((/** @type {any} */ p) => p.value));
  }
  return true;
};
const kindOf = (/** @type {string} */ name) =>
  ['add', 'sub', 'mul', 'div', 'neg', 'sqrt', 'abs', 'sign', 'max', 'min', 'pow', 'floor', 'ceil'].includes(name)
    ? 'exact'
    : 'core';

for (const name of names) {
  const { definition, functions } = derived(name);
  const parameters = definition.parameters.map((/** @type {any} */ p) => p.name);
  const values = definition.parameters.map((/** @type {any} */ p) => toDouble(p.default));
  const camel = (/** @type {string} */ suffix) => functionName(name, suffix, 'camel');
  const ours = await import(pathToFileURL(path.join(folder, `${name}.js`)).href);
  const own = (/** @type {string} */ suffix) => ours[camel(suffix)] ?? ours[`${camel(suffix)}_`];
  const text = (/** @type {string} */ suffix) => textbook(functions.get(suffix), `${suffix || 'value'}_`);
  const gradients = parameters.filter((/** @type {string} */ p) => functions.has(`d${p}`));
  const cells = [];
  const put = (/** @type {string} */ column, /** @type {string} */ suffix, /** @type {number[]} */ [a = 0, b = 0]) => {
    cells.push(`${a.toFixed(1).padStart(9)}${b.toFixed(1).padStart(8)}${(a / b).toFixed(2).padStart(7)}`);
    const kept = ratios.get(column) ?? { ratios: [], algebraic: [] };
    kept.ratios.push(a / b);
    if (isAlgebraic(functions.get(suffix))) kept.algebraic.push(a / b);
    ratios.set(column, kept);
  };
  const signature = ['x', 'y', ...parameters].join(', ');
  const head = (/** @type {any} */ t) => `    ${t.lines.join('\n    ')}`;
  const value = text('');
  const slope = text('dx');
  const sums = gradients.map((/** @type {string} */ p) => ({ p, t: text(`d${p}`) }));
  const scalar = (/** @type {any} */ t) =>
    `  for (let i = 0; i < x.length; i++) {\n    const x_ = x[i];\n${rename(head(t))}\n    y[i] = ${rename(t.result)};\n  }`;
  const forward = await loop(`${name}-forward`, signature, scalar(value));
  put(
    'float32 forward',
    '',
    compare(
      () => own('forward')(x32, y32, ...values),
      () => forward(x32, y32, ...values),
    ),
  );
  const backward = await loop(
    `${name}-backward`,
    ['x', 'dy', 'dx', ...parameters].join(', '),
    [
      ...sums.map((/** @type {any} */ s) => `  let sum_${s.p} = 0;`),
      '  for (let i = 0; i < x.length; i++) {\n    const x_ = x[i];',
      rename(head(slope)),
      ...sums.map((/** @type {any} */ s) => rename(head(s.t))),
      ...sums.map((/** @type {any} */ s) => `    sum_${s.p} += dy[i] * ${rename(s.t.result)};`),
      `    dx[i] = dy[i] * ${rename(slope.result)};\n  }`,
      `  return [${sums.map((/** @type {any} */ s) => `sum_${s.p}`).join(', ')}];`,
    ].join('\n'),
  );
  put(
    'float32 backward',
    'dx',
    compare(
      () => own('backward')(x32, dy32, dx32, ...values),
      () => backward(x32, dy32, dx32, ...values),
    ),
  );
  const inDouble = /** @type {const} */ ([
    ['double value', '', value],
    ['double dx', 'dx', slope],
  ]);
  for (const [column, suffix, t] of options.single ? [] : inDouble) {
    const id = `${name}-${suffix || 'value'}`;
    const textbookLoop = await loop(`${id}-textbook`, signature, scalar(t));
    const file = path.join(folder, `${id}-own.js`);
    const called = own(suffix).name;
    fs.writeFileSync(
      file,
      `import { ${called} as f } from './${name}.js';\nexport function run(${signature}) {\n  for (let i = 0; i < x.length; i++) y[i] = f(${['x[i]', ...parameters].join(', ')});\n}\n`,
    );
    const { run } = await import(pathToFileURL(file).href);
    put(
      column,
      suffix,
      compare(
        () => run(x64, y64, ...values),
        () => textbookLoop(x64, y64, ...values),
      ),
    );
  }
  say(`${name.padEnd(18)}${cells.join('')}`);
}

/** In a textbook loop the input is read once. */
function rename(/** @type {string} */ text) {
  return text.replace(/\bx\b(?!\[|_)/g, 'x_');
}

const mean = (/** @type {number[]} */ list) =>
  Math.exp(list.reduce((s, r) => s + Math.log(r), 0) / Math.max(1, list.length));
say('');
for (const [column, { ratios: list, algebraic }] of ratios) {
  const others = list.filter((r) => !algebraic.includes(r));
  say(
    `${column}: geometric mean ${mean(list).toFixed(2)}; algebraic ones at most ${Math.max(0, ...algebraic).toFixed(2)}, others at most ${Math.max(0, ...others).toFixed(2)}`,
  );
}
