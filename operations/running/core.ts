import type { ProgramView } from '../../bot/engine/contract.ts';
import { respond } from '../../bot/engine/engine.ts';
import { fill, variantsOf } from '../../bot/language/say.ts';
import { checkInHandlers } from '../../bot/turn/check-in-timer.ts';
import { FOLLOW_UP_TIMER, followUpHandler } from '../../bot/turn/follow-up-timer.ts';
import { loggedEngine } from '../../bot/turn/logged-engine.ts';
import { BotPipeline } from '../../bot/turn/pipeline.ts';
import type { PipelineParts } from '../../bot/turn/pipeline-parts.ts';
import type { Assess } from '../../bot/turn/risk-middleware.ts';
import { keywordOf } from '../../channels/sms/keywords.ts';
import { assessSafely, warmUp } from '../../classifiers/assess.ts';
import type { Arrivals } from '../../conversations/arrivals.ts';
import type { DeliveryEvents } from '../../conversations/ports.ts';
import { practise } from '../../conversations/practise.ts';
import { TimerEngine } from '../../conversations/timers/timer-engine.ts';
import { Turns } from '../../conversations/turns.ts';
import { raiseAlert } from '../../handoff/alerts.ts';
import { Handoffs } from '../../handoff/handoffs.ts';
import type { ClientVoice, HandoffDeps } from '../../handoff/ports.ts';
import { createTaskOnce, dueIn } from '../../handoff/tasks.ts';
import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { Log } from '../../platform/log.ts';
import { addNewcomer } from '../../program/clients/identities.ts';
import type { ActiveProtocol } from '../../program/protocol/load-protocol.ts';
import { WEEKLY_SUMMARY, weeklySummaryHandler } from '../reports/weekly-summary.ts';
import type { Learning } from './learning.ts';
import { unansweredAlert } from './unanswered-alert.ts';

/** The product without any way in or out: what a rehearsal, a test and the server have in common. */
export interface Core {
  readonly pipeline: BotPipeline;
  readonly handoffs: Handoffs;
  readonly turns: Turns;
  readonly timers: TimerEngine;
  readonly deliveryEvents: DeliveryEvents;
  /** Takes turns that leave nothing behind, so that the first one that counts is not the first (see `practise`). */
  practise(): Promise<void>;
}

export interface CoreParts {
  readonly database: Database;
  readonly announcer: Announcer;
  readonly log: Log;
  readonly protocol: ActiveProtocol;
  /** How the program calls itself to clients. */
  readonly programName: string;
  /** Number that clients text or call, as they would dial it. */
  readonly crisisPhone: string | null;
  readonly publicUrl: string;
  readonly consoleEnabled: boolean;
  readonly pagesEnabled: boolean;
  readonly isChannelEnabled?: HandoffDeps['isChannelEnabled'];
  /** The program's own models and its consent to learn; unset: the shipped model, nothing is learned. */
  readonly learning?: Learning;
  /** Who waits for an answer in this process. */
  readonly arrivals?: Arrivals;
}

/** Puts the core together. Nothing runs until `turns.take`, `timers.sweep` or a handoff is called. */
export function createCore(parts: CoreParts): Core {
  const { database, announcer, log, protocol } = parts;
  const voice: { tell: ClientVoice['tell'] } = {
    tell: async (tx, _handoff, notice) => pipeline.notify(tx, notice),
  };
  // The first assessment loads the model; done now, it does not make the first client wait or run into the time limit.
  warmUp();
  announcer.on('erased', ({ clientId }) => database.keyring.forget(clientId));
  const handoffs = new Handoffs(database, {
    announcer,
    protocol,
    voice,
    consoleEnabled: parts.consoleEnabled,
    pagesEnabled: parts.pagesEnabled,
    publicUrl: parts.publicUrl,
    isChannelEnabled: parts.isChannelEnabled,
    keywordOf: (text) => keywordOf(text, undefined).event,
    log,
    learningAllowed: parts.learning?.allowed,
  });
  const pipelineParts: Omit<PipelineParts, 'assess'> = {
    announcer,
    door: handoffs,
    engine: loggedEngine(respond, log),
    program: programView(parts),
    protocolVersion: protocol.label,
    failSafeText: (language) =>
      fill(variantsOf('system.turn_failed', language === 'es' ? 'es' : 'en')[0], {}),
  };
  // The program's own working point.
  const { alertsPerThousand } = protocol.rules.handoff;
  const atRate =
    (assess: Assess): Assess =>
    (input) =>
      assess({ ...input, alertsPerThousand });
  const pipeline = new BotPipeline({
    ...pipelineParts,
    assess: atRate(parts.learning?.assess ?? assessSafely),
  });
  const timers = new TimerEngine({
    database,
    log,
    handlers: new Map([
      ...handoffs.timerHandlers(),
      ...pipeline.timerHandlers(),
      [FOLLOW_UP_TIMER, followUpHandler(pipeline, announcer)],
      ...checkInHandlers(pipeline, announcer),
      [WEEKLY_SUMMARY, weeklySummaryHandler({ database, announcer, consoleEnabled: parts.consoleEnabled })],
    ]),
  });
  return {
    pipeline,
    handoffs,
    timers,
    turns: new Turns({
      database,
      announcer,
      port: pipeline,
      log,
      unanswered: unansweredAlert(database),
      arrivals: parts.arrivals,
    }),
    deliveryEvents: deliveryEvents(handoffs),
    // Not through a shadow model: it counts what it hears.
    practise: () =>
      practise(
        database,
        new BotPipeline({ ...pipelineParts, assess: atRate(assessSafely) }),
        addStranger,
        PRACTICE,
      ),
  };
}

/** Enough for each connection that turns use, and for what runs a hundred times to be compiled. */
const PRACTICE = { rounds: 8, atOnce: 4 };

/** Somebody to practise on, whom a rolled-back transaction forgets. */
function addStranger(tx: Transaction): string {
  const defaults = { language: 'en', timeZone: 'America/New_York' };
  return addNewcomer(tx, 'sms', `practice:${tx.clientId}`, 'unregistered', defaults);
}

/** A call within this time when a message at risk could not be delivered (clinical ground, section 1.4: staff call 5 min). */
const UNDELIVERED_CALL_SECONDS = 300;

function deliveryEvents(handoffs: Handoffs): DeliveryEvents {
  return {
    pageResult: (tx, delivery, result) => handoffs.pageDelivery(tx, delivery, result),
    withheld: (tx, messageId) => handoffs.noteNotSent(tx, messageId),
    undelivered: async (tx, message, errorCode) => {
      await handoffs.noteNotSent(tx, message.id);
      const [row] = await tx.query<{ at_risk: boolean; drill: boolean }>(
        'undelivered_risk',
        `SELECT c.drill, EXISTS (SELECT 1 FROM session s WHERE s.client_id = c.id AND s.closed_at IS NULL AND s.level <> 'none')
           AS at_risk FROM client c WHERE c.id = $1`,
        [tx.clientId],
      );
      tx.audit({
        who: 'system',
        what: 'message.undelivered',
        why: 'provider_refused',
        subject: message.id,
        data: { errorCode },
      });
      if (!row?.at_risk) return;
      raiseAlert(tx, {
        kind: 'undelivered_at_risk',
        by: 'system',
        why: 'provider_refused',
        handoffId: message.handoffId,
        drill: row.drill,
      });
      await createTaskOnce(tx, {
        kind: 'voice_outreach',
        dueAt: dueIn(tx, UNDELIVERED_CALL_SECONDS),
        detail: 'A message to this client could not be delivered. Call them.',
        by: 'system',
        why: 'undelivered',
        handoffId: message.handoffId,
        drill: row.drill,
      });
    },
  };
}

function programView(parts: CoreParts): ProgramView {
  const { rules } = parts.protocol;
  return {
    name: parts.programName,
    crisisPhone: parts.crisisPhone,
    videoLink: rules.videoLink,
    handoffLevel: rules.handoff.level,
    handoffKeywords: rules.handoff.keywords,
    silenceNudgeSeconds: rules.silenceNudgeSeconds,
    voiceOutreachSeconds: rules.voiceOutreachSeconds,
    waitingUpdateSeconds: rules.waitingUpdateSeconds,
    jurisdiction: rules.jurisdiction,
    followUpHours: rules.followUpHours,
  };
}
