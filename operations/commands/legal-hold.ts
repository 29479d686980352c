import { HandrailError } from '../../platform/errors.ts';
import { findClient } from '../../program/clients/find-client.ts';
import {
  HOLD_REASONS,
  type HoldReason,
  liftLegalHold,
  setLegalHold,
} from '../../program/privacy/legal-hold.ts';
import { required, runCommand } from '../run-command.ts';

const HELP = `Usage: npm run -s legal-hold -- --client ID (--set REASON | --lift)

Keeps a client's record from being erased, by request or by retention, until the hold is lifted. REASON is one of
${HOLD_REASONS.join(', ')}. Both are noted in the audit trail.`;

const OPTIONS = {
  client: { type: 'string' },
  set: { type: 'string' },
  lift: { type: 'boolean' },
} as const;

await runCommand({ help: HELP, permission: 'hold_record', options: OPTIONS }, async (input) => {
  const client = await findClient(input.database, required(input, 'client', HELP));
  if (!client) throw new HandrailError('not_found', 'No client has this id.');
  if (client.erasedAt) throw new HandrailError('client_erased', 'This client was erased already.');
  const { set, lift } = input.values;
  if ((set === undefined) === (lift !== true))
    throw new HandrailError('bad_request', `--set or --lift?\n\n${HELP}`);
  if (lift) {
    await liftLegalHold(input.database, client.id, input.operator.id);
    console.log('The hold is lifted.');
    return 0;
  }
  const reason = HOLD_REASONS.find((one) => one === set);
  if (!reason) throw new HandrailError('bad_request', `There is no reason ${String(set)}.\n\n${HELP}`);
  await setLegalHold(input.database, client.id, {
    by: input.operator.id,
    reason: reason satisfies HoldReason,
  });
  console.log('The record is under legal hold: nothing erases it.');
  return 0;
});
