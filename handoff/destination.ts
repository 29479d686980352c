import type { ClientChannel } from '../conversations/ports.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import type { HandoffDeps } from './ports.ts';

/** Where a clinician's words go. */
export interface Destination {
  readonly channel: ClientChannel;
  readonly identityId: string | null;
  readonly conversationId: string | null;
  readonly language: string;
}

interface Candidate {
  readonly channel: ClientChannel;
  readonly identityId: string | null;
  readonly conversationId: string | null;
  readonly optedOut: boolean;
  readonly language: string;
  readonly lockedChannel: string | null;
}

/**
 * The places where the client wrote, latest first, then addresses on file. A conversation on the web has no address that
 * could refuse; an address that opted out is listed, so that the clinician can be told.
 */
const CANDIDATES_SQL = `
SELECT p.channel, p.identity_id AS "identityId", p.conversation_id AS "conversationId",
       COALESCE(i.opted_out_at IS NOT NULL, false) AS "optedOut", c.language, c.locked_channel AS "lockedChannel"
FROM client c
CROSS JOIN LATERAL (
  SELECT * FROM (
    SELECT DISTINCT ON (m.channel, m.identity_id) m.channel, m.identity_id, m.conversation_id, m.seq::bigint AS latest
    FROM message m WHERE m.client_id = c.id AND m.direction = 'in'
    ORDER BY m.channel, m.identity_id, m.seq DESC) written
  UNION ALL
  SELECT a.channel, a.id, NULL, 0 FROM identity a WHERE a.client_id = c.id AND a.channel <> 'web'
) p
LEFT JOIN identity i ON i.id = p.identity_id
WHERE c.id = $1
ORDER BY p.latest DESC`;

/**
 * Where the client can be reached now: the channel they wrote on last, only the locked one where there is one.
 * @throws {HandrailError} delivery_refused, saying what stands in the way and what is left to do.
 */
export async function clientDestination(
  tx: Transaction,
  deps: Pick<HandoffDeps, 'isChannelEnabled'>,
): Promise<Destination> {
  const all = await tx.query<Candidate & Record<string, unknown>>('handoff_destination', CANDIDATES_SQL, [
    tx.clientId,
  ]);
  const locked = all[0]?.lockedChannel ?? null;
  const allowed = all.filter((one) => !locked || one.channel === locked);
  const isEnabled = deps.isChannelEnabled ?? (() => true);
  const found = allowed.find((one) => !one.optedOut && isEnabled(one.channel));
  if (found) return found;
  throw new HandrailError('delivery_refused', whyNot(allowed, locked));
}

function whyNot(allowed: readonly Candidate[], locked: string | null): string {
  const only = locked ? ` Only ${locked} is safe for this client.` : '';
  if (allowed.some((one) => one.optedOut)) {
    return `Not sent: the client has opted out of messages.${only} Call them, and log the call.`;
  }
  if (allowed.length > 0)
    return `Not sent: the client's channel is switched off here.${only} Call them, and log the call.`;
  return `Not sent: no address is known for this client.${only} Call them, and log the call.`;
}
