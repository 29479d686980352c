import type { Middleware, TurnContext } from 'botbuilder-core';
import { raiseAlert } from '../../handoff/alerts.ts';
import type { RiskAssessment } from '../../platform/risk.ts';
import { hinted } from '../understanding/hints.ts';
import { normalise } from '../understanding/normalise.ts';
import { talkSoFar, whoseRisk } from '../understanding/whose-risk.ts';
import type { LiveTurn } from './live-turn.ts';
import { raiseByAssessment, raiseLevel } from './session.ts';
import { liveTurn } from './turn-adapter.ts';

/** Text in, assessment out; see `classifiers/assess.ts`. */
export type Assess = (input: {
  text: string;
  context: readonly { from: 'client' | 'bot'; text: string }[];
  minor: boolean;
  alertsPerThousand?: number | undefined;
}) => RiskAssessment;

/**
 * Assesses every message of the client with what was said before it and raises the session's level. Runs first, so that
 * handoff and bot see the level of this very message. A classifier that fails counts as high (clinical ground, 1.4).
 */
export class RiskMiddleware implements Middleware {
  private readonly assess: Assess;
  private readonly protocolVersion: string;

  constructor(assess: Assess, protocolVersion: string) {
    this.assess = assess;
    this.protocolVersion = protocolVersion;
  }

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const turn = liveTurn(context);
    if (turn.event.kind === 'message' && turn.input)
      this.assessMessage(turn, turn.event.text, turn.input.messageId);
    await next();
  }

  private assessMessage(turn: LiveTurn, text: string, messageId: string): void {
    const { tx, loaded, session } = turn;
    let assessment: RiskAssessment;
    try {
      const read = this.assess({ text, context: loaded.recent, minor: loaded.view.minor });
      const stored = (loaded.dialog?.data as { engine?: unknown } | undefined)?.engine;
      const own = whoseRisk(read, text, talkSoFar(stored, session.level, loaded.view.enrolled));
      // The topics that the dialogs go by stand in the record too.
      assessment = hinted(own, normalise(text));
    } catch {
      assessment = FAILED;
    }
    turn.assessment = assessment;
    turn.assessmentFailed = assessment.model === FAILED.model;
    tx.insert('Assessment', {
      id: tx.ids.next(),
      clientId: tx.clientId ?? '',
      sessionId: session.id,
      messageId,
      at: tx.now,
      level: assessment.level,
      score: assessment.score,
      subject: assessment.subject,
      categories: [...assessment.categories],
      evidence: assessment.evidence,
      language: assessment.language,
      review: assessment.review,
      model: assessment.model,
      protocolVersion: this.protocolVersion,
      drill: loaded.drill,
    });
    if (turn.assessmentFailed) {
      raiseLevel(tx, session, 'high', 'classifier_failed');
      const handoffId = loaded.openHandoff?.id ?? null;
      raiseAlert(tx, {
        kind: 'classifier_failed',
        by: 'system',
        why: 'message_unread',
        handoffId,
        drill: loaded.drill,
      });
    } else raiseByAssessment(tx, session, assessment);
  }
}

/** What stands for a message that the classifier could not read: never none. */
const FAILED: RiskAssessment = {
  level: 'high',
  score: 1,
  categories: [],
  subject: 'self',
  evidence: [],
  language: 'unknown',
  review: true,
  model: 'failsafe',
};
