import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';

const EVERY_MS = 30_000;
const TIMEOUT_MS = 10_000;

/**
 * A dead-man's switch: an outside address hears from us while all is well. When it stops hearing, that service raises
 * the alarm; so a stalled timer engine is silent here on purpose.
 */
export class Heartbeat {
  private readonly url: string;
  private readonly isWell: () => boolean;
  private readonly log: Log;
  private timer: NodeJS.Timeout | null = null;

  constructor(parts: { url: string; isWell: () => boolean; log: Log }) {
    this.url = parts.url;
    this.isWell = parts.isWell;
    this.log = parts.log;
  }

  start(): void {
    void this.beat();
    this.timer = setInterval(() => void this.beat(), EVERY_MS);
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    if (!this.isWell()) {
      this.log.error('heartbeat.withheld');
      return;
    }
    try {
      await fetch(this.url, { method: 'POST', signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
      this.log.warn('heartbeat.not_heard', { code: errorCodeOf(error) });
    }
  }
}
