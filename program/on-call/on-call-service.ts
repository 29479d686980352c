import type { Announcer } from '../../platform/announce.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { HandrailError } from '../../platform/errors.ts';
import type { StaffAction } from '../../platform/permissions.ts';
import { staffById, staffByIds } from '../staff/find-staff.ts';
import { requirePermission } from '../staff/may.ts';
import type { StaffMember } from '../staff/staff-member.ts';
import {
  assertStaff,
  assertTier,
  deleteShifts,
  fixedTimes,
  insertShift,
  recurringTimes,
} from './change-shifts.ts';
import { type Gap, onCallAt, onCallGaps } from './on-call.ts';
import { SHIFTS_SQL } from './read-shifts.ts';
import { joinedTier, PRESENCE_SQL, type Presence, type Roster } from './roster.ts';
import { type NewRotation, rotationShifts } from './rotation.ts';
import { runsAt, type Shift, shiftSpans, TIERS, type Tier } from './shift.ts';
import { skillsOf } from './skills.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const GAP_DAYS = 14;
/** "I'm away" and "I'm on" lapse by themselves; the first number is used where none is given. */
const PRESENCE_MINUTES = { away: { usual: 10, most: 240 }, on: { usual: 480, most: 1_440 } } as const;

export interface PersonOnCall {
  readonly staffId: string;
  readonly name: string;
  readonly slackUserId: string | null;
  /** End of the shift that runs; null for who has joined without one. */
  readonly until: Date | null;
  /** `away`: the ladder goes past them until `presenceUntil`. `joined`: here without a shift. */
  readonly presence: 'here' | 'away' | 'joined';
  readonly presenceUntil: Date | null;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
}

export interface TierNow {
  readonly tier: Tier;
  readonly people: readonly PersonOnCall[];
}

export interface CalendarSpan {
  readonly shiftId: string;
  readonly tier: string;
  readonly staffId: string;
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
  readonly rotationId: string | null;
  /** Stands in for somebody else's shift. */
  readonly isOverride: boolean;
}

export type NewShift = { readonly tier: Tier; readonly staffId: string } & (
  | { readonly from: Date; readonly to: Date }
  | { readonly rrule: string; readonly minutes: number; readonly timeZone: string }
);

/**
 * Who answers pages, and when: the roster as the desk, Slack and commands see and change it. Every change is checked,
 * audited and announced; what it cannot use is `bad_request`.
 */
export class OnCall {
  private readonly database: Database;
  private readonly announcer: Announcer;

  constructor(database: Database, announcer: Announcer) {
    this.database = database;
    this.announcer = announcer;
  }

  /** Who is on call at an instant, tier by tier, with what they said about themselves. */
  async now(at: Date = this.database.clock.now()): Promise<TierNow[]> {
    const { shifts, presence } = await this.roster(at);
    const people = new Map<string, StaffMember>();
    const ids = [...shifts.map((shift) => shift.staffId), ...presence.map((one) => one.staffId)];
    for (const person of await staffByIds(this.database, [...new Set(ids)])) people.set(person.id, person);
    const skills = await skillsOf(this.database, [...people.keys()]);
    return TIERS.map((tier) => {
      const onShift = onCallAt(shifts, tier, at);
      const joined = presence
        .filter(
          (one) => one.state === 'on' && joinedTier(one.roles) === tier && !onShift.includes(one.staffId),
        )
        .map((one) => one.staffId);
      const describe = (staffId: string, isOnShift: boolean): PersonOnCall[] => {
        const person = people.get(staffId);
        if (!person) return [];
        const own = presence.find((one) => one.staffId === staffId);
        const isAway = isOnShift && own?.state === 'away';
        return [
          {
            staffId,
            name: person.name,
            slackUserId: person.slackUserId,
            until: isOnShift ? endOfRun(shifts, tier, staffId, at) : null,
            presence: isAway ? 'away' : isOnShift ? 'here' : 'joined',
            presenceUntil: isAway || !isOnShift ? (own?.until ?? null) : null,
            languages: person.languages,
            skills: skills.get(staffId) ?? [],
          },
        ];
      };
      return {
        tier,
        people: [
          ...onShift.flatMap((id) => describe(id, true)),
          ...joined.flatMap((id) => describe(id, false)),
        ],
      };
    });
  }

  /** Shifts within a window, earliest first. A shift that somebody stands in for is shown beside its override. */
  async calendar(from: Date, to: Date): Promise<CalendarSpan[]> {
    const { shifts } = await this.roster(from);
    const staff = await staffByIds(this.database, [...new Set(shifts.map((shift) => shift.staffId))]);
    const names = new Map(staff.map(({ id, name }) => [id, name]));
    const rotations = await this.rotations();
    return shifts
      .flatMap((shift) =>
        shiftSpans(shift, { from, to }).map((span) => ({
          shiftId: shift.id,
          tier: shift.tier,
          staffId: shift.staffId,
          name: names.get(shift.staffId) ?? '',
          from: span.from,
          to: span.to,
          rotationId: rotations.get(shift.id) ?? null,
          isOverride: shift.overrideOf !== null,
        })),
      )
      .sort((a, b) => a.from.getTime() - b.from.getTime());
  }

  /** Stretches without anybody on call, per tier, from now on. */
  async gaps(days: number = GAP_DAYS): Promise<Gap[]> {
    const from = this.database.clock.now();
    const { shifts } = await this.roster(from);
    return onCallGaps(shifts, { from, to: new Date(from.getTime() + days * DAY_MS) });
  }

  /** @throws {HandrailError} forbidden, not_found, bad_request */
  addShift(by: string, shift: NewShift): Promise<string> {
    return this.change(by, 'manage_on_call', async (tx) => {
      await assertStaff(tx, shift.staffId);
      assertTier(shift.tier);
      const { tier, staffId } = shift;
      const times = 'rrule' in shift ? recurringTimes(shift) : fixedTimes(shift);
      return insertShift(tx, by, { tier, staffId, ...times });
    });
  }

  /** Removes a shift and whatever stood in for it. @throws {HandrailError} forbidden, not_found */
  removeShift(by: string, shiftId: string): Promise<void> {
    return this.change(by, 'manage_on_call', (tx) => deleteShifts(tx, by, 'id', shiftId));
  }

  /**
   * Somebody stands in for a shift for a while. Supervisors and administrators arrange it for anybody; whoever takes it
   * over themselves needs nobody's leave. @throws {HandrailError} forbidden, not_found, bad_request outside of the shift
   */
  override(
    by: string,
    swap: { readonly shiftId: string; readonly staffId: string; readonly from: Date; readonly to: Date },
  ): Promise<string> {
    const action = by === swap.staffId ? 'set_own_presence' : 'manage_on_call';
    return this.change(by, action, async (tx) => {
      await assertStaff(tx, swap.staffId);
      const times = fixedTimes(swap);
      const shifts = await tx.query<Shift & Record<string, unknown>>('on_call_shifts_all', SHIFTS_SQL, []);
      const shift = shifts.find((one) => one.id === swap.shiftId);
      if (!shift) throw new HandrailError('not_found', 'no such shift');
      if (shiftSpans(shift, { from: swap.from, to: swap.to }).length === 0) {
        throw new HandrailError('bad_request', 'this shift does not run then');
      }
      return insertShift(tx, by, { tier: shift.tier, staffId: swap.staffId, ...times, overrideOf: shift.id });
    });
  }

  /** People who take a tier in turn. Returns the rotation's id. @throws {HandrailError} forbidden, not_found, bad_request */
  addRotation(by: string, rotation: NewRotation): Promise<string> {
    return this.change(by, 'manage_on_call', async (tx) => {
      const shifts = rotationShifts(rotation);
      for (const { staffId } of shifts) await assertStaff(tx, staffId);
      const rotationId = tx.ids.next();
      const { tier, timeZone } = rotation;
      for (const shift of shifts) insertShift(tx, by, { ...shift, tier, timeZone, rotationId });
      return rotationId;
    });
  }

  /** @throws {HandrailError} forbidden, not_found */
  removeRotation(by: string, rotationId: string): Promise<void> {
    return this.change(by, 'manage_on_call', (tx) => deleteShifts(tx, by, 'rotation_id', rotationId));
  }

  /**
   * "I'm on", "away for ten minutes", or neither any more. Away, the ladder goes past them, but for its last step; on, they
   * are paged as if on call. It lapses by itself. @throws {HandrailError} forbidden, bad_request
   */
  setPresence(
    staffId: string,
    presence: { readonly state: 'on' | 'away' | 'clear'; readonly minutes?: number },
  ): Promise<void> {
    return this.change(staffId, 'set_own_presence', async (tx) => {
      const { state } = presence;
      if (state === 'clear') tx.update('Staff', staffId, { presence: null, presenceUntil: null });
      else {
        const { usual, most } = PRESENCE_MINUTES[state];
        const minutes = presence.minutes ?? usual;
        if (!(minutes > 0 && minutes <= most)) {
          throw new HandrailError('bad_request', `between 1 and ${most} minutes`);
        }
        const until = new Date(tx.now.getTime() + minutes * MINUTE_MS);
        tx.update('Staff', staffId, { presence: state, presenceUntil: until });
      }
      tx.audit({ who: staffId, what: `on_call.presence_${state}`, why: 'said_so', subject: staffId });
    });
  }

  /** What somebody said about themselves that still holds. */
  async presenceOf(
    staffId: string,
  ): Promise<{ readonly state: 'on' | 'away' | null; readonly until: Date | null }> {
    const { presence } = await this.roster(this.database.clock.now());
    const own = presence.find((one) => one.staffId === staffId);
    return { state: own?.state ?? null, until: own?.until ?? null };
  }

  /** Replaces what somebody is known to be able to do. @throws {HandrailError} forbidden, not_found, bad_request */
  setSkills(by: string, staffId: string, skills: readonly string[]): Promise<void> {
    return this.change(by, 'manage_on_call', async (tx) => {
      await assertStaff(tx, staffId);
      const wanted = [...new Set(skills.map((skill) => skill.trim().toLowerCase()))];
      if (wanted.some((skill) => !/^[a-z][a-z_ -]{0,39}$/.test(skill))) {
        throw new HandrailError('bad_request', 'a skill is one or two plain words');
      }
      await tx.query('staff_skills_clear', 'DELETE FROM staff_skill WHERE staff_id = $1', [staffId]);
      for (const skill of wanted) tx.insert('StaffSkill', { staffId, skill }, `${staffId}/${skill}`);
      tx.audit({ who: by, what: 'staff.skills_changed', why: 'routing', subject: staffId });
    });
  }

  private async roster(at: Date): Promise<Roster> {
    const { pool } = this.database;
    const shifts = await pool.query<Shift>({ name: 'on_call_shifts_pool', text: SHIFTS_SQL });
    const presence = await pool.query<Presence>({ name: 'staff_presence', text: PRESENCE_SQL, values: [at] });
    return { shifts: shifts.rows, presence: presence.rows };
  }

  private async rotations(): Promise<Map<string, string>> {
    const { rows } = await this.database.pool.query<{ id: string; rotation_id: string }>({
      name: 'on_call_rotations',
      text: 'SELECT id, rotation_id FROM on_call_shift WHERE rotation_id IS NOT NULL',
    });
    return new Map(rows.map((row) => [row.id, row.rotation_id]));
  }

  private change<T>(by: string, action: StaffAction, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transactSystem(async (tx) => {
      const actor = await staffById(tx, by);
      if (!actor) throw new HandrailError('forbidden', 'not on the staff roster');
      await requirePermission(tx, actor, action);
      const result = await work(tx);
      tx.afterCommit(() => this.announcer.announce({ kind: 'queue' }));
      return result;
    });
  }
}

/** When the run of somebody's shift on a tier ends; null when none runs. */
function endOfRun(shifts: readonly Shift[], tier: Tier, staffId: string, at: Date): Date | null {
  const window = { from: at, to: new Date(at.getTime() + 1) };
  const ends = shifts
    .filter((shift) => shift.tier === tier && shift.staffId === staffId && runsAt(shift, at))
    .flatMap((shift) => shiftSpans(shift, window).map((span) => span.to.getTime()));
  return ends.length > 0 ? new Date(Math.max(...ends)) : null;
}
