import { readConfig } from '../../config.ts';
import { HandrailError } from '../../platform/errors.ts';
import { createLog } from '../../platform/log.ts';
import { eraseEverywhere } from '../privacy/erase-everywhere.ts';
import { expiredClients } from '../privacy/retention.ts';
import { required, runCommand } from '../run-command.ts';

/** Nobody's record may go so soon; a smaller number is a slip of the finger. */
const FEWEST_DAYS = 30;

const HELP = `Usage: npm run -s retention -- --days N [--apply]

Lists the clients of whom nothing was heard or done for N days (at least ${FEWEST_DAYS}); with --apply erases them as the command erase does. Never
among them: whoever is under legal hold, or has an open handoff, incident or task. How long records must be kept is your law's and
your counsel's to say. Meant for a nightly run.`;

await runCommand(
  {
    help: HELP,
    permission: 'apply_retention',
    options: { days: { type: 'string' }, apply: { type: 'boolean' } },
  },
  async (input) => {
    const days = Number(required(input, 'days', HELP));
    if (!Number.isInteger(days) || days < FEWEST_DAYS) {
      throw new HandrailError('bad_request', `--days must be a whole number of at least ${FEWEST_DAYS}`);
    }
    const expired = await expiredClients(input.database, days);
    const parts = {
      database: input.database,
      twilio: readConfig(process.env).twilio,
      log: createLog('error'),
    };
    let left = 0;
    for (const { clientId, lastAt } of expired) {
      console.log(`${clientId}  last ${lastAt.toISOString()}`);
      if (input.values.apply !== true) continue;
      const { atTwilio } = await eraseEverywhere(parts, { clientId, by: input.operator.id, force: false });
      if ('remaining' in atTwilio) left += atTwilio.remaining.length;
    }
    const isApplied = input.values.apply === true;
    console.log(`${expired.length} clients ${isApplied ? 'erased' : 'would be erased; add --apply'}.`);
    if (left > 0) console.log(`${left} texts are left at Twilio.`);
    return 0;
  },
);
