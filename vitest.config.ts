import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What runs kernels on devices, breaks them, or starts commands comes last: a plain mistake is seen in seconds. */
const slow = /\/test\/(conformance|mutants|cli|measure\/devices|package)\//;

class FastFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return [...usual.filter((f) => !slow.test(f.moduleId)), ...usual.filter((f) => slow.test(f.moduleId))];
  }
}

/** These replace modules for themselves: they need a process whose modules are their own. */
const replacing = ['test/cli/output.test.ts'];

export default defineConfig({
  test: {
    // Nothing in the compiler has state that outlives a call, so files of one process share its modules: loading them anew
    // for each file took a quarter of the time.
    projects: [
      { extends: true, test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: replacing, isolate: false } },
      { extends: true, test: { name: 'alone', include: replacing } },
    ],
    globalSetup: ['test/support/build-dist.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: FastFirst },
  },
});
