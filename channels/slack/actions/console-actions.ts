import { AlreadyClaimed } from '../../../handoff/claim.ts';
import type { Handoffs } from '../../../handoff/handoffs.ts';
import type { CallOutcome } from '../../../handoff/relay.ts';
import { errorCodeOf, HandrailError } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import { MORE_OPTIONS, type MoreOption } from '../card/card-buttons.ts';
import type { SlackMembers } from '../members.ts';
import type { Forms } from '../modals/forms.ts';
import { readOrigin } from '../modals/modal.ts';
import { failureText, type Whisper, type WhisperPlace } from '../whisper.ts';
import type { Press } from './press.ts';

const HOW_TO =
  'You have this handoff. What you write in this thread goes to the client; begin with `//` for an internal note. Write or call soon: a claim without contact goes back to the queue.';
const CALLS: Partial<Record<MoreOption, CallOutcome>> = {
  call_reached: 'reached',
  call_no_answer: 'no_answer',
  call_voicemail: 'voicemail',
};

/** The buttons on an alert. */
export class ConsoleActions {
  private readonly handoffs: Handoffs;
  private readonly members: SlackMembers;
  private readonly forms: Forms;
  private readonly whisper: Whisper;
  private readonly log: Log;

  constructor(parts: {
    handoffs: Handoffs;
    members: SlackMembers;
    forms: Forms;
    whisper: Whisper;
    log: Log;
  }) {
    this.handoffs = parts.handoffs;
    this.members = parts.members;
    this.forms = parts.forms;
    this.whisper = parts.whisper;
    this.log = parts.log;
  }

  /** The first who presses has it; the others are told who that is. */
  async claim(press: Press): Promise<void> {
    await this.orTell(press, async (place) => {
      try {
        const staff = await this.members.acting(press.user, press.userName, press.channel);
        await this.handoffs.claim(press.value, staff.id, 'slack');
        if (place.channel)
          await this.whisper.say({ ...place, threadTs: press.messageTs || undefined }, HOW_TO);
        else await this.whisper.tell(press.user, '', HOW_TO);
      } catch (error) {
        if (!(error instanceof AlreadyClaimed)) throw error;
        const told = `${error.holderName} has this handoff already. You can follow it in the thread.`;
        await this.whisper.tell(press.user, place.channel, told);
      }
    });
  }

  /** A button whose action is the name of a form. */
  openForm(press: Press): Promise<void> {
    return this.form(press.actionId, press.value, press);
  }

  /** Somebody joins by the button of a request for backup. */
  join(press: Press): Promise<void> {
    return this.more({ ...press, value: `handoff_join:${press.value}` });
  }

  /** The menu beside the buttons: a form, a call logged, the handoff handed back, a colleague joining. */
  async more(press: Press): Promise<void> {
    const [option = '', handoffId = ''] = press.value.split(':');
    if (this.forms.knows(option)) return this.form(option, handoffId, press);
    await this.orTell(press, async (place) => {
      const staff = await this.members.known(press.user);
      if (!staff) throw new HandrailError('forbidden', 'you are not on the staff roster');
      if (option === 'release') {
        await this.handoffs.release(handoffId, staff.id);
        return this.whisper.tell(press.user, place.channel, 'The handoff is back in the queue.');
      }
      if (option === 'handoff_join') {
        await this.handoffs.join(handoffId, staff.id, 'slack');
        return this.whisper.tell(
          press.user,
          place.channel,
          'You have joined. Its holder alone writes to the client.',
        );
      }
      if (option === 'handoff_leave') {
        await this.handoffs.leave(handoffId, staff.id);
        return this.whisper.tell(press.user, place.channel, 'You have left this handoff.');
      }
      const outcome = CALLS[option as MoreOption];
      if (!outcome) return;
      await this.handoffs.logCall(handoffId, staff.id, outcome);
      const told = `Logged: ${MORE_OPTIONS[option as MoreOption].replace('Called: ', '')}.`;
      await this.whisper.tell(press.user, place.channel, told);
    });
  }

  /** A reply chosen from the list, put into the form it was chosen in. */
  chooseReply(press: Press): Promise<void> {
    return this.forms.chooseReply(press);
  }

  private form(id: string, value: string, press: Press): Promise<void> {
    const handoffId = value === 'none' ? null : value;
    const origin = { handoffId, channel: channelOf(press) };
    const isStacked = press.view?.type === 'modal';
    return this.forms.open(id, { origin, user: press.user, triggerId: press.triggerId, isStacked });
  }

  private async orTell(press: Press, work: (place: WhisperPlace) => Promise<void>): Promise<void> {
    const place = { channel: channelOf(press), user: press.user };
    try {
      await work(place);
    } catch (error) {
      this.log.warn('slack.action_failed', { code: errorCodeOf(error) });
      await this.whisper.tell(press.user, place.channel, failureText(error));
    }
  }
}

/** Where it is told what came of a press: in a form, where the form was opened. */
function channelOf({ channel, view }: Press): string {
  return channel || (view ? readOrigin(view.raw).channel : '');
}
