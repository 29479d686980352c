/**
 * Promise: a handoff that nobody takes is paged step by step, each step at its time and never early, and the client is
 * told the truth: that people were called, and, when nobody has answered, that nobody has, with 988 and 911.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OutboxSender } from '../../conversations/outbox/sender.ts';
import type { ChannelSender } from '../../conversations/ports.ts';
import { receive } from '../../conversations/receive.ts';
import { type Core, createCore } from '../../operations/running/core.ts';
import { Announcer } from '../../platform/announce.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import { findOrCreateIdentity } from '../../program/clients/identities.ts';
import { builtInProtocol } from '../../program/protocol/load-protocol.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const START = new Date('2026-03-10T22:40:00Z');
const STAFF = { Ana: 'primary', Ben: 'backup', Sue: 'supervisor' } as const;
/** Three quarters of an hour: beyond every first step and long after the client wrote last. */
const WATCHED_SECONDS = 2700;

let scratch: TestDatabase;
let database: Database;
let core: Core;
let outbox: OutboxSender;
const clock = new SimulatedClock(START);
const sent: { readonly at: number; readonly channel: string; readonly to: string; readonly text: string }[] =
  [];

beforeAll(async () => {
  scratch = await testDatabase();
  const ids = systemIds(clock);
  database = new Database({
    url: scratch.url,
    clock,
    ids,
    keyring: new Keyring(randomBytes(32)),
    poolSize: 4,
  });
  const announcer = new Announcer();
  core = createCore({
    database,
    announcer,
    log: silentLog,
    protocol: builtInProtocol(),
    programName: 'your care program',
    crisisPhone: '+15550009999',
    publicUrl: 'https://care.example',
    consoleEnabled: true,
    pagesEnabled: true,
  });
  const senders = ['sms', 'voice', 'console'].map(recording);
  outbox = new OutboxSender({
    database,
    announcer: new Announcer(),
    log: silentLog,
    events: core.deliveryEvents,
    senders,
  });
  await roster();
});
afterAll(async () => {
  await outbox.close();
  await database.close();
  await scratch.stop();
});

it('climbs the ladder in time and tells the client the truth', async () => {
  const client = await findOrCreateIdentity(database, 'sms', '+15550100001', 'unregistered', {
    language: 'en',
    timeZone: 'America/New_York',
  });
  await receive(database, {
    channel: 'sms',
    providerKey: 'SM1',
    ...client,
    conversationId: null,
    text: 'i am going to kill myself tonight, i have the pills here',
    media: [],
    event: 'message',
  });
  await core.turns.take(client.clientId);
  const [handoff] = await rows<{ id: string; level: string }>('SELECT id, level FROM handoff');
  const level = handoff?.level === 'imminent' ? 'imminent' : 'high';
  await runFor(WATCHED_SECONDS);

  const ladder = builtInProtocol().rules.escalation[level];
  const pages = await rows<{ at: Date; rung: string; route: string }>(
    `SELECT at, rung, route FROM escalation WHERE handoff_id = $1 AND rung <> 'holder' ORDER BY at`,
    [handoff?.id],
  );
  for (const step of ladder) {
    for (const rung of step.notify) {
      const times = pages.filter((page) => page.rung === rung).map((page) => secondsAt(page.at));
      expect(times, `${rung} at ${step.afterSeconds}`).toContain(step.afterSeconds);
      expect(
        times.every((at) => at >= firstOf(ladder, rung)),
        `${rung} never early`,
      ).toBe(true);
    }
  }
  const fallback = ladder.find((step) => step.notify.includes('fallback'));
  const repeats = [
    ...new Set(pages.filter(({ rung }) => rung === 'fallback').map(({ at }) => secondsAt(at))),
  ];
  const every = fallback?.repeatSeconds ?? 0;
  expect(repeats.length).toBeGreaterThan(2);
  for (const [i, at] of repeats.entries()) expect(at).toBe((fallback?.afterSeconds ?? 0) + i * every);

  // What the phones got, when: the primary first, then the backup, then the supervisor.
  const firstPage = (who: string) =>
    sent.find(({ to, channel }) => to.includes(who) && channel !== 'console')?.at ?? Number.NaN;
  expect(firstPage('Ana')).toBe(0);
  expect(firstPage('Ben')).toBeGreaterThan(firstPage('Ana'));
  expect(firstPage('Sue')).toBeGreaterThan(firstPage('Ben'));

  const told = sent.filter(({ to }) => to === 'client');
  const truth = told.filter(({ at }) => at === fallback?.afterSeconds).map(({ text }) => text);
  expect(truth).toContainEqual(
    expect.stringMatching(/\bno\b.*answer|no one|nobody|not .*answer|hasn’t|haven’t|yet/i),
  );
  for (const text of truth) {
    expect(text).toMatch(/988/);
    expect(text).toMatch(/911/);
  }
  // One voice: no two messages within a minute, and never long without news while the paging goes on.
  const times = told.map(({ at }) => at);
  const gaps = [...times, WATCHED_SECONDS].slice(1).map((at, i) => at - (times[i] ?? 0));
  expect(Math.min(...gaps.slice(0, -1))).toBeGreaterThanOrEqual(60);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(600);
  expect(new Set(told.slice(-3).map(({ text }) => text)).size).toBe(3);
  // Nobody claims that somebody has answered or is with them.
  for (const { text } of told)
    expect(text).not.toMatch(/(?<!no one )has joined|is with you now|is here now/i);
  expect(await rows(`SELECT 1 FROM alert WHERE kind = 'nobody_answered'`)).toHaveLength(1);
});

const firstOf = (ladder: readonly { afterSeconds: number; notify: readonly string[] }[], rung: string) =>
  Math.min(...ladder.filter(({ notify }) => notify.includes(rung)).map(({ afterSeconds }) => afterSeconds));

/** Moves the clock from one due timer to the next, as a rehearsal does. */
async function runFor(seconds: number): Promise<void> {
  const until = new Date(START.getTime() + seconds * 1000);
  for (;;) {
    // What is due now goes out now, before the clock moves on.
    await outbox.drainAll();
    const due = await core.timers.nextDue();
    if (!due || due > until) return;
    clock.advanceTo(due);
    await core.timers.sweep();
  }
}

function recording(channel: string): ChannelSender {
  return {
    channel,
    concurrency: 4,
    send: async ([delivery]) => {
      const to = delivery.staffId
        ? (names.get(delivery.staffId) ?? '')
        : delivery.kind === 'message'
          ? 'client'
          : channel;
      sent.push({ at: secondsAt(clock.now()), channel, to, text: delivery.body.text ?? '' });
      return { outcome: 'sent', providerId: `${channel} ${sent.length}` };
    },
  };
}

const names = new Map<string, string>();

async function roster(): Promise<void> {
  await database.transactSystem(async (tx) => {
    for (const [name, tier] of Object.entries(STAFF)) {
      const id = await saveStaff(
        tx,
        {
          externalId: name,
          slackUserId: null,
          name,
          phone: `+1555020000${names.size}`,
          email: null,
          languages: ['en'],
          roles: [tier === 'supervisor' ? 'supervisor' : 'clinician'],
        },
        'test',
      );
      names.set(id, name);
      tx.insert('OnCallShift', {
        id: tx.ids.next(),
        tier,
        staffId: id,
        startsAt: new Date(tx.now.getTime() - 3_600_000),
        endsAt: new Date(tx.now.getTime() + 86_400_000),
        timeZone: 'America/New_York',
        createdAt: tx.now,
      });
    }
  });
}

async function rows<R extends Record<string, unknown>>(
  text: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  return (await database.pool.query(text, [...values])).rows;
}

function secondsAt(at: Date): number {
  return (at.getTime() - START.getTime()) / 1000;
}
