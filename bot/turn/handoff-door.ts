import type { LeftTexts } from '../../handoff/mirror.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { RiskLevel } from '../../platform/risk.ts';
import type { HandoffView } from '../engine/contract.ts';

export interface OpenRequest {
  readonly level: RiskLevel;
  readonly trigger: string;
  readonly queue: 'clinical' | 'third_party_report' | 'interpreter';
  readonly sessionId: string | null;
  /** The message that led to it; null when there was none. */
  readonly messageId: string | null;
  readonly channel: string;
  readonly drill: boolean;
}

/** What the bot needs of the handoff; `handoff/` fills it. */
export interface HandoffDoor {
  /** Opens the client's handoff, or raises the open one. Returns its id. */
  open(tx: Transaction, request: OpenRequest): Promise<string>;
  /** The risk rose, or there is a reason to look sooner, while it waits or is with a person. */
  raise(tx: Transaction, handoffId: string, level: RiskLevel, reason: string): Promise<void>;
  /** The client wrote while it is open: shown to the clinician; keeps the clocks of silence and answer. */
  noteClientMessage(
    tx: Transaction,
    handoffId: string,
    messageId: string,
    /** Score of the message, 0 to 1; null where it was not assessed. */
    score?: number | null,
  ): Promise<void>;
  /** The bot spoke to the client while it is open: shown to the clinician. */
  noteBotMessage(tx: Transaction, handoffId: string, messageId: string): Promise<void>;
  /** A line did not go out: marked in the open handoff's thread where it stands there. */
  noteNotSent(tx: Transaction, messageId: string): Promise<void>;
  /** The client left the text line: said in the open handoff's thread. */
  noteLeft(tx: Transaction, left: LeftTexts): Promise<void>;
  view(tx: Transaction, handoffId: string): Promise<HandoffView | null>;
}
