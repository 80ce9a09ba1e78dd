/**
 * The tests: `npm test` runs all of them, `npm test -- NAME…` what concerns definitions of these names, and anything
 * else goes to vitest as it is (`npm test -- test/lower`).
 *
 * Vitest looks for names in titles only after it has loaded a file, so the files are chosen here: those that go over all
 * shipped definitions or have the name in a title.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');

/** Is there a definition of this name? @param {string} name */
const isDefinition = (name) =>
  /^[a-z][a-z0-9_]*$/.test(name) && fs.existsSync(path.join(root, 'definitions', `${name}.yaml`));

/** Test files below test/. */
const testFiles = () =>
  fs
    .readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.test.ts'))
    .map((f) => `test/${f.split(path.sep).join('/')}`)
    .sort();

/** @param {readonly string[]} names */
function argumentsFor(names) {
  const word = `(?<![A-Za-z0-9_])(${names.join('|')})(?![A-Za-z0-9_])`;
  const title = new RegExp(`\\b(test|it|describe)\\b.*${word}`);
  const files = testFiles().filter((file) => {
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    return /\beach\(shippedNames\)/.test(text) || text.split('\n').some((line) => title.test(line));
  });
  return [...files, '--testNamePattern', word];
}

const given = process.argv.slice(2);
const names = given.filter(isDefinition);
const rest = given.filter((a) => !isDefinition(a));
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', ...(names.length > 0 ? argumentsFor(names) : []), ...rest],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
