// Leaves pictures of every view and form of the desk (desktop and phone), of the reports and of Slack's card, home page
// and forms in a folder, for people to look at: node scripts/pictures.mjs [FOLDER]. Needs a Chromium, as the tests do.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';

const folder = path.resolve(process.argv[2] ?? path.join(fromRoot(), '..', 'pictures'));
const FROM = [
  'tests/portal/desk/desk-views.test.ts',
  'tests/portal/desk/desk-supervisor.test.ts',
  'tests/operations/reports-desk.test.ts',
  'tests/channels/slack-pictures.test.ts',
];

mkdirSync(folder, { recursive: true });
const { ok, output } = await run(
  process.execPath,
  [fromRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', ...FROM],
  { env: { DESK_PICTURES: folder } },
);
console.log(ok ? `The pictures are in ${folder}.` : output.trimEnd());
process.exitCode = ok ? 0 : 1;
