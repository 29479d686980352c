import { z } from 'zod';
import { CHECK_IN_QUESTIONS, type NewSchedule, saveSchedule } from '../../handoff/check-ins.ts';
import type { Database } from '../../platform/database/database.ts';
import { clockTime } from './fields.ts';

/** Check-ins as a client's row has them: a time on the client's clock, on which days, what is asked and where. */
const checkIns = z
  .object(
    {
      at: clockTime,
      days: z.enum(['daily', 'weekdays'], 'must be daily or weekdays').default('daily'),
      questions: z
        .array(z.enum(CHECK_IN_QUESTIONS, `must be some of ${CHECK_IN_QUESTIONS.join(', ')}`))
        .min(1)
        .default(['mood', 'sleep']),
      channel: z.enum(['sms', 'web', 'slack'], 'must be sms, web or slack').default('sms'),
    },
    'must be an object such as {"at":"08:00"}',
  )
  .transform(({ at, days, questions, channel }): NewSchedule => {
    const [hour = 0, minute = 0] = at.split(':').map(Number);
    const week = days === 'weekdays' ? 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' : 'FREQ=DAILY';
    return { rule: `${week};BYHOUR=${hour};BYMINUTE=${minute}`, questions, channel };
  });

/** The check-ins of a client's row; absent where the file says nothing of them. */
export const checkInRow = z.object({ checkIns: checkIns.optional() }, 'must be an object');

/**
 * Plans the check-ins that a file gives, once: the same again changes nothing, and what the client themselves set or ended
 * in chat stays as they said. Whether a question may go out is asked when it is due. Returns whether it changed anything.
 */
export async function saveImportedCheckIns(
  database: Database,
  clientId: string,
  wanted: NewSchedule,
): Promise<boolean> {
  return database.transact(clientId, async (tx) => {
    const [now] = await tx.query<{ own: boolean; same: boolean }>(
      'check_in_import',
      `SELECT COALESCE((SELECT source = 'chat' FROM consent WHERE client_id = $1 AND kind = 'checkIns'
           ORDER BY at DESC, id DESC LIMIT 1), false) AS own,
         EXISTS (SELECT 1 FROM check_in_schedule WHERE client_id = $1 AND active AND rule = $2 AND channel = $3
           AND questions @> $4 AND questions <@ $4) AS same`,
      [tx.clientId, wanted.rule, wanted.channel, [...wanted.questions]],
    );
    if (now?.own || now?.same) return false;
    await saveSchedule(tx, 'import', wanted);
    return true;
  });
}
