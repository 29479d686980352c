import { notice } from '../dialogs/notices.ts';
import { optIn, optOut } from '../dialogs/opt-out.ts';
import { timer } from '../dialogs/timers.ts';
import { variantsOf } from '../language/say.ts';
import type { BotEngine, BotInput, BotOutput, OutgoingText } from './contract.ts';
import { introduce } from './introduce.ts';
import { liveStep } from './live-step.ts';
import { noteRisk, policy } from './policy.ts';
import { route } from './router.ts';
import { freshState, loadState } from './state.ts';
import { Turn } from './turn.ts';

/**
 * The bot: one turn's input and the last state in, words and effects out. Pure; never throws: what goes wrong inside
 * ends in a plain message with 988 and a handoff.
 */
export const respond: BotEngine = (stored, input) => {
  try {
    return answer(stored, input);
  } catch {
    return failsafe(input);
  }
};

function answer(stored: unknown, input: BotInput): BotOutput {
  const state = loadState(stored, input.session.id);
  const t = new Turn(input, state);
  const { event } = input;
  let said: readonly OutgoingText[] | null = null;
  const held =
    input.handoff !== null && (input.handoff.state === 'claimed' || input.handoff.state === 'contacted');
  switch (event.kind) {
    case 'message':
    case 'help':
      if (held) relayed(t);
      else {
        const wasClosed = state.closed;
        state.closed = false;
        route(t, wasClosed);
        liveStep(t);
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
  return { messages: said ?? t.finish(), state, effects: t.effects };
}

/** A clinician has the client: the bot is silent on purpose and only keeps the record true. */
function relayed(t: Turn): void {
  const { address } = t.heard.facts;
  if (address !== undefined && t.at('high')) t.effect({ kind: 'setLocation', text: address });
  t.state.pending = null;
}

function failsafe(input: BotInput): BotOutput {
  const language = input.client?.language === 'es' ? 'es' : 'en';
  const level = input.session?.level ?? 'high';
  return {
    state: freshState(input.session?.id ?? ''),
    messages: [
      { text: variantsOf('system.turn_failed', language)[0], language, templates: ['system.turn_failed'] },
    ],
    effects: [
      {
        kind: 'openHandoff',
        level: level === 'none' || level === 'low' ? 'moderate' : level,
        trigger: 'failsafe',
      },
    ],
  };
}
