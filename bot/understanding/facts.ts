import type { Plain } from './normalise.ts';

/** What a client says about the situation without having been asked. Absent keys: nothing was said. */
export interface Facts {
  readonly alone?: 'yes' | 'no';
  readonly timeframe?: 'now' | 'tonight' | 'later' | 'none' | 'maybe';
  readonly means?: 'yes' | 'no';
  /** A gun is with the writer now. */
  readonly gun?: boolean;
  readonly intent?: 'no';
  readonly suicide?: 'no';
  readonly place?: string;
  readonly address?: string;
  readonly calling?: boolean;
  readonly connected?: boolean;
  readonly movedAway?: boolean;
  readonly responders?: 'here' | 'coming';
  readonly drowsy?: boolean;
  readonly tookAt?: string;
  readonly letSit?: boolean;
}

const ALONE =
  /\b(?:im alone|i am alone|all alone|by myself|no one(?:s| is)? (?:here|home|with me|around)|nobody(?:s| is)? (?:here|home|with me|around)|home alone|live alone|just me|alone (?:right )?now|estoy sol[oa]|no hay nadie|nadie esta|a solas)\b|^alone$|^sol[oa]$/u;
const WITH =
  /\b(?:(?:mom|mum|dad|mother|father|wife|husband|partner|boyfriend|girlfriend|roommate|sister|brother|friend|buddy|son|daughter|kids?|mama|papa|esposa|esposo|novi[oa]|herman[oa]|amig[oa]|hij[oa]|neighbor|sponsor|vecin[oa])(?:s| is| are| esta)? (?:\w+ )?(?:here|with me|home|in the (?:other|next) room|next to me|asleep|upstairs|downstairs|conmigo|aqui)|(?:hes|shes|theyre|he is|she is|they are|(?:buddy|friend|brother|sister|mom|dad|wife|husband|partner|sponsor|neighbor|roommate)(?:s| is)?) (?:coming|on (?:his|her|their|the) way|driving over|almost here|pulling up)|(?:mom|mum|dad|mother|father|wife|husband|partner|roommate|sister|brother|friend|mama|papa|espos[oa]|herman[oa]|amig[oa]|hij[oa]|abuel[oa])(?:s| is| esta) (?:in|en) (?:the |la |el |su |her |his )?(?:\w+ )?(?:room|kitchen|house|yard|garage|basement|living room|sala|cocina|cuarto|casa|patio)|not alone|(?:im|i am|here|sitting|staying|sat|hanging out|ok) with (?:my |a |an |the )?(?:mom|mum|dad|wife|husband|friend|friends|sister|brother|roommate|partner|sponsor|family|kids|nurse|neighbor|cousin|aunt|uncle|grandma|grandpa|boyfriend|girlfriend|bf|gf|buddy|daughter|son|counselor|officer|cop)|theres (?:a|an|some|this|my) (?:\w+ )?(?:guy|man|woman|lady|girl|person|cop|officer|nurse|neighbor|stranger|friend|jogger|driver|someone)|some(?:one|body)(?:s| is) (?:here|with me|talking to me|next to me)|hay (?:un|una|alguien) (?:\w+ )?(?:senor|senora|hombre|mujer|persona|policia|conmigo|aqui)|no estoy sol[oa]|estoy con mi?s?)\b/u;
const NOW =
  /\b(?:right now|ahora mismo|this minute|in a minute|in (?:5|five|10|ten|a few) min\w*|doing it now|about to|en este momento|ya mismo|now)\b/u;
const TONIGHT = /\b(?:tonight|today|before morning|tonite|esta noche|hoy|later today|this evening)\b/u;
const LATER =
  /\b(?:tomorrow|next week|this week|weekend|someday|some day|one day|eventually|manana|algun dia|la semana|not today|not tonight|hoy no|esta noche no)\b/u;
const NOT_NOW = /\b(?:not (?:right |just )?now|ahora no|no ahora|ahorita no)\b/u;
const HEDGE = /\b(?:usual|i guess|maybe|sometimes|kind of|more tonight|tal vez|quizas|creo|supongo)\b/u;
const HAVE =
  /\b(?:i|ive|we) (?:have|got|ve got|still have|keep|already have) (?:\w+ ){0,4}(?:stuff|it|them|one|enough|everything|pills|tablets|capsules|insulin|meds|medicine|gun|rope|knife|blades?|razors?|what i need|some)\b(?! to (?:do|say|lose))|\b(?:i |ive |we )?(?:have|got|ve got|still have|keep|own) (?:\w+ ){0,4}(?:pistol|gun|rifle|shotgun|revolver|firearm|noose|razors?|razor blades?|(?:\w+ )?tablets|sleeping pills|pain ?killers|oxy\w*|fentanyl)\b|\btheres (?:a|the|my|his|her|some) (?:\w+ ){0,3}(?:gun|pistol|rifle|shotgun|rope|noose|razor|knife|pills|meds)\b|\b(?:hay|tengo) (?:una?|el|la|las|los|unas) (?:\w+ ){0,3}(?:pistola|arma|escopeta|rifle|soga|cuerda|navaja|cuchillo|pastillas)\b|\b(?:stuff|its|theyre|theres|they are) (?:\w+ ){0,2}(?:right here|in (?:the|my) (?:house|room|car|truck|drawer|closet|bag|garage|safe|purse|bathroom|nightstand|glovebox))\b|\bgot something in the\b|\b(?:lo|la|los|las) tengo (?:aqui|en)\b|\btengo (?:pastillas|con que|un arma|todo|algo|una pistola|lo que necesito)\b/u;
/** Means that came back or were got: "he gave me the rifle back", "picked up more pills". */
const GOT_BACK =
  /\b(?:(?:gave|brought|handed|returned|left|sold|lent) (?:me |us )?(?:back )?|(?:i |ive |just |already )?(?:got|bought|picked up|found|saved(?: up)?|dug out|fetched) )(?:the|my|his|her|dads?|a|some|more|all (?:the|my)|enough) (?:\w+ )?(?:gun|pistol|rifle|shotgun|revolver|rope|pills|tablets|meds|razors?|blades?|knife)\b|\b(?:me devolvio|me dio|compre|consegui|encontre|junte) (?:el|la|las|los|un|una|unas|mas) (?:\w+ )?(?:pistola|arma|rifle|escopeta|soga|cuerda|pastillas|navajas?|cuchillo)\b/u;
/** A gun that is with the writer, however it is called: "sitting here with the .38", "its loaded", "in my lap". */
const GUN =
  '(?:guns?|pistols?|rifles?|shotguns?|revolvers?|handguns?|firearms?|glocks?|(?:38|357|45|9 ?mm|22|12 gauge)(?! (?:years?|yr|kids?|people|of|and|to|min|hours?|days?))|pistola|revolver|escopeta|arma)';
const GUN_WITH_ME = new RegExp(
  `\\b(?:sitting|sat|here|alone|been|lying|laying|sentad[oa]|aqui) (?:\\w+ ){0,3}(?:with|con) (?:the|my|a|his|her|dads?|el|la|mi|una?) (?:\\w+ )?${GUN}\\b|\\b(?:the|my|his|a|la|mi|el) (?:\\w+ )?${GUN}(?:s| is|s is|s out|s right)? (?:\\w+ )?(?:here|out|loaded|in my (?:hand|lap|mouth|room)|on (?:the|my) (?:table|bed|lap|desk|counter|couch|nightstand)|next to me|beside me|aqui|cargad[oa]|en (?:la mesa|mi mano|la mano))\\b|\\b(?:(?:im|i am|i was|been|just) (?:holding|loading)|i loaded|i (?:got|took) out|tengo en la mano) (?:the|my|his|a|la|mi|el) (?:\\w+ )?${GUN}\\b`,
  'u',
);
const NO_HAVE =
  /\b(?:dont have (?:anything|any|it|that)|dont (?:have|own) (?:a |any )?(?:gun|guns|pills|weapons?)|no guns?|nothing here|got rid of|no longer have|locked up|(?:he|she|they|kay|mom|dad) (?:has|holds|keeps|took) (?:it|them)|no tengo (?:nada|con que))\b/u;
const NO_INTENT =
  /\b(?:not (?:going to|gonna) (?:do|act|hurt|kill)|wouldnt (?:do|act|go through)|not (?:doing|planning|trying) (?:to do )?anything|would never (?:do|act)|no (?:voy a|lo) (?:hacer|haria)|wont (?:do|act on) (?:it|anything))\b/u;
const NOT_SUICIDAL =
  /\b(?:not suicidal|not (?:trying |wanting |looking )?to (?:die|kill my ?self|end it)|not about dying|not because i want to die|no (?:es |fue )?(?:para|por) (?:morir\w*|matar\w*)|not thinking (?:about|of) (?:suicide|killing|dying)|dont want to (?:die|kill myself|be dead)|no (?:thoughts of )?suicid\w*|no (?:pienso|estoy pensando|he pensado)(?: \w+){0,2} (?:morir\w*|matar\w*|suicid\w*)|no (?:me )?quiero (?:morir|matar)\w*|didnt want to die|no suicidal)\b/u;
const CALLING =
  /^(?:ok(?:ay)? |fine |yes |yeah )?(?:im )?(?:calling|dialing|llamando)(?: now| ya)?$|\b(?:(?:im|i am|ill|i will|going to|ok im) (?:calling|call|dialing|phone|phoning|gonna call)|(?:he|she|they|mom|dad|my \w+)(?:s| is|re| are|)? (?:calling|on the phone with|dialing)|(?:hes|shes|theyre) (?:calling|on the phone|dialing)|calling (?:the number|988|911|them|now|him|her|my)|called (?:988|911|them|the number)|on the phone with|talking to (?:988|them|someone|a counselor)|llamando|voy a llamar|ya llame|estoy llamando)\b/u;
const CONNECTED =
  /\b(?:(?:i|we|he|she|they) (?:already |just )?called (?:988|911|them|it in|the (?:\w+ )?(?:line|number|hotline)|(?:the )?vet(?:erans?)? line)|(?:got|getting) through|they (?:picked up|answered)|she answered|he answered|on the phone with|talking to (?:988|911|them|someone|a counselor|a lady|a guy)|im on with|(?:they|911|ems|ambulance|help|paramedics) (?:are|is|are on|said theyre) (?:on (?:the|their) way|coming)|ya contestaron|me contestaron|estoy hablando con)\b/u;
const MOVED =
  /\b(?:(?:stepped|backed|climbed) (?:back|away|down|off)|(?:went|came|going|moved|walked|stepped|got|ran|drove) (?:back )?(?:inside|in|out|outside|away|downstairs|upstairs|home|to the (?:\w+ )?(?:park|porch|room|kitchen|living|other|couch|store|friend)|to my (?:mom|dad|friend|sister|brother|neighbor)\w*|into the)|(?:stepped|backed|moved|walked|climbed|got|came|pulled|turned|drove) (?:\w+ ){0,2}?(?:back|away|down|off|around)(?: (?:a (?:little|bit)|from|the|now|it|there)|$)|(?:im|i am) (?:back )?(?:off the|inside|away from)|left the (?:store|house|garage|roof|bridge|room|bar)|di (?:un paso|la vuelta)|me (?:aleje|baje|aparte|hice para atras)|walked to|put (?:it|them|him|her|the \w+|my \w+) (?:away|down|in|outside|up|back|out)|locked (?:it|them)|gave (?:it|them|the \w+) to|threw (?:it|them|the \w+) (?:out|away)|flushed|moved (?:it|them)?|(?:sitting|sat) (?:down )?(?:on|by|in) (?:the|my) (?:\w+ )?(?:floor|steps|couch|sofa|bed|porch|stairs|curb|grass|gravel|ground|bench|sidewalk|chair|tv|carpet)|in bed now|me (?:fui|sali|movi)|ya sali|entre a la casa|(?:he|she|they|wife|husband|mom|dad|kay|\w+) (?:took|has|holds|locked up) the (?:key|keys|gun|pills|meds|knife|bottle|box)|l[oa]s? (?:guarde|tire|puse (?:lejos|afuera)|encerre)|se l[oa]s? (?:di|deje|entregue)|gave (?:it|them|the \w+|my \w+) (?:up )?to)\b/u;
const RESPONDERS =
  /\b(?:knock\w*|(?:bang|pound|hit|beat)\w* (?:on |at )?(?:the |my )?door|doorbell|ring(?:ing)? the bell|some(?:one|body)(?:s| is)? (?:at|outside|here)|at (?:the|my) door|golpea\w* la puerta|(?:esta|estan|alguien) (?:en|a) la puerta|timbre|medics|ambulance(?:s)? here|ambulance got here|firefighters?|they got here|they(?:re| are) inside|theyre here|they are here|cops? (?:are|is) here|police (?:are|is) here|ambulance is here|paramedics|estan aqui|tocan (?:la puerta|a la puerta)|llegaron|policia esta aqui)\b/u;
const SIRENS =
  /\b(?:sirens?|hear the ambulance|ambulance is coming|on (?:the|their) way|sirenas?|ya vienen|vienen en camino)\b/u;
const DROWSY =
  /\b(?:sleepy|(?<!everything |life |it |heart )(?:feel|feeling|body is|body feels|head is|head feels) (?:\w+ )?heavy|eyes (?:keep |are |wont )?(?:closing|close|stay open|heavy)|cant keep (?:my )?eyes open|nodding(?: off| out)?|nodded (?:off|out)|cant wake up|slow breath\w*|breathing (?:is )?slow|se me cierran los ojos|me estoy durmiendo|me pesa (?:todo|el cuerpo)|drowsy|tired and|weird|dizzy|woozy|cant (?:stay awake|feel|see|focus|keep)|numb|throwing up|vomit\w*|puk\w*|heart (?:is )?(?:racing|pounding|slow)|blurry|shaky|passing out|fading|nauseous|sueno|maread[oa]|vomitando|borroso|debil)\b/u;
const PLACE =
  /\b(?:in|at|on|inside|outside|near|by|en|afuera de|cerca de) (?:the |my |a |la |el |mi |un |una )?((?:\w+ )?(?:garage|bathroom|bedroom|room|kitchen|basement|car|truck|roof|bridge|park|parking lot|house|home|apartment|apt|motel|hotel|office|work|school|woods|beach|porch|closet|store|bar|balcony|ledge|tracks|window|station|overpass|attic|shed|steps|bano|cuarto|cocina|carro|coche|techo|puente|parque|casa|apartamento|trabajo|escuela|tienda|cochera|garaje))\b/u;
const STREET =
  /\b(?:\d{1,6}\s+(?:[\w.]+\s+){0,4}(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|way|ct|court|pl|place|hwy|highway|pkwy|terrace|circle|cir|loop|trail)\b|(?:apt|apartment|unit|suite|room|rm|lot|depto|apartamento)\s*#?\s*\w+[^.!?]{0,50}|(?:calle|avenida|av|carrera|colonia)\s+[\w\s]{2,40}\d*|\d{1,6}\s+(?:calle|avenida)\s+\w+|[\w.]+\s+(?:st|street|ave|avenue|rd|road|blvd|drive|lane)\b(?:\s+and\s+[\w.]+)?)/iu;

/** Reads facts from a message; `raw` is needed for an address, whose numbers and capitals are kept. */
export function factsOf(raw: string, plain: Plain): Facts {
  const { flat } = plain;
  const facts: { -readonly [K in keyof Facts]: Facts[K] } = {};
  if (ALONE.test(flat)) facts.alone = 'yes';
  else if (WITH.test(flat)) facts.alone = 'no';
  if (LATER.test(flat) || NOT_NOW.test(flat)) facts.timeframe = 'later';
  else if (TONIGHT.test(flat)) facts.timeframe = HEDGE.test(flat) ? 'maybe' : 'tonight';
  else if (NOW.test(flat)) facts.timeframe = 'now';
  if (NO_HAVE.test(flat)) facts.means = 'no';
  else if (HAVE.test(flat) || GUN_WITH_ME.test(flat) || GOT_BACK.test(flat)) facts.means = 'yes';
  if (GUN_WITH_ME.test(flat) && !NO_HAVE.test(flat)) facts.gun = true;
  if (NO_INTENT.test(flat)) facts.intent = 'no';
  if (NOT_SUICIDAL.test(flat)) facts.suicide = 'no';
  const place = PLACE.exec(flat);
  if (place?.[1] !== undefined) facts.place = place[1];
  const street = STREET.exec(raw.slice(0, 500));
  if (street !== null && /\d|apt|st\b|street|ave|road|calle|avenida/iu.test(street[0]))
    facts.address = raw.trim().slice(0, 160);
  if (CALLING.test(flat)) facts.calling = true;
  if (
    CONNECTED.test(flat) &&
    !/\b(?:no answer|no one (?:answered|picked)|nobody (?:answered|picked)|busy|hung up|on hold|didnt (?:answer|pick))\b/u.test(
      flat,
    )
  )
    facts.connected = true;
  if (MOVED.test(flat)) facts.movedAway = true;
  if (RESPONDERS.test(flat)) facts.responders = 'here';
  else if (SIRENS.test(flat)) facts.responders = 'coming';
  if (DROWSY.test(flat)) facts.drowsy = true;
  if (
    /\b(?:letting me in|let me in|im (?:there|here) now|im (?:at|in) (?:his|her|their) (?:place|house|apartment|apt|room)|i got (?:here|there)|going (?:over|in) (?:there|now)|sitting with|sit with|im with|with (?:her|him|them)|estoy con (?:el|ella))\b/u.test(
      flat,
    )
  )
    facts.letSit = true;
  return facts;
}
