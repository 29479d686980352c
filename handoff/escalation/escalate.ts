import type { DueTimer } from '../../conversations/ports.ts';
import { cancelHandoffTimers, setTimerIn } from '../../conversations/timers/set-timer.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { atLeast } from '../../platform/risk.ts';
import { nextTimeOfDay } from '../../program/on-call/local-time.ts';
import { escalationPolicy, repeatSeconds } from '../../program/protocol/rules.ts';
import type { EscalationStep } from '../../program/protocol/schema.ts';
import { raiseAlert } from '../alerts.ts';
import { moveHandoff } from '../move.ts';
import type { HandoffDeps } from '../ports.ts';
import { recordEvent } from '../record-event.ts';
import { type HandoffRow, lockHandoff } from '../rows.ts';
import { createTaskOnce } from '../tasks.ts';
import { type PageRoute, pageRung } from './page.ts';
import { onNobodyAnswered } from './waiting-update.ts';

/** Timers that only mean something while nobody has the handoff. */
export const WAITING_TIMERS = ['escalation', 'waiting_update'] as const;
const REVIEW_TIME = '09:00';

/** Whether somebody has to be found: it waits, or its claim has lapsed. */
export function needsSomebody(handoff: Pick<HandoffRow, 'state' | 'leaseUntil'>, now: Date): boolean {
  if (handoff.state === 'waiting') return true;
  const isHeld = handoff.state === 'claimed' || handoff.state === 'contacted';
  return isHeld && handoff.leaseUntil !== null && handoff.leaseUntil <= now;
}

/**
 * Starts the escalation over with the steps of the handoff's level. Steps at zero seconds are taken in this transaction;
 * the others become timers. Returns the handoff with its new round.
 */
export async function startEscalation(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
): Promise<HandoffRow> {
  const round = handoff.escalationRound + 1;
  if (round > 1) await cancelHandoffTimers(tx, handoff.id, ['escalation']);
  tx.update('Handoff', handoff.id, { escalationRound: round });
  let current: HandoffRow = { ...handoff, escalationRound: round };
  const policy = escalationPolicy(deps.protocol.rules, handoff.level);
  for (const [step, { afterSeconds }] of policy.entries()) {
    if (afterSeconds === 0) current = await takeStep(tx, deps, current, step, 0);
    else armStep(tx, deps, current, step, afterSeconds, 0);
  }
  return current;
}

/** Runs a due escalation step, unless somebody has taken the handoff or a newer round has replaced it. */
export async function onEscalationDue(tx: Transaction, deps: HandoffDeps, timer: DueTimer): Promise<void> {
  if (!timer.handoffId) return;
  const handoff = await lockHandoff(tx, timer.handoffId);
  if (!needsSomebody(handoff, tx.now) || timer.data.round !== handoff.escalationRound) return;
  await takeStep(tx, deps, handoff, Number(timer.data.step), Number(timer.data.repeat));
}

async function takeStep(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  step: number,
  repeat: number,
): Promise<HandoffRow> {
  const policy = escalationPolicy(deps.protocol.rules, handoff.level);
  const rule = policy[step];
  if (!rule) return handoff;
  const run = {
    round: handoff.escalationRound,
    step,
    repeat,
    routes: rule.by ?? defaultRoutes(rule, handoff),
    done: new Set<string>(),
  };
  for (const rung of rule.notify) await pageRung(tx, deps, handoff, run, rung);
  const again = repeatSeconds(policy, step);
  if (again !== null) armStep(tx, deps, handoff, step, again, repeat + 1);
  return rule.notify.includes('fallback') ? tellNobodyAnswered(tx, deps, handoff, repeat) : handoff;
}

/**
 * Routes of a step that names none: text and call for the fallback and from high up; a text where a step for the console
 * alone finds no console.
 */
function defaultRoutes(rule: EscalationStep, handoff: HandoffRow): readonly PageRoute[] {
  return rule.notify.includes('fallback') || atLeast(handoff.level, 'high') ? ['sms', 'voice'] : ['sms'];
}

function armStep(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  step: number,
  seconds: number,
  repeat: number,
): void {
  const round = handoff.escalationRound;
  setTimerIn(tx, deps.announcer, seconds, {
    kind: 'escalation',
    key: stepKey(handoff, step),
    handoffId: handoff.id,
    data: { round, step, repeat },
  });
}

/** Key of the timer of a step in the handoff's present round. */
export function stepKey(handoff: Pick<HandoffRow, 'id' | 'escalationRound'>, step: number): string {
  return `escalation:${handoff.id}:${handoff.escalationRound}:${step}`;
}

/** The last rung was paged: staff get an alert and a review, the client the truth. */
async function tellNobodyAnswered(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  repeat: number,
): Promise<HandoffRow> {
  let current = handoff;
  if (current.state !== 'waiting') {
    // Whoever had the client has not answered through the whole ladder: the client is the bot's again.
    const change = {
      kind: 'released',
      by: 'system',
      reason: 'unanswered',
      data: { staff: current.clinicianId },
    };
    current = await moveHandoff(tx, deps, current, 'release', change, {
      clinicianId: null,
      previousClinicianId: current.clinicianId,
      leaseUntil: null,
      snoozedUntil: null,
    });
  }
  if (repeat === 0) {
    const about = { by: 'system', why: 'escalation_exhausted', handoffId: handoff.id, drill: handoff.drill };
    raiseAlert(tx, { kind: 'nobody_answered', ...about });
    await createTaskOnce(tx, {
      kind: 'morning_review',
      dueAt: nextTimeOfDay(tx.now, REVIEW_TIME, await clientTimeZone(tx)),
      detail: 'Nobody took this handoff in time, whoever could be paged. Review what happened.',
      ...about,
    });
  }
  tx.update('Handoff', handoff.id, { nobodyAnswered: true });
  current = { ...current, nobodyAnswered: true };
  recordEvent(tx, deps, handoff, {
    kind: 'nobody_answered',
    by: 'system',
    reason: 'escalation_exhausted',
    data: { repeat },
  });
  await onNobodyAnswered(tx, deps, current, repeat > 0);
  return current;
}

async function clientTimeZone(tx: Transaction): Promise<string> {
  const [row] = await tx.queryDirect<{ time_zone: string }>(
    'client_time_zone',
    'SELECT time_zone FROM client WHERE id = $1',
    [tx.clientId],
  );
  return row?.time_zone ?? 'UTC';
}
