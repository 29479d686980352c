import type { Model } from './model.ts';
import type { Page, PageName } from './page.ts';

export interface Pages {
  readonly nodes: readonly HTMLElement[];
  readonly current: PageName | undefined;
  /** Shows a page instead of the messages; `undefined` goes back to them. What nobody asked for takes no focus. */
  show(name: PageName | undefined, takesFocus?: boolean): void;
  update(model: Model): void;
}

/**
 * Switches between the messages and the pages of the panel. Focus goes to the page's title when it opens, and back to
 * what opened it when it closes; `onSwitch` lets the panel follow.
 */
export function pages(
  all: readonly Page[],
  onSwitch: (name: PageName | undefined) => void,
  home: () => void,
): Pages {
  let current: Page | undefined;
  let model: Model | undefined;
  let opener: HTMLElement | undefined;

  const focused = (): HTMLElement | undefined => {
    const root = all[0]?.node.getRootNode();
    const active = root instanceof ShadowRoot ? root.activeElement : null;
    return active instanceof HTMLElement ? active : undefined;
  };
  const show = (name: PageName | undefined, takesFocus = true) => {
    if (name === current?.name) return;
    if (current === undefined) opener = focused();
    if (current) {
      current.node.hidden = true;
      current.closed?.();
    }
    current = all.find((page) => page.name === name);
    onSwitch(current?.name);
    if (current === undefined) {
      if (takesFocus && opener?.checkVisibility()) opener.focus();
      else if (takesFocus) home();
      return;
    }
    current.node.hidden = false;
    if (model) {
      current.opened(model);
      current.update(model);
    }
    current.node.querySelector('.page-body')?.scrollTo(0, 0);
    if (takesFocus) current.node.querySelector<HTMLElement>('.page-title')?.focus();
  };
  return {
    nodes: all.map(({ node }) => node),
    get current() {
      return current?.name;
    },
    show,
    update: (next) => {
      model = next;
      for (const page of all) page.update(next);
    },
  };
}
