import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLLOW_UP_TIMER } from '../../bot/turn/follow-up-timer.ts';
import { setTimer } from '../../conversations/timers/set-timer.ts';
import type { KnownIdentity } from '../../program/clients/identities.ts';
import { recordConsent } from '../../program/consents/consents.ts';
import { CoreWorld } from './core-world.ts';

let world: CoreWorld;
beforeAll(async () => {
  world = await CoreWorld.start();
});
afterAll(() => world.stop());

/** A client of the program to whom a contact is promised for now; `change` happens between promise and time. */
async function promised(
  change?: string,
  values: readonly unknown[] = [],
): Promise<KnownIdentity & { id: string }> {
  const { conversations } = world;
  const who = await conversations.client();
  const id = await conversations.database.transact(who.clientId, async (tx) => {
    tx.update('Client', who.clientId, { kind: 'enrolled' });
    recordConsent(tx, { kind: 'caringContacts', given: true, words: null, source: 'import' });
    const followUp = tx.ids.next();
    tx.insert('FollowUp', {
      id: followUp,
      clientId: who.clientId,
      kind: 'caring_contact',
      dueAt: tx.now,
      channel: 'sms',
      language: 'en',
      state: 'due',
      createdAt: tx.now,
    });
    setTimer(tx, conversations.announcer, {
      kind: FOLLOW_UP_TIMER,
      key: `follow-up:${followUp}`,
      dueAt: tx.now,
      data: { followUpId: followUp },
    });
    return followUp;
  });
  if (change) await world.rows(change, [who.clientId, ...values]);
  await world.core.timers.run(who.clientId, `follow-up:${id}`);
  return { ...who, id };
}

async function outcome(who: { clientId: string; id: string }) {
  const [row] = await world.rows<{ state: string }>('SELECT state FROM follow_up WHERE id = $1', [who.id]);
  const tasks = await world.rows<{ kind: string }>('SELECT kind FROM task WHERE client_id = $1', [
    who.clientId,
  ]);
  return {
    state: row?.state,
    lines: await world.botLines(who.clientId),
    tasks: tasks.map(({ kind }) => kind),
  };
}

describe('a promised contact', () => {
  it('goes out, and counts as sent, when its words are on their way', async () => {
    expect(await outcome(await promised())).toEqual({ state: 'sent', lines: 1, tasks: [] });
  });

  it.each([
    ['whose consent was taken back', `UPDATE consent SET state = 'revoked' WHERE client_id = $1`],
    ['to a phone that others read', `UPDATE client SET flags = '{unsafe_phone}' WHERE id = $1`],
    ['to a number that opted out', 'UPDATE identity SET opted_out_at = created_at WHERE client_id = $1'],
    ['without an address left', 'DELETE FROM identity WHERE client_id = $1'],
  ])('%s is not sent: a person calls', async (_name, change) => {
    const who = await promised(change);
    expect(await outcome(who)).toEqual({ state: 'cancelled', lines: 0, tasks: ['follow_up_call'] });
  });

  it('waits for the end of the quiet hours', async () => {
    const who = await promised(`UPDATE client SET quiet_hours = '{18:00,19:30}' WHERE id = $1`);
    expect(await outcome(who)).toEqual({ state: 'due', lines: 0, tasks: [] });
    const [timer] = await world.rows<{ due_at: Date; state: string }>(
      'SELECT due_at, state FROM timer WHERE key = $1',
      [`follow-up:${who.id}`],
    );
    // 18:40 in New York.
    expect(timer).toEqual({ state: 'pending', due_at: new Date('2026-03-10T23:30:00Z') });
  });
});

describe('what is read in order', () => {
  it('START right behind STOP, both before the first turn, is a return', async () => {
    const who = await world.conversations.client();
    await world.conversations.receive(who, 'STOP', { event: 'opt_out', confirmedByProvider: true });
    await world.conversations.receive(who, 'START', { event: 'opt_in', confirmedByProvider: true });
    await world.turns.take(who.clientId);
    const [identity] = await world.rows('SELECT opted_out_at FROM identity WHERE client_id = $1', [
      who.clientId,
    ]);
    expect(identity).toEqual({ opted_out_at: null });
    expect(await world.botLines(who.clientId)).toBe(1);
  });

  it('"yes" from somebody who has not opted out is an answer, and is assessed', async () => {
    const who = await world.conversations.client();
    await world.write(who, 'YES', { event: 'opt_in', confirmedByProvider: true });
    expect(await world.rows('SELECT 1 FROM assessment WHERE client_id = $1', [who.clientId])).toHaveLength(1);
    expect(await world.rows('SELECT 1 FROM consent WHERE client_id = $1', [who.clientId])).toEqual([]);
  });
});

describe('a client whom a clinician gave back', () => {
  it('is nudged and phoned again when silent, though the first clocks ran out meanwhile', async () => {
    const who = await world.conversations.client();
    await world.write(who, 'I want to kill myself and I have a plan');
    const handoffId = await world.takeOver(who.clientId);
    await world.rows(`UPDATE timer SET state = 'done' WHERE client_id = $1 AND kind LIKE 'bot.%'`, [
      who.clientId,
    ]);
    const [row] = await world.rows<{ clinician_id: string }>(
      'SELECT clinician_id FROM handoff WHERE id = $1',
      [handoffId],
    );
    await world.core.handoffs.release(handoffId, row?.clinician_id ?? '');
    const timers = await world.rows<{ kind: string }>(
      `SELECT kind FROM timer WHERE client_id = $1 AND state = 'pending' AND kind LIKE 'bot.%' ORDER BY kind`,
      [who.clientId],
    );
    expect(timers.map(({ kind }) => kind)).toEqual(['bot.silence_nudge', 'bot.voice_outreach']);
  });
});
