import { setTimer } from '../conversations/timers/set-timer.ts';
import { secondsAfter } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { outOfQuietHours } from '../program/clients/quiet-hours.ts';
import { clientDestination } from './destination.ts';
import type { HandoffDeps } from './ports.ts';
import type { HandoffRow } from './rows.ts';
import { createTaskOnce } from './tasks.ts';

const KIND = 'caring_contact';
/** Two contacts closer than this are one: what the bot promised already counts. */
const SAME_CONTACT_SECONDS = 6 * 3_600;
const CALL_WITHIN_SECONDS = 20 * 3_600;

interface Circumstances {
  readonly enrolled: boolean;
  readonly language: string;
  readonly timeZone: string;
  readonly quietHours: string[];
  readonly flags: string[];
  readonly lockedChannel: string | null;
  readonly mayContact: boolean;
  readonly smsOptedOut: boolean;
  readonly due: Date[] | null;
}

const CIRCUMSTANCES_SQL = `
SELECT c.kind = 'enrolled' AS enrolled, c.language, c.time_zone AS "timeZone", c.quiet_hours AS "quietHours", c.flags,
       c.locked_channel AS "lockedChannel",
       COALESCE((SELECT k.state = 'given' FROM consent k WHERE k.client_id = c.id AND k.kind = 'caringContacts'
                 ORDER BY k.at DESC LIMIT 1), false) AS "mayContact",
       EXISTS (SELECT 1 FROM identity i WHERE i.client_id = c.id AND i.channel = 'sms' AND i.opted_out_at IS NOT NULL)
         AS "smsOptedOut",
       (SELECT array_agg(f.due_at) FROM follow_up f WHERE f.client_id = c.id AND f.kind = '${KIND}' AND f.state = 'due')
         AS due
FROM client c WHERE c.id = $1`;

/**
 * Sets the contacts that the protocol owes after a handoff (`followUpHours`), out of the client's quiet hours. Where no
 * automatic contact is safe or consented to, a person gets the task to call instead. Strangers are not followed up.
 */
export async function scheduleHandoffFollowUps(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
): Promise<void> {
  const [client] = await tx.query<Circumstances & Record<string, unknown>>(
    'follow_up_circumstances',
    CIRCUMSTANCES_SQL,
    [tx.clientId],
  );
  if (!client?.enrolled) return;
  const channel = client.lockedChannel ?? (await currentChannel(tx, deps, handoff));
  const isUnsafe = client.flags.includes('unsafe_phone') && !client.lockedChannel;
  if (!client.mayContact || isUnsafe || (channel === 'sms' && client.smsOptedOut)) {
    await createTaskOnce(tx, {
      kind: 'follow_up_call',
      dueAt: secondsAfter(tx.now, CALL_WITHIN_SECONDS),
      detail: 'Follow-up by a person: no automatic contact is safe or consented to.',
      by: 'system',
      why: 'handoff_resolved',
      handoffId: handoff.id,
      drill: handoff.drill,
    });
    return;
  }
  const planned = (client.due ?? []).map((due) => due.getTime());
  const [from, to] = client.quietHours;
  for (const hours of deps.protocol.rules.followUpHours) {
    const wanted = secondsAfter(tx.now, hours * 3_600);
    const dueAt = from && to ? outOfQuietHours(wanted, [from, to], client.timeZone) : wanted;
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
      language: client.language,
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

/** Where the client is reached now; where nothing can be delivered, the channel the handoff came by. */
async function currentChannel(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow): Promise<string> {
  try {
    return (await clientDestination(tx, deps)).channel;
  } catch {
    return handoff.channel;
  }
}
