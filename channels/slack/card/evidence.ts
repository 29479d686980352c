import type { MessageBody } from '../../../conversations/outbox/queue.ts';
import type { Cipher } from '../../../platform/crypto/cipher.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { RiskEvidence, RiskLevel } from '../../../platform/risk.ts';

/** What convinced the classifier, in the message of the session that weighed most. */
export interface CardEvidence {
  readonly at: Date;
  readonly level: RiskLevel;
  /** Calibrated, 0 to 1. */
  readonly score: number;
  readonly signs: number;
  /** The words themselves: only for `SLACK_PHI=full`. */
  readonly quotes: readonly string[];
}

const QUOTES = 3;
const LONGEST_QUOTE = 80;

/** The evidence of a session; null where nothing was assessed above none. */
export async function readEvidence(
  database: Database,
  cipher: Cipher,
  sessionId: string | null,
): Promise<CardEvidence | null> {
  if (!sessionId) return null;
  const { rows } = await database.pool.query<{
    at: Date;
    level: RiskLevel;
    score: number;
    evidence: unknown;
    messageId: string;
    body: Buffer;
  }>({
    name: 'slack_evidence',
    text: `SELECT a.at, a.level, a.score, a.evidence, a.message_id AS "messageId", m.body
           FROM assessment a JOIN message m ON m.id = a.message_id WHERE a.session_id = $1 AND a.level <> 'none'
           ORDER BY array_position(ARRAY['imminent', 'high', 'moderate', 'low'], a.level), a.at DESC LIMIT 1`,
    values: [sessionId],
  });
  const row = rows[0];
  if (!row) return null;
  const { text } = cipher.open<MessageBody>(`message.body/${row.messageId}`, row.body);
  const spans = Array.isArray(row.evidence) ? (row.evidence as RiskEvidence[]) : [];
  const quotes = [...new Set(spans.map(({ start, end }) => text.slice(start, end).trim()))].filter(Boolean);
  return {
    at: row.at,
    level: row.level,
    score: row.score,
    signs: spans.length,
    quotes: quotes.slice(0, QUOTES).map((quote) => quote.slice(0, LONGEST_QUOTE)),
  };
}
