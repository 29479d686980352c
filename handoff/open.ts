import type { Transaction } from '../platform/database/transaction.ts';
import { atLeast, levelRank, type RiskLevel } from '../platform/risk.ts';
import { staffById } from '../program/staff/find-staff.ts';
import { startEscalation } from './escalation/escalate.ts';
import { pageStaff } from './escalation/page.ts';
import { armWaitingUpdate } from './escalation/waiting-update.ts';
import { mirrorMessage } from './mirror.ts';
import type { HandoffDeps } from './ports.ts';
import { basePriority, raisedPriority } from './queue-view.ts';
import { recordEvent, toConsole } from './record-event.ts';
import { type HandoffRow, lockHandoff, lockOpenHandoff } from './rows.ts';
import { isHeld, OPEN_STATES } from './state.ts';

/** Where a handoff waits unless the request says otherwise (`third_party_report`, `interpreter`). */
const CLINICAL_QUEUE = 'clinical';

export interface OpenHandoff {
  readonly level: RiskLevel;
  /** Fixed word, for example `risk` or `request`. */
  readonly trigger: string;
  readonly queue?: string;
  /** Channel on which the client wrote last. */
  readonly channel: string;
  readonly sessionId: string | null;
  readonly by?: 'bot' | 'client' | 'system';
  readonly drill: boolean;
}

export interface Opened {
  readonly handoff: HandoffRow;
  /** `opened`: new. `raised`: it was open and its level is higher now. `unchanged`: it was open already. */
  readonly outcome: 'opened' | 'raised' | 'unchanged';
}

/**
 * Opens a handoff for the transaction's client, or raises the one that is open: a client has at most one. What has to be
 * paged at once is paged in this transaction.
 */
export async function openHandoff(tx: Transaction, deps: HandoffDeps, request: OpenHandoff): Promise<Opened> {
  const known = await lockOpenHandoff(tx);
  if (known) return raiseLevel(tx, deps, known, { ...request, queue: request.queue ?? CLINICAL_QUEUE });
  const last = await lastInbound(tx);
  const id = tx.ids.next();
  const by = request.by ?? 'bot';
  const handoff: HandoffRow = {
    id,
    clientId: tx.clientId ?? '',
    sessionId: request.sessionId,
    level: request.level,
    trigger: request.trigger,
    queue: request.queue ?? CLINICAL_QUEUE,
    priority: basePriority(request.level),
    channel: request.channel,
    state: 'waiting',
    openedAt: tx.now,
    claimedAt: null,
    clinicianId: null,
    leaseUntil: null,
    contactedAt: null,
    lastClientAt: last?.at ?? null,
    lastClinicianAt: null,
    resolvedAt: null,
    disposition: null,
    closingLevel: null,
    withdrawnReason: null,
    escalationRound: 0,
    nobodyAnswered: false,
    protocolVersion: deps.protocol.label,
    slackChannel: null,
    slackTs: null,
    riskScore: null,
    snoozedUntil: null,
    previousClinicianId: null,
    secondClinicianId: null,
    drill: request.drill,
  };
  tx.insert('Handoff', handoff);
  recordEvent(tx, deps, handoff, {
    kind: 'opened',
    by,
    reason: request.trigger,
    toState: 'waiting',
    data: { level: request.level, queue: handoff.queue, channel: request.channel },
  });
  const escalating = await startEscalation(tx, deps, handoff);
  if (last) await mirrorMessage(tx, deps, escalating, last.id);
  armWaitingUpdate(tx, deps, escalating);
  return { handoff: escalating, outcome: 'opened' };
}

/** Moves an open handoff up within its level: it is shown and counted before others that wait at the same level. */
export function raisePriority(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  reason: string,
): HandoffRow {
  const priority = raisedPriority(handoff.level, handoff.priority, handoff.riskScore);
  if (priority === handoff.priority) return handoff;
  tx.update('Handoff', handoff.id, { priority });
  recordEvent(tx, deps, handoff, { kind: 'priority_raised', by: 'bot', reason, data: { priority } });
  toConsole(tx, deps, handoff, 'handoff_card');
  return { ...handoff, priority };
}

/** The risk rose while the handoff is open, or there is another reason to look at it sooner. */
export async function raiseHandoff(
  tx: Transaction,
  deps: HandoffDeps,
  handoffId: string,
  level: RiskLevel,
  reason: string,
): Promise<HandoffRow> {
  const handoff = await lockHandoff(tx, handoffId);
  if (!OPEN_STATES.includes(handoff.state)) return handoff;
  if (levelRank(level) <= levelRank(handoff.level)) return raisePriority(tx, deps, handoff, reason);
  return (await raiseLevel(tx, deps, handoff, { level, trigger: reason })).handoff;
}

async function raiseLevel(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  request: Pick<OpenHandoff, 'level' | 'trigger' | 'queue' | 'by'>,
): Promise<Opened> {
  // The client's own risk outranks a report about somebody else.
  const isOwnNow = handoff.queue === 'third_party_report' && request.queue === CLINICAL_QUEUE;
  const queue = isOwnNow ? CLINICAL_QUEUE : handoff.queue;
  const isHigher = levelRank(request.level) > levelRank(handoff.level);
  if (!isHigher && queue === handoff.queue) return { handoff, outcome: 'unchanged' };
  const level = isHigher ? request.level : handoff.level;
  const priority = isHigher
    ? basePriority(level) + (handoff.priority - basePriority(handoff.level))
    : handoff.priority;
  tx.update('Handoff', handoff.id, { level, priority, queue });
  let raised: HandoffRow = { ...handoff, level, priority, queue };
  recordEvent(tx, deps, raised, {
    kind: 'raised',
    by: request.by ?? 'bot',
    reason: request.trigger,
    data: { from: handoff.level, level, queue },
  });
  toConsole(tx, deps, raised, 'handoff_card');
  if (!isHigher) return { handoff: raised, outcome: 'unchanged' };
  if (isHeld(raised.state)) await pageHolder(tx, deps, raised);
  else {
    raised = await startEscalation(tx, deps, raised);
    if (!atLeast(handoff.level, 'high')) armWaitingUpdate(tx, deps, raised);
  }
  return { handoff: raised, outcome: 'raised' };
}

/** The clinician who has the client may not be looking: a text, and at imminent a call. */
export async function pageHolder(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow): Promise<void> {
  const holder = handoff.clinicianId ? await staffById(tx, handoff.clinicianId) : null;
  toConsole(tx, deps, handoff, 'thread_note', { text: `Needs an answer now: ${handoff.level}.` });
  if (!holder?.phone) return;
  const routes = handoff.level === 'imminent' ? (['sms', 'voice'] as const) : (['sms'] as const);
  const run = { round: handoff.escalationRound, step: 0, repeat: 0, routes, done: new Set<string>() };
  pageStaff(tx, deps, handoff, run, 'holder', holder);
}

/** What the client wrote last: the thread begins with it, and it says whether the client is still there. */
async function lastInbound(tx: Transaction): Promise<{ id: string; at: Date } | null> {
  const [row] = await tx.query<{ id: string; at: Date }>(
    'handoff_last_inbound',
    `SELECT id, at FROM message WHERE client_id = $1 AND direction = 'in' ORDER BY seq DESC LIMIT 1`,
    [tx.clientId],
  );
  return row ?? null;
}
