import { Queue, Worker } from 'bullmq';
import type { Announcer } from '../../platform/announce.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { TimerEngine } from './timer-engine.ts';

const QUEUE = 'handrail-timers';
/** Timers further away than this are left to the sweep: a follow-up in days does not need waking to the second. */
const HORIZON_MS = 3_600_000;

export interface AlarmClockConnection {
  /** BullMQ options that say where the queue lives: `connection` for Redis, `backend` for PostgreSQL. */
  readonly queue: ConstructorParameters<typeof Queue>[1];
  readonly worker: ConstructorParameters<typeof Worker>[2];
}

/**
 * Wakes the timer engine at the moment a timer is due, through BullMQ. It carries the timer's key and nothing else, and
 * may lose or double every job: the engine's sweep finds due rows by itself, this only makes it prompt.
 */
export class AlarmClock {
  private readonly queue: Queue;
  private readonly worker: Worker;
  private readonly log: Log;
  private readonly stopListening: () => void;

  constructor(parts: {
    connection: AlarmClockConnection;
    announcer: Announcer;
    engine: TimerEngine;
    now: () => Date;
    log: Log;
  }) {
    this.log = parts.log;
    this.queue = new Queue(QUEUE, parts.connection.queue);
    this.worker = new Worker(QUEUE, async () => void (await parts.engine.sweep()), parts.connection.worker);
    const onError = (error: Error) => this.log.warn('alarm_clock.error', { code: errorCodeOf(error) });
    this.queue.on('error', onError);
    this.worker.on('error', onError);
    this.stopListening = parts.announcer.on('timer', ({ timerId, dueAt }) => {
      const delay = Math.max(0, new Date(dueAt).getTime() - parts.now().getTime());
      if (delay > HORIZON_MS) return;
      this.queue
        .add('wake', { key: timerId }, { delay, removeOnComplete: true, removeOnFail: true })
        .catch(onError);
    });
  }

  async close(): Promise<void> {
    this.stopListening();
    await Promise.allSettled([this.worker.close(), this.queue.close()]);
  }
}
