import type { TimerHandler } from '../../conversations/ports.ts';
import { setTimer, setTimerIn } from '../../conversations/timers/set-timer.ts';
import {
  activeSchedule,
  armNextCheckIn,
  CHECK_IN_REMINDER_TIMER,
  CHECK_IN_TIMER,
  type ScheduleRow,
} from '../../handoff/check-in-clock.ts';
import { endSchedule } from '../../handoff/check-ins.ts';
import {
  type ContactRules,
  contactRefusal,
  contactRules,
  outsideQuietHours,
} from '../../handoff/contact-rules.ts';
import { createTaskOnce, dueIn } from '../../handoff/tasks.ts';
import type { Announcer } from '../../platform/announce.ts';
import { secondsAfter } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { nextStart } from '../../program/on-call/shift.ts';
import type { ChannelKind } from '../engine/contract.ts';
import type { BotPipeline } from './pipeline.ts';

/** A conversation under way is not interrupted by a planned question: it comes so much later. */
const UNDER_WAY_SECONDS = 15 * 60;
const POSTPONE_SECONDS = 30 * 60;
/** One reminder, then the question counts as missed. */
const REMIND_SECONDS = 2 * 3_600;
const MOST_REMINDERS = 1;
/** After so many in a row without an answer the schedule pauses, and a person asks why. */
const MOST_MISSED = 3;
const NOTE_DUE_SECONDS = 24 * 3_600;

/**
 * Asks the questions of a client's schedule when they are due, reminds once, and stops. Nothing is asked without consent,
 * in quiet hours, on a phone that others read, after an opt-out, or while a person has the client.
 */
export function checkInHandlers(pipeline: BotPipeline, announcer: Announcer): [string, TimerHandler][] {
  return [
    [CHECK_IN_TIMER, (tx, timer) => onCheckInDue({ tx, pipeline, announcer }, timer.key, timer.data)],
    [
      CHECK_IN_REMINDER_TIMER,
      (tx, timer) => onReminderDue({ tx, pipeline, announcer }, String(timer.data.checkInId)),
    ],
  ];
}

interface Context {
  readonly tx: Transaction;
  readonly pipeline: BotPipeline;
  readonly announcer: Announcer;
}

async function onCheckInDue(
  context: Context,
  key: string,
  data: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
  const { tx, announcer } = context;
  const schedule = await activeSchedule(tx, String(data.scheduleId));
  const rules = schedule && (await contactRules(tx, 'checkIns'));
  if (!schedule || !rules) return;
  const later = await goodTime(tx, rules);
  const next = nextStart(schedule.rule, schedule.timeZone, tx.now);
  if (later > tx.now && (!next || later < next)) {
    setTimer(tx, announcer, { kind: CHECK_IN_TIMER, key, dueAt: later, data });
    return;
  }
  armNextCheckIn(tx, schedule);
  if (later > tx.now) return skip(tx, schedule, 'no_good_time');
  const channel = rules.lockedChannel ?? schedule.channel;
  const refusal = rules.hasHandoff ? 'handoff_open' : contactRefusal(rules, channel);
  if (refusal) return skip(tx, schedule, refusal);
  const id = tx.ids.next();
  tx.insert('CheckIn', {
    id,
    clientId: tx.clientId ?? '',
    scheduleId: schedule.id,
    dueAt: tx.now,
    sentAt: tx.now,
    reminders: 0,
    state: 'sent',
  });
  const stored = await ask(context, schedule, id, channel, 0);
  if (stored === 0) {
    tx.update('CheckIn', id, { state: 'unsent', sentAt: null });
    return skip(tx, schedule, 'nowhere_to_send');
  }
  tx.audit({ who: 'bot', what: 'check_in.sent', why: 'due', subject: id });
  armReminder(context, id);
}

async function onReminderDue(context: Context, checkInId: string): Promise<void> {
  const { tx } = context;
  const [row] = await tx.query<{ schedule_id: string; reminders: number; wrote: boolean }>(
    'check_in_unanswered',
    `SELECT k.schedule_id, k.reminders, EXISTS (SELECT 1 FROM message m WHERE m.client_id = k.client_id
       AND m.direction = 'in' AND m.at > k.sent_at) AS wrote
     FROM check_in k WHERE k.id = $1 AND k.client_id = $2 AND k.state = 'sent'`,
    [checkInId, tx.clientId],
  );
  if (!row) return;
  const schedule = await activeSchedule(tx, row.schedule_id);
  const rules = schedule && (await contactRules(tx, 'checkIns'));
  if (row.wrote || !schedule || !rules) {
    tx.update('CheckIn', checkInId, { state: row.wrote ? 'talked' : 'missed' });
    return;
  }
  const channel = rules.lockedChannel ?? schedule.channel;
  const isQuiet = outsideQuietHours(rules, tx.now) > tx.now;
  const mayRemind = row.reminders < MOST_REMINDERS && !isQuiet && !rules.hasHandoff;
  if (mayRemind && contactRefusal(rules, channel) === null) {
    tx.update('CheckIn', checkInId, { reminders: row.reminders + 1 });
    await ask(context, schedule, checkInId, channel, row.reminders + 1);
    armReminder(context, checkInId);
    return;
  }
  tx.update('CheckIn', checkInId, { state: 'missed' });
  tx.audit({ who: 'system', what: 'check_in.missed', why: 'no_answer', subject: checkInId });
  await pauseWhenNobodyAnswers(tx, schedule, rules);
}

/** A message of the client within minutes means that they are talking; their quiet hours are theirs. */
async function goodTime(tx: Transaction, rules: ContactRules): Promise<Date> {
  const talking = await tx.query(
    'check_in_under_way',
    `SELECT 1 FROM message WHERE client_id = $1 AND direction = 'in' AND at > $2 LIMIT 1`,
    [tx.clientId, secondsAfter(tx.now, -UNDER_WAY_SECONDS)],
  );
  const at = talking.length > 0 ? secondsAfter(tx.now, POSTPONE_SECONDS) : tx.now;
  return outsideQuietHours(rules, at);
}

function ask(
  { tx, pipeline }: Context,
  schedule: ScheduleRow,
  checkIn: string,
  channel: string,
  reminder: number,
): Promise<number> {
  const data = { checkIn, questions: schedule.questions.join(','), reminder };
  const event = { kind: 'timer', timer: 'check_in', key: `check_in:${checkIn}`, data } as const;
  return pipeline.proactive(tx, event, channel as ChannelKind);
}

function armReminder({ tx, announcer }: Context, checkInId: string): void {
  setTimerIn(tx, announcer, REMIND_SECONDS, {
    kind: CHECK_IN_REMINDER_TIMER,
    key: `check_in_reminder:${checkInId}`,
    data: { checkInId },
  });
}

function skip(tx: Transaction, schedule: ScheduleRow, why: string): void {
  tx.audit({ who: 'system', what: 'check_in.skipped', why, subject: schedule.id });
}

async function pauseWhenNobodyAnswers(
  tx: Transaction,
  schedule: ScheduleRow,
  rules: ContactRules,
): Promise<void> {
  const latest = await tx.query<{ state: string }>(
    'check_in_latest',
    `SELECT state FROM check_in WHERE schedule_id = $1 AND state <> 'unsent' ORDER BY due_at DESC, id DESC LIMIT ${MOST_MISSED}`,
    [schedule.id],
  );
  if (latest.length < MOST_MISSED || latest.some(({ state }) => state !== 'missed')) return;
  await endSchedule(tx, schedule.id, 'system', 'nobody_answers');
  await createTaskOnce(tx, {
    kind: 'care_team_note',
    dueAt: dueIn(tx, NOTE_DUE_SECONDS),
    detail: `${MOST_MISSED} check-ins in a row without an answer: they are paused. Ask the client how they are.`,
    by: 'system',
    why: 'check_ins_missed',
    drill: rules.drill,
  });
}
