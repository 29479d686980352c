import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CoreWorld } from './core-world.ts';

let world: CoreWorld;
beforeAll(async () => {
  world = await CoreWorld.start();
});
afterAll(() => world.stop());

/** A client whom a clinician has, after a message at high risk. */
async function held(): Promise<{
  who: Awaited<ReturnType<CoreWorld['conversations']['client']>>;
  handoffId: string;
}> {
  const who = await world.conversations.client();
  await world.write(who, 'I want to kill myself');
  const handoffId = await world.takeOver(who.clientId);
  return { who, handoffId };
}

const kinds = async (sql: string, clientId: string) =>
  (await world.rows<{ kind: string }>(sql, [clientId])).map(({ kind }) => kind);

describe('a client whom a clinician has', () => {
  it('who is in danger now has an incident and a decision on dispatch, and no word of the bot', async () => {
    const { who, handoffId } = await held();
    const before = await world.botLines(who.clientId);
    await world.write(who, 'I just took all the pills, I am at 12 Oak Street, Springfield');
    expect(await world.botLines(who.clientId)).toBe(before);
    expect(await world.rows('SELECT level FROM handoff WHERE id = $1', [handoffId])).toEqual([
      { level: 'imminent' },
    ]);
    const [incident] = await world.rows<{ handoff_id: string; state: string }>(
      'SELECT handoff_id, state FROM incident WHERE client_id = $1',
      [who.clientId],
    );
    expect(incident).toEqual({ handoff_id: handoffId, state: 'open' });
    expect(
      await kinds(`SELECT kind FROM task WHERE client_id = $1 AND state = 'open'`, who.clientId),
    ).toContain('emergency_dispatch_decision');
  });

  it('is not nudged by the bot later either', async () => {
    const { who } = await held();
    await world.rows(`UPDATE timer SET state = 'cancelled' WHERE client_id = $1`, [who.clientId]);
    await world.write(who, 'I still want to die');
    expect(
      await kinds(
        `SELECT kind FROM timer WHERE client_id = $1 AND state = 'pending' AND kind LIKE 'bot.%'`,
        who.clientId,
      ),
    ).toEqual([]);
  });

  it('may leave the text line in plain words: recorded, staff told to phone, nothing said', async () => {
    const { who } = await held();
    const before = await world.botLines(who.clientId);
    await world.write(who, 'please stop texting me');
    const [identity] = await world.rows<{ out: boolean }>(
      'SELECT opted_out_at IS NOT NULL AS out FROM identity WHERE client_id = $1',
      [who.clientId],
    );
    expect(identity).toEqual({ out: true });
    expect(await kinds('SELECT kind FROM alert WHERE client_id = $1', who.clientId)).toContain(
      'optout_during_risk',
    );
    expect(await kinds('SELECT kind FROM task WHERE client_id = $1', who.clientId)).toContain(
      'voice_outreach',
    );
    expect(await world.botLines(who.clientId)).toBe(before);
  });
});
