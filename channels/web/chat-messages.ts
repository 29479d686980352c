import type { MessageBody } from '../../conversations/outbox/queue.ts';
import type { CommittedLine } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';

/** A line as the widget gets it. */
export interface ChatMessage {
  readonly seq: number;
  /** The id that the client gave its own message; ours for everybody else's. */
  readonly id: string;
  readonly from: 'client' | 'bot' | 'clinician' | 'system';
  readonly name?: string;
  readonly text: string;
  readonly choices?: MessageBody['choices'];
  /** What the widget can show beside this line: the ring for slow breathing, the hope box for the reasons. */
  readonly aid?: 'breathing' | 'hope_box';
  readonly at: string;
}

interface ChatRow {
  readonly id: string;
  readonly seq: number;
  readonly sender: ChatMessage['from'];
  readonly body: Buffer;
  readonly templates: readonly string[];
  readonly at: Date;
  readonly provider_key: string | null;
  readonly wrapped: Buffer | null;
}

/** Lines read at once. */
export const CHAT_PAGE = 200;

/** Lines of a web conversation after `after`, in order; at most a page, so that the caller asks again until empty. */
export async function readChat(
  database: Database,
  clientId: string,
  conversation: string,
  after: number,
): Promise<ChatMessage[]> {
  const { rows } = await database.pool.query<ChatRow>({
    name: 'chat_read',
    text: `SELECT m.id, m.seq, m.sender, m.body, m.templates, m.at, i.provider_key, k.wrapped
           FROM message m JOIN client_key k ON k.client_id = m.client_id
                LEFT JOIN inbox i ON i.message_id = m.id AND m.sender = 'client'
           WHERE m.conversation_id = $1 AND m.seq > $2 AND m.status <> 'withheld' ORDER BY m.seq LIMIT ${CHAT_PAGE}`,
    values: [conversation, after],
  });
  const [first] = rows;
  if (!first) return [];
  const cipher = database.keyring.clientCipher(clientId, first.wrapped);
  return rows.map((row) => {
    const { name, ...body } = cipher.open<MessageBody>(`message.body/${row.id}`, row.body);
    const messageId = row.provider_key ? clientMessageId(conversation, row.provider_key) : row.id;
    return toChatMessage({ ...row, ...body, messageId, ...(name ? { senderName: name } : {}) });
  });
}

/** A line in the widget's form, whether it was read or just committed. */
export function toChatMessage(
  line: Pick<CommittedLine, 'seq' | 'messageId' | 'senderName' | 'text' | 'choices' | 'templates' | 'at'> & {
    readonly sender: ChatMessage['from'];
  },
): ChatMessage {
  const aid = aidOf(line.templates);
  return {
    seq: line.seq,
    id: line.messageId,
    from: line.sender,
    ...(line.senderName ? { name: line.senderName } : {}),
    text: line.text,
    ...(line.choices ? { choices: line.choices } : {}),
    ...(aid ? { aid } : {}),
    at: line.at.toISOString(),
  };
}

/** By the sentences that the guide said: the steps of slow breathing, and of looking at one's reasons. */
function aidOf(templates: readonly string[]): ChatMessage['aid'] {
  if (templates.some((key) => key.startsWith('breathing.') && key !== 'breathing.ask_after'))
    return 'breathing';
  return templates.some((key) => key.startsWith('why.')) ? 'hope_box' : undefined;
}

/** Provider key of a client's own message: its id is unique within its conversation only. */
export function providerKeyOf(conversation: string, id: string): string {
  return `${conversation}:${id}`;
}

function clientMessageId(conversation: string, providerKey: string): string {
  return providerKey.slice(conversation.length + 1);
}
