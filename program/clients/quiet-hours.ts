import { localMinutes } from './local-time.ts';

const DAY_MINUTES = 24 * 60;

/**
 * Moves an instant that lies in the client's quiet hours to their end; any other stays. `quietHours` are local times
 * such as ["21:30", "08:00"] and may run over midnight. Both ends are read in the client's time zone.
 */
export function outOfQuietHours(at: Date, quietHours: readonly [string, string], timeZone: string): Date {
  const from = minutesOf(quietHours[0]);
  const to = minutesOf(quietHours[1]);
  if (from === null || to === null || from === to) return at;
  const now = localMinutes(at, timeZone);
  const isQuiet = from < to ? now >= from && now < to : now >= from || now < to;
  if (!isQuiet) return at;
  return new Date(at.getTime() + ((to - now + DAY_MINUTES) % DAY_MINUTES) * 60_000);
}

function minutesOf(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes < DAY_MINUTES ? minutes : null;
}
