import { el, setAttribute, setText } from '../../shared/dom.ts';
import { richTextNodes } from '../../shared/rich-text-nodes.ts';
import type { Entry } from '../client/transcript.ts';
import { guessLanguage } from '../language.ts';
import type { Texts } from '../texts.ts';
import { timeOfDay } from './day.ts';
import { icons } from './icons.ts';
import type { Model } from './model.ts';

/** How one message looks, given its neighbours. */
export interface Placement {
  readonly text: string;
  /** Same sender as the message before, shortly after it: the name is not shown again. */
  readonly follows: boolean;
  /** The next message follows this one: the time is shown there. */
  readonly goesOn: boolean;
  /** The client's newest message: only there is "Delivered" spelled out. */
  readonly newest: boolean;
}

export interface MessageView {
  readonly node: HTMLElement;
  update(entry: Entry, placement: Placement, model: Model): void;
}

/** Who said it, as the reader is told. */
export function senderName(entry: Entry, texts: Texts): string {
  if (entry.from === 'client') return texts.you;
  if (entry.from === 'bot') return texts.bot;
  if (entry.from === 'clinician') return entry.name ?? texts.clinician;
  return texts.system;
}

/** One message. Its text is made of text nodes and safe links; nothing in it is read as markup. */
export function messageView(retry: (id: string) => void): MessageView {
  const sender = el('span', { class: 'sender' });
  const body = el('p', { class: 'body', dir: 'auto' });
  const time = el('time', { class: 'time' });
  const state = el('span', { class: 'state' });
  const again = el('button', { type: 'button', class: 'again', hidden: true });
  const node = el('div', { class: 'message' }, sender, body, el('p', { class: 'meta' }, time, state, again));
  let shown: string | undefined;
  let shownState: string | undefined;
  let id = '';
  again.addEventListener('click', () => retry(id));

  const updateState = (entry: Entry, newest: boolean, model: Model) => {
    const { texts } = model;
    const own = entry.from === 'client';
    const words = own ? texts[entry.delivery] : '';
    const key = `${words} ${entry.delivery} ${newest}`;
    if (key !== shownState) {
      shownState = key;
      const drawing = entry.delivery === 'delivered' ? icons.check() : icons.clock();
      const spelled = newest || entry.delivery !== 'delivered';
      state.replaceChildren(...(own ? [drawing, el('span', { class: spelled ? '' : 'hidden' }, words)] : []));
    }
    node.dataset.delivery = entry.delivery;
    again.hidden = entry.delivery !== 'failed';
    setText(again, texts.tryAgain);
  };

  return {
    node,
    update: (entry, { text, follows, goesOn, newest }, model) => {
      id = entry.id;
      node.dataset.from = entry.from;
      node.dataset.id = entry.id;
      setAttribute(node, 'data-follows', follows ? '' : undefined);
      setAttribute(node, 'data-goes-on', goesOn && !newest ? '' : undefined);
      setText(sender, senderName(entry, model.texts));
      if (text !== shown) {
        shown = text;
        body.replaceChildren(...richTextNodes(text));
        setAttribute(body, 'lang', guessLanguage(text));
      }
      const at = new Date(entry.at);
      if (!Number.isNaN(at.getTime())) {
        setAttribute(time, 'datetime', at.toISOString());
        setText(time, timeOfDay(at, model.language));
      }
      updateState(entry, newest, model);
    },
  };
}
