import { el } from '../../shared/dom.ts';
import type { CannedReply } from '../client/wire-care.ts';
import { button } from './parts.ts';

/** Replies to begin from: a choice lands in the box, to be changed and sent by the person. Never sends by itself. */
export class CannedMenu {
  readonly node: HTMLElement;
  readonly #toggle: HTMLButtonElement;
  readonly #list = el('div', { class: 'canned-list', role: 'group', 'aria-label': 'Replies to begin from' });
  readonly #read: () => Promise<readonly CannedReply[]>;
  readonly #choose: (reply: CannedReply) => void;
  #isRead = false;

  constructor(read: () => Promise<readonly CannedReply[]>, choose: (reply: CannedReply) => void) {
    this.#read = read;
    this.#choose = choose;
    this.#toggle = button('Replies', () => (this.#list.hidden ? this.open() : this.#close()), {
      kind: 'quiet',
    });
    this.#toggle.setAttribute('aria-expanded', 'false');
    this.#list.hidden = true;
    this.node = el(
      'div',
      {
        class: 'canned',
        onkeydown: (event) => this.#pressed(event as KeyboardEvent),
        onfocusout: (event) => this.#left(event as FocusEvent),
      },
      this.#toggle,
      this.#list,
    );
  }

  open(): void {
    this.#list.hidden = false;
    this.#toggle.setAttribute('aria-expanded', 'true');
    void this.#fill().then(() => this.#list.querySelector('button')?.focus());
  }

  async #fill(): Promise<void> {
    if (this.#isRead) return;
    try {
      const replies = await this.#read();
      this.#isRead = true;
      this.#list.replaceChildren(
        ...replies.map((reply) =>
          button(
            reply.title,
            () => {
              this.#close();
              this.#choose(reply);
            },
            { kind: 'quiet', mark: `canned-${reply.id}` },
          ),
        ),
      );
    } catch (error) {
      this.#list.replaceChildren(
        el('p', { class: 'failure' }, error instanceof Error ? error.message : String(error)),
      );
    }
  }

  #close(): void {
    this.#list.hidden = true;
    this.#toggle.setAttribute('aria-expanded', 'false');
  }

  #pressed(event: KeyboardEvent): void {
    if (this.#list.hidden) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#close();
      this.#toggle.focus();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const choices = [...this.#list.querySelectorAll('button')];
    const at = choices.indexOf(document.activeElement as HTMLButtonElement);
    choices[(at + (event.key === 'ArrowDown' ? 1 : -1) + choices.length) % choices.length]?.focus();
  }

  #left(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !this.node.contains(event.relatedTarget)) this.#close();
  }
}
