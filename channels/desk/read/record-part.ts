import { listScreenings, type Screening } from '../../../handoff/care/screening.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

/** What was agreed for later, and what was done on paper. */
export interface RecordPart {
  readonly followUps: readonly FollowUpPart[];
  readonly screenings: readonly Screening[];
  readonly disclosures: readonly DisclosurePart[];
}

export interface FollowUpPart {
  readonly id: string;
  readonly kind: string;
  readonly dueAt: Date;
  readonly channel: string;
  readonly state: string;
  readonly sentAt: Date | null;
}

export interface DisclosurePart {
  readonly id: string;
  readonly at: Date;
  readonly state: string;
  readonly recipient: string | null;
  readonly nature: string;
  /** Staff id; null while it is only prepared. */
  readonly discloser: string | null;
}

const LIMIT = 20;

export async function readRecordPart(tx: Transaction): Promise<RecordPart> {
  return {
    followUps: await tx.query<FollowUpPart & Record<string, unknown>>(
      'desk_follow_ups',
      `SELECT id, kind, due_at AS "dueAt", channel, state, sent_at AS "sentAt" FROM follow_up WHERE client_id = $1
       ORDER BY state = 'due' DESC, due_at DESC LIMIT ${LIMIT}`,
      [tx.clientId],
    ),
    screenings: (await listScreenings(tx)).slice(0, 5),
    disclosures: await readDisclosures(tx),
  };
}

async function readDisclosures(tx: Transaction): Promise<DisclosurePart[]> {
  const rows = await tx.query<
    Omit<DisclosurePart, 'recipient' | 'nature'> & { recipient: Buffer | null; nature: Buffer } & Record<
        string,
        unknown
      >
  >(
    'desk_disclosures',
    `SELECT id, COALESCE(at, created_at) AS at, state, discloser, recipient, nature FROM disclosure WHERE client_id = $1
     ORDER BY created_at DESC LIMIT ${LIMIT}`,
    [tx.clientId],
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    state: row.state,
    discloser: row.discloser,
    recipient: row.recipient && tx.cipher.open<string>(`disclosure.recipient/${row.id}`, row.recipient),
    nature: tx.cipher.open<string>(`disclosure.nature/${row.id}`, row.nature),
  }));
}
