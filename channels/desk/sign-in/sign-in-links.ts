import { hashSecret } from '../../../platform/crypto/hash-secret.ts';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';

/** A link that nobody used by then is dead. */
export const LINK_HOURS = 24;
const HOUR_MS = 3_600_000;

export interface SignInLinkMade {
  /** Shown once; only its hash is stored. */
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Makes a link that signs one staff member in, once, within {@link LINK_HOURS}. `by` is who made it, for the audit trail. */
export async function createSignInLink(
  database: Database,
  staffId: string,
  by = 'system',
): Promise<SignInLinkMade> {
  return database.transactSystem(async (tx) => {
    const id = tx.ids.next();
    const secret = tx.ids.secret();
    const expiresAt = new Date(tx.now.getTime() + LINK_HOURS * HOUR_MS);
    tx.insert('SignInLink', { id, secretHash: hashSecret(secret), staffId, createdAt: tx.now, expiresAt });
    tx.audit({
      who: by,
      what: 'staff.sign_in_link_made',
      why: by === 'system' ? 'start' : 'asked_for',
      subject: staffId,
      data: { link: id },
    });
    return { secret, expiresAt };
  });
}

/** Where a link leads. The secret stands in the fragment, which browsers send to no server and no log ever holds. */
export function signInAddress(publicUrl: string, secret: string): string {
  return `${publicUrl}/desk#sign-in=${secret}`;
}

/**
 * Uses a link up and says whom it signs in.
 * @throws {HandrailError} not_signed_in, telling in plain words whether it was used, is too old or is unknown.
 */
export async function redeemSignInLink(database: Database, secret: string): Promise<string> {
  return database.transactSystem(async (tx) => {
    const hash = hashSecret(secret);
    const [used] = await tx.query<{ id: string; staff_id: string }>(
      'sign_in_link_use',
      `UPDATE sign_in_link l SET used_at = $2 FROM staff s
       WHERE l.secret_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2 AND s.id = l.staff_id AND s.active
       RETURNING l.id, l.staff_id`,
      [hash, tx.now],
    );
    if (used) {
      tx.audit({
        who: used.staff_id,
        what: 'staff.signed_in',
        why: 'one_time_link',
        subject: used.staff_id,
        data: { link: used.id },
      });
      return used.staff_id;
    }
    const [known] = await tx.query<{ used_at: Date | null }>(
      'sign_in_link_known',
      'SELECT used_at FROM sign_in_link WHERE secret_hash = $1',
      [hash],
    );
    throw new HandrailError('not_signed_in', whyRefused(known));
  });
}

function whyRefused(link: { used_at: Date | null } | undefined): string {
  if (!link) return `This sign-in link is not known here. ${WAY_OUT}`;
  if (link.used_at) return `This sign-in link was used already; each works once. ${WAY_OUT}`;
  return `This sign-in link has expired. ${WAY_OUT}`;
}

const WAY_OUT = 'Ask a supervisor for a new one, or restart the server: it prints a fresh link.';
