import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Delivery, SendResult } from '../../conversations/ports.ts';
import { until } from '../support/until.ts';
import { ConversationWorld, ScriptedSender, SENT } from './world.ts';

let world: ConversationWorld;
beforeAll(async () => {
  world = await ConversationWorld.start();
});
afterEach(() => world.rows('DELETE FROM outbox'));
afterAll(() => world.stop());

/** Longer than any back-off. */
const PAST_BACKOFF_SECONDS = 61;

const BUSY: SendResult = { outcome: 'retry', errorCode: 'busy' };

describe('order', () => {
  it('never turns two rows of one recipient round, whatever the provider answers', async () => {
    const outcome = fc.constantFrom<SendResult['outcome']>('sent', 'sent', 'retry', 'unknown', 'refused');
    const recipients = fc.array(fc.array(outcome, { maxLength: 4 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(recipients, fc.integer({ min: 1, max: 4 }), async (plans, concurrency) => {
        const scripts = plans.map((plan) => [...plan]);
        const sender = new ScriptedSender(([first]) => answer(scripts[Number(first?.recipient)]?.shift()), {
          concurrency,
        });
        for (const i of plans.keys()) await world.queue(String(i), ['a', 'b', 'c']);
        const outbox = world.outbox(sender);
        await drain(() => outbox.send('test'));
        for (const i of plans.keys()) {
          const seen = sender.attempts.flat().filter((row) => row.recipient === String(i));
          const texts = seen.map((row) => row.body.text ?? '');
          expect([...texts].sort()).toEqual(texts);
          expect(new Set(texts)).toEqual(new Set(['a', 'b', 'c']));
        }
        await world.rows('DELETE FROM outbox');
      }),
      { numRuns: 15 },
    );
  });

  it('holds with two processes that send side by side', async () => {
    const answers = () =>
      new ScriptedSender(([row]) => (row?.attempts === 1 && row.body.text === 'b' ? BUSY : SENT));
    const senders = [answers(), answers()];
    for (const recipient of ['x', 'y', 'z']) await world.queue(recipient, ['a', 'b', 'c', 'd']);
    const outboxes = senders.map((sender) => world.outbox(sender, {}, world.process()));
    const log: string[] = [];
    for (const sender of senders) {
      const send = sender.send.bind(sender);
      sender.send = async (deliveries) => {
        log.push(`${deliveries[0].recipient}${deliveries[0].body.text}`);
        return send(deliveries);
      };
    }
    await drain(() => Promise.all(outboxes.map((outbox) => outbox.send('test'))));
    for (const recipient of ['x', 'y', 'z']) {
      const own = log.filter((line) => line.startsWith(recipient));
      expect(own).toEqual(['a', 'b', 'b', 'c', 'd'].map((text) => recipient + text));
    }
  });

  it('lets one recipient’s trouble hold up nobody else', async () => {
    const sender = new ScriptedSender(([row]) => (row?.recipient === 'stuck' ? BUSY : SENT));
    await world.queue('stuck', ['never']);
    await world.queue('fine', ['one', 'two']);
    await world.outbox(sender).send('test');
    expect(sender.texts()).toEqual(['never', 'one', 'two']);
  });
});

describe('what may still be said', () => {
  it('withholds the bot’s words once a clinician has the client, and sends the clinician’s', async () => {
    const client = await world.client();
    const [bot] = await world.say(client, ['the bot’s']);
    const [clinician] = await world.say(client, ['the clinician’s'], {
      sender: 'clinician',
      ownerRule: 'clinician',
    });
    await claimedHandoff(client.clientId);
    const sender = new ScriptedSender(undefined, { channel: 'sms' });
    await world.outbox(sender).send('sms');
    expect(sender.texts()).toEqual(['the clinician’s']);
    expect(await statusOf(bot)).toEqual({ status: 'withheld', error_code: 'clinician_has_client' });
    expect(await statusOf(clinician)).toEqual({ status: 'sent', error_code: null });
  });

  it('decides at the moment of sending, also for a row that had to be tried again', async () => {
    const client = await world.client();
    const [message] = await world.say(client, ['too late']);
    const sender = new ScriptedSender(() => BUSY, { channel: 'sms' });
    const outbox = world.outbox(sender);
    await outbox.send('sms');
    expect(sender.attempts).toHaveLength(1);
    await claimedHandoff(client.clientId);
    world.clock.advanceSeconds(PAST_BACKOFF_SECONDS);
    await outbox.send('sms');
    expect(sender.attempts).toHaveLength(1);
    expect((await statusOf(message)).status).toBe('withheld');
  });

  it('sends nothing to who has opted out but the one confirmation', async () => {
    const client = await world.client();
    const [confirmation] = await world.say(client, ['you are out'], { isOptOutConfirmation: true });
    const [more] = await world.say(client, ['one more thing'], { ownerRule: 'any' });
    await world.rows('UPDATE identity SET opted_out_at = $2 WHERE id = $1', [
      client.identityId,
      world.clock.now(),
    ]);
    const sender = new ScriptedSender(undefined, { channel: 'sms' });
    await world.outbox(sender).send('sms');
    expect(sender.texts()).toEqual(['you are out']);
    expect((await statusOf(confirmation)).status).toBe('sent');
    expect(await statusOf(more)).toEqual({ status: 'withheld', error_code: 'opted_out' });
  });
});

describe('trouble', () => {
  it('sends again, flagged, what a dead process may or may not have sent', async () => {
    await world.queue('somebody', ['did it go?']);
    const [row] = await world.rows<{ id: string }>(
      `UPDATE outbox SET state = 'sending', attempts = 1, lease_until = $1 RETURNING id`,
      [new Date(world.clock.now().getTime() + 45_000)],
    );
    const flags: unknown[] = [];
    const sender = new ScriptedSender(async ([delivery]) => {
      flags.push(
        ...(await world.rows('SELECT error_code, attempts FROM outbox WHERE id = $1', [delivery?.outboxId])),
      );
      return SENT;
    });
    const outbox = world.outbox(sender);
    await outbox.drainAll();
    expect(sender.attempts).toHaveLength(0);
    world.clock.advanceSeconds(46);
    await outbox.drainAll();
    expect(sender.attempts[0]?.[0]?.outboxId).toBe(row?.id);
    expect(flags).toEqual([{ error_code: 'unknown_outcome', attempts: 2 }]);
  });

  it('gives up after a while and says so above, once', async () => {
    const client = await world.client();
    const [message] = await world.say(client, ['nobody takes this']);
    const undelivered: string[] = [];
    const sender = new ScriptedSender(() => BUSY, { channel: 'sms' });
    const outbox = world.outbox(sender, { undelivered: async (_tx, { id }) => void undelivered.push(id) });
    for (let i = 0; i < 40; i += 1) {
      await outbox.send('sms');
      world.clock.advanceSeconds(PAST_BACKOFF_SECONDS);
    }
    expect(sender.attempts).toHaveLength(25);
    expect(undelivered).toEqual([message]);
    expect(await statusOf(message)).toEqual({ status: 'failed', error_code: 'busy' });
  });

  it('counts a sender that throws as unknown, and tries again', async () => {
    await world.queue('somebody', ['careful']);
    let isBroken = true;
    const sender = new ScriptedSender(() => {
      if (isBroken) throw new Error('surprise');
      return SENT;
    });
    const outbox = world.outbox(sender);
    await outbox.send('test');
    expect(await world.rows('SELECT state, error_code FROM outbox')).toEqual([
      { state: 'pending', error_code: 'unknown_outcome' },
    ]);
    isBroken = false;
    world.clock.advanceSeconds(PAST_BACKOFF_SECONDS);
    await outbox.send('test');
    expect(await world.rows('SELECT state FROM outbox')).toEqual([{ state: 'sent' }]);
  });

  it('finishes what is under way when it is closed and takes nothing more', async () => {
    await world.queue('somebody', ['first', 'second']);
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const sender = new ScriptedSender(() => gate.then(() => SENT));
    const outbox = world.outbox(sender);
    void outbox.send('test');
    await until('the first is on its way', () => sender.attempts.length === 1);
    const closed = outbox.close();
    release();
    await closed;
    expect(await world.rows('SELECT state FROM outbox ORDER BY "order"')).toEqual([
      { state: 'sent' },
      { state: 'pending' },
    ]);
  });
});

describe('a row that is announced as the loop ends', () => {
  /** The database as it is, with something that happens right after each claim has its rows. */
  const afterClaim = (act: (claims: number) => Promise<void>) => {
    const database = world.process();
    const ask = database.pool.query.bind(database.pool) as (...args: unknown[]) => Promise<unknown>;
    let claims = 0;
    database.pool.query = (async (...args: unknown[]) => {
      const result = await ask(...args);
      const [statement] = args;
      const name =
        typeof statement === 'object' && statement !== null && 'name' in statement && statement.name;
      if (name === 'outbox_claim') await act(++claims);
      return result;
    }) as typeof database.pool.query;
    return database;
  };

  it('is sent at once, however late it comes', async () => {
    for (let ticks = 0; ticks < 12; ticks += 1) {
      const sender = new ScriptedSender();
      let announced: Promise<void> = Promise.resolve();
      const database = afterClaim(async (claims) => {
        if (claims !== 1) return;
        await world.queue('late', [`after ${ticks}`]);
        announced = ticked(ticks).then(() => outbox.send('test'));
      });
      const outbox = world.outbox(sender, {}, database);
      await outbox.send('test');
      await announced;
      await outbox.close();
      expect(sender.texts(), `${ticks} ticks after the claim`).toEqual([`after ${ticks}`]);
    }
  });

  it('is not forgotten when the row before it of the same recipient leaves during a claim', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const sender = new ScriptedSender(([row]) => (row?.body.text === 'first' ? gate.then(() => SENT) : SENT));
    await world.queue('somebody', ['first', 'second']);
    const database = afterClaim(async (claims) => {
      // The second claim has looked while the first row was still on its way; now it arrives.
      if (claims !== 2) return;
      release();
      await until('the first has left', async () => {
        const left = await world.rows(`SELECT 1 FROM outbox WHERE state = 'sent'`);
        return left.length === 1;
      });
      await ticked(20);
    });
    const outbox = world.outbox(sender, {}, database);
    const drained = outbox.send('test');
    await until('the first is on its way', () => sender.attempts.length === 1);
    void outbox.send('test');
    await drained;
    expect(sender.texts()).toEqual(['first', 'second']);
  });
});

describe('rows that may go together', () => {
  it('merges what waits right behind of the same kind, and nothing beyond another kind', async () => {
    await world.queue('thread', ['one', 'two'], 'line');
    await world.queue('thread', ['a card'], 'card');
    await world.queue('thread', ['three'], 'line');
    const sender = new ScriptedSender(undefined, { mergesKind: 'line', concurrency: 1 });
    await world.outbox(sender).send('test');
    expect(sender.attempts.map(textsOf)).toEqual([['one', 'two'], ['a card'], ['three']]);
    expect(await world.rows(`SELECT DISTINCT state FROM outbox`)).toEqual([{ state: 'sent' }]);
  });

  it('tries them together again when the post was not taken', async () => {
    await world.queue('thread', ['one', 'two'], 'line');
    let tries = 0;
    const sender = new ScriptedSender(() => (++tries === 1 ? BUSY : SENT), {
      mergesKind: 'line',
      concurrency: 1,
    });
    const outbox = world.outbox(sender);
    await drain(() => outbox.send('test'));
    expect(sender.attempts.map(textsOf)).toEqual([
      ['one', 'two'],
      ['one', 'two'],
    ]);
  });
});

function answer(outcome: SendResult['outcome'] | undefined): SendResult {
  if (outcome === 'retry' || outcome === 'unknown') return { outcome, errorCode: 'trouble' };
  return outcome === 'refused' ? { outcome, errorCode: 'never' } : SENT;
}

/** Resolves so many turns of the microtask queue later. */
async function ticked(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await Promise.resolve();
}

async function drain(send: () => Promise<unknown>): Promise<void> {
  for (let round = 0; round < 30; round += 1) {
    await send();
    const waiting = await world.rows(`SELECT 1 FROM outbox WHERE state IN ('pending', 'sending') LIMIT 1`);
    if (waiting.length === 0) return;
    world.clock.advanceSeconds(PAST_BACKOFF_SECONDS);
  }
  throw new Error('something is never sent');
}

async function statusOf(messageId: string | undefined) {
  const [row] = await world.rows<{ status: string; error_code: string | null }>(
    'SELECT status, error_code FROM message WHERE id = $1',
    [messageId],
  );
  if (!row) throw new Error('no such message');
  return row;
}

async function claimedHandoff(clientId: string): Promise<void> {
  await world.database.transact(clientId, async (tx) => {
    tx.insert('Handoff', {
      id: tx.ids.next(),
      clientId,
      level: 'high',
      trigger: 'risk',
      queue: 'clinical',
      priority: 1,
      channel: 'sms',
      state: 'claimed',
      openedAt: tx.now,
      escalationRound: 0,
      nobodyAnswered: false,
      protocolVersion: '1',
      drill: false,
    });
  });
}

const textsOf = (rows: readonly Delivery[]) => rows.map((row) => row.body.text);
