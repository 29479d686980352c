import type { DueTimer } from '../../conversations/ports.ts';
import { setTimer } from '../../conversations/timers/set-timer.ts';
import { secondsAfter } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { moveHandoff } from '../move.ts';
import type { HandoffDeps } from '../ports.ts';
import { lockOpenHandoff } from '../rows.ts';
import { drillReport } from './drill-report.ts';
import type { DrillScript } from './scripts.ts';

/** The timer kind that plays the made-up client's part. */
export const DRILL_TIMER = 'drill';
/** The timer kind that scores the bot's part, once, when a drill is over. */
export const DRILL_SCORE_TIMER = 'drill_score';
/** After the last line a drill is looked at this often, until its handoff is closed or its time is up. */
const LOOK_SECONDS = 60;
const LONGEST_SECONDS = 3_600;

export interface DrillRow {
  readonly id: string;
  readonly scenario: string;
  readonly clientId: string;
  readonly script: DrillScript;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly state: 'scheduled' | 'running' | 'ended' | 'stopped';
}

export const DRILL_COLUMNS = `id, scenario, client_id AS "clientId", script, started_by AS "startedBy",
  started_at AS "startedAt", ended_at AS "endedAt", state`;

/** Plays the next line, or looks whether the drill is over. */
export async function onDrillDue(tx: Transaction, deps: HandoffDeps, timer: DueTimer): Promise<void> {
  const [drill] = await tx.query<DrillRow & Record<string, unknown>>(
    'drill_take',
    `SELECT ${DRILL_COLUMNS} FROM drill WHERE id = $1 AND client_id = $2 AND state IN ('scheduled', 'running') FOR UPDATE`,
    [String(timer.data.drillId), tx.clientId],
  );
  if (!drill) return;
  const next = Number(timer.data.next);
  if (next === 0) tx.update('Drill', drill.id, { state: 'running' });
  const isClosed = next > 0 && (await wasClosed(tx));
  const line = drill.script.lines[next];
  if (isClosed || (!line && secondsAfter(drill.startedAt, LONGEST_SECONDS) <= tx.now)) {
    await endDrill(tx, deps, drill, 'ended', 'system');
    return;
  }
  if (line) await say(tx, deps, drill, line.text, next);
  armDrill(tx, deps, drill, next + (line ? 1 : 0));
}

/** Sets the clock for a line, or for the next look. */
export function armDrill(tx: Transaction, deps: HandoffDeps, drill: DrillRow, next: number): void {
  const line = drill.script.lines[next];
  const dueAt = line ? secondsAfter(drill.startedAt, line.afterSeconds) : secondsAfter(tx.now, LOOK_SECONDS);
  setTimer(tx, deps.announcer, {
    kind: DRILL_TIMER,
    key: `drill:${drill.id}`,
    dueAt,
    data: { drillId: drill.id, next },
  });
}

/**
 * Ends a drill: its report is kept, what it left open is closed, nothing of it rings any more; where its file expects
 * something of the bot, that is scored next. Everything stays in the record, marked as a drill.
 */
export async function endDrill(
  tx: Transaction,
  deps: HandoffDeps,
  drill: DrillRow,
  state: 'ended' | 'stopped',
  by: string,
): Promise<void> {
  const report = await drillReport(tx);
  tx.update('Drill', drill.id, { state, endedAt: tx.now, report });
  const handoff = await lockOpenHandoff(tx);
  if (handoff) {
    const change = { kind: 'withdrawn', by, reason: 'drill_over' };
    const patch = { withdrawnReason: 'drill_over', resolvedAt: tx.now, leaseUntil: null };
    await moveHandoff(tx, deps, handoff, 'withdraw', change, patch);
  }
  const own = [tx.clientId, tx.now];
  await tx.query(
    'drill_tasks_end',
    `UPDATE task SET state = 'cancelled', done_at = $2, done_reason = 'drill_over' WHERE client_id = $1 AND state = 'open'`,
    own,
  );
  await tx.query(
    'drill_incidents_end',
    `UPDATE incident SET state = 'closed', closed_at = $2, close_reason = 'drill_over' WHERE client_id = $1 AND state = 'open'`,
    own,
  );
  await tx.query(
    'drill_timers_end',
    `UPDATE timer SET state = 'cancelled', done_at = $2 WHERE client_id = $1 AND state = 'pending'`,
    own,
  );
  if (drill.script.file?.expected.length) {
    const score = { kind: DRILL_SCORE_TIMER, key: `drill_score:${drill.id}`, data: { drillId: drill.id } };
    setTimer(tx, deps.announcer, { ...score, dueAt: tx.now });
  }
  tx.audit({ who: by, what: `drill.${state}`, why: drill.scenario, subject: drill.id });
  tx.afterCommit(() => deps.announcer.announce({ kind: 'queue' }));
}

async function wasClosed(tx: Transaction): Promise<boolean> {
  const rows = await tx.query<{ open: boolean }>(
    'drill_handoff_closed',
    `SELECT state IN ('waiting', 'claimed', 'contacted') AS open FROM handoff WHERE client_id = $1`,
    [tx.clientId],
  );
  return rows.length > 0 && rows.every((row) => !row.open);
}

/** Stores a line as a channel would, a text that is a keyword as that (STOP, HELP, START): its turn is taken like any other message's. */
async function say(
  tx: Transaction,
  deps: HandoffDeps,
  drill: DrillRow,
  text: string,
  line: number,
): Promise<void> {
  const channel = drill.script.channel ?? 'web';
  const [identity] = await tx.query<{ id: string }>(
    'drill_identity',
    'SELECT id FROM identity WHERE client_id = $1 AND channel = $2',
    [tx.clientId, channel],
  );
  const event = channel === 'sms' ? deps.keywordOf?.(text) : undefined;
  const clientId = tx.clientId ?? '';
  const messageId = tx.ids.next();
  const inboxId = tx.ids.next();
  await tx.insertNumbered([
    {
      id: messageId,
      clientId,
      channel,
      identityId: identity?.id ?? null,
      conversationId: channel === 'web' ? (identity?.id ?? null) : null,
      direction: 'in',
      sender: 'client',
      body: tx.cipher.seal(`message.body/${messageId}`, { text }),
      templates: [],
      status: 'received',
      statusRank: 0,
      mediaCount: 0,
      at: tx.now,
      drill: true,
    },
  ]);
  tx.insert('Inbox', {
    id: inboxId,
    channel,
    providerKey: `drill:${drill.id}:${line}`,
    clientId,
    messageId,
    event: event ?? 'message',
    payload: tx.cipher.seal(`inbox.payload/${inboxId}`, { confirmedByProvider: false }),
    state: 'pending',
    attempts: 0,
    receivedAt: tx.now,
  });
  tx.afterCommit(() => deps.announcer.announce({ kind: 'message', clientId, messageId }));
}
