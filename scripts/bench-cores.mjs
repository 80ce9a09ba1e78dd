/**
 * Time of the cores of templates/ts/runtime/cores in nanoseconds a call, beside the host's functions where it has them.
 *
 *   node scripts/bench-cores.mjs [NAME…]
 *
 * Each core gets a loop of its own (so that the engine compiles it for this core alone) over doubles that stay in the
 * cache; rounds of all loops are interleaved, and the first decile counts. `pair` reads the tail as well; `short` is for float32 results.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ts } from 'ts-morph';

const source = fileURLToPath(new URL('../templates/ts/runtime/cores/', import.meta.url));
const COUNT = 1024;
const ROUNDS = 1501;
/** Arguments of the rows: where activations use the function. */
const ranges = {
  exp: [-6, 6],
  expm1: [-6, 6],
  log: [0.01, 10],
  log1p: [0, 10],
  sin: [-6, 6],
  cos: [-6, 6],
  cosm1: [-6, 6],
  atan: [-6, 6],
  acot: [-6, 6],
  erf: [-6, 6],
  erfc: [-6, 6],
  erfcx: [0, 10],
  sqrt1pm1: [-1, 10],
};

/** The cores as JavaScript in a folder of their own. */
function compiled() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'actc-cores-'));
  fs.writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  for (const name of fs.readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const { outputText } = ts.transpileModule(fs.readFileSync(path.join(source, name), 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
    });
    const file = path.join(folder, name.replace(/\.ts$/, '.js'));
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, outputText);
  }
  return folder;
}

/** All functions that the modules export. @param {string} folder */
async function loaded(folder) {
  /** @type {Record<string, any>} */
  const found = {};
  for (const file of fs.readdirSync(folder).filter((f) => f.endsWith('.js')))
    Object.assign(found, await import(pathToFileURL(path.join(folder, file)).href));
  return found;
}

const loops = {
  single: 'for (let i = 0; i < n; i++) y[i] = core(x[i]);',
  pair: 'for (let i = 0; i < n; i++) { const h = core(x[i], 0); y[i] = h + 2 * tail[0]; }',
};

const folder = compiled();
const cores = await loaded(folder);
fs.rmSync(folder, { recursive: true });
const asked = process.argv.slice(2);
const rows = [];
for (const [name, [low, high]] of Object.entries(ranges)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  let seed = 1;
  const x = Float64Array.from({ length: COUNT }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return low + ((high - low) * seed) / 2 ** 32;
  });
  for (const [kind, core, loop] of [
    ['host', /** @type {any} */ (Math)[name], loops.single],
    ['single', cores[name], loops.single],
    ['pair', cores[`${name}Pair`], loops.pair],
    ['short', cores[`${name}Short`], loops.single],
  ]) {
    if (core === undefined) continue;
    const body = new Function('core', 'tail', `return (x, y, n) => { ${loop} } // ${name} ${kind}`)(core, cores.tail);
    rows.push({ name, kind, x, body, times: /** @type {number[]} */ ([]) });
  }
}
const y = new Float64Array(COUNT);
for (const { body, x } of rows) for (let j = 0; j < 600; j++) body(x, y, COUNT);
for (let round = 0; round < ROUNDS; round++)
  for (const { body, x, times } of rows) {
    const start = performance.now();
    body(x, y, COUNT);
    times.push(((performance.now() - start) * 1e6) / COUNT);
  }
/** The first decile: what other programs on the machine take is not the core's. */
const quick = (/** @type {number[]} */ a) => a.sort((p, q) => p - q)[Math.floor(a.length / 10)].toFixed(1);
console.log('ns a call   Math.*   double     pair    short');
for (const name of new Set(rows.map((r) => r.name))) {
  const cell = (/** @type {string} */ kind) => {
    const row = rows.find((r) => r.name === name && r.kind === kind);
    return (row === undefined ? '-' : quick(row.times)).padStart(9);
  };
  console.log(name.padEnd(9), cell('host'), cell('single'), cell('pair'), cell('short'));
}
