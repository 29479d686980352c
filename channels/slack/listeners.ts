import type { ConsoleActions } from './actions/console-actions.ts';
import { type Press, readPress } from './actions/press.ts';
import type { Background } from './background.ts';
import type { BoltApp } from './bolt.ts';
import { CLAIM_ACTION, JOIN_ACTION, MORE_ACTION } from './card/card-buttons.ts';
import { answerCommand, HELP_TEXT } from './commands/answer-command.ts';
import type { CommandParts } from './commands/command.ts';
import type { ClientDms } from './dms/client-dms.ts';
import { CHOICE_ACTION } from './dms/client-sender.ts';
import type { Home } from './home/home.ts';
import {
  DRILL_START_ACTION,
  HOME_REFRESH_ACTION,
  PRESENCE_ACTION,
  TASK_DONE_ACTION,
} from './home/home-view.ts';
import type { MessageRouter } from './message-router.ts';
import type { Forms } from './modals/forms.ts';
import { readOrigin, type ViewErrors } from './modals/modal.ts';
import { CANNED_ACTION } from './modals/reply.ts';
import { orAfter } from './or-after.ts';
import type { Respond } from './respond.ts';
import type { Shortcuts } from './shortcuts.ts';
import type { SlackMessage } from './slack-message.ts';
import type { Resend } from './thread/resend.ts';
import { RESEND_ACTION } from './thread/resend.ts';
import type { Whisper } from './whisper.ts';

/**
 * Slack takes an answer within three seconds, the way there and back included. What is not done by then goes on, and its
 * outcome is told by the command's own address or an ephemeral message.
 */
const ANSWER_MS = 1_500;

export interface Listening {
  readonly commands: CommandParts;
  readonly messages: MessageRouter;
  readonly actions: ConsoleActions;
  readonly forms: Forms;
  readonly home: Home;
  readonly shortcuts: Shortcuts;
  readonly resend: Resend;
  readonly dms: ClientDms;
  readonly respond: Respond;
  readonly whisper: Whisper;
  readonly background: Background;
}

/**
 * What Slack sends, handed to whom it concerns. Events are answered when they are stored; buttons and shortcuts at once,
 * and worked on after that; commands and forms with their result where it comes in time.
 */
export function listen(app: BoltApp, to: Listening): void {
  app.event('message', async ({ event, body }) => {
    await to.messages.route(event as unknown as SlackMessage, body.team_id);
  });
  app.event('app_mention', async ({ event }) => {
    const { channel, user, thread_ts: threadTs } = event;
    if (user && !threadTs)
      to.background.run(() => to.whisper.say({ channel, user }, HELP_TEXT, `mention:${channel}:${event.ts}`));
  });
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') to.background.run(() => to.home.publish(event.user));
  });
  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    const press = readPress(body);
    const work = workOf(to, press);
    if (work) to.background.run(work);
  });
  app.shortcut(/.*/, async ({ ack, shortcut }) => {
    await ack();
    to.background.run(() => to.shortcuts.run(shortcut));
  });
  app.view(/.*/, async ({ ack, body, view }) => {
    const work = to.forms.submit(view, body.user.id);
    const errors = await orAfter(ANSWER_MS, work, 'late' as const);
    if (errors === 'late') {
      await ack();
      to.background.run(async () => tellLate(to, view, body.user.id, await work));
    } else if (errors) {
      await ack({ response_action: 'errors', errors: { ...errors } });
    } else {
      await ack();
    }
  });
  app.command('/crisis', async ({ ack, command }) => {
    const asked = { text: command.text, user: command.user_id, userName: command.user_name };
    const work = answerCommand(to.commands, asked);
    const text = await orAfter(ANSWER_MS, work, null);
    if (text !== null) return ack({ response_type: 'ephemeral', text });
    await ack();
    to.background.run(async () => to.respond(command.response_url, await work));
  });
}

function workOf(to: Listening, press: Press): (() => Promise<void>) | null {
  const { actionId } = press;
  if (actionId === CLAIM_ACTION) {
    return async () => {
      await to.actions.claim(press);
      if (press.view?.type === 'home') await to.home.publish(press.user);
    };
  }
  if (actionId === MORE_ACTION) return () => to.actions.more(press);
  if (actionId === JOIN_ACTION) return () => to.actions.join(press);
  if (to.forms.knows(actionId)) return () => to.actions.openForm(press);
  if (actionId === CANNED_ACTION) return () => to.actions.chooseReply(press);
  if (actionId.startsWith(RESEND_ACTION)) return () => to.resend.press(press);
  if (actionId === HOME_REFRESH_ACTION) return () => to.home.publish(press.user);
  if (
    actionId === TASK_DONE_ACTION ||
    actionId === DRILL_START_ACTION ||
    actionId.startsWith(PRESENCE_ACTION)
  )
    return () => to.home.press(press);
  // Links are opened by Slack itself; they only want an answer.
  return actionId.startsWith(CHOICE_ACTION) ? () => to.dms.chose(press) : null;
}

async function tellLate(
  to: Listening,
  view: unknown,
  user: string,
  errors: ViewErrors | null,
): Promise<void> {
  if (!errors) return;
  const { channel } = readOrigin(view);
  await to.whisper.tell(user, channel, `Your form was not taken. ${Object.values(errors).join(' ')}`);
}
