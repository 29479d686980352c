import type { Activity } from 'botbuilder-core';
import type { TurnInput } from '../../conversations/ports.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { RiskAssessment } from '../../platform/risk.ts';
import type { OptOutScope } from '../effects/opt-out-effects.ts';
import type { BotEvent, ChannelKind } from '../engine/contract.ts';
import type { LoadedClient } from './load-client.ts';
import type { LiveSession } from './session.ts';

/** Where a reply goes. */
export interface ReplyAddress {
  readonly channel: ChannelKind;
  readonly identityId: string | null;
  readonly conversationId: string | null;
}

/** One turn under way: what the middleware and the bot share. Lives in the Bot Framework context's turn state. */
export interface LiveTurn {
  readonly tx: Transaction;
  readonly loaded: LoadedClient;
  readonly session: LiveSession;
  readonly event: BotEvent;
  /** Null for turns that no message of the client started (timers, notices). */
  readonly input: TurnInput | null;
  readonly reply: ReplyAddress;
  /** Between which numbers an opt-out of this turn, or its taking back, holds. */
  readonly scope: OptOutScope;
  /** Stable for the turn; also the turn's id. */
  readonly seed: string;
  assessment: RiskAssessment | null;
  assessmentFailed: boolean;
  /** Activities that the bot sent, in order; stored when the pipeline is through. */
  readonly outgoing: Partial<Activity>[];
}

/** Key of the live turn in `context.turnState`. */
export const LIVE_TURN = Symbol('handrail.live-turn');
