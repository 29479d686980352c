// By its own path: the whole SDK takes a second to load, and only its channel needs it.
import { EventFactory } from 'botbuilder/lib/eventFactory.js';
import type { Activity, TurnContext } from 'botbuilder-core';
import { PRIORITY, queueDelivery } from '../../conversations/outbox/queue.ts';
import type { Announcer } from '../../platform/announce.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { HandoffNotice } from '../engine/contract.ts';
import type { LiveTurn } from './live-turn.ts';

/** The states that the SDK knows of a handoff. */
export type HandoffStatus = 'accepted' | 'completed' | 'failed';

/** Names that the SDK gives to its handoff events. */
export const HANDOFF_INITIATE = 'handoff.initiate';
export const HANDOFF_STATUS = 'handoff.status';

/** Kind of the outbox rows by which the other end of a Bot Framework conversation hears of a handoff. */
export const HANDOFF_EVENT = 'handoff_event';

/**
 * What a notice is as a `handoff.status`; null where nothing is decided: who still waits, or waits again, was neither
 * accepted nor failed. Failed is only what was closed before anybody helped.
 */
export function statusOf(notice: HandoffNotice): HandoffStatus | null {
  switch (notice.kind) {
    case 'claimed':
      return 'accepted';
    case 'resolved':
      return 'completed';
    case 'withdrawn':
      return 'failed';
    case 'waiting':
    case 'nobody_answered':
    case 'released':
      return null;
  }
}

/** The activity as which a notice enters the pipeline, where it is one of the SDK's; else null. */
export function statusActivity(
  turn: LiveTurn,
  conversation: Activity['conversation'],
): Partial<Activity> | null {
  const status = turn.event.kind === 'notice' ? statusOf(turn.event.notice) : null;
  return status && EventFactory.createHandoffStatus(conversation, status);
}

/** Sends what became of the handoff in this turn: `handoff.initiate` where the turn opened one, `handoff.status` where it was decided. */
export async function sendHandoffEvents(
  context: TurnContext,
  turn: LiveTurn,
  handoffId: string | null,
): Promise<void> {
  if (handoffId && handoffId !== turn.loaded.openHandoff?.id)
    await context.sendActivity(EventFactory.createHandoffInitiation(context, { handoffId }));
  const status = statusActivity(turn, context.activity.conversation);
  if (status) await context.sendActivity(status);
}

/**
 * Stores the turn's handoff events for the other end of its conversation. Only Bot Framework has such events, and only the
 * conversation that is answered hears of them; they hold ids and states, nothing of the client.
 */
export function queueHandoffEvents(turn: LiveTurn, announcer: Announcer, handoffId: string | null): void {
  const { channel, identityId } = turn.reply;
  if (channel !== 'botframework' || !identityId) return;
  const { drill } = turn.loaded;
  for (const { type, name, value } of turn.outgoing) {
    if (type !== 'event') continue;
    const state = name === HANDOFF_STATUS ? (value as { state: HandoffStatus }).state : null;
    queueHandoffEvent(turn.tx, announcer, { identityId, handoffId, state, drill });
  }
}

/** Stores one handoff event: the opening where `state` is null, else the status. */
export function queueHandoffEvent(
  tx: Transaction,
  announcer: Announcer,
  event: {
    readonly identityId: string;
    readonly handoffId: string | null;
    readonly state: HandoffStatus | null;
    readonly drill: boolean;
  },
): void {
  const { identityId, handoffId, state, drill } = event;
  queueDelivery(tx, announcer, {
    channel: 'botframework',
    recipient: `botframework:${identityId}`,
    kind: HANDOFF_EVENT,
    priority: PRIORITY.reply,
    ownerRule: 'any',
    handoffId,
    uniqueKey: `${HANDOFF_EVENT}:${tx.ids.next()}`,
    body: { data: { name: state ? HANDOFF_STATUS : HANDOFF_INITIATE, state } },
    drill,
  });
}
