import { channelWord } from '../../../words/of-handoffs.ts';
import { el, setText } from '../../shared/dom.ts';
import type { CannedReply } from '../client/wire-care.ts';
import { CannedMenu } from './canned-menu.ts';
import { button, pictures } from './parts.ts';

export interface ComposerView {
  /** Which client's box this is: drafts are kept apart. */
  readonly key: string;
  readonly canReply: boolean;
  readonly canNote: boolean;
  /** Why the client cannot be written to; null where they can. */
  readonly obstacle: string | null;
  readonly channel: string | null;
  /** The client's, for replies that are begun from a list. */
  readonly language: string;
}

type Mode = 'reply' | 'note';

interface Draft {
  readonly text: string;
  readonly mode: Mode;
  /** The last try at sending: the same words again carry the same key, so that a lost answer never sends them twice. */
  readonly tried: { readonly text: string; readonly key: string } | null;
}

/** Twilio's advice: longer texts cost and arrive in pieces. */
const SMS_COMFORT = 320;
const TYPING_MS = 3_000;
const TOUCH = matchMedia('(pointer: coarse)');

/** The box below the conversation: words for the client, or a note that the client never sees. */
export class Composer {
  readonly node: HTMLElement;
  readonly #send: (mode: Mode, text: string, key: string) => Promise<void>;
  readonly #typing: (on: boolean) => void;
  readonly #drafts = new Map<string, Draft>();
  readonly #area = el('textarea', {
    id: 'composer',
    rows: 2,
    maxlength: 4000,
    'aria-describedby': 'composer-hint composer-failure',
    oninput: () => this.#typed(),
    onkeydown: (event) => this.#keyed(event as KeyboardEvent),
  });
  readonly #label = el('label', { for: 'composer' });
  readonly #hint = el('p', { class: 'hint', id: 'composer-hint' });
  readonly #failure = el('p', { class: 'failure', id: 'composer-failure', role: 'alert' });
  readonly #submit = el('button', { type: 'submit', class: 'button button-main' });
  readonly #modes: Readonly<Record<Mode, HTMLButtonElement>>;
  readonly #canned: CannedMenu;
  #view: ComposerView | null = null;
  #isSending = false;
  #lastTyped = Number.NEGATIVE_INFINITY;

  constructor(parts: {
    send: (mode: Mode, text: string, key: string) => Promise<void>;
    typing: (on: boolean) => void;
    canned: () => Promise<readonly CannedReply[]>;
  }) {
    this.#send = parts.send;
    this.#typing = parts.typing;
    this.#canned = new CannedMenu(parts.canned, (reply) => this.#begin(reply));
    this.#modes = {
      reply: button('Message to client', () => this.choose('reply'), {
        kind: 'quiet',
        picture: pictures.send(),
      }),
      note: button('Internal note', () => this.choose('note'), { kind: 'quiet', picture: pictures.lock() }),
    };
    this.node = el(
      'form',
      { class: 'composer', onsubmit: (event) => this.#submitted(event) },
      el(
        'div',
        { class: 'modes', role: 'group', 'aria-label': 'What to write' },
        this.#modes.reply,
        this.#modes.note,
        this.#canned.node,
      ),
      this.#label,
      this.#area,
      this.#failure,
      el('div', { class: 'composer-foot' }, this.#hint, this.#submit),
    );
  }

  show(view: ComposerView): void {
    const isOther = view.key !== this.#view?.key;
    if (isOther) this.#keepDraft();
    this.#view = view;
    if (isOther) {
      const draft = this.#drafts.get(view.key);
      this.#area.value = draft?.text ?? '';
      this.#failure.textContent = '';
      this.#mode = draft?.mode ?? 'reply';
    }
    this.#paint();
  }

  /** Puts the cursor into the box, in this mode where it is open to this person. */
  choose(mode: Mode): void {
    this.#mode = mode;
    this.#paint();
    this.#area.focus();
  }

  /** Opens the list of replies to begin from. */
  chooseCanned(): void {
    this.choose('reply');
    if (!this.#area.disabled) this.#canned.open();
  }

  /** Puts words at the cursor of a message to the client, after what stands there. */
  insert(words: string): void {
    this.choose('reply');
    const before = this.#area.value.trimEnd();
    this.#area.value = before ? `${before} ${words}` : words;
    this.#typed();
  }

  #begin(reply: CannedReply): void {
    this.insert(this.#view?.language === 'es' ? reply.text.es : reply.text.en);
    this.#area.setSelectionRange(this.#area.value.length, this.#area.value.length);
  }

  get #mode(): Mode {
    return this.node.dataset.mode === 'note' ? 'note' : 'reply';
  }

  set #mode(mode: Mode) {
    this.node.dataset.mode = mode;
  }

  #keepDraft(tried?: Draft['tried']): void {
    if (!this.#view) return;
    const { key } = this.#view;
    const kept = tried ?? this.#drafts.get(key)?.tried ?? null;
    this.#drafts.set(key, { text: this.#area.value, mode: this.#mode, tried: kept });
  }

  #paint(): void {
    const view = this.#view;
    if (!view) return;
    const isNote = this.#mode === 'note';
    const isOpen = isNote ? view.canNote : view.canReply && view.obstacle === null;
    for (const [mode, node] of Object.entries(this.#modes))
      node.setAttribute('aria-pressed', String(mode === this.#mode));
    setText(
      this.#label,
      isNote
        ? 'Internal note: only staff see it'
        : view.channel
          ? `To the client, by ${channelWord(view.channel)}`
          : 'To the client',
    );
    setText(this.#submit, this.#isSending ? 'Sending …' : isNote ? 'Save note' : 'Send');
    this.#submit.disabled = !isOpen || this.#isSending;
    this.#area.disabled = !isOpen;
    this.#canned.node.hidden = isNote || !isOpen;
    // Where nobody has a keyboard with Enter and Shift, only the reason why the box is shut is worth its room.
    this.#hint.classList.toggle('hint-keys', isOpen && (isNote || view.channel !== 'sms'));
    setText(
      this.#hint,
      isOpen
        ? this.#help(isNote, view.channel)
        : isNote
          ? 'Your role does not write notes.'
          : (view.obstacle ?? 'Claim this handoff to write to the client.'),
    );
  }

  #help(isNote: boolean, channel: string | null): string {
    const keys = 'Enter sends, Shift + Enter starts a new line.';
    if (isNote || channel !== 'sms') return keys;
    const length = this.#area.value.length;
    const over = length > SMS_COMFORT ? ' That is long for a text: it may arrive in pieces.' : '';
    return `A text message: short and without links is best (${length} of ${SMS_COMFORT} characters).${over} ${keys}`;
  }

  #typed(): void {
    this.#paint();
    if (this.#mode === 'note' || performance.now() - this.#lastTyped < TYPING_MS) return;
    this.#lastTyped = performance.now();
    this.#typing(true);
  }

  #keyed(event: KeyboardEvent): void {
    // On a phone Enter starts a new line: nothing leaves by accident.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || TOUCH.matches) return;
    event.preventDefault();
    this.node.dispatchEvent(new Event('submit', { cancelable: true }));
  }

  #submitted(event: Event): void {
    event.preventDefault();
    const text = this.#area.value.trim();
    if (text === '' || this.#isSending || this.#submit.disabled) return;
    void this.#run(text);
  }

  async #run(text: string): Promise<void> {
    const view = this.#view;
    if (!view) return;
    this.#isSending = true;
    this.#failure.textContent = '';
    const before = this.#drafts.get(view.key)?.tried;
    const key = before?.text === text ? before.key : crypto.randomUUID();
    this.#keepDraft({ text, key });
    this.#paint();
    try {
      await this.#send(this.#mode, text, key);
      this.#drafts.delete(view.key);
      if (this.#view?.key === view.key) this.#area.value = '';
      this.#lastTyped = Number.NEGATIVE_INFINITY;
      this.#typing(false);
    } catch (error) {
      if (this.#view?.key === view.key)
        this.#failure.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      this.#isSending = false;
      this.#paint();
    }
  }
}
