import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MessageStatus, STATUS_RANK } from '../../conversations/outbox/message-status.ts';
import { applyStatusReport } from '../../conversations/outbox/status-report.ts';
import { ConversationWorld, ScriptedSender } from './world.ts';

let world: ConversationWorld;
beforeAll(async () => {
  world = await ConversationWorld.start();
});
afterAll(() => world.stop());

const REPORTED: MessageStatus[] = ['queued', 'sending', 'sent', 'undelivered', 'failed', 'delivered', 'read'];

it('only ever rises, in whatever order reports come and however often', async () => {
  const client = await world.client();
  let count = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...REPORTED), { minLength: 1, maxLength: 6 }),
      async (reports) => {
        count += 1;
        const providerId = `SM${count}`;
        const [id] = await world.say(client, ['watched']);
        const sender = new ScriptedSender(() => ({ outcome: 'sent', providerId }), { channel: 'sms' });
        await world.outbox(sender).send('sms');
        const undelivered: string[] = [];
        const events = {
          undelivered: async (_tx: unknown, message: { id: string }) => void undelivered.push(message.id),
        };
        let highest = STATUS_RANK.sent as number;
        let bad = 0;
        for (const status of reports) {
          const report = { channel: 'sms', providerId, status, errorCode: null };
          expect(await applyStatusReport(world.database, world.announcer, events, report)).toBe(true);
          const rank = STATUS_RANK[status];
          if (rank > highest && rank === STATUS_RANK.undelivered) bad += 1;
          highest = Math.max(highest, rank);
          const [row] = await world.rows<{ status: MessageStatus; status_rank: number }>(
            'SELECT status, status_rank FROM message WHERE id = $1',
            [id],
          );
          expect(row?.status_rank).toBe(highest);
          expect(STATUS_RANK[row?.status ?? 'received']).toBe(highest);
        }
        expect(undelivered).toHaveLength(bad);
      },
    ),
    { numRuns: 20 },
  );
});

it('knows nothing of a provider id that is nobody’s', async () => {
  const report = { channel: 'sms', providerId: 'SM-unknown', status: 'delivered', errorCode: null } as const;
  const events = { undelivered: async () => undefined };
  expect(await applyStatusReport(world.database, world.announcer, events, report)).toBe(false);
});
