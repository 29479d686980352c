import { isAsWritten, STORED_ENTRY_COLUMNS, type StoredEntry } from '../../platform/audit/stored-entry.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { protocolHash } from '../../program/protocol/hash-protocol.ts';
import { incidentRules } from '../../program/protocol/incident-rules.ts';

/** One step of the protocol's version, with what the record says of it and the audit entry that says so too. */
export interface ProvenStep {
  readonly step: string;
  readonly required: boolean;
  readonly at: Date | null;
  readonly by: string | null;
  readonly result: string | null;
  /** Place in the client's audit chain; null: no entry says so. */
  readonly auditPosition: number | null;
  /** `taken`: settled, and a sound audit entry of the same person, instant and result says so. */
  readonly verdict: 'taken' | 'waived' | 'open' | 'not_proven';
}

/** Whether an incident was worked as its protocol's version wants it. */
export interface IncidentProof {
  readonly incidentId: string;
  readonly protocol: {
    readonly label: string;
    readonly hash: string | null;
    /** A staff id, or `built_in`; null: nobody had signed it. */
    readonly signedBy: string | null;
    readonly signedAt: Date | null;
    /** The stored rules still have the hash that stands here. */
    readonly isIntact: boolean;
  };
  readonly steps: readonly ProvenStep[];
  /** Every required step is taken, and every entry is sound. */
  readonly isComplete: boolean;
}

/**
 * Holds an incident against the version of the protocol under which it was opened, and against the audit chain. The links
 * of the whole chain are checked by `verify-audit`; here each entry is.
 * @throws {HandrailError} not_found
 */
export async function proveIncident(tx: Transaction, incidentId: string): Promise<IncidentProof> {
  const [incident] = await tx.query<{ label: string; waived: boolean }>(
    'proof_incident',
    `SELECT protocol_version AS label, close_note IS NOT NULL AS waived FROM incident WHERE id = $1 AND client_id = $2`,
    [incidentId, tx.clientId],
  );
  if (!incident) throw new HandrailError('not_found', 'no such incident');
  const protocol = await readProtocol(tx, incident.label);
  const { steps } = await incidentRules(tx, incident.label);
  const recorded = await tx.query<Recorded>(
    'proof_steps',
    'SELECT step, at, by, result FROM incident_step WHERE incident_id = $1 ORDER BY id',
    [incidentId],
  );
  const entries = await tx.query<Entry>(
    'proof_entries',
    `SELECT ${STORED_ENTRY_COLUMNS}
     FROM audit_event WHERE chain = $1 AND subject = $2 ORDER BY position`,
    [tx.clientId, incidentId],
  );
  const proven = steps.map(({ step, required }): ProvenStep => {
    const row = recorded.find((one) => one.step === step);
    const entry = entries.findLast(({ what }) => what === `incident.${step}`);
    const isSettled = row?.result === 'done' || row?.result === 'not_needed';
    const isSaid = entry !== undefined && row !== undefined && says(entry, row) && isSound(tx, entry);
    return {
      step,
      required,
      at: row?.at ?? null,
      by: row?.by ?? null,
      result: row?.result ?? null,
      auditPosition: entry?.position ?? null,
      verdict: isSettled
        ? isSaid
          ? 'taken'
          : 'not_proven'
        : incident.waived && required
          ? 'waived'
          : 'open',
    };
  });
  const isComplete =
    protocol.isIntact &&
    proven.every(({ required, verdict }) => verdict === 'taken' || (!required && verdict === 'open'));
  return { incidentId, protocol, steps: proven, isComplete };
}

interface Recorded extends Record<string, unknown> {
  readonly step: string;
  readonly at: Date | null;
  readonly by: string | null;
  readonly result: string | null;
}

type Entry = StoredEntry & Record<string, unknown>;

async function readProtocol(tx: Transaction, label: string): Promise<IncidentProof['protocol']> {
  const [row] = await tx.query<{
    hash: string;
    body: unknown;
    signedBy: string | null;
    signedAt: Date | null;
  }>(
    'proof_protocol',
    `SELECT hash, body, signed_by AS "signedBy", signed_at AS "signedAt" FROM protocol_version
     WHERE version || '+' || left(hash, 8) = $1 LIMIT 1`,
    [label],
  );
  if (!row) return { label, hash: null, signedBy: null, signedAt: null, isIntact: false };
  const { body, ...stored } = row;
  return { label, ...stored, isIntact: protocolHash(body) === row.hash };
}

function says(entry: Entry, row: Recorded): boolean {
  return entry.who === row.by && entry.why === row.result && entry.at.getTime() === row.at?.getTime();
}

function isSound({ keyring }: Transaction, entry: Entry): boolean {
  return keyring.knowsAuditKey(entry.keyId) && isAsWritten(keyring, entry);
}
