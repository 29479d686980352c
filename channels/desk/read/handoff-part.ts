import { nextContactPurpose } from '../../../handoff/close.ts';
import { HANDOFF_COLUMNS, type HandoffRow, shortCode } from '../../../handoff/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

/** The handoff as the desk shows it, with everything that was tried and done. Staff are ids here; names come beside. */
export interface HandoffPart
  extends Omit<HandoffRow, 'sessionId' | 'slackChannel' | 'slackTs' | 'priority' | 'escalationRound'> {
  readonly code: string;
  readonly isLapsed: boolean;
  readonly nextContact: string | null;
  readonly events: readonly HandoffEventPart[];
  readonly tried: readonly TriedPart[];
}

export interface HandoffEventPart {
  readonly at: Date;
  readonly kind: string;
  readonly by: string;
  readonly reason: string | null;
  readonly note: string | null;
}

/** One page to somebody by one route, and what came of it. */
export interface TriedPart {
  readonly at: Date;
  readonly rung: string;
  readonly route: string;
  readonly staffId: string | null;
  readonly result: string;
}

type Stored = { [K in keyof HandoffRow]: HandoffRow[K] } & { readonly nextContactSealed: Buffer | null };

const BY_ID = `SELECT ${HANDOFF_COLUMNS}, next_contact AS "nextContactSealed" FROM handoff WHERE id = $1 AND client_id = $2`;
/** The open one, else the latest. */
const CURRENT = `SELECT ${HANDOFF_COLUMNS}, next_contact AS "nextContactSealed" FROM handoff WHERE client_id = $1
  ORDER BY state IN ('waiting', 'claimed', 'contacted') DESC, opened_at DESC LIMIT 1`;

/** A handoff of the transaction's client: the one with this id, or the one that matters now; null when there is none. */
export async function readHandoffPart(
  tx: Transaction,
  handoffId: string | null,
): Promise<HandoffPart | null> {
  const [row] = handoffId
    ? await tx.query<Stored>('desk_handoff', BY_ID, [handoffId, tx.clientId])
    : await tx.query<Stored>('desk_handoff_current', CURRENT, [tx.clientId]);
  if (!row) return null;
  const {
    nextContactSealed,
    sessionId: _s,
    slackChannel: _c,
    slackTs: _t,
    priority: _p,
    escalationRound: _r,
    ...shown
  } = row;
  return {
    ...shown,
    code: shortCode(row.id),
    isLapsed: row.state !== 'waiting' && row.leaseUntil !== null && row.leaseUntil <= tx.now,
    nextContact: nextContactSealed && tx.cipher.open<string>(nextContactPurpose(row.id), nextContactSealed),
    events: await readEvents(tx, row.id),
    tried: await readTried(tx, row.id),
  };
}

async function readEvents(tx: Transaction, handoffId: string): Promise<HandoffEventPart[]> {
  const rows = await tx.query<
    HandoffEventPart & { id: string; sealed: Buffer | null } & Record<string, unknown>
  >(
    'desk_events',
    'SELECT id, at, kind, by, reason, note AS sealed FROM handoff_event WHERE handoff_id = $1 ORDER BY at, id',
    [handoffId],
  );
  return rows.map(({ id, at, kind, by, reason, sealed }) => ({
    at,
    kind,
    by,
    reason,
    note: sealed && tx.cipher.open<string>(`handoff_event.note/${id}`, sealed),
  }));
}

function readTried(tx: Transaction, handoffId: string): Promise<TriedPart[]> {
  return tx.query<TriedPart & Record<string, unknown>>(
    'desk_tried',
    `SELECT at, rung, route, staff_id AS "staffId", result FROM escalation WHERE handoff_id = $1 ORDER BY at, id`,
    [handoffId],
  );
}
