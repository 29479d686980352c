import { CLIENT_CHANNELS } from '../conversations/ports.ts';
import { cancelTimer } from '../conversations/timers/set-timer.ts';
import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import type { StaffAction } from '../platform/permissions.ts';
import { readRule } from '../program/on-call/shift.ts';
import { actingStaff, authorize } from './authorize.ts';
import { armNextCheckIn, checkInKey } from './check-in-clock.ts';
import { lockOpenHandoff } from './rows.ts';

export const CHECK_IN_QUESTIONS = ['mood', 'urge', 'sleep'] as const;
export type CheckInQuestion = (typeof CHECK_IN_QUESTIONS)[number];

export interface NewSchedule {
  /** RFC 5545 on the client's wall clock, such as "FREQ=DAILY;BYHOUR=19;BYMINUTE=0". At most once an hour. */
  readonly rule: string;
  readonly questions: readonly CheckInQuestion[];
  readonly channel: string;
}

export interface CheckInSchedule extends NewSchedule {
  readonly id: string;
  readonly active: boolean;
  readonly createdAt: Date;
}

/** One question and what came back, for a chart. */
export interface CheckInPoint {
  readonly at: Date;
  readonly mood: number | null;
  readonly urge: number | null;
  readonly sleepHours: number | null;
  readonly state: string;
}

const DAY_MS = 86_400_000;

/**
 * Stores when the transaction's client wants to be asked how they are; it replaces the schedule they had on this channel.
 * Whether a question may go out (consent, quiet hours, a phone that others read) is asked when it is due.
 * @throws {HandrailError} bad_request
 */
export async function saveSchedule(tx: Transaction, by: string, wanted: NewSchedule): Promise<string> {
  const [client] = await tx.query<{ time_zone: string }>(
    'client_time_zone',
    'SELECT time_zone FROM client WHERE id = $1',
    [tx.clientId],
  );
  const timeZone = client?.time_zone ?? 'UTC';
  checkSchedule(wanted, timeZone);
  const old = await tx.query<{ id: string }>(
    'check_in_replace',
    'UPDATE check_in_schedule SET active = false WHERE client_id = $1 AND channel = $2 AND active RETURNING id',
    [tx.clientId, wanted.channel],
  );
  for (const { id } of old) await cancelTimer(tx, checkInKey(id));
  const id = tx.ids.next();
  const { rule, channel } = wanted;
  const questions = CHECK_IN_QUESTIONS.filter((question) => wanted.questions.includes(question));
  tx.insert('CheckInSchedule', {
    id,
    clientId: tx.clientId ?? '',
    rule,
    questions,
    channel,
    active: true,
    createdAt: tx.now,
  });
  tx.audit({
    who: by,
    what: 'check_in.scheduled',
    why: by === 'client' ? 'asked_for' : 'staff',
    subject: id,
  });
  armNextCheckIn(tx, { id, rule, timeZone });
  return id;
}

/** Ends a schedule. @throws {HandrailError} not_found */
export async function endSchedule(
  tx: Transaction,
  scheduleId: string,
  by: string,
  why: string,
): Promise<void> {
  const ended = await tx.query(
    'check_in_end',
    'UPDATE check_in_schedule SET active = false WHERE id = $1 AND client_id = $2 AND active RETURNING id',
    [scheduleId, tx.clientId],
  );
  if (ended.length === 0) throw new HandrailError('not_found', 'no such schedule');
  await cancelTimer(tx, checkInKey(scheduleId));
  tx.audit({ who: by, what: 'check_in.stopped', why, subject: scheduleId });
}

/** Check-ins as staff plan and read them. Each act is checked. */
export class CheckIns {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** @throws {HandrailError} forbidden, bad_request */
  setSchedule(clientId: string, staffId: string, schedule: NewSchedule): Promise<string> {
    return this.act('edit_client', clientId, staffId, (tx) => saveSchedule(tx, staffId, schedule));
  }

  /** @throws {HandrailError} forbidden, not_found */
  stopSchedule(clientId: string, staffId: string, scheduleId: string): Promise<void> {
    return this.act('edit_client', clientId, staffId, (tx) => endSchedule(tx, scheduleId, staffId, 'staff'));
  }

  /** Newest first, ended ones too. */
  schedules(clientId: string, staffId: string): Promise<CheckInSchedule[]> {
    return this.act('view_client', clientId, staffId, (tx) =>
      tx.query<CheckInSchedule & Record<string, unknown>>(
        'check_in_schedules',
        `SELECT id, rule, questions, channel, active, created_at AS "createdAt" FROM check_in_schedule
         WHERE client_id = $1 ORDER BY created_at DESC, id DESC`,
        [clientId],
      ),
    );
  }

  /** Questions of the last days with their answers, oldest first. */
  chart(clientId: string, staffId: string, days: number): Promise<CheckInPoint[]> {
    return this.act('view_client', clientId, staffId, (tx) =>
      tx.query<CheckInPoint & Record<string, unknown>>(
        'check_in_chart',
        `SELECT due_at AS at, mood, urge, sleep_hours AS "sleepHours", state FROM check_in
         WHERE client_id = $1 AND due_at >= $2 ORDER BY due_at, id`,
        [clientId, new Date(tx.now.getTime() - days * DAY_MS)],
      ),
    );
  }

  private act<T>(
    action: StaffAction,
    clientId: string,
    staffId: string,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.database.transact(clientId, async (tx) => {
      await authorize(tx, action, await actingStaff(tx, staffId), await lockOpenHandoff(tx));
      return work(tx);
    });
  }
}

function checkSchedule(wanted: NewSchedule, timeZone: string): void {
  if (!CLIENT_CHANNELS.some((channel) => channel === wanted.channel)) {
    throw new HandrailError('bad_request', `the channel is one of ${CLIENT_CHANNELS.join(', ')}`);
  }
  const known = wanted.questions.filter((question) => CHECK_IN_QUESTIONS.includes(question));
  if (known.length === 0 || known.length !== wanted.questions.length) {
    throw new HandrailError('bad_request', `the questions are some of ${CHECK_IN_QUESTIONS.join(', ')}`);
  }
  if (/FREQ=(?:SECONDLY|MINUTELY)/i.test(wanted.rule)) {
    throw new HandrailError('bad_request', 'at most once an hour');
  }
  try {
    readRule(wanted.rule, timeZone);
  } catch (cause) {
    throw new HandrailError('bad_request', 'this recurrence cannot be read', { cause });
  }
}
