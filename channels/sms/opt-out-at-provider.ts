import { raiseAlert } from '../../handoff/alerts.ts';
import { createTaskOnce, dueIn } from '../../handoff/tasks.ts';
import type { Database } from '../../platform/database/database.ts';

/** Records that Twilio takes no more texts for this client from this sender (error 21610). */
export type RecordOptOut = (identityId: string) => Promise<void>;

/**
 * An opt-out that Twilio knew of before we did. The address gets nothing more until its owner opts in again; with a
 * conversation at risk under way, staff are alerted and are to call (clinical ground, section 0.2). Again does nothing.
 */
export function recordOptOutAtProvider(parts: {
  readonly database: Database;
  /** The program's own number or messaging service: the opt-out holds for it. */
  readonly sender: string;
  readonly voiceOutreachSeconds: number;
}): RecordOptOut {
  const { database, sender } = parts;
  return async (identityId) => {
    const { rows } = await database.pool.query<{ client_id: string }>({
      name: 'sms_identity_client',
      text: 'SELECT client_id FROM identity WHERE id = $1',
      values: [identityId],
    });
    const clientId = rows[0]?.client_id;
    if (!clientId) return;
    await database.transact(clientId, async (tx) => {
      const [changed] = await tx.query<{ id: string }>(
        'sms_opted_out_at_provider',
        `UPDATE identity SET opted_out_at = $2, opted_out_from = $3 WHERE id = $1 AND opted_out_at IS NULL RETURNING id`,
        [identityId, tx.now, tx.keyring.blindIndex('phone', sender)],
      );
      if (!changed) return;
      tx.audit({ who: 'system', what: 'client.opted_out', why: 'provider_21610', subject: identityId });
      const [session] = await tx.queryDirect<{ level: string; drill: boolean }>(
        'sms_session_at_risk',
        `SELECT level, drill FROM session WHERE client_id = $1 AND closed_at IS NULL AND level <> 'none'
         ORDER BY opened_at DESC LIMIT 1`,
        [clientId],
      );
      if (!session) return;
      const about = { by: 'system', why: 'provider_21610', drill: session.drill };
      raiseAlert(tx, { kind: 'optout_during_risk', ...about });
      await createTaskOnce(tx, {
        kind: 'voice_outreach',
        dueAt: dueIn(tx, parts.voiceOutreachSeconds),
        detail: 'Texts no longer reach the client: the number has opted out at the provider. Call instead.',
        ...about,
      });
    });
  };
}
