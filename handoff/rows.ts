import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import type { RiskLevel } from '../platform/risk.ts';
import type { HandoffState } from './state.ts';

/** A handoff as stored. `leaseUntil` is null once contact was made; set and past, the claim no longer holds others off. */
export interface HandoffRow {
  readonly id: string;
  readonly clientId: string;
  readonly sessionId: string | null;
  readonly level: RiskLevel;
  readonly trigger: string;
  readonly queue: string;
  readonly priority: number;
  readonly channel: string;
  readonly state: HandoffState;
  readonly openedAt: Date;
  readonly claimedAt: Date | null;
  readonly clinicianId: string | null;
  readonly leaseUntil: Date | null;
  readonly contactedAt: Date | null;
  readonly lastClientAt: Date | null;
  readonly lastClinicianAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly disposition: string | null;
  readonly closingLevel: string | null;
  readonly withdrawnReason: string | null;
  readonly escalationRound: number;
  readonly nobodyAnswered: boolean;
  readonly protocolVersion: string;
  readonly slackChannel: string | null;
  readonly slackTs: string | null;
  /** Score of the latest messages, 0 to 1; null before one was assessed while it was open. */
  readonly riskScore: number | null;
  /** Until then the holder owes no answer, unless the client writes. */
  readonly snoozedUntil: Date | null;
  /** Who had it before the present holder. */
  readonly previousClinicianId: string | null;
  /** A colleague who has joined the holder. */
  readonly secondClinicianId: string | null;
  readonly drill: boolean;
}

export const HANDOFF_COLUMNS = `id, client_id AS "clientId", session_id AS "sessionId", level, trigger, queue, priority,
  channel, state, opened_at AS "openedAt", claimed_at AS "claimedAt", clinician_id AS "clinicianId",
  lease_until AS "leaseUntil", contacted_at AS "contactedAt", last_client_at AS "lastClientAt",
  last_clinician_at AS "lastClinicianAt", resolved_at AS "resolvedAt", disposition, closing_level AS "closingLevel",
  withdrawn_reason AS "withdrawnReason", escalation_round AS "escalationRound", nobody_answered AS "nobodyAnswered",
  protocol_version AS "protocolVersion", slack_channel AS "slackChannel", slack_ts AS "slackTs", risk_score AS "riskScore",
  snoozed_until AS "snoozedUntil", previous_clinician_id AS "previousClinicianId",
  second_clinician_id AS "secondClinicianId", drill`;

type Stored = HandoffRow & Record<string, unknown>;

/** The handoff as it is now, its row locked until the transaction ends. @throws {HandrailError} not_found */
export async function lockHandoff(tx: Transaction, handoffId: string): Promise<HandoffRow> {
  const [row] = await tx.query<Stored>(
    'handoff_lock',
    `SELECT ${HANDOFF_COLUMNS} FROM handoff WHERE id = $1 AND client_id = $2 FOR UPDATE`,
    [handoffId, tx.clientId],
  );
  if (!row) throw new HandrailError('not_found', 'no such handoff');
  return row;
}

/** The client's open handoff, locked; null when there is none. */
export async function lockOpenHandoff(tx: Transaction): Promise<HandoffRow | null> {
  const [row] = await tx.query<Stored>(
    'handoff_lock_open',
    `SELECT ${HANDOFF_COLUMNS} FROM handoff
     WHERE client_id = $1 AND state IN ('waiting', 'claimed', 'contacted') ORDER BY opened_at DESC LIMIT 1 FOR UPDATE`,
    [tx.clientId],
  );
  return row ?? null;
}

/** What people call the handoff by: short enough to read aloud, from its id's random end. */
export function shortCode(handoffId: string): string {
  const tail = handoffId.replaceAll('-', '').slice(-6).toUpperCase();
  return `H-${tail}`;
}
