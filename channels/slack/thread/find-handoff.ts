import type { HandoffState } from '../../../handoff/state.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { RiskLevel } from '../../../platform/risk.ts';

/** A handoff as its thread leads to it. */
export interface ThreadHandoff {
  readonly id: string;
  readonly clientId: string;
  readonly state: HandoffState;
  readonly level: RiskLevel;
  readonly clinicianId: string | null;
  readonly drill: boolean;
}

/** The handoff whose alert this message is; null when it is no alert of ours. */
export async function handoffOfThread(
  database: Database,
  channel: string,
  rootTs: string,
): Promise<ThreadHandoff | null> {
  const found = await database.prisma.handoff.findFirst({
    where: { slackChannel: channel, slackTs: rootTs },
    select: { id: true, clientId: true, state: true, level: true, clinicianId: true, drill: true },
  });
  return found && { ...found, state: found.state as HandoffState, level: found.level as RiskLevel };
}

/** The message to the client that a clinician's words in Slack became; null when they were not sent. */
export async function relayedMessage(database: Database, key: string): Promise<string | null> {
  const row = await database.prisma.inbox.findUnique({
    where: { channel_providerKey: { channel: 'clinician', providerKey: key } },
    select: { messageId: true },
  });
  return row?.messageId ?? null;
}
