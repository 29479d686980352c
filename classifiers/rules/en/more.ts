import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'joking'] as const;

const DEVICE =
  '(?:tv|television|radio|news|newscasters?|news anchors?|anchors?|weatherman|weather (?:man|lady)|billboards?|license plates?|street signs?|commercials?|ads|songs?|lyrics|lights|static)';
const MIND_MEDICINE =
  '(?:xanax|xannies|klonopin|ativan|valium|librium|clonazepam|alprazolam|lorazepam|diazepam|temazepam|benzos?|phenobarbital|gabapentin|methadone|suboxone|subs)';

/** English: messages from devices that are meant for the writer alone. */
export const ENGLISH_PSYCHOSIS_MORE = rulesOf('psychosis', 'en', SAFE, [
  {
    id: 'psychosis.devices',
    level: 'moderate',
    why: 'television, radio, signs or songs speak to the writer: ideas of reference',
    pattern: `(?:(?:talks?|talking|speaks?|speaking|sends?|sending|communicat(?:es?|ing)|signal(?:s|ing)?|whispers?|whispering) (?:[a-z]+ ){0,2}(?:to me |me |at me )(?:[a-z]+ ){0,4}(?:through|over|from|via|on|with) (?:the |my |that )?${DEVICE}(?! (?:station|show|host|app|group|about))|(?:messages?|signals?|codes?|signs?|warnings?) (?:[a-z]+ ){0,3}(?:through|from|in|on|via|hidden in|coming (?:through|from)) (?:the |my )?${DEVICE} (?:[a-z]+ ){0,4}(?:meant for me|for me|about me|only i|just for me|only for me|to me)|${DEVICE} (?:is |are |was |were |keeps? )(?:[a-z]+ )?(?:talking|speaking|telling|sending|signaling|directed|aimed|meant|coded|warning)(?: me| to me| at me| for me)(?: (?:directly|personally|something|things|secret|messages|signals|what to do)|(?= [.]|  ?$))|${DEVICE} (?:[a-z]+ ){0,3}(?:messages?|signs?|codes?) (?:that )?(?:only (?:i|me)|just for me|meant for me|for me alone)|(?:secret|hidden|coded|special) (?:messages?|signals?|codes?|meanings?) (?:[a-z]+ ){0,3}(?:for me|to me|from (?:the )?(?:government|cia|fbi|god|satellites?|them)|only i))`,
    hits: [
      'theyre talking to me through the tv',
      'the news anchor is talking to me personally',
      'i get messages through the radio meant for me',
      'the billboards are messages only i can read',
      'my phone is sending me secret messages from the government',
      'the license plates are telling me something',
    ],
    misses: [
      'saw a message on the tv about the storm',
      'my sister is talking to me through the door',
      'the pharmacist sent me a message through the app',
      'the news is telling people to stay home',
      'they interviewed my cousin on the radio',
      'there was a sign on the radio station door',
    ],
  },
]);

/** English: medicines that must not be stopped at once. */
export const ENGLISH_WITHDRAWAL_MORE = rulesOf('withdrawal', 'en', SAFE, [
  {
    id: 'withdrawal.stopped',
    level: 'moderate',
    why: 'stopped a medicine whose sudden end is dangerous, or drink after long use',
    pattern: `(?:(?:stopped|quit|quitting|stopping|coming off|came off|went off|got off|going off|getting off|kicked|flushed|threw (?:out|away)|tossed|weaned (?:myself )?off) (?:of )?(?:taking |using )?(?:all |all of )?(?:my |the |those |of )?${MIND_MEDICINE}(?! (?:years|\\w+ years|last year|months|with my (?:doctor|psychiatrist|doc)))|${MIND_MEDICINE} (?:[a-z]+ ){0,3}(?:cold turkey|all at once|overnight)|(?:no|without) ${MIND_MEDICINE} (?:for |since |in )(?:[a-z0-9]+ ){0,2}(?:days?|hours?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday)|(?:stopped|quit) (?:drinking|alcohol|vodka|whiskey) cold turkey)`,
    hits: [
      'i stopped my xanax',
      'quit klonopin cold turkey 3 days ago',
      'i came off my ativan on my own',
      'flushed all my benzos last night',
      'no valium since tuesday',
      'quit drinking cold turkey',
    ],
    misses: [
      'i stopped my multivitamin',
      'i never took xanax',
      'my doctor is tapering me off xanax',
      'quit smoking cold turkey',
      'got off methadone two years ago',
      'stopped by the pharmacy for my klonopin',
    ],
  },
]);

/** English: what somebody says that they never took. */
export const ENGLISH_OVERDOSE_DENIED = rulesOf(
  'overdose',
  'en',
  [],
  [
    {
      id: 'overdose.denied',
      level: 'none',
      why: 'says that nothing was taken, and nothing else',
      pattern:
        '^(?:no )?(?:i )?(?:have |had )?(?:never|not|did not|have not) (?:ever )?(?:take|took|taken|swallow|swallowed|tried|touched) (?!my |his |her |this |that |so |too |enough |them |those |care |it )(?:any |a |an |the )?[a-z]+(?: (?:pills?|before|ever|in my life|tonight|today|[.]))*',
      hits: ['i never took xanax', 'i have never taken pills', 'i did not take anything'],
      misses: [
        'i never took my meds',
        'i never took this many before',
        'i never took pills but i want to now',
        'never took so much',
      ],
    },
  ],
);

/** English: chest pain named without more, and what others say of a grief. */
export const ENGLISH_MEDICAL_MORE = [
  ...rulesOf('medical_emergency', 'en', SAFE, [
    {
      id: 'medical.chest',
      level: 'moderate',
      why: 'chest pain is named as the message: it is asked about at once',
      pattern:
        '^(?:i |i am |have |having |got |some |bad |really bad |sharp |my |these |still |again |strong |weird |lots of )*(?:chest pains?|chest (?:hurts|is hurting)|pains? in my chest)(?: (?:bad|really bad|again|now|right now|so bad|a lot|since [a-z]+|[.]))*',
      hits: ['chest pain', 'having sharp chest pains', 'my chest hurts really bad', 'pain in my chest'],
      misses: ['chest', 'chest day at the gym', 'no chest pain', 'the chest of drawers hurts to move'],
    },
  ]),
  ...rulesOf(
    'grief',
    'en',
    [],
    [
      {
        id: 'grief.over-it',
        level: 'low',
        why: 'others find that the writer should be done grieving: hurt, no wish to be dead',
        pattern:
          '(?:everyone|everybody|people|they|family|friends|he|she|my [a-z]+|some people) (?:[a-z]+ ){0,2}(?:say|says|saying|said|tells?|told|telling|thinks?|thinking|expects?|acts? like|wants?|act as if) (?:[a-z]+ ){0,5}(?:over (?:it|him|her|them|this|that|my [a-z]+)|move on|moved on|let (?:it|him|her|them) go|be (?:fine|okay|ok) by now|snap out of it)',
        hits: [
          'everyone says i should be over it',
          'people keep telling me i should be over this already',
          'my sister thinks i should have gotten over her by now',
          'they all say its time to move on',
          'everybody expects me to be fine by now',
        ],
        misses: ['i am so over it', 'everyone says the meeting is over', 'he told me to move the chair'],
      },
    ],
  ),
];

/** English: the bare word as the whole message. */
export const ENGLISH_BARE = [
  ...rulesOf(
    'suicide',
    'en',
    ['quoted', 'joking'],
    [
      {
        id: 'suicide.bare',
        level: 'moderate',
        why: 'the word alone is the message: asked about at once',
        pattern:
          '^(?:just |i am |am |feeling |about |maybe |thoughts? of |thinking of |thinking about |honestly |idk )*(?:suicide|suicidal|killing myself|kill myself|ending my life|end my life|ending it all|hanging myself|unaliving myself|unalive myself|wanting to die|self deletion|suicidio|suicidarme|matarme)(?: (?:again|maybe|tonight|today|now|lately|thoughts|idk|please|help|i guess|emojisad|emojisob|[.]))*',
        hits: ['killing myself', 'suicidal again', 'suicide', 'thinking about ending it all', 'matarme'],
        misses: [
          'suicide squad is on tonight',
          'killing myself laughing',
          'suicide prevention class at 3',
          'ending it all on page 40',
        ],
      },
    ],
  ),
  ...rulesOf(
    'overdose',
    'en',
    ['quoted', 'joking', 'past'],
    [
      {
        id: 'overdose.bare',
        level: 'high',
        why: 'the word alone is the message',
        pattern:
          '^(?:i |just |i think i |think i |i have |i am |am |maybe i )*(?:overdosed|overdosing|oded|od ed|od ing|sobredosis)(?: (?:now|just now|again|help|please|i think|tonight|[.]))*',
        hits: ['overdosed', 'i think i overdosed', 'overdosing help'],
        misses: ['overdosed on cookies', 'overdose awareness day'],
      },
    ],
  ),
];
