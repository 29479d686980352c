import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import type { HandoffDeps } from '../ports.ts';
import { type Replied, type Reply, replyToClient } from '../relay.ts';

/** A file that a clinician sends to the client. */
export interface FileToSend {
  readonly contentType: string;
  readonly body: Buffer;
  /** Where it came from, for the record. */
  readonly source: string;
}

/** A link to a file is good for so long after it was sent. */
export const FILE_LINK_DAYS = 7;

/**
 * Sends files to the client as links: the file lies with us, sealed with the client's key, and nothing of it with a
 * carrier. One message for all; the same key again sends nothing.
 * @throws {HandrailError} as `replyToClient`; delivery_refused where others may read the client's telephone
 */
export async function sendFiles(
  tx: Transaction,
  deps: HandoffDeps,
  reply: Omit<Reply, 'text'>,
  files: readonly FileToSend[],
): Promise<Replied> {
  const [client] = await tx.query<{ flags: string[] }>(
    'send_file_flags',
    'SELECT flags FROM client WHERE id = $1',
    [tx.clientId],
  );
  if (client?.flags.includes('unsafe_phone')) {
    throw new HandrailError(
      'delivery_refused',
      'The file was not sent: others may read this client’s telephone.',
    );
  }
  const ids = files.map(() => tx.ids.next());
  const text = ids.map((id) => fileLink(tx.keyring, deps.publicUrl, id)).join('\n');
  const sent = await replyToClient(tx, deps, { ...reply, text });
  if (!sent.isNew) return sent;
  for (const [position, { contentType, body, source }] of files.entries()) {
    const id = ids[position] ?? '';
    tx.insert('Media', {
      id,
      clientId: tx.clientId ?? '',
      messageId: sent.messageId,
      position,
      contentType,
      size: body.length,
      source: tx.cipher.seal(`media.source/${id}`, source),
      body: tx.cipher.sealBytes(`media.body/${id}`, body),
      state: 'stored',
      createdAt: tx.now,
      storedAt: tx.now,
    });
    tx.audit({ who: reply.staffId, what: 'media.sent', why: reply.via, subject: id });
  }
  tx.update('Message', sent.messageId, { mediaCount: files.length });
  return sent;
}

/** The address of a file; whoever has it may read the file while the link is good. */
export function fileLink(keyring: Keyring, publicUrl: string, mediaId: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/files/${mediaId}.${keyring.blindIndex('file_link', mediaId)}`;
}

/** The file's id from the last part of its address; null for one that we did not make. */
export function readFileLink(keyring: Keyring, part: string): string | null {
  const [, id = '', mark = ''] = /^([0-9a-f-]{36})\.([0-9a-f]{40})$/.exec(part) ?? [];
  // A keyed hash is compared: how long that takes tells nothing that helps to make one.
  return id !== '' && keyring.blindIndex('file_link', id) === mark ? id : null;
}
