import { el } from '../../shared/dom.ts';
import type { Aid } from '../client/protocol.ts';
import { openAid, openChoices } from '../client/transcript.ts';
import type { Texts } from '../texts.ts';
import { iconButton } from './button.ts';
import { icons } from './icons.ts';
import type { Part } from './model.ts';
import type { PageName } from './page.ts';

const PAGE_OF: Readonly<Record<Aid, PageName>> = { breathing: 'breathe', hope_box: 'hope' };

function aidButton(aid: Aid, texts: Texts, open: (page: PageName) => void): HTMLElement {
  const drawing = aid === 'breathing' ? icons.breathe() : icons.hope();
  const button = iconButton('choice choice-aid', drawing, () => open(PAGE_OF[aid]));
  button.node.classList.remove('button');
  button.label(aid === 'breathing' ? texts.aidBreathing : texts.aidHope);
  return button.node;
}

/**
 * The answers that the last message suggests, as a group of buttons between the log and the input, and the widget's own
 * aid for it. When they go while one of them has the focus, the focus goes to `fallback` instead of getting lost.
 */
export function choices(
  choose: (value: string) => void,
  open: (page: PageName) => void,
  fallback: () => HTMLElement,
): Part {
  const node = el('div', { class: 'choices in-chat', role: 'group', hidden: true });
  let shown = '';
  return {
    node,
    update: ({ chat, texts, language }) => {
      node.setAttribute('aria-label', texts.choices);
      const answers = openChoices(chat.entries);
      const aid = openAid(chat.entries);
      const last = chat.entries.findLast(({ from }) => from !== 'system')?.id;
      const key = JSON.stringify([last, answers, aid, aid && language]);
      if (key === shown) return;
      shown = key;
      const root = node.getRootNode();
      const hadFocus = root instanceof ShadowRoot && node.contains(root.activeElement);
      node.hidden = answers.length === 0 && aid === undefined;
      node.replaceChildren(
        ...(aid ? [aidButton(aid, texts, open)] : []),
        ...answers.map(({ label, value }) =>
          el('button', { type: 'button', class: 'choice', onclick: () => choose(value) }, label),
        ),
      );
      if (hadFocus) fallback().focus();
    },
  };
}
