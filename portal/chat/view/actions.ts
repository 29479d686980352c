import { el } from '../../shared/dom.ts';
import { iconButton } from './button.ts';
import { icons } from './icons.ts';
import type { Model, Part } from './model.ts';

export interface ActionHandlers {
  readonly say: (text: string) => void;
  readonly breathe: () => void;
  readonly switchLanguage: () => void;
}

/** The row that is always there: a person, the plan, the tools, the other language. */
export function actions(handlers: ActionHandlers): Part {
  let model: Model | undefined;
  const person = iconButton(
    'button-main',
    icons.person(),
    () => model && handlers.say(model.texts.personMessage),
  );
  const plan = iconButton('button-soft', icons.plan(), () => model && handlers.say(model.texts.planMessage));
  const language = iconButton('button-soft', icons.language(), handlers.switchLanguage);
  const breathe = iconButton('button-soft', icons.breathe(), () => {
    show(false);
    handlers.breathe();
  });
  const menu = el('div', { class: 'tools', id: 'tools', hidden: true }, breathe.node);
  const tools = iconButton('button-soft', icons.tools(), () => show(menu.hasAttribute('hidden')));
  tools.node.setAttribute('aria-controls', 'tools');
  const show = (open: boolean) => {
    menu.hidden = !open;
    tools.node.setAttribute('aria-expanded', String(open));
  };
  show(false);
  const node = el(
    'div',
    { class: 'actions' },
    person.node,
    plan.node,
    el('div', { class: 'tools-holder' }, tools.node, menu),
    language.node,
  );
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || menu.hasAttribute('hidden')) return;
    event.stopPropagation();
    show(false);
    tools.node.focus();
  });
  node.addEventListener('focusout', (event) => {
    const next = event.relatedTarget;
    if (next instanceof Node && !tools.node.contains(next) && !menu.contains(next)) show(false);
  });
  return {
    node,
    update: (next) => {
      model = next;
      const { texts, language: now } = next;
      person.label(texts.person);
      plan.label(texts.plan);
      tools.label(texts.tools);
      breathe.label(texts.breathe);
      language.label(texts.otherLanguage);
      language.node.lang = now === 'en' ? 'es' : 'en';
    },
  };
}
