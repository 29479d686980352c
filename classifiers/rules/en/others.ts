import { rulesOf } from '../rule.ts';

const SAFE = ['past', 'quoted', 'dream', 'joking'] as const;

/** English: another person's risk; the level is that person's. */
export const ENGLISH_OTHERS = rulesOf('suicide', 'en', SAFE, [
  {
    id: 'other.now',
    level: 'imminent',
    subject: 'other',
    why: 'another person is about to act',
    pattern:
      '(?:{PERSON} (?:is |are )?(?:[a-z]+ ){0,3}(?:on the (?:roof|bridge|ledge|edge|overpass|tracks)|(?:holding|has|with|got|grabbed|took out|put) (?:a|the|his|her) (?:[a-z]+ )?(?:gun|knife|rope|noose|pills)(?: to (?:his|her) (?:head|throat))?(?: and (?:says?|said|is|wants?|locked|will))|(?:took|swallowed|taken|drank) (?:[a-z]+ ){0,3}(?:pills|bottle|all (?:of )?(?:her|his|the|them)|bleach|her meds|his meds|medication)|(?:overdosing|not breathing|bleeding out|cutting (?:her|his) wrists?|hanging (?:himself|herself))|locked (?:himself|herself) in (?:[a-z]+ ){0,3}(?:gun|knife|pills|bathroom with)))',
    hits: ['my uncle has a gun and locked the door'],
    misses: [],
  },
  {
    id: 'other.high',
    level: 'high',
    subject: 'other',
    why: 'another person has a plan, a note, or is missing',
    pattern:
      '(?:{PERSON} (?:[a-z]+ ){0,3}(?:left|wrote|posted|sent|texted|has written|found) (?:[a-z]+ ){0,2}(?:suicide note|goodbye (?:note|letter|text|message|video)|a note (?:saying|that)|goodbye)|(?:suicide|goodbye) (?:note|letter|text) ~~(?:not answering|is not answering|missing|can not find|phone is off)|{PERSON} (?:[a-z]+ )?(?:is |was |has |been ){0,2}(?:giving|gave) (?:[a-z]+ )?(?:away )?(?:all )?(?:her|his|their) (?:stuff|things|clothes|belongings|[a-z]+)(?: away)?|{PERSON} (?:[a-z]+ ){0,4}(?:has a plan|bought a gun|is going to kill (?:himself|herself|themselves)|going to end (?:his|her|their) life|will kill (?:himself|herself)|tried to kill (?:himself|herself|themselves) (?:last night|yesterday|today|this)|tried to (?:hang|od|overdose)|(?:says?|said) (?:he|she|they) (?:is|are|will|would|has) ?(?:going to )?(?:do it|kill|end it|jump|shoot)))',
    hits: ['my cousin posted a goodbye video', 'shes been giving her stuff away'],
    misses: ['my friend left a note on the fridge about milk'],
  },
  {
    id: 'other.moderate',
    level: 'moderate',
    subject: 'other',
    why: 'another person speaks of dying or harms themself',
    pattern:
      '(?:{PERSON} (?:[a-z]+ ){0,5}(?:wants? to (?:die|kill (?:himself|herself|themselves)|hurt (?:himself|herself|themselves)|end (?:it|his life|her life|their life))|(?:is|was|feels|feeling|been|being) (?:[a-z]+ )?suicidal|(?:cutting|self harming|self harm|burning (?:herself|himself)|hurting (?:himself|herself)|harming (?:himself|herself))|(?:does not|doesn t) want to (?:live|be here|be alive)|talk(?:s|ing|ed)? about (?:suicide|dying|killing|ending)|(?:better off (?:without|dead)|would be better off)|not want to be (?:here|alive)|(?:said|says|told|texted|wrote|keeps saying) (?:[a-z]+ ){0,6}(?:wants? to die|kill (?:himself|herself|themselves)|suicide|better off|end it|not want to (?:live|be here)|wishes? (?:he|she|they) (?:was|were) dead))|(?:killing|hurting|harming|cutting) (?:himself|herself|themselves))',
    hits: ['my coworker wants to die', 'my son is hurting himself'],
    misses: [],
  },
  {
    id: 'other.use',
    level: 'moderate',
    category: 'relapse_urge',
    subject: 'other',
    why: 'another person relapsed or is using',
    pattern:
      '{PERSON} (?:[a-z]+ ){0,3}(?:relapsed|is using again|started using again|is drinking again|back on (?:heroin|meth|fentanyl|pills|drugs))',
    hits: ['my brother relapsed and i found needles'],
    misses: ['my friend is drinking coffee again'],
  },
]);
