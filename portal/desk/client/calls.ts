import type { Level, Queue } from './wire.ts';

/** A reason to call somebody to the screen, in words that name nobody. */
export interface Call {
  readonly level: Level | null;
  readonly text: string;
}

/** What is new between two readings of the queue: somebody waits, a wait grew graver, one's own client wrote. */
export function newCalls(before: Queue, now: Queue, meId: string): Call[] {
  const known = new Map(before.open.map((item) => [item.id, item]));
  const calls: Call[] = [];
  for (const item of now.open) {
    const old = known.get(item.id);
    const kind = item.drill ? 'DRILL: ' : '';
    if (item.state === 'waiting' && (old?.state !== 'waiting' || old.level !== item.level)) {
      calls.push({ level: item.level, text: `${kind}A client is waiting (${item.level}).` });
    } else if (
      item.clinician?.id === meId &&
      item.unansweredSince &&
      item.unansweredSince !== old?.unansweredSince
    ) {
      calls.push({ level: null, text: `${kind}A client of yours wrote.` });
    }
  }
  if (now.alerts.some(({ id }) => !before.alerts.some((alert) => alert.id === id))) {
    calls.push({ level: 'high', text: 'There is a new alert.' });
  }
  return calls;
}
