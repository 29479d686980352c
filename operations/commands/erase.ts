import { Announcer } from '../../platform/announce.ts';
import { HandrailError } from '../../platform/errors.ts';
import { eraseClient } from '../../program/clients/erase-client.ts';
import { findClient } from '../../program/clients/find-client.ts';
import { required, runCommand } from '../run-command.ts';

const HELP = `Usage: npm run -s erase -- --client ID [--force]

Destroys the content of a client for good: messages, plan, contacts and profile can never be read again, nobody finds
the client by phone or chat, and nothing more is sent to them. The audit trail stays whole. There is no way back, and
no question is asked. ID is the program's own id, or the one that Handrail gave.
Refuses while a handoff is open, unless --force is given; the handoff is then withdrawn.`;

await runCommand(
  { help: HELP, options: { client: { type: 'string' }, force: { type: 'boolean' } } },
  async (input) => {
    const id = required(input, 'client', HELP);
    const client = await findClient(input.database, id);
    if (!client) throw new HandrailError('not_found', 'No client has this id.');
    if (client.erasedAt) {
      console.log(`This client was erased already, on ${client.erasedAt.toISOString()}.`);
      return 0;
    }
    const { textsAtProvider, slackThreads } = await eraseClient(input.database, new Announcer(), {
      clientId: client.id,
      by: 'erase',
      force: input.values.force === true,
    });
    console.log(`The content of client ${client.id} is erased.`);
    if (textsAtProvider > 0) {
      console.log(
        `At the SMS provider ${textsAtProvider} messages remain as long as its retention says: delete them there.`,
      );
    }
    if (slackThreads > 0) console.log(`In Slack ${slackThreads} handoff threads remain: delete them there.`);
    return 0;
  },
);
