import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream'] as const;

/** English: suicide, acting now or about to. */
export const ENGLISH_SUICIDE_NOW = rulesOf('suicide', 'en', SAFE, [
  {
    id: 'suicide.now',
    level: 'imminent',
    why: 'stated intent with a time that is now',
    pattern:
      '(?:i am ~going to|i will|i have decided to|going to|i am about to|i want to|i need to|i plan to|planning to|time to|i might|i am|ready to) ~(?:{KILL_SELF}|{END_IT}|jump)(?! (?:early|there|here|with|at)) ~(?:tonight|right now|today|this (?:morning|afternoon|evening)|in (?:a|an|the next|ten|five|10|5|20|30) ~(?:minutes?|mins?|min|hour))',
    hits: [
      'im killing it no. im going to end my life tonight',
      'gonna end it all tonight',
      'im going to do it right now',
      'i want to die tonight',
    ],
    misses: ['going to end it early today with group', 'i want to kill it at work today'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.doing-it',
    level: 'imminent',
    why: '"doing it tonight / after they leave": intent with a time',
    pattern:
      '(?:i am |just |am )?(?:doing it|ending it|ending it all|ending things|ending everything|killing myself|taking them all|taking them|jumping|going through with it) ~{NOW}',
    hits: ['im done. doing it tonight', 'doing it once my wife is asleep', 'ending it tonight'],
    misses: ['doing it tomorrow with my sponsor'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.tonight-is-night',
    level: 'imminent',
    why: 'a set time that is now',
    pattern:
      '(?:tonight is (?:the|my last) ~night|tonight is it|today is the day (?:i|that i|it|to) ~(?:die|end|do it|ends?|go)|this is my last night(?! (?:at|in|on|of|shift|here at))|i will not (?:be here|make it|be alive|see|live to see) ~(?:tomorrow|in the morning|morning|sunrise|the sunrise|through tonight)|will not be (?:here|around|alive) ~(?:tomorrow|in the morning)|by the time you (?:read|get|see) this|when you (?:read|get|see) this i will be)',
    hits: [
      'when you read this i will be far away and cold',
      'tonight is the night',
      'i wont be here in the morning',
    ],
    misses: ['this is my last night at work so i wont see you'],
  },
  {
    id: 'suicide.at-place',
    level: 'imminent',
    why: 'at the place where one can jump or be hit, now',
    pattern:
      '(?:i am|am|standing|sitting|i have been|im|climbed|climbing|walking|here|parked) ~(?:on|at|off|over|up on|onto|to|near|in front of|by) (?:the|a|this|top of the|top of a|my) (?:edge of (?:the|a) )?(?:wrong side of the rail|ledge|railing|rail|bridge|overpass|train tracks|tracks|cliff|edge|rooftop|roof|parking garage roof|top of the parking garage|balcony rail)(?! with)(?! crew)',
    hits: ['im up on the overpass', 'sitting on the ledge', 'im on the roof'],
    misses: ['my roof is leaking', 'stuck on the bridge traffic sucks', 'working on the roof with my crew'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.over-edge',
    level: 'imminent',
    why: 'about to jump or be hit',
    pattern:
      '(?:(?:about|ready|going) to (?:jump|step off|let go|step in front|pull the trigger|kick the chair)(?! (?:in the|into the|on a|on the|for joy|back))|legs? (?:are )?over the (?:edge|rail|railing)|feet (?:are )?(?:hanging|dangling) over|looking down from the (?:bridge|roof|ledge)|train is coming ~(?:goodbye|sorry|bye)|i can hear the train coming)',
    hits: ['my legs are over the rail', 'about to jump'],
    misses: ['about to jump in the shower', 'about to jump on a call'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.means-in-hand',
    level: 'imminent',
    why: 'means in hand or in front',
    pattern:
      '(?:have|got|holding|with|took|pulled) ~(?:the |a |my |all the |all my |this |these )(?:[a-z]+ ){0,2}{PILLS} ~(?:in front of me|in my hand|in my hands|in my lap|on my lap|here with me|right here|lined up|laid out|poured out|next to me|on the counter|on the table|and a bottle of)(?! which)',
    hits: ['got all my tablets laid out right here', 'got all my meds lined up'],
    misses: [
      'i have the pills the doctor gave me',
      'i have the pills in front of me, which one is for morning',
    ],
    unless: ['negated', 'past', 'quoted'],
  },
  {
    id: 'suicide.pills-laid-out',
    level: 'imminent',
    why: 'means set out',
    pattern:
      '(?:{PILLS}|bottle) (?:is |are )?(?:in front of me|in my hand|in my hands|lined up|laid out|poured out|counted out|all over the bed|spread out)',
    hits: ['pills are lined up on the desk', 'pills in my hand'],
    misses: ['pills are in the cabinet'],
    unless: ['negated', 'past', 'quoted'],
  },
  {
    id: 'suicide.weapon-in-hand',
    level: 'imminent',
    why: 'weapon or rope in hand or on the body',
    pattern:
      '(?:(?:have|got|holding|hold|took out|loaded|with) ~(?:the|a|my|his|dads) (?:[a-z]+ )?(?:gun|pistol|shotgun|rifle|revolver|glock|9mm|knife|razor|razor blade|blade|rope|noose|belt) ~(?:in my hand|in my hands|in my lap|on my lap|to my (?:head|temple|chin|wrist|throat|chest)|in my mouth|around my neck|against my|next to me|beside me)|(?:gun|pistol|barrel|knife|blade|razor) (?:is )?(?:to|against|in|on|at|under) my (?:head|temple|mouth|chin|wrist|throat|neck|chest|arm|lap|hand)|(?:rope|noose|belt|cord) (?:is )?(?:around|on) my neck|(?:noose|rope) (?:is )?(?:tied|ready|up|set up|hung|hanging|over the beam))',
    hits: ['i have the gun in my lap', 'the rope is around my neck', 'noose is tied'],
    misses: ['my dad has a gun in his truck'],
    unless: ['past', 'quoted', 'dream'],
  },
  {
    id: 'suicide.garage',
    level: 'imminent',
    why: 'car running in a closed garage',
    pattern:
      '(?:(?:in|sitting in) (?:the|my) garage ~~(?:door (?:is )?(?:shut|closed|down)|car (?:is )?(?:running|on)|engine)|(?:car|engine) (?:is )?(?:running|on) ~(?:garage|closed))',
    hits: ['in the garage with the car running', 'car is running in the garage'],
    misses: ['the car is in the garage for repairs'],
  },
  {
    id: 'suicide.took-all',
    level: 'imminent',
    category: 'overdose',
    why: 'an overdose has begun',
    pattern:
      '(?:i (?:just |already |have |have just )?(?:took|taken|swallowed|ate|downed|popped|drank|finished)|just (?:took|swallowed|downed)|already (?:took|swallowed)|done took|took) (?:[a-z]+ ){0,2}(?:all (?:of )?(?:them|it|the (?:[a-z]+ )?{PILLS}|my (?:[a-z]+ )?{PILLS}|of (?:the|my) (?:[a-z]+ )?{PILLS})(?! (?:as prescribed|like|on time|today|this morning|with|for the day|every|out|to the|back))|the (?:whole|entire|rest of the) (?:bottle|pack|box|thing|prescription)(?: of {PILLS})?|every (?:pill|last one|single pill|one of them)|a (?:whole |full )?(?:handful|bunch|bottle|lot|ton|fistful) of (?:[a-z]+ )?{PILLS}|way too many|too many (?:[a-z]+ )?{PILLS}|(?:bleach|antifreeze|rat poison|drain cleaner|poison))',
    hits: ['i swallowed every pill', 'i took the whole bottle', 'took a bunch of my pills'],
    misses: ['i took all of my classes online', 'i took all my meds as prescribed and ate'],
    unless: ['negated', 'past', 'quoted', 'dream'],
  },
  {
    id: 'suicide.took-the-pills',
    level: 'imminent',
    category: 'overdose',
    why: 'the pills are taken, said as a finished act',
    pattern:
      '(?:i (?:already |just |have |did )?(?:took|taken|take) (?:the|them|those|all those) (?:pills?|all)(?! (?:the doctor|my|he|she|for|with food|like|this morning|at))|(?:that|this|those) is what i took|(?:done|i did it|did it) (?:[.] )?(?:i )?(?:just )?took them|took them all|took it all|i swallowed them)',
    hits: ['i took them all', 'i swallowed them', 'thats what i took'],
    misses: ['i took the pills the doctor gave me for my back'],
    unless: ['negated', 'quoted', 'dream'],
  },
  {
    id: 'suicide.too-late',
    level: 'imminent',
    why: 'an act is under way and the body answers',
    pattern:
      '(?:(?:i did it|its done|it is done|already did it|i took|i already) ~~(?:[.] )?~~(?:sleepy|fading|going numb|everything is (?:fuzzy|blurry|dark)|too late|feel weird|getting cold)|(?:it is|its) (?:too late|already done) (?:[.] )?~(?:took|pills|bleeding|goodbye|now))',
    hits: ['its done, i already feel like im fading'],
    misses: ['i did it! finished the worksheet'],
  },
  {
    id: 'suicide.bleeding',
    level: 'imminent',
    why: 'a wound that will not stop bleeding',
    category: 'self_harm',
    pattern:
      '(?:(?:will|does|can) not (?:stop|quit) ~bleeding|will not stop bleeding|(?:bleeding|blood) ~(?:will|does|can) not stop|(?:can|could) not (?:stop|get) ~(?:the )?(?:bleeding|blood)|bleeding ~(?:a lot|really bad|bad|everywhere|out|through)|blood ~everywhere|(?:slit|cut) (?:open )?(?:my|both|both my) wrists?|cut ~too deep|it is ~(?:deep|gushing|spurting))',
    hits: ['theres blood everywhere', 'i cut too deep'],
    misses: ['nosebleed but fine', 'my gums are bleeding a little'],
    unless: ['negated', 'past', 'quoted', 'dream'],
  },
]);
