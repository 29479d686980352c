import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';

/** Work that must happen every so often, whatever else was lost. */
export interface SweepJob {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

/** A job is stalled after so many of its intervals without success, and a grace for a busy moment. */
const STALLED_INTERVALS = 5;
const GRACE_MS = 10_000;

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
  private readonly now: () => number;
  private startedAt = 0;
  private isClosed = false;

  constructor(jobs: readonly SweepJob[], log: Log, now: () => number) {
    this.now = now;
    this.states = jobs.map((job) => ({ job, running: null, lastDone: null, timer: null }));
    this.log = log;
  }

  start(): void {
    this.startedAt = this.now();
    for (const state of this.states) this.turn(state);
  }

  /** Jobs that have not succeeded for several of their intervals, since the start where never: for readiness and alarms. */
  stalled(): readonly string[] {
    const now = this.now();
    return this.states
      .filter(
        ({ job, lastDone }) =>
          now - (lastDone ?? this.startedAt) > job.everyMs * STALLED_INTERVALS + GRACE_MS,
      )
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
      state.lastDone = this.now();
    } catch (error) {
      this.log.error('sweep.failed', { kind: state.job.name, code: errorCodeOf(error) });
    }
  }
}
