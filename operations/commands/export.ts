import { HandrailError } from '../../platform/errors.ts';
import { findClient } from '../../program/clients/find-client.ts';
import { forClient } from '../privacy/client-request.ts';
import { exportRecord } from '../record/export-record.ts';
import { required, runCommand } from '../run-command.ts';
import { writeWhole } from '../write-whole.ts';

const HELP = `Usage: npm run -s export -- --client ID [--for-client]

Prints everything that is held about a client, decrypted, as JSON. ID is the program's own id, or the one that Handrail
gave. Every export is noted in the audit trail. What is printed is confidential: mind where it goes.

  --for-client   what a client gets who asks for their own record: their words, what was said to them, their plan, consents,
                 contacts and disclosures; it names what was left out, for a person to decide`;

const OPTIONS = { client: { type: 'string' }, 'for-client': { type: 'boolean' } } as const;

await runCommand({ help: HELP, permission: 'export_record', options: OPTIONS }, async (input) => {
  const client = await findClient(input.database, required(input, 'client', HELP));
  if (!client) throw new HandrailError('not_found', 'No client has this id.');
  const isForClient = input.values['for-client'] === true;
  const whole = await exportRecord(
    input.database,
    client,
    input.operator.id,
    isForClient ? 'client_request' : 'requested',
  );
  const record = isForClient ? forClient(whole) : whole;
  await writeWhole(process.stdout, `${JSON.stringify(record, null, 2)}\n`);
  return 0;
});
