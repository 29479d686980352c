import { setTimer } from '../conversations/timers/set-timer.ts';
import { secondsAfter } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { contactRefusal, contactRules, outsideQuietHours } from './contact-rules.ts';
import { clientDestination } from './destination.ts';
import type { HandoffDeps } from './ports.ts';
import type { HandoffRow } from './rows.ts';
import { createTaskOnce } from './tasks.ts';

const KIND = 'caring_contact';
/** Two contacts closer than this are one: what the bot promised already counts. */
const SAME_CONTACT_SECONDS = 6 * 3_600;
const CALL_WITHIN_SECONDS = 20 * 3_600;

/**
 * Sets the contacts that the protocol owes after a handoff (`followUpHours`), out of the client's quiet hours. Where no
 * automatic contact is safe or consented to, a person gets the task to call instead. Strangers are not followed up.
 */
export async function scheduleHandoffFollowUps(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
): Promise<void> {
  const rules = await contactRules(tx, 'caringContacts');
  if (!rules?.enrolled) return;
  const channel = rules.lockedChannel ?? (await currentChannel(tx, deps, handoff));
  if (contactRefusal(rules, channel)) {
    await askForCall(tx, {
      detail: 'Follow-up by a person: no automatic contact is safe or consented to.',
      why: 'handoff_resolved',
      handoffId: handoff.id,
      drill: handoff.drill,
    });
    return;
  }
  const due = await tx.query<{ due_at: Date }>(
    'follow_up_due',
    `SELECT due_at FROM follow_up WHERE client_id = $1 AND kind = $2 AND state = 'due'`,
    [tx.clientId, KIND],
  );
  const planned = due.map((row) => row.due_at.getTime());
  for (const hours of deps.protocol.rules.followUpHours) {
    const wanted = secondsAfter(tx.now, hours * 3_600);
    const dueAt = outsideQuietHours(rules, wanted);
    const isPlanned = planned.some(
      (other) => Math.abs(other - dueAt.getTime()) < SAME_CONTACT_SECONDS * 1_000,
    );
    if (isPlanned) continue;
    planned.push(dueAt.getTime());
    const id = tx.ids.next();
    tx.insert('FollowUp', {
      id,
      clientId: handoff.clientId,
      handoffId: handoff.id,
      kind: KIND,
      dueAt,
      channel,
      language: rules.language,
      state: 'due',
      createdAt: tx.now,
    });
    setTimer(tx, deps.announcer, {
      kind: 'follow_up',
      key: `follow-up:${id}`,
      dueAt,
      handoffId: handoff.id,
      data: { followUpId: id },
    });
    tx.audit({ who: 'system', what: 'follow_up.scheduled', why: 'handoff_resolved', subject: id });
  }
}

/** A person calls where nothing automatic may, or can, go out. One task a client, due within a day. */
export function askForCall(
  tx: Transaction,
  call: {
    readonly detail: string;
    readonly why: string;
    readonly handoffId?: string | null;
    readonly drill: boolean;
  },
): Promise<string> {
  const dueAt = secondsAfter(tx.now, CALL_WITHIN_SECONDS);
  return createTaskOnce(tx, { kind: 'follow_up_call', dueAt, by: 'system', ...call });
}

/** Where the client is reached now; where nothing can be delivered, the channel the handoff came by. */
async function currentChannel(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow): Promise<string> {
  try {
    return (await clientDestination(tx, deps)).channel;
  } catch {
    return handoff.channel;
  }
}
