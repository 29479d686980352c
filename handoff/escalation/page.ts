import { PRIORITY, queueDelivery } from '../../conversations/outbox/queue.ts';
import { setTimerIn } from '../../conversations/timers/set-timer.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { pagedAtLast, pagedOn, type Roster, readRoster } from '../../program/on-call/roster.ts';
import type { Rung } from '../../program/protocol/schema.ts';
import { staffByIds } from '../../program/staff/find-staff.ts';
import type { StaffMember } from '../../program/staff/staff-member.ts';
import type { HandoffDeps } from '../ports.ts';
import { toConsole } from '../record-event.ts';
import type { HandoffRow } from '../rows.ts';
import { minutesWaiting, pageSpeech, pageText } from './page-text.ts';
import { whoFitsFirst } from './who-fits.ts';

export type PageRoute = 'sms' | 'voice';
/** `holder`: the clinician who has the client and has not answered. `second`: a colleague who is asked to join them. */
export type PagedRung = Rung | 'holder' | 'second';

/** Slack has this long to take the alert; then the phones get it. */
const SLACK_CHECK_SECONDS = 20;
/** Who is tried when nobody is on a rung: the next one, at once, besides the times of the policy. */
const NEXT_RUNG: Readonly<Record<Rung, Rung | null>> = {
  slack: 'primary',
  primary: 'backup',
  backup: 'supervisor',
  supervisor: 'fallback',
  fallback: null,
};

/** One taking of one step. */
export interface PageRun {
  readonly round: number;
  readonly step: number;
  /** How many times the step was taken before in this round. */
  readonly repeat: number;
  readonly routes: readonly PageRoute[];
  /** What this taking has paged already, `staff/route`, `number/route` and rungs: nothing rings twice for one page. */
  readonly done: Set<string>;
  /** Who said in this round that they cannot: a page that is handed on does not come back to them. */
  readonly declined?: ReadonlySet<string | null>;
  /** Who is on call, read once for a taking. */
  roster?: Roster;
}

/**
 * Pages everybody on a rung. Where nobody is on it (or nobody who can be reached), that is recorded and the next rung is
 * paged at once: an empty rung must not cost the client the minutes that it would have been given to answer. True when
 * somebody is paged.
 */
export async function pageRung(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  run: PageRun,
  rung: Rung,
): Promise<boolean> {
  if (run.done.has(rung)) return false;
  run.done.add(rung);
  const reached =
    rung === 'slack' ? pageSlack(tx, deps, handoff, run) : await pageTier(tx, deps, handoff, run, rung);
  if (reached === 'paged') return true;
  if (reached === 'nobody') {
    const route = rung === 'slack' ? 'slack' : (run.routes[0] ?? 'sms');
    recordPage(tx, handoff, run, { rung, route, result: 'nobody' });
  }
  const next = NEXT_RUNG[rung];
  return next ? pageRung(tx, deps, handoff, run, next) : false;
}

/**
 * Pages one person by the run's routes. True when at least one page goes out, or went out in this taking already; what
 * can only be recorded as failed (no number, nothing to send by) has reached nobody. A number that a colleague was just
 * paged on is not rung again: this person's page is recorded as `shared`.
 */
export function pageStaff(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  run: PageRun,
  rung: PagedRung,
  staff: StaffMember,
): boolean {
  const { phone } = staff;
  if (!phone) {
    recordPage(tx, handoff, run, {
      rung,
      route: run.routes[0] ?? 'sms',
      staffId: staff.id,
      result: 'failed',
    });
    return false;
  }
  let isPaged = false;
  for (const route of run.routes) {
    const mark = `${staff.id}/${route}`;
    if (run.done.has(mark)) {
      isPaged ||= deps.pagesEnabled;
      continue;
    }
    run.done.add(mark);
    const line = `${phone}/${route}`;
    const result = !deps.pagesEnabled ? 'failed' : run.done.has(line) ? 'shared' : 'queued';
    run.done.add(line);
    const escalationId = recordPage(tx, handoff, run, { rung, route, staffId: staff.id, result });
    if (!deps.pagesEnabled) continue;
    isPaged = true;
    if (result === 'shared') continue;
    queueDelivery(tx, deps.announcer, {
      channel: route,
      recipient: `${route === 'sms' ? 'staff' : 'staff-voice'}:${staff.id}`,
      kind: route === 'sms' ? 'page_sms' : 'page_voice',
      priority: PRIORITY.page,
      ownerRule: 'any',
      handoffId: handoff.id,
      staffId: staff.id,
      uniqueKey: pageKey(escalationId),
      body: {
        to: phone,
        text:
          route === 'sms'
            ? pageText(handoff, tx.now, deps.publicUrl, rung)
            : pageSpeech(handoff, tx.now, rung),
        data: { escalationId },
      },
      drill: handoff.drill,
    });
  }
  return isPaged;
}

/** Unique key of the outgoing row that carries a page. */
export function pageKey(escalationId: string): string {
  return `page:${escalationId}`;
}

/** `failed`: there are people on the rung, and no page to any of them could go out. */
type Reached = 'paged' | 'failed' | 'nobody';

function pageSlack(tx: Transaction, deps: HandoffDeps, handoff: HandoffRow, run: PageRun): Reached {
  if (!deps.consoleEnabled) return 'nobody';
  const escalationId = recordPage(tx, handoff, run, { rung: 'slack', route: 'slack', result: 'queued' });
  toConsole(tx, deps, handoff, 'handoff_card', { data: { escalationId } }, pageKey(escalationId));
  if (run.repeat > 0 || run.round > 1) {
    const text = `Nobody has answered yet. Open for ${minutesWaiting(handoff, tx.now)} min.`;
    // An updated card pings nobody, and whoever has not written in the thread does not follow it.
    toConsole(tx, deps, handoff, 'thread_note', { text, data: { broadcast: true } });
  }
  setTimerIn(tx, deps.announcer, SLACK_CHECK_SECONDS, {
    kind: 'slack_check',
    key: `slack_check:${escalationId}`,
    handoffId: handoff.id,
    data: { escalationId, round: run.round, step: run.step },
  });
  return 'paged';
}

async function pageTier(
  tx: Transaction,
  deps: HandoffDeps,
  handoff: HandoffRow,
  run: PageRun,
  rung: Exclude<Rung, 'slack'>,
): Promise<Reached> {
  run.roster ??= await readRoster(tx);
  const onRung = rung === 'fallback' ? pagedAtLast(run.roster, tx.now) : pagedOn(run.roster, rung, tx.now);
  const ids = onRung.filter((id) => !run.declined?.has(id));
  const staff = await staffByIds(tx, ids);
  staff.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  if (staff.length === 0) return 'nobody';
  const first = rung === 'fallback' ? staff : await whoFitsFirst(tx, handoff, run.round, rung, staff);
  const reached = first.map((member) => pageStaff(tx, deps, handoff, run, rung, member));
  return reached.includes(true) ? 'paged' : 'failed';
}

interface PageRecord {
  readonly rung: PagedRung;
  readonly route: PageRoute | 'slack';
  readonly staffId?: string;
  readonly result: 'queued' | 'shared' | 'failed' | 'nobody';
}

function recordPage(tx: Transaction, handoff: HandoffRow, run: PageRun, page: PageRecord): string {
  const id = tx.ids.next();
  tx.insert('Escalation', {
    id,
    handoffId: handoff.id,
    clientId: handoff.clientId,
    at: tx.now,
    step: run.step,
    round: run.round,
    rung: page.rung,
    route: page.route,
    staffId: page.staffId ?? null,
    result: page.result,
    updatedAt: tx.now,
  });
  tx.audit({
    who: 'system',
    what: 'handoff.paged',
    why: run.repeat > 0 ? 'escalation_repeat' : 'escalation_step',
    subject: handoff.id,
    data: {
      rung: page.rung,
      route: page.route,
      step: run.step,
      round: run.round,
      staff: page.staffId ?? null,
      result: page.result,
    },
  });
  return id;
}
