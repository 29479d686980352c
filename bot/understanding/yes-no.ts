import { normalise, type Plain } from './normalise.ts';

export type YesNo = 'yes' | 'no' | 'maybe';

const FILLER =
  /^(?:(?:i mean|well|um+|uh+|like|lol|haha+|ugh|hm+|honestly|tbh|so|and|but|please|oh|pues|este|eh|mira|bueno pues|the answer is|my answer is)\s+)+/u;
const MAYBE =
  /^(?:maybe|idk|i (?:really )?dont (?:really )?know|i do not know|not (?:really )?sure|unsure|im not sure|not certain|perhaps|possibly|kind of|sort of|a little|a bit|sometimes|50 50|hard to say|i cant tell|depends|yes and no|both|tal vez|talvez|quizas?|a lo mejor|puede ser|no (?:lo )?se(?: |$)|no estoy segur[oa]|mas o menos|a veces|un poco|depende)/u;
const NO =
  /^(?:no|nope|nah|naw|n|na|never|none|nothing|not really|not at all|not now|not anymore|not yet|no way|negative|i dont|im not|i am not|i wont|i havent|i didnt|i wouldnt|i never|nobody|no one|ninguno|ninguna|nada|nadie|nunca|jamas|para nada|claro que no|tampoco|aun no|todavia no)(?: |$)/u;
const YES =
  /^(?:yes|yeah|yep|yup|ya|yah|y|uh huh|mhm+|of course|definitely|absolutely|totally|correct|right|true|affirmative|i am|i do|i have|i did|i would|i think so|(?:i )?(?:guess|suppose)(?: so| i (?:am|do|have|did|would))?|pretty much|si|sip|claro|asi es|correcto|por supuesto|creo que si|supongo|simon|afirmativo)(?: |$)/u;
const AGREE =
  /^(?:ok|okay|okey|okk|k|kk|sure|fine|alright|all right|sounds good|good|lets|let us|go|go ahead|do it|why not|i guess|i can|ill|i will|will do|deal|please|dale|vale|va|bueno|esta bien|de acuerdo|listo|vamos|hagamoslo|perfecto|ya|podemos|puedo)(?: |$)/u;

/**
 * Yes, no or maybe as the answer to a yes/no question; null where the text is no such answer. "ok" is no answer here:
 * see `agreement`. An opening doubt ("idk", "no se") wins over the no inside it.
 */
export function yesNo(source: string | Plain): YesNo | null {
  const plain = typeof source === 'string' ? normalise(source) : source;
  const emoji = fromEmoji(plain);
  const text = plain.flat.replace(FILLER, '');
  if (text === '') return emoji;
  if (/^yeah no(?: |$)/u.test(text)) return 'no';
  if (/^no yeah(?: |$)/u.test(text)) return 'yes';
  if (/^(?:yes|yeah|si) (?:maybe|i think|kind of|tal vez)/u.test(text)) return 'maybe';
  if (MAYBE.test(text)) return 'maybe';
  if (NO.test(text)) return 'no';
  if (YES.test(text)) return 'yes';
  return emoji;
}

/** Like `yesNo`, and "ok", "fine, let's" count as yes: for offers, never for questions about danger. */
export function agreement(source: string | Plain): YesNo | null {
  const plain = typeof source === 'string' ? normalise(source) : source;
  const text = plain.flat.replace(FILLER, '');
  if (AGREE.test(text) && !/\b(?:but no|not|dont|cant|wont|no puedo|no quiero)\b/u.test(text.slice(0, 24)))
    return 'yes';
  const strict = yesNo(plain);
  if (strict !== null) return strict;
  if (/\b(?:but|pero)\b/u.test(text)) return null;
  return plain.clauses.some((c) => /^(?:fine|ok|okay|sure|lets|vamos|dale)(?: |$)/u.test(c)) ? 'yes' : null;
}

function fromEmoji(plain: Plain): YesNo | null {
  for (const e of plain.emoji) {
    if ('👍✅👌🙏'.includes(e)) return 'yes';
    if ('👎❌🚫'.includes(e)) return 'no';
    if ('🤷'.includes(e)) return 'maybe';
  }
  return null;
}
