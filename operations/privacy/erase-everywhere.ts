import { eraseAtTwilio } from '../../channels/sms/erase-at-twilio.ts';
import { createTwilioApi } from '../../channels/sms/twilio-api.ts';
import type { TwilioConfig } from '../../config.ts';
import { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Log } from '../../platform/log.ts';
import { type Erasure, eraseClient } from '../../program/clients/erase-client.ts';

/** What came of an erasure, here and at the providers. */
export interface ErasedEverywhere {
  readonly slackThreads: number;
  readonly atTwilio: TwilioErasure;
}
export type TwilioErasure =
  /** Nothing of this client was ever there. */
  | { readonly state: 'nothing_there' }
  /** Twilio is not configured here: these texts lie there until its retention ends. */
  | { readonly state: 'not_asked'; readonly remaining: readonly string[] }
  | { readonly state: 'asked'; readonly deleted: number; readonly remaining: readonly string[] };

interface Parts {
  readonly database: Database;
  readonly twilio: TwilioConfig | null;
  readonly log: Log;
}

/**
 * Erases a client here, then their texts at Twilio. Here comes first and is final; what Twilio does not delete is told by its ids,
 * and `eraseTextsAgain` tries once more. Slack threads are deleted by nobody here.
 */
export async function eraseEverywhere(parts: Parts, erasure: Erasure): Promise<ErasedEverywhere> {
  const { slackThreads } = await eraseClient(parts.database, new Announcer(), erasure);
  return { slackThreads, atTwilio: await eraseTextsAgain(parts, erasure) };
}

/** Deletes at Twilio what is left there of a client who was erased here. What is gone already counts as deleted. */
export async function eraseTextsAgain(
  { database, twilio, log }: Parts,
  { clientId, by }: Pick<Erasure, 'clientId' | 'by'>,
): Promise<TwilioErasure> {
  const sids = await textsAtTwilio(database, clientId);
  if (sids.length === 0) return { state: 'nothing_there' };
  if (!twilio) return { state: 'not_asked', remaining: sids };
  const { deleted, remaining } = await eraseAtTwilio(createTwilioApi(twilio), sids, log);
  // The client has no key of their own any more, so the entry stands in the system's chain.
  await database.transactSystem(async (tx) =>
    tx.audit({
      who: by,
      what: 'client.texts_deleted',
      why: remaining.length > 0 ? 'provider_kept_some' : 'requested',
      subject: clientId,
      data: { deleted, remaining: remaining.length },
    }),
  );
  return { state: 'asked', deleted, remaining };
}

/** Twilio's ids of every text from and to a client; they outlive the erasure, being neither words nor numbers. */
async function textsAtTwilio(database: Database, clientId: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ sid: string }>(
    `SELECT provider_key AS sid FROM inbox WHERE client_id = $1 AND channel = 'sms'
     UNION SELECT provider_id FROM outbox WHERE client_id = $1 AND channel = 'sms' AND provider_id IS NOT NULL
       AND message_id IS NOT NULL
     UNION SELECT provider_id FROM message WHERE client_id = $1 AND channel = 'sms' AND provider_id IS NOT NULL
     ORDER BY 1`,
    [clientId],
  );
  return rows.map(({ sid }) => sid).filter((sid) => /^(SM|MM)[0-9a-zA-Z]+$/.test(sid));
}
