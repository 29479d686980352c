import type { DueTimer } from '../../conversations/ports.ts';
import { setTimerIn } from '../../conversations/timers/set-timer.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { atLeast } from '../../platform/risk.ts';
import type { HandoffDeps } from '../ports.ts';
import { queuePosition } from '../queue-view.ts';
import { type HandoffRow, lockHandoff } from '../rows.ts';
import { minutesWaiting } from './page-text.ts';
import { pagedRungs, rungsStillPaged } from './tried.ts';

/** Whoever wrote within this time hears each piece of news; whoever has been silent for longer hears it more seldom. */
const RECENT_CLIENT_MS = 10 * 60_000;
/** The rhythm for the silent, in waiting updates: ten minutes with the built-in protocol. */
const SLOW_UPDATES = 5;

/**
 * What a client who waits is told of the wait, and when; the one place of the handoff that decides it. At high and
 * imminent there is news for as long as nobody has the handoff: each `waitingUpdateSeconds` while the client writes, in
 * the slow rhythm once they are silent and nobody has answered. A claim, an answer and the closing end it.
 */
export function armWaitingUpdate(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow): void {
  const every = deps.protocol.rules.waitingUpdateSeconds;
  if (atLeast(handoff.level, 'high')) arm(tx, deps, handoff, every);
}

/** Tells how the wait stands, unless "nobody answered" (told at each taking of the last step) takes this message's place. */
export async function onWaitingUpdateDue(tx: Transaction, deps: HandoffDeps, timer: DueTimer): Promise<void> {
  if (!timer.handoffId) return;
  const handoff = await lockHandoff(tx, timer.handoffId);
  if (handoff.state !== 'waiting') return;
  armNext(tx, deps, handoff);
  const isThere = wroteLately(handoff, tx.now);
  if (handoff.nobodyAnswered) {
    if (!isThere) await tellNobody(tx, deps, handoff, true);
    return;
  }
  const waited = (tx.now.getTime() - handoff.openedAt.getTime()) / 1000;
  if (!isThere && waited < slowSeconds(deps)) return;
  await deps.voice.tell(tx, handoff, {
    kind: 'waiting',
    tried: await pagedRungs(tx, handoff.id),
    minutes: minutesWaiting(handoff, tx.now),
    position: await queuePosition(tx, handoff),
  });
}

/** The last step was taken and found nobody: told the first time to everybody, then to whoever wrote lately. */
export async function onNobodyAnswered(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  again: boolean,
): Promise<void> {
  const isThere = wroteLately(handoff, tx.now);
  if (again && !isThere) return;
  // This was the news: what the silent hear counts from here.
  if (atLeast(handoff.level, 'high')) arm(tx, deps, handoff, slowSeconds(deps));
  await tellNobody(tx, deps, handoff, again);
}

async function tellNobody(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow, again: boolean) {
  const tried = await rungsStillPaged(tx, handoff.id);
  await deps.voice.tell(tx, handoff, { kind: 'nobody_answered', tried, again });
}

function armNext(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow): void {
  const every = deps.protocol.rules.waitingUpdateSeconds;
  const next = new Date(tx.now.getTime() + every * 1000);
  const isOften = !handoff.nobodyAnswered && wroteLately(handoff, next);
  arm(tx, deps, handoff, isOften ? every : slowSeconds(deps));
}

function arm(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow, seconds: number): void {
  setTimerIn(tx, deps.announcer, seconds, {
    kind: 'waiting_update',
    key: `waiting_update:${handoff.id}`,
    handoffId: handoff.id,
  });
}

function slowSeconds(deps: HandoffDeps): number {
  return deps.protocol.rules.waitingUpdateSeconds * SLOW_UPDATES;
}

/** Whether the client wrote within the ten minutes before `now`. */
function wroteLately(handoff: Pick<HandoffRow, 'lastClientAt'>, now: Date): boolean {
  return handoff.lastClientAt !== null && now.getTime() - handoff.lastClientAt.getTime() <= RECENT_CLIENT_MS;
}
