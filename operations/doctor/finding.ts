import type { Config } from '../../config.ts';
import type { Clock } from '../../platform/clock.ts';

/**
 * `fail`: something does not work and has to be put right. `warn`: it works, and somebody should know. `look`: nothing here
 * can ask, so a person has to look. `off`: not configured, which may be meant.
 */
export type Verdict = 'ok' | 'warn' | 'fail' | 'look' | 'off';

export interface Finding {
  /** Stable name, area first: `twilio.number`. */
  readonly check: string;
  readonly verdict: Verdict;
  /** One sentence; holds no secret and nothing of a client. */
  readonly found: string;
  /** What to do; only where something is to be done. */
  readonly fix?: string;
}

/** What a check may look at. Checks change nothing anywhere. */
export interface DoctorContext {
  readonly config: Config;
  readonly clock: Clock;
}

/** Never throws: what cannot be found out is a finding too. */
export type Check = (context: DoctorContext) => Promise<readonly Finding[]>;

export const ok = (check: string, found: string): Finding => ({ check, verdict: 'ok', found });
export const off = (check: string, found: string): Finding => ({ check, verdict: 'off', found });
export const warn = (check: string, found: string, fix: string): Finding => ({
  check,
  verdict: 'warn',
  found,
  fix,
});
export const fail = (check: string, found: string, fix: string): Finding => ({
  check,
  verdict: 'fail',
  found,
  fix,
});
export const look = (check: string, found: string, fix: string): Finding => ({
  check,
  verdict: 'look',
  found,
  fix,
});
