import type { ContactBody } from '../../program/contacts/contacts.ts';
import { type SectionSource, time } from './section.ts';

export async function contactsSection({ rows, clientId, open }: SectionSource) {
  const found = await rows.contact.findMany({
    where: { clientId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  return found.map((row) => {
    const body = open<ContactBody>(`contact.body/${row.id}`, row.body);
    return {
      name: body?.name ?? null,
      phone: body?.phone ?? null,
      consent: row.consent,
      suppressed: row.suppressed,
    };
  });
}

export async function consentsSection({ rows, clientId, open }: SectionSource) {
  const found = await rows.consent.findMany({ where: { clientId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  return found.map((row) => ({
    kind: row.kind,
    at: time(row.at),
    words: open<string>(`consent.words/${row.id}`, row.words),
    state: row.state,
  }));
}

export async function auditSection({ rows, clientId }: SectionSource) {
  const found = await rows.auditEvent.findMany({ where: { chain: clientId }, orderBy: { position: 'asc' } });
  return found.map(({ at, who, what, why }) => ({ at: time(at), who, what, why }));
}
