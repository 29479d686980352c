import type { Middleware, TurnContext } from 'botbuilder-core';
import { levelRank } from '../../platform/risk.ts';
import type { HandoffDoor } from './handoff-door.ts';
import { liveTurn } from './turn-adapter.ts';

/**
 * While a handoff is open the client's lines go to it too. The bot hears every one of them: while a clinician has the
 * client it does not answer, but an opt-out, an incident and the duties of one must not depend on who is talking.
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
      const score = turn.assessment?.subject === 'self' ? turn.assessment.score : null;
      await this.door.noteClientMessage(turn.tx, openHandoff.id, turn.input.messageId, score);
    }
    await next();
  }
}
