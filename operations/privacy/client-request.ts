import type { ClientRecord } from '../record/read-record.ts';

/** What a client gets who asks for their own record, and what a person has to decide about. */
export interface ClientRequest {
  readonly client: ClientRecord['client'];
  readonly messages: ClientRecord['messages'];
  readonly plans: ClientRecord['plans'];
  readonly skills: ClientRecord['skills'];
  readonly checkIns: ClientRecord['checkIns'];
  readonly followUps: ClientRecord['followUps'];
  readonly contacts: ClientRecord['contacts'];
  readonly consents: ClientRecord['consents'];
  readonly disclosures: ClientRecord['disclosures'];
  readonly handoffs: readonly {
    readonly openedAt: string;
    readonly channel: string;
    readonly state: string;
    readonly contactedAt: string | null;
    readonly resolvedAt: string | null;
  }[];
  /** Sections that were left out: a reviewer decides whether they are given, and says no only with a reason. */
  readonly leftOut: readonly { readonly section: string; readonly entries: number; readonly why: string }[];
}

/** What others told in confidence, and what staff wrote to each other, is not given without somebody looking at it first. */
const LEFT_OUT = {
  assessments: 'the program’s working judgement of single messages',
  sessions: 'levels of risk as the program held them',
  incidents: 'may hold what others said in confidence',
  tasks: 'notes of staff to each other',
  alerts: 'notes of staff to each other',
  audit: 'given on its own by: npm run -s access-log',
} as const satisfies Partial<Record<keyof ClientRecord, string>>;

/** The record as a client may have it: their own words, what was said to them, and what was done for them. */
export function forClient(record: ClientRecord): ClientRequest {
  const { client, messages, plans, skills, checkIns, followUps, contacts, consents, disclosures } = record;
  return {
    ...{ client, messages, plans, skills, checkIns, followUps, contacts, consents, disclosures },
    handoffs: record.handoffs.map(({ openedAt, channel, state, contactedAt, resolvedAt }) => ({
      openedAt,
      channel,
      state,
      contactedAt,
      resolvedAt,
    })),
    leftOut: Object.entries(LEFT_OUT).map(([section, why]) => ({
      section,
      entries: record[section as keyof typeof LEFT_OUT].length,
      why,
    })),
  };
}
