/** Runs once before all tests: some of them run the command as users do, from dist/. */
import { execFileSync } from 'node:child_process';

export default function buildDist(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
}
