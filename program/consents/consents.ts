import type { Transaction } from '../../platform/database/transaction.ts';

/** A consent of the client, given or taken back. */
export interface NewConsent {
  /** Fixed word: `sms`, `checkIns`, `caringContacts`, `alerts`, or a per-incident one such as `dispatch`. */
  readonly kind: string;
  readonly given: boolean;
  /** The client's own words; null where it came with an import or a form. */
  readonly words: string | null;
  /** Channel or command it came by. */
  readonly source: string;
  readonly expiresAt?: Date | null;
}

export interface ConsentEntry {
  readonly id: string;
  readonly kind: string;
  readonly state: 'given' | 'revoked';
  readonly at: Date;
  readonly source: string;
  readonly words: string | null;
}

interface ConsentRow {
  readonly id: string;
  readonly kind: string;
  readonly state: 'given' | 'revoked';
  readonly at: Date;
  readonly source: string;
  readonly words: Buffer | null;
}

const purpose = (consentId: string) => `consent.words/${consentId}`;

/** Adds a consent or its revocation; earlier ones stay, the newest of a kind counts. Returns the entry's id. */
export function recordConsent(tx: Transaction, consent: NewConsent): string {
  const clientId = tx.clientId;
  if (!clientId) throw new Error('a consent belongs to a client transaction');
  const id = tx.ids.next();
  tx.insert('Consent', {
    id,
    clientId,
    kind: consent.kind,
    state: consent.given ? 'given' : 'revoked',
    at: tx.now,
    source: consent.source,
    words: consent.words === null ? null : tx.cipher.seal(purpose(id), consent.words),
    expiresAt: consent.expiresAt ?? null,
  });
  tx.audit({
    who: consent.words === null ? consent.source : 'client',
    what: consent.given ? 'consent.given' : 'consent.revoked',
    why: consent.source,
    subject: id,
    data: { kind: consent.kind },
  });
  return id;
}

/** Everything the client ever agreed to or revoked, oldest first, in their words. */
export async function listConsents(tx: Transaction): Promise<ConsentEntry[]> {
  const rows = await tx.query<ConsentRow & Record<string, unknown>>(
    'consent_list',
    'SELECT id, kind, state, at, source, words FROM consent WHERE client_id = $1 ORDER BY at, id',
    [tx.clientId],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    at: row.at,
    source: row.source,
    words: row.words && tx.cipher.open<string>(purpose(row.id), row.words),
  }));
}
