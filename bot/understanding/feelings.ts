import type { Plain } from './normalise.ts';

/** "I feel X", "I'm so X", "me siento X": the word after it is the client's own for what they feel. */
const FEELS =
  /\b(?:i feel|im feeling|i am feeling|feeling|i felt|ive been feeling|(?:im|i am) (?:just |really |feeling )?(?:so|very|too|completely|totally)|me siento|me he sentido|estoy (?:muy|tan|bien|demasiado)) (?:so |really |just |very |all |like |totally |pretty |kinda |completely |such a |a |an |muy |tan |como )*([a-z]{3,14})(?: (?:and|y) ([a-z]{3,14})\b)?/u;
/** Feelings that are also said without "I feel". */
const NAMED =
  /\b(?:im|i am|just|so|really|estoy) (?:just |really |so )?(sad|tired|lonely|empty|numb|scared|worthless|hopeless|ashamed|exhausted|broken|trapped|lost|stuck|useless|terrified|angry|overwhelmed|drained|guilty|alone|triste|cansad[oa]|vaci[oa]|perdid[oa]|atrapad[oa]|agotad[oa]|desesperad[oa]|sol[oa]|asustad[oa]|harta?)\b/u;
/** What follows "I feel" and names no feeling, or is nothing to be said back. */
const NO_FEELING =
  /^(?:that|the|this|it|its|they|you|nobody|someone|everyone|everything|dying|dead|killing|death|suicidal|better|fine|good|okay|well|great|shit|crap|hell|going|doing|done|giving|ending|hurting|cutting|using|drinking|jumping|much|many|bad|sorry|close|ready|sure|about|not|sick|high|drunk|dizzy|sleepy|weird|safe|calm|mejor|bien|que|como|mal|morir|muerto|muerta|lista|listo|cerca|seguro|segura|mareado|mareada|out|away|off|here|there|right|now|today|more|less|way|long|him|her|his|from|with|when|what|and|but|for|hot|cold)$/u;

/** The client's own word (or two) for what they feel, to be taken up; null where none is named. */
export function feelingIn(plain: Plain): string | null {
  const found = FEELS.exec(plain.flat);
  const [, first, second] = found ?? [];
  if (first !== undefined && !NO_FEELING.test(first)) {
    const joint = / y /u.test(found?.[0] ?? '') ? 'y' : 'and';
    return second !== undefined && !NO_FEELING.test(second) ? `${first} ${joint} ${second}` : first;
  }
  return NAMED.exec(plain.flat)?.[1] ?? null;
}
