import type { Database } from '../../platform/database/database.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
import { BUILT_IN_NAME } from '../../program/staff/staff-member.ts';
import { createSignInLink, signInAddress } from './sign-in/sign-in-links.ts';

/** The built-in member of staff, so that a fresh deployment can be used before any roster is imported. */
const OPERATOR = {
  externalId: 'desk',
  slackUserId: null,
  name: BUILT_IN_NAME,
  phone: null,
  email: null,
  languages: ['en'],
  roles: ['clinician', 'supervisor', 'admin'],
};

/**
 * A fresh link to the desk for whoever can read the server's own output; made on every start, good once and for a day.
 * The built-in member of staff is made on the first.
 */
export async function bootstrapDesk(database: Database, publicUrl: string): Promise<string> {
  const staffId = await operatorId(database);
  const { secret } = await createSignInLink(database, staffId);
  return signInAddress(publicUrl, secret);
}

async function operatorId(database: Database): Promise<string> {
  return database.transactSystem(async (tx) => {
    const [known] = await tx.query<{ id: string }>(
      'desk_operator',
      'SELECT id FROM staff WHERE external_id = $1',
      [OPERATOR.externalId],
    );
    return known?.id ?? saveStaff(tx, OPERATOR, 'system');
  });
}
