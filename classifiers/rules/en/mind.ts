import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'joking'] as const;

/** English: psychosis. */
export const ENGLISH_PSYCHOSIS = rulesOf('psychosis', 'en', SAFE, [
  {
    id: 'psychosis.acting',
    level: 'imminent',
    why: 'acting on a command now',
    pattern:
      '(?:(?:voices?|the counting|they|it|god|he|the (?:radio|tv|phone|angels?|demons?|devil|whispers?|man)) (?:is |are )?(?:[a-z]+ )?(?:says?|saying|said|tells?|telling|told|wants?|ordering|commanding|orders?|commands?) (?:me |i )?(?:[a-z]+ ){0,3}(?:to )?(?:go (?:up )?(?:on|onto|to) the (?:roof|bridge|tracks|ledge)|(?:jump|do it|kill|end it|burn it|cut) (?:[a-z]+ ){0,2}(?:now|tonight|right now)|climb|walk into (?:the )?(?:traffic|water|river|ocean|road))|(?:i have to|i must|i need to|have to) (?:go up|jump|obey|do what (?:they|the voices?|it|he) (?:say|says|said|told|tell)) (?:[a-z]+ )?(?:now|tonight|right now|the (?:roof|bridge))|(?:going|about|have) to do what the voices? (?:say|says|tell|told|want))',
    hits: ['the counting says go up on the roof', 'i have to do what the voices say'],
    misses: ['the doctor says go up on the dose'],
  },
  {
    id: 'psychosis.command',
    level: 'high',
    why: 'a command voice or a mission to harm',
    pattern:
      '(?:(?:voices?|demons?|angels?|god|jesus|satan|the devil|allah|whispers?|the (?:radio|tv|shadow|shadows|man)|they|it|something|a voice|chip) (?:in my head )?(?:is |are |keeps? |keep |has |have |just )?(?:[a-z]+ )?(?:tell|tells|telling|told|say|says|saying|said|want|wants|order|orders|ordering|command|commands|commanding|commanded|scream|screaming|yelling|whispering) (?:at )?(?:me |i |that i )?(?:[a-z]+ ){0,3}(?:to )?(?:[a-z]+ )?(?:hurt|kill|jump|die|cut|burn|sacrifice|stab|end|harm|drown|crash|purify|attack|hang|punish|slit|swallow)(?! (?:after|the (?:dose|call|meeting|lights)|back|down|it short|in on))|put a (?:chip|device|implant) ~~(?:jump|die|hurt|kill|told me)|god (?:told|wants|needs|chose|commanded) me to (?:sacrifice|die|kill|hurt|burn|cleanse)|sacrifice (?:myself|my (?:son|daughter|kids?|child))|(?:have|need) to (?:stop|kill|get rid of) (?:them|him|her|it) before (?:they|he|she|it) (?:gets?|takes?|kills?) (?:me|us))',
    hits: [
      'a voice says i should stab somebody',
      'the radio wants me to jump',
      'god commanded me to burn it',
    ],
    misses: ['they told me to cut back on caffeine', 'it says burn after reading'],
  },
  {
    id: 'psychosis.signs',
    level: 'moderate',
    why: 'voices, visions or persecution without command',
    pattern:
      '(?:(?:hear|hearing|heard) (?:[a-z]+ ){0,3}(?:voices?|whispers?|whispering|people (?:in|through|talking about)|them (?:talking|counting|whispering|in the|through)|my name (?:being )?called|counting|footsteps|screaming) ?(?:when (?:no one|nobody)|in (?:the|my) (?:walls?|head|vents?|attic|ceiling)|through (?:the )?walls?)?(?! (?:next door were|mail|message|memo))|(?:seeing|see) (?:things|people|shadows|faces|figures|shadow people|bugs) (?:that|who|which|in the|moving|on the|crawling|are not|nobody|no one)|(?:they|the (?:government|fbi|cia|police|neighbors|feds|cops)|people|someone|somebody|he) (?:[a-z]+ )?(?:put|planted|hid|installed|are|is|was|have been|has been|keep|implanted|inserted) (?:[a-z]+ )?(?:a |something |cameras? |an )*(?:chip|tracker|bugs?|camera|cameras|microphone|device|implant|something in (?:the|my) (?:phone|food|water|wall|head|tv|tea)|watching me|following me|spying|listening (?:to me|in|through)|poisoning|reading my (?:mind|thoughts)|tracking me|after me|in on it|recording me|out to get me|trying to (?:poison|kill|get))|(?:tv|radio|news|songs?|license plates?|billboards?) (?:is |are |keeps? )?(?:[a-z]+ )?(?:talking|speaking|sending|messages?|signals?|about) (?:[a-z]+ )?(?:to me|me (?:messages?|signals)|for me|directly)(?! (?:about|that the))|(?:my )?thoughts (?:are )?(?:being )?(?:broadcast|stolen|inserted|controlled|read|not mine)|(?:i am|am) (?:the (?:chosen|messiah|second coming|prophet)|jesus|god|already dead inside the)|(?:poison(?:ed|ing)?|put something in) (?:in )?my (?:food|water|drink|coffee|meds|medication)|are you in on it|not real(?:ity)? anymore|people in the walls|in the walls)',
    hits: ['hearing whispers in the vents', 'they put something in the phone. i can hear them counting'],
    misses: ['i hear you', 'heard my voice mail', 'they put a new poster in the hall'],
  },
  {
    id: 'psychosis.voice',
    level: 'moderate',
    why: 'a voice that speaks to the writer, without a command',
    pattern:
      '(?:(?:(?:a|the|this|that|his|her|some) (?:[a-z]+ )?voice|voices|the voices|my voices) (?:in my head |inside )?(?:is |are |just |still |always |keeps? |keep |will not |started )*(?:tell|tells|telling|told|says?|saying|calls?|calling|talks?|talking|whispers?|whispering|mocks?|mocking|laughs?|laughing|comments?|insults?|yells?|yelling|stop|louder|loud|back|back again)(?! (?:on the (?:phone|radio|line|speaker)|over the|to (?:eat|buy|get|have|order|call you|wait|hold)|hold|eat|please hold))|(?:nobody|no one) else (?:can )?(?:hears?|sees?) (?:it|them|him|her|that|these)|am i the only one (?:who|that) (?:hears|sees) (?:it|them))',
    hits: ['a voice keeps telling me im rotten', 'nobody else hears it', 'the voices are louder'],
    misses: ['the voice on the phone says please hold', 'a voice message told me to call back'],
  },
  {
    id: 'psychosis.after',
    level: 'moderate',
    after: ['psychosis'],
    why: 'the voice goes on',
    pattern:
      '(?:(?:it|they|he|she) (?:is |are )?(?:getting |so |much )?louder|louder (?:tonight|now)|will not (?:shut up|stop talking)|(?:it|they) (?:is|are) so loud)',
    hits: ['its louder tonight'],
    misses: ['the music is nice'],
    unless: ['quoted'],
  },
]);

/** English: panic, sleep, grief, distress and plain calls for help. */
export const ENGLISH_DISTRESS = [
  ...rulesOf(
    'panic',
    'en',
    ['negated', 'quoted', 'joking', 'past'],
    [
      {
        id: 'panic.attack',
        level: 'low',
        why: 'a panic attack',
        pattern:
          '(?:panic(?:king)? ?(?:attacks?|mode)?(?= )|having (?:a )?panic|(?:heart|chest) (?:is )?(?:racing|pounding|tight|beating so|going so)|(?:can not|can t|hard to|could not) (?:breathe|breath|catch my breath)|hyperventilat[a-z]+|anxiety attacks?|feel like i am (?:dying|going to die|having a heart attack)|hands are shaking)',
        hits: ['having a panic attack in the car', 'my heart is racing and i cant catch my breath'],
        misses: ['no need for this, all calm'],
      },
    ],
  ),
  ...rulesOf(
    'sleep',
    'en',
    ['quoted', 'joking'],
    [
      {
        id: 'sleep.none',
        level: 'low',
        why: 'days without sleep',
        pattern:
          '(?:(?:have not|did not|has not|not) (?:[a-z]+ )?(?:slept|sleep) (?:[a-z]+ )?(?:in|since|for|at all|a wink|all (?:night|week))|(?:can not|could not) (?:[a-z]+ )?sleep|insomnia|up all night|no sleep|nightmares?|awake (?:since|for|all night))',
        hits: ['havent slept since sunday', 'i cant sleep'],
        misses: ['slept great'],
      },
    ],
  ),
  ...rulesOf(
    'grief',
    'en',
    ['quoted', 'joking'],
    [
      {
        id: 'grief.loss',
        level: 'low',
        why: 'a death in the writer’s life',
        pattern:
          '(?:(?:my|our) (?:[a-z]+ )?(?:mom|mother|dad|father|son|daughter|brother|sister|wife|husband|friend|best friend|grandma|grandpa|baby|dog|cat|uncle|aunt|partner|fiance|girlfriend|boyfriend|sponsor|cousin|nana) (?:[a-z]+ ){0,2}(?:died|passed|passed away|was killed|od d and died|committed suicide|killed himself|killed herself|is dead|is gone)|(?:lost|buried|burying) my (?:[a-z]+ )?(?:mom|mother|dad|father|son|daughter|brother|sister|wife|husband|friend|best friend|grandma|grandpa|baby|dog|cat|partner|fiance|cousin)|funeral|miscarriage|anniversary of (?:his|her|the|my) (?:[a-z]+ )?death|grieving|grief)',
        hits: ['my mom died in march and the house is quiet', 'grief comes in waves'],
        misses: ['lost my keys'],
      },
    ],
  ),
  ...rulesOf(
    'distress',
    'en',
    ['quoted', 'joking'],
    [
      {
        id: 'distress.help',
        level: 'moderate',
        why: 'a plain call for help',
        pattern:
          '^(?:(?:please |someone |somebody |pls |i need |god |just |can (?:you|someone|anyone|somebody) (?:please )?)*(?:help(?: me| please| pls)*|sos))(?: now| right now| asap| please| me| someone| help| emojisob| emojisad)*',
        hits: ['help me', 'please help', 'HELP', 'someone please help me'],
        misses: ['help me with the zoom link', 'can you help me move my appointment'],
      },
      {
        id: 'distress.911',
        level: 'high',
        why: 'an emergency number alone',
        pattern:
          '^(?:(?:call |please |need |dial )*(?:911|9 1 1)(?: please| now| help| emergency)*|emergency(?: please| help| now)*)',
        hits: ['911', 'call 911 please'],
        misses: ['911 documentary was sad'],
      },
      {
        id: 'distress.breaking',
        level: 'moderate',
        why: 'close to breaking, without more',
        pattern:
          '(?:(?:can not|cannot) (?:do|take|handle) (?:this|it|life) (?:anymore|any more|any longer)(?! (?:class|job|meeting|homework|song))|(?:i am|im) (?:breaking|falling apart|losing it|at my breaking point|at the end of my rope|spiraling|drowning in)|at my (?:limit|breaking point|wits end)|end of my rope)',
        hits: ['cant take it anymore', 'im at the end of my rope'],
        misses: ['i can do this'],
      },
      {
        id: 'distress.low',
        level: 'low',
        why: 'ordinary distress',
        pattern:
          '(?:(?:rough|hard|bad|terrible|awful|horrible|tough|shitty|worst) (?:day|week|night|time|morning|month|year)|(?:so|really|feel(?:ing)?|too|am|just|very|feel so|pretty) (?:sad|lonely|alone|depressed|overwhelmed|exhausted|anxious|empty|numb|broken|lost|scared|ashamed|guilty|drained|low|down(?! for)|stressed|burnt out|burned out|hopeless|worthless|miserable|stuck|tired of)|(?:cried|crying|been crying|sobbing|in tears|emojisob)|anxiety|depress(?:ed|ion|ing)|overwhelmed|stressed|stressing|lonely|hate (?:it here|everything|my life|my job|it)|(?:fight|fighting|fought|argument|arguing) (?:with|again)|keep fighting|broke up|breakup|divorce|(?:got )?fired|laid off|evicted|eviction|homeless|do not care anymore|falling apart|want to give up|so tired|leave me alone)',
        hits: ['horrible morning, sobbing in the car', 'feeling lonely', 'got laid off'],
        misses: ['great day at the lake'],
        unless: ['quoted', 'negated', 'joking'],
      },
    ],
  ),
];

/** English: asks for a person. */
export const ENGLISH_REQUEST = rulesOf(
  'request_human',
  'en',
  ['quoted'],
  [
    {
      id: 'request.person',
      level: 'none',
      why: 'asks for a person: a handoff at any level',
      pattern:
        '(?:(?:talk|speak|chat|text|connect(?:ed)?|transfer(?:red)?|get through|pass) (?:me )?(?:to|with) (?:[a-z]+ ){0,2}(?:person|human|counselor|counsellor|therapist|someone(?! (?:else who bought|about my (?:bill|insurance|parking)))|somebody|clinician|nurse|doctor|staff|agent|representative|supervisor|people|real one|miss [a-z]+|ms [a-z]+|my (?:therapist|counselor|case manager|clinician))|(?:need|want|get me|give me|gimme|send me|can i (?:get|have|talk)|put|i would like|rather have|let me (?:talk|speak)|is there|are you|where is) (?:[a-z]+ ){0,3}(?:a |an |the )?(?:real |live |actual |human )?(?:human(?: being)?|real (?:person|human|one|human being)|live (?:person|agent|human)|actual (?:person|human)|person(?! who| that| to (?:blame|invite|go)| of| in)|counselor|agent(?! for)|operator|crisis worker|on call)|put the person on|(?:human|agent|counselor|person|real person|representative|operator|clinician)(?= please| pls| now)|do not want to talk to a (?:machine|bot|robot|computer)|not a (?:bot|machine|robot)(?: please)?|stop (?:the bot|with the bot)|even a person there)',
      hits: [
        'is there even a person there',
        'put the person on',
        'can i talk to miss amy',
        'i dont want to talk to a machine. get me a person',
        'talk to a person',
      ],
      misses: ['i am a people person', 'my real estate agent called'],
    },
    {
      id: 'request.word',
      level: 'none',
      why: 'the protocol’s handoff words alone',
      pattern:
        '^(?:(?:a |real |live )*(?:human|person|counselor|agent|representative|operator|staff|therapist))',
      hits: ['human', 'agent', 'counselor'],
      misses: ['counselor meeting at 3'],
    },
  ],
);
