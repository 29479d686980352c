import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drillHistory, shiftPart } from '../../handoff/drills/drill-history.ts';
import type { DrillReport } from '../../handoff/drills/drill-report.ts';
import { rubricOf, scoreOf } from '../../handoff/drills/rubric.ts';
import { readDrillScripts } from '../../handoff/drills/scenario-file.ts';
import { World } from './world.ts';

const FILE = JSON.stringify({
  scenarios: [
    {
      id: 'NIGHT-1',
      title: 'A long night',
      channel: 'sms',
      client: {
        alias: 'Dana',
        language: 'en',
        flags: ['minor'],
        plan: { status: 'active', steps: { 1: ['I stop answering'], 4: ['my sister'] }, reasons: ['my dog'] },
      },
      env: { local_time: '2026-03-10T22:40' },
      turns: [
        { client: 'hi' },
        { client: 'it is all too much' },
        { client: null, wait_s: 180 },
        { client: 'are you there', wait_s: 30 },
      ],
      expected: [
        { after: 2, check: 'session_risk_at_least', value: 'moderate' },
        { after: 4, check: 'session_risk_at_least', value: 'high' },
      ],
    },
  ],
});

describe('a rehearsal file as a drill', () => {
  test('keeps the client’s lines at the file’s distances, silences included, and its highest level', () => {
    const [script] = readDrillScripts(FILE);
    expect(script).toMatchObject({ id: 'NIGHT-1', level: 'high', language: 'en', flags: ['minor'] });
    expect(script?.lines).toEqual([
      { afterSeconds: 0, text: 'hi' },
      { afterSeconds: 60, text: 'it is all too much' },
      { afterSeconds: 270, text: 'are you there' },
    ]);
    expect(script?.plan?.steps[3]).toEqual(['my sister']);
  });

  test.each([
    ['not json', /not JSON/],
    ['{"scenarios":[]}', /scenarios/],
    ['{"scenarios":[{"id":"x y","title":"t","client":{},"turns":[{"client":"hi"}]}]}', /scenarios\.0\.id/],
    [
      '{"scenarios":[{"id":"long","title":"t","client":{},"turns":[{"client":"hi","wait_s":9999}]}]}',
      /minutes/,
    ],
    ['{"scenarios":[{"id":"mute","title":"t","client":{},"turns":[{"client":null}]}]}', /says nothing/],
  ])('is refused with the place of the error: %s', (text, why) => {
    expect(() => readDrillScripts(text)).toThrow(why);
  });
});

describe('the drills of a program', () => {
  let world: World;
  let sue: string;
  let ana: string;
  beforeEach(async () => {
    world = await World.start();
    await world.rows(`DELETE FROM system_state WHERE key LIKE 'drill_script:%'`);
    sue = await world.staff('Sue', { roles: ['supervisor'] });
    ana = await world.staff('Ana', { roles: ['clinician'], tier: 'primary' });
  });
  afterEach(() => world.stop());

  test('take scenarios of a file, play them with the client’s plan, and replace one that is sent again', async () => {
    const { drills } = world.handoffs;
    await expect(drills.addScenarios(ana, FILE)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await drills.addScenarios(sue, FILE)).toEqual(['NIGHT-1']);
    await drills.addScenarios(sue, FILE.replace('A long night', 'A longer night'));
    const own = (await drills.scenarios()).filter(({ isOwn }) => isOwn);
    expect(own).toEqual([
      {
        id: 'NIGHT-1',
        channel: 'sms',
        title: 'A longer night',
        level: 'high',
        language: 'en',
        minutes: 5,
        isOwn: true,
      },
    ]);
    const builtIn = FILE.replace('NIGHT-1', 'plan_and_means');
    await expect(drills.addScenarios(sue, builtIn)).rejects.toMatchObject({ code: 'bad_request' });

    const { clientId } = await drills.start(sue, 'NIGHT-1');
    const plans = await world.rows('SELECT status FROM plan_version WHERE client_id = $1', [clientId]);
    expect(plans).toEqual([{ status: 'active' }]);
    await world.advance(61);
    const lines = await world.rows(`SELECT drill FROM message WHERE client_id = $1 AND direction = 'in'`, [
      clientId,
    ]);
    expect(lines).toEqual([{ drill: true }, { drill: true }]);
  });

  test('are scored by the record and by a supervisor who did not take them; history tells both', async () => {
    const { drills } = world.handoffs;
    const { drillId, clientId } = await drills.start(sue, 'plan_and_means');
    await world.advance(1);
    const handoffId = await world.database.transact(clientId, (tx) =>
      world.handoffs.open(tx, {
        level: 'high',
        trigger: 'risk',
        channel: 'web',
        sessionId: null,
        drill: true,
      }),
    );
    await world.advance(20);
    await world.handoffs.claim(handoffId, ana, 'desk');
    await world.advance(10);
    await world.handoffs.logCall(handoffId, ana, 'reached');
    await expect(drills.judge(drillId, sue, {})).rejects.toMatchObject({ code: 'invalid_transition' });
    await drills.stop(drillId, sue);

    const report = await drills.report(drillId);
    const points = Object.fromEntries(
      (report.rubric ?? []).map(({ item, points: got, of }) => [item, [got, of]]),
    );
    expect(points).toMatchObject({
      claimed_in_time: [2, 2],
      contacted_in_time: [3, 3],
      claim_kept: [1, 1],
      screened: [0, 1],
      closed_with_next_contact: [0, 2],
    });
    await expect(drills.judge(drillId, ana, {})).rejects.toMatchObject({ code: 'forbidden' });
    await drills.judge(drillId, sue, { asked_openly_about_suicide: 2, named_a_next_step: 1 });
    const [entry] = await drills.list();
    expect(entry?.report?.judged).toMatchObject({ by: sue, marks: { named_a_next_step: 1 } });

    const history = await drills.history();
    expect(history.byClinician).toMatchObject([{ key: ana, drills: 1, inTime: 1, contactMedian: 30 }]);
    // Begun at 22:40 by UTC, 18:40 on the wall of New York.
    expect(history.byShift).toMatchObject([{ key: 'evening', drills: 1 }]);
    expect(history.shiftsOwed).toEqual(['day', 'night']);
  });
});

describe('the bot’s part of a drill that is over', () => {
  let world: World;
  let sue: string;
  beforeEach(async () => {
    world = await World.start();
    sue = await world.staff('Sue', { roles: ['supervisor'] });
    await world.handoffs.drills.addScenarios(sue, FILE);
  });
  afterEach(() => world.stop());

  const MARK = { check: 'session_risk_at_least', after: 2, outcome: 'passed', found: '' } as const;

  test('is scored once, and a supervisor who scores at the same time loses nothing', async () => {
    const { drills } = world.handoffs;
    const { drillId } = await drills.start(sue, 'NIGHT-1');
    await world.advance(1);
    let judging: Promise<void> | null = null;
    let times = 0;
    drills.scoreBotBy(async () => {
      times += 1;
      judging = drills.judge(drillId, sue, { named_a_next_step: 1 });
      return [MARK];
    });
    await drills.stop(drillId, sue);
    await world.advance(1);
    await judging;
    const [entry] = await drills.list();
    expect(entry?.report).toMatchObject({ bot: [MARK], judged: { marks: { named_a_next_step: 1 } } });
    await drills.history();
    await drills.report(drillId);
    expect(times).toBe(1);
  });

  test('that cannot be scored keeps nobody from the others', async () => {
    const { drills } = world.handoffs;
    const { drillId } = await drills.start(sue, 'NIGHT-1');
    drills.scoreBotBy(async () => {
      throw new Error('its client was erased');
    });
    await drills.stop(drillId, sue);
    await world.advance(1);
    const [entry] = await drills.list();
    expect(entry).toMatchObject({ id: drillId, state: 'stopped', report: { stepsMissed: ['no_handoff'] } });
    expect(entry?.report?.bot).toBeUndefined();
    expect((await drills.history()).byShift).toMatchObject([{ drills: 1 }]);
    expect(await world.rows(`SELECT 1 FROM timer WHERE state = 'pending'`)).toEqual([]);
  });
});

describe('the rubric', () => {
  const facts = {
    target: 120,
    claimedAfter: 100,
    contactedAfter: 200,
    resolvedAfter: 900,
    wasClaimLost: true,
    wasLeftUnanswered: false,
    duties: { settled: 4, all: 8 },
    tasks: null,
    wasScreened: null,
  };

  test('leaves out what did not come up, and gives part of the points for part of the work', () => {
    expect(rubricOf(facts)).toEqual([
      { item: 'claimed_in_time', points: 2, of: 2 },
      { item: 'contacted_in_time', points: 1, of: 3 },
      { item: 'claim_kept', points: 0, of: 1 },
      { item: 'client_answered', points: 2, of: 2 },
      { item: 'duties_settled', points: 1, of: 3 },
      { item: 'closed_with_next_contact', points: 2, of: 2 },
    ]);
  });

  test('counts a drill that nobody took as nothing', () => {
    const nobody = {
      ...facts,
      claimedAfter: null,
      contactedAfter: null,
      resolvedAfter: null,
      wasClaimLost: false,
    };
    expect(scoreOf(rubricOf({ ...nobody, duties: null }), null)).toBe(0);
    expect(scoreOf([], null)).toBeNull();
    expect(scoreOf([], { by: 'x', at: '', marks: { named_a_next_step: 1 } })).toBe(50);
  });

  test('history owes a drill to every shift that had none in a month', () => {
    const report = { clinicianId: null, contactedAfter: null, target: 120, stepsMissed: ['not_claimed'] };
    const at = (iso: string) => ({ startedAt: new Date(iso), report: report as unknown as DrillReport });
    const drills = [at('2026-03-01T03:00:00Z'), at('2026-01-05T15:00:00Z')];
    const history = drillHistory(drills, 'America/New_York', new Date('2026-03-10T12:00:00Z'));
    expect(shiftPart(new Date('2026-03-01T04:30:00Z'), 'America/New_York')).toBe('night');
    expect(history.byClinician).toEqual([]);
    expect(history.shiftsOwed).toEqual(['day', 'night']);
    expect(history.byShift[0]?.missed).toEqual([{ step: 'not_claimed', count: 1 }]);
  });
});
