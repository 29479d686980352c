import { el, setText } from '../../shared/dom.ts';
import type { Case, HandoffEvent, Message } from '../client/wire.ts';
import type { CannedReply } from '../client/wire-care.ts';
import { dayName } from '../time.ts';
import { channelWord, clientTitle, stateWord, triggerWord } from '../words.ts';
import { Composer, type ComposerView } from './composer.ts';
import { fold } from './fold.ts';
import { Keyed, Slot } from './keyed.ts';
import { eventView, isShown, type MessageActions, messageView } from './message-view.ts';
import { button, drillMark, elapsed, levelBadge } from './parts.ts';

export interface ConversationActions extends MessageActions {
  readonly claim: () => void;
  readonly release: () => void;
  readonly takeOver: () => void;
  readonly transfer: () => void;
  readonly resolve: () => void;
  readonly withdraw: () => void;
  readonly lowerLevel: () => void;
  readonly screener: () => void;
  readonly dispatch: () => void;
  readonly video: () => void;
  readonly timeline: () => void;
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
    this.#head.show([shown.client, headFacts(shown), shown.can, meId], () => this.#headParts(shown, meId));
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

  #headParts(shown: Case, meId: string): HTMLElement[] {
    const { client, handoff } = shown;
    const name = client.preferredName ?? client.name;
    const title = el(
      'div',
      { class: 'case-title' },
      el(
        'h2',
        { tabindex: -1, id: 'case-title' },
        name ? `${name} ` : '',
        el('span', { class: 'ref' }, clientTitle(client)),
      ),
      drillMark(client.drill || handoff?.drill === true),
      handoff ? levelBadge(handoff.level) : undefined,
      client.session && client.session.level !== handoff?.level
        ? levelBadge(client.session.level, 'Now: ')
        : undefined,
    );
    if (!handoff) {
      return [
        title,
        el('p', { class: 'case-state' }, 'No handoff: the guide talks with this client.'),
        el('div', { class: 'case-buttons' }, button('Timeline', this.#actions.timeline, { kind: 'quiet' })),
      ];
    }
    return [title, stateView(shown, meId), this.#buttons(shown, meId)];
  }

  #buttons({ handoff, can, client }: Case, meId: string): HTMLElement {
    const row = el('div', { class: 'case-buttons' });
    const timeline = button('Timeline', this.#actions.timeline, { kind: 'quiet' });
    if (!handoff || ['resolved', 'withdrawn'].includes(handoff.state)) {
      row.append(timeline);
      return row;
    }
    const isMine = handoff.clinicianId === meId;
    const isFree = handoff.state === 'waiting' || handoff.isLapsed;
    const may = (action: string) => can.includes(action);
    if (may('claim') && isFree && !(isMine && !handoff.isLapsed))
      row.append(button('Claim', this.#actions.claim, { kind: 'main' }));
    if (may('resolve') && handoff.state === 'contacted')
      row.append(button('Resolve …', this.#actions.resolve, { kind: isMine ? 'main' : 'plain' }));
    const canLower = may('lower_level') && client.session !== null && client.session.level !== 'none';
    const more = [
      may('take_over') && !isMine && !isFree ? button('Take over …', this.#actions.takeOver) : undefined,
      may('transfer') && handoff.state !== 'waiting'
        ? button('Hand over …', this.#actions.transfer)
        : undefined,
      may('release') && isMine ? button('Back to queue', this.#actions.release) : undefined,
      may('lower_level') ? button('C-SSRS …', this.#actions.screener) : undefined,
      may('decide_dispatch') ? button('Help was sent …', this.#actions.dispatch) : undefined,
      isMine ? button('Video room', this.#actions.video) : undefined,
      timeline,
      canLower ? button('Lower level …', this.#actions.lowerLevel, { kind: 'quiet' }) : undefined,
      may('withdraw') ? button('Withdraw …', this.#actions.withdraw, { kind: 'quiet' }) : undefined,
    ].filter((one) => one !== undefined);
    if (more.length > 0) row.append(fold('More', ...more));
    return row;
  }
}

function headFacts({ handoff, staff }: Case): unknown {
  if (!handoff) return null;
  const { events: _events, tried: _tried, ...facts } = handoff;
  return [facts, staff[handoff.clinicianId ?? '']];
}

function stateView({ handoff, staff }: Case, meId: string): HTMLElement {
  const line = el('p', { class: 'case-state' });
  if (!handoff) return line;
  const holder = handoff.clinicianId === meId ? 'you' : (staff[handoff.clinicianId ?? ''] ?? 'nobody');
  const from = `${triggerWord(handoff.trigger)} · by ${channelWord(handoff.channel)} · ${handoff.code}`;
  if (handoff.state === 'waiting') line.append(elapsed(handoff.openedAt, 'Waiting '), ` · ${from}`);
  else if (handoff.state === 'claimed')
    line.append(`Claimed by ${holder}. Write or call soon: the claim runs out. · ${from}`);
  else if (handoff.state === 'contacted') line.append(`In contact with ${holder} · ${from}`);
  else line.append(`${stateWord(handoff.state)} · ${from}`);
  if (handoff.isLapsed)
    line.append(el('strong', { class: 'case-warning' }, ' ⚠ The claim has run out; anybody may take it.'));
  if (handoff.nextContact) line.append(` · Next contact: ${handoff.nextContact}`);
  return line;
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
