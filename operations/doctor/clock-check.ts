import { type Finding, fail, ok, warn } from './finding.ts';

/** Timers and leases of several processes stand on one clock: a second or two is what a busy network explains. */
const SMALL_SECONDS = 3;
/** Slack refuses and is refused beyond five minutes; far before that escalations come late. */
const GREAT_SECONDS = 30;
const FIX = 'Run an NTP client (chrony, systemd-timesyncd) on every machine.';

/** How far this machine's clock is from another's. `asked` is when it was asked here. */
export function clockFinding(check: string, whose: string, theirs: Date, asked: Date): Finding {
  const seconds = Math.abs(theirs.getTime() - asked.getTime()) / 1000;
  const told = `This machine's clock and that of ${whose} are ${seconds.toFixed(1)} s apart.`;
  if (seconds > GREAT_SECONDS) return fail(check, told, FIX);
  return seconds > SMALL_SECONDS ? warn(check, told, FIX) : ok(check, told);
}

/** The same from an HTTP answer's Date header, which knows whole seconds only; null where there is none. */
export function clockFindingFromHeader(
  check: string,
  whose: string,
  headers: Headers,
  asked: Date,
): Finding | null {
  const date = headers.get('date');
  return date && !Number.isNaN(Date.parse(date)) ? clockFinding(check, whose, new Date(date), asked) : null;
}
