import { el, setText } from '../../shared/dom.ts';
import type { Case, HandoffEvent, Message } from '../client/wire.ts';
import type { CannedReply } from '../client/wire-care.ts';
import { dayName } from '../time.ts';
import { type HeadActions, headFacts, headParts } from './case-head.ts';
import { Composer, type ComposerView } from './composer.ts';
import { Keyed, Slot } from './keyed.ts';
import { eventView, isShown, type MessageActions, messageView } from './message-view.ts';
import { button } from './parts.ts';

export interface ConversationActions extends MessageActions, HeadActions {
  readonly earlier: () => void;
  readonly send: (mode: 'reply' | 'note', text: string, key: string) => Promise<void>;
  readonly typing: (on: boolean) => void;
  readonly canned: () => Promise<readonly CannedReply[]>;
}

type Line =
  | { readonly kind: 'day'; readonly key: string; readonly day: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      readonly name: string | undefined;
    }
  | {
      readonly kind: 'event';
      readonly key: string;
      readonly event: HandoffEvent;
      readonly name: string | undefined;
    };

/** Within so many pixels of the end, somebody is reading the latest: new lines keep them there. */
const NEAR_END = 80;

/** The middle: who it is, what was said, and the box to answer. */
export class Conversation {
  readonly node: HTMLElement;
  readonly composer: Composer;
  readonly #actions: ConversationActions;
  readonly #head = new Slot(el('header', { class: 'case-head' }));
  readonly #lines = el('div', { class: 'lines' });
  readonly #log = el('div', { class: 'log', role: 'log', 'aria-label': 'Conversation', tabindex: 0 });
  readonly #earlier: HTMLButtonElement;
  readonly #typing = el('p', { class: 'typing', 'aria-live': 'polite' });
  readonly #newer: HTMLButtonElement;
  readonly #keyed: Keyed<Line>;
  #shownClient = '';
  /** Whether the reader is at the latest line: then new lines, and a log that changes its size, keep them there. */
  #sticks = true;
  #staff: Case['staff'] = {};
  #typingEnds: ReturnType<typeof setTimeout> | undefined;

  constructor(actions: ConversationActions) {
    this.#actions = actions;
    this.composer = new Composer(actions);
    this.#earlier = button('Show earlier messages', actions.earlier, { kind: 'quiet' });
    this.#newer = button('New message below ↓', () => this.#toEnd(), { kind: 'main' });
    this.#newer.classList.add('to-end');
    this.#newer.hidden = true;
    this.#keyed = new Keyed(
      this.#lines,
      ({ key }) => key,
      (line) => this.#line(line),
    );
    this.#log.append(this.#earlier, this.#lines);
    this.#log.addEventListener('scroll', () => {
      if (this.#log.clientHeight === 0) return;
      this.#sticks = this.#isAtEnd();
      if (this.#sticks) this.#newer.hidden = true;
    });
    new ResizeObserver(() => {
      if (this.#sticks) this.#toEnd();
    }).observe(this.#log);
    this.node = el(
      'div',
      { class: 'conversation' },
      this.#head.node,
      el('div', { class: 'log-frame' }, this.#log, this.#newer),
      this.#typing,
      this.composer.node,
    );
  }

  show(shown: Case, older: readonly Message[], hasEarlier: boolean, meId: string): void {
    const isOther = this.#shownClient !== shown.client.id;
    this.#shownClient = shown.client.id;
    this.#staff = shown.staff;
    if (isOther) this.#setTyping(false);
    this.#head.show([shown.client, headFacts(shown), shown.can, meId], () =>
      headParts(shown, meId, this.#actions),
    );
    this.#earlier.hidden = !hasEarlier;
    const before = this.#lines.childElementCount;
    this.#keyed.update(linesOf([...older, ...shown.messages], shown));
    this.composer.show(composerView(shown, meId));
    if (isOther || this.#sticks) this.#toEnd();
    else if (this.#lines.childElementCount > before && shown.messages.length > 0) this.#newer.hidden = false;
  }

  typing(clientId: string, on: boolean): void {
    if (clientId === this.#shownClient) this.#setTyping(on);
  }

  /** Brings a message into sight and to the reader. */
  reveal(messageId: string): void {
    const node = document.getElementById(`message-${messageId}`);
    node?.scrollIntoView({ block: 'center' });
    node?.focus({ preventScroll: true });
  }

  #setTyping(on: boolean): void {
    clearTimeout(this.#typingEnds);
    setText(this.#typing, on ? 'The client is writing …' : '');
    // A word that it ended may be lost.
    if (on) this.#typingEnds = setTimeout(() => this.#setTyping(false), 8_000);
  }

  #isAtEnd(): boolean {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < NEAR_END;
  }

  #toEnd(): void {
    this.#sticks = true;
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#newer.hidden = true;
  }

  #line(line: Line): HTMLElement {
    if (line.kind === 'day') return el('h3', { class: 'day' }, line.day);
    return line.kind === 'message'
      ? messageView(line.message, this.#staff, this.#actions)
      : eventView(line.event, this.#staff);
  }
}

function composerView({ handoff, can, client, replyTo }: Case, meId: string): ComposerView {
  const isOpen = handoff !== null && ['waiting', 'claimed', 'contacted'].includes(handoff.state);
  const isMine = handoff?.clinicianId === meId;
  const refusal = 'refused' in replyTo ? replyTo.refused : null;
  const obstacle = !isOpen
    ? handoff
      ? 'This handoff is closed. If the client writes again, a new one opens.'
      : 'There is no handoff: the guide talks with this client.'
    : !isMine
      ? handoff.state === 'waiting'
        ? 'Claim this handoff to write to the client.'
        : 'Somebody else has this client: they must hear one voice. You can write internal notes.'
      : refusal;
  return {
    key: handoff?.id ?? client.id,
    canReply: isOpen && isMine,
    canNote: handoff !== null && can.includes('note'),
    obstacle,
    channel: 'channel' in replyTo ? replyTo.channel : null,
    language: client.language,
  };
}

/** Messages and what happened around them, by time, with a heading for each day. */
function linesOf(messages: readonly Message[], { handoff, staff }: Case): Line[] {
  const first = messages[0]?.at ?? '';
  const events = (handoff?.events ?? []).filter(
    (event) => isShown(event) && (first === '' || event.at >= first || event.kind === 'note'),
  );
  const all: (Line & { at: string })[] = [
    ...messages.map((message) => ({
      kind: 'message' as const,
      key: message.id,
      message,
      at: message.at,
      name: staff[message.staffId ?? ''],
    })),
    ...events.map((event, i) => ({
      kind: 'event' as const,
      key: `event-${handoff?.id}-${event.at}-${event.kind}-${i}`,
      event,
      at: event.at,
      name: staff[event.by],
    })),
  ];
  all.sort((a, b) => a.at.localeCompare(b.at));
  const lines: Line[] = [];
  let day = '';
  for (const { at, ...line } of all) {
    const its = dayName(at);
    if (its !== day) lines.push({ kind: 'day', key: `day-${its}`, day: its });
    day = its;
    lines.push(line as Line);
  }
  return lines;
}
