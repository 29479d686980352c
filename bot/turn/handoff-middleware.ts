import type { Middleware, TurnContext } from 'botbuilder-core';
import { levelRank } from '../../platform/risk.ts';
import type { HandoffDoor } from './handoff-door.ts';
import { liveTurn } from './turn-adapter.ts';

/** States in which a clinician has the client and the bot keeps quiet. */
const WITH_CLINICIAN = new Set(['claimed', 'contacted']);

/**
 * While a handoff is open the client's lines go to it; while a clinician has the client, they go nowhere else: the bot
 * does not answer a message. Opt-outs, timers and notices still reach the bot, whose safety duties go on.
 */
export class HandoffMiddleware implements Middleware {
  private readonly door: HandoffDoor;

  constructor(door: HandoffDoor) {
    this.door = door;
  }

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const turn = liveTurn(context);
    const { openHandoff } = turn.loaded;
    if (openHandoff && turn.input) {
      const { level } = turn.session;
      if (levelRank(level) > levelRank(openHandoff.level)) {
        await this.door.raise(turn.tx, openHandoff.id, level, 'risk_rose');
      }
      await this.door.noteClientMessage(turn.tx, openHandoff.id, turn.input.messageId);
    }
    const isTalk = turn.event.kind === 'message' || turn.event.kind === 'help';
    if (isTalk && openHandoff && WITH_CLINICIAN.has(openHandoff.state)) return;
    await next();
  }
}
