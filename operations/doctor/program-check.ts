import type pg from 'pg';
import { onCallAt, onCallGaps } from '../../program/on-call/on-call.ts';
import { SHIFTS_SQL } from '../../program/on-call/read-shifts.ts';
import type { Shift } from '../../program/on-call/shift.ts';
import { loadProtocol } from '../../program/protocol/load-protocol.ts';
import { decide } from '../../program/protocol/standing.ts';
import type { DoctorContext, Finding } from './finding.ts';
import { fail, ok, warn } from './finding.ts';

const WEEK_MS = 7 * 86_400_000;
const ROSTER_FIX = 'Import shifts: npm run -s import -- FILE (docs/import-file.md).';

/** Whether there is somebody to page, now and in the next seven days, and whether anything has been given up. */
export async function programFindings(
  client: pg.Client,
  { config, clock }: DoctorContext,
): Promise<Finding[]> {
  const now = clock.now();
  const { rows: shifts } = await client.query<Shift & Record<string, unknown>>(SHIFTS_SQL);
  const { rows } = await client.query<Counts>(COUNTS_SQL, [new Date(now.getTime() - 60_000)]);
  const counts = rows[0];
  return [
    await protocolFinding(client, config.protocolFile),
    onCallFinding(shifts, now, config.twilio !== null),
    gapFinding(shifts, now),
    ...(counts ? backlogFindings(counts) : []),
  ];
}

/** By which rules the program runs, and who signed them. */
async function protocolFinding(client: pg.Client, file: string | null): Promise<Finding> {
  const check = 'program.protocol';
  try {
    const { inForce, signature, draft } = await decide(
      {
        queryDirect: async (_name, text, values) =>
          (await client.query(text, values ? [...values] : [])).rows,
      },
      await loadProtocol(file),
    );
    if (draft) {
      return fail(
        check,
        `PROTOCOL_FILE holds ${draft.label}, which nobody signed: ${inForce.label} is in force instead.`,
        'A supervisor or an administrator signs it at the desk (Menu, Protocol); then start again.',
      );
    }
    if (inForce.source === 'built_in')
      return ok(check, `${inForce.label} is in force, the built-in default, as released.`);
    return signature
      ? ok(check, `${inForce.label} is in force, signed ${signature.at.toISOString()}.`)
      : warn(
          check,
          `${inForce.label} is in force and nobody signed it.`,
          'A supervisor or an administrator signs it at the desk (Menu, Protocol).',
        );
  } catch (error) {
    return fail(check, error instanceof Error ? error.message : String(error), 'Correct PROTOCOL_FILE.');
  }
}

function onCallFinding(shifts: readonly Shift[], now: Date, canPage: boolean): Finding {
  const check = 'program.on_call';
  if (onCallAt(shifts, 'primary', now).length > 0) return ok(check, 'Somebody is on call now.');
  return canPage
    ? fail(check, 'Nobody is on call (primary) now: a page by phone reaches nobody.', ROSTER_FIX)
    : warn(check, 'Nobody is on call (primary) now.', ROSTER_FIX);
}

function gapFinding(shifts: readonly Shift[], now: Date): Finding {
  const gaps = onCallGaps(shifts, { from: now, to: new Date(now.getTime() + WEEK_MS) }).filter(
    ({ tier }) => tier === 'primary',
  );
  const [first] = gaps;
  return first
    ? warn(
        'program.roster',
        `In the next seven days ${gaps.length} stretches have no primary; the first begins ${first.from.toISOString()}.`,
        ROSTER_FIX,
      )
    : ok('program.roster', 'The next seven days have a primary on call throughout.');
}

interface Counts {
  readonly failed: number;
  readonly overdue: number;
  readonly alerts: number;
}
const COUNTS_SQL = `SELECT (SELECT count(*)::int FROM inbox WHERE state = 'failed' AND error_code IS DISTINCT FROM 'client_erased') AS failed,
  (SELECT count(*)::int FROM timer WHERE state = 'pending' AND due_at < $1) AS overdue,
  (SELECT count(*)::int FROM alert WHERE acknowledged_at IS NULL AND NOT drill) AS alerts`;

function backlogFindings({ failed, overdue, alerts }: Counts): Finding[] {
  return [
    overdue > 0
      ? fail(
          'program.timers',
          `${overdue} timers are overdue by a minute: pages may be late.`,
          'Is the server running? docs/runbooks/timers-overdue.md',
        )
      : ok('program.timers', 'No timer is overdue.'),
    failed > 0
      ? warn(
          'program.turns',
          `${failed} messages could not be answered by the bot and went to people.`,
          'docs/runbooks/turn-failed.md',
        )
      : ok('program.turns', 'Every message had its turn.'),
    ...(alerts > 0
      ? [warn('program.alerts', `${alerts} alerts stand unacknowledged.`, 'Look at the desk.')]
      : []),
  ];
}
