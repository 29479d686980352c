import type { Database } from '../platform/database/database.ts';
import { atLeast } from '../platform/risk.ts';
import { unansweredSeconds } from '../program/protocol/rules.ts';
import type { Protocol } from '../program/protocol/schema.ts';
import { type QueueEntry, readQueue } from './read-queue.ts';

/** Below high a client counts as silent after the ten minutes that the ladder gives them (clinical ground, section 1.4). */
const SILENT_CLIENT_SECONDS = 600;

/** A conversation with a person in which one of the two has not answered for too long. */
export interface SilentEntry extends QueueEntry {
  readonly who: 'client' | 'clinician';
  readonly sinceSeconds: number;
}

/** Everything that is open, as a supervisor looks at it. Silent ones stand among the claimed too. */
export interface SupervisorBoard {
  readonly waiting: readonly QueueEntry[];
  readonly claimed: readonly QueueEntry[];
  readonly silent: readonly SilentEntry[];
}

/** Reads the board afresh. */
export async function readBoard(database: Database, rules: Protocol): Promise<SupervisorBoard> {
  const queue = await readQueue(database);
  const now = database.clock.now();
  const claimed = queue.filter((entry) => entry.state !== 'waiting');
  return {
    waiting: queue.filter((entry) => entry.state === 'waiting'),
    claimed,
    silent: claimed.flatMap((entry) => silence(entry, rules, now) ?? []),
  };
}

/** Who of the two owes a word, and for how long; null while neither does. A pause that was agreed on is no silence. */
export function silence(entry: QueueEntry, rules: Protocol, now: Date): SilentEntry | null {
  if (entry.snoozedUntil && entry.snoozedUntil > now) return null;
  const client = entry.lastClientAt?.getTime() ?? entry.openedAt.getTime();
  const clinician = entry.lastClinicianAt?.getTime() ?? 0;
  const since = Math.max(
    client,
    clinician,
    entry.claimedAt && clinician === 0 ? entry.claimedAt.getTime() : 0,
  );
  const sinceSeconds = Math.max(0, Math.round((now.getTime() - since) / 1_000));
  const isClinicians = client > clinician;
  const nudge = atLeast(entry.level, 'imminent')
    ? rules.silenceNudgeSeconds.imminent
    : rules.silenceNudgeSeconds.high;
  const limit = isClinicians
    ? unansweredSeconds(rules, entry.level)
    : atLeast(entry.level, 'high')
      ? nudge
      : SILENT_CLIENT_SECONDS;
  return sinceSeconds >= limit
    ? { ...entry, who: isClinicians ? 'clinician' : 'client', sinceSeconds }
    : null;
}
