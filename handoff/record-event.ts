import { PRIORITY, queueDelivery } from '../conversations/outbox/queue.ts';
import type { DeliveryBody } from '../conversations/ports.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { HandoffDeps } from './ports.ts';
import type { HandoffRow } from './rows.ts';

export interface HandoffChange {
  /** The event's id where it is given: a form's own, so that one which arrives twice counts once. */
  readonly id?: string;
  /** Fixed word; the audit entry is `handoff.<kind>`. */
  readonly kind: string;
  /** Staff id, `client`, `bot` or `system`. */
  readonly by: string;
  /** Fixed word. Free words go to `note`. */
  readonly reason: string;
  readonly fromState?: string;
  readonly toState?: string;
  /** Encrypted with the event. */
  readonly note?: string;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
}

/** What telling the consoles needs. */
export type ConsoleDeps = Pick<HandoffDeps, 'announcer' | 'consoleEnabled'>;

/** Writes an event with its audit entry, and tells whoever shows the handoff. */
export function recordEvent(
  tx: Transaction,
  deps: ConsoleDeps,
  handoff: Pick<HandoffRow, 'id' | 'clientId'>,
  change: HandoffChange,
): void {
  const id = change.id ?? tx.ids.next();
  tx.insert('HandoffEvent', {
    id,
    handoffId: handoff.id,
    clientId: handoff.clientId,
    at: tx.now,
    kind: change.kind,
    by: change.by,
    fromState: change.fromState ?? null,
    toState: change.toState ?? null,
    reason: change.reason,
    note: change.note ? tx.cipher.seal(`handoff_event.note/${id}`, change.note) : null,
  });
  tx.audit({
    who: change.by,
    what: `handoff.${change.kind}`,
    why: change.reason,
    subject: handoff.id,
    data: change.data,
  });
  announceHandoff(tx, deps, handoff);
}

/** After the commit: this handoff, and with it the queue, looks different. */
export function announceHandoff(
  tx: Transaction,
  deps: ConsoleDeps,
  handoff: Pick<HandoffRow, 'id' | 'clientId'>,
): void {
  tx.afterCommit(() => {
    deps.announcer.announce({ kind: 'handoff', clientId: handoff.clientId, handoffId: handoff.id });
    deps.announcer.announce({ kind: 'queue' });
  });
}

/** Kinds of rows for the clinicians' console: the alert itself, a message of the conversation, a line of ours. */
export type ConsoleKind = 'handoff_card' | 'thread_message' | 'thread_note';

/** Puts a row for the clinicians' console in the outbox; nothing where Slack is not configured. Returns the row's id. */
export function toConsole(
  tx: Transaction,
  deps: ConsoleDeps,
  handoff: Pick<HandoffRow, 'id' | 'drill'>,
  kind: ConsoleKind,
  body: DeliveryBody = {},
  uniqueKey?: string,
): string | null {
  if (!deps.consoleEnabled) return null;
  return queueDelivery(tx, deps.announcer, {
    channel: 'console',
    recipient: `console:${handoff.id}`,
    kind,
    priority: kind === 'handoff_card' ? PRIORITY.alert : PRIORITY.thread,
    ownerRule: 'any',
    handoffId: handoff.id,
    uniqueKey: uniqueKey ?? `${kind}:${tx.ids.next()}`,
    body,
    drill: handoff.drill,
  });
}
