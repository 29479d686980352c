import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { SeededRandom } from './random.ts';
import { Roamer } from './roamer.ts';

export const ACCOUNT = `AC${'5'.repeat(32)}`;
export const TOKEN = 'a token of the soak';
export const PROGRAM_PHONE = '+15550009999';

const RISK = 'i have a plan to kill myself tonight, i have the pills here';
const ORDINARY = [
  'the garden was quiet today',
  'i slept badly again',
  'we had soup',
  'the bus was late',
  'my sister called',
];
/** As Twilio may: the same delivery more than once. */
const AGAIN = 0.2;
const WEBHOOK_MS = 15_000;

export interface Accepted {
  /** Provider's or browser's id, unique in the run. */
  readonly id: string;
  readonly client: string;
  readonly at: number;
  readonly isRisk: boolean;
}

/**
 * Clients who write until told to stop, one message after another each: half in the browser, half by text. A message counts as
 * accepted once it was acknowledged; one that was not is sent again under the same id, as the widget and Twilio do.
 */
export class Load {
  readonly accepted: Accepted[] = [];
  readonly webhookMs: number[] = [];
  readonly roamers: Roamer[] = [];
  repeated = 0;
  private readonly url: string;
  private readonly random: SeededRandom;
  private readonly pauseMs: number;
  isStopped = false;

  constructor(url: string, random: SeededRandom, pauseMs: number) {
    this.url = url;
    this.random = random;
    this.pauseMs = pauseMs;
  }

  /** Resolves when every client has had its last message acknowledged after `stop`. */
  async run(clients: number): Promise<void> {
    await Promise.all(
      Array.from({ length: clients }, (_, i) => (i % 2 === 0 ? this.browser(i) : this.telephone(i))),
    );
  }

  stop(): void {
    this.isStopped = true;
  }

  private async browser(i: number): Promise<void> {
    const roamer = await Roamer.open([this.url]);
    this.roamers.push(roamer);
    for (let n = 0; !this.isStopped; n += 1) {
      const { text, isRisk } = this.words(i, n);
      const id = `w${i}-${n}`;
      await roamer.send(id, text);
      this.accepted.push({ id, client: `w${i}`, at: Date.now(), isRisk });
      await this.pause();
    }
  }

  private async telephone(i: number): Promise<void> {
    for (let n = 0; !this.isStopped; n += 1) {
      const { text, isRisk } = this.words(i, n);
      const sid = `SM${String(i).padStart(8, '0')}${String(n).padStart(24, '0')}`;
      await this.deliver(i, sid, text);
      this.accepted.push({ id: sid, client: `t${i}`, at: Date.now(), isRisk });
      if (this.random.next() < AGAIN) {
        this.repeated += 1;
        await this.deliver(i, sid, text);
      }
      await this.pause();
    }
  }

  /** Until it is taken: Twilio comes again, too. */
  private async deliver(i: number, sid: string, text: string): Promise<void> {
    const url = `${this.url}/twilio/sms`;
    const form = {
      AccountSid: ACCOUNT,
      MessageSid: sid,
      From: `+1555020${String(1000 + i)}`,
      To: PROGRAM_PHONE,
      Body: text,
      NumMedia: '0',
    };
    for (;;) {
      const begun = performance.now();
      const status = await fetch(url, {
        method: 'POST',
        headers: { 'x-twilio-signature': getExpectedTwilioSignature(TOKEN, url, form) },
        body: new URLSearchParams(form),
        signal: AbortSignal.timeout(WEBHOOK_MS),
      }).then(
        async (response) => {
          await response.arrayBuffer();
          return response.status;
        },
        () => 0,
      );
      if (status === 200) {
        this.webhookMs.push(performance.now() - begun);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  private words(i: number, n: number): { text: string; isRisk: boolean } {
    // Every third client says it once, at a moment of their own.
    const isRisk = i % 3 === 0 && n === 2 + (i % 4);
    return { text: isRisk ? RISK : `${ORDINARY[(i + n) % ORDINARY.length]} (${n})`, isRisk };
  }

  private pause(): Promise<void> {
    const ms = this.random.between(0.5, 1.5) * this.pauseMs;
    return new Promise((resolve) => setTimeout(resolve, ms));
  }
}
