import { staffPagedSql } from '../../../handoff/escalation/tried.ts';
import { QUEUE_ORDER } from '../../../handoff/queue-view.ts';
import { shortCode } from '../../../handoff/rows.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { RiskLevel } from '../../../platform/risk.ts';
import { staffByIds } from '../../../program/staff/find-staff.ts';
import { type ClientLabel, type LabelRow, labelOf } from './client-name.ts';

/** Closed handoffs stay in sight this long, so that whoever closed one can look again. */
const RECENT_HOURS = 24;
const RECENT_LIMIT = 20;
const OPEN_LIMIT = 200;

/** One line of the queue. */
export interface QueueItem {
  readonly id: string;
  readonly code: string;
  readonly clientId: string;
  readonly client: ClientLabel;
  /** The highest it had. */
  readonly level: RiskLevel;
  /** What a clinician closed it at; null while it is open. */
  readonly closingLevel: RiskLevel | null;
  readonly state: string;
  readonly channel: string;
  readonly trigger: string;
  readonly queue: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly clinician: { readonly id: string; readonly name: string } | null;
  /** Since when the client waits for an answer of the clinician who has them; null when nothing is owed. */
  readonly unansweredSince: Date | null;
  /** The claim holds nobody off any more: somebody else may take it. */
  readonly isLapsed: boolean;
  /** Until when an answer is not owed, by agreement with the client; null without a pause. */
  readonly snoozedUntil: Date | null;
  readonly nobodyAnswered: boolean;
  /** With `nobodyAnswered`: whether anybody could be paged by text or call at all. */
  readonly wasStaffPaged: boolean;
  readonly drill: boolean;
}

interface QueueRow extends LabelRow {
  readonly id: string;
  readonly level: RiskLevel;
  readonly closingLevel: RiskLevel | null;
  readonly state: string;
  readonly channel: string;
  readonly trigger: string;
  readonly queue: string;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly clinicianId: string | null;
  readonly leaseUntil: Date | null;
  readonly lastClientAt: Date | null;
  readonly lastClinicianAt: Date | null;
  readonly snoozedUntil: Date | null;
  readonly nobodyAnswered: boolean;
  readonly wasStaffPaged: boolean;
  readonly drill: boolean;
}

const COLUMNS = `h.id, h.client_id AS "clientId", c.external_id AS "externalId", c.kind AS "clientKind", c.profile, k.wrapped,
  h.level, h.closing_level AS "closingLevel", h.state, h.channel, h.trigger, h.queue, h.opened_at AS "openedAt", h.resolved_at AS "resolvedAt",
  h.clinician_id AS "clinicianId", h.lease_until AS "leaseUntil", h.last_client_at AS "lastClientAt",
  h.last_clinician_at AS "lastClinicianAt", h.snoozed_until AS "snoozedUntil", h.nobody_answered AS "nobodyAnswered",
  h.nobody_answered AND ${staffPagedSql('h.id')} AS "wasStaffPaged", h.drill`;
const FROM = 'FROM handoff h JOIN client c ON c.id = h.client_id JOIN client_key k ON k.client_id = c.id';

const OPEN_SQL = `SELECT ${COLUMNS} ${FROM} WHERE h.state IN ('waiting', 'claimed', 'contacted')
  ORDER BY ${QUEUE_ORDER.replace(/\b(drill|priority|opened_at|id)\b/g, 'h.$1')} LIMIT ${OPEN_LIMIT}`;
const RECENT_SQL = `SELECT ${COLUMNS} ${FROM} WHERE h.state IN ('resolved', 'withdrawn') AND h.resolved_at > $1
  ORDER BY h.resolved_at DESC LIMIT ${RECENT_LIMIT}`;

/** The queue as it is now: open handoffs in the order in which they should be taken, and what was closed lately. */
export async function readDeskQueue(database: Database): Promise<{ open: QueueItem[]; recent: QueueItem[] }> {
  const since = new Date(database.clock.now().getTime() - RECENT_HOURS * 3_600_000);
  const open = await database.pool.query<QueueRow>({ name: 'desk_queue', text: OPEN_SQL });
  const recent = await database.pool.query<QueueRow>({
    name: 'desk_recent',
    text: RECENT_SQL,
    values: [since],
  });
  const holders = [...open.rows, ...recent.rows].flatMap((row) => row.clinicianId ?? []);
  const names = new Map((await staffByIds(database, [...new Set(holders)])).map((one) => [one.id, one.name]));
  const now = database.clock.now();
  const item = (row: QueueRow): QueueItem => ({
    id: row.id,
    code: shortCode(row.id),
    clientId: row.clientId,
    client: labelOf(database.keyring, row),
    level: row.level,
    closingLevel: row.closingLevel,
    state: row.state,
    channel: row.channel,
    trigger: row.trigger,
    queue: row.queue,
    openedAt: row.openedAt,
    closedAt: row.resolvedAt,
    clinician: row.clinicianId
      ? { id: row.clinicianId, name: names.get(row.clinicianId) ?? 'Somebody' }
      : null,
    unansweredSince: unansweredSince(row),
    snoozedUntil: row.snoozedUntil && row.snoozedUntil > now ? row.snoozedUntil : null,
    isLapsed: row.state !== 'waiting' && row.leaseUntil !== null && row.leaseUntil <= now,
    nobodyAnswered: row.nobodyAnswered,
    wasStaffPaged: row.wasStaffPaged,
    drill: row.drill,
  });
  return { open: open.rows.map(item), recent: recent.rows.map(item) };
}

function unansweredSince(row: QueueRow): Date | null {
  const isHeld = row.state === 'claimed' || row.state === 'contacted';
  if (!isHeld || !row.lastClientAt) return null;
  return !row.lastClinicianAt || row.lastClientAt > row.lastClinicianAt ? row.lastClientAt : null;
}

/** How many wait and how grave the gravest is: no more than a locked desk may know. */
export async function readPulse(database: Database): Promise<{ waiting: number; level: RiskLevel | null }> {
  const { rows } = await database.pool.query<{ waiting: number; level: RiskLevel | null }>({
    name: 'desk_pulse',
    text: `SELECT count(*)::int AS waiting, (array_agg(level ORDER BY priority DESC))[1] AS level FROM handoff
           WHERE state = 'waiting'`,
  });
  return rows[0] ?? { waiting: 0, level: null };
}
