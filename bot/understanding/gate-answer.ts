import type { Heard } from './heard.ts';
import { choice } from './numbers.ts';

/** All of a gate is denied at once. */
const SWEEPING =
  /\b(?:healthy|no health|or anything|nothing|none|no to (?:all|both)|nope to|not (?:any|one) of|any of (?:that|those|them)|all (?:good|clear|no)|no (?:issues|problems|conditions|medical)|nada|ningun[oa]?|san[oa]|no (?:tengo )?(?:problemas|enfermedades))\b/u;
const CONDITION =
  /\b(?:heart|pulse|faint\w*|beta|blockers?|pregnan\w*|allerg\w*|eating|anorexi\w*|bulimi\w*|chest|injur\w*|hurt|asthma|lungs?|blood pressure|drinking|drunk|using|high|weird|corazon|desmay\w*|embaraz\w*|alergi\w*|pecho|lesion|presion|asma|bebi\w*|comida)\b/u;
const DOUBT = /\b(?:but|pero|except|only|maybe|not sure|no se|idk)\b/u;
const NO = /^(?:no|nope|none|nothing|nah|nada|ningun[oa]?)\b/u;
const HEALTHY = /\b(?:im|i am|estoy|soy) (?:\w+ )?(?:healthy|san[oa])\b/u;

/**
 * The answer to a skill's question about health ("1 yes, 2 no, 3 not sure"). `clear`: nothing of what was asked;
 * `all_clear`: nothing at all ("I'm healthy"); `unclear`: no answer ("ok", "got the ice"); `bars`: yes, a condition or a doubt.
 */
export function gateAnswer({ raw, plain, yesNo }: Heard): 'clear' | 'all_clear' | 'unclear' | 'bars' {
  const { flat, clauses } = plain;
  const picked = choice(raw, 3);
  if (picked !== null) return picked === 2 ? 'clear' : 'bars';
  if (yesNo === 'yes' || yesNo === 'maybe' || DOUBT.test(flat)) return 'bars';
  if (yesNo === 'no' || HEALTHY.test(flat) || clauses.some((clause) => NO.test(clause)))
    return SWEEPING.test(flat) ? 'all_clear' : 'clear';
  return CONDITION.test(flat) ? 'bars' : 'unclear';
}
