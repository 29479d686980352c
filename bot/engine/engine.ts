import { errorCodeOf } from '../../platform/errors.ts';
import { beforeReply, settleNews, tellWithReply } from '../dialogs/news.ts';
import { notice } from '../dialogs/notices.ts';
import { optIn, optOut } from '../dialogs/opt-out.ts';
import { timer } from '../dialogs/timers.ts';
import type { BotEngine, BotInput, BotOutput, OutgoingText } from './contract.ts';
import { failsafe, isHeld } from './failsafe.ts';
import { introduce } from './introduce.ts';
import { liveStep } from './live-step.ts';
import { noteRisk, policy } from './policy.ts';
import { route } from './router.ts';
import { loadState } from './state.ts';
import { Turn } from './turn.ts';

/**
 * The bot: one turn's input and the last state in, words and effects out. Pure; never throws: what goes wrong inside
 * ends in a plain message with 988 and a handoff.
 */
export const respond: BotEngine = (stored, input) => {
  try {
    return answer(stored, input);
  } catch (error) {
    return failsafe(stored, input, errorCodeOf(error));
  }
};

function answer(stored: unknown, input: BotInput): BotOutput {
  const state = loadState(stored, input.session.id);
  const t = new Turn(input, state);
  const { event } = input;
  let said: readonly OutgoingText[] | null = null;
  const held = isHeld(input);
  switch (event.kind) {
    case 'message':
    case 'help':
      if (held) relayed(t);
      else {
        const wasClosed = state.closed;
        state.closed = false;
        beforeReply(t);
        route(t, wasClosed);
        liveStep(t);
        tellWithReply(t);
        introduce(t);
      }
      noteRisk(t);
      said = t.finish();
      policy(t);
      break;
    case 'optOut':
      optOut(t, event.text, event.confirmed);
      break;
    case 'optIn':
      optIn(t, event.text);
      break;
    case 'notice':
      notice(t, event.notice);
      break;
    case 'timer':
      if (!held || event.timer === 'follow_up') timer(t, event.timer, event.data);
  }
  // A nudge of the bot would come between the two; silence is on the clinician's clock now.
  const messages = said ?? t.finish();
  settleNews(t, messages);
  const effects = held ? t.effects.filter(({ kind }) => kind !== 'startTimer') : t.effects;
  return { messages, state, effects };
}

/** A clinician has the client: the bot is silent on purpose; an opt-out and the duties of the record hold all the same. */
function relayed(t: Turn): void {
  const { facts, wants, raw } = t.heard;
  if (wants.has('opt_out')) optOut(t, raw.slice(0, 160), true);
  if (facts.address !== undefined && t.at('high')) t.effect({ kind: 'setLocation', text: facts.address });
  t.state.pending = null;
}
