import { AlreadyClaimed } from '../../../handoff/claim.ts';
import type { Handoffs } from '../../../handoff/handoffs.ts';
import type { CallOutcome } from '../../../handoff/relay.ts';
import { shortCode } from '../../../handoff/rows.ts';
import type { Database } from '../../../platform/database/database.ts';
import { errorCodeOf, HandrailError } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import { MORE_OPTIONS, type MoreOption } from '../card/card.ts';
import type { SlackMembers } from '../members.ts';
import type { SlackApi } from '../web-api.ts';
import { failureText, type Whisper, type WhisperPlace } from '../whisper.ts';
import type { Press } from './press.ts';
import { RESOLVE_BLOCKS, readAnswers, readOrigin, resolveView } from './resolve-modal.ts';

const HOW_TO =
  'You have this handoff. What you write in this thread goes to the client; begin with `//` for an internal note. Write or call soon: a claim without contact goes back to the queue.';
const CALLS: Partial<Record<MoreOption, CallOutcome>> = {
  call_reached: 'reached',
  call_no_answer: 'no_answer',
  call_voicemail: 'voicemail',
};

/** Errors of a modal, by block. */
export type ViewErrors = Readonly<Record<string, string>>;

/** The buttons on an alert and what they open. */
export class ConsoleActions {
  private readonly database: Database;
  private readonly handoffs: Handoffs;
  private readonly members: SlackMembers;
  private readonly api: SlackApi;
  private readonly whisper: Whisper;
  private readonly log: Log;

  constructor(parts: {
    database: Database;
    handoffs: Handoffs;
    members: SlackMembers;
    api: SlackApi;
    whisper: Whisper;
    log: Log;
  }) {
    this.database = parts.database;
    this.handoffs = parts.handoffs;
    this.members = parts.members;
    this.api = parts.api;
    this.whisper = parts.whisper;
    this.log = parts.log;
  }

  /** The first who presses has it; the others are told who that is. */
  async claim(press: Press): Promise<void> {
    const place = { channel: press.channel, user: press.user };
    await this.orTell(place, async () => {
      try {
        const staff = await this.members.acting(press.user, press.userName, press.channel);
        await this.handoffs.claim(press.value, staff.id, 'slack');
        await this.whisper.say({ ...place, threadTs: press.messageTs }, HOW_TO);
      } catch (error) {
        if (!(error instanceof AlreadyClaimed)) throw error;
        await this.whisper.say(
          place,
          `${error.holderName} has this handoff already. You can follow it in the thread.`,
        );
      }
    });
  }

  /** Opens the form that closes a handoff, for whoever may close it. */
  async openResolve(press: Press): Promise<void> {
    const place = { channel: press.channel, user: press.user };
    await this.orTell(place, async () => {
      const staff = await this.members.known(press.user);
      const handoff = await this.database.prisma.handoff.findUnique({ where: { id: press.value } });
      if (!handoff) throw new HandrailError('not_found', 'no such handoff');
      const mayClose = staff && (staff.id === handoff.clinicianId || staff.roles.includes('supervisor'));
      if (!mayClose)
        throw new HandrailError('not_claimed_by_you', 'only the clinician who has this handoff can do this');
      const origin = { handoffId: handoff.id, channel: press.channel, messageTs: press.messageTs };
      const result = await this.api.call('views.open', {
        trigger_id: press.triggerId,
        view: resolveView(origin, shortCode(handoff.id)),
      });
      if (!result.ok)
        throw new HandrailError('delivery_failed', `the form did not open: ${result.failure.code}`);
    });
  }

  /** Closes the handoff as the form says. Returns what has to be put right, by block; null when it is closed. */
  async submitResolve(view: unknown, user: string): Promise<ViewErrors | null> {
    const submitted = view as Parameters<typeof readAnswers>[0];
    const { handoffId } = readOrigin(submitted);
    const answers = readAnswers(submitted);
    try {
      const staff = await this.members.known(user);
      if (!staff) throw new HandrailError('forbidden', 'you are not on the staff roster');
      await this.handoffs.resolve({ handoffId, staffId: staff.id, ...answers });
      return null;
    } catch (error) {
      if (error instanceof HandrailError && error.code === 'incomplete_resolution') return missing(answers);
      this.log.warn('slack.resolve_failed', { code: errorCodeOf(error) });
      return { [RESOLVE_BLOCKS.disposition]: resolveFailure(error) };
    }
  }

  /** The menu beside the buttons: a call logged, or the handoff handed back. */
  async more(press: Press): Promise<void> {
    const place = { channel: press.channel, user: press.user };
    await this.orTell(place, async () => {
      const [option = '', handoffId = ''] = press.value.split(':');
      const staff = await this.members.known(press.user);
      if (!staff) throw new HandrailError('forbidden', 'only the clinician who has this handoff can do this');
      if (option === 'release') {
        await this.handoffs.release(handoffId, staff.id);
        return this.whisper.say(place, 'The handoff is back in the queue.');
      }
      const outcome = CALLS[option as MoreOption];
      if (!outcome) return;
      await this.handoffs.logCall(handoffId, staff.id, outcome);
      await this.whisper.say(place, `Logged: ${MORE_OPTIONS[option as MoreOption]}.`);
    });
  }

  private async orTell(place: WhisperPlace, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.warn('slack.action_failed', { code: errorCodeOf(error) });
      await this.whisper.say(place, failureText(error));
    }
  }
}

function missing(answers: ReturnType<typeof readAnswers>): ViewErrors {
  const errors: Record<string, string> = {};
  if (!answers.disposition) errors[RESOLVE_BLOCKS.disposition] = 'Choose how it ended.';
  if (!answers.closingLevel) errors[RESOLVE_BLOCKS.closingLevel] = 'Choose the level of risk now.';
  if (!answers.nextContact?.trim())
    errors[RESOLVE_BLOCKS.nextContact] = 'Say what the next contact is; the client gets these words.';
  return Object.keys(errors).length > 0 ? errors : { [RESOLVE_BLOCKS.disposition]: 'Something is missing.' };
}

function resolveFailure(error: unknown): string {
  if (error instanceof HandrailError && error.code === 'invalid_transition') {
    return 'No contact with the client yet: write to them in the thread, or log a call, before you resolve this.';
  }
  return failureText(error);
}
