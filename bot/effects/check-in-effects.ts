import { setTimer } from '../../conversations/timers/set-timer.ts';
import { CHECK_IN_TIMER, checkInKey } from '../../handoff/check-in-clock.ts';
import { type CheckInQuestion, endSchedule, saveSchedule } from '../../handoff/check-ins.ts';
import { secondsAfter } from '../../platform/clock.ts';
import { nextStart } from '../../program/on-call/shift.ts';
import type { Effect } from '../engine/contract.ts';
import type { EffectContext } from './effect-context.ts';

type SetEffect = Extract<Effect, { kind: 'setCheckIns' }>;

interface ScheduleRow extends Record<string, unknown> {
  readonly id: string;
  readonly rule: string;
  readonly questions: CheckInQuestion[];
  readonly channel: string;
  readonly timeZone: string;
}

const FREQUENCY: Readonly<Record<SetEffect['days'], string>> = {
  daily: 'FREQ=DAILY',
  alternate: 'FREQ=DAILY;INTERVAL=2',
  weekdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
};

/** What a client who names only a time is asked. */
const USUAL: readonly CheckInQuestion[] = ['mood', 'sleep'];

function active({ turn: { tx } }: EffectContext): Promise<ScheduleRow[]> {
  return tx.query<ScheduleRow>(
    'check_in_active',
    `SELECT s.id, s.rule, s.questions, s.channel, c.time_zone AS "timeZone" FROM check_in_schedule s
     JOIN client c ON c.id = s.client_id WHERE s.client_id = $1 AND s.active ORDER BY s.created_at, s.id`,
    [tx.clientId],
  );
}

/** The client's schedule at the time they named, with the questions they had; older ones on any channel end. */
export async function setCheckIns(context: EffectContext, effect: SetEffect): Promise<void> {
  const { hour, minute, days, also } = effect;
  const { tx, loaded, reply } = context.turn;
  const before = await active(context);
  for (const { id } of before) await endSchedule(tx, id, 'client', 'changed');
  await saveSchedule(tx, 'client', {
    rule: `${FREQUENCY[days]};BYHOUR=${also === undefined ? hour : `${hour},${also}`};BYMINUTE=${minute}`,
    questions: before[0]?.questions ?? USUAL,
    channel: loaded.view.lockedChannel ?? reply.channel,
  });
}

/** The next question comes after so many days, at the usual time. */
export async function pauseCheckIns(context: EffectContext, days: number): Promise<void> {
  const { tx } = context.turn;
  for (const { id, rule, timeZone } of await active(context)) {
    const dueAt = nextStart(rule, timeZone, secondsAfter(tx.now, days * 86_400));
    if (!dueAt) continue;
    setTimer(tx, context.announcer, {
      kind: CHECK_IN_TIMER,
      key: checkInKey(id),
      dueAt,
      data: { scheduleId: id, postponed: 0 },
    });
    tx.audit({ who: 'client', what: 'check_in.paused', why: 'asked_for', subject: id });
  }
}

export async function endCheckIns(context: EffectContext): Promise<void> {
  for (const { id } of await active(context)) await endSchedule(context.turn.tx, id, 'client', 'asked_for');
}
