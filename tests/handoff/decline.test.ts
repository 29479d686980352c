import { afterEach, describe, expect, test } from 'vitest';
import type { RiskLevel } from '../../platform/risk.ts';
import { World } from './world.ts';

let world: World;
afterEach(() => world.stop());

async function opened(level: RiskLevel) {
  world = await World.start();
  const staff = await world.roster();
  const client = await world.client();
  return { ...staff, client, handoff: await world.open(client, level) };
}

/** The page that went to somebody by telephone. */
async function callTo(handoff: string, staffId: string): Promise<string> {
  const [row] = await world.rows<{ id: string }>(
    `SELECT id FROM escalation WHERE handoff_id = $1 AND staff_id = $2 AND route = 'voice' ORDER BY at DESC LIMIT 1`,
    [handoff, staffId],
  );
  if (!row) throw new Error('nobody was called');
  return row.id;
}
const results = async (handoff: string) =>
  (await world.pages(handoff))
    .filter((page) => page.route !== 'slack')
    .map((page) => `${page.at} ${page.rung} ${page.route} ${page.who ?? 'nobody'} ${page.result}`);
const decline = async (handoff: string, staffId: string) =>
  world.handoffs.declinePage(await callTo(handoff, staffId), 'CA1');

describe('a page that is declined', () => {
  test('at imminent the next person is paged at once, though the text to the same person is out', async () => {
    const { ana, handoff } = await opened('imminent');
    expect(await decline(handoff, ana)).toBe('next_paged');
    expect(await results(handoff)).toEqual([
      '0 primary sms Ana Ruiz queued',
      '0 primary voice Ana Ruiz declined',
      '0 backup sms Ben Okoro queued',
      '0 backup voice Ben Okoro queued',
    ]);
  });

  test('at high, in the step of the call, nothing goes to the same person again', async () => {
    const { ana, handoff } = await opened('high');
    await world.advance(61);
    expect(await decline(handoff, ana)).toBe('next_paged');
    expect(await results(handoff)).toEqual([
      '0 primary sms Ana Ruiz queued',
      '60 primary voice Ana Ruiz declined',
      '61 backup sms Ben Okoro queued',
      '61 backup voice Ben Okoro queued',
    ]);
  });

  test('said twice, pages once; and the end of the call takes nothing back', async () => {
    const { ana, handoff } = await opened('imminent');
    await decline(handoff, ana);
    const before = await results(handoff);
    expect(await decline(handoff, ana)).toBe('others_paged');
    await world.handoffs.pageResult(await callTo(handoff, ana), 'answered');
    expect(await results(handoff)).toEqual(before);
  });

  test('waits for the other one on the same rung who was reached', async () => {
    world = await World.start();
    const ana = await world.staff('Ana Ruiz', { tier: 'primary' });
    await world.staff('Cy Lund', { tier: 'primary' });
    await world.staff('Ben Okoro', { tier: 'backup' });
    const handoff = await world.open(await world.client(), 'imminent');
    expect(await decline(handoff, ana)).toBe('others_paged');
    expect((await world.pages(handoff)).map((page) => page.rung)).not.toContain('backup');
  });

  test('does not come back to the same person on the next rung', async () => {
    world = await World.start();
    const ana = await world.staff('Ana Ruiz', { tier: 'primary' });
    await world.shift(ana, 'backup');
    const sue = await world.staff('Sue Park', { tier: 'supervisor' });
    const handoff = await world.open(await world.client(), 'imminent');
    expect(await decline(handoff, ana)).toBe('next_paged');
    expect(await callTo(handoff, sue)).toBeTruthy();
    expect(await results(handoff)).toContain('0 backup sms nobody nobody');
  });

  test('by the only person on call leaves nobody, and says so; the ladder goes on', async () => {
    world = await World.start();
    const ana = await world.staff('Ana Ruiz', { tier: 'primary' });
    const handoff = await world.open(await world.client(), 'imminent');
    expect(await decline(handoff, ana)).toBe('nobody_left');
    expect(await decline(handoff, ana)).toBe('nobody_left');
    expect((await results(handoff)).filter((line) => line.includes('fallback'))).toHaveLength(1);
    expect(await world.pendingTimers(handoff)).toContain('escalation');
  });

  test('of a handoff that somebody has taken changes nothing', async () => {
    const { ana, ben, handoff } = await opened('imminent');
    await world.handoffs.claim(handoff, ben, 'desk');
    expect(await decline(handoff, ana)).toBe('not_open');
    expect((await world.pages(handoff)).map((page) => page.rung)).not.toContain('backup');
  });

  test('by the clinician who has the client lets others in and looks for them', async () => {
    const { ana, ben, client, handoff } = await opened('high');
    await world.handoffs.claim(handoff, ana, 'desk');
    await world.handoffs.logCall(handoff, ana, 'reached');
    await world.open(client, 'imminent');
    expect(await decline(handoff, ana)).toBe('next_paged');
    expect(await callTo(handoff, ben)).toBeTruthy();
    await world.handoffs.claim(handoff, ben, 'voice');
    expect((await world.handoff(handoff)).clinician_id).toBe(ben);
  });
});
