/** The only source of time. Rehearsals and tests pass their own. */
export interface Clock {
  now(): Date;
}

/** Wall time. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved; for rehearsals and tests. */
export class SimulatedClock implements Clock {
  private instant: number;

  constructor(start: Date) {
    this.instant = start.getTime();
  }

  now(): Date {
    return new Date(this.instant);
  }

  /** Moves to `to`; never backwards. */
  advanceTo(to: Date): void {
    this.instant = Math.max(this.instant, to.getTime());
  }

  advanceSeconds(seconds: number): void {
    this.instant += Math.round(seconds * 1000);
  }
}

/** `at` plus so many seconds (fractions allowed, so that a check can run a protocol fast). */
export function secondsAfter(at: Date, seconds: number): Date {
  return new Date(at.getTime() + Math.round(seconds * 1000));
}
