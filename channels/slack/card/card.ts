import { minutesWaiting } from '../../../handoff/escalation/page-text.ts';
import { categoryWord } from '../../../words/of-care.ts';
import {
  channelWord,
  dispositionWord,
  levelWord,
  queueWord,
  triggerWord,
  withdrawalWord,
} from '../../../words/of-handoffs.ts';
import { midway, plain } from '../../../words/say.ts';
import { actions, type Block, context, header, LIMITS, mrkdwn, section } from '../block-kit.ts';
import { escapeMrkdwn, slackTime } from '../mrkdwn.ts';
import { cardButtons } from './card-buttons.ts';
import type { CardFacts } from './card-facts.ts';
import type { CardOptions } from './card-options.ts';
import { ago, consentWords, LEVEL_WORDS, PLAN_WORDS } from './card-words.ts';

/** Content of `chat.postMessage` and `chat.update`. */
export interface Card {
  /** What a lock screen shows: no name, number or word of the client. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** A bar in the level's colour, beside what convinced the classifier. */
  readonly attachments: readonly Block[];
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
      header(headline(facts)),
      { type: 'section', fields: fields(facts, options).map((text) => mrkdwn(text, LIMITS.fieldText)) },
      context(stateLine(facts)),
      actions(cardButtons(facts, options), 'handoff_actions'),
    ],
    attachments: [
      {
        color: LEVEL_WORDS[facts.level].color,
        fallback: cardText(facts),
        blocks: [section(evidenceLine(facts, options))],
      },
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
  return `${drill}${icon} ${word}${closedAt(facts)} · ${waiting(facts)} · ${facts.code}`;
}

/** The first level is the highest that it had; what it was closed at stands beside it. */
function closedAt({ state, closingLevel }: CardFacts): string {
  return state === 'resolved' && closingLevel ? ` → closed at ${closingLevel.toUpperCase()}` : '';
}

function waiting(facts: CardFacts): string {
  if (facts.state !== 'waiting') return facts.state;
  const minutes = minutesWaiting(facts, facts.now);
  return minutes === 0 ? 'waiting, new' : `waiting ${minutes} min`;
}

function fields(facts: CardFacts, { phi }: CardOptions): string[] {
  const location = facts.locationAt ? `told ${ago(facts.locationAt, facts.now)}` : 'not known';
  const signs =
    facts.categories.length > 0
      ? facts.categories.map((one) => midway(categoryWord(one))).join(', ')
      : 'none named';
  const lines = [
    `*Client*\n${who(facts, phi)}`,
    `*Channel*\n${escapeMrkdwn(plain(channelWord(facts.channel)))} (${escapeMrkdwn(facts.language)})`,
    `*Reason*\n${escapeMrkdwn(triggerWord(facts.trigger))}${facts.queue === 'clinical' ? '' : ` (${escapeMrkdwn(queueWord(facts.queue))})`}`,
    `*Signs*\n${escapeMrkdwn(signs)}`,
    `*Crisis plan*\n${PLAN_WORDS[facts.plan]}`,
    `*Emergency contacts*\n${escapeMrkdwn(consentWords(facts.contactConsents, facts.suppressedContacts))}`,
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

function person({ slackUserId, name }: { slackUserId: string | null; name: string }): string {
  return slackUserId ? `<@${slackUserId}>` : `${escapeMrkdwn(name)} (at the desk)`;
}

function holder({ clinician }: CardFacts): string {
  return clinician ? person(clinician) : 'somebody';
}

function stateLine(facts: CardFacts): string {
  if (facts.isLapsed)
    return `⚠️ *The client has had no answer from ${holder(facts)}.* Whoever accepts this first has it.`;
  const since = (at: Date | null) => (at ? ` ${slackTime(at, at.toISOString())}` : '');
  switch (facts.state) {
    case 'waiting':
      if (!facts.nobodyAnswered) return 'Nobody has this yet. Accept it, then write in the thread.';
      return facts.wasStaffPaged
        ? '⚠️ *Nobody has answered yet.* Staff on call were paged by phone and are paged again until somebody takes this.'
        : '⚠️ *Nobody has answered yet, and nobody could be paged by phone.* Whoever sees this: accept it now.';
    case 'claimed':
      return `${holder(facts)} has this since${since(facts.claimedAt)}. No contact with the client yet.${beside(facts)}`;
    case 'contacted':
      return `${holder(facts)} is in contact with the client since${since(facts.contactedAt)}.${beside(facts)}`;
    case 'resolved':
      return `✅ Resolved by ${holder(facts)}${since(facts.resolvedAt)}: ${escapeMrkdwn(midway(dispositionWord(facts.disposition ?? '')))}, closing level ${escapeMrkdwn(facts.closingLevel ? midway(levelWord(facts.closingLevel)) : 'not given')}.`;
    case 'withdrawn':
      return `Withdrawn${since(facts.resolvedAt)}: ${escapeMrkdwn(facts.withdrawnReason ? midway(withdrawalWord(facts.withdrawnReason)) : 'no reason given')}.`;
  }
}

function beside({ second, snoozedUntil }: CardFacts): string {
  const joined = second ? ` ${person(second)} has joined.` : '';
  const pause = snoozedUntil
    ? ` ⏰ Pause agreed until ${slackTime(snoozedUntil, snoozedUntil.toISOString())}.`
    : '';
  return `${joined}${pause}`;
}

/** Why the classifier thinks so: how sure, how many signs, when; the words themselves only where the program shows them. */
function evidenceLine({ evidence, incident, now }: CardFacts, { phi }: CardOptions): string {
  const steps = incident ? `\n*Incident* ${incident.settled} of ${incident.of} steps settled` : '';
  if (!evidence) return `*Evidence* none from the classifier: see the reason above.${steps}`;
  const { icon, word } = LEVEL_WORDS[evidence.level];
  const signs = evidence.signs === 1 ? 'one sign' : `${evidence.signs} signs`;
  const words =
    phi === 'full' && evidence.quotes.length > 0
      ? `: ${evidence.quotes.map((quote) => `“${escapeMrkdwn(quote)}”`).join(', ')}`
      : ', words in the thread';
  return `*Evidence* ${icon} ${word} ${evidence.score.toFixed(2)}, ${signs} in a message ${ago(evidence.at, now)}${words}${steps}`;
}
