import { el, setText } from '../../shared/dom.ts';
import { clockTime } from '../time.ts';
import { menu } from './fold.ts';
import { button, pictures } from './parts.ts';

export type Part = 'queue' | 'case' | 'side';

export interface ShellActions {
  readonly signals: () => void;
  readonly help: () => void;
  readonly colleagues: () => void;
  readonly rename: () => void;
  readonly account: () => void;
  readonly nearMiss: () => void;
  readonly onCall: () => void;
  readonly reports: () => void;
  readonly protocol: () => void;
  readonly drills: () => void;
  readonly board: () => void;
  readonly signOut: () => void;
}

const PARTS: readonly { readonly part: Part; readonly label: string }[] = [
  { part: 'queue', label: 'Queue' },
  { part: 'case', label: 'Conversation' },
  { part: 'side', label: 'Details' },
];

/** The frame: a header, three parts beside each other, or behind tabs where the screen is narrow. */
export class Shell {
  readonly node: HTMLElement;
  readonly #connection = el('p', { class: 'connection', role: 'status' });
  readonly #who: HTMLButtonElement;
  #wasLive = false;
  readonly #signals: HTMLButtonElement;
  readonly #banners = el('div', { class: 'banners' });
  readonly #tabs: readonly HTMLButtonElement[];
  readonly #said = el('p', { class: 'hidden', role: 'status' });

  constructor(parts: {
    readonly queue: HTMLElement;
    readonly conversation: HTMLElement;
    readonly side: HTMLElement;
    readonly canInvite: boolean;
    readonly canReport: boolean;
    readonly canWatch: boolean;
    readonly actions: ShellActions;
  }) {
    const { actions } = parts;
    this.#who = button('', actions.rename, { kind: 'quiet', mark: 'who' });
    this.#signals = button('', actions.signals, { kind: 'quiet', mark: 'signals', picture: pictures.bell() });
    this.#tabs = PARTS.map(({ part, label }) => button(label, () => this.open(part), { kind: 'quiet' }));
    this.node = el(
      'div',
      { class: 'desk', 'data-part': 'queue' },
      el(
        'header',
        { class: 'top' },
        el('h1', {}, 'Desk'),
        this.#connection,
        el(
          'div',
          { class: 'top-buttons' },
          this.#signals,
          el(
            'span',
            { class: 'wide-only' },
            parts.canWatch ? button('Board', actions.board, { kind: 'quiet' }) : undefined,
            button('On call', actions.onCall, { kind: 'quiet' }),
          ),
          menu(
            'Menu',
            button('Keys', actions.help, {
              kind: 'quiet',
              picture: pictures.keys(),
              about: 'keyboard shortcuts',
            }),
            parts.canInvite ? button('Colleagues', actions.colleagues, { kind: 'quiet' }) : undefined,
            parts.canWatch
              ? narrowOnly(button('Board', actions.board, { kind: 'quiet', mark: 'menu-board' }))
              : undefined,
            narrowOnly(button('On call', actions.onCall, { kind: 'quiet', mark: 'menu-on-call' })),
            parts.canReport ? button('Reports', actions.reports, { kind: 'quiet' }) : undefined,
            parts.canReport ? button('Drills', actions.drills, { kind: 'quiet' }) : undefined,
            parts.canReport ? button('Protocol', actions.protocol, { kind: 'quiet' }) : undefined,
            button('Near miss …', actions.nearMiss, { kind: 'quiet' }),
            this.#who,
            button('Signing in', actions.account, { kind: 'quiet' }),
            button('Sign out', actions.signOut, { kind: 'quiet' }),
          ),
        ),
      ),
      this.#banners,
      el('nav', { class: 'tabs', 'aria-label': 'Parts of the desk' }, ...this.#tabs),
      el(
        'main',
        { class: 'parts' },
        el(
          'nav',
          { class: 'part part-queue', 'aria-label': 'Handoffs and tasks', tabindex: -1 },
          parts.queue,
        ),
        el(
          'section',
          { class: 'part part-case', 'aria-label': 'Conversation with the client', tabindex: -1 },
          parts.conversation,
        ),
        el(
          'section',
          { class: 'part part-side', 'aria-label': 'About this client', tabindex: -1 },
          parts.side,
        ),
      ),
      this.#said,
    );
    this.open('queue');
  }

  /** Shows a part where only one fits; elsewhere all are in sight anyway. */
  open(part: Part): void {
    this.node.dataset.part = part;
    this.#tabs.forEach((tab, i) => {
      if (PARTS[i]?.part === part) tab.setAttribute('aria-current', 'page');
      else tab.removeAttribute('aria-current');
    });
  }

  set who(name: string) {
    setText(this.#who, `You: ${name}`);
    this.#who.setAttribute('aria-label', `You: ${name}. Change your name`);
  }

  set waiting(count: number) {
    const tab = this.#tabs[0];
    if (tab) setText(tab, count > 0 ? `Queue (${count})` : 'Queue');
  }

  set signalsOn(on: boolean) {
    const label = on ? 'Sound on' : 'Sound off';
    if (this.#signals.lastChild) setText(this.#signals.lastChild, label);
    this.#signals.setAttribute('aria-pressed', String(on));
  }

  connection(isLive: boolean, readAt: string | null): void {
    this.#connection.dataset.live = String(isLive);
    setText(
      this.#connection,
      isLive
        ? '● Live'
        : this.#wasLive
          ? `○ Reconnecting … ${readAt ? `Shown as of ${clockTime(readAt)}` : ''}`
          : '○ Connecting …',
    );
    this.#wasLive ||= isLive;
  }

  /** Tells those who do not see the screen. */
  say(text: string): void {
    this.#said.textContent = text;
  }

  /** A line across the page under a name; null takes it away. */
  banner(
    name: string,
    content: { readonly text: string; readonly action?: HTMLElement; readonly isUrgent?: boolean } | null,
  ): void {
    const known = this.#banners.querySelector(`[data-banner="${name}"]`);
    if (!content) {
      known?.remove();
      return;
    }
    if (known?.querySelector('p')?.textContent === content.text) return;
    const made = el(
      'div',
      { class: 'banner', 'data-banner': name, ...(content.isUrgent ? { role: 'alert' } : {}) },
      el('p', {}, content.text),
      content.action,
    );
    if (known) known.replaceWith(made);
    else this.#banners.append(made);
  }
}

/** A button of the menu that stands in the row where there is room. */
function narrowOnly(made: HTMLButtonElement): HTMLButtonElement {
  made.classList.add('narrow-only');
  return made;
}
