import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import { staffBySlackUser } from '../../program/staff/find-staff.ts';
import { nameStaff, staffFromSlack } from '../../program/staff/save-staff.ts';
import {
  isUnnamed,
  nameForClients,
  PLACEHOLDER_NAME,
  type StaffMember,
} from '../../program/staff/staff-member.ts';
import { orAfter } from './or-after.ts';
import type { ApiResult, SlackApi } from './web-api.ts';

const MEMBERS_FRESH_MS = 60_000;
const PAGES = 10;
/** A claim does not wait longer for what Slack knows about somebody. */
const LOOK_UP_MS = 2_000;

/** Who in Slack is whom on the staff. */
export class SlackMembers {
  private readonly database: Database;
  private readonly api: SlackApi;
  private readonly handoffChannel: string;
  private seen: { readonly at: number; readonly members: ReadonlySet<string> } | null = null;

  constructor(parts: { database: Database; api: SlackApi; handoffChannel: string }) {
    this.database = parts.database;
    this.api = parts.api;
    this.handoffChannel = parts.handoffChannel;
  }

  /** The staff member with this Slack id; null when nobody on record has it. Asks Slack nothing. */
  known(slackUserId: string): Promise<StaffMember | null> {
    return staffBySlackUser(this.database, slackUserId);
  }

  /**
   * Whoever acts, as staff. Until the roster knows anybody in Slack, members of the handoff channel are taken on
   * provisionally, under the name that they have in Slack. Where Slack does not say who the members are, whoever pressed a
   * button in that very channel counts as one, because a client waits; a command can be typed anywhere and does not.
   * @param pressedIn the channel of the button; null for whatever is no button
   * @throws {HandrailError} forbidden: not on the roster, and no member of the channel, or Slack does not say
   */
  async acting(slackUserId: string, userName: string | null, pressedIn: string | null): Promise<StaffMember> {
    const known = await this.known(slackUserId);
    if (known) return isUnnamed(known) ? this.named(known) : known;
    const isMember = await this.isMember(slackUserId);
    if (isMember === false) {
      throw new HandrailError('forbidden', 'only members of the handoff channel can do this');
    }
    if (isMember === null && pressedIn !== this.handoffChannel) {
      throw new HandrailError(
        'forbidden',
        'Slack did not say who is in the handoff channel; try again, or use the desk',
      );
    }
    return staffFromSlack(
      this.database,
      slackUserId,
      (await this.realName(slackUserId)) ?? userName ?? PLACEHOLDER_NAME,
    );
  }

  /** Names of people as clients may read them, by Slack id: from the roster, else from Slack; left out where neither knows. */
  async namesOf(slackUserIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await Promise.all(
      slackUserIds.map(async (id) => (await this.known(id))?.name ?? (await this.realName(id))),
    );
    return new Map(
      slackUserIds.flatMap((id, i) => {
        const name = found[i];
        return name ? [[id, nameForClients(name)] as const] : [];
      }),
    );
  }

  /** Somebody whose name Slack did not tell in time before: a client is told it when they claim. */
  private async named(staff: StaffMember): Promise<StaffMember> {
    const name = staff.slackUserId ? await this.realName(staff.slackUserId) : null;
    if (!name) return staff;
    await nameStaff(this.database, staff, { name, why: 'slack_profile' });
    return { ...staff, name };
  }

  private async realName(slackUserId: string): Promise<string | null> {
    const result = await this.lookUp('users.info', { user: slackUserId });
    const user = result.ok
      ? (result.data.user as { real_name?: string; profile?: { real_name?: string; display_name?: string } })
      : null;
    return user?.profile?.real_name || user?.real_name || user?.profile?.display_name || null;
  }

  private lookUp(method: string, args: Readonly<Record<string, unknown>>): Promise<ApiResult> {
    const late: ApiResult = { ok: false, failure: { kind: 'unknown', code: 'late' } };
    return orAfter(LOOK_UP_MS, this.api.call(method, args), late);
  }

  /** Null: Slack does not say. */
  private async isMember(slackUserId: string): Promise<boolean | null> {
    const now = this.database.clock.now().getTime();
    if (this.seen && now - this.seen.at < MEMBERS_FRESH_MS && this.seen.members.has(slackUserId)) return true;
    const members = new Set<string>();
    let cursor = '';
    for (let page = 0; page < PAGES; page += 1) {
      const more = cursor ? { cursor } : {};
      const result = await this.lookUp('conversations.members', {
        channel: this.handoffChannel,
        limit: 1000,
        ...more,
      });
      if (!result.ok || !Array.isArray(result.data.members)) return null;
      for (const id of result.data.members) members.add(String(id));
      cursor = (result.data.response_metadata as { next_cursor?: string } | undefined)?.next_cursor ?? '';
      if (!cursor) break;
    }
    this.seen = { at: now, members };
    return members.has(slackUserId);
  }
}
