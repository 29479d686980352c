import { HandrailError } from '../../platform/errors.ts';
import { findClient } from '../../program/clients/find-client.ts';
import { exportRecord } from '../record/export-record.ts';
import { required, runCommand } from '../run-command.ts';

const HELP = `Usage: npm run -s export -- --client ID

Prints everything that is held about a client, decrypted, as JSON. ID is the program's own id, or the one that Handrail
gave. Every export is noted in the audit trail. What is printed is confidential: mind where it goes.`;

await runCommand({ help: HELP, options: { client: { type: 'string' } } }, async (input) => {
  const client = await findClient(input.database, required(input, 'client', HELP));
  if (!client) throw new HandrailError('not_found', 'No client has this id.');
  const record = await exportRecord(input.database, client, 'export');
  // Written as a whole before the process ends, however large and wherever it goes.
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(`${JSON.stringify(record, null, 2)}\n`, (error) =>
      error ? reject(error) : resolve(),
    );
  });
  return 0;
});
