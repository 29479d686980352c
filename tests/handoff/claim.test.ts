import { afterEach, describe, expect, test } from 'vitest';
import { AlreadyClaimed } from '../../handoff/claim.ts';
import { staffFromSlack } from '../../program/staff/save-staff.ts';
import { World } from './world.ts';

let world: World;
afterEach(() => world.stop());

/** `CLAIM_ROUNDS=200` looks for a rare race; a few rounds keep the suite quick. */
const ROUNDS = Number(process.env.CLAIM_ROUNDS ?? 3);

describe('claiming', () => {
  test('of fifty who ask at once exactly one has it, and the others learn who', async () => {
    world = await World.start();
    const staff = await Promise.all(Array.from({ length: 50 }, (_, i) => world.staff(`Clinician ${i}`)));
    for (let round = 0; round < ROUNDS; round += 1) {
      const client = await world.client();
      const handoff = await world.open(client, 'high');
      const results = await Promise.allSettled(staff.map((id) => world.handoffs.claim(handoff, id, 'slack')));
      const winners = results.flatMap((result, i) => (result.status === 'fulfilled' ? [staff[i]] : []));
      expect(winners).toHaveLength(1);
      expect((await world.handoff(handoff)).clinician_id).toBe(winners[0]);
      for (const result of results) {
        if (result.status === 'fulfilled') continue;
        expect(result.reason).toBeInstanceOf(AlreadyClaimed);
        expect(result.reason.holderId).toBe(winners[0]);
      }
      const claims = await world.rows(
        `SELECT 1 FROM handoff_event WHERE handoff_id = $1 AND kind = 'claimed'`,
        [handoff],
      );
      expect(claims).toHaveLength(1);
    }
    expect(world.toldKinds()).toEqual(Array.from({ length: ROUNDS }, () => '0 claimed'));
  });

  test('the one who has it may ask again, and stops every page', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const handoff = await world.open(await world.client(), 'imminent');
    await world.handoffs.claim(handoff, ana, 'slack');
    await world.handoffs.claim(handoff, ana, 'desk');
    expect(await world.pendingTimers(handoff)).toEqual(['claim_lease']);
    expect(world.told.map((one) => one.notice)).toEqual([{ kind: 'claimed', name: 'Ana' }]);
  });

  test('a claim without a message or a call runs out, the client is told, and paging starts over', async () => {
    world = await World.start();
    const { ana, ben } = await world.roster();
    const handoff = await world.open(await world.client(), 'high');
    await world.advance(30);
    await world.handoffs.claim(handoff, ana, 'slack');
    await world.advance(119);
    expect(await world.handoff(handoff)).toMatchObject({ state: 'claimed', clinician_id: ana });
    await world.advance(1);
    expect(await world.handoff(handoff)).toMatchObject({
      state: 'waiting',
      clinician_id: null,
      escalation_round: 2,
    });
    expect(world.toldKinds()).toEqual(['30 claimed', '150 released']);
    expect((await world.pages(handoff)).filter((page) => page.at === 150).map((page) => page.rung)).toEqual([
      'slack',
      'primary',
    ]);
    await world.handoffs.claim(handoff, ben, 'desk');
    expect(await world.handoff(handoff)).toMatchObject({ state: 'claimed', clinician_id: ben });
  });

  test('a logged call attempt is contact: the claim stays', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const handoff = await world.open(await world.client(), 'high');
    await world.handoffs.claim(handoff, ana, 'desk');
    await world.advance(100);
    expect((await world.pages(handoff))[0]).toMatchObject({ rung: 'slack', result: 'sent' });
    await world.handoffs.logCall(handoff, ana, 'no_answer');
    await world.advance(1_000);
    expect(await world.handoff(handoff)).toMatchObject({ state: 'contacted', clinician_id: ana });
  });

  test('handing back pages again; only the holder can', async () => {
    world = await World.start();
    const { ana, ben } = await world.roster();
    const handoff = await world.open(await world.client(), 'high');
    await world.handoffs.claim(handoff, ana, 'desk');
    await expect(world.handoffs.release(handoff, ben)).rejects.toMatchObject({ code: 'not_claimed_by_you' });
    await world.handoffs.release(handoff, ana);
    expect(await world.handoff(handoff)).toMatchObject({ state: 'waiting', escalation_round: 2 });
    expect(await world.pendingTimers(handoff)).toEqual(['escalation', 'waiting_update']);
  });

  test('a supervisor takes over with a reason, a clinician cannot', async () => {
    world = await World.start();
    const { ana, ben, sue } = await world.roster();
    const handoff = await world.open(await world.client(), 'high');
    await world.handoffs.claim(handoff, ana, 'desk');
    await expect(world.handoffs.takeOver(handoff, ben, 'mine')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(world.handoffs.takeOver(handoff, sue, ' ')).rejects.toMatchObject({ code: 'bad_request' });
    await world.handoffs.takeOver(handoff, sue, 'Ana is on a train');
    expect(await world.handoff(handoff)).toMatchObject({ state: 'claimed', clinician_id: sue });
    expect(world.told.at(-1)?.notice).toEqual({ kind: 'claimed', name: 'Sue' });
    await expect(
      world.handoffs.reply({ handoffId: handoff, staffId: ana, via: 'desk', text: 'hi', key: 'k' }),
    ).rejects.toMatchObject({ code: 'not_claimed_by_you' });
  });

  test('the holder hands it to a colleague', async () => {
    world = await World.start();
    const { ana, ben } = await world.roster();
    const handoff = await world.open(await world.client(), 'high');
    await world.handoffs.claim(handoff, ana, 'desk');
    await world.handoffs.transfer(handoff, ana, ben);
    expect(await world.handoff(handoff)).toMatchObject({ state: 'claimed', clinician_id: ben });
  });

  test('a digit on the phone claims for the person who was called', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    const handoff = await world.open(await world.client(), 'imminent');
    const [call] = await world.rows<{ id: string }>(`SELECT id FROM escalation WHERE route = 'voice'`);
    await world.handoffs.acceptPage(call?.id ?? '');
    expect(await world.handoff(handoff)).toMatchObject({ state: 'claimed', clinician_id: ana });
    expect((await world.pages(handoff)).find((page) => page.route === 'voice')?.result).toBe('accepted');
  });

  test('anybody in the channel may claim until the roster knows somebody in Slack', async () => {
    world = await World.start();
    const stranger = await staffFromSlack(world.database, 'U1', 'Kim');
    expect(await staffFromSlack(world.database, 'U1', 'Kim')).toMatchObject({
      id: stranger.id,
      provisional: true,
    });
    const first = await world.open(await world.client(), 'high');
    await world.handoffs.claim(first, stranger.id, 'slack');
    await world.staff('Ana Ruiz', { slack: 'U2' });
    const second = await world.open(await world.client(), 'high');
    await expect(world.handoffs.claim(second, stranger.id, 'slack')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(staffFromSlack(world.database, 'U3', 'Lee')).rejects.toMatchObject({ code: 'forbidden' });
    // What they hold already stays theirs: a client must not be cut off by an import.
    await world.handoffs.logCall(first, stranger.id, 'reached');
  });

  test('an unknown or malformed id is not found', async () => {
    world = await World.start();
    const { ana } = await world.roster();
    await expect(world.handoffs.claim('nonsense', ana, 'slack')).rejects.toMatchObject({ code: 'not_found' });
  });
});
