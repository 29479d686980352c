import { el } from '../../shared/dom.ts';
import type { Helped } from '../client/own-calls.ts';
import { helpedQuestion } from './helped.ts';
import type { Model, Part } from './model.ts';

/** After so long without a word, a conversation with the guide counts as over. */
const QUIET_MS = 5 * 60_000;
/** Fewer words of the client's than this are no conversation to ask about. */
const ENOUGH_MESSAGES = 3;

/**
 * Asks the one question when a clinician has left, or when a talk with the guide has been quiet for a while; never while
 * somebody is waiting or with the client.
 */
export function feedback(answer: (answer: Helped) => void, focusAfter: () => void): Part {
  const node = el('div', { class: 'helped-holder in-chat', hidden: true });
  const question = helpedQuestion(
    answer,
    () => {
      node.hidden = true;
      focusAfter();
    },
    true,
  );
  node.append(question.node);
  let before: string | undefined;
  let asked = false;
  let saidBefore = 0;
  let newest = '';
  let said = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    if (asked) return;
    asked = true;
    saidBefore = said;
    question.reset();
    node.hidden = false;
  };
  const watchQuiet = ({ chat }: Model) => {
    const last = chat.entries.at(-1);
    const key = `${last?.id} ${chat.presence.kind}`;
    if (key === newest) return;
    newest = key;
    clearTimeout(timer);
    if (chat.presence.kind === 'bot' && last?.from === 'bot' && said >= ENOUGH_MESSAGES)
      timer = setTimeout(ask, QUIET_MS);
  };
  return {
    node,
    update: (model) => {
      const { kind } = model.chat.presence;
      said = model.chat.entries.filter(({ from }) => from === 'client').length;
      const left = before === 'clinician' && kind === 'bot' && model.chat.connection === 'online';
      // A new wait, or a clinician who is here, is no moment for questions; afterwards there is something new to ask about.
      if (kind !== 'bot') {
        node.hidden = true;
        asked = false;
      }
      // Whoever writes on has not finished.
      if (said > saidBefore) node.hidden = true;
      before = kind;
      question.update(model.texts);
      watchQuiet(model);
      if (left) ask();
    },
  };
}
