import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream', 'joking'] as const;

/** English: finality and wishes that do not name death. */
export const ENGLISH_SUICIDE_VEILED = rulesOf('suicide', 'en', SAFE, [
  {
    id: 'veiled.goodbyes',
    level: 'high',
    why: 'goodbyes said in secret or as a closing of accounts',
    pattern:
      '(?:(?:said|saying|say|made|finished) (?:all )?my (?:[a-z]+ )?goodbyes|(?:made|making) my peace with (?:everyone|everybody|them all|it all|leaving|dying|what)|(?:left|wrote|writing|written|leaving|finished) (?:[a-z]+ )?(?:letters?|notes?|messages?) (?:[a-z]+ )?(?:for|to) (?:each|everyone|everybody|all|my (?:kids|family|parents|mom|wife|husband|children|sister|brother)|them)(?! (?:teacher|about|thank))|my final (?:goodbyes?|letters?|notes?|messages?|words|post|arrangements|hours?|night))',
    hits: [
      'i said my goodbyes already',
      'left a letter for each of my kids',
      'my final arrangements are made',
    ],
    misses: ['i said goodbye to my coworkers', 'left a note for the mailman'],
  },
  {
    id: 'veiled.resolved',
    level: 'high',
    why: 'nobody can stop it; all is given away and ready',
    pattern:
      '(?:(?:no one|nobody|noone|you|they|none of you) (?:can|could|will|is going to|are going to) (?:[a-z]+ )?(?:stop me|talk me out of (?:it|this)|change my mind)(?: (?:this time|now|anymore|tonight))|(?:gave|given|giving) (?:away )?(?:all |most of )?(?:of )?my (?:stuff|things|belongings|clothes|possessions)(?: away)? (?:[a-z]+ ){0,4}(?:ready|at peace|done|goodbye|no longer|will not need|wont need)|(?:will|would|do) not (?:be )?need(?:ing)? (?:it|them|any of it|anything|my things) (?:where i am going|any longer|after (?:tonight|tomorrow|this week|friday|sunday)|soon))',
    hits: ['no one can stop me this time', 'i gave all my stuff away and im ready to go'],
    misses: ['nobody can stop me from eating this', 'i will not need it for the trip'],
  },
  {
    id: 'veiled.sums',
    level: 'high',
    why: 'a lethal amount worked out',
    pattern:
      '(?:(?:worked|figured|looked|found) out (?:[a-z]+ )?how (?:many|much) (?:[a-z]+ ){0,3}(?:takes|take|need|enough|would do it|to die|kills?)|know (?:exactly )?how (?:many|much) (?:it takes|is enough|i need|will do it))(?! to (?:pass|feed|fill|buy|cover|graduate|make|win|get (?:an|a|in)))',
    hits: ['i worked out how many it takes'],
    misses: ['worked out how many it takes to fill the bus'],
  },
  {
    id: 'veiled.not-wake',
    level: 'moderate',
    why: 'thoughts of not waking, of no tomorrow',
    pattern:
      '(?:(?:think|thinking|thought|thoughts|dream|dreaming|fantasize|fantasizing|daydream) (?:[a-z]+ )?(?:about|of) (?:[a-z]+ )?(?:not|never) (?:waking|being (?:here|alive|around))|(?:hope|hoping|pray|praying|wish|wishing|ask|asking) (?:[a-z]+ ){0,4}(?:last (?:night|one)|do not see (?:tomorrow|morning)|not see (?:tomorrow|another day)|take me (?:tonight|home|already)))',
    hits: ['i think about not waking up', 'pray god will just take me home'],
    misses: ['thinking of not waking up early tomorrow is bliss so i set no alarm lol'],
  },
  {
    id: 'veiled.dark',
    level: 'moderate',
    why: 'dark thoughts that come back or frighten',
    pattern:
      '(?:dark|scary|bad|disturbing|horrible|frightening|intrusive|evil|ugly) thoughts (?:[a-z]+ ){0,5}(?:again|back|worse|louder|stronger|scare|scares|scaring|scared|frighten|stop|leave me|every (?:day|night)|constantly|all (?:day|night)|dying|death)|(?:having|have|get|getting) (?:[a-z]+ )?(?:dark|scary|disturbing|horrible) thoughts',
    hits: ['the dark thoughts are back and they scare me', 'i keep having dark thoughts'],
    misses: ['dark chocolate thoughts'],
  },
]);

/** English: swallowed or drunk on purpose, in everyday words. */
export const ENGLISH_OVERDOSE_VEILED = rulesOf(
  'overdose',
  'en',
  ['negated', 'past', 'quoted', 'dream'],
  [
    {
      id: 'veiled.swallowed',
      level: 'imminent',
      why: 'everything swallowed, or something that is no drink',
      pattern:
        '(?:(?:swallowed|took|taken|downed|ate) (?:everything|all (?:of it|that was|of what)|whatever) (?!out )(?:[a-z]+ ){0,4}(?:cabinet|drawer|cupboard|medicine|bottle|shelf|box)|(?:just |i )(?:drank|drunk|swallowed) (?:[a-z]+ ){0,2}(?:bleach|cleaner|antifreeze|drain cleaner|pesticide|lye|poison|gasoline))',
      hits: ['i swallowed everything in the medicine cabinet', 'just drank bleach'],
      misses: ['took everything out of the cabinet to clean'],
    },
    {
      id: 'veiled.repeat',
      level: 'high',
      why: 'overdoses on purpose, more than once',
      pattern:
        '(?:keep|kept|been) (?:[a-z]+ )?(?:overdosing|taking (?:whole|entire) (?:packs|packets|bottles))',
      hits: ['i keep overdosing when things get bad'],
      misses: ['keep taking the vitamins'],
    },
  ],
);

/** English: self-harm told by what it is for. */
export const ENGLISH_SELF_HARM_VEILED = rulesOf('self_harm', 'en', SAFE, [
  {
    id: 'veiled.cut-to',
    level: 'moderate',
    why: 'hurts themself to feel or to be calm',
    pattern:
      '(?:i|i have been|i started to|i still) (?:cut|burn|scratch|bite|punch|pinch|cutting|burning|scratching) (?:myself |my (?:arms?|legs?|skin|wrists?|thighs?) )?(?:just )?(?:to feel|so i (?:can |could )?feel|to (?:calm|punish|make it stop|make it quiet)|until (?:it|i) (?:bleeds?|stop feeling)|when (?:i am|i feel) (?:sad|upset|numb|empty|angry|alone))',
    hits: ['i cut to feel something', 'i scratch my arms until it bleeds'],
    misses: ['i cut to the chase', 'i cut onions'],
  },
]);

/** English: a threat to kill the writer or the family, in reported words. */
export const ENGLISH_ABUSE_VEILED = rulesOf(
  'abuse',
  'en',
  ['negated', 'quoted', 'dream', 'joking'],
  [
    {
      id: 'veiled.kill-us',
      level: 'high',
      why: 'a threat to kill the writer or the family',
      pattern:
        '(?:{ABUSER}) (?:[a-z]+ ){0,2}(?:said|says|swore|swears|promised|told me|threatens|threatened|keeps saying) ~~(?:kill|shoot|bury|burn|drown|strangle) (?:me|us|us all|all of us|the (?:kids|children|baby)|my (?:kids|children|son|daughter|family|mom|baby))(?! (?:with kindness|if i (?:eat|forget|spoil|lose|miss|break)))',
      hits: ['he said he will take the kids and kill us', 'my ex swore hed kill me if i left'],
      misses: ['she said the stairs will kill her knees', 'mom says dad will kill me if i lose the keys'],
    },
  ],
);
