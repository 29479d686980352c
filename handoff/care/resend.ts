import { type MessageBody, sayToClient } from '../../conversations/outbox/queue.ts';
import type { ClientChannel } from '../../conversations/ports.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { uuidFromName } from '../../platform/ids.ts';
import { nameForClients } from '../../program/staff/staff-member.ts';
import { actingStaff, authorize } from '../authorize.ts';
import { markContact } from '../claim.ts';
import { mirrorMessage } from '../mirror.ts';
import type { HandoffDeps } from '../ports.ts';
import { lockHandoff } from '../rows.ts';
import { OPEN_STATES } from '../state.ts';
import { isFormKnown, recordForm } from './form-event.ts';

/** A way to the client besides the one that failed. */
export interface OtherWay {
  readonly channel: ClientChannel;
  readonly identityId: string | null;
  readonly conversationId: string | null;
  readonly language: string;
}

/** A message that did not arrive, and what can be done about it. */
export interface Undelivered {
  readonly messageId: string;
  readonly handoffId: string;
  readonly staffId: string;
  readonly channel: string;
  readonly errorCode: string | null;
  readonly otherWays: readonly OtherWay[];
}

const FAILED = ['failed', 'undelivered', 'withheld'];

const WAYS_SQL = `
SELECT p.channel, p.identity_id AS "identityId", p.conversation_id AS "conversationId", c.language
FROM client c
CROSS JOIN LATERAL (
  SELECT DISTINCT ON (channel) * FROM (
    SELECT m.channel, m.identity_id, m.conversation_id, m.seq::bigint AS latest
    FROM message m WHERE m.client_id = c.id AND m.direction = 'in'
    UNION ALL
    SELECT a.channel, a.id, NULL, 0 FROM identity a WHERE a.client_id = c.id AND a.channel <> 'web') every
  ORDER BY channel, latest DESC) p
LEFT JOIN identity i ON i.id = p.identity_id
WHERE c.id = $1 AND p.channel <> $2 AND i.opted_out_at IS NULL
  AND (c.locked_channel IS NULL OR c.locked_channel = p.channel)
ORDER BY p.latest DESC`;

/** What became of a clinician's message that did not arrive; null when it did, or may still. */
export async function undelivered(
  tx: Transaction,
  deps: Pick<HandoffDeps, 'isChannelEnabled'>,
  messageId: string,
): Promise<Undelivered | null> {
  const message = await readMessage(tx, messageId);
  if (!message?.handoffId || !message.staffId || !FAILED.includes(message.status)) return null;
  const ways = await tx.query<OtherWay & Record<string, unknown>>('resend_ways', WAYS_SQL, [
    tx.clientId,
    message.channel,
  ]);
  const isEnabled = deps.isChannelEnabled ?? (() => true);
  return {
    messageId,
    handoffId: message.handoffId,
    staffId: message.staffId,
    channel: message.channel,
    errorCode: message.errorCode,
    otherWays: ways.filter((way) => isEnabled(way.channel)),
  };
}

/**
 * Sends a message that did not arrive again, by another channel that the client has used or is known by. Once per
 * message and channel. Never by an address that opted out, never by another channel than a locked one.
 * @throws {HandrailError} not_claimed_by_you, handoff_closed, not_found when it did arrive, delivery_refused when there is
 *   no such way
 */
export async function resendReply(
  tx: Transaction,
  deps: HandoffDeps,
  act: { readonly messageId: string; readonly staffId: string; readonly channel: string },
): Promise<{ messageId: string; isNew: boolean }> {
  const failed = await undelivered(tx, deps, act.messageId);
  if (!failed) throw new HandrailError('not_found', 'this message has arrived, or may still arrive');
  const handoff = await lockHandoff(tx, failed.handoffId);
  if (!OPEN_STATES.includes(handoff.state))
    throw new HandrailError('handoff_closed', `this handoff is ${handoff.state}`);
  const staff = await actingStaff(tx, act.staffId);
  await authorize(tx, 'reply', staff, handoff);
  const formId = uuidFromName(`resend:${act.messageId}:${act.channel}`);
  if (await isFormKnown(tx, formId)) return { messageId: act.messageId, isNew: false };
  const way = failed.otherWays.find(({ channel }) => channel === act.channel);
  if (!way)
    throw new HandrailError('delivery_refused', 'the client cannot be reached that way; call them instead');
  const original = await readMessage(tx, act.messageId);
  const [messageId = ''] = await sayToClient(tx, deps.announcer, [
    {
      ...way,
      sender: 'clinician',
      senderName: nameForClients(staff.name),
      senderStaffId: staff.id,
      text: original?.text ?? '',
      templates: [],
      ownerRule: 'clinician',
      sessionId: handoff.sessionId,
      handoffId: handoff.id,
      drill: handoff.drill,
      uniqueKey: `reply:${formId}`,
    },
  ]);
  const data = { message: messageId, instead: act.messageId };
  recordForm(tx, deps, handoff, { id: formId, kind: 'resent', by: staff.id, reason: way.channel, data });
  await markContact(tx, deps, handoff, staff.id, 'message');
  await mirrorMessage(tx, deps, handoff, messageId);
  return { messageId, isNew: true };
}

interface StoredMessage {
  readonly status: string;
  readonly channel: string;
  readonly errorCode: string | null;
  readonly handoffId: string | null;
  readonly staffId: string | null;
  readonly text: string;
}

async function readMessage(tx: Transaction, messageId: string): Promise<StoredMessage | null> {
  const [row] = await tx.query<Omit<StoredMessage, 'text'> & { body: Buffer }>(
    'resend_message',
    `SELECT status, channel, error_code AS "errorCode", handoff_id AS "handoffId", sender_staff_id AS "staffId", body
     FROM message WHERE id = $1 AND client_id = $2 AND sender = 'clinician'`,
    [messageId, tx.clientId],
  );
  if (!row) return null;
  const { body, ...rest } = row;
  return { ...rest, text: tx.cipher.open<MessageBody>(`message.body/${messageId}`, body).text };
}
