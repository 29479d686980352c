import type { Transaction } from '../../platform/database/transaction.ts';
import { atLeast, type RiskLevel } from '../../platform/risk.ts';
import { pagedLevel } from '../../program/protocol/rules.ts';
import type { BotMark } from './bot-marks.ts';
import { type Judgement, type RubricItem, rubricOf } from './rubric.ts';

/** Within how long a person should have answered, by level (clinical ground, sections 1.4 and 7). */
export const ANSWER_TARGET_SECONDS = { moderate: 900, high: 120, imminent: 60 } as const;

export interface DrillPage {
  readonly afterSeconds: number;
  readonly rung: string;
  readonly route: string;
  readonly staffId: string | null;
  readonly result: string;
}

/** What a drill showed: times from the opening of its handoff, and what should have happened and did not. */
export interface DrillReport {
  readonly handoffId: string | null;
  readonly level: RiskLevel | null;
  readonly clinicianId: string | null;
  readonly claimedAfter: number | null;
  readonly contactedAfter: number | null;
  readonly resolvedAfter: number | null;
  /** Seconds within which somebody should have answered; null where no handoff was opened. */
  readonly target: number | null;
  readonly pages: readonly DrillPage[];
  /** Fixed words, such as `not_contacted_in_time` or `incident:location_known`. Empty: nothing was missed. */
  readonly stepsMissed: readonly string[];
  /** What was scored by the record; missing in reports from before there was a rubric. */
  readonly rubric?: readonly RubricItem[];
  /** What the file expects of the bot, once it was scored. */
  readonly bot?: readonly BotMark[];
  /** What a supervisor scored. */
  readonly judged?: Judgement;
}

interface HandoffFacts extends Record<string, unknown> {
  readonly id: string;
  readonly level: RiskLevel;
  readonly opened_at: Date;
  readonly clinician_id: string | null;
  readonly resolved_at: Date | null;
  readonly state: string;
}

/** Computes the report of the transaction's client from the record; whoever reads it counts the same. */
export async function drillReport(tx: Transaction): Promise<DrillReport> {
  const [handoff] = await tx.query<HandoffFacts>(
    'drill_handoff',
    `SELECT id, level, opened_at, clinician_id, resolved_at, state FROM handoff WHERE client_id = $1
     ORDER BY opened_at LIMIT 1`,
    [tx.clientId],
  );
  if (!handoff) return { ...NOTHING, stepsMissed: ['no_handoff'] };
  const events = await tx.query<{ kind: string; at: Date; reason: string | null }>(
    'drill_events',
    'SELECT kind, at, reason FROM handoff_event WHERE handoff_id = $1 ORDER BY at, id',
    [handoff.id],
  );
  const pages = await tx.query<{
    at: Date;
    rung: string;
    route: string;
    staff_id: string | null;
    result: string;
  }>(
    'drill_pages',
    'SELECT at, rung, route, staff_id, result FROM escalation WHERE handoff_id = $1 ORDER BY at, id',
    [handoff.id],
  );
  const since = (at: Date | null | undefined) =>
    at ? Math.round((at.getTime() - handoff.opened_at.getTime()) / 1_000) : null;
  const first = (kind: string) => since(events.find((event) => event.kind === kind)?.at);
  const target = ANSWER_TARGET_SECONDS[pagedLevel(handoff.level)];
  const duties = await countDuties(tx);
  const tasks = await countTasks(tx);
  const screened = await tx.query('drill_screened', 'SELECT 1 FROM screening WHERE client_id = $1 LIMIT 1', [
    tx.clientId,
  ]);
  const wasClaimLost = events.some((event) => event.reason === 'lease_expired');
  const wasLeftUnanswered = events.some((event) => event.kind === 'unanswered');
  const resolvedAfter = handoff.state === 'resolved' ? since(handoff.resolved_at) : null;
  const claimedAfter = first('claimed');
  const contactedAfter = first('contacted');
  const missed = [
    ...(claimedAfter === null ? ['not_claimed'] : []),
    ...(contactedAfter === null
      ? ['not_contacted']
      : contactedAfter > target
        ? ['not_contacted_in_time']
        : []),
    ...(wasClaimLost ? ['claim_without_contact'] : []),
    ...(wasLeftUnanswered ? ['client_left_unanswered'] : []),
    ...(handoff.state === 'resolved' ? [] : ['not_resolved']),
    ...(await openDuties(tx)),
  ];
  return {
    handoffId: handoff.id,
    level: handoff.level,
    clinicianId: handoff.clinician_id,
    claimedAfter,
    contactedAfter,
    resolvedAfter: since(handoff.resolved_at),
    rubric: rubricOf({
      ...{
        target,
        claimedAfter,
        contactedAfter,
        resolvedAfter,
        wasClaimLost,
        wasLeftUnanswered,
        duties,
        tasks,
      },
      wasScreened: atLeast(handoff.level, 'high') ? screened.length > 0 : null,
    }),
    target,
    pages: pages.map((page) => ({
      afterSeconds: since(page.at) ?? 0,
      rung: page.rung,
      route: page.route,
      staffId: page.staff_id,
      result: page.result,
    })),
    stepsMissed: missed,
  };
}

const NOTHING: Omit<DrillReport, 'stepsMissed'> = {
  handoffId: null,
  level: null,
  clinicianId: null,
  claimedAfter: null,
  contactedAfter: null,
  resolvedAfter: null,
  target: null,
  pages: [],
};

async function countDuties(tx: Transaction): Promise<{ settled: number; all: number } | null> {
  const [row] = await tx.query<{ settled: number; all: number }>(
    'drill_duties_count',
    `SELECT count(*) FILTER (WHERE COALESCE(result, 'failed') <> 'failed')::int AS settled, count(*)::int AS all
     FROM incident_step WHERE client_id = $1 AND required`,
    [tx.clientId],
  );
  return row && row.all > 0 ? row : null;
}

async function countTasks(tx: Transaction): Promise<{ done: number; all: number } | null> {
  const [row] = await tx.query<{ done: number; all: number }>(
    'drill_tasks_count',
    `SELECT count(*) FILTER (WHERE state = 'done')::int AS done, count(*)::int AS all
     FROM task WHERE client_id = $1 AND due_at <= $2`,
    [tx.clientId, tx.now],
  );
  return row && row.all > 0 ? row : null;
}

/** Required steps of incidents that nobody settled, and urgent tasks that nobody did. */
async function openDuties(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ duty: string }>(
    'drill_duties',
    `SELECT DISTINCT 'incident:' || s.step AS duty FROM incident_step s
     WHERE s.client_id = $1 AND s.required AND COALESCE(s.result, 'failed') = 'failed'
     UNION SELECT DISTINCT 'task:' || t.kind FROM task t WHERE t.client_id = $1 AND t.state = 'open' AND t.due_at <= $2
     ORDER BY duty`,
    [tx.clientId, tx.now],
  );
  return rows.map(({ duty }) => duty);
}
