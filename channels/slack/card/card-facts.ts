import { needsSomebody } from '../../../handoff/escalation/escalate.ts';
import { wasStaffPaged } from '../../../handoff/escalation/tried.ts';
import { shortCode } from '../../../handoff/rows.ts';
import type { HandoffState } from '../../../handoff/state.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { RiskLevel } from '../../../platform/risk.ts';
import { openProfile } from '../../../program/clients/profile.ts';
import { staffById } from '../../../program/staff/find-staff.ts';
import { type CardEvidence, readEvidence } from './evidence.ts';
import { type PlanState, planState } from './plan-state.ts';

/** Everything that a card can show, read from the database at the moment of sending. */
export interface CardFacts {
  readonly id: string;
  readonly clientId: string;
  readonly code: string;
  /** The program's own id for the client; a short code of ours where nobody has given one. */
  readonly clientRef: string;
  readonly initials: string | null;
  readonly level: RiskLevel;
  readonly trigger: string;
  readonly queue: string;
  readonly channel: string;
  readonly state: HandoffState;
  readonly openedAt: Date;
  readonly claimedAt: Date | null;
  readonly contactedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly now: Date;
  readonly nobodyAnswered: boolean;
  /** Somebody was paged by text or call, besides this alert. */
  readonly wasStaffPaged: boolean;
  /** Somebody holds it, but the claim has run out: whoever presses first has it. */
  readonly isLapsed: boolean;
  readonly drill: boolean;
  readonly categories: readonly string[];
  readonly evidence: CardEvidence | null;
  /** The open incident: how many of its required steps are settled. */
  readonly incident: { readonly settled: number; readonly of: number } | null;
  readonly plan: PlanState;
  /** Consent classes of emergency contacts who may be thought of; suppressed ones are left out. */
  readonly contactConsents: readonly string[];
  readonly suppressedContacts: number;
  readonly locationAt: Date | null;
  readonly language: string;
  readonly clinician: {
    readonly id: string;
    readonly slackUserId: string | null;
    readonly name: string;
  } | null;
  /** A colleague who has joined. */
  readonly second: { readonly slackUserId: string | null; readonly name: string } | null;
  /** An agreed pause: until then nobody is paged for a silence. */
  readonly snoozedUntil: Date | null;
  readonly disposition: string | null;
  readonly closingLevel: string | null;
  readonly withdrawnReason: string | null;
  readonly slackChannel: string | null;
  readonly slackTs: string | null;
  /** Only for `SLACK_PHI=full`. */
  readonly person: {
    readonly name: string | null;
    readonly phone: string | null;
    readonly location: string | null;
  };
}

/** The facts of a handoff; null when there is no such handoff. @throws {HandrailError} client_erased */
export async function readCardFacts(database: Database, handoffId: string): Promise<CardFacts | null> {
  const handoff = await database.prisma.handoff.findUnique({
    where: { id: handoffId },
    include: {
      client: { include: { clientKey: true, contacts: true, planVersions: { select: { status: true } } } },
    },
  });
  if (!handoff) return null;
  const { client } = handoff;
  const session = handoff.sessionId
    ? await database.prisma.session.findUnique({
        where: { id: handoff.sessionId },
        select: { categories: true },
      })
    : null;
  const cipher = database.keyring.clientCipher(client.id, client.clientKey?.wrapped ?? null);
  const profile = openProfile(cipher, client.id, client.profile);
  const staff = handoff.clinicianId ? await staffById(database, handoff.clinicianId) : null;
  const second = handoff.secondClinicianId ? await staffById(database, handoff.secondClinicianId) : null;
  const contacts = client.contacts.filter((contact) => !contact.suppressed);
  const now = database.clock.now();
  const state = handoff.state as HandoffState;
  return {
    id: handoff.id,
    clientId: client.id,
    code: shortCode(handoff.id),
    clientRef: client.externalId ?? shortCode(client.id).replace(/^H/, 'C'),
    initials: initialsOf(profile.name),
    level: handoff.level as RiskLevel,
    trigger: handoff.trigger,
    queue: handoff.queue,
    channel: handoff.channel,
    state,
    openedAt: handoff.openedAt,
    claimedAt: handoff.claimedAt,
    contactedAt: handoff.contactedAt,
    resolvedAt: handoff.resolvedAt,
    now,
    nobodyAnswered: handoff.nobodyAnswered,
    wasStaffPaged: await wasStaffPaged(database, handoff.id),
    isLapsed: state !== 'waiting' && needsSomebody({ state, leaseUntil: handoff.leaseUntil }, now),
    drill: handoff.drill,
    categories: session?.categories ?? [],
    evidence: await readEvidence(database, cipher, handoff.sessionId),
    incident: await readIncident(database, client.id),
    plan: planState(client.planVersions.map((version) => version.status)),
    contactConsents: contacts.map((contact) => contact.consent),
    suppressedContacts: client.contacts.length - contacts.length,
    locationAt: profile.location ? new Date(profile.location.at) : null,
    language: client.language,
    clinician: staff ? { id: staff.id, slackUserId: staff.slackUserId, name: staff.name } : null,
    second: second ? { slackUserId: second.slackUserId, name: second.name } : null,
    snoozedUntil: handoff.snoozedUntil,
    disposition: handoff.disposition,
    closingLevel: handoff.closingLevel,
    withdrawnReason: handoff.withdrawnReason,
    slackChannel: handoff.slackChannel,
    slackTs: handoff.slackTs,
    person: { name: profile.name, phone: profile.phone, location: profile.location?.text ?? null },
  };
}

async function readIncident(database: Database, clientId: string): Promise<CardFacts['incident']> {
  const { rows } = await database.pool.query<{ settled: number; of: number }>({
    name: 'slack_incident',
    text: `SELECT count(*) FILTER (WHERE s.result IN ('done', 'not_needed'))::int AS settled, count(*)::int AS of
           FROM incident_step s WHERE s.required AND s.incident_id =
             (SELECT id FROM incident WHERE client_id = $1 AND state = 'open' ORDER BY opened_at DESC LIMIT 1)`,
    values: [clientId],
  });
  const row = rows[0];
  return row && row.of > 0 ? row : null;
}

/** "Maria del Carmen Ortiz" is "M.O.". */
export function initialsOf(name: string | null): string | null {
  const words = name?.trim().split(/\s+/).filter(Boolean) ?? [];
  const first = words[0];
  const last = words.length > 1 ? words.at(-1) : undefined;
  const letters = [first, last].flatMap((word) => (word ? [`${[...word][0]?.toUpperCase()}.`] : []));
  return letters.length > 0 ? letters.join('') : null;
}
