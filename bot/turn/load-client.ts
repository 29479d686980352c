import type { Opening } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isUuid } from '../../platform/ids.ts';
import type { RiskCategory, RiskLevel } from '../../platform/risk.ts';
import { type ClientProfile, isMinor, openProfile } from '../../program/clients/profile.ts';
import type {
  ChannelKind,
  ClientView,
  ContactView,
  JurisdictionMode,
  Language,
  PlanEntry,
  PlanView,
  SkillGain,
} from '../engine/contract.ts';

/** Lines before this one that the classifier sees with it. */
const CONTEXT_LINES = 8;
const CONTEXT_HOURS = 24;

/** What can be known of a client without opening anything that is encrypted. */
export interface BareClient {
  readonly language: Language;
  readonly drill: boolean;
  readonly session: LoadedSession | null;
  /** The handoff that is open now. */
  readonly openHandoff: { readonly id: string; readonly state: string; readonly level: RiskLevel } | null;
}

/** Everything about a client that one turn needs, read in one statement and decrypted. */
export interface LoadedClient {
  readonly view: ClientView;
  readonly profile: ClientProfile;
  readonly drill: boolean;
  readonly session: LoadedSession | null;
  /** The handoff that is open now. */
  readonly openHandoff: { readonly id: string; readonly state: string; readonly level: RiskLevel } | null;
  readonly openIncidentId: string | null;
  readonly plan: PlanView | null;
  readonly contacts: readonly ContactView[];
  readonly skillHistory: readonly SkillGain[];
  readonly dialog: { readonly data: unknown; readonly etag: string } | null;
  /** Oldest first. */
  readonly recent: readonly RecentLine[];
  /** Where the client wrote last, by channel. */
  readonly addresses: readonly LoadedAddress[];
}

export interface LoadedSession {
  readonly id: string;
  readonly level: RiskLevel;
  readonly categories: readonly RiskCategory[];
  readonly lastMessageAt: Date;
  readonly channels: readonly ChannelKind[];
}

export interface RecentLine {
  readonly from: 'client' | 'bot';
  readonly text: string;
}

export interface LoadedAddress {
  readonly identityId: string;
  readonly channel: ChannelKind;
  readonly optedOut: boolean;
  /** Blind index of the program's number that the opt-out holds for; null: for all of them. */
  readonly optedOutFrom: string | null;
  readonly lastInboundAt: Date | null;
}

interface ClientRow extends Record<string, unknown> {
  readonly kind: string;
  readonly program: string | null;
  readonly language: string;
  readonly time_zone: string;
  readonly jurisdiction_mode: string;
  readonly flags: string[];
  readonly quiet_hours: string[];
  readonly locked_channel: string | null;
  readonly profile: Buffer;
  readonly drill: boolean;
  readonly session: {
    id: string;
    level: RiskLevel;
    categories: RiskCategory[];
    last_message_at: string;
    channels: ChannelKind[] | null;
  } | null;
  readonly handoff: { id: string; state: string; level: RiskLevel } | null;
  readonly incident: string | null;
  readonly plan: {
    id: string;
    version: number;
    status: PlanView['status'];
    author: string;
    language: string;
    body: string;
  } | null;
  readonly contacts: { id: string; body: string; consent: string; suppressed: boolean }[] | null;
  readonly gains: { skill: string; runs: number; mean_drop: number }[] | null;
  readonly dialog: { data: string; etag: string } | null;
  readonly recent: { id: string; sender: string; body: string }[] | null;
  readonly consents: Record<string, string> | null;
  readonly addresses:
    | {
        id: string;
        channel: ChannelKind;
        opted_out: boolean;
        opted_out_from: string | null;
        last_inbound_at: string | null;
      }[]
    | null;
}

const LOAD_SQL = `
SELECT c.kind, c.program, c.language, c.time_zone, c.jurisdiction_mode, c.flags, c.quiet_hours, c.locked_channel,
  c.profile, c.drill,
  (SELECT jsonb_build_object('id', s.id, 'level', s.level, 'categories', to_jsonb(s.categories),
            'last_message_at', s.last_message_at,
            'channels', (SELECT jsonb_agg(a.channel ORDER BY a.last_inbound_at) FROM identity a
                         WHERE a.client_id = c.id AND a.last_inbound_at >= s.opened_at))
   FROM session s WHERE s.client_id = c.id AND s.closed_at IS NULL ORDER BY s.opened_at DESC LIMIT 1) AS session,
  (SELECT jsonb_build_object('id', h.id, 'state', h.state, 'level', h.level) FROM handoff h
   WHERE h.client_id = c.id AND h.state IN ('waiting', 'claimed', 'contacted') ORDER BY h.opened_at DESC LIMIT 1) AS handoff,
  (SELECT n.id FROM incident n WHERE n.client_id = c.id AND n.state = 'open' ORDER BY n.opened_at DESC LIMIT 1) AS incident,
  (SELECT jsonb_build_object('id', p.id, 'version', p.version, 'status', p.status, 'author', p.author,
            'language', p.language, 'body', encode(p.body, 'base64'))
   FROM plan_version p WHERE p.client_id = c.id AND p.status <> 'retired' ORDER BY p.version DESC LIMIT 1) AS plan,
  (SELECT jsonb_agg(jsonb_build_object('id', t.id, 'body', encode(t.body, 'base64'), 'consent', t.consent,
            'suppressed', t.suppressed) ORDER BY t.position) FROM contact t WHERE t.client_id = c.id) AS contacts,
  (SELECT jsonb_agg(g) FROM (SELECT r.skill, count(*)::int AS runs, avg(r.before - r.after)::float AS mean_drop
     FROM skill_run r WHERE r.client_id = c.id AND r.before IS NOT NULL AND r.after IS NOT NULL GROUP BY r.skill) g) AS gains,
  (SELECT jsonb_build_object('data', encode(d.data, 'base64'), 'etag', d.etag) FROM dialog_state d WHERE d.key = $2) AS dialog,
  (SELECT jsonb_agg(jsonb_build_object('id', r.id, 'sender', r.sender, 'body', encode(r.body, 'base64')) ORDER BY r.seq)
   FROM (SELECT m.id, m.sender, m.body, m.seq FROM message m
         WHERE m.client_id = c.id AND m.at > $4 AND m.seq < COALESCE($3, (
           SELECT min(n.seq) FROM inbox w JOIN message n ON n.id = w.message_id
           WHERE w.client_id = c.id AND w.state = 'pending')) ORDER BY m.seq DESC LIMIT ${CONTEXT_LINES}) r) AS recent,
  (SELECT jsonb_object_agg(o.kind, o.state) FROM (SELECT DISTINCT ON (k.kind) k.kind, k.state FROM consent k
     WHERE k.client_id = c.id ORDER BY k.kind, k.at DESC) o) AS consents,
  (SELECT jsonb_agg(jsonb_build_object('id', i.id, 'channel', i.channel, 'opted_out', i.opted_out_at IS NOT NULL,
            'opted_out_from', i.opted_out_from,
            'last_inbound_at', i.last_inbound_at) ORDER BY i.last_inbound_at DESC NULLS LAST)
   FROM identity i WHERE i.client_id = c.id) AS addresses
FROM client c WHERE c.id = $1`;

/** Key of a client's dialog state: one conversation per client, whatever the channel. */
export function dialogKey(clientId: string): string {
  return `client/${clientId}/conversation`;
}

/** Reads the client with the opening of a turn; the lines before the first one that waits are the context. */
export const CLIENT_OPENING: Opening = {
  name: 'turn_load',
  text: LOAD_SQL,
  values: (clientId, asOf) => loadValues(clientId, null, asOf),
};

/** The client as `CLIENT_OPENING` read it; a transaction that was opened without it reads now. */
export async function loadOpenedClient(tx: Transaction, beforeSeq: number): Promise<LoadedClient> {
  const [row] = tx.opened<ClientRow>(CLIENT_OPENING.name) ?? [];
  return row ? openClient(tx, row) : loadClient(tx, beforeSeq);
}

/** Reads a client as they are now. `beforeSeq`: the lines before this one are the context. */
export async function loadClient(tx: Transaction, beforeSeq: number): Promise<LoadedClient> {
  return openClient(tx, await readClient(tx, beforeSeq));
}

/** Reads what the safe way out needs: it must not fail on what made the turn fail. */
export async function loadBareClient(tx: Transaction): Promise<BareClient> {
  const row = await readClient(tx, 0);
  const { drill, handoff, language } = row;
  return { language: toLanguage(language), drill, session: toSession(row), openHandoff: handoff };
}

async function readClient(tx: Transaction, beforeSeq: number): Promise<ClientRow> {
  const { name, text } = CLIENT_OPENING;
  const [row] = await tx.query<ClientRow>(name, text, loadValues(tx.clientId ?? '', beforeSeq, tx.now));
  if (!row) throw new Error('a turn belongs to the transaction of a client who is there');
  return row;
}

function loadValues(clientId: string, beforeSeq: number | null, asOf: Date): unknown[] {
  const contextFrom = new Date(asOf.getTime() - CONTEXT_HOURS * 3_600_000);
  return [clientId, dialogKey(clientId), beforeSeq, contextFrom];
}

function toSession({ session }: ClientRow): LoadedSession | null {
  return (
    session && {
      id: session.id,
      level: session.level,
      categories: session.categories,
      lastMessageAt: new Date(session.last_message_at),
      channels: session.channels ?? [],
    }
  );
}

function openClient(tx: Transaction, row: ClientRow): LoadedClient {
  const clientId = tx.clientId ?? '';
  const { cipher } = tx;
  const open = <T>(purpose: string, base64: string): T =>
    cipher.open<T>(purpose, Buffer.from(base64, 'base64'));
  const profile = openProfile(cipher, clientId, row.profile);
  const addresses = (row.addresses ?? []).map((address) => ({
    identityId: address.id,
    channel: address.channel,
    optedOut: address.opted_out,
    optedOutFrom: address.opted_out_from,
    lastInboundAt: address.last_inbound_at ? new Date(address.last_inbound_at) : null,
  }));
  return {
    profile,
    view: toView(clientId, row, profile, addresses, tx.now),
    drill: row.drill,
    session: toSession(row),
    openHandoff: row.handoff,
    openIncidentId: row.incident,
    plan: row.plan && {
      id: row.plan.id,
      version: row.plan.version,
      status: row.plan.status,
      author: namedAuthor(row.plan.author),
      language: toLanguage(row.plan.language),
      ...open<{ steps: PlanEntry[][]; reasons: string[] }>(`plan_version.body/${row.plan.id}`, row.plan.body),
    },
    contacts: (row.contacts ?? []).map((contact) => {
      const body = open<{ name: string; relationship: string | null }>(
        `contact.body/${contact.id}`,
        contact.body,
      );
      return {
        id: contact.id,
        name: body.name,
        relationship: body.relationship,
        consent: contact.consent as ContactView['consent'],
        suppressed: contact.suppressed,
      };
    }),
    skillHistory: (row.gains ?? []).map((gain) => ({
      skill: gain.skill,
      runs: gain.runs,
      meanDrop: gain.mean_drop,
    })),
    dialog: row.dialog && {
      data: open<unknown>(`dialog_state.data/${clientId}`, row.dialog.data),
      etag: row.dialog.etag,
    },
    recent: (row.recent ?? []).map((line) => ({
      from: line.sender === 'client' ? 'client' : 'bot',
      text: open<{ text: string }>(`message.body/${line.id}`, line.body).text,
    })),
    addresses,
  };
}

/** Whom the client made the plan with, where that is a name: fixed words and ids are none. */
function namedAuthor(author: string): string | null {
  const isName = !['client', 'program', 'bot'].includes(author) && !isUuid(author);
  return isName ? author : null;
}

function toView(
  clientId: string,
  row: ClientRow,
  profile: ClientProfile,
  addresses: readonly LoadedAddress[],
  now: Date,
): ClientView {
  const consents = row.consents ?? {};
  const [from, to] = row.quiet_hours;
  return {
    id: clientId,
    enrolled: row.kind === 'enrolled',
    preferredName: profile.preferredName ?? profile.name?.split(' ')[0] ?? null,
    language: toLanguage(row.language),
    timeZone: row.time_zone,
    minor: isMinor(profile, row.flags, now),
    program: row.program,
    flags: row.flags,
    jurisdictionMode: row.jurisdiction_mode as JurisdictionMode,
    quietHours: from && to ? [from, to] : null,
    lockedChannel: row.locked_channel as ChannelKind | null,
    consents: {
      sms: consents.sms !== 'revoked',
      checkIns: consents.checkIns === 'given',
      caringContacts: consents.caringContacts === 'given',
    },
    smsOptedOut: addresses.some((address) => address.channel === 'sms' && address.optedOut),
    guardianOnFile: profile.guardian !== null,
    location: profile.location
      ? { text: profile.location.text, at: new Date(profile.location.at) }
      : profile.address
        ? { text: profile.address, at: new Date(0) }
        : null,
  };
}

function toLanguage(language: string): Language {
  return language.startsWith('es') ? 'es' : 'en';
}
