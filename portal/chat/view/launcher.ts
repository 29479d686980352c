import { el, setText } from '../../shared/dom.ts';
import { icons } from './icons.ts';
import type { Part } from './model.ts';

export interface Launcher extends Part {
  readonly node: HTMLButtonElement;
  setOpen(open: boolean): void;
}

/** The round button that opens the chat, with the number of messages that came while it was closed. */
export function launcher(press: () => void): Launcher {
  let isOpen = false;
  let seen = 0;
  let total = 0;
  const badge = el('span', { class: 'badge', 'aria-hidden': 'true', hidden: true });
  const node = el(
    'button',
    {
      type: 'button',
      class: 'launcher',
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
      onclick: press,
    },
    icons.chat(),
    badge,
  );
  return {
    node,
    setOpen: (open) => {
      isOpen = open;
      seen = total;
      node.setAttribute('aria-expanded', String(open));
      node.hidden = open;
    },
    update: ({ chat, texts }) => {
      total = chat.entries.filter(({ from }) => from !== 'client').length;
      if (isOpen) seen = total;
      const fresh = total - seen;
      badge.hidden = fresh <= 0;
      setText(badge, String(fresh));
      node.setAttribute('aria-label', fresh > 0 ? texts.openWithNew(fresh) : texts.open);
    },
  };
}
