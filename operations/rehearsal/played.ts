import type { RiskLevel } from '../../platform/risk.ts';
import type { ClientRecord } from './checks/record.ts';

/** Ways in which a scripted client writes. */
export type StageChannel = 'sms' | 'web' | 'slack';

export interface PlayedReply {
  readonly at: string;
  readonly from: 'bot' | 'clinician' | 'system';
  readonly channel: string;
  readonly text: string;
  /** Whom it went to: the client. */
  readonly to: string;
  /** Keys of the reviewed sentences that it was made of. */
  readonly templates: readonly string[];
}

export interface PlayedTurn {
  /** When the client's line was stored; for a silence, when it ended. */
  readonly at: string;
  /** When the client's line was stored or the silence began. */
  readonly since: string;
  /** What the client wrote; null for a silence. */
  readonly client: string | null;
  readonly channel: StageChannel;
  /** Everything said from this turn until the client's next line. */
  readonly replies: PlayedReply[];
  /** How many of the replies were the answer itself; the others came later. */
  readonly answers: number;
  /** The session's level when the turn was answered. */
  readonly level: RiskLevel;
  /** The client's latest handoff when the turn was answered. */
  readonly handoff: { readonly id: string; readonly state: string } | null;
  /** The record when the turn was answered. */
  readonly record: ClientRecord;
}

/** Something that left the building, by way of a provider. */
export interface SentOut {
  readonly at: string;
  readonly channel: string;
  readonly kind: string;
  readonly recipient: string;
  readonly toStaff: boolean;
  readonly toClient: boolean;
}

/** A scenario as it went: what was said, what left the building, what the record held after each turn. */
export interface Played {
  readonly id: string;
  readonly turns: readonly PlayedTurn[];
  readonly sent: readonly SentOut[];
  /** Codes of errors that the product logged: a turn or timer that failed and was tried again is no success. */
  readonly faults: readonly string[];
  readonly record: ClientRecord;
}
