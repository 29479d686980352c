import { readConfig } from '../../config.ts';
import { HandrailError } from '../../platform/errors.ts';
import { createLog } from '../../platform/log.ts';
import { findClient } from '../../program/clients/find-client.ts';
import { eraseEverywhere, eraseTextsAgain, type TwilioErasure } from '../privacy/erase-everywhere.ts';
import { required, runCommand } from '../run-command.ts';

const HELP = `Usage: npm run -s erase -- --client ID [--force]

Destroys the content of a client for good: messages, plan, contacts and profile can never be read again, nobody finds
the client by phone or chat, and nothing more is sent to them. The audit trail stays whole. There is no way back, and
no question is asked. ID is the program's own id, or the one that Handrail gave.
Then deletes their texts at Twilio, where it is configured; what could not be deleted is named by its ids. Run again for a client
who is erased already, it tries those once more.
Refuses under legal hold, and while a handoff is open unless --force is given; the handoff is then withdrawn.
Exit code 1 where nothing was erased; 2 where texts are left at Twilio.`;

await runCommand(
  {
    help: HELP,
    permission: 'erase_client',
    options: { client: { type: 'string' }, force: { type: 'boolean' } },
  },
  async (input) => {
    const client = await findClient(input.database, required(input, 'client', HELP));
    if (!client) throw new HandrailError('not_found', 'No client has this id.');
    const parts = {
      database: input.database,
      twilio: readConfig(process.env).twilio,
      log: createLog('error'),
    };
    const erasure = { clientId: client.id, by: input.operator.id, force: input.values.force === true };
    if (client.erasedAt) {
      console.log(`This client was erased already, on ${client.erasedAt.toISOString()}.`);
      return tellTwilio(await eraseTextsAgain(parts, erasure));
    }
    const { atTwilio, slackThreads } = await eraseEverywhere(parts, erasure);
    console.log(`The content of client ${client.id} is erased.`);
    if (slackThreads > 0) console.log(`In Slack ${slackThreads} handoff threads remain: delete them there.`);
    return tellTwilio(atTwilio);
  },
);

function tellTwilio(erased: TwilioErasure): number {
  if (erased.state === 'nothing_there') return 0;
  if (erased.state === 'not_asked') {
    console.log(
      `Twilio is not configured here: ${erased.remaining.length} texts remain there as long as its retention says. Run this again with its variables set.`,
    );
    return 2;
  }
  console.log(`At Twilio ${erased.deleted} texts are deleted.`);
  if (erased.remaining.length === 0) return 0;
  console.log(
    `${erased.remaining.length} texts could not be deleted at Twilio; run this again, or delete them there:`,
  );
  for (const sid of erased.remaining) console.log(`  ${sid}`);
  return 2;
}
