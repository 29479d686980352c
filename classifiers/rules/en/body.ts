import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream'] as const;

/** English: self-harm. */
export const ENGLISH_SELF_HARM = rulesOf(
  'self_harm',
  'en',
  [...SAFE, 'joking'],
  [
    {
      id: 'self-harm.fresh',
      level: 'high',
      why: 'a fresh injury',
      pattern:
        '(?:i )?(?:just |already |have )?(?:cut|burned|burnt|carved|hurt|slashed|stabbed|sliced|scratched|harmed|hit) (?:myself|my (?:[a-z]+ )?(?:arms?|legs?|thighs?|wrists?|stomach|skin|ankles?)) ~(?:just now|last night|tonight|today|this morning|an hour ago|again last night|earlier|minutes ago|hours ago|and it is|pretty bad|badly|really bad|deep|needs? stitches|before (?:school|work|group))',
      hits: ['cut my thigh again last night', 'i cut my thigh pretty bad'],
      misses: ['cut myself shaving again lol', 'i cut my hand on a can'],
    },
    {
      id: 'self-harm.just',
      level: 'high',
      why: 'an injury just made',
      pattern:
        '(?:i just|just|i did) (?:cut|burned|carved|slashed|sliced|hurt) (?:myself|my (?:arms?|legs?|thighs?|wrists?|stomach)|again|deeper)(?! (?:shaving|cooking|on (?:a|the)|off|with the lawn))',
      hits: ['i just cut myself'],
      misses: ['just cut my hair'],
    },
    {
      id: 'self-harm.tool',
      level: 'high',
      why: 'a tool in hand',
      pattern:
        '(?:have|got|holding|with|found|bought|took apart|broke) (?:[a-z]+ ){0,3}(?:razor|razors|blade|blades|box cutter|scissors|lighter|pencil sharpener) (?:[a-z]+ ){0,3}(?:in my hand|right here|in front of me|to (?:cut|use)|to do it|on my (?:arm|leg|thigh|skin|wrist)|ready|again)|(?:razor|blade) (?:is )?(?:right here|in my hand|on my skin)',
      hits: ['i have the blade in my hand', 'bought razors to cut'],
      misses: ['bought a lighter for the grill'],
    },
    {
      id: 'self-harm.urge',
      level: 'moderate',
      why: 'an urge to self-harm',
      pattern:
        '(?:(?:urges?|want|wanting|wanted|need|needing|tempted|going|craving|about|itching|dying|desperate|thinking (?:about|of)|thought(?:s)? (?:about|of)|feel like) ~(?:to )?(?:cut|cutting|self harm|self harming|burn(?:ing)? myself|hurt(?:ing)? myself|harm(?:ing)? myself|bang(?:ing)? my head|hit(?:ting)? myself|punch(?:ing)? (?:a wall|myself)|starve myself|scratch(?:ing)? myself|carve|punish(?:ing)? myself)(?! (?:back|down|out|off|class|the|my hair|my hours|carbs|weight|ties|grass|hours|sugar|coffee|it))|(?:self harm|cutting|sh) urges?|urges? (?:is|are) (?:back|strong|bad|so|really|getting)|want to (?:make myself )?bleed|want to see (?:my )?blood)',
      hits: [
        'urges are strong this evening',
        'i feel like hurting myself',
        'urge to cut is back. 3 weeks clean',
      ],
      misses: ['need to cut back on coffee', 'want to cut my hair', 'going to cut class'],
    },
    {
      id: 'self-harm.recent',
      level: 'moderate',
      why: 'self-injury now or lately',
      pattern:
        '(?:(?:i |been |keep |started |still |back (?:to|on) |relapsed (?:on|and|with|in) ~|back at ~|have been )(?:cutting|self harming|self harm|sh|burning (?:my|myself)|hurting myself|harming myself|cut(?:ting)? again|hitting myself|banging my head|scratching (?:my|myself)|picking at my (?:skin|cuts|wounds)|carving)(?! (?:back|down|out|class|grass|hair|corners|carbs|the))|keep (?:cutting|burning|hurting|hitting|biting|scratching) (?:my|myself)|i (?:cut|burn|burned|hit|hurt|scratch|bite) (?:myself|my (?:arms?|legs?|thighs?|wrists?))(?! (?:shaving|cooking|on|off|lifting|playing|running|at (?:work|the gym)|with a can))|relapsed (?:on |with |in )?(?:self harm|cutting)|fresh (?:cuts|marks|burns)|new (?:cuts|scars|marks|burns)|cuts on my (?:arm|leg|thigh|wrist)s?|burning my (?:arm|skin|leg|hand|wrist|thigh))',
      hits: ['i keep scratching myself till it bleeds', 'relapsed on cutting', 'started cutting again'],
      misses: ['been cutting back on sugar', 'i cut my hand on a can'],
    },
    {
      id: 'self-harm.clipped',
      level: 'moderate',
      why: 'an injury of the places where people injure themselves, told without a cause and without an "I"',
      pattern:
        '^(?:cut|burned|burnt|scratched|sliced) (?:myself|my (?:left |right |upper |inner )?(?:arms?|legs?|thighs?|wrists?))(?: (?:again|yesterday|the other day|this week|this weekend|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|[.]))+',
      hits: ['cut my leg yesterday', 'burned my inner arm again', 'scratched myself the other day'],
      misses: ['cut my leg shaving yesterday', 'cut my hair yesterday', 'cut my thumb yesterday'],
    },
    {
      id: 'self-harm.past',
      level: 'low',
      why: 'self-harm as history',
      pattern:
        '(?:used to|i stopped|clean from|free from|months? (?:clean|free) from|years? (?:clean|free) from) ~(?:cut(?! (?:hair|the|grass|lawns?|class))|cutting(?! (?:hair|the|grass))|self harm|self harming|hurt myself|burn myself)',
      hits: ['i used to self harm as a teen'],
      misses: ['used to cut hair for a living'],
      subject: 'past',
      unless: ['quoted'],
    },
  ],
);

/** English: eating. */
export const ENGLISH_EATING = rulesOf(
  'eating',
  'en',
  [...SAFE, 'joking'],
  [
    {
      id: 'eating.danger',
      level: 'high',
      why: 'starvation or purging with fainting, blood or heart signs',
      pattern:
        '(?:(?:not eaten|have not eaten|has not eaten|no food|did not eat|starving myself|fasting|fasted|restricting|purging|purged|throwing up (?:everything|my food|after)|binged? and|laxatives) (?:[a-z0-9]+ |[.] ){0,12}(?:faint(?:ed|ing)?|passed out|passing out|blacked out|blacking out|collapsed|blood|chest (?:hurts|pain)|can not stand|going numb)|(?:faint(?:ed|ing)?|passed out|blacked out|collapsed) (?:[a-z0-9]+ |[.] ){0,12}(?:not eaten|have not eaten|not eating|did not eat|no food|starving|restricting|purg(?:ed|ing)|fasting|calories)|(?:throwing|threw|vomiting|puking|coughing|purging) (?:up )?(?:[a-z]+ )?blood)',
      hits: ['no food since sunday and i blacked out on the stairs', 'threw up blood after the last binge'],
      misses: ['i fainted at the blood drive, juice helped'],
    },
    {
      id: 'eating.restrict',
      level: 'moderate',
      why: 'restricting, bingeing or purging now',
      pattern:
        '(?:(?:have not|did not|has not|have barely|barely|not) (?:been )?(?:eaten|eat|eating|ate)(?: anything| food| a meal| real food)? ~(?:in|for|since) ~(?:days?|\\d+ days?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the weekend|yesterday)|(?:down to|only|living on|surviving on|just) (?:an? |one |two |half an? )?(?:[a-z]+ )?(?:apple|cracker|crackers|cucumber|rice cake|celery|salad|\\d+ cal(?:orie)?s?|black coffee|gum|ice chips)s? (?:a|per|each|all|today|every) ?(?:day)?|starving myself|made myself (?:throw up|sick|puke|vomit)|making myself (?:throw up|sick|puke|vomit)|(?:purge|purged|purging|restricting|binge(?:d|ing)?(?: and)?(?: purge| purging)?)(?! (?:watch|watched|watching|on netflix|the show|season|my|files|old))|(?:laxatives|diet pills) ~(?:again|every|to|after|all)|throw(?:ing)? up (?:everything i|after (?:every|i eat|meals|dinner|lunch)|my (?:food|dinner|lunch|meals)))',
      hits: ['only black coffee today, thats the plan', 'i made myself throw up again'],
      misses: ['binge watching the office', 'didnt eat breakfast'],
    },
    {
      id: 'eating.binge',
      level: 'low',
      why: 'a binge without a sign of danger: ask',
      pattern:
        '(?:(?:ate|eaten|eating|devoured|inhaled|went through) (?:literally )?(?:everything|all the food|every last thing|the (?:whole|entire) (?:fridge|pantry|kitchen|cake|box|bag|pizza))(?: (?:in|from) (?:the|my) (?:house|fridge|kitchen|pantry|cupboards?|apartment))?(?= (?:again|and (?:i )?(?:feel|hate|felt)|[.] i (?:feel|hate|am)|i feel|by myself|alone|in secret|until)| (?:[a-z]+ ){0,4}again)|(?:could|can) not stop eating(?! (?:these|this|those|it is so good))|ate until (?:i|it) (?:hurt|felt sick|was sick))',
      hits: ['ate everything in the house again. i feel disgusting', 'i cant stop eating'],
      misses: ['ate everything on the menu, so good', 'ate the whole pizza lol'],
      unless: ['quoted', 'joking', 'past'],
    },
    {
      id: 'eating.purge-after',
      level: 'moderate',
      after: ['eating'],
      why: 'after talk of food: about to purge',
      pattern:
        '(?:(?:want|going|need|about|have|trying|urge|tempted) (?:to )?(?:go )?(?:throw|puke|vomit|purge)(?: up| it)?(?! a )|get (?:it|rid of it|it all) (?:out|all)|throw(?:ing)? it (?:all )?up|in the bathroom now)',
      hits: ['want to go throw up', 'need to get it out'],
      misses: ['going to throw a party'],
      unless: ['negated', 'quoted'],
    },
    {
      id: 'eating.low',
      level: 'low',
      why: 'body image or food distress',
      pattern:
        '(?:(?:hate|disgusted (?:by|with)|ashamed of|felt bad about|feel(?:ing)? bad about) (?:my|the way my) (?:body|stomach|weight|thighs)|meal plan|feel(?:ing)? (?:so |really )?fat|counting calories|scared (?:to eat|of food|of gaining)|body image|(?:do not|can not) (?:want to )?eat|no appetite)',
      hits: ['hate my body today, still ate breakfast'],
      misses: ['fat free milk'],
      unless: ['quoted'],
    },
  ],
);

/** English: the body in danger. */
export const ENGLISH_MEDICAL = rulesOf('medical_emergency', 'en', SAFE, [
  {
    id: 'medical.now',
    level: 'imminent',
    why: 'signs that need emergency care now',
    pattern:
      '(?:(?:can not|cannot|could not|struggling to|hard to) (?:breathe|breath)(?! (?:in here|through my nose|lately because)) ~~(?:lips|blue|turning|swelling|throat|allergic|chest|collapsed|faint)|(?:throat|tongue|face) (?:is )?(?:closing|swelling)|(?:having|think i am having|had) (?:a|an) (?:heart attack|stroke)|(?:(?:lips?|face|skin|nails?|fingertips|fingers|nose|mouth) (?:[a-z]+ )?(?:are |is |look |looks |looking |turned |turning |going |went |s )?(?:[a-z]+ )?(?:blue|gray|grey|purple)|(?:he|she|they|him|her|kid|baby|son|daughter|friend|cousin|brother|sister|boyfriend|girlfriend|mom|dad) (?:is |s |are |was )?(?:just |all )?(?:turning|turned|going|gone|went) (?:all )?(?:blue|gray|grey|purple))(?! (?:screen|light|hair|shirt|with (?:cold|envy)|nails?|polish|lipstick|paint))|not breathing|stopped breathing|(?:will|can) not wake up (?:he|she|my|him)|(?:can not|will not) wake (?:him|her|them|my [a-z]+)(?: up)?|(?<! i )(?<!i just )(?:will|can) not wake up(?! (?:early|in the morning|on time))|unresponsive|unconscious|no pulse|face (?:is )?drooping|seizing(?: right)? now)',
    hits: ['my cousin is overdosing, shes going blue', 'she wont wake up'],
    misses: [
      'i turned blue with cold lol at the lake',
      'i cant wake up early',
      'i hope i wont wake up',
      'everything is grey lately',
      'the sky is going purple',
      'my hair is turning gray',
    ],
  },
  {
    id: 'medical.denied',
    level: 'none',
    why: 'signs of the body are denied',
    pattern:
      '(?:no|not|nope|without|do not have|not having|sin|no tengo|no hay) (?:any )?(?:chest pain|chest pains|pain in my chest|fainting|dizziness|passing out|trouble breathing|shortness of breath|dolor (?:de|en el) pecho|mareos?|desmayos?)',
    hits: ['no chest pain', 'no fainting. no pain', 'sin dolor en el pecho'],
    misses: ['chest pain'],
    unless: [],
  },
  {
    id: 'medical.high',
    level: 'high',
    why: 'a sign that needs a clinician now',
    pattern:
      '(?:(?:had|having|just had|have had|been having) (?:a |another |two |my first )?seizures?|chest (?:pain|pains|is tight|hurts|feels weird|feels tight|pressure)(?! (?:from (?:working|lifting|the gym|coughing))) ~~(?:arm|jaw|sweating|breath|breathing|numb|dizzy|meth|coke|cocaine)|(?:passed|blacked) out (?:and|in|at|on|twice|again|today|earlier|behind|while)|coughing up blood|(?:hit|smashed) my head (?:[a-z]+ ){0,5}(?:bleeding|blurry|throwing up|confused))',
    hits: ['i think i just had a seizure'],
    misses: ['chest pain from lifting at the gym'],
    unless: [...SAFE, 'joking'],
  },
]);
