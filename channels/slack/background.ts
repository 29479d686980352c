import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';

/** Work that goes on after Slack has its answer; a clean stop waits for it. */
export class Background {
  private readonly log: Log;
  private readonly running = new Set<Promise<void>>();

  constructor(log: Log) {
    this.log = log;
  }

  run(work: () => Promise<void>): void {
    const job = work()
      .catch((error) => this.log.error('slack.work_failed', { code: errorCodeOf(error) }))
      .finally(() => this.running.delete(job));
    this.running.add(job);
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled([...this.running]);
  }
}
