import { el } from '../../shared/dom.ts';
import { button } from './parts.ts';

let count = 0;

/** Buttons behind one button, however much room there is. Escape, a press outside and a choice close it. */
export function menu(label: string, ...children: readonly (HTMLElement | undefined)[]): HTMLElement {
  const made = fold(label, ...children);
  made.classList.add('fold-always');
  return made;
}

/**
 * A row of buttons that stands open where there is room and folds behind one button where there is not; the style sheet
 * says where that is. Closes as a menu does.
 */
export function fold(label: string, ...children: readonly (HTMLElement | undefined)[]): HTMLElement {
  count += 1;
  const id = `fold-${count}`;
  const toggle = button(label, () => set(toggle.getAttribute('aria-expanded') !== 'true'), {
    kind: 'quiet',
    mark: `fold-${label}`,
  });
  toggle.classList.add('fold-toggle');
  toggle.setAttribute('aria-controls', id);
  const body = el('div', { class: 'fold-body', id, onclick: () => set(false) }, ...children);
  const node = el(
    'div',
    {
      class: 'fold',
      onkeydown: (event) => escaped(event as KeyboardEvent),
      onfocusout: (event) => left(event as FocusEvent),
    },
    toggle,
    body,
  );

  function set(isOpen: boolean): void {
    toggle.setAttribute('aria-expanded', String(isOpen));
  }
  function escaped(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || toggle.getAttribute('aria-expanded') !== 'true') return;
    event.stopPropagation();
    set(false);
    toggle.focus();
  }
  function left(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !node.contains(event.relatedTarget)) set(false);
  }
  set(false);
  return node;
}
