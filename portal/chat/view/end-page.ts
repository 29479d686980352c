import { el, setText } from '../../shared/dom.ts';
import type { Helped } from '../client/own-calls.ts';
import { helpedQuestion } from './helped.ts';
import type { Model } from './model.ts';
import { type Page, type PageWays, pageFrame, statusLine, textButton } from './page.ts';

export interface EndHandlers {
  /** Ends and deletes; resolves to whether the server heard it. */
  readonly end: () => Promise<boolean>;
  readonly save: () => void;
  readonly startNew: () => void;
  readonly helped: (answer: Helped) => void;
}

/** Ends the chat on this device, and says truthfully what that deletes and what it does not. */
export function endPage(ways: PageWays, handlers: EndHandlers): Page {
  let ended: 'no' | 'yes' | 'offline' = 'no';
  let model: Model | undefined;
  const facts = [el('p'), el('p'), el('p')] as const;
  const unsent = el('p', { class: 'page-warning' });
  const question = helpedQuestion(handlers.helped, () => undefined, false);
  const status = statusLine();
  const act = textButton('button-main', () => void finish());
  const save = textButton('button-soft', handlers.save);
  const startNew = textButton('button-main', handlers.startNew);
  const acts = el('div', { class: 'page-acts' }, act, save);
  const frame = pageFrame('end', ways, ...facts, unsent, question.node, acts, status, startNew);
  const bar = frame.node.querySelector<HTMLElement>('.page-bar');

  const finish = async () => {
    act.disabled = true;
    const heard = await handlers.end();
    act.disabled = false;
    ended = heard ? 'yes' : 'offline';
    if (model) show(model);
    startNew.focus();
  };
  const show = ({ chat, texts }: Model) => {
    const open = ended === 'no';
    frame.node.toggleAttribute('data-ended', !open);
    setText(frame.title, open ? texts.endView.title : texts.endView.closed);
    const waiting = chat.entries.filter(({ delivery }) => delivery !== 'delivered').length;
    for (const fact of facts) fact.hidden = !open;
    unsent.hidden = !open || waiting === 0;
    setText(unsent, texts.endView.unsent(waiting));
    // Whoever still waits for a person is not asked how it was.
    const isWaiting = chat.presence.kind === 'waiting' || chat.presence.kind === 'coming';
    question.node.hidden = !open || isWaiting || chat.connection !== 'online' || chat.entries.length === 0;
    acts.hidden = !open;
    save.hidden = chat.entries.length === 0;
    startNew.hidden = open;
    if (bar) bar.hidden = !open;
    setText(status, open ? '' : ended === 'yes' ? texts.endView.ended : texts.endView.endedOffline);
  };
  return {
    name: 'end',
    node: frame.node,
    opened: () => {
      ended = 'no';
      question.reset();
    },
    update: (next) => {
      model = next;
      const { endView } = next.texts;
      frame.update(next, ended === 'no' ? endView.title : endView.closed);
      setText(facts[0], endView.device);
      setText(facts[1], endView.record);
      setText(facts[2], endView.again);
      setText(act, endView.act);
      setText(save, endView.save);
      setText(startNew, endView.startNew);
      question.update(next.texts);
      show(next);
    },
  };
}
