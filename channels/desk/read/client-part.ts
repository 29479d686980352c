import type { Transaction } from '../../../platform/database/transaction.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { type ClientProfile, isMinor, openProfile } from '../../../program/clients/profile.ts';
import { clientRef, initialsOf } from './client-name.ts';

/** Who the client is and what has to be known before anything is done. */
export interface ClientPart {
  readonly id: string;
  readonly ref: string;
  readonly initials: string | null;
  readonly kind: string;
  readonly name: string | null;
  readonly preferredName: string | null;
  readonly birthDate: string | null;
  readonly isMinor: boolean;
  readonly phone: string | null;
  readonly guardian: ClientProfile['guardian'];
  readonly program: string | null;
  readonly language: string;
  readonly timeZone: string;
  /** Nobody said so: it is the program's own zone, for want of a better one. */
  readonly isTimeZoneAssumed: boolean;
  readonly jurisdictionMode: string;
  readonly flags: readonly string[];
  readonly quietHours: readonly string[];
  /** The only channel that is safe for this client. */
  readonly lockedChannel: string | null;
  readonly contactPreference: string | null;
  readonly safeWindow: string | null;
  readonly optedOut: readonly string[];
  /** `said`: by the client, at that time; `on_file`: the address in the record, of unknown age. */
  readonly location: {
    readonly text: string;
    readonly at: string | null;
    readonly source: 'said' | 'on_file';
  } | null;
  readonly session: SessionPart | null;
  readonly drill: boolean;
}

export interface SessionPart {
  readonly id: string;
  readonly level: string;
  readonly latched: boolean;
  readonly categories: readonly string[];
  readonly openedAt: Date;
  readonly lastMessageAt: Date;
}

type ClientRow = {
  readonly externalId: string | null;
  readonly kind: string;
  readonly program: string | null;
  readonly language: string;
  readonly timeZone: string;
  readonly timeZoneStated: boolean | null;
  readonly jurisdictionMode: string;
  readonly flags: string[];
  readonly quietHours: string[];
  readonly lockedChannel: string | null;
  readonly profile: Buffer;
  readonly drill: boolean;
  readonly optedOut: string[];
};

const CLIENT_SQL = `
SELECT external_id AS "externalId", kind, program, language, time_zone AS "timeZone", time_zone_stated AS "timeZoneStated",
  jurisdiction_mode AS "jurisdictionMode",
  flags, quiet_hours AS "quietHours", locked_channel AS "lockedChannel", profile, drill,
  ARRAY(SELECT DISTINCT i.channel FROM identity i WHERE i.client_id = client.id AND i.opted_out_at IS NOT NULL) AS "optedOut"
FROM client WHERE id = $1`;
const SESSION_SQL = `
SELECT id, level, latched, categories, opened_at AS "openedAt", last_message_at AS "lastMessageAt" FROM session
WHERE client_id = $1 AND closed_at IS NULL ORDER BY opened_at DESC LIMIT 1`;

/** @throws {HandrailError} not_found */
export async function readClientPart(tx: Transaction, defaultTimeZone: string): Promise<ClientPart> {
  const id = tx.clientId ?? '';
  const [row] = await tx.query<ClientRow>('desk_client', CLIENT_SQL, [id]);
  if (!row) throw new HandrailError('not_found', 'no such client');
  const [session] = await tx.query<SessionPart & Record<string, unknown>>(
    'desk_client_session',
    SESSION_SQL,
    [id],
  );
  const profile = openProfile(tx.cipher, id, row.profile);
  const { profile: _sealed, externalId, timeZoneStated, ...columns } = row;
  return {
    ...columns,
    id,
    // Of rows from before it was kept, the program's own zone and a stranger's are taken for assumed.
    isTimeZoneAssumed: !(timeZoneStated ?? (row.timeZone !== defaultTimeZone && row.kind === 'enrolled')),
    ref: clientRef({ id, externalId }),
    initials: initialsOf(profile),
    name: profile.name,
    preferredName: profile.preferredName,
    birthDate: profile.birthDate,
    isMinor: isMinor(profile, row.flags, tx.now),
    phone: profile.phone,
    guardian: profile.guardian,
    contactPreference: profile.contactPreference,
    safeWindow: profile.safeWindow,
    location: locationOf(profile),
    session: session ?? null,
  };
}

function locationOf(profile: ClientProfile): ClientPart['location'] {
  if (profile.location) return { text: profile.location.text, at: profile.location.at, source: 'said' };
  return profile.address ? { text: profile.address, at: null, source: 'on_file' } : null;
}
