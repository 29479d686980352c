// npm run check: types, lint, import rules, unused code and the language lint. A line for each; what a failed one
// printed follows it. Exit code 1 where one failed.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fromRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';

const bin = (...parts) => fromRoot('node_modules', ...parts);

/** The compiler remembers what it has checked, so that a second run takes a few seconds. */
const typesOf = (project, memory) => [
  bin('typescript/bin/tsc'),
  ...['--noEmit', '--incremental', '-p', fromRoot(project)],
  ...['--tsBuildInfoFile', bin('.handrail', `${memory}.tsbuildinfo`)],
];

/** Each check is a Node program; `needs` names the file without which there is nothing to check yet. */
const CHECKS = [
  { name: 'types', program: typesOf('tsconfig.json', 'types') },
  {
    name: 'types of the portal',
    program: typesOf('portal/tsconfig.json', 'portal-types'),
    needs: 'portal/tsconfig.json',
  },
  {
    name: 'lint and format',
    program: [
      bin('@biomejs/biome/bin/biome'),
      'ci',
      '--colors=off',
      '--max-diagnostics=50',
      '--error-on-warnings',
      '.',
    ],
  },
  {
    name: 'import rules',
    program: [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      fromRoot('.dependency-cruiser.cjs'),
      '--output-type',
      'err',
      '.',
    ],
  },
  { name: 'unused code', program: [bin('knip/bin/knip.js'), '--no-progress', '--no-config-hints'] },
  {
    name: 'language',
    program: ['--import', 'tsx', fromRoot('bot/language/lint.ts')],
    needs: 'bot/language/lint.ts',
  },
];

async function check({ name, program }) {
  const begun = performance.now();
  const { ok, output } = await run(process.execPath, program, { env: { NO_COLOR: '1' } });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (!ok) console.log(output.trimEnd().replace(/^/gm, '       '));
  return ok;
}

/** As many at once as there are processors, in the order above. */
async function checkAll(checks) {
  const waiting = [...checks];
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await check(next));
  };
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, worker));
  return results;
}

const results = await checkAll(
  CHECKS.filter(({ needs }) => needs === undefined || existsSync(fromRoot(needs))),
);
const failed = results.filter((ok) => !ok).length;
console.log(
  failed === 0 ? `all ${results.length} checks passed` : `${failed} of ${results.length} checks failed`,
);
process.exitCode = failed === 0 ? 0 : 1;
