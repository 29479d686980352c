import type { Transaction } from '../platform/database/transaction.ts';

/** One disclosure of a client's record in an emergency. Prepared ones still lack who told whom. */
export interface DisclosureEntry {
  readonly id: string;
  readonly incidentId: string | null;
  readonly at: Date | null;
  readonly recipient: string | null;
  /** Staff id. */
  readonly discloser: string | null;
  readonly nature: string;
  readonly state: 'prepared' | 'completed';
}

/** The transaction's client's log, latest first. */
export async function listDisclosures(tx: Transaction): Promise<DisclosureEntry[]> {
  const rows = await tx.query<{
    id: string;
    incident_id: string | null;
    at: Date | null;
    recipient: Buffer | null;
    discloser: string | null;
    nature: Buffer;
    state: 'prepared' | 'completed';
  }>(
    'disclosure_list',
    `SELECT id, incident_id, at, recipient, discloser, nature, state FROM disclosure WHERE client_id = $1
     ORDER BY created_at DESC, id DESC`,
    [tx.clientId],
  );
  return rows.map(({ id, incident_id: incidentId, at, recipient, discloser, nature, state }) => ({
    id,
    incidentId,
    at,
    recipient: recipient && tx.cipher.open<string>(`disclosure.recipient/${id}`, recipient),
    discloser,
    nature: tx.cipher.open<string>(`disclosure.nature/${id}`, nature),
    state,
  }));
}
