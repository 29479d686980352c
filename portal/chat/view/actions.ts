import { el } from '../../shared/dom.ts';
import { iconButton } from './button.ts';
import { icons } from './icons.ts';
import type { Model, Part } from './model.ts';
import type { PageName } from './page.ts';
import { toolsMenu } from './tools-menu.ts';

export interface ActionHandlers {
  readonly say: (text: string) => void;
  readonly open: (page: PageName) => void;
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
  const plan = iconButton('button-soft', icons.plan(), () => handlers.open('plan'));
  const tools = toolsMenu(handlers.open);
  const language = iconButton('button-soft', icons.language(), handlers.switchLanguage);
  const node = el('div', { class: 'actions in-chat' }, person.node, plan.node, tools.node, language.node);
  return {
    node,
    update: (next) => {
      model = next;
      const { texts, language: now } = next;
      person.label(texts.person);
      plan.label(texts.plan);
      tools.update(next);
      language.label(texts.otherLanguage);
      language.node.lang = now === 'en' ? 'es' : 'en';
    },
  };
}
