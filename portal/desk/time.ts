const MINUTE_MS = 60_000;

/** Keeps to the server's clock, whatever this computer's says. */
let offsetMs = 0;

export function setServerTime(now: string): void {
  offsetMs = Date.parse(now) - Date.now();
}

export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** How long ago, short: "under 1 min", "4 min", "2 h 5 min", "3 days". */
export function since(at: string): string {
  return span(serverNow() - Date.parse(at));
}

/** How far off, with the word for past or to come: "in 5 min", "12 min late". */
export function dueIn(at: string): { readonly text: string; readonly isLate: boolean } {
  const left = Date.parse(at) - serverNow();
  return left >= 0
    ? { text: left < MINUTE_MS ? 'due now' : `in ${span(left)}`, isLate: false }
    : { text: `${span(-left)} late`, isLate: true };
}

function span(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE_MS);
  if (minutes < 1) return 'under 1 min';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 || hours >= 10 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', month: 'long', day: 'numeric' });

export const clockTime = (at: string) => clock.format(new Date(at));
export const dayTime = (at: string) => dayAndClock.format(new Date(at));
export const dayName = (at: string) => day.format(new Date(at));

/** The time where the client is; null where the zone is unknown to this browser. */
export function timeIn(timeZone: string): string | null {
  try {
    return new Intl.DateTimeFormat(undefined, {
      timeZone,
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
    }).format(serverNow());
  } catch {
    return null;
  }
}
