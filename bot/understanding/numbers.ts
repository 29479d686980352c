import { normalise } from './normalise.ts';

const WORDS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  cero: 0,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
};
const UNIT =
  /^(?:min|mins|minutes?|minutos?|sec|secs|seconds?|segundos?|h|hr|hrs|hours?|horas?|am|pm|days?|dias?|weeks?|semanas?|months?|mes|meses|years?|anos?|yrs?|yo|times?|veces|people|things?|cosas?|pills?|drinks?|beers?|blocks?|kids?|of|or|o|and|y|st|th|nd|rd|percent|x|miles?|more|mas|street|ave)$/u;
/** Words that may stand before the number in a short answer: "still like a 6". */
const LEAD =
  /^(?:like|about|maybe|still|its|it|is|a|an|around|now|ya|como|un|una|es|estoy|en|im|i|am|at|id|say|probably|only|just|my|number|the|id|think|guess|creo|que|por|mi|numero|el|ahora|todavia|sigue|down|up|to|went|dropped|bajo|subio|from|ok|okay|umm?|uh|hmm?|lol|ugh|well|pues|so|yeah|yes|no|wait|nah|actually|perdon|sorry|probably|mas|bien|casi|almost|solid|strong|hovering)$/u;

interface Found {
  readonly value: number;
  readonly index: number;
}

/**
 * The 0-10 rating in a short answer, or null. Reads "like a 6", "8 no wait 9" (the last), "7/10", "six", "entre 6 y 7"
 * (the higher). Numbers with a unit ("10 min", "2 am") and numbers deep inside a sentence are not ratings.
 */
export function rating(text: string): number | null {
  const { words, clauses } = normalise(text);
  const pair = /(?:between|entre)?\s*\b(\d{1,2})\s*(?:-|or|to|and|o|y|a)\s*(\d{1,2})\b/u.exec(
    text.toLowerCase(),
  );
  if (pair !== null && words.length <= 5) {
    const high = Math.max(Number(pair[1]), Number(pair[2]));
    if (high <= 10 && Math.abs(Number(pair[1]) - Number(pair[2])) <= 2) return high;
  }
  const corrected = /\b(?:wait|actually|i mean|no|perdon|digo|mejor dicho)\b/u.test(words.slice(1).join(' '));
  const lists = clauses.length > 0 ? clauses.map((c) => c.split(' ')) : [words];
  const found = lists.map(leading).filter((f): f is Found => f !== null);
  const first = found[0];
  if (first === undefined) return corrected ? lastNumber(words) : null;
  if (corrected && words.length <= 8) return lastNumber(words) ?? first.value;
  return first.value;
}

/** The number that opens a clause, lead words aside; within the first clause's first words it is the answer. */
function leading(words: readonly string[]): Found | null {
  let index = 0;
  while (index < words.length && LEAD.test(words[index] ?? '') && value(words, index) === null) index += 1;
  const found = value(words, index);
  if (found === null || index > 6) return null;
  if (typeof WORDS[words[index] ?? ''] === 'number' && words.length > index + 1 && !isTail(words[index + 1]))
    return null;
  return { value: found, index };
}

function isTail(word: string | undefined): boolean {
  return (
    word === undefined ||
    /^(?:now|i|maybe|ish|out|de|ahora|creo|still|or|thanks|gracias|lol|rn|right)$/u.test(word)
  );
}

function value(words: readonly string[], index: number): number | null {
  const word = words[index];
  if (word === undefined) return null;
  const next = words[index + 1];
  if (
    next !== undefined &&
    UNIT.test(next) &&
    !(next === 'out' || (next === 'of' && words[index + 2] === '10'))
  )
    return null;
  const fraction = /^(\d{1,2})\/10$/u.exec(word);
  const digits = fraction ?? /^(\d{1,2})(?:ish)?$/u.exec(word);
  const number = digits === null ? WORDS[word] : Number(digits[1]);
  return number !== undefined && number >= 0 && number <= 10 ? number : null;
}

function lastNumber(words: readonly string[]): number | null {
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const found = value(words, index);
    if (found !== null) return found;
  }
  return null;
}

/** A choice among `count` numbered options ("2", "2.", "option 2", "the second one"); null otherwise. */
export function choice(text: string, count: number): number | null {
  const { flat } = normalise(text);
  const found = /^(?:option |number |opcion |la |el |the |#)?(\d{1,2})(?: |$)/u.exec(flat);
  if (found !== null) {
    const rest = flat.slice(found[0].length);
    const picked = Number(found[1]);
    return picked >= 1 &&
      picked <= count &&
      rest.split(' ').length <= 4 &&
      !UNIT.test(rest.split(' ')[0] ?? '')
      ? picked
      : null;
  }
  const ordinal = [
    'first|primer[oa]?',
    'second|segund[oa]',
    'third|tercer[oa]?',
    'fourth|cuart[oa]',
    'fifth|quint[oa]',
    'sixth|sext[oa]',
  ];
  for (let index = 0; index < Math.min(count, ordinal.length); index += 1) {
    if (new RegExp(`^(?:the |el |la )?(?:${ordinal[index]})(?: one| opcion)?$`, 'u').test(flat))
      return index + 1;
  }
  const word = WORDS[flat];
  return word !== undefined && word >= 1 && word <= count ? word : null;
}

/** Every digit of an answer like "13" or "1 and 3" to a question that allows several of `count` options. */
export function choices(text: string, count: number): number[] {
  const { flat } = normalise(text);
  if (!/^[\d\s]+(?:and|y|e)?[\d\s]*$/u.test(flat)) return [];
  return [...new Set([...flat].filter((c) => /\d/u.test(c)).map(Number))].filter((n) => n >= 1 && n <= count);
}
