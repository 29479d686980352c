import { afterEach, describe, expect, test } from 'vitest';
import { World } from './world.ts';

let world: World;
afterEach(() => world.stop());

describe('escalation', () => {
  test('high pages each rung at its time and goes on until somebody takes it', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const client = await world.client();
    await world.write(client);
    const handoff = await world.open(client, 'high');
    await world.advance(541);
    expect(await world.pageLines(handoff)).toEqual([
      '0 slack slack -',
      '0 primary sms Ana Ruiz',
      '60 primary voice Ana Ruiz',
      '120 backup sms Ben Okoro',
      '120 backup voice Ben Okoro',
      '240 supervisor sms Sue Park',
      '240 supervisor voice Sue Park',
      ...[300, 420, 540].flatMap((at) =>
        ['Ana Ruiz', 'Ben Okoro', 'Sue Park'].flatMap((who) => [
          `${at} fallback sms ${who}`,
          `${at} fallback voice ${who}`,
        ]),
      ),
    ]);
    await world.handoffs.claim(handoff, ana, 'desk');
    const before = (await world.pages(handoff)).length;
    await world.advance(100);
    expect(await world.pages(handoff)).toHaveLength(before);
  });

  test('a client who writes is told how it stands every two minutes, then that nobody answered', async () => {
    world = await World.start();
    await world.roster();
    const client = await world.client();
    await world.write(client);
    const handoff = await world.open(client, 'high');
    await world.advance(430);
    expect(world.toldKinds()).toEqual([
      '120 waiting',
      '240 waiting',
      '300 nobody_answered',
      '420 nobody_answered',
    ]);
    expect(world.told[0]?.notice).toMatchObject({ minutes: 2, position: 1 });
    expect(world.told[0]?.notice).toMatchObject({ tried: expect.arrayContaining(['slack', 'primary']) });
    expect(world.told[2]?.notice).toMatchObject({
      tried: ['slack', 'primary', 'backup', 'supervisor', 'fallback'],
      again: false,
    });
    expect(world.told[3]?.notice).toMatchObject({ again: true });
    const alerts = await world.rows('SELECT kind FROM alert WHERE handoff_id = $1', [handoff]);
    expect(alerts).toEqual([{ kind: 'nobody_answered' }]);
    const tasks = await world.rows<{ kind: string; due_at: Date }>('SELECT kind, due_at FROM task');
    expect(tasks.map((task) => [task.kind, task.due_at.toISOString()])).toEqual([
      ['morning_review', '2026-03-11T13:00:00.000Z'],
    ]);
  });

  test('a client who has gone silent hears what changes, then every ten minutes that nobody has answered', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const client = await world.client();
    const handoff = await world.open(client, 'imminent');
    await world.advance(400);
    expect(world.toldKinds()).toEqual(['150 nobody_answered']);
    expect((await world.handoff(handoff)).nobody_answered).toBe(true);
    // Paging goes on, and so does the truth: every ten minutes, until somebody has the client.
    await world.advance(1800);
    expect(world.toldKinds()).toEqual([
      '150 nobody_answered',
      '750 nobody_answered',
      '1350 nobody_answered',
      '1950 nobody_answered',
    ]);
    await world.handoffs.claim(handoff, ana, 'desk');
    await world.advance(100);
    expect(world.toldKinds().at(-1)).toBe('2200 claimed');
  });

  test('an empty rung is recorded and the next one paged at once', async () => {
    world = await World.start();
    await world.staff('Ben Okoro', { tier: 'backup' });
    const client = await world.client();
    const handoff = await world.open(client, 'high');
    expect(await world.pageLines(handoff)).toEqual([
      '0 slack slack -',
      '0 primary sms nobody',
      '0 backup sms Ben Okoro',
    ]);
  });

  test('two people with one number get one text and one call of a step; the second page says that it went along', async () => {
    world = await World.start();
    const phone = '+15550209999';
    await world.staff('Ana Ruiz', { tier: 'primary', phone });
    await world.staff('Ben Okoro', { tier: 'backup', phone });
    const handoff = await world.open(await world.client(), 'high');
    await world.advance(301);
    const last = (await world.pages(handoff)).filter((page) => page.at === 300);
    expect(last.map(({ route, result }) => `${route} ${result}`).sort()).toEqual([
      'sms queued',
      'sms shared',
      'voice queued',
      'voice shared',
    ]);
    expect(new Set(last.filter((page) => page.result === 'shared').map((page) => page.who)).size).toBe(1);
    const sent = await world.rows<{ channel: string }>(
      `SELECT channel FROM outbox WHERE kind LIKE 'page%' AND created_at = (SELECT max(at) FROM escalation)`,
    );
    expect(sent.map((row) => row.channel).sort()).toEqual(['sms', 'voice']);
  });

  test('where nothing can be sent by phone, no rung counts as reached and the client hears of none', async () => {
    world = await World.start({ pages: false });
    await world.roster();
    const client = await world.client();
    await world.write(client);
    const handoff = await world.open(client, 'high');
    expect((await world.pages(handoff)).map(({ rung, result }) => `${rung} ${result}`)).toEqual([
      'slack queued',
      'primary failed',
      'backup failed',
      'supervisor failed',
    ]);
    await world.advance(301);
    expect(world.told.at(-1)?.notice).toMatchObject({ kind: 'nobody_answered', tried: ['slack'] });
  });

  test('"we keep paging" is told only as long as pages go on', async () => {
    world = await World.start();
    const { ana, ben, sue } = await world.roster();
    const client = await world.client();
    await world.write(client);
    const handoff = await world.open(client, 'high');
    await world.advance(301);
    expect(world.told.at(-1)?.notice).toMatchObject({
      tried: expect.arrayContaining(['primary', 'fallback']),
    });
    await world.rows('UPDATE staff SET active = false WHERE id = ANY($1)', [[ana, ben, sue]]);
    await world.advance(120);
    expect(world.told.at(-1)?.notice).toMatchObject({ again: true, tried: ['slack'] });
    const view = await world.database.transact(client, (tx) => world.handoffs.view(tx, handoff));
    expect(view).toMatchObject({ nobodyAnswered: true, paged: ['slack'] });
  });

  test('with nobody on any shift every rung is recorded as tried, and it still goes on', async () => {
    world = await World.start();
    const client = await world.client();
    const handoff = await world.open(client, 'imminent');
    await world.advance(280);
    const pages = await world.pages(handoff);
    for (const rung of ['primary', 'backup', 'supervisor', 'fallback']) {
      expect(pages.filter((page) => page.rung === rung).map((page) => page.result)).toContain('nobody');
    }
    expect(pages.filter((page) => page.rung === 'fallback').map((page) => page.at)).toEqual([
      0, 45, 90, 150, 270,
    ]);
    expect(world.told.at(-1)?.notice).toMatchObject({ kind: 'nobody_answered', tried: ['slack'] });
    expect(await world.pendingTimers(handoff)).toContain('escalation');
  });

  test('a level that rises starts over with the steps of the higher level', async () => {
    world = await World.start();
    await world.roster();
    const client = await world.client();
    const handoff = await world.open(client, 'moderate');
    await world.advance(100);
    expect(await world.open(client, 'imminent')).toBe(handoff);
    await world.advance(100);
    expect(await world.pageLines(handoff)).toEqual([
      '0 slack slack -',
      '100 slack slack -',
      '100 primary sms Ana Ruiz',
      '100 primary voice Ana Ruiz',
      '145 backup sms Ben Okoro',
      '145 backup voice Ben Okoro',
      '190 supervisor sms Sue Park',
      '190 supervisor voice Sue Park',
    ]);
    expect(await world.handoff(handoff)).toMatchObject({
      level: 'imminent',
      priority: 400,
      escalation_round: 2,
    });
    expect(await world.rows('SELECT id FROM handoff')).toHaveLength(1);
  });

  test('moderate goes on with its last step for as long as nobody takes it', async () => {
    world = await World.start();
    await world.roster();
    const client = await world.client();
    const handoff = await world.open(client, 'moderate');
    await world.advance(1_801);
    expect((await world.pages(handoff)).map((page) => `${page.at} ${page.rung}`)).toEqual([
      '0 slack',
      '600 primary',
      '900 backup',
      '900 supervisor',
      '1800 backup',
      '1800 supervisor',
    ]);
  });

  test('when Slack does not take the alert the on-call phone gets a text and a call', async () => {
    world = await World.start();
    await world.roster();
    const client = await world.client();
    const handoff = await world.open(client, 'moderate');
    await world.advance(25, { slack: 'down' });
    expect(await world.pageLines(handoff)).toEqual([
      '0 slack slack -',
      '20 primary sms Ana Ruiz',
      '20 primary voice Ana Ruiz',
    ]);
    expect((await world.pages(handoff))[0]?.result).toBe('failed');
  });

  test('without Slack no console rows are written and the primary is paged at once', async () => {
    world = await World.start({ console: false });
    await world.roster();
    const client = await world.client();
    const handoff = await world.open(client, 'moderate');
    expect(await world.pageLines(handoff)).toEqual(['0 slack slack -', '0 primary sms Ana Ruiz']);
    expect(await world.rows(`SELECT id FROM outbox WHERE channel = 'console'`)).toEqual([]);
  });

  test('a page that fails takes the other route, and then the next rung', async () => {
    world = await World.start();
    await world.roster();
    const client = await world.client();
    const handoff = await world.open(client, 'high');
    const page = async (route: string, rung: string) => {
      const rows = await world.rows<{ id: string }>(
        'SELECT id FROM escalation WHERE handoff_id = $1 AND route = $2 AND rung = $3',
        [handoff, route, rung],
      );
      return rows[0]?.id ?? '';
    };
    await world.handoffs.pageResult(await page('sms', 'primary'), 'failed');
    await world.handoffs.pageResult(await page('voice', 'primary'), 'failed');
    await world.handoffs.pageResult(await page('voice', 'primary'), 'failed');
    expect((await world.pages(handoff)).map((p) => `${p.rung} ${p.route} ${p.who} ${p.result}`)).toEqual([
      'slack slack null queued',
      'primary sms Ana Ruiz failed',
      'primary voice Ana Ruiz failed',
      'backup sms Ben Okoro queued',
      'backup voice Ben Okoro queued',
    ]);
  });

  test('a late report never takes away what is known', async () => {
    world = await World.start();
    await world.roster();
    const client = await world.client();
    const handoff = await world.open(client, 'high');
    const [row] = await world.rows<{ id: string }>(`SELECT id FROM escalation WHERE rung = 'primary'`);
    await world.handoffs.pageResult(row?.id ?? '', 'answered', 'CA1');
    await world.handoffs.pageResult(row?.id ?? '', 'sent');
    expect((await world.pages(handoff))[1]).toMatchObject({ rung: 'primary', result: 'answered' });
  });

  test('pages hold no name and no word of the client, and say where to open the handoff', async () => {
    world = await World.start();
    await world.roster();
    const client = await world.client();
    await world.write(client);
    const handoff = await world.open(client, 'imminent', { drill: true });
    const texts = await world.database.transact(client, async (tx) => {
      const rows = await tx.query<{ id: string; channel: string; body: Buffer; recipient: string }>(
        'test_pages',
        `SELECT id, channel, body, recipient FROM outbox WHERE kind LIKE 'page_%' ORDER BY channel`,
        [],
      );
      return rows.map((row) =>
        tx.cipher.open<{ text: string; to: string }>(`outbox.body/${row.id}`, row.body),
      );
    });
    expect(texts.map((text) => text.text)).toEqual([
      expect.stringMatching(
        /^DRILL\. Handrail H-[0-9A-F]{6}\. Risk IMMINENT, new\. Open: https:\/\/care\.example\/desk#handoff-/,
      ),
      'This is a drill. This is Handrail. A client at imminent risk has just asked for help.',
    ]);
    expect(texts[0]?.text).toContain(handoff);
    expect(texts[0]?.to).toMatch(/^\+1555/);
  });

  test('fractions of seconds run the same steps fast', async () => {
    world = await World.start({
      protocol: {
        escalation: {
          high: [
            { afterSeconds: 0.5, notify: ['primary'], by: ['sms'] },
            { afterSeconds: 1.5, notify: ['fallback'], repeatSeconds: 0.5 },
          ],
        },
      },
    });
    await world.staff('Ana Ruiz', { tier: 'primary' });
    const client = await world.client();
    const handoff = await world.open(client, 'high');
    await world.advance(2.1);
    const pages = await world.pages(handoff);
    expect([...new Set(pages.map((page) => page.at))]).toEqual([0.5, 1.5, 2]);
  });
});
