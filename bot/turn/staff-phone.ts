import { staffByPhone } from '../../program/staff/find-staff.ts';
import type { BotInput } from '../engine/contract.ts';
import type { LiveTurn } from './live-turn.ts';

/** Mark on a writer whose number is a staff member's. Lives for the turn; the engine remembers it for the session. */
const STAFF_PHONE = 'staff_phone';

/**
 * The input, with the mark where an unregistered number writes for the first time in a session and it is that of an active
 * member of staff. Somebody who is on the roster as a client is a client, whatever else they are.
 */
export async function markStaffPhone(turn: LiveTurn, input: BotInput): Promise<BotInput> {
  const { client, session, event } = input;
  const { phone } = turn.loaded.profile;
  const isFirstText =
    session.first && turn.reply.channel === 'sms' && event.kind !== 'timer' && event.kind !== 'notice';
  if (client.enrolled || !isFirstText || !phone) return input;
  if ((await staffByPhone(turn.tx, phone)) === null) return input;
  return { ...input, client: { ...client, flags: [...client.flags, STAFF_PHONE] } };
}
