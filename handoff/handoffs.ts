import type { Delivery, SendResult, TimerHandler } from '../conversations/ports.ts';
import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { HandrailError } from '../platform/errors.ts';
import { isUuid } from '../platform/ids.ts';
import type { RiskLevel } from '../platform/risk.ts';
import { OnCall } from '../program/on-call/on-call-service.ts';
import { auditHandoffs } from './auditor.ts';
import { readBoard, type SupervisorBoard } from './board.ts';
import { CareActs } from './care-acts.ts';
import { CheckIns } from './check-ins.ts';
import {
  claimHandoff,
  handBack,
  onLeaseDue,
  releaseHandoff,
  takeOver,
  transferHandoff,
  type Via,
} from './claim.ts';
import { type ClientPhoned, clientPhoned } from './client-phoned.ts';
import { type Resolution, resolveHandoff, withdrawHandoff } from './close.ts';
import { Drills } from './drills/drills.ts';
import { DRILL_SCORE_TIMER, DRILL_TIMER, onDrillDue } from './drills/play-drill.ts';
import { type Accepted, acceptPage } from './escalation/accept.ts';
import { type Declined, declinePage } from './escalation/decline.ts';
import { onEscalationDue } from './escalation/escalate.ts';
import { onPageDelivery, onPageResult, onSlackCheckDue } from './escalation/page-result.ts';
import type { PageResult } from './escalation/results.ts';
import { onWaitingUpdateDue } from './escalation/waiting-update.ts';
import { type HandoffView, handoffView } from './handoff-view.ts';
import { INCIDENT_TIMER, onIncidentStepDue } from './incident-timers.ts';
import { type LowerLevel, lowerSessionLevel } from './lower-level.ts';
import { type LeftTexts, mirrorMessage, mirrorNotSent, noteLeftTexts } from './mirror.ts';
import { type OpenHandoff, openHandoff, raiseHandoff } from './open.ts';
import type { HandoffDeps } from './ports.ts';
import { type ClientHandoffState, clientHandoffState, type QueueEntry, readQueue } from './read-queue.ts';
import {
  addNote,
  type CallOutcome,
  logCall,
  noteClientMessage,
  onUnansweredDue,
  type Replied,
  type Reply,
  replyToClient,
} from './relay.ts';
import { type HandoffRow, lockHandoff } from './rows.ts';
import {
  askForBackup,
  type BackupAsked,
  joinHandoff,
  leaveHandoff,
  onBackupDue,
} from './second-clinician.ts';
import { endSnooze, onSnoozeDue, snoozeHandoff } from './snooze.ts';
import { onTaskDue } from './task-reminders.ts';
import { TASK_TIMER } from './task-timer.ts';

/** Everything that happens to handoffs. What takes a `tx` is part of the caller's transaction; the rest run their own. */
export class Handoffs {
  private readonly database: Database;
  private readonly deps: HandoffDeps;
  /** Who answers pages, and when. */
  readonly onCall: OnCall;
  /** Alerts, tasks and incidents. */
  readonly acts: CareActs;
  /** Planned questions to clients and what came back. */
  readonly checkIns: CheckIns;
  /** Rehearsals with real staff. */
  readonly drills: Drills;

  constructor(database: Database, deps: HandoffDeps) {
    this.database = database;
    this.deps = deps;
    this.onCall = new OnCall(database, deps.announcer);
    this.acts = new CareActs(database, deps);
    this.checkIns = new CheckIns(database);
    this.drills = new Drills(database, deps);
  }

  /** Whether a form that ends a handoff asks if it was a crisis: where the program has consented to learn from the answer. */
  get asksWhetherCrisis(): boolean {
    return this.deps.learningAllowed?.() === true;
  }

  /** Opens the client's handoff, or raises the open one. Returns its id. */
  async open(tx: Transaction, request: OpenHandoff): Promise<string> {
    return (await openHandoff(tx, this.deps, request)).handoff.id;
  }

  /** The client is on the telephone: as `open`, and staff hear of the call when one is open already. */
  clientPhoned(tx: Transaction, request: OpenHandoff): Promise<ClientPhoned> {
    return clientPhoned(tx, this.deps, request);
  }

  /** The risk rose, or there is a reason to look sooner. */
  async raise(tx: Transaction, handoffId: string, level: RiskLevel, reason: string): Promise<void> {
    await raiseHandoff(tx, this.deps, handoffId, level, reason);
  }

  /** The client wrote while it is open: shown to the clinician; keeps the clocks of silence and answer, and its place. */
  async noteClientMessage(
    tx: Transaction,
    handoffId: string,
    messageId: string,
    score: number | null = null,
  ): Promise<void> {
    await noteClientMessage(tx, this.deps, handoffId, messageId, score);
  }

  /** The bot spoke to the client while it is open: shown to the clinician. */
  async noteBotMessage(tx: Transaction, handoffId: string, messageId: string): Promise<void> {
    await mirrorMessage(tx, this.deps, await lockHandoff(tx, handoffId), messageId);
  }

  /** A line did not go out: marked in the open handoff's thread where it stands there. */
  noteNotSent(tx: Transaction, messageId: string): Promise<void> {
    return mirrorNotSent(tx, this.deps, messageId);
  }

  /** The client left the text line: said in the open handoff's thread. */
  noteLeft(tx: Transaction, left: LeftTexts): Promise<void> {
    return noteLeftTexts(tx, this.deps, left);
  }

  /** What the client may be told about it; null when this client has no such handoff. */
  async view(tx: Transaction, handoffId: string): Promise<HandoffView | null> {
    try {
      return await handoffView(tx, await lockHandoff(tx, handoffId), this.deps.protocol.rules);
    } catch (error) {
      if (error instanceof HandrailError && error.code === 'not_found') return null;
      throw error;
    }
  }

  /** What came of a row of the outbox that carried a page. */
  async pageDelivery(tx: Transaction, delivery: Delivery, result: SendResult): Promise<void> {
    await onPageDelivery(tx, this.deps, delivery, result);
  }

  /** A later report on a page: delivered, failed, answered (which claims nothing). */
  async pageResult(escalationId: string, result: PageResult, providerId?: string | null): Promise<void> {
    const { clientId } = await this.page(escalationId);
    await this.database.transact(clientId, (tx) =>
      onPageResult(tx, this.deps, escalationId, result, providerId),
    );
  }

  /** The paged person takes the handoff from the phone, or joins it as asked. @throws {HandrailError} as `claim`, `join` */
  async acceptPage(escalationId: string): Promise<Accepted> {
    const { clientId } = await this.page(escalationId);
    return this.database.transact(clientId, (tx) => acceptPage(tx, this.deps, escalationId));
  }

  /** The paged person cannot: the next one is paged at once. Returns what really happened. */
  async declinePage(escalationId: string, providerId: string | null): Promise<Declined> {
    const { clientId } = await this.page(escalationId);
    return this.database.transact(clientId, (tx) => declinePage(tx, this.deps, escalationId, providerId));
  }

  /** @throws {HandrailError} already_claimed (`AlreadyClaimed`, with who has it), handoff_closed, forbidden, not_found */
  claim(handoffId: string, staffId: string, via: Via): Promise<HandoffRow> {
    return this.act(handoffId, (tx) => claimHandoff(tx, this.deps, { handoffId, staffId, via }));
  }

  release(handoffId: string, staffId: string, note?: string): Promise<HandoffRow> {
    return this.act(handoffId, (tx) => releaseHandoff(tx, this.deps, { handoffId, staffId, note }));
  }

  /** Warm hand-back to whoever had it before. @throws {HandrailError} bad_request without a note, invalid_transition */
  handBack(handoffId: string, staffId: string, note: string): Promise<HandoffRow> {
    return this.act(handoffId, (tx) => handBack(tx, this.deps, { handoffId, staffId, note }));
  }

  /** The holder owes no answer for a while; a client's message ends it. @throws {HandrailError} bad_request beyond the level's limit */
  snooze(handoffId: string, staffId: string, minutes: number, reason: string): Promise<HandoffRow> {
    return this.act(handoffId, (tx) => snoozeHandoff(tx, this.deps, { handoffId, staffId, minutes, reason }));
  }

  endSnooze(handoffId: string, staffId: string): Promise<HandoffRow> {
    return this.act(handoffId, (tx) => endSnooze(tx, this.deps, { handoffId, staffId }));
  }

  /** The holder wants a second clinician: colleagues are paged, tier by tier, until one joins. */
  askForBackup(handoffId: string, staffId: string, reason: string): Promise<BackupAsked> {
    return this.act(handoffId, (tx) => askForBackup(tx, this.deps, { handoffId, staffId, reason }));
  }

  /** A second clinician joins the holder. @throws {HandrailError} already_claimed when somebody has, invalid_transition */
  join(handoffId: string, staffId: string, via: Via): Promise<HandoffRow> {
    return this.act(handoffId, (tx) => joinHandoff(tx, this.deps, { handoffId, staffId, via }));
  }

  leave(handoffId: string, staffId: string): Promise<HandoffRow> {
    return this.act(handoffId, (tx) => leaveHandoff(tx, this.deps, { handoffId, staffId }));
  }

  takeOver(handoffId: string, staffId: string, reason: string): Promise<HandoffRow> {
    return this.act(handoffId, (tx) => takeOver(tx, this.deps, { handoffId, staffId, reason }));
  }

  transfer(handoffId: string, staffId: string, toStaffId: string, note?: string): Promise<HandoffRow> {
    return this.act(handoffId, (tx) =>
      transferHandoff(tx, this.deps, { handoffId, staffId, toStaffId, note }),
    );
  }

  reply(reply: Reply): Promise<Replied> {
    return this.act(reply.handoffId, (tx) => replyToClient(tx, this.deps, reply));
  }

  logCall(handoffId: string, staffId: string, outcome: CallOutcome, note?: string): Promise<HandoffRow> {
    return this.act(handoffId, (tx) => logCall(tx, this.deps, { handoffId, staffId, outcome, note }));
  }

  note(handoffId: string, staffId: string, text: string, via: Via): Promise<void> {
    return this.act(handoffId, (tx) => addNote(tx, this.deps, { handoffId, staffId, text, via }));
  }

  resolve(resolution: Resolution): Promise<HandoffRow> {
    return this.act(resolution.handoffId, (tx) => resolveHandoff(tx, this.deps, resolution));
  }

  withdraw(handoffId: string, staffId: string, reason: string, note?: string): Promise<HandoffRow> {
    return this.act(handoffId, (tx) => withdrawHandoff(tx, this.deps, { handoffId, staffId, reason, note }));
  }

  /** A clinician lowers the level of the client's session, high and imminent too. @throws {HandrailError} forbidden, bad_request */
  lowerLevel(clientId: string, act: LowerLevel): Promise<void> {
    return this.database.transact(clientId, (tx) => lowerSessionLevel(tx, this.deps, act));
  }

  /** Runs an act of `handoff/care` in a transaction of the handoff's client. @throws {HandrailError} not_found */
  care<T>(handoffId: string, work: (tx: Transaction, deps: HandoffDeps) => Promise<T>): Promise<T> {
    return this.act(handoffId, (tx) => work(tx, this.deps));
  }

  /** What a client's own screen shows of their handoff; null when none is open. */
  clientState(clientId: string): Promise<ClientHandoffState | null> {
    return clientHandoffState(this.database, clientId);
  }

  /** Everything that is open, in the order in which it should be taken. */
  queue(): Promise<QueueEntry[]> {
    return readQueue(this.database);
  }

  /** The same for a supervisor: who waits, who is with a person, and where one of the two has fallen silent. */
  board(): Promise<SupervisorBoard> {
    return readBoard(this.database, this.deps.protocol.rules);
  }

  /** For the sweep: repairs handoffs that nothing would ever look at again; returns how many. */
  audit(): Promise<number> {
    return auditHandoffs(this.database, this.deps);
  }

  /** Handlers of the handoff's own timers, by kind. */
  timerHandlers(): Map<string, TimerHandler> {
    return new Map<string, TimerHandler>([
      ['escalation', (tx, timer) => onEscalationDue(tx, this.deps, timer)],
      ['slack_check', (tx, timer) => onSlackCheckDue(tx, this.deps, timer)],
      ['waiting_update', (tx, timer) => onWaitingUpdateDue(tx, this.deps, timer)],
      ['claim_lease', (tx, timer) => onLeaseDue(tx, this.deps, timer)],
      ['unanswered', (tx, timer) => onUnansweredDue(tx, this.deps, timer)],
      ['snooze', (tx, timer) => onSnoozeDue(tx, this.deps, timer)],
      ['backup_request', (tx, timer) => onBackupDue(tx, this.deps, timer)],
      [TASK_TIMER, (tx, timer) => onTaskDue(tx, this.deps, timer)],
      [DRILL_TIMER, (tx, timer) => onDrillDue(tx, this.deps, timer)],
      [DRILL_SCORE_TIMER, (tx, timer) => this.drills.onScoreDue(tx, timer)],
      [INCIDENT_TIMER, (tx, timer) => onIncidentStepDue(tx, this.deps, timer)],
    ]);
  }

  private async act<T>(handoffId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { rows } = await this.database.pool.query<{ clientId: string }>({
      name: 'handoff_client',
      text: 'SELECT client_id AS "clientId" FROM handoff WHERE id = $1',
      values: [uuidOrNull(handoffId)],
    });
    const row = rows[0];
    if (!row) throw new HandrailError('not_found', 'no such handoff');
    return this.database.transact(row.clientId, work);
  }

  private async page(escalationId: string): Promise<{ clientId: string }> {
    const { rows } = await this.database.pool.query<{ clientId: string }>({
      name: 'escalation_owner',
      text: 'SELECT client_id AS "clientId" FROM escalation WHERE id = $1',
      values: [uuidOrNull(escalationId)],
    });
    const row = rows[0];
    if (!row) throw new HandrailError('not_found', 'no such page');
    return row;
  }
}

/** Ids come from outside; what is none finds nothing instead of failing in the database. */
function uuidOrNull(text: string): string | null {
  return isUuid(text) ? text : null;
}
