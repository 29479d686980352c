import type { Application } from 'express';
import { FILE_LINK_DAYS, readFileLink } from '../../../handoff/care/send-file.ts';
import type { Database } from '../../../platform/database/database.ts';
import { errorCodeOf } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';

const DAY_MS = 86_400_000;

interface MediaRow {
  readonly client_id: string;
  readonly content_type: string;
  readonly body: Buffer | null;
  readonly created_at: Date;
  readonly wrapped: Buffer | null;
}

/** Serves files that clinicians sent to clients, at addresses that nobody can guess, while the link is good. */
export function mountFiles(express: Application, parts: { database: Database; log: Log }): void {
  const { database, log } = parts;
  express.get('/files/:name', async (request, response) => {
    response.set({
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex, nofollow',
    });
    const gone = () => response.status(404).type('text/plain').send('This link is not good any more.');
    const id = readFileLink(database.keyring, String(request.params.name));
    if (!id) return void gone();
    try {
      const row = await read(database, id);
      const since = database.clock.now().getTime() - FILE_LINK_DAYS * DAY_MS;
      if (!row?.body || row.created_at.getTime() < since) return void gone();
      const cipher = database.keyring.clientCipher(row.client_id, row.wrapped);
      const body = cipher.openBytes(`media.body/${id}`, row.body);
      const isShown = row.content_type.startsWith('image/');
      response.setHeader('Content-Disposition', isShown ? 'inline' : 'attachment; filename="file"');
      response.type(row.content_type).send(body);
    } catch (error) {
      log.warn('file.not_served', { code: errorCodeOf(error) });
      gone();
    }
  });
}

async function read(database: Database, id: string): Promise<MediaRow | null> {
  const { rows } = await database.pool.query<MediaRow>({
    name: 'slack_file_sent',
    text: `SELECT d.client_id, d.content_type, d.body, d.created_at, k.wrapped
           FROM media d JOIN message m ON m.id = d.message_id AND m.direction = 'out' AND m.sender = 'clinician'
           JOIN client_key k ON k.client_id = d.client_id WHERE d.id = $1 AND d.state = 'stored'`,
    values: [id],
  });
  return rows[0] ?? null;
}
