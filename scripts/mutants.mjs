/**
 * Breaks emitted kernels on purpose and shows that the tests report every break: `npm run mutants` for all definitions
 * and cores (minutes), `npm run mutants -- NAME…` for some.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const names = process.argv.slice(2);
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/mutants', '--disable-console-intercept'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: 'inherit',
  env: { ...process.env, ACTC_MUTANTS: names.length > 0 ? names.join(',') : 'all' },
});
process.exitCode = status ?? 1;
