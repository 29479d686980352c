import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import { addIdentity } from '../../program/clients/identities.ts';
import { EMPTY_PROFILE, sealProfile } from '../../program/clients/profile.ts';
import { actingStaff, authorize } from '../authorize.ts';
import type { HandoffDeps } from '../ports.ts';
import { type DrillReport, drillReport } from './drill-report.ts';
import { armDrill, DRILL_COLUMNS, type DrillRow, endDrill } from './play-drill.ts';
import { DRILL_SCRIPTS, type DrillScript } from './scripts.ts';

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

  /** What can be rehearsed. */
  scenarios(): Pick<DrillScript, 'id' | 'title' | 'level'>[] {
    return DRILL_SCRIPTS.map(({ id, title, level }) => ({ id, title, level }));
  }

  /** Starts a drill, now or at a time to come. @throws {HandrailError} forbidden, not_found, bad_request */
  async start(
    staffId: string,
    scenarioId: string,
    at: Date = this.database.clock.now(),
  ): Promise<{ readonly drillId: string; readonly clientId: string }> {
    const script = DRILL_SCRIPTS.find(({ id }) => id === scenarioId);
    if (!script) throw new HandrailError('not_found', 'no such drill');
    if (at < this.database.clock.now()) throw new HandrailError('bad_request', 'this time is past');
    await this.database.transactSystem((tx) => mayRun(tx, staffId));
    const clientId = this.database.ids.next();
    const drillId = this.database.ids.next();
    await this.database.transactNewClient(clientId, async (tx) => {
      castClient(tx, clientId, script);
      const drill: DrillRow = {
        id: drillId,
        scenario: script.id,
        clientId,
        script,
        startedBy: staffId,
        startedAt: at,
        endedAt: null,
        state: at > tx.now ? 'scheduled' : 'running',
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

  /** Latest first: the history of drills, by shift and clinician as their reports say. */
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

function castClient(tx: Transaction, clientId: string, script: DrillScript): void {
  const name = `DRILL: ${script.title}`;
  tx.insert('Client', {
    id: clientId,
    kind: 'anonymous',
    language: script.language,
    timeZone: 'America/New_York',
    jurisdictionMode: 'full',
    flags: [],
    quietHours: [],
    profile: sealProfile(tx.cipher, clientId, { ...EMPTY_PROFILE, name }),
    lastSeq: 0,
    createdAt: tx.now,
    updatedAt: tx.now,
    drill: true,
  });
  addIdentity(tx, tx.ids.next(), 'web', `drill:${clientId}`);
}
