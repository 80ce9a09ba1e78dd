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

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build-dist.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: FastFirst },
  },
});
