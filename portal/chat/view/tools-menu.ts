import { el, setText } from '../../shared/dom.ts';
import { iconButton } from './button.ts';
import { icons } from './icons.ts';
import type { Part } from './model.ts';
import type { PageName } from './page.ts';

/** The button that opens the list of tools: what helps in the moment, and what can be done with this chat. */
export function toolsMenu(open: (page: PageName) => void): Part {
  const item = (drawing: SVGSVGElement, page: PageName) =>
    iconButton('button-soft', drawing, () => {
      // The button that opened the list gets the focus back, for when the page is left.
      tools.node.focus();
      show(false);
      open(page);
    });
  const breathe = item(icons.breathe(), 'breathe');
  const hope = item(icons.hope(), 'hope');
  const save = item(icons.save(), 'save');
  const keep = item(icons.lock(), 'keep');
  const end = item(icons.end(), 'end');
  const now = el('p', { class: 'tools-heading', id: 'tools-now' });
  const chat = el('p', { class: 'tools-heading', id: 'tools-chat' });
  const menu = el(
    'div',
    { class: 'tools', id: 'tools', hidden: true },
    now,
    el('div', { role: 'group', 'aria-labelledby': now.id }, breathe.node, hope.node),
    chat,
    el('div', { role: 'group', 'aria-labelledby': chat.id }, save.node, keep.node, end.node),
  );
  const tools = iconButton('button-soft', icons.tools(), () => show(menu.hasAttribute('hidden')));
  tools.node.setAttribute('aria-controls', menu.id);
  const show = (isOpen: boolean) => {
    menu.hidden = !isOpen;
    tools.node.setAttribute('aria-expanded', String(isOpen));
  };
  show(false);
  const node = el('div', { class: 'tools-holder' }, tools.node, menu);
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || menu.hasAttribute('hidden')) return;
    event.stopPropagation();
    show(false);
    tools.node.focus();
  });
  node.addEventListener('focusout', (event) => {
    const next = event.relatedTarget;
    if (next instanceof Node && !node.contains(next)) show(false);
  });
  return {
    node,
    update: ({ texts, keeping }) => {
      tools.label(texts.tools);
      setText(now, texts.toolsNow);
      setText(chat, texts.toolsChat);
      breathe.label(texts.breathe);
      hope.label(texts.hope);
      save.label(texts.save);
      keep.label(keeping === 'kept' ? texts.kept : texts.keep);
      end.label(texts.end);
    },
  };
}
