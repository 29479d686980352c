import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OutboxSender } from '../../conversations/outbox/sender.ts';
import type { ChannelSender, Delivery, SendResult } from '../../conversations/ports.ts';
import { Announcer } from '../../platform/announce.ts';
import type { SimulatedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { silentLog } from '../../platform/log.ts';

/** What the provider does with the next request to send. */
export type ProviderMood =
  /** Refuses it for now, saying so. */
  | 'busy'
  /** Refuses it for good. */
  | 'refuse'
  /** Takes it and its answer never arrives. */
  | 'take_silently';

/** What the suite needs of a channel and its stand-in provider. One harness serves all tests, one after another. */
export interface ChannelHarness {
  readonly sender: ChannelSender;
  readonly database: Database;
  /** The database's clock: the suite moves it past waiting times. */
  readonly clock: SimulatedClock;
  /** The kinds of delivery that the channel carries; `enqueue` makes the first. */
  readonly kinds: readonly string[];
  /**
   * Whether a second attempt at what was taken silently reaches the person once only. Where the provider offers no way,
   * false: then it must arrive at least once.
   */
  readonly deduplicates: boolean;
  /** A row as the outbox would hand it over. */
  delivery(kind: string, text: string, attempts?: number): Promise<Delivery>;
  /** Stores rows for one recipient, committed, in this order. */
  enqueue(...texts: string[]): Promise<void>;
  /** The provider's conduct towards the next request; afterwards it takes everything again. */
  nextRequest(mood: ProviderMood): void;
  /** Texts that the provider took since the last `reset`, in order. */
  taken(): readonly string[];
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const OUTCOMES = ['sent', 'retry', 'refused', 'unknown'];
/** Longer than any wait that a stand-in asks for or the outbox's first back-off. */
const PAST_BACKOFF_SECONDS = 180;
const MOST_ROUNDS = 10;

/** What every way out of the house promises, whichever provider stands behind it. */
export function describeChannelSender(name: string, start: () => Promise<ChannelHarness>): void {
  describe(`${name} as a channel`, () => {
    let harness: ChannelHarness;
    beforeAll(async () => {
      harness = await start();
    });
    afterAll(() => harness.stop());
    afterEach(() => harness.reset());

    it('names its channel and how much it carries at once', () => {
      expect(harness.sender.channel).toMatch(/^[a-z]+$/);
      expect(harness.sender.concurrency).toBeGreaterThanOrEqual(1);
    });

    it('sends each kind once and gives the provider’s id', async () => {
      for (const kind of harness.kinds) {
        const result = await harness.sender.send([await harness.delivery(kind, `hello ${kind}`)]);
        expect(result, kind).toMatchObject({ outcome: 'sent', providerId: expect.any(String) });
      }
      const taken = harness.taken();
      expect(taken).toHaveLength(harness.kinds.length);
      for (const [i, kind] of harness.kinds.entries()) expect(taken[i]).toContain(`hello ${kind}`);
    });

    it('asks for another try when the provider is busy', async () => {
      harness.nextRequest('busy');
      const result = await harness.sender.send([await firstKind('not now')]);
      expect(result.outcome).toBe('retry');
      expect(harness.taken()).toEqual([]);
    });

    it('gives up when the provider refuses for good, and says why in a code', async () => {
      harness.nextRequest('refuse');
      const result = await harness.sender.send([await firstKind('never')]);
      expect(result).toMatchObject({ outcome: 'refused', errorCode: expect.stringMatching(/^\w+$/) });
      expect(harness.taken()).toEqual([]);
    });

    it('does not know when the answer never arrives, and makes no harm of trying again', async () => {
      harness.nextRequest('take_silently');
      const delivery = await firstKind('did it arrive?');
      expect((await harness.sender.send([delivery])).outcome).toBe('unknown');
      const again = await harness.sender.send([{ ...delivery, attempts: 2 }]);
      expect(again).toMatchObject({ outcome: 'sent', providerId: expect.any(String) });
      if (harness.deduplicates) expect(harness.taken()).toHaveLength(1);
      else expect(harness.taken().length).toBeGreaterThanOrEqual(1);
    });

    it('never throws and never claims to have sent, whatever the row holds', async () => {
      const whole = await firstKind('x');
      const broken: Delivery[] = [
        { ...whole, outboxId: harness.database.ids.next(), body: {} },
        { ...whole, outboxId: harness.database.ids.next(), body: { text: '' } },
        {
          ...whole,
          outboxId: harness.database.ids.next(),
          recipient: 'nobody',
          clientId: null,
          messageId: null,
          handoffId: null,
          staffId: null,
          body: { text: 'x' },
        },
      ];
      for (const delivery of broken) {
        const result: SendResult = await harness.sender.send([delivery]);
        expect(OUTCOMES).toContain(result.outcome);
        expect(result.outcome).not.toBe('sent');
      }
      expect(harness.taken()).toEqual([]);
    });

    it('keeps one recipient’s order when the first row has to wait', async () => {
      const texts = ['first', 'second', 'third'];
      await harness.enqueue(...texts);
      harness.nextRequest('busy');
      await drain(harness);
      expect(inOrderOf(harness.taken(), texts)).toEqual(texts);
    });

    it('keeps one recipient’s order when the first row’s answer is lost', async () => {
      const texts = ['once', 'afterwards'];
      await harness.enqueue(...texts);
      harness.nextRequest('take_silently');
      await drain(harness);
      expect(inOrderOf(harness.taken(), texts)).toEqual(texts);
      if (harness.deduplicates)
        expect(harness.taken().filter((text) => text.includes('once'))).toHaveLength(1);
    });

    const firstKind = (text: string) => harness.delivery(harness.kinds[0] ?? 'message', text);
  });
}

/** Lets the real outbox send until nothing waits, moving the clock past the back-off. */
async function drain({ sender, database, clock }: ChannelHarness): Promise<void> {
  const outbox = new OutboxSender({
    database,
    announcer: new Announcer(),
    log: silentLog,
    events: { undelivered: async () => undefined, pageResult: async () => undefined },
    senders: [sender],
  });
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await outbox.send(sender.channel);
    const { rows } = await database.pool.query(
      `SELECT 1 FROM outbox WHERE channel = $1 AND state IN ('pending', 'sending') LIMIT 1`,
      [sender.channel],
    );
    if (rows.length === 0) break;
    clock.advanceSeconds(PAST_BACKOFF_SECONDS);
  }
  await outbox.close();
}

/** The first appearance of each text, in the provider's order; several may have come as one post. */
function inOrderOf(taken: readonly string[], texts: readonly string[]): string[] {
  const all = taken.join('\n');
  return texts.filter((text) => all.includes(text)).sort((a, b) => all.indexOf(a) - all.indexOf(b));
}
