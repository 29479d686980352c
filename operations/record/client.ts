import { type ClientProfile, EMPTY_PROFILE } from '../../program/clients/profile.ts';
import type { SectionSource } from './section.ts';

export async function clientSection({ rows, clientId, open }: SectionSource) {
  const row = await rows.client.findUniqueOrThrow({ where: { id: clientId } });
  const profile = { ...EMPTY_PROFILE, ...open<ClientProfile>(`client.profile/${clientId}`, row.profile) };
  return {
    id: row.externalId ?? row.id,
    name: profile.name,
    phone: profile.phone,
    language: row.language,
    enrolled: row.kind === 'enrolled',
    flags: row.flags,
    lockedChannel: row.lockedChannel,
    contactPreference: profile.contactPreference,
    safeWindow: profile.safeWindow,
  };
}
