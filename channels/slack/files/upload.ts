import type { Delivery } from '../../../conversations/ports.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { PostResult } from '../posts.ts';
import type { SlackApi } from '../web-api.ts';
import { isSlacks } from './download.ts';

/** An alert may wait behind an upload, so it is short; what did not get through is tried again. */
const TIMEOUT_MS = 6_000;
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
};

/** Puts a client's file into a thread of Slack, under a name that says nothing. Never throws. */
export async function uploadMedia(
  parts: { readonly database: Database; readonly api: SlackApi; readonly apiUrl: string | null },
  delivery: Delivery,
  root: { readonly channel: string; readonly ts: string },
): Promise<PostResult> {
  const media = await readMedia(parts.database, String(delivery.body.data?.mediaId ?? ''));
  if (!media) return { ok: false, failure: { kind: 'refused', code: 'invalid_arguments' } };
  const filename = `attachment.${ENDINGS[media.contentType] ?? media.contentType.replace(/^.*\//, '')}`;
  const asked = await parts.api.call('files.getUploadURLExternal', { filename, length: media.body.length });
  if (!asked.ok) return asked;
  const { upload_url: address, file_id: fileId } = asked.data as { upload_url?: string; file_id?: string };
  if (!address || !fileId || !isSlacks(address, parts.apiUrl))
    return { ok: false, failure: { kind: 'unknown', code: 'upload_address' } };
  if (!(await put(address, media.body)))
    return { ok: false, failure: { kind: 'not_sent', code: 'upload_failed' } };
  const done = await parts.api.call('files.completeUploadExternal', {
    files: [{ id: fileId, title: 'Attachment of the client' }],
    channel_id: root.channel,
    thread_ts: root.ts,
  });
  return done.ok ? { ok: true, posted: { channel: root.channel, ts: fileId } } : done;
}

async function put(address: string, body: Buffer): Promise<boolean> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

async function readMedia(
  database: Database,
  mediaId: string,
): Promise<{ contentType: string; body: Buffer } | null> {
  const { rows } = await database.pool.query<{
    client_id: string;
    content_type: string;
    body: Buffer | null;
    wrapped: Buffer | null;
  }>({
    name: 'slack_media',
    text: `SELECT d.client_id, d.content_type, d.body, k.wrapped FROM media d
           JOIN client_key k ON k.client_id = d.client_id WHERE d.id = $1`,
    values: [mediaId],
  });
  const row = rows[0];
  if (!row?.body) return null;
  const cipher = database.keyring.clientCipher(row.client_id, row.wrapped);
  return { contentType: row.content_type, body: cipher.openBytes(`media.body/${mediaId}`, row.body) };
}
