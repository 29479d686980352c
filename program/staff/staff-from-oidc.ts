import type { Transaction } from '../../platform/database/transaction.ts';
import type { StaffRole } from '../../platform/permissions.ts';
import { staffByEmail } from './find-staff.ts';
import { staffColumns } from './save-staff.ts';
import {
  openStaff,
  PLACEHOLDER_NAME,
  STAFF_COLUMNS,
  type StaffMember,
  type StaffRow,
} from './staff-member.ts';

/** Somebody as the organization's identity provider vouches for them. */
export interface OidcPerson {
  readonly issuer: string;
  /** The provider's own, unchanging id of the person. */
  readonly subject: string;
  readonly email: string | null;
  /** Whether the provider says that the address is theirs; only then does it lead to somebody on the roster. */
  readonly isEmailVerified: boolean;
  readonly name: string | null;
  /** Our roles as the provider gives them; null where it says nothing about any. */
  readonly roles: readonly StaffRole[] | null;
}

/** Why somebody whom the provider knows is not let in. */
export const OIDC_REFUSALS = ['not_on_roster', 'email_not_verified', 'not_active', 'no_role'] as const;
export type OidcRefusal = (typeof OIDC_REFUSALS)[number];

export type OidcEntry =
  | { readonly staffId: string }
  /** `formerly`: somebody here who lost every role just now, and must not stay signed in elsewhere. */
  | { readonly refused: OidcRefusal; readonly formerly?: string };

type Known = StaffMember & { readonly oidcIndex: string | null; readonly rolesFrom: string | null };

/**
 * Who somebody from the identity provider is here. First by the provider's own id, else by a verified address on the
 * roster, which is then tied to that id; a stranger is added to the roster only where the provider gives them one of our
 * roles. The provider's roles replace the roster's; where it stops giving any, what it gave is taken away. Changes nothing
 * where it refuses, except for taking away.
 */
export async function staffFromOidc(tx: Transaction, person: OidcPerson): Promise<OidcEntry> {
  const index = tx.keyring.blindIndex('oidc', `${person.issuer} ${person.subject}`);
  const known = (await byIndex(tx, index)) ?? (await byAddress(tx, person));
  if (!known) return join(tx, person, index);
  if (!known.active) return { refused: 'not_active' };
  // Somebody else's account has this address now: whoever had it before keeps their own.
  if (known.oidcIndex !== null && known.oidcIndex !== index) return { refused: 'not_on_roster' };
  const roles = rolesOf(known, person);
  if (JSON.stringify(roles) !== JSON.stringify(known.roles)) {
    tx.audit({
      who: 'provider',
      what: 'staff.roles_changed',
      why: 'sign_in',
      subject: known.id,
      data: { from: known.roles.join(' '), to: roles.join(' ') },
    });
  }
  tx.update('Staff', known.id, {
    oidcIndex: index,
    roles: [...roles],
    rolesFrom: person.roles ? 'provider' : known.rolesFrom,
    provisional: false,
    updatedAt: tx.now,
  });
  return roles.length > 0 ? { staffId: known.id } : { refused: 'no_role', formerly: known.id };
}

function rolesOf(known: Known, person: OidcPerson): readonly string[] {
  if (person.roles) return person.roles;
  return known.rolesFrom === 'provider' ? [] : known.roles;
}

function join(tx: Transaction, person: OidcPerson, index: string): OidcEntry {
  if (!person.roles || person.roles.length === 0) {
    return { refused: person.email && !person.isEmailVerified ? 'email_not_verified' : 'not_on_roster' };
  }
  const id = tx.ids.next();
  const email = person.isEmailVerified ? person.email : null;
  const name = person.name ?? PLACEHOLDER_NAME;
  tx.insert('Staff', {
    id,
    ...staffColumns(tx, id, { name, phone: null, email }),
    oidcIndex: index,
    languages: [],
    roles: [...person.roles],
    rolesFrom: 'provider',
    active: true,
    provisional: false,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  tx.audit({
    who: 'provider',
    what: 'staff.added',
    why: 'sign_in',
    subject: id,
    data: { roles: person.roles.join(' ') },
  });
  return { staffId: id };
}

async function byIndex(tx: Transaction, index: string): Promise<Known | null> {
  return find(tx, 'staff_by_oidc', 'oidc_index = $1', index);
}

async function byAddress(tx: Transaction, person: OidcPerson): Promise<Known | null> {
  if (!person.email || !person.isEmailVerified) return null;
  const staff = await staffByEmail(tx, person.email);
  return staff && find(tx, 'staff_by_oidc_address', 'id = $1', staff.id);
}

async function find(tx: Transaction, name: string, where: string, value: string): Promise<Known | null> {
  const [row] = await tx.query<
    StaffRow & { oidcIndex: string | null; rolesFrom: string | null } & Record<string, unknown>
  >(
    name,
    `SELECT ${STAFF_COLUMNS}, oidc_index AS "oidcIndex", roles_from AS "rolesFrom" FROM staff WHERE ${where} FOR UPDATE`,
    [value],
  );
  if (!row) return null;
  return { ...openStaff(tx.keyring.system, row), oidcIndex: row.oidcIndex, rolesFrom: row.rolesFrom };
}
