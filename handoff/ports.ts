import type { ClientChannel, InboundEvent } from '../conversations/ports.ts';
import type { Announcer } from '../platform/announce.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { Log } from '../platform/log.ts';
import type { ActiveProtocol } from '../program/protocol/load-protocol.ts';
import type { Rung } from '../program/protocol/schema.ts';
import type { HandoffRow } from './rows.ts';

/** Something on the clinicians' side that the client has to hear, truthfully. */
export type HandoffNotice =
  /** Waiting update at high and imminent. `tried` are the rungs that were really paged. */
  | {
      readonly kind: 'waiting';
      readonly tried: readonly Rung[];
      readonly minutes: number;
      readonly position: number;
    }
  /** Every rung was tried and nobody took it: say so, with 988 and 911. `again`: it was said before. */
  | { readonly kind: 'nobody_answered'; readonly tried: readonly Rung[]; readonly again: boolean }
  /** A clinician took it. `name` is how the client may be told. */
  | { readonly kind: 'claimed'; readonly name: string }
  /** The clinician who had it is gone (lease ran out, handed back); it waits again. */
  | { readonly kind: 'released' }
  /** The clinician closed it. `nextContact` is the agreed next step in the clinician's words. */
  | { readonly kind: 'resolved'; readonly nextContact: string | null; readonly name: string }
  /** A clinician closed it before anybody helped: nobody is on the way any more. */
  | { readonly kind: 'withdrawn' };

/** How the client hears what happens to their handoff, inside the transaction in which it happens. Filled by the bot. */
export interface ClientVoice {
  tell(tx: Transaction, handoff: HandoffRow, notice: HandoffNotice): Promise<void>;
}

/** What every part of the handoff stands on; built once at start. */
export interface HandoffDeps {
  readonly announcer: Announcer;
  readonly protocol: ActiveProtocol;
  readonly voice: ClientVoice;
  /** Whether Slack is configured: without it no console rows are written and the desk is the console. */
  readonly consoleEnabled: boolean;
  /** Whether pages by text and call can be sent at all (Twilio is configured). Without it only the consoles page. */
  readonly pagesEnabled: boolean;
  /** Where the desk is reached, without a slash at the end. */
  readonly publicUrl: string;
  /** Whether a clinician's words can leave on this channel at all; unset means yes. */
  readonly isChannelEnabled?: (channel: ClientChannel) => boolean;
  /** What a text is by the words that carriers give a meaning (STOP, HELP, START); unset: every text is a message. */
  readonly keywordOf?: (text: string) => InboundEvent;
  /** Where faults are told that must not stop what goes on; unset: nowhere. */
  readonly log?: Log;
  /** Whether the program's consent to learn from clients' messages is recorded; unset means no. */
  readonly learningAllowed?: () => boolean;
}
