import { defineConfig } from 'vitest/config';
import { LongFilesFirst } from './tests/support/long-files-first.ts';

/** Where .ci/run wants the results as JSON; unset elsewhere. */
const resultFile = process.env.TEST_RESULT_FILE;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Files share their worker's modules: loading them anew for each took longer than most tests.
    isolate: false,
    sequence: { sequencer: LongFilesFirst },
    // For a machine that does much else beside: what waits says for what, long before.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    reporters: resultFile ? ['default', ['json', { outputFile: resultFile }]] : ['default'],
  },
});
