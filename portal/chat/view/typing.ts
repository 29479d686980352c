import { el, setText } from '../../shared/dom.ts';
import type { Part } from './model.ts';

/** Three dots while the other side is writing. Outside the log, unfocusable and silent for screen readers. */
export function typing(): Part {
  const dot = () => el('span', { class: 'typing-dot' });
  const words = el('span', { class: 'typing-words' });
  const node = el('div', { class: 'typing in-chat', 'aria-hidden': 'true' }, dot(), dot(), dot(), words);
  return {
    node,
    update: ({ chat, texts }) => {
      node.classList.toggle('is-on', chat.typing !== undefined);
      if (chat.typing === undefined) return;
      const clinician = chat.presence.kind === 'clinician' ? chat.presence.name : undefined;
      setText(words, texts.typing(chat.typing === 'clinician' ? (clinician ?? texts.clinician) : texts.bot));
    },
  };
}
