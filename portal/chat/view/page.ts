import { el, setText } from '../../shared/dom.ts';
import { iconButton } from './button.ts';
import { icons } from './icons.ts';
import type { Model, Part } from './model.ts';

export type PageName = 'plan' | 'breathe' | 'hope' | 'save' | 'keep' | 'lock' | 'end';

/** A page takes the place of the messages and the input; who is here, leaving and the numbers to call stay in sight. */
export interface Page extends Part {
  readonly name: PageName;
  opened(model: Model): void;
  closed?(): void;
}

export interface PageFrame {
  readonly node: HTMLElement;
  readonly title: HTMLElement;
  readonly body: HTMLElement;
  update(model: Model, title: string): void;
}

export interface PageWays {
  readonly back: () => void;
  readonly person: () => void;
}

/**
 * The frame of a page: the way back, the way to a person, a title that takes the focus, and a body that scrolls. Without
 * `ways` there is no way back from here (the locked chat).
 */
export function pageFrame(name: PageName, ways: PageWays | undefined, ...content: Node[]): PageFrame {
  const title = el('h3', { class: 'page-title', tabindex: '-1', id: `page-${name}` });
  const back = ways && iconButton('button-soft', icons.back(), ways.back);
  const person = ways && iconButton('button-main', icons.person(), ways.person);
  const bar = el('div', { class: 'page-bar' }, back?.node, person?.node);
  const body = el('div', { class: 'page-body' }, title, ...content);
  const node = el('section', { class: `page page-${name}`, 'aria-labelledby': title.id, hidden: true }, body);
  if (ways) node.prepend(bar);
  let seen = 0;
  return {
    node,
    title,
    body,
    update: ({ chat, texts }, words) => {
      setText(title, words);
      const count = chat.entries.filter(({ from }) => from !== 'client').length;
      if (node.hidden) seen = count;
      back?.label(count > seen ? texts.backWithNew(count - seen) : texts.back);
      person?.label(texts.person);
    },
  };
}

/** A paragraph that is spoken when it changes, and takes no room while it is empty. */
export function statusLine(): HTMLElement {
  return el('p', { class: 'page-status', role: 'status' });
}

export function textButton(className: string, press: () => void): HTMLButtonElement {
  return el('button', { type: 'button', class: `button ${className}`, onclick: press });
}
