import type { TimerHandler } from '../../conversations/ports.ts';
import { setTimer } from '../../conversations/timers/set-timer.ts';
import { contactRefusal, contactRules, outsideQuietHours } from '../../handoff/contact-rules.ts';
import { askForCall } from '../../handoff/follow-ups.ts';
import type { Announcer } from '../../platform/announce.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { ChannelKind } from '../engine/contract.ts';
import type { BotPipeline } from './pipeline.ts';

/** The timer kind of a promised contact. */
export const FOLLOW_UP_TIMER = 'follow_up';

interface Promised {
  readonly id: string;
  readonly channel: string;
  readonly kind: string;
  readonly drill: boolean;
}

/**
 * Sends a contact that was promised, on the channel that was safe when it was promised. Whether it may still go out is
 * asked again now: consent, a phone that others read, an opt-out, quiet hours. What may not, or finds no address, becomes
 * a person's call; with a handoff open a person has the client, and the contact is theirs. It counts as sent only when
 * there are words on their way.
 */
export function followUpHandler(pipeline: BotPipeline, announcer: Announcer): TimerHandler {
  return async (tx, timer) => {
    const [row] = await tx.query<Promised & Record<string, unknown>>(
      'follow_up_take',
      `SELECT id, channel, kind FROM follow_up WHERE id = $1 AND client_id = $2 AND state = 'due'`,
      [String(timer.data.followUpId ?? ''), tx.clientId],
    );
    const rules = row && (await contactRules(tx, 'caringContacts'));
    if (!row || !rules) return;
    if (rules.hasHandoff) return cancel(tx, row, 'handoff_open');
    const channel = rules.lockedChannel ?? row.channel;
    const refusal = contactRefusal(rules, channel);
    if (refusal) return handOver(tx, { ...row, drill: rules.drill }, refusal);
    const dueAt = outsideQuietHours(rules, tx.now);
    if (dueAt > tx.now) {
      tx.update('FollowUp', row.id, { dueAt });
      setTimer(tx, announcer, { kind: FOLLOW_UP_TIMER, key: timer.key, dueAt, data: timer.data });
      return;
    }
    const event = {
      kind: 'timer',
      timer: 'follow_up',
      key: timer.key,
      data: { followUp: row.kind },
    } as const;
    const stored = await pipeline.proactive(tx, event, channel as ChannelKind);
    if (stored === 0) return handOver(tx, { ...row, drill: rules.drill }, 'nowhere_to_send');
    tx.update('FollowUp', row.id, { state: 'sent', sentAt: tx.now });
    tx.audit({ who: 'bot', what: 'follow_up.sent', why: 'due', subject: row.id });
  };
}

function cancel(tx: Transaction, followUp: Pick<Promised, 'id'>, why: string): void {
  tx.update('FollowUp', followUp.id, { state: 'cancelled' });
  tx.audit({ who: 'system', what: 'follow_up.cancelled', why, subject: followUp.id });
}

async function handOver(tx: Transaction, followUp: Promised, why: string): Promise<void> {
  cancel(tx, followUp, why);
  await askForCall(tx, {
    detail: 'A promised contact could not be sent by itself. Call the client.',
    why,
    drill: followUp.drill,
  });
}
