import type { Transaction } from '../../platform/database/transaction.ts';

/** A disclosure that was made: the four facts that have to be written down at once (clinical ground, section 1.9). */
export interface MadeDisclosure {
  readonly incidentId: string | null;
  /** Who was told, with their affiliation. */
  readonly recipient: string;
  readonly discloserId: string;
  readonly at: Date;
  /** What was told, and why so much. */
  readonly nature: string;
}

/**
 * Writes a disclosure into the log. A log that was prepared for the incident is completed; else a new entry is made.
 * The recipient and the nature are sealed. Returns the entry's id.
 */
export async function logDisclosure(tx: Transaction, made: MadeDisclosure): Promise<string> {
  const [prepared] = await tx.query<{ id: string }>(
    'disclosure_to_complete',
    `SELECT id FROM disclosure WHERE client_id = $1 AND state = 'prepared' AND (incident_id = $2::uuid OR incident_id IS NULL)
     ORDER BY created_at LIMIT 1`,
    [tx.clientId, made.incidentId],
  );
  const id = prepared?.id ?? tx.ids.next();
  const entry = {
    incidentId: made.incidentId,
    at: made.at,
    recipient: tx.cipher.seal(`disclosure.recipient/${id}`, made.recipient),
    discloser: made.discloserId,
    nature: tx.cipher.seal(`disclosure.nature/${id}`, made.nature),
    state: 'completed',
  };
  if (prepared) tx.update('Disclosure', id, entry);
  else tx.insert('Disclosure', { id, clientId: tx.clientId ?? '', createdAt: tx.now, ...entry });
  tx.audit({ who: made.discloserId, what: 'disclosure.logged', why: 'disclosed', subject: id });
  return id;
}
