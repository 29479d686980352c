import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import { pictureKind } from './picture-kind.ts';

/** The widget scales and re-encodes first, so that what arrives is far smaller; this is what the server takes at most. */
export const MAX_PICTURE_BYTES = 1_500_000;
export const MAX_PICTURES = 12;

export interface HopePictureInfo {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface HopePictureBody {
  readonly contentType: string;
  readonly body: Buffer;
}

const purpose = (id: string) => `hope_picture.body/${id}`;

/** A client's pictures, oldest first. They are the client's alone: no staff view reads them. */
export async function listPictures(database: Database, clientId: string): Promise<HopePictureInfo[]> {
  return database.prisma.hopePicture.findMany({
    where: { clientId },
    select: { id: true, width: true, height: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

/** @throws {HandrailError} not_found unless it is this client's. */
export async function readPicture(
  database: Database,
  clientId: string,
  id: string,
): Promise<HopePictureBody> {
  const row = await database.prisma.hopePicture.findFirst({
    where: { id, clientId },
    include: { client: { select: { clientKey: { select: { wrapped: true } } } } },
  });
  if (!row) throw new HandrailError('not_found', 'no such picture');
  const cipher = database.keyring.clientCipher(clientId, row.client.clientKey?.wrapped ?? null);
  return { contentType: row.contentType, body: cipher.openBytes(purpose(id), row.body) };
}

/**
 * Keeps a picture, encrypted with the client's key. What it is, its bytes say; a name or a type is not asked for.
 * @throws {HandrailError} bad_request for what is no picture, too_large beyond the limits of size or number.
 */
export function addPicture(database: Database, clientId: string, bytes: Buffer): Promise<HopePictureInfo> {
  const kind = pictureKind(bytes);
  if (bytes.length > MAX_PICTURE_BYTES) throw new HandrailError('too_large', 'the picture is too large');
  if (!kind) throw new HandrailError('bad_request', 'a JPEG, PNG or WebP picture is expected');
  return database.transact(clientId, async (tx) => {
    const [counted] = await tx.query<{ count: number }>(
      'hope_count',
      'SELECT count(*)::int AS count FROM hope_picture WHERE client_id = $1',
      [clientId],
    );
    if ((counted?.count ?? 0) >= MAX_PICTURES) throw new HandrailError('too_large', 'the hope box is full');
    const id = tx.ids.next();
    await tx.query(
      'hope_add',
      `INSERT INTO hope_picture (id, client_id, content_type, size, width, height, body, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        clientId,
        kind.contentType,
        bytes.length,
        kind.width,
        kind.height,
        tx.cipher.sealBytes(purpose(id), bytes),
        tx.now,
      ],
    );
    tx.audit({ who: 'client', what: 'hope_picture.added', why: 'hope_box', subject: id });
    return { id, width: kind.width, height: kind.height };
  });
}

/** Deletes it for good. Deleting what is not there (any more) does nothing. */
export function removePicture(database: Database, clientId: string, id: string): Promise<void> {
  return database.transact(clientId, async (tx) => {
    const gone = await tx.query<{ id: string }>(
      'hope_remove',
      'DELETE FROM hope_picture WHERE id = $1 AND client_id = $2 RETURNING id',
      [id, clientId],
    );
    if (gone.length > 0)
      tx.audit({ who: 'client', what: 'hope_picture.removed', why: 'hope_box', subject: id });
  });
}
