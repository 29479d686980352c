import type { MessageBody } from '../../../conversations/outbox/queue.ts';
import type { Delivery } from '../../../conversations/ports.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { ThreadLine } from './thread-text.ts';

interface LineRow {
  readonly id: string;
  readonly client_id: string;
  readonly sender: ThreadLine['from'];
  readonly body: Buffer;
  readonly media_count: number;
  readonly at: Date;
  readonly status: string;
  readonly error_code: string | null;
  readonly wrapped: Buffer | null;
}

/**
 * The conversation's lines that these rows stand for, in the rows' order. A row whose message is gone gives no line.
 * @throws {HandrailError} client_erased
 */
export async function readThreadLines(
  database: Database,
  deliveries: readonly Delivery[],
): Promise<ThreadLine[]> {
  const ids = deliveries.map((delivery) => String(delivery.body.data?.messageId ?? delivery.messageId ?? ''));
  const { rows } = await database.pool.query<LineRow>({
    name: 'slack_thread_lines',
    text: `SELECT m.id, m.client_id, m.sender, m.body, m.media_count, m.at, m.status, m.error_code, k.wrapped
           FROM message m JOIN client_key k ON k.client_id = m.client_id WHERE m.id = ANY($1::uuid[])`,
    values: [ids.filter(Boolean)],
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  return deliveries.flatMap((delivery, index) => {
    // Shown again because it was not sent, before it was shown at all: once is enough.
    const row = ids.indexOf(ids[index] ?? '') === index ? found.get(ids[index] ?? '') : undefined;
    if (!row) return [];
    const body = database.keyring
      .clientCipher(row.client_id, row.wrapped)
      .open<MessageBody>(`message.body/${row.id}`, row.body);
    return [
      {
        outboxId: delivery.outboxId,
        from: row.sender,
        name: body.name ?? null,
        text: body.text,
        mediaCount: row.media_count,
        at: row.at,
        notSent: notSent(row),
      },
    ];
  });
}

/** In words why the client does not have this line; null when they have it, or may still get it. */
function notSent({ status, error_code: code }: LineRow): string | null {
  if (status === 'withheld') {
    if (code === 'opted_out') return 'not sent: the client left the text line';
    return code === 'clinician_has_client' ? 'not sent: a clinician has the client' : 'not sent';
  }
  return status === 'failed' || status === 'undelivered' ? 'not delivered' : null;
}
