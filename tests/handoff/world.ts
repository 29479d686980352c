import { randomBytes } from 'node:crypto';
import { TimerEngine } from '../../conversations/timers/timer-engine.ts';
import { Handoffs } from '../../handoff/handoffs.ts';
import type { OpenHandoff } from '../../handoff/open.ts';
import type { HandoffDeps, HandoffNotice } from '../../handoff/ports.ts';
import { Announcer } from '../../platform/announce.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { seededIds } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import type { RiskLevel } from '../../platform/risk.ts';
import { addIdentity } from '../../program/clients/identities.ts';
import { EMPTY_PROFILE, sealProfile } from '../../program/clients/profile.ts';
import { parseProtocol } from '../../program/protocol/load-protocol.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
import { testDatabase } from '../support/database.ts';

export const START = new Date('2026-03-10T22:40:00Z');

const LADDER = ['slack', 'primary', 'backup', 'supervisor', 'fallback', 'holder'];

export interface PageLine {
  readonly at: number;
  readonly rung: string;
  readonly route: string;
  readonly who: string | null;
  readonly result: string;
}

let shared: ReturnType<typeof testDatabase> | undefined;
let worlds = 0;

/** A program with a real database and a clock that the test moves. */
export class World {
  readonly clock = new SimulatedClock(START);
  readonly told: { readonly at: number; readonly notice: HandoffNotice }[] = [];
  readonly database: Database;
  readonly handoffs: Handoffs;
  readonly deps: HandoffDeps;
  private readonly engine: TimerEngine;
  private readonly names = new Map<string, string>();
  private seq = 0;
  private phones = 0;

  /** An empty program. The tests of a file share one database, which `stop` empties. */
  static async start(
    options: { protocol?: object; console?: boolean; pages?: boolean } = {},
  ): Promise<World> {
    shared ??= testDatabase();
    return new World((await shared).url, options);
  }

  private constructor(url: string, options: { protocol?: object; console?: boolean; pages?: boolean }) {
    worlds += 1;
    this.database = new Database({
      url,
      clock: this.clock,
      // The audit trail outlives a world, so that its ids must not come again.
      ids: seededIds(this.clock, `world ${worlds}`),
      keyring: new Keyring(randomBytes(32)),
    });
    this.deps = {
      announcer: new Announcer(),
      protocol: parseProtocol(options.protocol ?? {}),
      voice: {
        tell: async (tx, _handoff, notice) => void this.told.push({ at: this.secondsAt(tx.now), notice }),
      },
      consoleEnabled: options.console ?? true,
      pagesEnabled: options.pages ?? true,
      publicUrl: 'https://care.example',
    };
    this.handoffs = new Handoffs(this.database, this.deps);
    this.engine = new TimerEngine({
      database: this.database,
      handlers: this.handoffs.timerHandlers(),
      log: silentLog,
    });
  }

  async stop(): Promise<void> {
    await this.rows('TRUNCATE client, staff, outbox, timer, alert, task CASCADE');
    await this.database.close();
  }

  /** Moves the clock second by second of due timers, as a rehearsal does, and takes every alert Slack was given. */
  async advance(seconds: number, options: { slack?: 'up' | 'down' } = {}): Promise<void> {
    const until = new Date(this.clock.now().getTime() + seconds * 1000);
    for (;;) {
      if (options.slack !== 'down') await this.sendConsole();
      const due = await this.engine.nextDue();
      if (!due || due > until) break;
      this.clock.advanceTo(due);
      if ((await this.engine.sweep()) === 0) break;
    }
    this.clock.advanceTo(until);
  }

  async client(options: { optedOut?: boolean; locked?: string; caring?: boolean } = {}): Promise<string> {
    const id = this.database.ids.next();
    const identityId = this.database.ids.next();
    await this.database.transactNewClient(id, async (tx) => {
      tx.insert('Client', {
        id,
        kind: 'enrolled',
        language: 'en',
        timeZone: 'America/New_York',
        jurisdictionMode: 'full',
        flags: [],
        quietHours: ['21:30', '08:00'],
        lockedChannel: options.locked ?? null,
        profile: sealProfile(tx.cipher, id, EMPTY_PROFILE),
        lastSeq: 0,
        createdAt: tx.now,
        updatedAt: tx.now,
        drill: false,
      });
      this.phones += 1;
      addIdentity(tx, identityId, 'sms', `+1555010${String(this.phones).padStart(4, '0')}`);
      if (options.optedOut) tx.update('Identity', identityId, { optedOutAt: tx.now });
      if (options.caring) {
        const consent = {
          id: tx.ids.next(),
          clientId: id,
          kind: 'caringContacts',
          state: 'given',
          at: tx.now,
        };
        tx.insert('Consent', { ...consent, source: 'import' });
      }
    });
    return id;
  }

  /** The client writes; with an open handoff the clinicians see it. */
  async write(clientId: string, handoffId?: string, channel = 'sms'): Promise<string> {
    return this.database.transact(clientId, async (tx) => {
      const [identity] = await tx.query<{ id: string }>(
        'test_identity',
        'SELECT id FROM identity WHERE client_id = $1',
        [clientId],
      );
      const id = tx.ids.next();
      this.seq += 1;
      tx.insert('Message', {
        id,
        clientId,
        seq: 1_000 + this.seq,
        channel,
        identityId: channel === 'sms' ? (identity?.id ?? null) : null,
        conversationId: channel === 'web' ? 'web-1' : null,
        direction: 'in',
        sender: 'client',
        body: tx.cipher.seal(`message.body/${id}`, { text: 'words of the client' }),
        templates: [],
        status: 'received',
        statusRank: 0,
        mediaCount: 0,
        at: tx.now,
        drill: false,
      });
      if (handoffId) await this.handoffs.noteClientMessage(tx, handoffId, id);
      return id;
    });
  }

  async open(clientId: string, level: RiskLevel, more: Partial<OpenHandoff> = {}): Promise<string> {
    return this.database.transact(clientId, (tx) =>
      this.handoffs.open(tx, {
        level,
        trigger: 'risk',
        channel: 'sms',
        sessionId: null,
        drill: false,
        ...more,
      }),
    );
  }

  async staff(
    name: string,
    options: { roles?: string[]; phone?: boolean | string; slack?: string; tier?: string } = {},
  ): Promise<string> {
    this.phones += 1;
    const own = `+1555020${String(this.phones).padStart(4, '0')}`;
    const phone = typeof options.phone === 'string' ? options.phone : options.phone === false ? null : own;
    const id = await this.database.transactSystem((tx) =>
      saveStaff(
        tx,
        {
          externalId: `staff-${name}`,
          slackUserId: options.slack ?? null,
          name,
          phone,
          email: `${name.replaceAll(' ', '.')}@care.example`,
          languages: ['en'],
          roles: options.roles ?? ['clinician'],
        },
        'test',
      ),
    );
    this.names.set(id, name);
    if (options.tier) await this.shift(id, options.tier);
    return id;
  }

  /** On call from now for a week. */
  async shift(staffId: string, tier: string): Promise<void> {
    await this.database.transactSystem(async (tx) => {
      tx.insert('OnCallShift', {
        id: tx.ids.next(),
        tier,
        staffId,
        startsAt: new Date(tx.now.getTime() - 3_600_000),
        endsAt: new Date(tx.now.getTime() + 7 * 86_400_000),
        timeZone: 'America/New_York',
        createdAt: tx.now,
      });
    });
  }

  /** Primary, backup and supervisor on call, by those names. */
  async roster(): Promise<{ ana: string; ben: string; sue: string }> {
    return {
      ana: await this.staff('Ana Ruiz', { tier: 'primary' }),
      ben: await this.staff('Ben Okoro', { tier: 'backup' }),
      sue: await this.staff('Sue Park', { tier: 'supervisor', roles: ['supervisor'] }),
    };
  }

  /** Pages in order, times in seconds since the start. */
  async pages(handoffId: string): Promise<PageLine[]> {
    const rows = await this.rows<{
      at: Date;
      rung: string;
      route: string;
      staff_id: string | null;
      result: string;
    }>('SELECT at, rung, route, staff_id, result FROM escalation WHERE handoff_id = $1', [handoffId]);
    const pages = rows.map((row) => ({
      at: this.secondsAt(row.at),
      rung: row.rung,
      route: row.route,
      who: row.staff_id ? (this.names.get(row.staff_id) ?? row.staff_id) : null,
      result: row.result,
    }));
    // Rows of one instant have no order of their own.
    const key = (page: PageLine) => `${LADDER.indexOf(page.rung)} ${page.who} ${page.route}`;
    return pages.sort((a, b) => a.at - b.at || (key(a) < key(b) ? -1 : 1));
  }

  /** The same as short lines, "60 primary voice Ana Ruiz". */
  async pageLines(handoffId: string): Promise<string[]> {
    const pages = await this.pages(handoffId);
    return pages.map((p) => `${p.at} ${p.rung} ${p.route} ${p.who ?? (p.rung === 'slack' ? '-' : 'nobody')}`);
  }

  async handoff(handoffId: string): Promise<Record<string, unknown>> {
    const [row] = await this.rows('SELECT * FROM handoff WHERE id = $1', [handoffId]);
    return row ?? {};
  }

  async rows<R extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.database.pool.query(text, [...values])).rows;
  }

  /** Kinds of timers still to run, but for the look at whether Slack took the alert. */
  async pendingTimers(handoffId: string): Promise<string[]> {
    const rows = await this.rows<{ kind: string }>(
      `SELECT DISTINCT kind FROM timer WHERE handoff_id = $1 AND state = 'pending' AND kind <> 'slack_check' ORDER BY kind`,
      [handoffId],
    );
    return rows.map((row) => row.kind);
  }

  toldKinds(): string[] {
    return this.told.map(({ at, notice }) => `${at} ${notice.kind}`);
  }

  private async sendConsole(): Promise<void> {
    await this.rows(`UPDATE outbox SET state = 'sent' WHERE channel = 'console' AND state = 'pending'`);
  }

  private secondsAt(at: Date): number {
    return (at.getTime() - START.getTime()) / 1000;
  }
}
