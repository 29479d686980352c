import { Router as createRouter, type Router } from 'express';
import { z } from 'zod';
import type { Database } from '../../../platform/database/database.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { staffById } from '../../../program/staff/find-staff.ts';
import { requirePermission } from '../../../program/staff/may.ts';
import { nameStaff } from '../../../program/staff/save-staff.ts';
import { readStaffList } from '../read/staff-list.ts';
import { createSignInLink, signInAddress } from '../sign-in/sign-in-links.ts';
import type { StaffRoute } from './call.ts';
import { OIDC_INSTEAD } from './passkey-routes.ts';

const nameShape = z.object({ name: z.string().trim().min(1).max(80) });

/** What staff do about staff: a sign-in link for a colleague, and the name that clients read. */
export function staffAdminRoutes(parts: {
  database: Database;
  publicUrl: string;
  hasOidc: boolean;
  route: StaffRoute;
}): Router {
  const { database, publicUrl, hasOidc, route } = parts;
  const router = createRouter();

  router.post(
    '/staff/:id/sign-in-link',
    route(async ({ id, staff }) => {
      await requirePermission(database, staff, 'invite_staff');
      if (hasOidc) throw new HandrailError('forbidden', OIDC_INSTEAD);
      const colleague = await staffById(database, id('id'));
      if (!colleague?.active) throw new HandrailError('not_found', 'nobody with this id is on the roster');
      // Whoever makes a link could use it: it must not open more than they may do already.
      const isAbove = colleague.roles.some((role) => !staff.roles.includes(role));
      if (isAbove && !staff.roles.includes('admin')) {
        throw new HandrailError(
          'forbidden',
          'only an admin makes a link for somebody who may do more than you',
        );
      }
      const { secret, expiresAt } = await createSignInLink(database, colleague.id, staff.id);
      return { link: signInAddress(publicUrl, secret), expiresAt };
    }),
  );

  router.post(
    '/me/name',
    route(async ({ staff, body }) => {
      await requirePermission(database, staff, 'set_own_name');
      const { name } = body(nameShape);
      // Clients read it: nobody writes to them under a colleague's name.
      const colleagues = await readStaffList(database);
      if (colleagues.some((one) => one.id !== staff.id && isSameName(one.name, name))) {
        throw new HandrailError('bad_request', 'A colleague has this name. Add something to tell you apart.');
      }
      await nameStaff(database, staff, { name, why: 'own_name' });
    }),
  );
  return router;
}

function isSameName(a: string, b: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(a) === plain(b);
}
