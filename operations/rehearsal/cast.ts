import type { Database } from '../../platform/database/database.ts';
import { updateProfile } from '../../program/clients/update-client.ts';
import { importData } from '../import/import-data.ts';
import { readImportFile } from '../import/read-file.ts';
import type { Scenario } from './scenario.ts';

/** The program's own id of the scripted client. */
export const CLIENT_ID = 'rehearsal-client';
export const CLIENT_PHONE = '+15555550100';
export const CLIENT_SLACK_ID = 'UREHEARSAL';
const ADDRESS = '10 Main St';
const DAY_MS = 86_400_000;
export const TIME_ZONE = 'America/New_York';

/** Rungs of the ladder with the staff member who plays each. */
export const RUNG_STAFF = {
  primary: 'staff-primary',
  backup: 'staff-backup',
  supervisor: 'staff-supervisor',
} as const;
export type PlayedRung = keyof typeof RUNG_STAFF;

/** Puts the scripted client, the staff and their shifts into an empty database, through the ordinary import. */
export async function castScenario(database: Database, scenario: Scenario, start: Date): Promise<void> {
  const rows = { clients: clientRows(scenario, start), staff: staffRows(), onCall: shiftRows(start) };
  const failures: string[] = [];
  await importData(database, readImportFile(JSON.stringify(rows)), { failed: (line) => failures.push(line) });
  if (failures.length > 0) throw new Error(`${scenario.id} cannot be cast: ${failures.join('; ')}`);
  await setBackground(database, scenario, start);
}

/** What an import cannot say: how old the client's place is, and that their plan has had earlier versions. */
async function setBackground(database: Database, scenario: Scenario, start: Date): Promise<void> {
  const client = await database.prisma.client.findUnique({
    where: { externalId: CLIENT_ID },
    select: { id: true },
  });
  if (!client) return;
  const { plan, location_on_file: place } = scenario.client;
  await database.transact(client.id, async (tx) => {
    if (place) {
      const at = new Date(start.getTime() - daysOld(place) * DAY_MS);
      await updateProfile(tx, { location: { text: ADDRESS, at: at.toISOString() } }, 'import');
    }
    if (!plan) return;
    await tx.query(
      'rehearsal_plan',
      'UPDATE plan_version SET version = $2, author = $3, status = $4 WHERE client_id = $1',
      [client.id, plan.version, plan.author ?? 'program', plan.status],
    );
  });
}

/** `stale_40d` is forty days old; `current` was confirmed today. */
function daysOld(place: string): number {
  return Number(/(\d+)d$/.exec(place)?.[1] ?? 0);
}

function clientRows(scenario: Scenario, start: Date): object[] {
  const { client } = scenario;
  if (!client.known_number) return [];
  const steps = client.plan?.steps ?? {};
  const step = (n: number) => steps[String(n)] ?? [];
  const contact = client.emergency_contact;
  return [
    {
      id: CLIENT_ID,
      name: client.alias ?? 'Client',
      preferredName: client.alias ?? undefined,
      birthDate: client.age ? birthDate(client.age, start) : undefined,
      phone: CLIENT_PHONE,
      slackUserId: usesSlack(scenario) ? CLIENT_SLACK_ID : undefined,
      language: client.language,
      timeZone: TIME_ZONE,
      address: client.location_on_file ? ADDRESS : undefined,
      program: client.program ?? undefined,
      flags: client.flags,
      guardian: client.guardian ? { name: client.guardian.name, phone: '+15555550155' } : undefined,
      emergencyContacts: contact
        ? [
            {
              name: contact.name,
              relationship: contact.relation ?? undefined,
              phone: '+15555550144',
              consent: contact.consent,
            },
          ]
        : [],
      safetyPlan:
        client.plan?.steps || client.plan?.reasons
          ? {
              warningSigns: step(1),
              copingStrategies: step(2),
              distractions: step(3),
              supportContacts: step(4),
              professionals: step(5),
              meansSafety: step(6),
              reasonsForLiving: client.plan.reasons ?? [],
            }
          : undefined,
      consents: { sms: true, checkIns: true, caringContacts: true },
    },
  ];
}

/** A client is known in Slack only where they write there: nothing is to go where they never were. */
function usesSlack({ channel, turns }: Scenario): boolean {
  return channel === 'slack' || turns.some((turn) => turn.channel === 'slack');
}

function staffRows(): object[] {
  return [
    { id: RUNG_STAFF.primary, name: 'Pat Primary', phone: '+15555550111', roles: ['clinician'] },
    { id: RUNG_STAFF.backup, name: 'Bo Backup', phone: '+15555550112', roles: ['clinician'] },
    {
      id: RUNG_STAFF.supervisor,
      name: 'Sam Supervisor',
      phone: '+15555550113',
      roles: ['clinician', 'supervisor'],
    },
  ].map((staff) => ({ ...staff, languages: ['en', 'es'] }));
}

/** Everybody is on from the day before until long after: who answers is the scenario's business. */
function shiftRows(start: Date): object[] {
  const from = new Date(start.getTime() - 86_400_000).toISOString();
  const to = new Date(start.getTime() + 30 * 86_400_000).toISOString();
  return Object.entries(RUNG_STAFF).map(([tier, staff]) => ({ tier, staff, from, to }));
}

function birthDate(age: number, at: Date): string {
  const born = new Date(at);
  born.setUTCFullYear(born.getUTCFullYear() - age);
  born.setUTCDate(born.getUTCDate() - 40);
  return born.toISOString().slice(0, 10);
}
