import type { DueTimer } from '../../conversations/ports.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { errorCodeOf, HandrailError } from '../../platform/errors.ts';
import { addIdentity } from '../../program/clients/identities.ts';
import { EMPTY_PROFILE, sealProfile } from '../../program/clients/profile.ts';
import { programZone } from '../../program/on-call/program-zone.ts';
import { savePlanVersion } from '../../program/plans/save-plan.ts';
import { actingStaff, authorize } from '../authorize.ts';
import type { HandoffDeps } from '../ports.ts';
import type { BotMark } from './bot-marks.ts';
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
  /** On which the client writes here. */
  readonly channel: 'web' | 'sms';
}

/** A drill with what it showed; the report is there once it is over. */
export interface DrillEntry extends Omit<DrillRow, 'script'> {
  readonly report: DrillReport | null;
}

/** Scores a drill that is over. The checks are the rehearsal's, which stands above: whoever runs it fills this in. */
export type ScoreBot = (drill: DrillRow) => Promise<readonly BotMark[]>;

interface StoredDrill extends DrillEntry {
  readonly script: DrillScript;
}

/**
 * Rehearsals with real staff: a made-up client writes on the web chat or by text, and everything that follows is the real thing but
 * for the mark DRILL: bot, queue, pages, console, tasks, incidents. Nothing of it counts in reports about care.
 */
export class Drills {
  private readonly database: Database;
  private readonly deps: HandoffDeps;

  private scoreBot: ScoreBot | null = null;

  constructor(database: Database, deps: HandoffDeps) {
    this.database = database;
    this.deps = deps;
  }

  /** From here on the bot's part of a drill is scored too when it is over. */
  scoreBotBy(score: ScoreBot): void {
    this.scoreBot = score;
  }

  /** What can be rehearsed: what comes with the product, then the program's own. */
  async scenarios(): Promise<ScenarioEntry[]> {
    const scripts = [...DRILL_SCRIPTS, ...(await readOwnScripts(this.database))];
    return scripts.map(({ id, title, level, language, lines, ...script }) => {
      const minutes = Math.ceil((lines.at(-1)?.afterSeconds ?? 0) / 60);
      const isOwn = !DRILL_SCRIPTS.some((one) => one.id === id);
      return { id, title, level, language, minutes, isOwn, channel: this.channelOf(script) };
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
    const found = known.find(({ id }) => id === scenarioId);
    if (!found) throw new HandrailError('not_found', 'no such drill');
    const script: DrillScript = { ...found, channel: this.channelOf(found) };
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
      const drill = await lockDrill(tx, drillId);
      if (drill?.state === 'running' || drill?.state === 'scheduled')
        await endDrill(tx, this.deps, drill, 'stopped', staffId);
    });
  }

  /**
   * A supervisor scores what takes a person's judgement; again replaces it. Nobody scores their own.
   * @throws {HandrailError} forbidden, not_found, invalid_transition while it runs
   */
  async judge(drillId: string, staffId: string, marks: Judgement['marks']): Promise<void> {
    const { clientId } = await this.read(drillId);
    await this.database.transact(clientId, async (tx) => {
      await mayRun(tx, staffId);
      // Read here, not before: the bot's score may have come in between.
      const drill = await lockDrill(tx, drillId);
      const report = drill?.report;
      if (!report)
        throw new HandrailError(
          'invalid_transition',
          `the drill is ${drill?.state}: score it when it is over`,
        );
      if (report.clinicianId === staffId)
        throw new HandrailError('forbidden', 'somebody else scores a drill that you took');
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
    const { rows } = await this.database.pool.query<StoredDrill>({
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

  /** Scores the bot's part of a drill that is over. One that cannot be scored stays without: its report stands all the same. */
  async onScoreDue(tx: Transaction, timer: DueTimer): Promise<void> {
    const drill = await lockDrill(tx, String(timer.data.drillId));
    if (!this.scoreBot || !drill?.report) return;
    try {
      const bot = await this.scoreBot(drill);
      tx.update('Drill', drill.id, { report: { ...drill.report, bot } });
    } catch (error) {
      this.deps.log?.error('drill.not_scored', { clientId: drill.clientId, code: errorCodeOf(error) });
    }
  }

  /** By text only where texts are set up here; else the client writes on the web chat. */
  private channelOf({ channel }: Pick<DrillScript, 'channel'>): 'web' | 'sms' {
    const isEnabled = this.deps.isChannelEnabled ?? (() => true);
    return channel === 'sms' && isEnabled('sms') ? 'sms' : 'web';
  }

  private async read(drillId: string): Promise<StoredDrill> {
    const { rows } = await this.database.pool.query<StoredDrill>({
      name: 'drill_read',
      text: `SELECT ${DRILL_COLUMNS}, report FROM drill WHERE id::text = $1`,
      values: [drillId],
    });
    const drill = rows[0];
    if (!drill) throw new HandrailError('not_found', 'no such drill');
    return drill;
  }
}

/** The drill as it is now, kept so until the transaction is over. */
async function lockDrill(tx: Transaction, drillId: string): Promise<StoredDrill | null> {
  const [drill] = await tx.query<StoredDrill & Record<string, unknown>>(
    'drill_lock',
    `SELECT ${DRILL_COLUMNS}, report FROM drill WHERE id = $1 FOR UPDATE`,
    [drillId],
  );
  return drill ?? null;
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
  // No number and no address: nothing of a drill could reach anybody, whatever sends it.
  addIdentity(tx, tx.ids.next(), script.channel ?? 'web', `drill:${clientId}`);
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
