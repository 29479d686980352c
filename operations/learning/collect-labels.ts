import type { Database } from '../../platform/database/database.ts';

/** One labelled message as `train --labels` reads it. */
export interface LabelledMessage {
  readonly text: string;
  readonly context: readonly { readonly from: 'client' | 'bot'; readonly text: string }[];
  readonly crisis: boolean;
  readonly level: string | null;
  readonly language: string;
  /** The client's id: a pseudonym. */
  readonly client: string;
}

/** Lines before the message that are given with it. */
const CONTEXT_LINES = 6;
const TIMEOUT_MS = 120_000;

/**
 * The messages that clinicians labelled, with the lines before them, oldest first. Erased clients are not among them:
 * their words no longer open. Drills are left out. Writes nothing; whoever takes them out audits that.
 */
export async function collectLabels(database: Database): Promise<LabelledMessage[]> {
  return database.prisma.$transaction(
    async (rows) => {
      const labelled = await rows.assessment.findMany({
        where: { label: { not: null }, drill: false },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        include: { message: { select: { id: true, seq: true, body: true } } },
      });
      const found: LabelledMessage[] = [];
      for (const { clientId, message, label, level, language } of labelled) {
        const key = await rows.clientKey.findUnique({ where: { clientId } });
        if (!key?.wrapped) continue;
        const cipher = database.keyring.clientCipher(clientId, key.wrapped);
        const read = (row: { id: string; body: Uint8Array | null }): string =>
          row.body ? (cipher.open<{ text: string }>(`message.body/${row.id}`, row.body)?.text ?? '') : '';
        const text = read(message);
        if (text.trim() === '') continue;
        const before = await rows.message.findMany({
          where: { clientId, seq: { lt: message.seq }, sender: { in: ['client', 'bot'] } },
          orderBy: { seq: 'desc' },
          take: CONTEXT_LINES,
        });
        const crisis = label === 'crisis';
        found.push({
          text,
          context: before.reverse().map((row) => ({
            from: row.direction === 'in' ? ('client' as const) : ('bot' as const),
            text: read(row),
          })),
          crisis,
          // A level that the clinician did not confirm teaches nothing.
          level: crisis ? level : null,
          language,
          client: clientId,
        });
      }
      return found;
    },
    { isolationLevel: 'RepeatableRead', timeout: TIMEOUT_MS },
  );
}
