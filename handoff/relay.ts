import { sayToClient } from '../conversations/outbox/queue.ts';
import type { DueTimer } from '../conversations/ports.ts';
import { setTimerIn } from '../conversations/timers/set-timer.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import { unansweredSeconds } from '../program/protocol/rules.ts';
import { nameForClients } from '../program/staff/staff-member.ts';
import { callWord } from '../words/of-handoffs.ts';
import { midway } from '../words/say.ts';
import { actingStaff, authorize } from './authorize.ts';
import { markContact, type Via } from './claim.ts';
import { clientDestination } from './destination.ts';
import { startEscalation } from './escalation/escalate.ts';
import { mirrorMessage } from './mirror.ts';
import { pageHolder } from './open.ts';
import type { HandoffDeps } from './ports.ts';
import { rescored } from './queue-view.ts';
import { announceHandoff, recordEvent, toConsole } from './record-event.ts';
import { type HandoffRow, lockHandoff } from './rows.ts';
import { settleSilenceTasks } from './settle-silence.ts';
import { wake } from './snooze.ts';
import { isHeld, OPEN_STATES } from './state.ts';

export interface Reply {
  readonly handoffId: string;
  readonly staffId: string;
  readonly via: Via;
  readonly text: string;
  /** Names this reply for ever (in Slack: team, channel and time stamp); the same key again sends nothing. */
  readonly key: string;
}

export interface Replied {
  readonly messageId: string;
  readonly channel: string;
  /** False when the key was known: nothing was sent again. */
  readonly isNew: boolean;
}

/** Twilio refuses a text of more than 1,600 characters; some are left for what a carrier's gateway adds. */
const LONGEST_SMS = 1_500;

/**
 * Sends the holder's words to the client, on the channel the client wrote on last. This is contact.
 * @throws {HandrailError} not_claimed_by_you, handoff_closed, delivery_refused (telling why), bad_request when empty,
 *   too_large for a text message
 */
export async function replyToClient(tx: Transaction, deps: HandoffDeps, reply: Reply): Promise<Replied> {
  const handoff = await lockHandoff(tx, reply.handoffId);
  const known = await findReply(tx, reply.key);
  if (known) return { ...known, isNew: false };
  const staff = await actingStaff(tx, reply.staffId);
  if (!OPEN_STATES.includes(handoff.state)) {
    throw new HandrailError(
      'handoff_closed',
      `this handoff is ${handoff.state}; the client does not get this`,
    );
  }
  await authorize(tx, 'reply', staff, handoff);
  const text = reply.text.trim();
  if (!text) throw new HandrailError('bad_request', 'there is nothing to send');
  const destination = await clientDestination(tx, deps);
  if (destination.channel === 'sms' && text.length > LONGEST_SMS) {
    throw new HandrailError(
      'too_large',
      `Not sent: a text message holds ${LONGEST_SMS} characters, and this has ${text.length}. Send it in parts.`,
    );
  }
  const [messageId = ''] = await sayToClient(tx, deps.announcer, [
    {
      channel: destination.channel,
      identityId: destination.identityId,
      conversationId: destination.conversationId,
      sender: 'clinician',
      senderName: nameForClients(staff.name),
      senderStaffId: staff.id,
      text,
      language: destination.language,
      templates: [],
      ownerRule: 'clinician',
      sessionId: handoff.sessionId,
      handoffId: handoff.id,
      drill: handoff.drill,
      uniqueKey: `reply:${reply.key}`,
    },
  ]);
  rememberReply(tx, reply.key, messageId);
  await markContact(tx, deps, handoff, staff.id, 'message');
  if (reply.via !== 'slack') await mirrorMessage(tx, deps, handoff, messageId);
  tx.audit({
    who: staff.id,
    what: 'handoff.reply',
    why: reply.via,
    subject: handoff.id,
    data: { message: messageId, channel: destination.channel },
  });
  return { messageId, channel: destination.channel, isNew: true };
}

/** What came of a call to the client. */
export const CALL_OUTCOMES = ['reached', 'no_answer', 'voicemail', 'wrong_number'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Logs a call to the client, tried or made; it is contact, as the lease rule has it. @throws {HandrailError} not_claimed_by_you, handoff_closed */
export async function logCall(
  tx: Transaction,
  deps: HandoffDeps,
  call: {
    readonly handoffId: string;
    readonly staffId: string;
    readonly outcome: CallOutcome;
    readonly note?: string;
  },
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, call.handoffId);
  const staff = await actingStaff(tx, call.staffId);
  if (!OPEN_STATES.includes(handoff.state))
    throw new HandrailError('handoff_closed', `this handoff is ${handoff.state}`);
  await authorize(tx, 'log_call', staff, handoff);
  recordEvent(tx, deps, handoff, {
    kind: 'call_attempt',
    by: staff.id,
    reason: call.outcome,
    note: call.note?.trim() || undefined,
  });
  toConsole(tx, deps, handoff, 'thread_note', {
    text: `Call to the client: ${midway(callWord(call.outcome))}.`,
  });
  if (call.outcome === 'reached') await settleSilenceTasks(tx, { why: 'client_reached', by: staff.id });
  return markContact(tx, deps, handoff, staff.id, 'call');
}

/** Keeps a note that the client never sees. From elsewhere than Slack it is shown in the thread too. */
export async function addNote(
  tx: Transaction,
  deps: HandoffDeps,
  note: { readonly handoffId: string; readonly staffId: string; readonly text: string; readonly via: Via },
): Promise<void> {
  const handoff = await lockHandoff(tx, note.handoffId);
  const staff = await actingStaff(tx, note.staffId);
  await authorize(tx, 'note', staff, handoff);
  const text = note.text.trim();
  if (!text) throw new HandrailError('bad_request', 'the note is empty');
  recordEvent(tx, deps, handoff, { kind: 'note', by: staff.id, reason: note.via, note: text });
  if (note.via !== 'slack')
    toConsole(tx, deps, handoff, 'thread_note', { text: `Note by ${staff.name}: ${text}` });
}

/**
 * The client wrote while the handoff is open. Shows it in the thread, takes back the call that silence asked for, and gives
 * the handoff its place anew by the message's score; once contact was made, the first message without an answer starts the
 * clock that pages again.
 */
export async function noteClientMessage(
  tx: Transaction,
  deps: HandoffDeps,
  handoffId: string,
  messageId: string,
  score: number | null = null,
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, handoffId);
  if (!OPEN_STATES.includes(handoff.state)) return handoff;
  await mirrorMessage(tx, deps, handoff, messageId);
  await settleSilenceTasks(tx, { why: 'client_wrote', by: 'client' });
  const there = await noteClientThere(tx, deps, handoff);
  return score === null ? there : rescore(tx, deps, there, score);
}

/** Each message says anew how soon this handoff should be looked at, while it waits and while a person has it. */
function rescore(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow, score: number): HandoffRow {
  const place = rescored(handoff, score);
  if (place.priority === handoff.priority && place.riskScore === handoff.riskScore) return handoff;
  tx.update('Handoff', handoff.id, place);
  if (place.priority !== handoff.priority) announceHandoff(tx, deps, handoff);
  return { ...handoff, ...place };
}

/**
 * The client did something that wants an answer (wrote, phoned): keeps the clocks of silence and answer. The call that silence
 * asked for stays: who phoned and reached nobody has yet to be spoken with.
 */
export async function noteClientThere(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
): Promise<HandoffRow> {
  tx.update('Handoff', handoff.id, { lastClientAt: tx.now });
  const wasSnoozed = handoff.snoozedUntil !== null;
  const awake = wasSnoozed ? await wake(tx, deps, handoff, 'client', 'client_wrote') : handoff;
  const isFirst = wasSnoozed || !isUnanswered(handoff);
  if (handoff.state === 'contacted' && handoff.leaseUntil === null && isFirst)
    armUnanswered(tx, deps, handoff);
  return { ...awake, lastClientAt: tx.now };
}

/** A message stayed unanswered: everybody is paged again, and until the holder answers, somebody else may take it. */
export async function onUnansweredDue(tx: Transaction, deps: HandoffDeps, timer: DueTimer): Promise<void> {
  if (timer.handoffId) await pageUnanswered(tx, deps, await lockHandoff(tx, timer.handoffId));
}

/** The same for the auditor; true when there was something to page for. */
export async function pageUnanswered(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
): Promise<boolean> {
  if (handoff.state !== 'contacted' || !isUnanswered(handoff)) return false;
  tx.update('Handoff', handoff.id, { leaseUntil: tx.now });
  recordEvent(tx, deps, handoff, {
    kind: 'unanswered',
    by: 'system',
    reason: 'client_message_unanswered',
    data: { staff: handoff.clinicianId },
  });
  const lapsed = await startEscalation(tx, deps, { ...handoff, leaseUntil: tx.now });
  await pageHolder(tx, deps, lapsed);
  return true;
}

function isUnanswered(handoff: HandoffRow): boolean {
  if (!isHeld(handoff.state) || !handoff.lastClientAt) return false;
  return !handoff.lastClinicianAt || handoff.lastClientAt > handoff.lastClinicianAt;
}

function armUnanswered(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow): void {
  setTimerIn(tx, deps.announcer, unansweredSeconds(deps.protocol.rules, handoff.level), {
    kind: 'unanswered',
    key: `unanswered:${handoff.id}`,
    handoffId: handoff.id,
  });
}

/** Replies stand in the inbox beside what clients send: once for ever per key. */
const REPLY_CHANNEL = 'clinician';

async function findReply(
  tx: Transaction,
  key: string,
): Promise<{ messageId: string; channel: string } | null> {
  const [row] = await tx.query<{ messageId: string; channel: string }>(
    'handoff_reply_known',
    `SELECT m.id AS "messageId", m.channel FROM inbox i JOIN message m ON m.id = i.message_id
     WHERE i.channel = $1 AND i.provider_key = $2`,
    [REPLY_CHANNEL, key],
  );
  return row ?? null;
}

function rememberReply(tx: Transaction, key: string, messageId: string): void {
  const id = tx.ids.next();
  tx.insert('Inbox', {
    id,
    channel: REPLY_CHANNEL,
    providerKey: key,
    clientId: tx.clientId ?? '',
    messageId,
    event: 'message',
    payload: tx.cipher.seal(`inbox.payload/${id}`, {}),
    state: 'done',
    attempts: 0,
    receivedAt: tx.now,
    doneAt: tx.now,
  });
}
