import { cancelTimer, setTimerIn } from '../../conversations/timers/set-timer.ts';
import { raiseAlert } from '../../handoff/alerts.ts';
import { createTaskOnce, dueIn } from '../../handoff/tasks.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { setClientFields, updateProfile } from '../../program/clients/update-client.ts';
import { recordConsent } from '../../program/consents/consents.ts';
import { suppressContact } from '../../program/contacts/contacts.ts';
import type { Effect } from '../engine/contract.ts';
import { isCallDueAt, type StaffEffect } from '../engine/leaving.ts';
import { lowerLevel, raiseLevel } from '../turn/session.ts';
import {
  answerCheckIn,
  endSkill,
  moveFollowUps,
  pauseTexts,
  recordScore,
  scheduleFollowUp,
  scoreSkill,
  startSkill,
} from './care-effects.ts';
import { endCheckIns, pauseCheckIns, setCheckIns } from './check-in-effects.ts';
import type { EffectContext } from './effect-context.ts';
import { addFact, openIncident, prepareDisclosureLog, setLocation } from './incident-effects.ts';
import { optIn, optOut } from './opt-out-effects.ts';
import { savePlan } from './plan-effects.ts';

/** Kinds of timers that the engine may ask for carry this prefix, apart from the handoff's own. */
export const BOT_TIMER_PREFIX = 'bot.';

/**
 * Carries out what the engine wants done, in its order, inside the turn's transaction. An effect that cannot be carried
 * out fails the turn: nothing is dropped silently.
 */
export async function carryOut(context: EffectContext, effects: readonly Effect[]): Promise<void> {
  for (const effect of effects) await carryOutOne(context, effect);
}

async function carryOutOne(context: EffectContext, effect: Effect): Promise<void> {
  const { turn, announcer, door } = context;
  const { tx, session, loaded } = turn;
  switch (effect.kind) {
    case 'raiseLevel':
      raiseLevel(tx, session, effect.to, effect.reason);
      if (context.handoffId) await door.raise(tx, context.handoffId, session.level, effect.reason);
      return;
    case 'lowerLevel':
      lowerLevel(tx, session, effect.to, effect.reason);
      return;
    case 'openHandoff':
      context.handoffId = await door.open(tx, {
        level: effect.level,
        trigger: effect.trigger,
        queue: effect.queue ?? 'clinical',
        sessionId: session.id || null,
        messageId: turn.input?.messageId ?? null,
        channel: turn.reply.channel,
        drill: loaded.drill,
      });
      return;
    case 'raiseHandoffPriority':
      if (context.handoffId) await door.raise(tx, context.handoffId, session.level, effect.reason);
      return;
    case 'createTask':
    case 'raiseAlert': {
      const { handoffId } = context;
      await carryOutForStaff(tx, { by: 'bot', why: turn.event.kind, handoffId, drill: loaded.drill }, effect);
      return;
    }
    case 'openIncident':
      await openIncident(context, effect.incident);
      return;
    case 'setLocation':
      await setLocation(context, effect.text);
      await updateProfile(tx, { location: { text: effect.text, at: tx.now.toISOString() } });
      return;
    case 'addIncidentFact':
      await addFact(context, effect.fact);
      return;
    case 'prepareDisclosureLog':
      await prepareDisclosureLog(context, effect.nature);
      return;
    case 'startTimer':
      setTimerIn(tx, announcer, effect.afterSeconds, {
        kind: `${BOT_TIMER_PREFIX}${effect.timer}`,
        key: botTimerKey(tx.clientId ?? '', effect.key),
        handoffId: context.handoffId ?? undefined,
        data: { ...effect.data, key: effect.key },
      });
      return;
    case 'cancelTimer':
      await cancelTimer(tx, botTimerKey(tx.clientId ?? '', effect.key));
      return;
    case 'scheduleFollowUp':
      await scheduleFollowUp(context, effect);
      return;
    case 'startSkill':
      startSkill(context, effect.skill, effect.run);
      return;
    case 'scoreSkill':
      await scoreSkill(context, effect.run, effect.value);
      return;
    case 'endSkill':
      await endSkill(context, effect.run, effect.ended);
      return;
    case 'recordScore':
      recordScore(context, effect.what, effect.value);
      return;
    case 'answerCheckIn':
      await answerCheckIn(context, effect);
      return;
    case 'setCheckIns':
      await setCheckIns(context, effect);
      return;
    case 'pauseCheckIns':
      await pauseCheckIns(context, effect.days);
      return;
    case 'endCheckIns':
      await endCheckIns(context);
      return;
    case 'savePlan':
      await savePlan(context, effect);
      return;
    case 'suppressContact':
      await suppressContact(tx, effect.contact, effect.reason);
      return;
    case 'recordConsent':
      recordConsent(tx, { kind: effect.consent, given: effect.given, words: effect.words, source: 'chat' });
      return;
    case 'optOut':
      await optOut(tx, effect.words || null, turn.scope, door, isCallDueAt(session.level));
      return;
    case 'optIn':
      await optIn(tx, effect.words, turn.scope);
      return;
    case 'lockChannel':
      await setClientFields(tx, { lockedChannel: effect.channel });
      await moveFollowUps(context, effect.channel);
      return;
    case 'setLanguage':
      await setClientFields(tx, { language: effect.language });
      return;
    case 'addFlag':
      await setClientFields(tx, { addFlag: effect.flag });
      if (effect.flag === 'unsafe_phone') await pauseTexts(context);
      return;
    case 'setContactPreference':
      await updateProfile(tx, { contactPreference: effect.value });
      return;
    case 'setSafeWindow':
      await updateProfile(tx, { safeWindow: effect.value });
      return;
  }
}

/** An alert, or a task that is open once for a client; for the safe way out too, which has no turn. */
export async function carryOutForStaff(
  tx: Transaction,
  about: { by: string; why: string; handoffId: string | null; drill: boolean },
  effect: StaffEffect,
): Promise<void> {
  if (effect.kind === 'raiseAlert') {
    raiseAlert(tx, { kind: effect.alert, ...about });
    return;
  }
  const { task: kind, detail, dueInSeconds } = effect;
  await createTaskOnce(tx, { kind, dueAt: dueIn(tx, dueInSeconds), detail, ...about });
}

/** Timer keys are unique over the deployment; the engine's are unique per client. */
export function botTimerKey(clientId: string, key: string): string {
  return `bot:${clientId}:${key}`;
}
