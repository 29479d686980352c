import { actions, type Block, button, section } from '../block-kit.ts';
import { CLAIM_ACTION, JOIN_ACTION } from '../card/card-buttons.ts';
import type { CardFacts } from '../card/card-facts.ts';
import { LEVEL_WORDS } from '../card/card-words.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

/**
 * A line of ours in the thread. What a notification shows names the handoff and nobody else: a note may hold words about
 * the client. One for the whole channel carries the button that answers it.
 */
export function noteBlocks(
  facts: Pick<CardFacts, 'id' | 'code' | 'level' | 'state' | 'drill' | 'isLapsed'>,
  note: string,
  mentions: string,
  isForAll: boolean,
): { readonly text: string; readonly blocks: readonly Block[] } {
  const drill = facts.drill ? 'DRILL. ' : '';
  const { icon, spoken } = LEVEL_WORDS[facts.level];
  const line = section(`${mentions ? `${mentions} ` : ''}${isForAll ? icon : 'ℹ️'} ${escapeMrkdwn(note)}`);
  if (!isForAll) return { text: `${drill}News of ${facts.code}.`, blocks: [line] };
  const isOpen = facts.state === 'waiting' || facts.isLapsed;
  const isHeld = facts.state === 'claimed' || facts.state === 'contacted';
  const answer = isOpen
    ? [button(CLAIM_ACTION, 'Accept', facts.id, { style: 'danger' })]
    : isHeld
      ? [button(JOIN_ACTION, 'Join', facts.id, { style: 'primary' })]
      : [];
  const needed = isOpen ? 'Somebody is needed' : 'News';
  return {
    text: `${drill}${mentions ? `${mentions} ` : ''}${spoken}. ${needed} (${facts.code}).`,
    blocks: answer.length > 0 ? [line, actions(answer)] : [line],
  };
}
