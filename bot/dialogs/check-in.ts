import type { BotTimerData } from '../engine/contract.ts';
import type { Turn } from '../engine/turn.ts';
import { type TextKey, variantsOf } from '../language/say.ts';
import { slot } from './dialog.ts';

const QUESTIONS = ['mood', 'urge', 'sleep'] as const;
type CheckInQuestion = (typeof QUESTIONS)[number];

interface CheckInSlot {
  id: string;
  /** What is still to be asked, the one under way first. */
  left: CheckInQuestion[];
}

const NONE: CheckInSlot = { id: '', left: [] };
const ASK: Readonly<Record<CheckInQuestion, TextKey>> = {
  mood: 'checkin.ask_mood',
  urge: 'checkin.ask_urge',
  sleep: 'checkin.ask_sleep',
};
/** From here on an answer says that it is a hard day. */
const LOW_MOOD = 3;
const STRONG_URGE = 7;
/** And from here on, that the person is asked how bad it is. */
const WORST_MOOD = 2;
const WORST_URGE = 9;
const MOST_HOURS = 24;

/** A planned check-in: one number at a time; on a reminder the same questions, without pressing. */
export function checkIn(t: Turn, data: BotTimerData): void {
  const s = slot<CheckInSlot>(t, 'check_in', { ...NONE });
  s.id = typeof data.checkIn === 'string' ? data.checkIn : '';
  const wanted = typeof data.questions === 'string' ? data.questions.split(',') : [];
  const left = QUESTIONS.filter((question) => wanted.includes(question));
  s.left = left.length > 0 ? left : ['mood'];
  t.state.dialog = 'check_in';
  t.state.introduced = true;
  t.say(typeof data.reminder === 'number' && data.reminder > 0 ? 'checkin.again' : 'checkin.hello', 'reply');
  askNext(t, s);
}

/** The number, or words; a hard day opens the talk, it is no risk level by itself. */
export function answerCheckIn(t: Turn): void {
  const s = slot<CheckInSlot>(t, 'check_in', { ...NONE });
  const question = s.left?.[0] ?? 'mood';
  if (isNotOk(t)) {
    if (t.heard.rating !== null && question !== 'sleep') keep(t, s.id, question, t.heard.rating);
    hardDay(t, true);
    return;
  }
  const value = question === 'sleep' ? hours(t) : t.heard.rating;
  if (value === null) {
    t.say('talk.hear', 'reply');
    if (!askFor(t, question)) t.say('talk.anything', 'step');
    return;
  }
  keep(t, s.id, question, value);
  s.left = (s.left ?? []).slice(1);
  if ((question === 'mood' && value <= LOW_MOOD) || (question === 'urge' && value >= STRONG_URGE)) {
    hardDay(t, question === 'mood' ? value <= WORST_MOOD : value >= WORST_URGE);
    return;
  }
  if (s.left.length > 0) {
    askNext(t, s);
    return;
  }
  t.state.dialog = 'talk';
  t.say('checkin.fine', 'reply');
  t.say('close.person_any_time', 'step');
}

/** One question stands open at a time, so that a bare number has one meaning. */
function askNext(t: Turn, s: CheckInSlot): void {
  t.forget('mood');
  askFor(t, s.left[0] ?? 'mood');
}

/** Asks at most twice. "I'm not OK" is one tap away. */
function askFor(t: Turn, question: CheckInQuestion): boolean {
  const notOk = variantsOf('checkin.not_ok', t.language)[0];
  return t.ask('mood', ASK[question], {}, { choices: [{ label: notOk, value: notOk }] });
}

function keep(t: Turn, checkIn: string, question: CheckInQuestion, value: number): void {
  t.learn('mood', String(value));
  if (question === 'sleep') {
    t.effect({ kind: 'answerCheckIn', checkIn, sleepHours: value });
    return;
  }
  t.effect({ kind: 'answerCheckIn', checkIn, [question]: value });
  t.effect({ kind: 'recordScore', what: question, value });
}

/** "Not OK" or a number at the very end of the scale: the talk that follows asks openly (clinical ground, section 1.4). */
function hardDay(t: Turn, worst: boolean): void {
  t.state.dialog = 'talk';
  if (worst) t.raise('low', 'check_in_hard_day');
  t.say('checkin.low', 'reply');
  t.forget('more');
  t.ask('more', 'talk.ask_more');
}

function isNotOk(t: Turn): boolean {
  return /\b(?:not|isnt|aint|no estoy|nada) (?:ok|okay|bien|good|fine)\b/u.test(t.heard.plain.flat);
}

/** "7", "about 6 hours", "5.5"; null where no number of hours is in it. */
function hours(t: Turn): number | null {
  const found = /(?<![\d.])(\d{1,2}(?:[.,]5)?)(?![\d.])/u.exec(t.heard.raw);
  const value = found ? Number(found[1]?.replace(',', '.')) : t.heard.rating;
  return value !== null && value <= MOST_HOURS ? value : null;
}
