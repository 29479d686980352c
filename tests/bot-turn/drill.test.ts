import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scoreDrill } from '../../operations/rehearsal/score-drill.ts';
import { saveStaff } from '../../program/staff/save-staff.ts';
import { CoreWorld } from './core-world.ts';

let world: CoreWorld;
beforeEach(async () => {
  world = await CoreWorld.start();
});
afterEach(() => world.stop());

let phones = 0;
async function staff(name: string, roles: string[], tier?: string): Promise<string> {
  phones += 1;
  const phone = `+1555020${String(phones).padStart(4, '0')}`;
  const person = { externalId: name, slackUserId: null, name, phone, email: null, languages: ['en'], roles };
  return world.conversations.database.transactSystem(async (tx) => {
    const id = await saveStaff(tx, person, 'test');
    const [startsAt, endsAt] = [
      new Date(tx.now.getTime() - 3_600_000),
      new Date(tx.now.getTime() + 86_400_000),
    ];
    if (tier)
      tx.insert('OnCallShift', {
        id: tx.ids.next(),
        tier,
        staffId: id,
        startsAt,
        endsAt,
        timeZone: 'UTC',
        createdAt: tx.now,
      });
    return id;
  });
}

/** Moves on so many seconds through everything that is due; a sweep takes the turns, as in the server. */
async function pass(seconds: number): Promise<void> {
  const { clock } = world.conversations;
  const until = new Date(clock.now().getTime() + seconds * 1_000);
  for (;;) {
    const due = await world.core.timers.nextDue();
    if (!due || due > until) break;
    if (due > clock.now()) clock.advanceTo(due);
    if ((await world.core.timers.sweep()) === 0) break;
    const clients = await world.rows<{ client_id: string }>(
      `SELECT DISTINCT client_id FROM inbox WHERE state = 'pending'`,
    );
    for (const { client_id: id } of clients) await world.turns.take(id);
  }
  clock.advanceTo(until);
}

describe('a drill', () => {
  test('runs through the real bot, queue and pages, all marked, and reports what came of it', async () => {
    const ana = await staff('Ana Ruiz', ['clinician'], 'primary');
    const sue = await staff('Sue Park', ['supervisor'], 'supervisor');
    const { drills } = world.core.handoffs;
    await expect(drills.start(ana, 'plan_and_means')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(drills.start(sue, 'no_such')).rejects.toMatchObject({ code: 'not_found' });
    const { drillId, clientId } = await drills.start(sue, 'plan_and_means');
    await pass(61);
    const [handoff] = await world.rows<{ id: string; level: string; drill: boolean; opened_at: Date }>(
      'SELECT id, level, drill, opened_at FROM handoff WHERE client_id = $1',
      [clientId],
    );
    expect(handoff).toMatchObject({ level: 'high', drill: true });
    await pass(29);
    const handoffId = handoff?.id ?? '';
    await world.core.handoffs.claim(handoffId, ana, 'desk');
    await pass(20);
    await world.core.handoffs.reply({ handoffId, staffId: ana, via: 'desk', text: 'I am Ana.', key: 'd1' });
    const unmarked = await world.rows(
      `SELECT 'message' FROM message WHERE NOT drill UNION ALL SELECT 'outbox' FROM outbox WHERE NOT drill
       UNION ALL SELECT 'handoff' FROM handoff WHERE NOT drill UNION ALL SELECT 'task' FROM task WHERE NOT drill
       UNION ALL SELECT 'alert' FROM alert WHERE NOT drill UNION ALL SELECT 'session' FROM session WHERE NOT drill
       UNION ALL SELECT 'assessment' FROM assessment WHERE NOT drill`,
    );
    expect(unmarked).toEqual([]);
    await world.core.handoffs.resolve({
      handoffId,
      staffId: ana,
      disposition: 'safe_with_plan',
      closingLevel: 'low',
      nextContact: 'Tomorrow at nine.',
    });
    await pass(600);
    const opened = handoff?.opened_at.getTime() ?? 0;
    const claimedAfter = Math.round((world.conversations.clock.now().getTime() - 620_000 - opened) / 1_000);
    const report = await drills.report(drillId);
    expect(report).toMatchObject({
      handoffId,
      level: 'high',
      clinicianId: ana,
      claimedAfter,
      contactedAfter: claimedAfter + 20,
      target: 120,
    });
    expect(report.pages[0]).toMatchObject({ afterSeconds: 0 });
    expect(report.stepsMissed.filter((step) => !step.startsWith('task:'))).toEqual([]);
    expect(await drills.list()).toMatchObject([{ id: drillId, state: 'ended', startedBy: sue }]);
    expect(await world.rows(`SELECT 1 FROM timer WHERE state = 'pending'`)).toEqual([]);
  });

  test('that nobody answers says what was missed; stopped, nothing of it rings any more', async () => {
    const sue = await staff('Sue Park', ['supervisor'], 'supervisor');
    const at = new Date(world.conversations.clock.now().getTime() + 600_000);
    const { drillId } = await world.core.handoffs.drills.start(sue, 'attempt_in_progress', at);
    await pass(599);
    expect(await world.rows('SELECT 1 FROM message')).toEqual([]);
    await pass(400);
    await world.core.handoffs.drills.stop(drillId, sue);
    const report = await world.core.handoffs.drills.report(drillId);
    expect(report).toMatchObject({ level: 'imminent', claimedAfter: null, target: 60 });
    expect(report.stepsMissed).toEqual(
      expect.arrayContaining(['not_claimed', 'not_contacted', 'incident:location_known']),
    );
    const before = await world.rows('SELECT 1 FROM outbox');
    await pass(3_600);
    expect(await world.rows('SELECT 1 FROM outbox')).toHaveLength(before.length);
    expect(await world.core.handoffs.queue()).toEqual([]);
    await world.core.handoffs.drills.stop(drillId, sue);
  });

  test('by text from a file: nothing of it has a number to go to, and the bot is held against what the file expects', async () => {
    const sue = await staff('Sue Park', ['supervisor'], 'supervisor');
    const { drills } = world.core.handoffs;
    drills.scoreBotBy((drill) => scoreDrill(world.conversations.database, drill));
    const scenario = {
      id: 'BY-TEXT',
      title: 'A night by text',
      channel: 'sms',
      client: { alias: null },
      turns: [
        { client: 'i want to kill myself. i have a plan' },
        { client: null, wait_s: 130 },
        { client: 'STOP' },
      ],
      expected: [
        { after: 1, check: 'session_risk_at_least', value: 'high' },
        { after: 1, check: 'no_handoff' },
        { after: 2, check: 'nudge_sent', within_s: 120 },
        { after: 1, check: 'validates_feeling' },
      ],
    };
    await drills.addScenarios(sue, JSON.stringify({ scenarios: [scenario] }));
    expect(await drills.scenarios()).toContainEqual(
      expect.objectContaining({ id: 'BY-TEXT', channel: 'sms', isOwn: true }),
    );
    const { drillId, clientId } = await drills.start(sue, 'BY-TEXT');
    await pass(200);
    const said = await world.rows<{ channel: string; drill: boolean }>(
      `SELECT DISTINCT channel, drill FROM outbox WHERE client_id = $1 AND kind = 'message'`,
      [clientId],
    );
    expect(said).toEqual([{ channel: 'sms', drill: true }]);
    const heard = await world.rows('SELECT event FROM inbox WHERE client_id = $1 ORDER BY id', [clientId]);
    expect(heard).toEqual([{ event: 'message' }, { event: 'opt_out' }]);
    await drills.stop(drillId, sue);
    await pass(1);
    const { bot } = await drills.report(drillId);
    expect(bot?.map(({ check, outcome }) => [check, outcome])).toEqual([
      ['session_risk_at_least', 'passed'],
      ['no_handoff', 'failed'],
      ['nudge_sent', 'passed'],
      ['validates_feeling', 'judge'],
    ]);
    expect((await drills.list())[0]?.report?.bot).toEqual(bot);
  });
});
