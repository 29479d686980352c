import { STAFF_ROLES, type StaffRole } from '../../../platform/permissions.ts';
import type { OidcPerson } from '../../../program/staff/staff-from-oidc.ts';

/** Before a role's name where it stands among groups, which the whole organization shares. */
const PREFIX = /^handrail[-_.:/ ]/i;

/**
 * Reads a provider's claims. A role is taken from `roles` (made for one application, so that a bare `clinician` counts)
 * or, with our name before it (`handrail-clinician`), from `roles` or `groups`. An address counts as verified only where
 * the provider says so (`email_verified`, or Microsoft's `xms_edov`).
 */
export function personOf(issuer: string, claims: Readonly<Record<string, unknown>>): OidcPerson | null {
  const subject = text(claims.sub);
  if (!subject) return null;
  return {
    issuer,
    subject,
    email: text(claims.email),
    isEmailVerified: isYes(claims.email_verified) || isYes(claims.xms_edov),
    name:
      text(claims.name) ??
      ([text(claims.given_name), text(claims.family_name)].filter(Boolean).join(' ') || null),
    roles: rolesIn(claims),
  };
}

function rolesIn(claims: Readonly<Record<string, unknown>>): readonly StaffRole[] | null {
  const given = [
    ...words(claims.roles).map((word) => word.replace(PREFIX, '')),
    ...words(claims.groups)
      // Some providers send groups as paths.
      .map((word) => word.replace(/^\//, ''))
      .filter((word) => PREFIX.test(word))
      .map((word) => word.replace(PREFIX, '')),
  ].map((word) => word.toLowerCase());
  const found = STAFF_ROLES.filter((role) => given.includes(role));
  return found.length > 0 ? found : null;
}

function words(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 300) : null;
}

function isYes(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1';
}
