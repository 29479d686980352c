import type { ClientPhoned } from '../../handoff/client-phoned.ts';
import type { Declined } from '../../handoff/escalation/decline.ts';
import type { ReportPage } from '../sms/page-reports.ts';

/** A page that is being read out on the phone. */
export interface VoicePage {
  /** Holds no name and no word of the client. */
  readonly speech: string;
  /** Nobody else has it, as far as is known now. */
  readonly isOpen: boolean;
}

/** What came of pressing the key that takes a handoff. */
export type Taking = 'taken' | 'joined' | 'somebody_else_has_it' | 'closed' | 'not_allowed';

/** Somebody who can be rung now. */
export interface OnCall {
  readonly staffId: string;
  /** E.164. */
  readonly phone: string;
}

/** What the telephone needs of the handoff. `createVoiceDesk` fills it. */
export interface VoiceDesk {
  /** The page with this id; null when there is none, or its client was erased. */
  readPage(escalationId: string): Promise<VoicePage | null>;
  /** The paged person takes the handoff. */
  acceptPage(escalationId: string): Promise<Taking>;
  /** The paged person cannot take it; what was done about that. */
  declinePage(escalationId: string, callSid: string): Promise<Declined>;
  readonly reportPage: ReportPage;
  /** A client is on the line: opens their handoff (moderate or more), or tells staff about the call on the open one. */
  clientPhoned(clientId: string): Promise<ClientPhoned>;
  /** The first who has a phone, the primary tier before the backup and the supervisor; null when nobody is on call. */
  onCall(): Promise<OnCall | null>;
  /** The rung clinician takes the client's call: takes the handoff, unless somebody has it, and logs that they talk. */
  takeCall(handoffId: string, staffId: string): Promise<void>;
}
