import { hashSecret } from '../../../platform/crypto/hash-secret.ts';
import type { Database } from '../../../platform/database/database.ts';
import { openStaff, type StaffMember, type StaffRow } from '../../../program/staff/staff-member.ts';

/** Without a sign of life by the person for this long, the desk shows nothing about clients until they sign in again. */
export const IDLE_LOCK_MINUTES = 30;
/** However busy: after this long a sign-in is over. */
export const SESSION_HOURS = 12;
/** The last sign of life is written at most this often. */
const TOUCH_SECONDS = 20;

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A signed-in browser. */
export interface DeskSession {
  readonly id: string;
  readonly staff: StaffMember;
  readonly lastSeenAt: Date;
  /** When it locks unless the person does something. */
  readonly locksAt: Date;
  readonly expiresAt: Date;
  /** Idle for too long: who it is, is known, but nothing about clients is shown. */
  readonly isLocked: boolean;
}

interface SessionRow extends StaffRow {
  readonly sessionId: string;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

const SESSION_SQL = `
SELECT t.id AS "sessionId", t.last_seen_at AS "lastSeenAt", t.expires_at AS "expiresAt", s.id, s.external_id AS "externalId",
  s.slack_user_id AS "slackUserId", s.profile, s.languages, s.roles, s.active, s.provisional
FROM staff_session t JOIN staff s ON s.id = t.staff_id
WHERE t.secret_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > $2 AND s.active`;

/** How somebody signed in. */
export type SignInWay = 'link' | 'passkey' | 'oidc';

/** Opens a session for a staff member. Returns its secret, which only the browser keeps. */
export async function openStaffSession(database: Database, staffId: string, way: SignInWay): Promise<string> {
  const secret = database.ids.secret();
  const now = database.clock.now();
  await database.prisma.staffSession.create({
    data: {
      id: database.ids.next(),
      secretHash: hashSecret(secret),
      staffId,
      way,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_HOURS * HOUR_MS),
    },
  });
  return secret;
}

/** The session that a secret opens; null when it is unknown, over, signed out, or its owner left the roster. */
export async function findStaffSession(database: Database, secret: string): Promise<DeskSession | null> {
  const now = database.clock.now();
  const { rows } = await database.pool.query<SessionRow>({
    name: 'desk_session',
    text: SESSION_SQL,
    values: [hashSecret(secret), now],
  });
  const [row] = rows;
  if (!row) return null;
  const locksAt = new Date(row.lastSeenAt.getTime() + IDLE_LOCK_MINUTES * MINUTE_MS);
  return {
    id: row.sessionId,
    staff: openStaff(database.keyring.system, row),
    lastSeenAt: row.lastSeenAt,
    locksAt,
    expiresAt: row.expiresAt,
    isLocked: locksAt <= now,
  };
}

/** The person did something: the lock starts counting again. A locked session stays locked. */
export async function touchStaffSession(database: Database, session: DeskSession): Promise<DeskSession> {
  const now = database.clock.now();
  if (session.isLocked || now.getTime() - session.lastSeenAt.getTime() < TOUCH_SECONDS * 1000) return session;
  await database.prisma.staffSession.update({ where: { id: session.id }, data: { lastSeenAt: now } });
  return {
    ...session,
    lastSeenAt: now,
    locksAt: new Date(now.getTime() + IDLE_LOCK_MINUTES * MINUTE_MS),
  };
}

/** Ends a session for good. */
export async function endStaffSession(database: Database, session: DeskSession): Promise<void> {
  await database.transactSystem(async (tx) => {
    tx.update('StaffSession', session.id, { revokedAt: tx.now });
    tx.audit({
      who: session.staff.id,
      what: 'staff.signed_out',
      why: 'asked_for',
      subject: session.staff.id,
    });
  });
}

/** A browser in which somebody is signed in, as its owner sees it. */
export interface SessionItem {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly way: string | null;
}

/** Everywhere that this person is signed in, locked or not, the newest first. */
export async function listStaffSessions(database: Database, staffId: string): Promise<SessionItem[]> {
  return database.prisma.staffSession.findMany({
    where: { staffId, revokedAt: null, expiresAt: { gt: database.clock.now() } },
    select: { id: true, createdAt: true, lastSeenAt: true, way: true },
    orderBy: { createdAt: 'desc' },
  });
}

/**
 * Ends all sessions of a person for good, and with them every sign-in link that they did not use yet. Returns the ids of
 * the sessions that ended.
 */
export async function endAllSessions(database: Database, staffId: string, by: string): Promise<string[]> {
  return database.transactSystem(async (tx) => {
    const ended = await tx.query<{ id: string }>(
      'staff_sessions_end',
      'UPDATE staff_session SET revoked_at = $2 WHERE staff_id = $1 AND revoked_at IS NULL AND expires_at > $2 RETURNING id',
      [staffId, tx.now],
    );
    await tx.query(
      'sign_in_links_end',
      'UPDATE sign_in_link SET expires_at = $2 WHERE staff_id = $1 AND used_at IS NULL AND expires_at > $2',
      [staffId, tx.now],
    );
    tx.audit({
      who: by,
      what: 'staff.signed_out_everywhere',
      why: by === staffId ? 'asked_for' : 'by_others',
      subject: staffId,
      data: { sessions: ended.length },
    });
    return ended.map(({ id }) => id);
  });
}
