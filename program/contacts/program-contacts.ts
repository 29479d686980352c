import type { Transaction } from '../../platform/database/transaction.ts';
import type { ContactData } from '../clients/client-data.ts';
import { type EmergencyContact, listContacts, sealContact } from './contacts.ts';

/**
 * Brings the contacts to the program's list, in its order. A contact is recognised by phone, then by name, then by
 * place in the list. One that the client named as a danger stays marked, under whatever name it comes again, and stays on
 * file when the list no longer has it. Returns how many contacts were added, changed or removed.
 */
export async function saveProgramContacts(tx: Transaction, wanted: readonly ContactData[]): Promise<number> {
  const known = await listContacts(tx);
  const matches = matchContacts(known, wanted);
  let changes = 0;
  wanted.forEach((contact, position) => {
    const match = matches[position];
    if (!match) add(tx, contact, position);
    else if (differs(match, contact, position)) change(tx, match, contact, position);
    else return;
    changes += 1;
  });
  for (const gone of known.filter((contact) => !matches.includes(contact) && !contact.suppressed)) {
    await tx.query('contact_remove', 'DELETE FROM contact WHERE id = $1 AND client_id = $2', [
      gone.id,
      tx.clientId,
    ]);
    tx.audit({ who: 'import', what: 'contact.removed', why: 'not_on_roster', subject: gone.id });
    changes += 1;
  }
  return changes;
}

/** Which known contact each wanted one is; undefined for a new one. */
function matchContacts(
  known: readonly EmergencyContact[],
  wanted: readonly ContactData[],
): (EmergencyContact | undefined)[] {
  const free = new Set(known);
  const take = (fits: (contact: EmergencyContact) => boolean) => {
    const found = [...free].find(fits);
    if (found) free.delete(found);
    return found;
  };
  const byPhone = wanted.map((w) => (w.phone ? take((c) => c.phone === w.phone) : undefined));
  const byName = wanted.map(
    (w, i) => byPhone[i] ?? take((c) => c.name.toLowerCase() === w.name.toLowerCase()),
  );
  return wanted.map((_, i) => byName[i] ?? take((c) => c.position === i && !c.suppressed));
}

function differs(known: EmergencyContact, wanted: ContactData, position: number): boolean {
  const facts = (c: ContactData, at: number) =>
    JSON.stringify([c.name, c.relationship, c.phone, c.consent, at]);
  return facts(known, known.position) !== facts(wanted, position);
}

function add(tx: Transaction, contact: ContactData, position: number): void {
  const clientId = tx.clientId;
  if (!clientId) throw new Error('a contact belongs to a client transaction');
  const id = tx.ids.next();
  tx.insert('Contact', { id, clientId, suppressed: false, ...columns(tx, id, contact, position) });
  tx.audit({
    who: 'import',
    what: 'contact.added',
    why: 'roster',
    subject: id,
    data: { consent: contact.consent },
  });
}

function change(tx: Transaction, known: EmergencyContact, contact: ContactData, position: number): void {
  tx.update('Contact', known.id, columns(tx, known.id, contact, position));
  tx.audit({
    who: 'import',
    what: 'contact.changed',
    why: 'roster',
    subject: known.id,
    data: { from: known.consent, to: contact.consent },
  });
}

function columns(tx: Transaction, id: string, contact: ContactData, position: number) {
  const { name, relationship, phone, consent } = contact;
  return {
    position,
    body: sealContact(tx.cipher, id, { name, relationship, phone }),
    phoneIndex: phone ? tx.keyring.blindIndex('phone', phone) : null,
    consent,
    updatedAt: tx.now,
  };
}
