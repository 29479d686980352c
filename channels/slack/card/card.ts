import { deskLink, minutesWaiting } from '../../../handoff/escalation/page-text.ts';
import { escapeMrkdwn, slackTime } from '../mrkdwn.ts';
import type { CardFacts } from './card-facts.ts';
import { ago, CHANNEL_WORDS, consentWords, LEVEL_WORDS, PLAN_WORDS, spaced } from './card-words.ts';

export const CLAIM_ACTION = 'handoff_claim';
export const RESOLVE_ACTION = 'handoff_resolve';
export const MORE_ACTION = 'handoff_more';
export const DESK_ACTION = 'handoff_desk';

/** What the menu beside the buttons offers to whoever holds the handoff. */
export const MORE_OPTIONS = {
  call_reached: 'Called: reached the client',
  call_no_answer: 'Called: no answer',
  call_voicemail: 'Called: left a voicemail',
  release: 'Hand back to the queue',
} as const;
export type MoreOption = keyof typeof MORE_OPTIONS;

export interface CardOptions {
  readonly phi: 'minimal' | 'full';
  readonly publicUrl: string;
}

/** Content of `chat.postMessage` and `chat.update`. */
export interface Card {
  /** What a lock screen shows: no name, number or word of the client. */
  readonly text: string;
  readonly blocks: readonly Record<string, unknown>[];
  readonly metadata: {
    readonly event_type: 'handoff';
    readonly event_payload: Readonly<Record<string, string | null>>;
  };
}

/** The alert of a handoff as it has to look now. Pure. */
export function renderCard(facts: CardFacts, options: CardOptions): Card {
  return {
    text: cardText(facts),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: headline(facts), emoji: true } },
      { type: 'section', fields: fields(facts, options).map((text) => ({ type: 'mrkdwn', text })) },
      { type: 'context', elements: [{ type: 'mrkdwn', text: stateLine(facts) }] },
      { type: 'actions', block_id: 'handoff_actions', elements: buttons(facts, options) },
    ],
    metadata: {
      event_type: 'handoff',
      event_payload: {
        handoff_id: facts.id,
        client_ref: facts.clientRef,
        level: facts.level,
        channel: facts.channel,
        trigger: facts.trigger,
        state: facts.state,
        clinician: facts.clinician ? (facts.clinician.slackUserId ?? facts.clinician.id) : null,
      },
    },
  };
}

/** Lock-screen text. */
export function cardText(facts: Pick<CardFacts, 'level' | 'state' | 'code' | 'drill'>): string {
  const drill = facts.drill ? 'DRILL. ' : '';
  const what = facts.state === 'waiting' ? 'A client is waiting for a clinician' : `Handoff ${facts.state}`;
  return `${drill}${LEVEL_WORDS[facts.level].spoken}. ${what} (${facts.code}).`;
}

function headline(facts: CardFacts): string {
  const { icon, word } = LEVEL_WORDS[facts.level];
  const drill = facts.drill ? 'DRILL · ' : '';
  return `${drill}${icon} ${word} · ${waiting(facts)} · ${facts.code}`;
}

function waiting(facts: CardFacts): string {
  if (facts.state !== 'waiting') return facts.state;
  const minutes = minutesWaiting(facts, facts.now);
  return minutes === 0 ? 'waiting, new' : `waiting ${minutes} min`;
}

function fields(facts: CardFacts, { phi }: CardOptions): string[] {
  const location = facts.locationAt ? `told ${ago(facts.locationAt, facts.now)}` : 'not known';
  const signs = facts.categories.length > 0 ? facts.categories.map(spaced).join(', ') : 'none named';
  const lines = [
    `*Client*\n${who(facts, phi)}`,
    `*Channel*\n${CHANNEL_WORDS[facts.channel] ?? spaced(facts.channel)} (${escapeMrkdwn(facts.language)})`,
    `*Reason*\n${escapeMrkdwn(spaced(facts.trigger))}${facts.queue === 'clinical' ? '' : ` (${escapeMrkdwn(spaced(facts.queue))})`}`,
    `*Signs*\n${escapeMrkdwn(signs)}`,
    `*Crisis plan*\n${PLAN_WORDS[facts.plan]}`,
    `*Emergency contacts*\n${consentWords(facts.contactConsents, facts.suppressedContacts)}`,
    `*Location*\n${phi === 'full' && facts.person.location ? `${escapeMrkdwn(facts.person.location)}, ${location}` : location}`,
    `*Open since*\n${slackTime(facts.openedAt, facts.openedAt.toISOString())}`,
  ];
  if (phi === 'full' && facts.person.phone) lines.push(`*Phone*\n${escapeMrkdwn(facts.person.phone)}`);
  return lines;
}

function who(facts: CardFacts, phi: CardOptions['phi']): string {
  const name = phi === 'full' ? (facts.person.name ?? facts.initials) : facts.initials;
  return escapeMrkdwn(name ? `${name} (${facts.clientRef})` : facts.clientRef);
}

function holder(facts: CardFacts): string {
  if (!facts.clinician) return 'somebody';
  return facts.clinician.slackUserId
    ? `<@${facts.clinician.slackUserId}>`
    : `${escapeMrkdwn(facts.clinician.name)} (at the desk)`;
}

function stateLine(facts: CardFacts): string {
  if (facts.isLapsed)
    return `⚠️ *The client has had no answer from ${holder(facts)}.* Whoever claims this first has it.`;
  const since = (at: Date | null) => (at ? ` ${slackTime(at, at.toISOString())}` : '');
  switch (facts.state) {
    case 'waiting':
      if (!facts.nobodyAnswered) return 'Nobody has this yet. Claim it, then write in the thread.';
      return facts.wasStaffPaged
        ? '⚠️ *Nobody has answered yet.* Staff on call were paged by phone and are paged again until somebody takes this.'
        : '⚠️ *Nobody has answered yet, and nobody could be paged by phone.* Whoever sees this: claim it now.';
    case 'claimed':
      return `${holder(facts)} has this since${since(facts.claimedAt)}. No contact with the client yet.`;
    case 'contacted':
      return `${holder(facts)} is in contact with the client since${since(facts.contactedAt)}.`;
    case 'resolved':
      return `✅ Resolved by ${holder(facts)}${since(facts.resolvedAt)}: ${spaced(facts.disposition ?? '')}, closing level ${facts.closingLevel ?? 'not given'}.`;
    case 'withdrawn':
      return `Withdrawn${since(facts.resolvedAt)}: ${spaced(facts.withdrawnReason ?? 'no reason given')}.`;
  }
}

function buttons(facts: CardFacts, options: CardOptions): Record<string, unknown>[] {
  const button = (actionId: string, text: string, more: Record<string, unknown> = {}) => ({
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text, emoji: true },
    value: facts.id,
    ...more,
  });
  const desk = button(DESK_ACTION, 'Open at the desk', { url: deskLink(options.publicUrl, facts.id) });
  const isUrgent = facts.level === 'high' || facts.level === 'imminent';
  const claim = button(CLAIM_ACTION, 'Claim', { style: isUrgent ? 'danger' : 'primary' });
  if (facts.state === 'waiting') return [claim, desk];
  if (facts.state === 'claimed' || facts.state === 'contacted') {
    const own = [button(RESOLVE_ACTION, 'Resolve', { style: 'primary' }), moreMenu(facts.id), desk];
    return facts.isLapsed ? [claim, ...own] : own;
  }
  return [desk];
}

function moreMenu(handoffId: string): Record<string, unknown> {
  return {
    type: 'overflow',
    action_id: MORE_ACTION,
    options: Object.entries(MORE_OPTIONS).map(([option, text]) => ({
      text: { type: 'plain_text', text },
      value: `${option}:${handoffId}`,
    })),
  };
}
