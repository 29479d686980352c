import { setTimer } from '../conversations/timers/set-timer.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { nextStart } from '../program/on-call/shift.ts';

/** The timer kinds of check-ins: the schedule's own, and what follows a question without an answer. */
export const CHECK_IN_TIMER = 'check_in';
export const CHECK_IN_REMINDER_TIMER = 'check_in_reminder';

export interface ScheduleRow {
  readonly id: string;
  readonly rule: string;
  readonly questions: string[];
  readonly channel: string;
  readonly timeZone: string;
}

/** The active schedule with this id, in its client's time zone; null when there is none such. */
export async function activeSchedule(tx: Transaction, scheduleId: string): Promise<ScheduleRow | null> {
  const [row] = await tx.query<ScheduleRow & Record<string, unknown>>(
    'check_in_schedule',
    `SELECT s.id, s.rule, s.questions, s.channel, c.time_zone AS "timeZone"
     FROM check_in_schedule s JOIN client c ON c.id = s.client_id WHERE s.id = $1 AND s.client_id = $2 AND s.active`,
    [scheduleId, tx.clientId],
  );
  return row ?? null;
}

/** Sets the clock for the schedule's next question after now, by the client's own wall clock. */
export function armNextCheckIn(
  tx: Transaction,
  schedule: Pick<ScheduleRow, 'id' | 'rule' | 'timeZone'>,
): void {
  const dueAt = nextStart(schedule.rule, schedule.timeZone, tx.now);
  if (!dueAt) return;
  setTimer(tx, null, {
    kind: CHECK_IN_TIMER,
    key: checkInKey(schedule.id),
    dueAt,
    data: { scheduleId: schedule.id, postponed: 0 },
  });
}

export function checkInKey(scheduleId: string): string {
  return `check_in:${scheduleId}`;
}
