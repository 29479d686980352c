import type { Plain } from './normalise.ts';

/** When somebody wants to be asked how they are. Hours and minutes on their own clock. */
interface CheckInTime {
  readonly hour: number;
  readonly minute: number;
  readonly days: 'daily' | 'weekdays' | 'alternate';
  /** The second time of the day, where they want two. */
  readonly also?: number;
}

export type CheckInWish =
  | ({ readonly kind: 'set' } & CheckInTime)
  /** A wish without a time. */
  | { readonly kind: 'when' }
  | { readonly kind: 'pause'; readonly days: number }
  | { readonly kind: 'end' };

const NAMED =
  /\b(?:check ?ins?|checking in(?: on me)?|(?:morning|daily|evening|nightly|night|every ?day|8 ?am|mood) (?:texts?|messages?|questions?|reminders?)|reminders|(?:textos?|mensajes?|preguntas?) (?:de la|de cada|diari[oa]s?|por la) ?(?:manana|noche|dia)?|recordatorios)\b/u;
const EVERY =
  /\b(?:every other|each other|every second|every (?:2|two)|cada (?:2|dos)) (?:days?|dias?|mornings?|nights?|evenings?)\b|\b(?:un dia si (?:y )?(?:otro|un dia) no|dia por medio|twice (?:a|per|each|every) day|(?:2|two) times a day|dos veces (?:al|por) dia)\b|\b(?:every|each|cada|tod[oa]s (?:los|las)) ?(?:single )?(?:day|morning|evening|night|weekday|dia|dias|manana|mananas|noche|noches|tarde|tardes)\b|\bdaily\b|\b(?:weekdays|mornings|evenings|entre semana|diario|a diario)\b/u;
const ASK =
  /\b(?:text|message|ask|write|check (?:in )?(?:on|with)|remind|ping|escrib\w*|mand\w*|pregunt\w*|recuerd\w*|textea\w*)\b[^.]{0,20}\b(?:me|how i(?:m| am)|como estoy)\b|\b(?:escribeme|preguntame|mandame|recuerdame|texteame|me (?:puedes?|podrias?) (?:escribir|preguntar|mandar|textear))\b/u;
const START =
  /\b(?:start|begin|set ?up|turn on|sign me up|want|can (?:i|we)|could (?:i|we)|empez\w*|quiero|activ\w*)\b/u;
const CHANGE =
  /\b(?:change|move|make (?:it|them|that)|instead|rather|switch|cambi\w*|muev\w*|mejor|pas\w* (?:lo|los|la))\b/u;
const END =
  /\b(?:stop|end|no more|cancel|turn off|dont (?:want|need|send)(?: me)?|quit|enough|ya no|par\w* (?:l[oa]s|de)|quit\w*|cancel\w*|no (?:mas|quiero))\b/u;
const PAUSE = /\b(?:pause|skip|hold(?: off)?|take a break|paus\w*|suspend\w*|descans\w*)\b/u;

/**
 * What a line asks about check-ins; null where it asks nothing of them. `known`: check-ins were just talked about, so that
 * "make it 9" and "pause them" need no name.
 */
export function checkInWish(plain: Plain, known: boolean): CheckInWish | null {
  const { flat } = plain;
  if (plain.words.length > 24) return null;
  const named =
    NAMED.test(flat) ||
    (EVERY.test(flat) && ASK.test(flat)) ||
    (known && /\b(?:it|them|that|l[oa]s?|eso)\b/u.test(flat));
  const loose = known && plain.words.length <= 6 && CHANGE.test(flat) && timeIn(flat) !== null;
  if (!named && !loose) return null;
  if (PAUSE.test(flat)) return { kind: 'pause', days: daysIn(flat) };
  const time = timeIn(flat);
  if (END.test(flat) && time === null) return NAMED.test(flat) || known ? { kind: 'end' } : null;
  const wants =
    CHANGE.test(flat) || (EVERY.test(flat) && ASK.test(flat)) || (NAMED.test(flat) && START.test(flat));
  if (!wants) return null;
  return time === null ? { kind: 'when' } : { kind: 'set', ...time };
}

/** An answer to "at what time?". */
export function checkInTime(plain: Plain): CheckInTime | null {
  return plain.words.length <= 8 ? timeIn(plain.flat) : null;
}

const AT =
  /\b(?:(?:at|around|by|to|make it|a las?|como a las?|las?) )?(\d{1,2})(?:[: ](\d{2}))? ?(am|pm|a m|p m)?\b/u;

function timeIn(flat: string): CheckInTime | null {
  const days = /\bweekdays?\b|\bentre semana\b|\bmonday (?:to|through) friday\b/u.test(flat)
    ? 'weekdays'
    : ALTERNATE.test(flat)
      ? 'alternate'
      : 'daily';
  if (TWICE.test(flat)) return { ...twoTimes(flat), days };
  if (/\b(?:noon|mediodia)\b/u.test(flat)) return { hour: 12, minute: 0, days };
  const found = AT.exec(flat.replace(COUNTED, ' '));
  if (found === null) return null;
  const said = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (said > 23 || minute > 59) return null;
  return { hour: onClock(said, found[3] ?? '', flat), minute, days };
}

const ALTERNATE =
  /\b(?:(?:every|each) other|every second|every (?:2|two)|cada (?:2|dos)) (?:days?|dias?|mornings?|nights?|evenings?)\b|\bun dia si (?:y )?(?:otro|un dia) no\b|\bdia por medio\b/u;
const TWICE =
  /\b(?:twice (?:a|per|each|every) day|(?:2|two) times a day|dos veces (?:al|por) dia|(?:morning|mornings|manana|mananas) (?:and|y)(?: (?:at|in the|por la|en la|every|cada))* (?:night|nights|evening|evenings|noche|noches|tarde))\b/u;
/** Numbers that count and are no hour. */
const COUNTED = /\b(?:(?:every|cada) 2 (?:days|dias)|2 times a day|2 veces)\b/gu;
const USUAL_MORNING = 9;
const USUAL_EVENING = 19;

/** "Twice a day at 8 and 9": the first is the morning's, the second the evening's; unnamed ones are the usual. */
function twoTimes(flat: string): { hour: number; minute: number; also: number } {
  const [first, second] = [...flat.replace(COUNTED, ' ').matchAll(new RegExp(AT, 'gu'))].filter(
    (found) => Number(found[1]) <= 23,
  );
  const morning = first === undefined ? USUAL_MORNING : Number(first[1]) % 12;
  const evening = second === undefined ? USUAL_EVENING : (Number(second[1]) % 12) + 12;
  return { hour: morning, minute: Number(first?.[2] ?? 0) % 60, also: evening };
}

/** A bare "8" is the morning, unless evening is spoken of or the hour is one of the afternoon's. */
function onClock(said: number, half: string, flat: string): number {
  if (said > 12) return said;
  const late =
    half.startsWith('p') ||
    /\b(?:evening|evenings|night|nights|nightly|afternoon|noche|noches|tarde|tardes)\b/u.test(flat);
  const early = half.startsWith('a') || /\b(?:morning|mornings|manana|mananas)\b/u.test(flat);
  if (early) return said % 12;
  if (late) return (said % 12) + 12;
  return said >= 1 && said <= 5 ? said + 12 : said % 24;
}

function daysIn(flat: string): number {
  const number = /\b(\d{1,2}) (?:days?|dias?)\b/u.exec(flat);
  if (number?.[1] !== undefined) return Math.min(60, Math.max(1, Number(number[1])));
  const weeks = /\b(\d|two|three|dos|tres) (?:weeks|semanas)\b/u.exec(flat)?.[1];
  if (weeks !== undefined) return { two: 14, dos: 14, three: 21, tres: 21 }[weeks] ?? Number(weeks) * 7;
  if (/\b(?:month|mes)\b/u.test(flat)) return 30;
  if (/\b(?:tomorrow|manana|today|hoy|a day|un dia)\b/u.test(flat)) return 1;
  return 7;
}
