import { categoryWord } from '../../../words/of-care.ts';
import { channelWord, eventWord, reasonWord, statusWord } from '../../../words/of-handoffs.ts';
import { midway } from '../../../words/say.ts';
import { el } from '../../shared/dom.ts';
import { richTextNodes } from '../../shared/rich-text-nodes.ts';
import type { Case, HandoffEvent, Message } from '../client/wire.ts';
import { clockTime } from '../time.ts';
import { stretches } from './highlight.ts';
import { mediaView } from './media-view.ts';
import { button, drillMark, levelBadge } from './parts.ts';

const SENDERS = {
  client: 'Client',
  bot: 'Guide (automated)',
  clinician: 'Clinician',
  system: 'System',
} as const;

/** What can be done about one message. */
export interface MessageActions {
  /** Fetches a file; the address lives as long as the page. */
  readonly media: (id: string) => Promise<string>;
  /** Sends a clinician's message that did not arrive another way. */
  readonly resend: (message: Message) => void;
}

/** One line of the conversation. The client's own words are text, never markup; evidence is marked in them. */
export function messageView(
  message: Message,
  staff: Readonly<Record<string, string>>,
  actions: MessageActions,
): HTMLElement {
  const { risk } = message;
  const isFlagged = risk !== null && (risk.level !== 'none' || risk.evidence.length > 0);
  return el(
    'article',
    { class: `message from-${message.from}`, id: `message-${message.id}`, tabindex: -1 },
    el(
      'header',
      {},
      el('span', { class: 'sender' }, senderName(message, staff)),
      el('span', { class: 'meta' }, `${channelWord(message.channel)} · ${clockTime(message.at)}`),
      drillMark(message.drill),
    ),
    el('p', { class: 'words', ...(message.language ? { lang: message.language } : {}) }, ...wordsOf(message)),
    message.choices.length > 0
      ? el('p', { class: 'meta' }, `Offered: ${message.choices.join(' · ')}`)
      : undefined,
    ...message.media.map((one) => mediaView(one, actions.media)),
    isFlagged && risk ? riskLine(risk) : undefined,
    message.from === 'client' ? undefined : deliveryLine(message, actions),
  );
}

function senderName(message: Message, staff: Readonly<Record<string, string>>): string {
  const name = message.staffId ? staff[message.staffId] : message.name;
  return name ?? SENDERS[message.from];
}

function wordsOf(message: Message): (Node | string)[] {
  if (!message.risk || message.risk.evidence.length === 0) return [...richTextNodes(message.text)];
  return stretches(message.text, message.risk.evidence).map(({ text, isFlagged }) =>
    isFlagged ? el('mark', {}, text) : text,
  );
}

function riskLine(risk: NonNullable<Message['risk']>): HTMLElement {
  const about =
    risk.subject === 'self' ? '' : risk.subject === 'other' ? ' · about somebody else' : ` · ${risk.subject}`;
  const what = risk.categories.map(categoryWord).join(', ');
  const failed = risk.model === 'failsafe' ? ' · the classifier failed, so this counts as high' : '';
  return el(
    'p',
    { class: 'risk' },
    levelBadge(risk.level),
    el('span', {}, `${what}${about}${failed}${risk.review ? ' · to be reviewed' : ''}`),
  );
}

function deliveryLine(message: Message, actions: MessageActions): HTMLElement | undefined {
  const isBad = ['undelivered', 'failed', 'withheld'].includes(message.status);
  const code = message.errorCode ? ` (${message.errorCode})` : '';
  return el(
    'p',
    { class: isBad ? 'delivery delivery-bad' : 'delivery' },
    `${isBad ? '⚠ ' : ''}${statusWord(message.status)}${code}`,
    isBad && message.from === 'clinician' ? ' ' : '',
    isBad && message.from === 'clinician'
      ? button('Send another way …', () => actions.resend(message), { mark: `resend-${message.id}` })
      : undefined,
  );
}

/** Events that say something to whoever reads the conversation; paging steps are listed beside it. */
const SHOWN_EVENTS = new Set([
  'opened',
  'raised',
  'claimed',
  'released',
  'taken_over',
  'call_attempt',
  'note',
  'unanswered',
  'client_phoned',
  'holder_declined',
  'resolved',
  'withdrawn',
  'level_lowered',
  'nobody_answered',
  'screened',
  'dispatched',
  'contact_outreach',
  'resent',
  'joined',
  'left',
  'handed_back',
  'snoozed',
]);

/** Events whose reason adds nothing for a reader. */
const SAID_BY_KIND = new Set([
  'claimed',
  'opened',
  'level_lowered',
  'client_phoned',
  'holder_declined',
  'screened',
]);

export function isShown(event: HandoffEvent): boolean {
  return SHOWN_EVENTS.has(event.kind);
}

/** A step of the handoff in between the messages. Notes look like nothing that a client ever gets. */
export function eventView(event: HandoffEvent, staff: Case['staff']): HTMLElement {
  const who = staff[event.by] ?? { client: 'client', bot: 'guide', system: 'system' }[event.by] ?? 'somebody';
  if (event.kind === 'note') {
    return el(
      'article',
      { class: 'message note' },
      el(
        'header',
        {},
        el('span', { class: 'sender' }, `Internal note · ${who}`),
        el('span', { class: 'meta' }, clockTime(event.at)),
      ),
      el('p', { class: 'words' }, event.note ?? ''),
    );
  }
  const reason = event.reason ? reasonOf(event) : '';
  return el(
    'article',
    { class: 'event' },
    el('p', {}, `${eventWord(event.kind)}${reason} · ${who} · ${clockTime(event.at)}`),
    event.note ? el('p', { class: 'event-note' }, `“${event.note}”`) : undefined,
  );
}

function reasonOf({ kind, reason }: HandoffEvent): string {
  const word = reason ?? '';
  if (SAID_BY_KIND.has(kind)) return '';
  return `: ${midway(reasonWord(kind, word))}`;
}
