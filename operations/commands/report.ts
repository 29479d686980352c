import { HandrailError } from '../../platform/errors.ts';
import { reportCsv } from '../reports/csv.ts';
import { makeReport } from '../reports/report-source.ts';
import { reportText } from '../reports/report-text.ts';
import { required, runCommand } from '../run-command.ts';

const HELP = `Usage: npm run -s report -- --from DAY --to DAY [--time-zone ZONE] [--json | --csv]

Counts what happened from the one day through the other (2026-11-01), both included, without names or words: how fast people
answered, what became of handoffs, messages that did not arrive, follow-up, skills, plans, and what clients said. Drills are left
out. A figure behind which there are fewer than eleven people or events is not shown (<11).

  --time-zone ZONE  whose days and hours are meant; America/New_York unless told
  --json            the report as data
  --csv             one figure a line, for a spreadsheet
  --help            this text

What each figure means is described in docs/reports.md.`;

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  'time-zone': { type: 'string', default: 'America/New_York' },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
} as const;

await runCommand({ help: HELP, permission: 'count_reports', options: OPTIONS }, async (input) => {
  const { json, csv } = input.values;
  if (json && csv) throw new HandrailError('bad_request', `--json or --csv?\n\n${HELP}`);
  const report = await makeReport(input.database, {
    firstDay: required(input, 'from', HELP),
    lastDay: required(input, 'to', HELP),
    timeZone: required(input, 'time-zone', HELP),
  });
  if (json) console.log(JSON.stringify(report, null, 2));
  else if (csv) process.stdout.write(reportCsv(report));
  else console.log(reportText(report));
  return 0;
});
