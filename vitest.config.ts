import { defineConfig } from 'vitest/config';

/** Where .ci/run wants the results as JSON; unset elsewhere. */
const resultFile = process.env.TEST_RESULT_FILE;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: resultFile ? ['default', ['json', { outputFile: resultFile }]] : ['default'],
  },
});
