import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';

/** Work that must happen every so often, whatever else was lost. */
export interface SweepJob {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

interface JobState {
  readonly job: SweepJob;
  running: Promise<void> | null;
  lastDone: number | null;
  timer: NodeJS.Timeout | null;
}

/**
 * Runs the jobs at once and then again and again: each one never beside itself, and a failure of one stops neither it
 * nor the others. This is what makes every queue and wake-up a mere convenience.
 */
export class Sweeper {
  private readonly states: JobState[];
  private readonly log: Log;
  private isClosed = false;

  constructor(jobs: readonly SweepJob[], log: Log) {
    this.states = jobs.map((job) => ({ job, running: null, lastDone: null, timer: null }));
    this.log = log;
  }

  start(): void {
    for (const state of this.states) this.turn(state);
  }

  /** Jobs whose last success is more than `factor` of their intervals ago, for readiness and alarms. */
  stalled(nowMs: number, factor = 5): readonly string[] {
    return this.states
      .filter(({ job, lastDone }) => lastDone !== null && nowMs - lastDone > job.everyMs * factor + 10_000)
      .map(({ job }) => job.name);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const state of this.states) if (state.timer) clearTimeout(state.timer);
    await Promise.allSettled(this.states.map((state) => state.running));
  }

  private turn(state: JobState): void {
    if (this.isClosed) return;
    state.running = this.runOnce(state).finally(() => {
      state.running = null;
      if (!this.isClosed) state.timer = setTimeout(() => this.turn(state), state.job.everyMs);
    });
  }

  private async runOnce(state: JobState): Promise<void> {
    try {
      await state.job.run();
      state.lastDone = Date.now();
    } catch (error) {
      this.log.error('sweep.failed', { kind: state.job.name, code: errorCodeOf(error) });
    }
  }
}
