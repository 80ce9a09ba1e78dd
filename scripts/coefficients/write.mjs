/**
 * Computes the tables and coefficients of the cores in GNU MPFR and writes them to templates/ts/runtime/cores/tables/,
 * those of the float32 cores to src/program/short/cores/coefficients.ts.
 *
 *   node scripts/coefficients/write.mjs [NAME…]           all files, or those named
 *   node scripts/coefficients/write.mjs --check [NAME…]   writes nothing; status 1 if a file would change
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { arctangent } from './arctangent.mjs';
import { errorFunction, scaledErrorFunction } from './error-function.mjs';
import { exponential } from './exponential.mjs';
import { logarithm } from './logarithm.mjs';
import { short } from './short.mjs';
import { far, trigonometric } from './trigonometric.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}templates/ts/runtime/cores/tables/`;
const biome = `${root}node_modules/@biomejs/biome/bin/biome`;

/** @type {Readonly<Record<string, () => string>>} */
const files = { exponential, logarithm, trigonometric, far, arctangent, errorFunction, scaledErrorFunction, short };
/** Where a file lies that is no table of the runtime. @type {Readonly<Record<string, string>>} */
const elsewhere = { short: `${root}src/program/short/cores/coefficients.ts` };

/** The text as the project's formatter has it. @param {string} path @param {string} text */
function formatted(path, text) {
  const run = spawnSync(process.execPath, [biome, 'format', `--stdin-file-path=${path}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}

const given = process.argv.slice(2);
const check = given.includes('--check');
const asked = given.filter((a) => a !== '--check');
const unknown = asked.filter((name) => !Object.hasOwn(files, name));
if (unknown.length > 0) {
  process.stderr.write(`no file ${unknown.join(', ')}: there are ${Object.keys(files).join(', ')}\n`);
  process.exit(2);
}
for (const [name, make] of Object.entries(files)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const path = elsewhere[name] ?? `${folder}${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}.ts`;
  const text = formatted(path, make());
  const known = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (known === text) continue;
  process.stdout.write(`${name}: ${check ? 'differs' : 'written'}\n`);
  if (check) process.exitCode = 1;
  else writeFileSync(path, text);
}
