import type { Transaction } from '../../platform/database/transaction.ts';
import { onAnyShift, onCallAt } from './on-call.ts';
import { readShifts } from './read-shifts.ts';
import type { Shift, Tier } from './shift.ts';

/** What somebody said about themselves, besides their shifts. It holds until an instant and lapses by itself. */
export interface Presence {
  readonly staffId: string;
  /** `on`: joined without a shift. `away`: on a shift, but not to be paged before others. */
  readonly state: 'on' | 'away';
  readonly until: Date;
  readonly roles: readonly string[];
}

/** Shifts and presence together: everything that says who is to be paged. */
export interface Roster {
  readonly shifts: readonly Shift[];
  readonly presence: readonly Presence[];
}

/** Presence of active staff that still holds at `$1`. */
export const PRESENCE_SQL = `
  SELECT id AS "staffId", presence AS state, presence_until AS until, roles FROM staff
  WHERE active AND presence IN ('on', 'away') AND presence_until > $1 ORDER BY updated_at, id`;

/** The roster as the transaction sees it. */
export async function readRoster(tx: Transaction): Promise<Roster> {
  const shifts = await readShifts(tx);
  const presence = await tx.queryDirect<Presence & Record<string, unknown>>('staff_presence', PRESENCE_SQL, [
    tx.now,
  ]);
  return { shifts, presence };
}

/** The tier that somebody joins who says "I'm on" without a shift. */
export function joinedTier(roles: readonly string[]): Tier {
  return roles.includes('supervisor') ? 'supervisor' : 'primary';
}

/**
 * Who is paged on a tier now: whoever is on call and not away, in the roster's order, then whoever has joined. Nobody,
 * where all of them are away: the ladder then takes the next tier at once, and the last step pages them all the same.
 */
export function pagedOn(roster: Roster, tier: Tier, at: Date): string[] {
  const holding = roster.presence.filter((one) => one.until > at);
  const away = new Set(holding.filter((one) => one.state === 'away').map((one) => one.staffId));
  const joined = holding.filter((one) => one.state === 'on' && joinedTier(one.roles) === tier);
  const here = onCallAt(roster.shifts, tier, at).filter((id) => !away.has(id));
  return [...new Set([...here, ...joined.map((one) => one.staffId)])];
}

/** Whom the last step pages: everybody with a shift of any tier and everybody who has joined, away or not. */
export function pagedAtLast(roster: Roster, at: Date): string[] {
  const joined = roster.presence.filter((one) => one.state === 'on' && one.until > at);
  return [...new Set([...onAnyShift(roster.shifts, at), ...joined.map((one) => one.staffId)])];
}
