import { type SectionSource, time } from './section.ts';

/** In the order in which the conversation had them. `id` is what an assessment's `message` names. */
export async function messagesSection({ rows, clientId, open }: SectionSource) {
  const found = await rows.message.findMany({
    where: { clientId },
    orderBy: { seq: 'asc' },
    include: { media: { orderBy: { position: 'asc' } } },
  });
  return found.map((row) => ({
    id: row.id,
    at: time(row.at),
    channel: row.channel,
    direction: row.direction,
    from: row.sender,
    text: open<{ text: string }>(`message.body/${row.id}`, row.body)?.text ?? null,
    status: row.status,
    media: row.media.map(({ contentType, size, state }) => ({ contentType, size, state })),
  }));
}
