import type { TimerHandler } from '../../conversations/ports.ts';
import type { ChannelKind } from '../engine/contract.ts';
import type { BotPipeline } from './pipeline.ts';

/** The timer kind of a promised contact. */
export const FOLLOW_UP_TIMER = 'follow_up';

/**
 * Sends a contact that was promised, on the channel that was safe when it was promised. One that was paused or cancelled
 * meanwhile is not sent; with a handoff open a person has the client, and the contact is theirs.
 */
export function followUpHandler(pipeline: BotPipeline): TimerHandler {
  return async (tx, timer) => {
    const id = String(timer.data.followUpId ?? '');
    const [row] = await tx.query<{ channel: string; kind: string; has_handoff: boolean }>(
      'follow_up_take',
      `SELECT f.channel, f.kind, EXISTS (SELECT 1 FROM handoff h WHERE h.client_id = f.client_id
         AND h.state IN ('waiting', 'claimed', 'contacted')) AS has_handoff
       FROM follow_up f WHERE f.id = $1 AND f.state = 'due'`,
      [id],
    );
    if (!row) return;
    if (row.has_handoff) {
      tx.update('FollowUp', id, { state: 'cancelled' });
      tx.audit({ who: 'system', what: 'follow_up.cancelled', why: 'handoff_open', subject: id });
      return;
    }
    tx.update('FollowUp', id, { state: 'sent', sentAt: tx.now });
    tx.audit({ who: 'bot', what: 'follow_up.sent', why: 'due', subject: id });
    const event = {
      kind: 'timer',
      timer: 'follow_up',
      key: timer.key,
      data: { followUp: row.kind },
    } as const;
    await pipeline.proactive(tx, event, row.channel as ChannelKind);
  };
}
