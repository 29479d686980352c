import type { Turn } from '../engine/turn.ts';
import { closeTalk } from './closing.ts';
import { type Dialog, stateless } from './dialog.ts';
import { crisisLine, offerPerson, ownWords, status } from './moves.ts';
import { needOf, offerSkill } from './skill.ts';

/** Grief: sorry first, no clock, room to tell; the direct question by the second turn. */
export const grief = stateless('grief', (t) => {
  const first = !t.state.done.includes('grief:met');
  if (first) {
    t.state.done.push('grief:met');
    t.say('grief.sorry', 'reply', {}, { weight: 7 });
    t.say('grief.no_clock', 'reflect', {}, { weight: 4 });
    if (t.at('moderate')) status(t, { weight: 4 });
    if (t.at('low') && (t.about('suicide') || AFTER_THEM.test(t.heard.plain.flat)))
      if (t.ask('suicide', 'grief.ask_suicide')) return;
    t.ask('griefTalk', 'grief.ask_about', {}, { max: 1 });
    return;
  }
  const { flat } = t.heard.plain;
  if (t.state.pending === 'suicide' && t.answer('suicide') === 'no') t.say('ladder.thanks_no', 'reply');
  else if (MEMORY.test(flat)) t.say('grief.memory', 'reflect', {}, { weight: 6 });
  else
    t.say(
      /\b(?:birthday|anniversary|christmas|holiday|today|year|cumpleanos|aniversario|navidad)\b/u.test(flat)
        ? 'grief.day'
        : OF_THEM.test(flat)
          ? 'grief.thanks'
          : 'talk.hear',
      'reflect',
      {},
      { weight: 6 },
    );
  if (t.heard.wants.has('goodbye') || t.heard.wants.has('thanks')) {
    if (t.at('low')) crisisLine(t);
    afterwards(t);
    return;
  }
  // Room to tell first; a sign of wanting to follow is asked about at once, and nobody is left unasked.
  const sign = t.about('suicide') || t.at('moderate') || AFTER_THEM.test(flat) || HURTS.test(flat);
  if (!sign && t.ask('griefMore', 'grief.ask_more', {}, { max: 1 })) return;
  if (t.at('low')) crisisLine(t);
  if (!t.knows('suicide') && t.at('low') && t.ask('suicide', 'grief.ask_suicide', {}, { max: 1 })) return;
  if (!t.at('moderate') && t.ask('griefWith', 'grief.ask_with', {}, { max: 1 })) return;
  afterwards(t);
});

/** Words that may mean to follow the one who died. */
const AFTER_THEM =
  /\b(?:be|go|join|see|being) (?:\w+ )?(?:with|where|to) (?:him|her|them|he|she|they)\b|\bjoin (?:him|her|them)\b|\b(?:see|hold) (?:him|her|them) again\b|\b(?:cant|dont want to|no point|whats the point)\b[^.]{0,30}\b(?:without|live|go on|anymore|of)\b|\b(?:irme|estar|reunirme) con (?:el|ella)\b|\bsin (?:el|ella) no\b/u;
/** Pain that is said to be too much. */
const HURTS =
  /\b(?:hurts?|cant (?:do|take|stand|stop|breathe|sleep)|too much|unbearable|empty|lost without|drowning|broken|duele|no aguanto|no puedo (?:mas|con|sin)|vaci[oa])\b/u;
/** The one who died is spoken of, or the gap they left. */
const OF_THEM =
  /\b(?:he|she|him|her|his|hers|they|them|we|us|our|mom|mum|dad|wife|husband|son|daughter|brother|sister|baby|grand\w+|friend|dog|cat|house|quiet|empty|chair|plate|bed|voice|died|gone|miss|funeral|buried|el|ella|mi|murio|extrano|casa)\b/u;
/** What somebody remembers of the one who died. */
const MEMORY =
  /\b(?:used to|always (?:made|said|sang|had|told|wore|let)|would always|remember when|(?:he|she|they) (?:loved|made|taught|laughed|sang|called me|smelled)|solia|siempre (?:decia|hacia|cantaba)|me acuerdo)\b/u;

/** Eating: no numbers, red flags of the body, the team's own meal plan; no food, exercise or cold prompts. */
export const eating = stateless('eating', (t) => {
  if (t.state.pending === 'redFlags' && t.heard.yesNo !== null) {
    t.learn('redFlags', t.heard.yesNo);
    if (t.heard.yesNo === 'yes') {
      t.raise('high', 'body_red_flags');
      t.categories.add('medical_emergency');
      t.say('eating.red', 'urgent', {}, { weight: 9 });
      status(t, { weight: 6 });
      t.ask('alone', 'ladder.ask_alone');
      return;
    }
  }
  t.once('eating:met', () => t.say('eating.hard', 'reflect', {}, { weight: 6 }));
  if (t.ask('redFlags', 'eating.ask_faint')) return;
  if (/\b(?:binge\w*|purg\w*|threw up|after (?:i )?ate|ate too|atracon|vomite)\b/u.test(t.heard.plain.flat))
    t.say('eating.after', 'reply');
  else t.say('eating.no_numbers', 'reply', {}, { weight: 4 });
  if (t.at('low')) crisisLine(t);
  if (!t.knows('suicide') && t.at('low') && t.ask('suicide', 'ladder.ask_suicide_calm', {}, { max: 1 }))
    return;
  if (t.ask('eaten', 'eating.ask_next', {}, { max: 1 })) return;
  afterwards(t);
});

/** Sleepless nights: two without sleep go to a person, not to a tip. */
export const sleepless = stateless('sleep', (t) => {
  if (t.state.pending === 'slept') {
    const { flat } = t.heard.plain;
    if (
      /\b(?:slept|dormi)\b/u.test(flat) &&
      !/\b(?:didnt|havent|not|never|barely|no) (?:\w+ )?(?:sleep|slept|dormi|dormido)\b/u.test(flat)
    )
      t.learn('slept', 'yes');
    else if (t.heard.yesNo !== null) t.learn('slept', t.heard.yesNo);
  }
  if (
    t.answer('slept') === 'no' ||
    /\b(?:(?:2|two|3|three|4) (?:nights|days)|since (?:sunday|monday|tuesday|wednesday|thursday|friday|saturday))\b/u.test(
      t.heard.plain.flat,
    )
  ) {
    t.learn('slept', 'no');
    t.say('sleepless.two_nights', 'reply', {}, { weight: 7 });
    if (t.at('low')) crisisLine(t);
    if (t.ask('offerPerson', 'talk.ask_offer_person', {}, { max: 1 })) return;
  }
  t.once('sleep:met', () => t.say('sleepless.hard', 'reflect', {}, { weight: 5 }));
  if (t.ask('slept', 'sleepless.ask_slept', {}, { max: 1 })) return;
  if (t.at('low')) crisisLine(t);
  afterwards(t);
});

const RED_FLAGS =
  /\b(?:seizures?|fits?|convuls\w*|seeing (?:things|bugs|people|stuff)|hallucinat\w*|fever|confused|chest (?:pain|hurts)|(?:shak\w*|trembl\w*)(?: \w+){0,3} (?:bad|badly|hard|a lot|so much|like crazy|uncontrollabl\w*)|(?:cant|wont) stop shaking|passed out|passing out|veo cosas|fiebre|convulsion\w*|tiemblo (?:mucho|fuerte)|desmay\w*)\b/u;
const NO_FLAGS = /\b(?:no|not|none|never|havent|didnt|without|sin|nunca)\b/u;

/** Withdrawal: red flags of the body first, never alone, a doctor; no dose talk (clinical ground, section 1.8). */
export const withdrawal: Dialog = stateless('withdrawal', (t) => {
  t.raise('moderate', 'withdrawal');
  const told = RED_FLAGS.test(t.heard.plain.flat) && !NO_FLAGS.test(t.heard.plain.flat);
  if (told || (t.state.pending === 'redFlags' && t.heard.yesNo !== null)) {
    const flags = told ? 'yes' : (t.heard.yesNo ?? 'no');
    t.learn('redFlags', flags);
    if (flags !== 'no') {
      t.raise('high', 'withdrawal_red_flags');
      t.categories.add('medical_emergency');
      t.state.bodyInDanger = true;
      t.say('medical.call', 'urgent');
      t.say('medical.withdrawal', 'reply', {}, { weight: 7.5 });
      t.ask('location', 'medical.ask_location', {}, { max: 3 });
      status(t, { weight: 5 });
      return;
    }
  }
  if (t.heard.wants.has('need_er')) t.say('withdrawal.er', 'reply', {}, { weight: 8.2 });
  t.once('withdrawal:met', () => t.say('withdrawal.hard', 'reflect', {}, { weight: 4 }));
  t.once('withdrawal:danger', () => t.say('withdrawal.danger', 'act', {}, { weight: 7.5 }));
  if (!t.said('withdrawal.danger')) {
    if (t.state.pending !== null && t.knows(t.state.pending))
      t.say('withdrawal.heard', 'reflect', {}, { weight: 3 });
    const acts = [
      ['withdrawal:with', 'withdrawal.not_alone', t.answer('alone') !== 'no'],
      ['withdrawal:doctor', 'withdrawal.doctor', true],
    ] as const;
    const next = acts.find(([mark, , wanted]) => wanted && !t.state.done.includes(mark));
    if (next !== undefined)
      t.say(next[1], 'act', {}, { weight: 6, onSaid: () => t.state.done.push(next[0]) });
  }
  const asked =
    t.ask('redFlags', 'withdrawal.ask_flags') ||
    t.ask('lastUse', 'withdrawal.ask_last', {}, { max: 1 }) ||
    t.ask('alone', 'ladder.ask_alone') ||
    (!t.knows('suicide') && t.ask('suicide', 'ladder.ask_suicide_calm', {}, { max: 1 }));
  status(t, { weight: 5 });
  crisisLine(t);
  if (!asked) t.say('talk.stay', 'step');
});

/** What helps after listening: own plan, one skill, a person. */
function afterwards(t: Turn): void {
  if (t.at('low') && !t.at('moderate') && (t.heard.wants.has('thanks') || t.heard.wants.has('goodbye'))) {
    closeTalk(t);
    return;
  }
  if (!t.knows('suicide') && t.at('low') && t.ask('suicide', 'ladder.ask_suicide_calm', {}, { max: 1 }))
    return;
  if (t.at('moderate')) status(t, { weight: 4 });
  ownWords(t);
  if (offerSkill(t, needOf(t))) {
    offerPerson(t, 3);
    return;
  }
  if (t.ask('offerPerson', 'talk.ask_offer_person', {}, { max: 1 })) return;
  t.say('talk.anything', 'step');
  offerPerson(t);
}
