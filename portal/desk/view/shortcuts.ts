import { el } from '../../shared/dom.ts';
import { showModal } from './dialogs/form-dialog.ts';
import { button } from './parts.ts';

const KEY = 'handrail-desk-shortcuts';

export interface Shortcut {
  readonly key: string;
  readonly does: string;
  readonly run: () => void;
}

/** Single keys, only while nothing is being typed; they can be turned off, for whoever speaks to their computer. */
export class Shortcuts {
  readonly #all: readonly Shortcut[];
  #areOn = localStorage.getItem(KEY) !== 'off';
  readonly #listener = (event: KeyboardEvent) => this.#pressed(event);

  constructor(all: readonly Shortcut[]) {
    this.#all = all;
    addEventListener('keydown', this.#listener);
  }

  close(): void {
    removeEventListener('keydown', this.#listener);
  }

  help(): void {
    const toggle = el('input', {
      type: 'checkbox',
      id: 'shortcuts-on',
      ...(this.#areOn ? { checked: true } : {}),
      onchange: () => {
        this.#areOn = toggle.checked;
        localStorage.setItem(KEY, this.#areOn ? 'on' : 'off');
      },
    });
    const rows = [{ key: '?', does: 'Show this help' }, ...this.#all];
    const body = el(
      'div',
      {},
      el('h2', { id: 'help-title' }, 'Keys'),
      el(
        'dl',
        { class: 'keys' },
        ...rows.map(({ key, does }) => el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, does))),
      ),
      el(
        'p',
        { class: 'hint' },
        'In the box: Enter sends, Shift + Enter starts a new line. Escape leaves the box or closes a dialog.',
      ),
      el('p', { class: 'check' }, toggle, el('label', { for: 'shortcuts-on' }, 'Single keys are on')),
      el(
        'div',
        { class: 'dialog-buttons' },
        button('Close', () => dialog.close(), { kind: 'main' }),
      ),
    );
    const dialog = showModal(body, 'help-title');
  }

  #pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const target = event.target as HTMLElement;
    const isTyping = target.matches('input, textarea, select');
    if (isTyping) {
      if (event.key === 'Escape') target.blur();
      return;
    }
    if (!this.#areOn) return;
    if (event.key === '?') {
      event.preventDefault();
      this.help();
      return;
    }
    const found = this.#all.find(({ key }) => key === event.key);
    if (!found) return;
    event.preventDefault();
    found.run();
  }
}
