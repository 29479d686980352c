import type { DeliveryBody } from '../../conversations/ports.ts';
import { AlreadyClaimed } from '../../handoff/claim.ts';
import type { ClientPhoned } from '../../handoff/client-phoned.ts';
import { pageKey } from '../../handoff/escalation/page.ts';
import type { Handoffs } from '../../handoff/handoffs.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { levelRank, type RiskLevel } from '../../platform/risk.ts';
import { isDrillClient } from '../../program/clients/client-facts.ts';
import { onCallAt } from '../../program/on-call/on-call.ts';
import { SHIFTS_SQL } from '../../program/on-call/read-shifts.ts';
import { type Shift, TIERS } from '../../program/on-call/shift.ts';
import { staffById } from '../../program/staff/find-staff.ts';
import { reportPageToHandoff } from '../sms/page-reports.ts';
import type { OnCall, Taking, VoiceDesk, VoicePage } from './ports.ts';

/** Nothing is left to take or to join. */
const CLOSED: ReadonlySet<string> = new Set(['handoff_closed', 'invalid_transition']);

/** Somebody who phones instead of writing is at least this urgent. */
const LEAST_LEVEL: RiskLevel = 'moderate';

/** The telephone's way to the handoffs in the database. */
export function createVoiceDesk(database: Database, handoffs: Handoffs): VoiceDesk {
  return {
    readPage: (escalationId) => readPage(database, escalationId),
    acceptPage: (escalationId) => taking(() => handoffs.acceptPage(escalationId)),
    declinePage: (escalationId, callSid) => handoffs.declinePage(escalationId, callSid || null),
    reportPage: reportPageToHandoff(database, handoffs),
    clientPhoned: (clientId) => database.transact(clientId, (tx) => openForCall(tx, handoffs)),
    onCall: () => firstOnCall(database),
    takeCall: async (handoffId, staffId) => {
      const result = await taking(() => handoffs.claim(handoffId, staffId, 'voice'));
      if (result === 'taken') await handoffs.logCall(handoffId, staffId, 'reached');
    },
  };
}

/** `accept` answers `joined` where somebody came to a colleague's side; everything else it answers is a claim. */
async function taking(accept: () => Promise<unknown>): Promise<Taking> {
  try {
    return (await accept()) === 'joined' ? 'joined' : 'taken';
  } catch (error) {
    if (error instanceof AlreadyClaimed) return 'somebody_else_has_it';
    if (error instanceof HandrailError && CLOSED.has(error.code)) return 'closed';
    if (error instanceof HandrailError && error.code === 'forbidden') return 'not_allowed';
    throw error;
  }
}

async function readPage(database: Database, escalationId: string): Promise<VoicePage | null> {
  const { rows } = await database.pool.query<{
    id: string;
    client_id: string;
    body: Buffer;
    wrapped: Buffer | null;
    is_open: boolean;
  }>({
    name: 'voice_page',
    text: `SELECT o.id, o.client_id, o.body, k.wrapped,
             CASE WHEN e.rung = 'second' THEN h.state IN ('claimed', 'contacted') AND h.second_clinician_id IS NULL
               ELSE h.state = 'waiting' OR (h.state IN ('claimed', 'contacted')
                 AND (h.clinician_id = o.staff_id OR h.lease_until <= $2)) END AS is_open
           FROM outbox o JOIN escalation e ON e.id::text = $3
           JOIN client_key k ON k.client_id = o.client_id JOIN handoff h ON h.id = o.handoff_id
           WHERE o.unique_key = $1`,
    values: [pageKey(escalationId), database.clock.now(), escalationId],
  });
  const row = rows[0];
  if (!row?.wrapped) return null;
  const cipher = database.keyring.clientCipher(row.client_id, row.wrapped);
  const { text } = cipher.open<DeliveryBody>(`outbox.body/${row.id}`, row.body);
  return text ? { speech: text, isOpen: row.is_open } : null;
}

async function openForCall(tx: Transaction, handoffs: Handoffs): Promise<ClientPhoned> {
  const [session] = await tx.queryDirect<{ id: string; level: RiskLevel }>(
    'voice_open_session',
    'SELECT id, level FROM session WHERE client_id = $1 AND closed_at IS NULL ORDER BY opened_at DESC LIMIT 1',
    [tx.clientId],
  );
  const level = session && levelRank(session.level) > levelRank(LEAST_LEVEL) ? session.level : LEAST_LEVEL;
  return handoffs.clientPhoned(tx, {
    level,
    trigger: 'phone_call',
    channel: 'sms',
    sessionId: session?.id ?? null,
    by: 'client',
    drill: await isDrillClient(tx),
  });
}

async function firstOnCall(database: Database): Promise<OnCall | null> {
  const { rows } = await database.pool.query<Shift & Record<string, unknown>>({
    name: 'voice_on_call',
    text: SHIFTS_SQL,
  });
  const now = database.clock.now();
  for (const staffId of TIERS.flatMap((tier) => onCallAt(rows, tier, now))) {
    const staff = await staffById(database, staffId);
    if (staff?.active && staff.phone) return { staffId, phone: staff.phone };
  }
  return null;
}
