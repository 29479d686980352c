import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import { assessmentsSection, sessionsSection } from './assessments.ts';
import { clientSection } from './client.ts';
import { auditSection, consentsSection, contactsSection } from './consents.ts';
import { handoffsSection } from './handoffs.ts';
import { disclosuresSection, incidentsSection } from './incidents.ts';
import { messagesSection } from './messages.ts';
import { feedbackSection, hopePicturesSection, screeningsSection } from './own-material.ts';
import { plansSection } from './plans.ts';
import type { SectionSource } from './section.ts';
import { checkInsSection, followUpsSection, skillsSection } from './skills.ts';
import { alertsSection, tasksSection } from './tasks.ts';

/** Reading a long record must not be cut short by Prisma's default of five seconds. */
const TIMEOUT_MS = 120_000;

export type ClientRecord = Awaited<ReturnType<typeof readSections>>;

/**
 * Everything the program holds about a client, decrypted, as it stood at one instant. Writes nothing: whoever shows it to
 * somebody audits that. Of an erased client only ids, times and fixed words are left; the rest is null.
 * @throws {HandrailError} not_found
 */
export async function readRecord(database: Database, clientId: string): Promise<ClientRecord> {
  return database.prisma.$transaction(
    async (rows) => {
      const key = await rows.clientKey.findUnique({ where: { clientId } });
      if (!key) throw new HandrailError('not_found', 'no such client');
      const cipher = key.wrapped ? database.keyring.clientCipher(clientId, key.wrapped) : null;
      const staff = await rows.staff.findMany({ select: { id: true, externalId: true, slackUserId: true } });
      const names = new Map(
        staff.map((member) => [member.id, member.externalId ?? member.slackUserId ?? member.id]),
      );
      return readSections({
        rows,
        clientId,
        open: (purpose, sealed) => (cipher && sealed ? cipher.open(purpose, sealed) : null),
        staff: (id) => (id === null ? null : (names.get(id) ?? id)),
      });
    },
    { isolationLevel: 'RepeatableRead', timeout: TIMEOUT_MS },
  );
}

async function readSections(source: SectionSource) {
  return {
    client: await clientSection(source),
    messages: await messagesSection(source),
    assessments: await assessmentsSection(source),
    sessions: await sessionsSection(source),
    handoffs: await handoffsSection(source),
    tasks: await tasksSection(source),
    alerts: await alertsSection(source),
    incidents: await incidentsSection(source),
    plans: await plansSection(source),
    skills: await skillsSection(source),
    checkIns: await checkInsSection(source),
    followUps: await followUpsSection(source),
    contacts: await contactsSection(source),
    consents: await consentsSection(source),
    disclosures: await disclosuresSection(source),
    screenings: await screeningsSection(source),
    feedback: await feedbackSection(source),
    hopePictures: await hopePicturesSection(source),
    audit: await auditSection(source),
  };
}
