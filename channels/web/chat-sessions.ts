import { hashSecret } from '../../platform/crypto/hash-secret.ts';
import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import type { ClientDefaults } from '../../program/clients/identities.ts';
import { addIdentity, findIdentity, findOrCreateIdentity } from '../../program/clients/identities.ts';

/** A browser may come back to its chat for this long after it was last there. */
const SESSION_DAYS = 7;

export interface ChatSession {
  readonly id: string;
  readonly clientId: string;
  readonly identityId: string;
  readonly conversation: string;
  readonly expiresAt: Date;
}

/** What the browser gets: the secret is shown once and stored only as a hash. */
export interface OpenedChat {
  readonly session: string;
  readonly conversation: string;
}

/** Opens a chat of an anonymous person: a client of their own, known by nothing but this browser. */
export async function openAnonymousChat(database: Database, defaults: ClientDefaults): Promise<OpenedChat> {
  const address = `anonymous:${database.ids.next()}`;
  const identity = await findOrCreateIdentity(database, 'web', address, 'anonymous', defaults);
  return openChat(database, identity.clientId, identity.identityId);
}

/**
 * Opens a chat of a client of the program.
 * @throws {HandrailError} unknown_client when nobody on the roster has this id.
 */
export async function openClientChat(database: Database, externalId: string): Promise<OpenedChat> {
  const client = await database.prisma.client.findUnique({
    where: { externalId },
    select: { id: true, erasedAt: true },
  });
  if (!client || client.erasedAt)
    throw new HandrailError('unknown_client', 'nobody with this id is on the roster');
  const known = await findIdentity(database, 'web', `client:${client.id}`);
  return openChat(database, client.id, known?.identityId ?? (await firstIdentity(database, client.id)));
}

/** Looks again under the client's lock: two browsers may come for the first time at once. */
async function firstIdentity(database: Database, clientId: string): Promise<string> {
  return database.transact(clientId, async (tx) => {
    const [known] = await tx.query<{ id: string }>(
      'identity_web',
      `SELECT id FROM identity WHERE client_id = $1 AND channel = 'web' LIMIT 1`,
      [clientId],
    );
    if (known) return known.id;
    const id = tx.ids.next();
    addIdentity(tx, id, 'web', `client:${clientId}`);
    return id;
  });
}

async function openChat(database: Database, clientId: string, identityId: string): Promise<OpenedChat> {
  const secret = database.ids.secret();
  const now = database.clock.now();
  // One web conversation per client: every browser of theirs sees the same lines.
  const conversation = identityId;
  await database.prisma.chatSession.create({
    data: {
      id: database.ids.next(),
      secretHash: hashSecret(secret),
      clientId,
      conversationId: conversation,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_DAYS * 86_400_000),
    },
  });
  return { session: secret, conversation };
}

/** The chat that a secret opens; null when it is unknown, out of date or revoked. Extends its time. */
export async function resumeChat(database: Database, secret: string): Promise<ChatSession | null> {
  const now = database.clock.now();
  const row = await database.prisma.chatSession.findUnique({ where: { secretHash: hashSecret(secret) } });
  if (!row || row.revokedAt || row.expiresAt <= now) return null;
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000);
  await database.prisma.chatSession.update({ where: { id: row.id }, data: { lastSeenAt: now, expiresAt } });
  return {
    id: row.id,
    clientId: row.clientId,
    identityId: row.conversationId,
    conversation: row.conversationId,
    expiresAt,
  };
}

/**
 * Ends one browser's chat: its secret opens nothing any more. The conversation stays in the client's record, and other
 * browsers of theirs go on.
 */
export function endChat(
  database: Database,
  session: { readonly id: string; readonly clientId: string },
): Promise<void> {
  return database.transact(session.clientId, async (tx) => {
    tx.update('ChatSession', session.id, { revokedAt: tx.now });
    tx.audit({ who: 'client', what: 'chat.ended', why: 'ended_on_device', subject: session.id });
  });
}
