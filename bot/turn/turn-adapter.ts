import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import { LIVE_TURN, type LiveTurn } from './live-turn.ts';

/**
 * Runs the Bot Framework pipeline for turns whose transport is our own inbox and outbox: what the bot sends is collected
 * with the turn and stored in its transaction. Nothing leaves the process from here.
 */
export class TurnAdapter extends BotAdapter {
  /** Runs middleware and `logic` for one activity. */
  async run(
    activity: Partial<Activity>,
    turn: LiveTurn,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const context = new TurnContext(this, activity);
    context.turnState.set(LIVE_TURN, turn);
    await this.runMiddleware(context, logic);
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const turn = liveTurn(context);
    return activities.map((activity) => {
      turn.outgoing.push(activity);
      return { id: `${turn.seed}:${turn.outgoing.length}` };
    });
  }

  override async updateActivity(): Promise<void> {
    throw new Error('stored messages are not changed by the bot');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('stored messages are not deleted by the bot');
  }

  override async continueConversation(
    _reference: Partial<ConversationReference>,
    _logic: (revocableContext: TurnContext) => Promise<void>,
  ): Promise<void> {
    throw new Error('proactive turns are started by timers and notices');
  }
}

/** The live turn of a context. */
export function liveTurn(context: TurnContext): LiveTurn {
  const turn = context.turnState.get<LiveTurn>(LIVE_TURN);
  if (!turn) throw new Error('this context carries no turn');
  return turn;
}
