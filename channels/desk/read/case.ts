import { clientDestination } from '../../../handoff/destination.ts';
import type { HandoffDeps } from '../../../handoff/ports.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { isUuid } from '../../../platform/ids.ts';
import { staffByIds } from '../../../program/staff/find-staff.ts';
import { type CarePart, readCarePart } from './care-part.ts';
import { type ClientPart, readClientPart } from './client-part.ts';
import { type HandoffPart, readHandoffPart } from './handoff-part.ts';
import { type DeskMessage, readMessages } from './messages.ts';

/** Everything about one client that a clinician works with, as one transaction sees it. */
export interface Case {
  readonly client: ClientPart;
  readonly handoff: HandoffPart | null;
  readonly messages: readonly DeskMessage[];
  readonly hasEarlier: boolean;
  readonly care: CarePart;
  /** Where a reply would go now, or why it would not. */
  readonly replyTo: { readonly channel: string } | { readonly refused: string };
  /** Names of the staff whose ids stand in the rest. */
  readonly staff: Readonly<Record<string, string>>;
}

/** @throws {HandrailError} not_found when the client has no such handoff */
export async function readCase(
  tx: Transaction,
  handoffId: string | null,
  deps: {
    readonly defaultTimeZone: string;
    readonly isChannelEnabled: HandoffDeps['isChannelEnabled'];
  },
): Promise<Case> {
  const client = await readClientPart(tx, deps.defaultTimeZone);
  const handoff = await readHandoffPart(tx, handoffId);
  if (handoffId && !handoff) throw new HandrailError('not_found', 'no such handoff');
  const { messages, hasEarlier } = await readMessages(tx);
  const care = await readCarePart(tx);
  return {
    client,
    handoff,
    messages,
    hasEarlier,
    care,
    replyTo: await readDestination(tx, deps.isChannelEnabled),
    staff: await readNames(tx, handoff, messages, care),
  };
}

async function readDestination(
  tx: Transaction,
  isChannelEnabled: HandoffDeps['isChannelEnabled'],
): Promise<Case['replyTo']> {
  try {
    return { channel: (await clientDestination(tx, { isChannelEnabled })).channel };
  } catch (error) {
    if (error instanceof HandrailError && error.code === 'delivery_refused')
      return { refused: error.message };
    throw error;
  }
}

/** Whoever did something that is shown: authors, holders, those who settled a step or took on a task. */
async function readNames(
  tx: Transaction,
  handoff: HandoffPart | null,
  messages: readonly DeskMessage[],
  care: CarePart,
): Promise<Record<string, string>> {
  const who = [
    handoff?.clinicianId,
    handoff?.secondClinicianId,
    handoff?.previousClinicianId,
    ...messages.map(({ staffId }) => staffId),
    ...(handoff?.tried ?? []).map(({ staffId }) => staffId),
    ...(handoff?.events ?? []).map(({ by }) => by),
    ...care.incidents.flatMap(({ steps, facts, closedBy }) => [
      closedBy,
      ...steps.map(({ by }) => by),
      ...facts.map(({ by }) => by),
    ]),
    ...care.reviews.map(({ by }) => by),
    ...care.tasks.map(({ ownerId }) => ownerId),
    ...care.screenings.map(({ by }) => by),
    ...care.disclosures.map(({ discloser }) => discloser),
    care.plan?.author,
    care.planWaiting?.author,
  ];
  const ids = new Set(who.filter((one) => typeof one === 'string' && isUuid(one)) as string[]);
  const staff = await staffByIds(tx, [...ids]);
  return Object.fromEntries(staff.map(({ id, name }) => [id, name]));
}
