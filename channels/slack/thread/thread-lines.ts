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
    text: `SELECT m.id, m.client_id, m.sender, m.body, m.media_count, m.at, k.wrapped
           FROM message m JOIN client_key k ON k.client_id = m.client_id WHERE m.id = ANY($1::uuid[])`,
    values: [ids.filter(Boolean)],
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  return deliveries.flatMap((delivery, index) => {
    const row = found.get(ids[index] ?? '');
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
      },
    ];
  });
}
