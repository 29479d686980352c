import type { Request } from 'express';
import { hashSecret } from '../../platform/crypto/hash-secret.ts';
import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';

/** Who asks over HTTP, by the chat session that their browser holds. */
export interface OwnSession {
  readonly id: string;
  readonly clientId: string;
  readonly conversation: string;
}

/**
 * The chat session in `Authorization: Bearer …`. Looks only; the session's time is extended by the socket.
 * @throws {HandrailError} not_signed_in when there is none, or it is out of date or ended.
 */
export async function ownSession(database: Database, request: Request): Promise<OwnSession> {
  const secret = /^Bearer (\S{20,200})$/.exec(request.get('authorization') ?? '')?.[1];
  const row = secret
    ? await database.prisma.chatSession.findUnique({ where: { secretHash: hashSecret(secret) } })
    : null;
  if (!row || row.revokedAt || row.expiresAt <= database.clock.now())
    throw new HandrailError('not_signed_in', 'this chat has ended here; open it again');
  return { id: row.id, clientId: row.clientId, conversation: row.conversationId };
}
