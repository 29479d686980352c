import type { MessageBody } from '../../../conversations/outbox/queue.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { RiskEvidence } from '../../../platform/risk.ts';

/** Lines of a conversation that the desk reads at once. */
export const MESSAGE_PAGE = 150;

/** A line of the client's conversation, whatever channel it went by. */
export interface DeskMessage {
  readonly id: string;
  readonly seq: number;
  readonly at: Date;
  readonly channel: string;
  readonly from: string;
  readonly staffId: string | null;
  readonly name: string | null;
  readonly text: string;
  readonly choices: readonly string[];
  readonly language: string | null;
  readonly status: string;
  readonly errorCode: string | null;
  readonly media: readonly MessageMedia[];
  readonly handoffId: string | null;
  readonly drill: boolean;
  /** What the classifier found; `evidence` points into `text`. Null for what others than the client wrote. */
  readonly risk: MessageRisk | null;
}

/** Something that came with a message; fetched one at a time, when somebody asks to see it. */
export interface MessageMedia {
  readonly id: string;
  readonly contentType: string;
  readonly size: number;
  /** noted | stored | refused | failed */
  readonly state: string;
}

export interface MessageRisk {
  readonly level: string;
  readonly score: number;
  readonly subject: string;
  readonly categories: readonly string[];
  readonly evidence: readonly RiskEvidence[];
  readonly review: boolean;
  readonly model: string;
}

interface MessageRow extends Record<string, unknown> {
  readonly id: string;
  readonly seq: number;
  readonly at: Date;
  readonly channel: string;
  readonly sender: string;
  readonly staffId: string | null;
  readonly body: Buffer;
  readonly language: string | null;
  readonly status: string;
  readonly errorCode: string | null;
  readonly mediaCount: number;
  readonly media: MessageMedia[] | null;
  readonly handoffId: string | null;
  readonly drill: boolean;
  readonly risk: MessageRisk | null;
}

/** A message may be assessed more than once (a turn that was tried again): the latest counts. */
const MESSAGES_SQL = `
SELECT m.id, m.seq, m.at, m.channel, m.sender, m.sender_staff_id AS "staffId", m.body, m.language, m.status,
  m.error_code AS "errorCode", m.media_count AS "mediaCount", m.handoff_id AS "handoffId", m.drill,
  (SELECT jsonb_build_object('level', a.level, 'score', a.score, 'subject', a.subject, 'categories', to_jsonb(a.categories),
     'evidence', a.evidence, 'review', a.review, 'model', a.model)
   FROM assessment a WHERE a.message_id = m.id ORDER BY a.at DESC, a.id DESC LIMIT 1) AS risk,
  CASE WHEN m.media_count > 0 THEN (SELECT jsonb_agg(jsonb_build_object('id', d.id, 'contentType', d.content_type, 'size', d.size,
     'state', d.state) ORDER BY d.position) FROM media d WHERE d.message_id = m.id) END AS media
FROM message m WHERE m.client_id = $1 AND m.seq < $2 ORDER BY m.seq DESC LIMIT ${MESSAGE_PAGE + 1}`;

/** The client's last lines before `before`, oldest first, and whether there are earlier ones. */
export async function readMessages(
  tx: Transaction,
  before = 2_147_483_647,
): Promise<{ messages: DeskMessage[]; hasEarlier: boolean }> {
  const rows = await tx.query<MessageRow>('desk_messages', MESSAGES_SQL, [tx.clientId, before]);
  const page = rows.slice(0, MESSAGE_PAGE).reverse();
  return { messages: page.map((row) => toMessage(tx, row)), hasEarlier: rows.length > MESSAGE_PAGE };
}

function toMessage(tx: Transaction, row: MessageRow): DeskMessage {
  const body = tx.cipher.open<MessageBody>(`message.body/${row.id}`, row.body);
  const { sender, body: _sealed, risk, media, mediaCount: _count, ...rest } = row;
  return {
    ...rest,
    from: sender,
    name: body.name ?? null,
    text: body.text,
    media: media ?? [],
    choices: (body.choices ?? []).map(({ label }) => label),
    risk: risk && { ...risk, evidence: evidenceWithin(risk.evidence, body.text.length) },
  };
}

/** Only stretches that lie in the text: the page marks them and must never lose a letter over them. */
function evidenceWithin(evidence: unknown, length: number): RiskEvidence[] {
  if (!Array.isArray(evidence)) return [];
  return (evidence as RiskEvidence[])
    .filter(
      ({ start, end }) =>
        Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length,
    )
    .sort((a, b) => a.start - b.start);
}
