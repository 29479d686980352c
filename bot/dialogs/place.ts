import type { Turn } from '../engine/turn.ts';

/** Words that no address has: an answer with one of them tells of something else. */
const NO_PLACE =
  /\b(?:percent|battery|phone|charger?|dying|signal|ago|hours?|minutes?|mins?|bottle|pills?|took|take|want(?:ed)?|say|said|bye|goodbye|some(?:one|body)|nobody|everything|nothing|really|just|tired|sorry|thanks|please|cant|stop|help|scared|why|because|if|what|who|how|when|was|were|did|going|know|think|maybe|fine|ok|okay|lol|telling|tell|matter|never|not|hurts?|breath\w*|spray\w*|gave|sent|hace|hora|horas|quiero|porque|tonight|today|tomorrow|now|soon|later|weekend|week|days?|weeks?|alone|sol[oa]|manana|hoy|noche|nada|todo|nadie|gracias|perdon|ayuda|tome|pastillas|duele)\b/u;
const REFUSES =
  /\b(?:not telling|wont (?:tell|say)|dont want to (?:tell|say)|not (?:going to|gonna) (?:tell|say)|none of your|why do you (?:need|want)|no te (?:digo|voy a decir)|no quiero decir|que te importa)\b/u;

/** A sentence about oneself is no place unless it says where: "i already wrote the letters", but "im at my moms". */
const SENTENCE =
  /\b(?:i|im|ive|ill|my|me|feel|already|dont|cant|want|he|she|they|yo|estoy|siento|quiero|ya|voy|vamos|hacerlo|hacer)\b/u;
const AT_PLACE = /\b(?:at|in|on|near|by|behind|outside|next to|corner of|en|cerca|afuera|frente a) \w+/u;

/** What somebody does or feels, not where they are: "talking to miles now", "thinking". */
const DOING = /^(?:just |still |now )?(?!building |parking )[a-z]{3,}(?:ing|ando|iendo)\b/u;

/** "idk", "no", "why" and refusals are no places; anything else in a short answer may be one. */
export function answerLocation(t: Turn): void {
  const { plain, raw, yesNo: yn, wants, facts } = t.heard;
  if (facts.address !== undefined || /\b(?:he|she|hes|shes|they|theyre|ella|el esta)\b/u.test(plain.flat))
    return;
  if (REFUSES.test(plain.flat) || (yn === 'no' && plain.words.length <= 3)) {
    t.learn('location', 'refused');
    return;
  }
  const sentence = SENTENCE.test(plain.flat) && !AT_PLACE.test(plain.flat);
  const refusal =
    sentence ||
    NO_PLACE.test(plain.flat) ||
    facts.drowsy === true ||
    facts.calling === true ||
    facts.connected === true ||
    facts.movedAway === true ||
    DOING.test(plain.flat) ||
    yn !== null ||
    wants.size > 0 ||
    /^(?:why|por que|not telling|doesnt matter|no importa|here|aqui)\b/u.test(plain.flat);
  if (
    facts.place !== undefined ||
    (!refusal && plain.words.length >= 1 && plain.words.length <= 14 && raw.trim().length >= 4)
  ) {
    t.learn('location', raw.trim().slice(0, 160));
    t.effect({ kind: 'setLocation', text: raw.trim().slice(0, 160) });
  }
}

/** "the overpass on 9th", "the bridge by the mall": a spot that somebody could be sent to. */
export const NAMED_SPOT =
  /\b(?:on|at|near|by|off|of|over|sobre|en|cerca de) (?:the |la |el )?(?:\d+(?:st|nd|rd|th)?|\w+ (?:st|street|ave|avenue|road|rd|river|mall|park|school|highway|exit|church|station|calle|avenida|rio))\b/u;
