import type { Turn } from '../engine/turn.ts';
import type { TextKey } from '../language/say.ts';
import type { Want } from '../understanding/want.ts';
import { READS_PHONE } from './abuse.ts';
import { crisisLine, handoffOpen, mark988 } from './moves.ts';

interface Detour {
  readonly want: Want;
  readonly key: TextKey;
  /** Said instead when only one segment is free. */
  readonly tiny?: TextKey;
  readonly when?: (t: Turn) => boolean;
  readonly also?: (t: Turn) => void;
}

const FAMILY =
  /\b(?:mom|mum|mother|dad|father|parents?|guardian|wife|husband|brother|sister|grandma|family|mama|papa|madre|padre|padres|abuela|familia|espos[oa]|herman[oa])\b/u;

/** An insult and nothing else: no complaint stands behind it that could be heard. */
const INSULT =
  /^(?:lol |haha |u |ur |you |youre |you are |eres |que )*(?:a |an |un |una )?(?:fuck (?:you|u|off)|(?:so )?(?:stupid|dumb|idiot\w*|moron)(?: (?:ass )?(?:bot|robot|machine|app|thing))?|stfu|shut up|screw you|piss off|estupid[oa]|idiota|tont[oa])(?: lol| haha)?$/u;

const DETOURS: readonly Detour[] = [
  { want: 'in_on_it', key: 'detour.in_on_it', tiny: 'detour.is_bot_tiny' },
  {
    want: 'anyone_there',
    key: 'detour.anyone_there',
    tiny: 'detour.is_bot_tiny',
    // Who waits for a person and asks again wants to know where that stands; what we are was said.
    when: (t) => !t.heard.wants.has('person') && !(handoffOpen(t) && t.state.done.includes('asked_status')),
    also: (t) => t.state.done.push('asked_status'),
  },
  {
    want: 'is_bot',
    key: 'detour.is_bot',
    tiny: 'detour.is_bot_tiny',
    when: (t) => !t.said('detour.anyone_there'),
  },
  { want: 'who_is_this', key: 'detour.who_is_this', tiny: 'detour.is_bot_tiny' },
  {
    want: 'guardian_told',
    key: 'detour.guardian',
    tiny: 'detour.no_contact_tiny',
    also: (t) => {
      t.state.privacyTold = true;
    },
  },
  {
    want: 'no_guardian',
    key: 'detour.no_contact',
    tiny: 'detour.no_contact_tiny',
    when: (t) => !t.input.client.minor,
  },
  {
    want: 'no_guardian',
    key: 'detour.guardian',
    tiny: 'detour.no_contact_tiny',
    when: (t) => t.input.client.minor && !t.said('detour.guardian'),
  },
  {
    want: 'keep_secret',
    key: 'detour.keep_secret',
    tiny: 'detour.keep_secret_tiny',
    when: (t) => !t.said('detour.guardian') && !t.said('detour.no_contact'),
  },
  { want: 'status_fear', key: 'detour.status_fear', also: mark988 },
  {
    want: 'no_police',
    key: 'detour.no_police',
    tiny: 'detour.no_police_tiny',
    when: (t) => !t.said('detour.status_fear'),
  },
  { want: 'no_hospital', key: 'detour.no_hospital', when: (t) => !t.said('detour.no_police') },
  { want: 'hotline_bad', key: 'detour.hotline_bad', also: mark988 },
  {
    want: 'no_call',
    key: 'detour.no_call',
    when: (t) =>
      !t.heard.wants.has('no_guardian') &&
      !t.heard.wants.has('no_police') &&
      !READS_PHONE.test(t.heard.plain.flat) &&
      !t.said('detour.hotline_bad'),
    also: (t) => {
      mark988(t);
      if (/\b(?:dont|no) (?:call|me llam\w*)\b/u.test(t.heard.plain.flat))
        t.effect({ kind: 'setContactPreference', value: 'text' });
    },
  },
  { want: 'cannot_now', key: 'detour.cannot_now', when: (t) => t.state.planWordsUsed && !t.urgent },
  { want: 'not_client', key: 'wrong.still_help', when: (t) => !t.imminent },
  { want: 'am_crazy', key: 'detour.am_crazy', when: (t) => !t.urgent },
  { want: 'medicine', key: 'detour.medicine' },
  { want: 'legal', key: 'detour.legal' },
  { want: 'privacy', key: 'detour.privacy', tiny: 'detour.keep_secret_tiny', also: privacyExtras },
  { want: 'lewd', key: 'detour.boundary', when: (t) => !t.urgent },
  {
    want: 'bot_anger',
    key: 'detour.insult',
    when: (t) => !t.imminent && !t.at('low') && INSULT.test(t.heard.plain.flat),
  },
  {
    want: 'bot_anger',
    key: 'detour.anger',
    when: (t) => !t.imminent && !t.said('detour.insult') && !t.state.done.includes('angry_twice'),
    also: (t) => {
      t.state.done.push(t.state.done.includes('angry') ? 'angry_twice' : 'angry');
    },
  },
  {
    want: 'bot_anger',
    key: 'detour.anger_again',
    when: (t) => !t.imminent && !t.said('detour.anger') && !t.said('detour.insult'),
  },
  {
    want: 'text_window',
    key: 'detour.text_window',
    also: (t) => t.effect({ kind: 'setSafeWindow', value: t.heard.raw.slice(0, 120) }),
  },
  { want: 'call_me', key: 'detour.call_me', when: (t) => !t.imminent, also: callMe },
  { want: 'sorry', key: 'detour.sorry', when: (t) => !t.imminent },
];

function privacyExtras(t: Turn): void {
  t.state.privacyTold = true;
  if (t.input.channel === 'web') t.say('detour.privacy_web', 'reply', {}, { weight: 6.8 });
  else if (t.input.channel === 'sms') t.say('detour.privacy_sms', 'reply', {}, { weight: 6.5 });
}

function callMe(t: Turn): void {
  t.effect({ kind: 'setContactPreference', value: 'call' });
  t.once('call_task', () =>
    t.effect({
      kind: 'createTask',
      task: t.at('moderate') ? 'voice_outreach' : 'scheduling_request',
      dueInSeconds: t.at('moderate') ? 300 : 24 * 3600,
      detail: 'The client asked for a call.',
    }),
  );
}

/** Answers what the client asked or objected to, as the first thing of the message. True when something was answered. */
export function detours(t: Turn): boolean {
  let answered = 0;
  for (const d of DETOURS) {
    if (answered >= 2 || !t.heard.wants.has(d.want) || d.when?.(t) === false) continue;
    const key = t.urgent && d.tiny !== undefined ? d.tiny : d.key;
    t.say(key, 'reply', { who: whoIn(t) }, { weight: 8.2 - answered });
    d.also?.(t);
    answered += 1;
  }
  if (t.said('detour.no_call') && t.imminent) t.say('detour.no_call_911', 'reply', {}, { weight: 6 });
  if (t.heard.wants.has('medicine') && t.at('low')) crisisLine(t);
  return answered > 0;
}

/** The person in the client's own word: "my mom"; a plain "them" otherwise. */
function whoIn(t: Turn): string {
  const found = FAMILY.exec(t.heard.plain.flat)?.[0];
  const english = t.language === 'en';
  if (found === undefined) {
    const pronoun = /\b(?:tell|call|text|inform|contact) (her|him)\b/u.exec(t.heard.plain.flat)?.[1];
    return english ? (pronoun ?? 'them') : 'esa persona';
  }
  if (english) return found === 'family' ? 'your family' : `your ${found}`;
  return found.endsWith('s') ? `tus ${found}` : `tu ${found}`;
}
