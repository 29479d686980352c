import type { RiskAssessment, RiskCategory } from '../../platform/risk.ts';
import type { Plain } from './normalise.ts';

/**
 * Topics that the words name and an assessment may have missed. A hint leads to the topic's own questions; it never
 * sets a level: the dialog does, by what is answered.
 */
const HINTS: readonly (readonly [RiskCategory, RegExp])[] = [
  [
    'panic',
    /\b(?:panic(?:king)?|panic attacks?|anxiety attack|hyperventilat\w*|ataques? de (?:panico|ansiedad|nervios)|(?:cant|cannot|hard to) (?:breathe|catch my breath|get (?:a breath|air))|heart (?:is |wont )?(?:pounding|racing|stop racing|beating (?:so |really )?fast)|no puedo respirar|me falta el aire|me ahogo|corazon (?:\w+ ){0,3}(?:rapido|fuerte|acelerad\w*|mil))\b/u,
  ],
  [
    'panic',
    /\b(?:siento|creo) que me (?:muero|voy a morir|ahogo)\b[^.]{0,60}\b(?:tiembl\w*|corazon|respir\w*|pecho|sud\w*|mare\w*|hormigue\w*)\b|\bfeels? like im (?:dying|going to die|having a heart attack)\b[^.]{0,60}\b(?:shak\w*|heart|breath\w*|chest|sweat\w*|dizzy|tingl\w*)\b|\b(?:shaking|heart|cant breathe|sweating)\b[^.]{0,40}\bfeels? like im (?:dying|going to die)\b/u,
  ],
  [
    'psychosis',
    /\b(?:messages?|signals?|talk\w*|voices?|mensajes?|senales?|voces|hablan?)\b[^.]{0,25}\b(?:through|from|in|inside|out of|por|en|de) (?:the |my |la |el |mi )?(?:tv|television|radio|walls?|wifi|wires?|lights?|vents?|head|teeth|tele|pared|paredes|cabeza)\b|\b(?:they|neighbors?|people|the (?:fbi|cia|government|cops|police)|los vecinos|la gente) (?:are |keep |is |me )?(?:watching|following|listening to|tracking|spying on|poisoning|reading|laughing at|sending|vigilan|persiguen|siguen|espian|leen) (?:me|my (?:mind|thoughts)|us|la mente)\b|\b(?:put|planted|implanted|pusieron|metieron) (?:a |un |something |algo )?(?:\w+ )?(?:in|inside|en) (?:my|me|the phone|mi) ?(?:head|arm|skin|teeth|phone|body|brain|cabeza|cuerpo|brazo)?\b|\b(?:chip|bugs?|camera|microfono|camara)s? (?:in|under|inside|en|bajo) my (?:head|arm|skin|teeth|walls?|body)\b/u,
  ],
  [
    'psychosis',
    /\b(?:radio|tv|television|fan|fridge|walls?|lights?|mirror|la tele|el radio|la pared) (?:keeps? |is |was |are |me |sigue )?(?:saying|says|talking|talks|laughing|telling|tells|whisper\w*|calling (?:me|my)|knows (?:me|my)|dice|habla|hablando|diciendo)\b|\b(?:says|saying|said) my name\b[^.]{0,30}\b(?:laugh\w*|radio|tv|over and over)\b/u,
  ],
  [
    'psychosis',
    /\b(?:hear(?:ing)?|oigo|escucho) (?:\w+ ){0,2}(?:voices?|them (?:talk\w*|whisper\w*|count\w*|laugh\w*)|voces)\b|\b(?:a|the|this|una|la) (?:voice|voz)s? (?:in my head |keeps? |is |me )*(?:tell\w*|say\w*|whisper\w*|call\w*|dice)\b/u,
  ],
  [
    'child_safety',
    /\b(?:almost|nearly|might|going to|want(?:ed)? to|about to|afraid ill|scared ill|casi|voy a|quise) (?:\w+ )?(?:shake|shook|hit|hurt|drop(?:ped)?|throw|threw|smother|slap(?:ped)?|sacud\w+|peg\w+|golpe\w+) (?:\w+ )?(?:her|him|them|my (?:baby|kids?|son|daughter|child|toddler)|the (?:baby|kids?|child)|bebe|hij[oa]s?|nin[oa]s?)\b|\b(?:baby|kids?|toddler|bebe|hij[oa]s?)\b[^.]{0,50}\b(?:losing it|lose it|cant take (?:it|this)|going to snap|snap(?:ped)?|lost control|no aguanto|perdi el control)\b/u,
  ],
  [
    'child_safety',
    /\b(?:pictures?|images?|thoughts?|visions?|flashes|ideas?|imagenes|pensamientos|ideas) (?:\w+ ){0,7}?(?:dropp?\w*|hurt\w*|harm\w*|shak\w*|throw\w*|smother\w*|drown\w*|soltar\w*|tirar\w*|lastimar\w*|ahogar\w*|dejar\w* caer) (?:a )?(?:her|him|it|them|my (?:baby|son|daughter|kids?|child)|the (?:baby|kids?|child)|l[oa]|(?:mi|el|la) (?:bebe|hij[oa]|nin[oa]))\b/u,
  ],
  [
    'grief',
    /\b(?:(?:my|mi) (?:\w+ ){0,2}(?:died|passed(?: away)?|murio|fallecio)|(?:se )?(?:murio|fallecio) (?:mi|su|el|la) \w+|l[oa] extrano (?:mucho|tanto)|since (?:he|she|my \w+) (?:died|passed)|(?:his|her|their) (?:funeral|grave|death)|anniversary of (?:his|her|my \w+) death|(?:we |i |just )?buried (?:my|him|her|our)|(?:the|his|her|my \w+s?) (?:funeral|burial|wake)\b|lost my (?:husband|wife|mom|mother|dad|father|son|daughter|brother|sister|baby|partner|best friend|grandma|grandpa)|enterramos a|perdi a mi|i miss (?:him|her|my (?:mom|dad|son|daughter|wife|husband|brother|sister|grandma|grandpa|dog|cat)) so much)\b/u,
  ],
  [
    'relapse_urge',
    /\b(?:plug|dealer|connect|drug ?dealer)\b[^.]{0,20}\b(?:texted|text|called|messaged|hit me up|wrote|offered|showed up)\b|\b(?:texted|called|meeting|going to see) my (?:\w+ )?(?:plug|dealer|connect)\b/u,
  ],
  [
    'relapse_urge',
    /\b(?:outside|in front of|parking lot|across from|about to (?:walk|go) in(?:to)?|walk(?:ing)? (?:in)?to|standing|sitting) (?:\w+ ){0,4}(?:bar|liquor store|dispensary|pub|corner store|dealers?|plug|package store|casino|licoreria|cantina)\b|\b(?:bottle|baggie|needle|pills?|joint|beer|drink) (?:is |are )?(?:right )?(?:in (?:my hand|front of me)|next to me)\b[^.]{0,60}\b(?:sober|clean)\b|\b(?:crav(?:ing|e)s?|jonesing|want(?:ing)? (?:a|to) (?:drink|use|smoke|shoot up)|antojo de (?:beber|tomar|usar)|ganas de (?:beber|tomar|consumir))\b/u,
  ],
  [
    'harm_to_others',
    /\b(?:(?:is|are|hes|shes|theyre) (?:going to|gonna) (?:bleed|suffer|be sorry|regret (?:it|this)|hurt(?! (?:me|us|her|him|them|my)\b))|make (?:him|her|them) (?:bleed|suffer|hurt)|going to (?:put (?:him|her|them) (?:down|in the ground)|break (?:his|her|their) (?:face|jaw|legs|neck)|bash (?:his|her|their) (?:head|face))|le voy a (?:partir|romper) (?:la cara|la madre)|lo voy a hacer sufrir)\b/u,
  ],
  [
    'abuse',
    /\b(?:my |mi )?(?:husband|wife|boyfriend|girlfriend|partner|bf|gf|ex|espos[oa]|novi[oa]|marido|pareja) (?:\w+ )?(?:hits?|hit|beats?|threw (?:\w+ ){1,3}at me|slapped|pushed|shoved|choked|grabbed|kicked|punched|locked me|me (?:pega|pego|golpea|golpeo|empujo|ahorco|aventó|avento))\b(?! (?:rock|it off|the gym))/u,
  ],
  [
    'withdrawal',
    /\b(?:withdraw(?:al|als|ing)|detox(?:ing)?|dope ?sick|the shakes|cold turkey|abstinencia|(?:stopped|quit|ran out of|came off|stopped taking) (?:\w+ ){0,2}(?:drinking|alcohol|vodka|xanax|benzos?|klonopin|ativan|valium|oxy\w*|heroin|suboxone|methadone|dope))\b/u,
  ],
  [
    'eating',
    /\b(?:binged?|bingeing|binging|purg(?:e|ed|ing)|made myself (?:throw up|sick)|threw up (?:my|what i ate|dinner|lunch|again after)|havent eaten (?:in|for|since)|starv(?:e|ed|ing) my ?self|laxatives?|calories|atracon|vomite (?:la comida|lo que comi)|me provoque el vomito)\b/u,
  ],
];
/** Said of another topic, or of somebody else: no hint. */
const NOT_OWN = /\b(?:movie|show|song|book|article|homework|essay|pelicula|libro|cancion|tarea)\b/u;

/** The assessment with the topics that its words name; unchanged where somebody else or the past is meant. */
export function hinted(assessment: RiskAssessment, plain: Plain): RiskAssessment {
  if (assessment.subject !== 'self' || NOT_OWN.test(plain.flat)) return assessment;
  const missed = HINTS.filter(
    ([topic, pattern]) => !assessment.categories.includes(topic) && pattern.test(plain.flat),
  ).map(([topic]) => topic);
  if (missed.length === 0) return assessment;
  return { ...assessment, categories: [...assessment.categories, ...new Set(missed)] };
}
