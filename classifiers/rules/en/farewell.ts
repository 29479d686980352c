import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream', 'joking', 'leaving'] as const;

/** English: a farewell in plain words: what is left for the others, and when it ends. */
export const ENGLISH_FAREWELL = rulesOf('suicide', 'en', SAFE, [
  {
    id: 'farewell.note-last',
    level: 'high',
    why: 'a note or letter is left, and the last night has come or the writer will be gone',
    pattern:
      '(?:(?:my (?:[a-z]+ )?(?:note|letter)s?|(?:note|letter)s? (?:[a-z]+ ){0,2}(?:to|for) (?:everyone|everybody|you all|all of you|each of you|each of them|them|whoever finds|my (?:family|kids|children|mom|dad|parents|wife|husband|son|daughter|sister|brother|friends)|the (?:family|kids|children))) (?:(?!not |never )[a-z0-9.]+ ){0,14}(?:(?:tonight|today|tomorrow|this) (?:[a-z]+ )?(?:will be|is|is going to be) (?:the|my) (?:very )?last (?:one|night|day|evening)(?: (?:for me|of mine))?|my last (?:night|day|evening)|by the time (?:you|they|anyone|somebody|someone) (?:[a-z]+ )?(?:reads?|finds?)|(?:i|it) will (?:be gone|not be here|be over|all be over) (?:[a-z]+ )?(?:tonight|tomorrow|by|after|then|before|soon))|(?:tonight|today|tomorrow|this) (?:[a-z]+ )?(?:will be|is|is going to be) (?:the|my) (?:very )?last (?:one|night|day|evening) (?:for me|of mine|ever|and|[.]) (?:(?!not |never )[a-z0-9.]+ ){0,8}(?:note|letter)s? (?:is|are|for|to|on|in|explains?|says))(?! (?:at|of the) (?:work|class|school|job|shift|program|trip|visit|meeting))',
    hits: [
      'my note to everyone is on the kitchen table and tonight will be the last one for me',
      'the letters for my kids are in the drawer. tonight is my last night',
      'there is a letter to each of you in my desk, by the time you read it there is nothing to do',
      'i left my note on the bed, i will be gone by morning',
      'tonight is the last one for me, the note is on the fridge',
    ],
    misses: [
      'my note to my roommate is on the kitchen table, it is about dinner',
      'my note to everyone is on the fridge, tonight is my last night in this apartment and i am moving out',
      'i left a letter for everyone at work, tomorrow is my last day at the job',
      'my notes for everyone are on the table and tonight will be the last meeting for me',
      'my letter for my mom came back from the post office today',
      'note to everyone, leftovers are in the fridge',
      'my doctors note is on the table',
      'my notes for them are in the folder, i will be gone by friday for vacation',
    ],
  },
  {
    id: 'farewell.settled',
    level: 'moderate',
    why: 'all is settled so that nobody has to bother with the writer after a near time or when gone',
    pattern:
      '(?:(?:everything|all of it|it is all|all|my (?:affairs|bills|papers|paperwork|finances|accounts|things|stuff)|(?:the )?(?:bills|paperwork|papers|accounts)) (?:is |are |has been |have been |got |have |has |all |now |finally |already )*(?:sorted|settled|in order|arranged|taken care of|paid|organized|squared away|set up|packed|ready|done|cleaned)|(?:sorted|settled|arranged|organized|paid|cleaned|packed|took care of) (?:out |up |off )?(?:everything|it all|all (?:of )?my (?:[a-z]+ )?|my (?:affairs|bills|papers|paperwork|finances|accounts|things|stuff))) (?:[a-z0-9.]+ ){0,7}(?:nobody|no one|noone|none of (?:you|them)|they|you|my (?:mom|dad|parents|family|kids|wife|husband|sister|brother)|nobody else|anyone|anybody) (?:will |would |does |do |should )?(?:not )?(?:has|have|needs?|had|needed|be left) (?:[a-z]+ )?(?:to )?(?:[a-z]+ )?(?:deal(?:ing)?|worry(?:ing)?|bother(?:ed)?|put up|clean(?:ing)?|look after|take care|be burdened|be stuck|carry|care|handle|trouble|troubled) (?:[a-z]+ ){0,3}(?:(?:me|my (?:mess|stuff|things|body|problems|bills)) (?:after (?:tonight|today|tomorrow|this|i am gone|i go|i leave)|anymore|any longer|ever again|again|when i am gone|once i am gone|tomorrow)|(?:it|this|that|anything|any of it|a thing) (?:after i am gone|once i am gone|when i am gone)|me)(?! (?:about|asking|calling|snoring|with|at|to|being late))',
    hits: [
      'everything is sorted out so nobody has to deal with me after tonight',
      'all my bills are paid so no one has to worry about me anymore',
      'i settled my accounts, my family will not have to deal with it once i am gone',
      'bills are paid and the dog has a home so nobody has to worry about me after this weekend',
      'my papers are in order. you will not have to bother with me after today',
      'i cleaned up everything so nobody has to clean up my mess after i am gone',
    ],
    misses: [
      'everything is sorted out so nobody has to worry about dinner after tonight',
      'everything is arranged for the party so nobody has to deal with parking after tonight',
      'my bills are paid so i do not have to worry about them',
      'everything is sorted out at the office so nobody has to deal with me after today, it is my last day of work',
      'everything is packed so my roommates do not have to deal with me after tonight, i am moving out',
      'my paperwork is done so nobody has to bother with it',
    ],
  },
]);

/** English: anger that is only a figure of speech. */
export const ENGLISH_SCOLDED = rulesOf(
  'harm_to_others',
  'en',
  [],
  [
    {
      id: 'scolded.denied',
      level: 'none',
      why: 'somebody will be cross over a small thing forgotten, lost or late, and nothing else is said',
      pattern:
        '^(?:haha |omg |ugh )*(?:my (?:mom|mother|sister|brother|teacher|boss|roommate|friend|coach|grandma|aunt)|she|they) (?:is going to|will|would|are going to) kill me if i (?:forget|miss|lose|spill|am late|do not call|do not text|show up late|burn|eat) (?:[a-z]+ ){0,4}[a-z]+',
      hits: [
        'my sister is going to kill me if i forget her birthday',
        'my mom will kill me if im late again',
      ],
      misses: [
        'my husband is going to kill me if i leave',
        'my brother will kill me if i tell anyone',
        'he is going to kill me if i lose the keys',
      ],
    },
  ],
);
