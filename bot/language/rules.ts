import type { Language } from '../engine/contract.ts';
import { gradeLevel, spanishEase, words } from './readability.ts';
import { countSegments, toGsm } from './segments.ts';

/** Highest Flesch-Kincaid grade of an English message (clinical ground, rubric 21). */
export const MAX_GRADE = 6;
/** Lowest Fernandez-Huerta ease of a Spanish message; 60 and above reads as plain. */
export const MIN_EASE = 60;
/** Below so many words the Spanish formula says nothing. */
const EASE_WORDS = 9;
export const MAX_WEB_WORDS = 60;
const MAX_UCS2_UNITS = 201;

interface Banned {
  readonly pattern: RegExp;
  readonly why: string;
}

/** Words and turns of phrase that the bot never uses (clinical ground, section 4 and rubric 2, 9 to 11). */
const BANNED: readonly Banned[] = [
  {
    pattern: /\bcommit(?:ted|s|ting)?\s+suicide\b|\bcomet\w*\s+(?:el\s+)?suicidio\b/iu,
    why: 'says "commit" of suicide',
  },
  {
    pattern:
      /\b(?:successful|failed|unsuccessful)\s+(?:suicide|attempt)\b|\bintento\s+(?:fallido|exitoso)\b/iu,
    why: 'rates an attempt',
  },
  {
    pattern: /\battention[\s-]seek\w*|\bmanipulat\w*|\bllamar la atenci[oó]n\b|\bmanipulador\w*/iu,
    why: 'blames',
  },
  {
    pattern: /\bcalm down\b|\bc[aá]lmate\b|\btranquil[ií]zate\b|\brel[aá]jate\b/iu,
    why: 'tells to calm down',
  },
  {
    pattern: /\bpromise me\b|\bpromise (?:that )?you\b|\bprom[eé]teme\b|\bno-?suicide (?:contract|pact)\b/iu,
    why: 'asks for a promise',
  },
  {
    pattern:
      /\b(?:you(?:'re| are) not|you (?:don't|do not|won't|aren't|haven't))\b[^.?!]*\b(?:are you|do you|right|will you|have you)\s*\?/iu,
    why: 'leading negative question',
  },
  {
    pattern: /^\s*(?:no (?:est[aá]s|vas|piensas)|¿no (?:est[aá]s|vas|piensas))\b[^.?!]*\?/iu,
    why: 'leading negative question',
  },
  {
    pattern:
      /\b(?:you have|you suffer from|you are|tienes|sufres de|eres)\s+(?:a |an |un |una )?(?:depress\w*|bipolar|borderline|schizo\w*|psychotic|anxiety disorder|ptsd|addict|alcoholic|depresi[oó]n|esquizo\w*|adict[oa])/iu,
    why: 'diagnoses',
  },
  {
    pattern:
      /\b(?:delusion\w*|psychosis|psychotic|schizophreni\w*|paranoi\w*|hallucinat\w*|delirio|psicosis|alucinaci\w*)\b/iu,
    why: 'clinical word for what frightens the person',
  },
  {
    pattern: /\b(?:STOP|END|QUIT|CANCEL|UNSUBSCRIBE|REVOKE|OPTOUT|STOPALL|PARAR|ALTO)\b/u,
    why: 'shows a word that opts out',
  },
  {
    pattern:
      /\b(?:text|send|reply|write|type|say|manda|escribe|textea|responde)\s+(?:me\s+)?["']?(?:stop|end|quit|cancel|unsubscribe|revoke|parar)\b/iu,
    why: 'invites a word that opts out',
  },
  { pattern: /\bstop\b/iu, why: 'holds the word that carriers read as an opt-out' },
  {
    pattern:
      /\b(?:overdose on|hang(?:ing)? yourself|slit|jump off|shoot yourself|how many pills|\d+\s*(?:mg|milligrams?))\b/iu,
    why: 'names a method or a dose',
  },
  {
    pattern:
      /\b(?:think of your (?:kids|family)|selfish|others have it worse|by now you should|get over it|piensa en tus hijos|ego[ií]sta|ya deber[ií]as)\b/iu,
    why: 'guilt or shame',
  },
  {
    pattern:
      /\b(?:utilize|facilitate|intervention|modalit\w*|ideation|dysregulat\w*|coping mechanism|maladaptive|cognitive|implement|protocol|assess(?:ment)?)\b/iu,
    why: 'jargon',
  },
  {
    pattern: /\b(?:i am|i'm) (?:a )?(?:human|real person|counselor|therapist|nurse|doctor)\b/iu,
    why: 'poses as a person',
  },
];

/** Groups whose messages go out in one segment: a body or a life is in danger, or a skill runs. */
const ONE_SEGMENT = new Set([
  'imminent',
  'medical',
  'skills',
  'grounding',
  'breathing',
  'surf',
  'box',
  'cold',
  'move',
  'tape',
  'opposite',
  'freeze',
  'pmr',
  'soothe',
  'breakaway',
  'why',
  'halt',
  'night',
  'walk',
  'food',
  'minute',
]);

/** What is wrong with one message as it would be sent; empty where nothing is. */
export function problemsOf(text: string, language: Language, key = ''): string[] {
  const problems: string[] = [];
  for (const { pattern, why } of BANNED) if (pattern.test(text)) problems.push(why);
  if ((text.match(/\?/gu)?.length ?? 0) > 1) problems.push('asks more than once');
  const count = words(text).length;
  if (count > MAX_WEB_WORDS) problems.push(`${count} words, most ${MAX_WEB_WORDS}`);
  problems.push(...lengthProblems(text, language, key));
  if (language === 'en' && gradeLevel(text) > MAX_GRADE)
    problems.push(`grade ${gradeLevel(text).toFixed(1)}, most ${MAX_GRADE}`);
  if (language === 'es' && count >= EASE_WORDS && spanishEase(text) < MIN_EASE)
    problems.push(`ease ${spanishEase(text).toFixed(0)}, least ${MIN_EASE}`);
  return problems;
}

function lengthProblems(text: string, language: Language, key: string): string[] {
  const one =
    ONE_SEGMENT.has(key.split('.')[0] ?? '') ||
    key.startsWith('third.od_') ||
    key.startsWith('nudge.imminent') ||
    key === 'nudge.medical';
  const count = countSegments(language === 'es' && one ? toGsm(text) : text);
  if (language === 'en' && count.encoding === 'UCS-2') return ['not GSM-7'];
  if (one) return count.segments > 1 ? [`${count.segments} segments, most 1`] : [];
  if (count.segments <= 2) return [];
  if (language === 'es' && count.encoding === 'UCS-2' && count.units <= MAX_UCS2_UNITS) return [];
  return [`${count.segments} segments (${count.units} units), most 2`];
}
