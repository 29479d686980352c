import { el } from '../../shared/dom.ts';
import { openChoices } from '../client/transcript.ts';
import type { Part } from './model.ts';

/**
 * The answers that the last message suggests, as a group of buttons between the log and the input. When
 * they go while one of them has the focus, the focus goes to `fallback` instead of getting lost.
 */
export function choices(choose: (value: string) => void, fallback: () => HTMLElement): Part {
  const node = el('div', { class: 'choices', role: 'group', hidden: true });
  let shown = '[]';
  return {
    node,
    update: ({ chat, texts }) => {
      node.setAttribute('aria-label', texts.choices);
      const open = openChoices(chat.entries);
      const key = JSON.stringify([chat.entries.findLast(({ from }) => from !== 'system')?.id, open]);
      if (key === shown) return;
      shown = key;
      const root = node.getRootNode();
      const hadFocus = root instanceof ShadowRoot && node.contains(root.activeElement);
      node.hidden = open.length === 0;
      node.replaceChildren(
        ...open.map(({ label, value }) =>
          el('button', { type: 'button', class: 'choice', onclick: () => choose(value) }, label),
        ),
      );
      if (hadFocus) fallback().focus();
    },
  };
}
