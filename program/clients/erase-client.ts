import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { assertNoLegalHold } from '../privacy/legal-hold.ts';
import { leaveTombstone } from './find-client.ts';

export interface Erasure {
  readonly clientId: string;
  /** Staff id, or a command's name. */
  readonly by: string;
  /** Erase although a handoff is open; it is withdrawn with that reason. */
  readonly force: boolean;
}

/** What is left outside of this database, for a person to delete where it lies. */
export interface ErasureRemains {
  /** Text messages that the SMS provider has taken or delivered. */
  readonly textsAtProvider: number;
  /** Conversations that clinicians had in Slack. */
  readonly slackThreads: number;
}

/**
 * Erases a client's content for good: their key is destroyed, so that nothing encrypted with it can ever be read again;
 * what leads to them (addresses, chats, blind indexes, the program's id) is deleted, and nothing more is sent. What stays are ids,
 * times and fixed words: the audit trail is whole.
 * @throws {HandrailError} invalid_transition under legal hold, or while a handoff is open and `force` is not set; not_found; client_erased
 */
export async function eraseClient(
  database: Database,
  announcer: Announcer,
  erasure: Erasure,
): Promise<ErasureRemains> {
  const { clientId } = erasure;
  const remains = await database.transact(clientId, async (tx) => {
    await assertNoLegalHold(tx);
    const open = await openHandoffs(tx);
    if (open.length > 0 && !erasure.force) {
      throw new HandrailError(
        'invalid_transition',
        'a handoff of this client is open: a clinician may be with them, or on the way. Resolve or withdraw it first, or use --force.',
      );
    }
    const left = await countRemains(tx);
    for (const id of open) withdraw(tx, id, erasure.by);
    await sendNothingMore(tx);
    await deleteWhatLeadsToThem(tx);
    await destroyKey(tx);
    tx.audit({
      who: erasure.by,
      what: 'client.erased',
      why: erasure.force && open.length > 0 ? 'forced' : 'requested',
      subject: clientId,
      data: { ...left },
    });
    tx.afterCommit(() => database.keyring.forget(clientId));
    return { left, open };
  });
  for (const handoffId of remains.open) announcer.announce({ kind: 'handoff', clientId, handoffId });
  if (remains.open.length > 0) announcer.announce({ kind: 'queue' });
  announcer.announce({ kind: 'erased', clientId });
  return remains.left;
}

async function openHandoffs(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'erase_open_handoffs',
    `SELECT id FROM handoff WHERE client_id = $1 AND state IN ('waiting', 'claimed', 'contacted') FOR UPDATE`,
    [tx.clientId],
  );
  return rows.map(({ id }) => id);
}

async function countRemains(tx: Transaction): Promise<ErasureRemains> {
  const [row] = await tx.query<{ texts: number; threads: number }>(
    'erase_remains',
    `SELECT (SELECT count(*)::int FROM message m WHERE m.client_id = $1 AND m.channel = 'sms'
               AND (m.direction = 'in' OR m.provider_id IS NOT NULL)) AS texts,
            (SELECT count(*)::int FROM handoff h WHERE h.client_id = $1 AND h.slack_ts IS NOT NULL) AS threads`,
    [tx.clientId],
  );
  return { textsAtProvider: row?.texts ?? 0, slackThreads: row?.threads ?? 0 };
}

function withdraw(tx: Transaction, handoffId: string, by: string): void {
  tx.update('Handoff', handoffId, {
    state: 'withdrawn',
    withdrawnReason: 'client_erased',
    resolvedAt: tx.now,
    leaseUntil: null,
  });
  tx.audit({ who: by, what: 'handoff.withdrawn', why: 'client_erased', subject: handoffId });
}

/** One statement each: names and texts of statements that only differ by table would hide what is done to which. */
async function sendNothingMore(tx: Transaction): Promise<void> {
  const own = [tx.clientId];
  const ownNow = [tx.clientId, tx.now];
  await tx.query(
    'erase_timers',
    `UPDATE timer SET state = 'cancelled', data = '{}', done_at = $2 WHERE client_id = $1 AND state = 'pending'`,
    ownNow,
  );
  await tx.query(
    'erase_outbox',
    `UPDATE outbox SET state = 'cancelled', lease_until = NULL, error_code = 'client_erased'
     WHERE client_id = $1 AND state IN ('pending', 'sending', 'unknown')`,
    own,
  );
  await tx.query(
    'erase_follow_ups',
    `UPDATE follow_up SET state = 'cancelled' WHERE client_id = $1 AND state IN ('due', 'paused')`,
    own,
  );
  await tx.query('erase_schedules', 'UPDATE check_in_schedule SET active = false WHERE client_id = $1', own);
  await tx.query(
    'erase_check_ins',
    `UPDATE check_in SET state = 'cancelled' WHERE client_id = $1 AND sent_at IS NULL`,
    own,
  );
  await tx.query(
    'erase_tasks',
    `UPDATE task SET state = 'cancelled', done_at = $2, done_reason = 'client_erased' WHERE client_id = $1 AND state = 'open'`,
    ownNow,
  );
  await tx.query(
    'erase_inbox',
    `UPDATE inbox SET state = 'failed', error_code = 'client_erased', done_at = $2 WHERE client_id = $1 AND state = 'pending'`,
    ownNow,
  );
  await tx.query(
    'erase_sessions',
    `UPDATE session SET closed_at = $2, closed_reason = 'client_erased' WHERE client_id = $1 AND closed_at IS NULL`,
    ownNow,
  );
}

async function deleteWhatLeadsToThem(tx: Transaction): Promise<void> {
  const own = [tx.clientId];
  await tx.query('erase_identities', 'DELETE FROM identity WHERE client_id = $1', own);
  await tx.query('erase_chats', 'DELETE FROM chat_session WHERE client_id = $1', own);
  await tx.query('erase_dialogs', 'DELETE FROM dialog_state WHERE client_id = $1', own);
  await tx.query('erase_media', 'UPDATE media SET body = NULL WHERE client_id = $1', own);
  await tx.query('erase_hope_pictures', 'DELETE FROM hope_picture WHERE client_id = $1', own);
  await tx.query('erase_contacts', 'UPDATE contact SET phone_index = NULL WHERE client_id = $1', own);
}

async function destroyKey(tx: Transaction): Promise<void> {
  const [client] = await tx.query<{ external_id: string | null }>(
    'erase_external_id',
    'SELECT external_id FROM client WHERE id = $1',
    [tx.clientId],
  );
  if (client?.external_id) leaveTombstone(tx, client.external_id);
  tx.update('Client', tx.clientId ?? '', {
    externalId: null,
    program: null,
    flags: [],
    quietHours: [],
    lockedChannel: null,
    profile: new Uint8Array(0),
    erasedAt: tx.now,
    updatedAt: tx.now,
  });
  await tx.query(
    'erase_key',
    'UPDATE client_key SET wrapped = NULL, destroyed_at = $2 WHERE client_id = $1',
    [tx.clientId, tx.now],
  );
}
