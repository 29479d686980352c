import { parseArgs } from 'node:util';
import { readConfig } from '../../config.ts';
import { HandrailError } from '../../platform/errors.ts';
import { examine } from '../doctor/doctor.ts';
import { type Finding, fail } from '../doctor/finding.ts';
import { exitCodeOf, reportFindings } from '../doctor/report.ts';

const HELP = `Usage: npm run -s doctor [-- --json] [-- --strict]

Looks at this deployment, with the environment of the server and while it runs: machine, database, key, migrations, Redis,
Twilio, Slack, roster, and whether the server can be reached by PUBLIC_URL with the providers' signatures. Says what is wrong
and how to put it right. Changes nothing and sends nothing to anybody.

  --json     the findings as JSON: [{"check","verdict","found","fix"}], verdict being ok, warn, fail, look or off
  --strict   warnings count as well
  --help     this text

Exit code 0: nothing has to be put right; 1: something has; 2: the command was not understood.`;

async function main(): Promise<number> {
  const options = {
    json: { type: 'boolean' },
    strict: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  let values: { json?: boolean; strict?: boolean; help?: boolean };
  try {
    ({ values } = parseArgs({ options }));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
    return 2;
  }
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const findings = await findingsOf();
  console.log(values.json ? JSON.stringify(findings, null, 2) : reportFindings(findings));
  return exitCodeOf(findings, values.strict === true);
}

/** A configuration that cannot be read is the one finding: everything else would be about something else. */
async function findingsOf(): Promise<Finding[]> {
  try {
    return await examine(readConfig(process.env));
  } catch (error) {
    if (!(error instanceof HandrailError)) throw error;
    return [fail('config.environment', error.message, 'Correct it; the start is refused otherwise.')];
  }
}

process.exitCode = await main();
