import { Router as createRouter, type Router } from 'express';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { recordView } from '../../../program/clients/record-view.ts';
import { requirePermission } from '../../../program/staff/may.ts';
import type { StaffRoute } from './call.ts';

/** What a browser only paints. Everything else, whatever it calls itself, is saved, never opened here. */
const PAINTED = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

/** Pictures and files that clients sent: for staff who care for clients, each look in the audit trail. */
export function mediaRoutes(parts: { database: Database; route: StaffRoute }): Router {
  const { database, route } = parts;
  const router = createRouter();

  router.get(
    '/media/:id',
    route(async ({ id, staff, response }) => {
      const row = await database.prisma.media.findUnique({
        where: { id: id('id') },
        select: { clientId: true, state: true, contentType: true },
      });
      if (!row) throw new HandrailError('not_found', 'there is no such file');
      const body = await database.transact(row.clientId, async (tx) => {
        const [holder] = await tx.query<{ clinician_id: string | null }>(
          'desk_media_holder',
          `SELECT clinician_id FROM handoff WHERE client_id = $1 AND state IN ('waiting', 'claimed', 'contacted') LIMIT 1`,
          [tx.clientId],
        );
        await requirePermission(database, staff, 'view_media', holder?.clinician_id ?? null);
        const [kept] = await tx.query<{ body: Buffer | null }>(
          'desk_media_body',
          'SELECT body FROM media WHERE id = $1 AND client_id = $2',
          [id('id'), tx.clientId],
        );
        if (!kept?.body) throw new HandrailError('not_found', 'this file was not kept');
        await recordView(tx, staff.id, 'desk');
        tx.audit({ who: staff.id, what: 'media.viewed', why: 'desk', subject: id('id') });
        return tx.cipher.openBytes(`media.body/${id('id')}`, kept.body);
      });
      const isPainted = PAINTED.includes(row.contentType);
      response.setHeader('Content-Type', isPainted ? row.contentType : 'application/octet-stream');
      response.setHeader('Content-Disposition', isPainted ? 'inline' : 'attachment; filename="attachment"');
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
      response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
      response.end(body);
    }),
  );
  return router;
}
