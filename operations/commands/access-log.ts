import { HandrailError } from '../../platform/errors.ts';
import { findClient } from '../../program/clients/find-client.ts';
import { accessLog } from '../privacy/access-log.ts';
import { required, runCommand } from '../run-command.ts';

const HELP = `Usage: npm run -s access-log -- --client ID [--json]

Prints who has looked at, taken out or changed what is held about a client, oldest first: time, who, what, why. Looks at the desk within ten
minutes count as one. Asking for it is noted too.`;

await runCommand(
  {
    help: HELP,
    permission: 'read_access_log',
    options: { client: { type: 'string' }, json: { type: 'boolean' } },
  },
  async (input) => {
    const { database } = input;
    const client = await findClient(database, required(input, 'client', HELP));
    if (!client) throw new HandrailError('not_found', 'No client has this id.');
    await database.transactSystem(async (tx) =>
      tx.audit({ who: input.operator.id, what: 'access_log.read', why: 'requested', subject: client.id }),
    );
    const log = await accessLog(database, client.id);
    if (input.values.json) console.log(JSON.stringify(log, null, 2));
    else
      for (const { at, who, what, why } of log) console.log(`${at.toISOString()}  ${who}  ${what}  ${why}`);
    return 0;
  },
);
