import type { Transaction } from '../platform/database/transaction.ts';
import { outOfQuietHours } from '../program/clients/quiet-hours.ts';

/** What decides whether, where and when something automatic may be sent to a client. */
export interface ContactRules {
  readonly enrolled: boolean;
  readonly language: string;
  readonly timeZone: string;
  readonly quietHours: string[];
  readonly flags: string[];
  readonly lockedChannel: string | null;
  /** The newest word on the consent that was asked for. */
  readonly mayContact: boolean;
  readonly smsOptedOut: boolean;
  /** A person has, or is looked for to have, the client. */
  readonly hasHandoff: boolean;
  readonly drill: boolean;
}

/** Consents of which each covers one kind of contact that the client did not just ask for (clinical ground, section 1.9). */
export type ContactConsentKind = 'caringContacts' | 'checkIns';

/** The rules as they are now; null when the client is gone. */
export async function contactRules(
  tx: Transaction,
  consent: ContactConsentKind,
): Promise<ContactRules | null> {
  const [row] = await tx.query<ContactRules & Record<string, unknown>>(
    'contact_rules',
    `SELECT c.kind = 'enrolled' AS enrolled, c.language, c.time_zone AS "timeZone", c.quiet_hours AS "quietHours",
       c.flags, c.locked_channel AS "lockedChannel", c.drill,
       COALESCE((SELECT k.state = 'given' FROM consent k WHERE k.client_id = c.id AND k.kind = $2
                 ORDER BY k.at DESC LIMIT 1), false) AS "mayContact",
       EXISTS (SELECT 1 FROM identity i WHERE i.client_id = c.id AND i.channel = 'sms' AND i.opted_out_at IS NOT NULL)
         AS "smsOptedOut",
       EXISTS (SELECT 1 FROM handoff h WHERE h.client_id = c.id AND h.state IN ('waiting', 'claimed', 'contacted'))
         AS "hasHandoff"
     FROM client c WHERE c.id = $1 AND c.erased_at IS NULL`,
    [tx.clientId, consent],
  );
  return row ?? null;
}

/** Why nothing automatic may go out on this channel; null when it may. A locked channel is safe, whatever the phone is. */
export function contactRefusal(
  rules: ContactRules,
  channel: string,
): 'no_consent' | 'unsafe_phone' | 'opted_out' | null {
  if (!rules.mayContact) return 'no_consent';
  if (rules.flags.includes('unsafe_phone') && rules.lockedChannel !== channel) return 'unsafe_phone';
  return channel === 'sms' && rules.smsOptedOut ? 'opted_out' : null;
}

/** The instant itself, or the end of the client's quiet hours where it lies in them. */
export function outsideQuietHours(rules: ContactRules, at: Date): Date {
  const [from, to] = rules.quietHours;
  return from && to ? outOfQuietHours(at, [from, to], rules.timeZone) : at;
}
