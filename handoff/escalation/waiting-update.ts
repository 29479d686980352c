import type { DueTimer } from '../../conversations/ports.ts';
import { setTimerIn } from '../../conversations/timers/set-timer.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { atLeast } from '../../platform/risk.ts';
import type { HandoffDeps } from '../ports.ts';
import { queuePosition } from '../queue-view.ts';
import { type HandoffRow, lockHandoff } from '../rows.ts';
import { wroteLately } from './escalate.ts';
import { minutesWaiting } from './page-text.ts';
import { pagedRungs } from './tried.ts';

/** At high and imminent the client hears how it stands every so often, for as long as nobody has the handoff. */
export function armWaitingUpdate(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow): void {
  if (!atLeast(handoff.level, 'high')) return;
  setTimerIn(tx, deps.announcer, deps.protocol.rules.waitingUpdateSeconds, {
    kind: 'waiting_update',
    key: `waiting_update:${handoff.id}`,
    handoffId: handoff.id,
  });
}

/** Tells the client how it stands, when they wrote lately and "nobody answered" has not taken this message's place. */
export async function onWaitingUpdateDue(tx: Transaction, deps: HandoffDeps, timer: DueTimer): Promise<void> {
  if (!timer.handoffId) return;
  const handoff = await lockHandoff(tx, timer.handoffId);
  if (handoff.state !== 'waiting') return;
  armWaitingUpdate(tx, deps, handoff);
  if (handoff.nobodyAnswered || !wroteLately(handoff, tx.now)) return;
  await deps.voice.tell(tx, handoff, {
    kind: 'waiting',
    tried: await pagedRungs(tx, handoff.id),
    minutes: minutesWaiting(handoff, tx.now),
    position: await queuePosition(tx, handoff),
  });
}
