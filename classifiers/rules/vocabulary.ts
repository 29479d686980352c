/** Word lists that patterns share. A list may name lists above it. All on normalised text: no accents, contractions written out. */
export const WORD_LISTS: Readonly<Record<string, string>> = {
  // English
  KILL_SELF:
    'kill myself|killing myself|commit suicide|commit sui|committing suicide|kms|ctb|catch the bus|end my(?: own)? life|ending my(?: own)? life|take my(?: own)? life|taking my(?: own)? life|end myself|off myself|offing myself|unalive myself|unaliving myself|unalive|self delete|self deleting|delete myself|hang myself|hanging myself|shoot myself|shooting myself|drown myself|drowning myself|do myself in|blow my (?:brains|head) (?:out|off)|slit my (?:wrists?|throat)|put a bullet in (?:my|me)(?: head| brain)?|die by suicide|kermit suicide|jump off (?:a|the|that) (?:bridge|roof|building|overpass|cliff|balcony)|jump in front of (?:a|the) (?:train|bus|truck|car|subway)|step in front of (?:a|the) (?:train|bus|truck|car)|(?:yeet|throw) myself (?:off|under|in front)(?: of)?(?: (?:a|the|this))?(?: [a-z]+)?|overdose on purpose|drive (?:my car )?(?:off|into) (?:a|the) (?:bridge|wall|tree|cliff|pole|median)|end it all|check out of (?:this )?life',
  END_IT:
    'end it|end it all|end things|end everything|ending it|ending it all|end this life|finish it|finish myself|be done with (?:it all|life|this life|living|everything)|go through with it|do it|be gone|not be here|take them all|take all of (?:them|it)|die|disappear for good',
  NOW: 'tonight|right now|now|today|this (?:morning|afternoon|evening|minute|second)|in (?:a|an|the next|ten|five|10|5|20|30|few) (?:few |couple )?(?:minutes?|mins?|min|hours?|hour|bit|moment|second)|before (?:sunrise|morning|midnight|the sun comes up|they|he|she|anyone|everyone|my)|as soon as|once (?:they|he|she|everyone|everybody|my)|after (?:they|he|she|everyone|everybody|my|work|this|dinner)|when (?:they|he|she|everyone|everybody|my) (?:leave|leaves|go|goes|is asleep|are asleep|falls? asleep|[a-z]+ leaves)|while (?:they|he|she|everyone) (?:is|are) (?:asleep|out|gone|at)',
  SOON: 'tomorrow|this week|this weekend|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|next week|next month|soon|after (?:the holidays|christmas|my birthday|graduation|the wedding|the funeral)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|by (?:the )?(?:end of|monday|friday|sunday)',
  PILLS:
    'pills?|tablets?|capsules|medication|oxy|xanax|tylenol|advil|ibuprofen|ambien|trazodone|seroquel|klonopin|ativan|percocet|benzos?|sleeping pills?|painkillers?|insulin|emojipills|antidepressants?|gabapentin|lithium|adderall|benadryl|vicodin|opioids?|prescription',
  WEAPON:
    'gun|pistol|shotgun|rifle|revolver|glock|firearm|9mm|emojigun|knife|blade|razor|razor blade|razors|box cutter|emojiknife|emojirazor|rope|noose|belt|cord|emojirope|bullets?|ammo|machete|bat|hammer|crowbar',
  FAMILY:
    'mom|mother|dad|father|kids?|children|son|daughter|wife|husband|girls|boys|boyfriend|girlfriend|partner|brother|sister|family|grandma|dog|cat|mother in law|parents|baby|friends?|sons|daughters|babies',
  PERSON:
    '(?:my|our|the|this|a) (?:[a-z]+ )?(?:friend|best friend|brother|sister|son|daughter|mom|mother|dad|father|husband|wife|partner|boyfriend|girlfriend|roommate|cousin|uncle|aunt|nephew|niece|kid|child|teen|student|coworker|neighbor|sponsee|grandson|granddaughter|stepson|stepdaughter|girl|boy|guy|buddy|ex|grandpa|grandma|client|teammate|boy)|she|he|they|someone i know|somebody i know|a friend of mine|her|him',
  HIM: '(?:my|the|that|his|her|our) (?:[a-z]+ )?(?:boss|manager|ex|stepdad|dad|father|mom|mother|brother|sister|husband|wife|boyfriend|girlfriend|roommate|landlord|neighbor|coworker|teacher|dealer|uncle|cousin|supervisor|roommates|ex wife|ex husband|baby daddy|baby mama|sponsor|counselor|therapist|kids|family|stepfather|stepmom)|him|her|them|he|she|everyone|everybody|somebody|someone|people|that (?:guy|man|bitch|bastard|asshole|motherfucker)|this (?:guy|man|bitch|bastard|asshole)|these people|[a-z]+',
  ABUSER:
    '(?:my|the) (?:[a-z]+ )?(?:husband|wife|boyfriend|girlfriend|partner|ex|dad|father|stepdad|stepfather|mom|mother|brother|uncle|fiance|roommate|spouse|baby daddy|bf|man|stepmom|son|sponsor|step brother|roomate)|he|she|they',
  DRUG: 'fentanyl|heroin|meth|coke|cocaine|crack|dope|oxy|percocet|pills|xanax|benzos?|alcohol|vodka|whiskey|whisky|tequila|rum|gin|wine|beer|liquor|booze|bottle|drink|weed|ketamine|molly|speed|kratom|morphine|drugs?|h|ice|crystal|opiates?|opioids?|painkillers|blues|tranq|subs|adderall|a fifth|a pint|a handle|six pack|a 12 pack|shots?',
  USE_UP:
    'use|using|drink|drinking|get high|getting high|relapse|relapsing|shoot up|shooting up|smoke|pick up|picking up|score|cop|hit the bottle|go back out|going back out|get drunk|getting drunk|snort|use again|drink again|slip|get loaded|get wasted',
  // Spanish
  MATARME:
    'matarme|me quiero matar|suicidarme|me quiero suicidar|quitarme la vida|quitar la vida|acabar con mi vida|terminar con mi vida|acabar con todo|terminar con todo|acabar conmigo|ahorcarme|colgarme|dispararme|pegarme un tiro|darme un tiro|tirarme (?:del|de|de un|de la|al|a la|por la)(?: [a-z]+)?|aventarme (?:del|de|de un|de la|al|a la)(?: [a-z]+)?|lanzarme (?:del|de|al)(?: [a-z]+)?|cortarme las venas|envenenarme|desvivirme',
  AHORA:
    'esta noche|hoy|ahora|ahora mismo|ya mismo|en este momento|en un rato|al rato|ya|esta tarde|cuando (?:se vayan|todos|salgan|se duerman|mi [a-z]+ se)',
  PASTILLAS: 'pastillas?|medicinas?|medicamentos?|tabletas?|capsulas|frasco|pildoras|emojipills',
  FAMILIAR:
    'mi (?:[a-z]+ )?(?:amiga|amigo|hermana|hermano|hija|hijo|mama|papa|madre|padre|esposo|esposa|novio|novia|pareja|prima|primo|marido|mujer|companera|companero|vecina|sobrina|sobrino|tia|tio|abuela|abuelo|suegra|cuarto|ex|roommate|nieta|nieto)|ella|el',
  AGRESOR:
    'mi (?:[a-z]+ )?(?:esposo|esposa|marido|novio|novia|pareja|papa|padre|padrastro|ex|mama|hijo|hermano|tio|suegro|jefe|mujer|cunado)|el|ella',
};

const compiled = new Map<string, string>();

function expand(pattern: string): string {
  return pattern.replace(/\{([A-Z_]+)\}/g, (_, name: string) => {
    const known = compiled.get(name);
    if (known !== undefined) return known;
    const words = WORD_LISTS[name];
    if (words === undefined) throw new Error(`unknown word list ${name}`);
    const expanded = `(?:${expand(words)})`;
    compiled.set(name, expanded);
    return expanded;
  });
}

/** Compiles a rule's pattern to a regular expression over normalised text. Gaps are bounded, so matching is too. */
export function compilePattern(pattern: string): RegExp {
  const whole = pattern.startsWith('^');
  const gaps = expand(whole ? pattern.slice(1) : pattern)
    .replaceAll('(?:[a-z]+ )', '(?:(?!not |never )[a-z]+ )')
    .replaceAll('~~', '(?:(?!not |never )[a-z0-9]+ ){0,7}')
    .replaceAll('~', '(?:(?!not |never )[a-z0-9]+ ){0,3}');
  return new RegExp(whole ? `^ (?:${gaps})(?= (?:[.] )?$)` : ` (?:${gaps})(?= )`, 'g');
}
