import type { Handoffs } from '../../../handoff/handoffs.ts';
import type { Announcer } from '../../../platform/announce.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { StaffAction } from '../../../platform/permissions.ts';
import type { OnCall } from '../../../program/on-call/on-call-service.ts';
import type { StaffMember } from '../../../program/staff/staff-member.ts';
import type { SlackMembers } from '../members.ts';

/** What commands and the home page stand on. */
export interface CommandParts {
  readonly database: Database;
  readonly announcer: Announcer;
  readonly handoffs: Handoffs;
  readonly members: SlackMembers;
  readonly onCall: OnCall;
  readonly phi: 'minimal' | 'full';
  readonly publicUrl: string;
  /** Address of a message in Slack; null until Slack has told where the workspace is. */
  readonly permalink: (channel: string | null, ts: string | null) => string | null;
}

export interface Asked {
  /** The words after the command's own. */
  readonly words: readonly string[];
  readonly staff: StaffMember;
}

/** One of the words after `/crisis`. Its answer is seen by whoever asked only. */
export interface Command {
  readonly word: string;
  /** What `/crisis help` says of it. */
  readonly help: string;
  readonly action: StaffAction;
  answer(parts: CommandParts, asked: Asked): Promise<string>;
}
