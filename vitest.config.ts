import { defineConfig } from 'vitest/config';
import { LongFilesFirst } from './tests/support/long-files-first.ts';

/** Where .ci/run wants the results as JSON; unset elsewhere. */
const resultFile = process.env.TEST_RESULT_FILE;

/** Makes Node look like a browser; a library that is loaded meanwhile (axios) would take it for one ever after. */
const ALONE = ['tests/promises/direct-line.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    // One more than two processors: some files wait for what falls due, and meanwhile another one works.
    maxWorkers: 3,
    sequence: { sequencer: LongFilesFirst },
    // For a machine that does much else beside: what waits says for what, long before.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    projects: [
      // Files share their worker's modules: loading them anew for each took longer than most tests.
      {
        extends: true,
        test: { name: 'shared', include: ['tests/**/*.test.ts'], exclude: ALONE, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE, isolate: true } },
    ],
    reporters: resultFile ? ['default', ['json', { outputFile: resultFile }]] : ['default'],
  },
});
