import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { addIdentity } from '../../program/clients/identities.ts';
import { EMPTY_PROFILE, sealProfile } from '../../program/clients/profile.ts';
import { programZone } from '../../program/on-call/program-zone.ts';
import { savePlanVersion } from '../../program/plans/save-plan.ts';
import { actingStaff, authorize } from '../authorize.ts';
import type { HandoffDeps } from '../ports.ts';
import { type DrillHistory, drillHistory } from './drill-history.ts';
import { type DrillReport, drillReport } from './drill-report.ts';
import { readOwnScripts, saveOwnScripts } from './own-scripts.ts';
import { armDrill, DRILL_COLUMNS, type DrillRow, endDrill } from './play-drill.ts';
import type { Judgement } from './rubric.ts';
import { readDrillScripts } from './scenario-file.ts';
import { DRILL_SCRIPTS, type DrillScript } from './scripts.ts';

/** Enough for years of monthly drills on every shift. */
const HISTORY_LIMIT = 500;

/** What can be rehearsed, without its lines. */
export interface ScenarioEntry extends Pick<DrillScript, 'id' | 'title' | 'level' | 'language'> {
  /** Until the last line. */
  readonly minutes: number;
  /** From a file of the program's own. */
  readonly isOwn: boolean;
}

/** A drill with what it showed; the report is there once it is over. */
export interface DrillEntry extends Omit<DrillRow, 'script'> {
  readonly report: DrillReport | null;
}

/**
 * Rehearsals with real staff: a made-up client writes on the web chat, and everything that follows is the real thing but
 * for the mark DRILL: bot, queue, pages, console, tasks, incidents. Nothing of it counts in reports about care.
 */
export class Drills {
  private readonly database: Database;
  private readonly deps: HandoffDeps;

  constructor(database: Database, deps: HandoffDeps) {
    this.database = database;
    this.deps = deps;
  }

  /** What can be rehearsed: what comes with the product, then the program's own. */
  async scenarios(): Promise<ScenarioEntry[]> {
    const scripts = [...DRILL_SCRIPTS, ...(await readOwnScripts(this.database))];
    return scripts.map(({ id, title, level, language, lines }) => {
      const minutes = Math.ceil((lines.at(-1)?.afterSeconds ?? 0) / 60);
      return { id, title, level, language, minutes, isOwn: !DRILL_SCRIPTS.some((one) => one.id === id) };
    });
  }

  /**
   * Takes the scenarios of a rehearsal file as drills of the program; one with a known id replaces it. Returns their ids.
   * @throws {HandrailError} forbidden, bad_request with the place of the first error
   */
  async addScenarios(staffId: string, text: string): Promise<string[]> {
    const scripts = readDrillScripts(text);
    const taken = scripts.find(({ id }) => DRILL_SCRIPTS.some((one) => one.id === id));
    if (taken) throw new HandrailError('bad_request', `${taken.id} comes with Handrail: give it another id`);
    await this.database.transactSystem(async (tx) => {
      await mayRun(tx, staffId);
      saveOwnScripts(tx, scripts, staffId);
    });
    return scripts.map(({ id }) => id);
  }

  /** Starts a drill, now or at a time to come. @throws {HandrailError} forbidden, not_found, bad_request */
  async start(
    staffId: string,
    scenarioId: string,
    later: Date | null = null,
  ): Promise<{ readonly drillId: string; readonly clientId: string }> {
    if (later && later < this.database.clock.now())
      throw new HandrailError('bad_request', 'this time is past');
    const known = [...DRILL_SCRIPTS, ...(await readOwnScripts(this.database))];
    const script = known.find(({ id }) => id === scenarioId);
    if (!script) throw new HandrailError('not_found', 'no such drill');
    await this.database.transactSystem((tx) => mayRun(tx, staffId));
    const clientId = this.database.ids.next();
    const drillId = this.database.ids.next();
    await this.database.transactNewClient(clientId, async (tx) => {
      await castClient(tx, clientId, script);
      const drill: DrillRow = {
        id: drillId,
        scenario: script.id,
        clientId,
        script,
        startedBy: staffId,
        startedAt: later ?? tx.now,
        endedAt: null,
        state: later && later > tx.now ? 'scheduled' : 'running',
      };
      tx.insert('Drill', drill);
      armDrill(tx, this.deps, drill, 0);
      tx.audit({ who: staffId, what: 'drill.started', why: script.id, subject: drillId });
    });
    return { drillId, clientId };
  }

  /** Ends a drill before its time; nothing happens to one that is over. @throws {HandrailError} forbidden, not_found */
  async stop(drillId: string, staffId: string): Promise<void> {
    const { clientId } = await this.read(drillId);
    await this.database.transact(clientId, async (tx) => {
      await mayRun(tx, staffId);
      const [drill] = await tx.query<DrillRow & Record<string, unknown>>(
        'drill_lock',
        `SELECT ${DRILL_COLUMNS} FROM drill WHERE id = $1 FOR UPDATE`,
        [drillId],
      );
      if (drill?.state === 'running' || drill?.state === 'scheduled')
        await endDrill(tx, this.deps, drill, 'stopped', staffId);
    });
  }

  /**
   * A supervisor scores what takes a person's judgement; again replaces it. Nobody scores their own.
   * @throws {HandrailError} forbidden, not_found, invalid_transition while it runs
   */
  async judge(drillId: string, staffId: string, marks: Judgement['marks']): Promise<void> {
    const { clientId, report, state } = await this.read(drillId);
    if (!report)
      throw new HandrailError('invalid_transition', `the drill is ${state}: score it when it is over`);
    if (report.clinicianId === staffId)
      throw new HandrailError('forbidden', 'somebody else scores a drill that you took');
    await this.database.transact(clientId, async (tx) => {
      await mayRun(tx, staffId);
      const judged: Judgement = { by: staffId, at: tx.now.toISOString(), marks };
      tx.update('Drill', drillId, { report: { ...report, judged } });
      tx.audit({ who: staffId, what: 'drill.judged', why: 'rubric', subject: drillId });
    });
  }

  /** How drills went by clinician and by shift, and which shifts are owed one. */
  async history(): Promise<DrillHistory> {
    const past = (await this.list(HISTORY_LIMIT)).flatMap(({ report, startedAt }) =>
      report ? [{ report, startedAt }] : [],
    );
    const timeZone = await this.database.transactSystem((tx) => programZone(tx));
    return drillHistory(past, timeZone, this.database.clock.now());
  }

  /** Latest first. */
  async list(limit = 50): Promise<DrillEntry[]> {
    const { rows } = await this.database.pool.query<DrillEntry & { script?: unknown }>({
      name: 'drill_list',
      text: `SELECT ${DRILL_COLUMNS}, report FROM drill ORDER BY started_at DESC, id DESC LIMIT $1`,
      values: [limit],
    });
    return rows.map(({ script: _, ...drill }) => drill);
  }

  /** What a drill showed so far, or showed when it was over. @throws {HandrailError} not_found */
  async report(drillId: string): Promise<DrillReport> {
    const { clientId, report } = await this.read(drillId);
    return report ?? this.database.transact(clientId, (tx) => drillReport(tx));
  }

  private async read(drillId: string): Promise<DrillEntry> {
    const { rows } = await this.database.pool.query<DrillEntry>({
      name: 'drill_read',
      text: `SELECT ${DRILL_COLUMNS}, report FROM drill WHERE id::text = $1`,
      values: [drillId],
    });
    const drill = rows[0];
    if (!drill) throw new HandrailError('not_found', 'no such drill');
    return drill;
  }
}

async function mayRun(tx: Transaction, staffId: string): Promise<void> {
  await authorize(tx, 'run_drill', await actingStaff(tx, staffId), null);
}

async function castClient(tx: Transaction, clientId: string, script: DrillScript): Promise<void> {
  const name = `DRILL: ${script.title}`;
  tx.insert('Client', {
    id: clientId,
    kind: 'anonymous',
    language: script.language,
    timeZone: 'America/New_York',
    jurisdictionMode: 'full',
    flags: [...(script.flags ?? [])],
    quietHours: [],
    profile: sealProfile(tx.cipher, clientId, { ...EMPTY_PROFILE, name }),
    lastSeq: 0,
    createdAt: tx.now,
    updatedAt: tx.now,
    drill: true,
  });
  addIdentity(tx, tx.ids.next(), 'web', `drill:${clientId}`);
  if (!script.plan) return;
  const { steps, reasons } = script.plan;
  await savePlanVersion(tx, {
    steps: steps.map((entries) => entries.map((text) => ({ text }))),
    reasons,
    status: 'active',
    author: 'program',
    language: script.language,
  });
}
