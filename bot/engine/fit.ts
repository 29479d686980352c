import { countSegments, plainPunctuation, toGsm } from '../language/segments.ts';
import type { ChannelKind, Language } from './contract.ts';

/** What a sentence is for; decides its place in the message and what goes first when room is short. */
export type Role =
  | 'urgent'
  | 'intro'
  | 'reply'
  | 'reflect'
  | 'status'
  | 'act'
  | 'plan'
  | 'resource'
  | 'step'
  | 'ask';

export interface FitPart {
  readonly role: Role;
  /** The variant chosen for this turn first, then the others as shorter stand-ins. */
  readonly texts: readonly string[];
  /** Higher stays longer. 10: never dropped. */
  readonly weight: number;
}

const ORDER: readonly Role[] = [
  'urgent',
  'intro',
  'reply',
  'reflect',
  'status',
  'act',
  'plan',
  'resource',
  'step',
  'ask',
];

/** Room of one whole reply: SMS two segments (one when imminent), elsewhere 60 words. */
export interface Room {
  readonly channel: ChannelKind;
  readonly language: Language;
  readonly imminent: boolean;
}

const UCS2_LIMIT = 201;
export const WEB_WORDS = 60;

/** Whether `text` keeps the room (clinical ground, rubric 20). Spanish beyond GSM-7 may take 201 UCS-2 characters. */
export function fits(text: string, room: Room): boolean {
  if (room.channel !== 'sms') return text.split(/\s+/u).filter(Boolean).length <= WEB_WORDS;
  const { encoding, segments, units } = countSegments(text);
  if (room.imminent) return segments <= 1;
  return segments <= 2 || (room.language === 'es' && encoding === 'UCS-2' && units <= UCS2_LIMIT);
}

/** The text as the channel carries it: on SMS plain punctuation, and accents dropped only where that makes it fit. */
export function carry(text: string, room: Room): string {
  if (room.channel !== 'sms') return text;
  const plain = room.language === 'es' ? plainPunctuation(text) : toGsm(text);
  if (fits(plain, room)) return plain;
  const gsm = toGsm(plain);
  return fits(gsm, room) ? gsm : plain;
}

/** Words that bring help; they outlive everything else in a message that is too long. */
export interface Fitted {
  readonly text: string;
  /** Indices of the parts that are in the text. */
  readonly kept: readonly number[];
  /** The kept parts' sentences in the order of the text. */
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly index: number;
  readonly role: Role;
  readonly text: string;
}

const BUBBLE: Readonly<Record<Role, number>> = {
  urgent: 0,
  intro: 0,
  reply: 0,
  reflect: 0,
  status: 1,
  act: 1,
  plan: 1,
  resource: 1,
  step: 2,
  ask: 2,
};

/** Groups sentences into short messages: what was heard; what is happening and helps; what comes next. */
export function inBubbles(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  return [0, 1, 2]
    .map((group) => pieces.filter((p) => BUBBLE[p.role] === group))
    .filter((bubble) => bubble.length > 0);
}

/**
 * Merges a turn's sentences into one text that keeps the room. Too long: shorter variants first, then the least
 * weighty sentence goes, and so on. The weightiest alone is returned even where it does not fit.
 */
export function fit(parts: readonly FitPart[], room: Room): Fitted {
  let kept = parts.map((_, index) => index);
  for (;;) {
    // The weightiest sentence is shortened last: it leads the message, and should not always be the same words.
    const lightFirst = [...kept].sort((a, b) => (parts[a]?.weight ?? 0) - (parts[b]?.weight ?? 0));
    for (let short = 0; short <= kept.length; short += 1) {
      const pieces = arrange(parts, kept, new Set(lightFirst.slice(0, short)));
      const text = carry(pieces.map((p) => p.text).join(' '), room);
      if (fits(text, room) || (kept.length <= 1 && short > 0)) return { text, kept, pieces };
    }
    kept = withoutLightest(parts, kept);
  }
}

function withoutLightest(parts: readonly FitPart[], kept: readonly number[]): number[] {
  let lightest = kept[0] ?? 0;
  for (const index of kept) {
    if ((parts[index]?.weight ?? 0) <= (parts[lightest]?.weight ?? 0)) lightest = index;
  }
  return kept.filter((index) => index !== lightest);
}

function arrange(
  parts: readonly FitPart[],
  kept: readonly number[],
  shortened: ReadonlySet<number>,
): Piece[] {
  return kept
    .map((index) => ({ index, part: parts[index] }))
    .filter((p): p is { index: number; part: FitPart } => p.part !== undefined)
    .sort((a, b) => ORDER.indexOf(a.part.role) - ORDER.indexOf(b.part.role) || a.index - b.index)
    .map(({ index, part }) => ({
      index,
      role: part.role,
      text:
        (shortened.has(index) ? [...part.texts].sort((a, b) => a.length - b.length)[0] : part.texts[0]) ?? '',
    }))
    .filter((p) => p.text !== '');
}
