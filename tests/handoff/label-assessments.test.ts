import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Handoffs } from '../../handoff/handoffs.ts';
import { collectLabels } from '../../operations/learning/collect-labels.ts';
import { Announcer } from '../../platform/announce.ts';
import { eraseClient } from '../../program/clients/erase-client.ts';
import { World } from './world.ts';

const ENDED = {
  disposition: 'safe_with_plan',
  closingLevel: 'low',
  nextContact: 'I call you tomorrow at 10.',
};

let world: World;
let allowed: boolean;
let handoffs: Handoffs;
let ana: string;
beforeEach(async () => {
  allowed = true;
  world = await World.start();
  ({ ana } = await world.roster());
  handoffs = new Handoffs(world.database, { ...world.deps, learningAllowed: () => allowed });
});
afterEach(() => world.stop());

/** A client whose words were assessed as high, with the handoff claimed and answered. */
async function contacted(drill = false): Promise<{ client: string; handoff: string; assessment: string }> {
  const client = await world.client();
  const sessionId = world.database.ids.next();
  const assessment = world.database.ids.next();
  const messageId = await world.write(client);
  await world.database.transact(client, async (tx) => {
    tx.insert('Session', {
      id: sessionId,
      clientId: client,
      openedAt: tx.now,
      lastMessageAt: tx.now,
      level: 'high',
      latched: true,
      categories: [],
      protocolVersion: '1',
      drill,
    });
    tx.insert('Assessment', {
      id: assessment,
      clientId: client,
      sessionId,
      messageId,
      at: tx.now,
      level: 'high',
      score: 0.9,
      subject: 'self',
      categories: ['suicide'],
      evidence: [],
      language: 'en',
      review: false,
      model: 'shipped',
      protocolVersion: '1',
      drill,
    });
  });
  const handoff = await world.open(client, 'high', { sessionId, drill });
  await handoffs.claim(handoff, ana, 'desk');
  await handoffs.reply({ handoffId: handoff, staffId: ana, via: 'desk', text: 'Hello', key: handoff });
  return { client, handoff, assessment };
}

const labels = () =>
  world.rows<{ id: string; label: string | null; labelled_by: string | null }>(
    'SELECT id, label, labelled_by FROM assessment WHERE label IS NOT NULL',
  );

describe('how a handoff ended labels the message that opened it', () => {
  test('by its disposition, by what the clinician says, by a withdrawal', async () => {
    const first = await contacted();
    await handoffs.resolve({ handoffId: first.handoff, staffId: ana, ...ENDED });
    const second = await contacted();
    await handoffs.resolve({ handoffId: second.handoff, staffId: ana, ...ENDED, wasCrisis: false });
    const third = await contacted();
    await handoffs.withdraw(third.handoff, ana, 'not_a_crisis');
    const fourth = await contacted();
    await handoffs.resolve({ handoffId: fourth.handoff, staffId: ana, ...ENDED, disposition: 'referred' });
    const found = new Map((await labels()).map((row) => [row.id, row]));
    expect(found.get(first.assessment)).toMatchObject({ label: 'crisis', labelled_by: ana });
    expect(found.get(second.assessment)?.label).toBe('not_crisis');
    expect(found.get(third.assessment)?.label).toBe('not_crisis');
    expect(found.has(fourth.assessment)).toBe(false);
  });

  test('not before the program consents, and not in a drill', async () => {
    allowed = false;
    const off = await contacted();
    await handoffs.resolve({ handoffId: off.handoff, staffId: ana, ...ENDED });
    allowed = true;
    const drill = await contacted(true);
    await handoffs.resolve({ handoffId: drill.handoff, staffId: ana, ...ENDED });
    expect(await labels()).toEqual([]);
  });

  test('and is taken out for training with its words, those of erased clients left out', async () => {
    const kept = await contacted();
    await handoffs.resolve({ handoffId: kept.handoff, staffId: ana, ...ENDED });
    const erased = await contacted();
    await handoffs.resolve({ handoffId: erased.handoff, staffId: ana, ...ENDED });
    expect(await collectLabels(world.database)).toHaveLength(2);
    await eraseClient(world.database, new Announcer(), {
      clientId: erased.client,
      by: 'test',
      force: false,
    });
    expect(await collectLabels(world.database)).toEqual([
      {
        text: 'words of the client',
        context: [],
        crisis: true,
        level: 'high',
        language: 'en',
        client: kept.client,
      },
    ]);
  });
});
