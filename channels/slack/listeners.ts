import type { Database } from '../../platform/database/database.ts';
import type { ConsoleActions, ViewErrors } from './actions/console-actions.ts';
import { type Press, readPress } from './actions/press.ts';
import { answerCommand, HELP_TEXT } from './actions/queue-command.ts';
import { RESOLVE_VIEW } from './actions/resolve-modal.ts';
import type { Background } from './background.ts';
import type { BoltApp } from './bolt.ts';
import { CLAIM_ACTION, MORE_ACTION, RESOLVE_ACTION } from './card/card.ts';
import type { ClientDms } from './dms/client-dms.ts';
import { CHOICE_ACTION } from './dms/client-sender.ts';
import type { SlackMembers } from './members.ts';
import type { MessageRouter } from './message-router.ts';
import { orAfter } from './or-after.ts';
import type { SlackMessage } from './slack-message.ts';
import type { Whisper } from './whisper.ts';

/** A modal must be answered within three seconds; work that takes longer goes on and reports by an ephemeral message. */
const MODAL_MS = 2_500;

export interface Listening {
  readonly database: Database;
  readonly messages: MessageRouter;
  readonly actions: ConsoleActions;
  readonly dms: ClientDms;
  readonly members: SlackMembers;
  readonly whisper: Whisper;
  readonly background: Background;
}

/**
 * What Slack sends, handed to whom it concerns. Events are answered when they are stored; buttons are answered at once and
 * worked on after that, commands and modals with their result.
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
  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    const press = readPress(body);
    const work = workOf(to, press);
    if (work) to.background.run(work);
  });
  app.view(RESOLVE_VIEW, async ({ ack, body, view }) => {
    const work = to.actions.submitResolve(view, body.user.id);
    const errors = await orAfter(MODAL_MS, work, 'late' as const);
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
    const text = await answerCommand(to, asked);
    await ack({ response_type: 'ephemeral', text });
  });
}

function workOf(to: Listening, press: Press): (() => Promise<void>) | null {
  if (press.actionId === CLAIM_ACTION) return () => to.actions.claim(press);
  if (press.actionId === RESOLVE_ACTION) return () => to.actions.openResolve(press);
  if (press.actionId === MORE_ACTION) return () => to.actions.more(press);
  // Links are opened by Slack itself; they only want an answer.
  return press.actionId.startsWith(CHOICE_ACTION) ? () => to.dms.chose(press) : null;
}

async function tellLate(
  to: Listening,
  view: { private_metadata: string },
  user: string,
  errors: ViewErrors | null,
): Promise<void> {
  if (!errors) return;
  const { channel } = JSON.parse(view.private_metadata) as { channel: string };
  await to.whisper.say({ channel, user }, `The handoff was not resolved. ${Object.values(errors).join(' ')}`);
}
