import type { Transaction } from '../../../platform/database/transaction.ts';

/** One entry of what happened with a client, over all channels. Fixed words and numbers only; the page says them. */
export interface TimelineEntry {
  readonly at: Date;
  readonly kind: string;
  /** A fixed word: a channel, a level, a state, a skill. */
  readonly what: string | null;
  readonly detail: string | null;
  readonly count: number | null;
  readonly handoffId: string | null;
  /** Staff id, or a fixed word such as `client`; null where nobody did it. */
  readonly by: string | null;
}

/** So many entries are one page; older ones are asked for with the time of the last. */
export const TIMELINE_PAGE = 200;

/**
 * Messages are gathered by hour, channel and direction: what matters here is when and where somebody was in touch, not
 * the words. Everything else is one entry each.
 */
const TIMELINE_SQL = `
WITH every AS (
  SELECT max(at) AS at, 'messages' AS kind, channel AS what, direction AS detail, count(*)::int AS count,
    NULL::uuid AS "handoffId", NULL AS by
  FROM message WHERE client_id = $1 AND at < $2 GROUP BY date_trunc('hour', at), channel, direction
  UNION ALL
  SELECT a.at, 'risk', a.level, array_to_string(a.categories, ','), NULL, NULL, 'client' FROM assessment a
  WHERE a.client_id = $1 AND a.at < $2 AND a.level IN ('moderate', 'high', 'imminent')
  UNION ALL
  SELECT e.at, 'handoff_' || e.kind, h.level, e.reason, NULL, e.handoff_id, e.by
  FROM handoff_event e JOIN handoff h ON h.id = e.handoff_id
  WHERE e.client_id = $1 AND e.at < $2 AND e.kind <> 'note' AND e.kind <> 'priority_raised'
  UNION ALL
  SELECT opened_at, 'incident_opened', kind, NULL, NULL, handoff_id, NULL FROM incident WHERE client_id = $1 AND opened_at < $2
  UNION ALL
  SELECT at, 'incident_step', step, result, NULL, NULL, by FROM incident_step
  WHERE client_id = $1 AND at IS NOT NULL AND at < $2
  UNION ALL
  SELECT closed_at, 'incident_closed', kind, NULL, NULL, handoff_id, closed_by::text FROM incident
  WHERE client_id = $1 AND closed_at IS NOT NULL AND closed_at < $2
  UNION ALL
  SELECT at, 'plan', status, NULL, version, NULL, author FROM plan_version WHERE client_id = $1 AND at < $2
  UNION ALL
  SELECT at, 'consent', kind, state, NULL, NULL, source FROM consent WHERE client_id = $1 AND at < $2
  UNION ALL
  SELECT started_at, 'skill', skill,
    CASE WHEN before IS NULL THEN NULL ELSE before || ' to ' || COALESCE(after::text, '?') END, NULL, NULL, 'client'
  FROM skill_run WHERE client_id = $1 AND started_at < $2
  UNION ALL
  SELECT COALESCE(answered_at, sent_at), 'check_in', state, CASE WHEN mood IS NULL THEN NULL ELSE 'mood ' || mood END, NULL, NULL, 'client'
  FROM check_in WHERE client_id = $1 AND COALESCE(answered_at, sent_at) < $2
  UNION ALL
  SELECT COALESCE(sent_at, due_at), 'follow_up', kind, state, NULL, handoff_id, NULL FROM follow_up
  WHERE client_id = $1 AND COALESCE(sent_at, due_at) < $2
  UNION ALL
  SELECT created_at, 'task_opened', kind, NULL, NULL, handoff_id, NULL FROM task WHERE client_id = $1 AND created_at < $2
  UNION ALL
  SELECT done_at, 'task_closed', kind, done_reason, NULL, handoff_id, done_by::text FROM task
  WHERE client_id = $1 AND done_at IS NOT NULL AND done_at < $2
  UNION ALL
  SELECT at, 'alert', kind, NULL, NULL, handoff_id, NULL FROM alert WHERE client_id = $1 AND at < $2
  UNION ALL
  SELECT COALESCE(at, created_at), 'disclosure', state, NULL, NULL, NULL, discloser FROM disclosure
  WHERE client_id = $1 AND COALESCE(at, created_at) < $2
  UNION ALL
  SELECT at, 'screening', result, NULL, NULL, handoff_id, by::text FROM screening WHERE client_id = $1 AND at < $2)
SELECT * FROM every ORDER BY at DESC, kind LIMIT ${TIMELINE_PAGE + 1}`;

/** What happened with the transaction's client before an instant, the newest first; what is still to come stands first. */
export async function readTimeline(
  tx: Transaction,
  before: Date,
): Promise<{ entries: TimelineEntry[]; hasEarlier: boolean }> {
  const rows = await tx.query<TimelineEntry & Record<string, unknown>>('desk_timeline', TIMELINE_SQL, [
    tx.clientId,
    before,
  ]);
  return { entries: rows.slice(0, TIMELINE_PAGE), hasEarlier: rows.length > TIMELINE_PAGE };
}
