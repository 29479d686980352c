import { el, setText } from '../../shared/dom.ts';
import type { Presence } from '../client/presence.ts';
import type { Texts } from '../texts.ts';
import { iconButton } from './button.ts';
import { icons } from './icons.ts';
import type { Part } from './model.ts';

function hereWords(presence: Presence, texts: Texts): string {
  switch (presence.kind) {
    case 'waiting':
      return texts.hereWaiting(presence.position);
    case 'coming':
      return texts.hereComing;
    case 'clinician':
      return texts.hereClinician(presence.name);
    case 'bot':
      return texts.hereBot;
  }
}

/** Says that this is automated support and who is here; holds the quick exit, and Close in a launcher. */
export function header(exit: () => void, close: (() => void) | undefined): Part {
  const title = el('h2', { class: 'title', id: 'title' });
  const here = el('span', { class: 'here-words' });
  const line = el(
    'p',
    { class: 'here', role: 'status' },
    el('span', { class: 'here-dot', 'aria-hidden': 'true' }),
    here,
  );
  const prefix = el('span', { class: 'hidden' });
  const exitButton = iconButton('button-exit', icons.exit(), exit);
  exitButton.node.prepend(prefix);
  const closeButton = close && iconButton('button-close', icons.close(), close);
  const node = el(
    'header',
    { class: 'head' },
    el('span', { class: 'mark', 'aria-hidden': 'true' }, icons.mark()),
    el('div', { class: 'head-words' }, title, line),
    el('div', { class: 'head-buttons' }, exitButton.node, closeButton?.node),
  );
  return {
    node,
    update: ({ chat, texts }) => {
      setText(title, texts.title);
      setText(here, hereWords(chat.presence, texts));
      line.dataset.here = chat.presence.kind;
      setText(prefix, texts.exitPrefix);
      exitButton.label(texts.exit, texts.exitNote);
      closeButton?.label(texts.close);
    },
  };
}
