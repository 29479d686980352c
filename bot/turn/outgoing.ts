import type { Activity } from 'botbuilder-core';
import type { MessageToClient } from '../../conversations/outbox/queue.ts';
import type { ChannelKind } from '../engine/contract.ts';
import type { HandrailChannelData } from './handrail-bot.ts';
import type { LiveTurn, ReplyAddress } from './live-turn.ts';
import { addressOn } from './reply-address.ts';

/**
 * What the bot sent in a turn, as messages to store. On SMS everything of a turn goes out as one text, because carriers
 * do not keep the order of several. A message without an address is dropped here: there is nobody to say it to.
 */
export function toMessage(turn: LiveTurn, handoffId: string | null): MessageToClient[] {
  const messages: MessageToClient[] = [];
  for (const activity of turn.outgoing) {
    if (activity.type !== 'message' || !activity.text) continue;
    const data = activity.channelData as HandrailChannelData;
    const address = addressFor(turn, data.channel as ChannelKind | undefined);
    if (!address?.identityId && address?.channel !== 'web') continue;
    const last = messages.at(-1);
    if (last && address.channel === 'sms' && last.channel === 'sms') {
      messages[messages.length - 1] = {
        ...last,
        text: `${last.text}\n${activity.text}`,
        templates: [...last.templates, ...data.templates],
      };
      continue;
    }
    messages.push({
      ...address,
      sender: 'bot',
      text: activity.text,
      choices: choicesOf(activity),
      language: data.language,
      templates: data.templates,
      // Notices are about the clinician and stand beside them; everything else is the bot's and yields.
      ownerRule: turn.event.kind === 'notice' || turn.event.kind === 'timer' ? 'any' : 'bot',
      isOptOutConfirmation: turn.event.kind === 'optOut' || data.templates.includes('optout.confirm'),
      sessionId: turn.session.id || null,
      handoffId,
      turnId: turn.seed,
      drill: turn.loaded.drill,
      uniqueKey: `${turn.seed}:${messages.length}`,
    });
  }
  return messages;
}

function addressFor(turn: LiveTurn, channel: ChannelKind | undefined): ReplyAddress | null {
  if (!channel || channel === turn.reply.channel) return turn.reply;
  return addressOn(turn.loaded.addresses, channel);
}

function choicesOf(activity: Partial<Activity>): MessageToClient['choices'] {
  return activity.suggestedActions?.actions.map((action) => ({
    label: action.title,
    value: String(action.value),
  }));
}
