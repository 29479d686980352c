import type { Database } from '../../platform/database/database.ts';

/** Answers to "Did this help?"; `skipped` keeps a rate of answers honest. */
export const FEEDBACK_ANSWERS = ['yes', 'a_little', 'no', 'skipped'] as const;
export type FeedbackAnswer = (typeof FEEDBACK_ANSWERS)[number];

/**
 * Stores the answer for the client's latest session, one a session: a later answer replaces an earlier one, but leaving
 * the question never replaces an answer. Returns false where there was no conversation to ask about.
 */
export function saveFeedback(database: Database, clientId: string, answer: FeedbackAnswer): Promise<boolean> {
  return database.transact(clientId, async (tx) => {
    const [latest] = await tx.query<{ id: string; drill: boolean; handoff_id: string | null }>(
      'feedback_session',
      `SELECT s.id, s.drill, (SELECT h.id FROM handoff h WHERE h.session_id = s.id
                              ORDER BY h.opened_at DESC LIMIT 1) AS handoff_id
       FROM session s WHERE s.client_id = $1 ORDER BY s.opened_at DESC LIMIT 1`,
      [clientId],
    );
    if (!latest) return false;
    const changed = await tx.query<{ id: string }>(
      'feedback_save',
      `INSERT INTO chat_feedback (id, client_id, session_id, handoff_id, answer, at, drill) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (session_id) DO UPDATE SET answer = $5, at = $6, handoff_id = $4 WHERE $5 <> 'skipped'
       RETURNING id`,
      [tx.ids.next(), clientId, latest.id, latest.handoff_id, answer, tx.now, latest.drill],
    );
    const [row] = changed;
    if (row) tx.audit({ who: 'client', what: 'chat.feedback', why: answer, subject: row.id });
    return true;
  });
}
