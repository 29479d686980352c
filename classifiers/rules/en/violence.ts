import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream', 'joking'] as const;

/** English: danger to another person. */
export const ENGLISH_HARM = rulesOf('harm_to_others', 'en', SAFE, [
  {
    id: 'harm.now',
    level: 'imminent',
    why: 'weapon and movement toward a person',
    pattern:
      '(?:(?:have|got|grabbed|took|brought|with|loaded|holding) (?:the|a|my|his) (?:[a-z]+ )?(?:gun|bat|knife|pistol|rifle|machete|hammer|shotgun|glock|crowbar|gas can|tire iron) (?:[a-z]+ |[.] ){0,7}(?:(?:driving|headed|heading|going|walking|on my way|outside|in front of|at|waiting (?:for|outside)) (?:[a-z]+ ){0,3}(?:his|her|their|him|them|the office|the school|house|place|door|work)|he is (?:right )?here|now)|(?:outside|in front of|at|driving to|on my way to|headed to|heading to|going to|waiting outside) (?:his|her|their|my (?:[a-z]+ )?(?:ex|boss|dad|stepdad)s?(?: s)?) (?:house|place|apartment|work|office|door|job|car) (?:[a-z]+ |[.] ){0,8}(?:gun|bat|knife|pistol|kill|pay|hurt|shoot|stab|end him|end her|burn))',
    hits: ['grabbed the crowbar, im outside his place'],
    misses: ['got the bat and headed to his little league game haha', 'on my way to her house with soup'],
  },
  {
    id: 'harm.intent',
    level: 'high',
    why: 'states intent to hurt or kill a person',
    pattern:
      '(?:i am ~going to|going to|i will|i want to|want to|i am about to|planning to|i have to|i swear i will|thinking (?:about|of)|thoughts? (?:about|of)|urge to|keep (?:thinking|imagining|picturing|fantasizing)(?: about| of)?|plan to|fantasi[sz]e about|i could|dream of) (?:[a-z]+ )?(?:kill|killing|shoot|shooting|stab|stabbing|murder|murdering|strangle|strangling|choke|choking|smother|smothering|burn down|burning|hurt|hurting|beat|beating|poison|poisoning|run over|running over|bash|smash|slit|gut|beat up|put a bullet in|blow up|shoot up) (?:[a-z]+ )?(?:my (?:[a-z]+ )?(?:boss|manager|ex|stepdad|dad|father|mom|mother|brother|sister|husband|wife|boyfriend|girlfriend|roommate|landlord|neighbors?|coworkers?|teacher|dealer|uncle|cousin|supervisor|son|daughter|kids?|baby|family|stepfather|stepmom|parents|therapist|counselor|sponsor|grandma)|him|her|them|his|everyone (?:there|at|in)|everybody (?:there|at|in)|people|someone|somebody|that (?:guy|man|bitch|bastard|asshole|woman)|this (?:guy|man|bitch|bastard|asshole|woman)|these people|the (?:school|office|baby|place|building|kids|neighbors?|guy|man))(?! (?:feelings|at (?:chess|mario|cards|fortnite|basketball|pool|madden)|with (?:kindness|love)|in (?:chess|mario|fortnite|madden)|some|if (?:i|they|she|he) (?:forget|forgets)))',
    hits: ['im going to stab him', 'i want to hurt my uncle', 'keep thinking about strangling my neighbor'],
    misses: [
      'my wife is going to kill me if i miss dinner',
      'could murder some fries',
      'gonna beat him at chess',
      'dont want to hurt her feelings',
    ],
  },
  {
    id: 'harm.revenge',
    level: 'moderate',
    why: 'revenge on a person, not yet how',
    pattern:
      '(?:(?:make|making|want|going to make) (?:[a-z]+ ){0,3}(?:him|her|them|everyone|those people|that [a-z]+) (?:all )?(?:pay(?! (?:attention|rent|the|back))|suffer|regret|bleed|feel (?:what|the pain)|sorry)|(?:he|she|they|somebody|someone|everyone there) (?:is|are|will|deserves?) (?:going to )?(?:pay(?: for)?|get what (?:is coming|he deserves|she deserves|they deserve)|to (?:die|suffer|bleed|hurt|pay)|regret (?:it|this))(?! (?:back|the (?:bill|rent|check))|me)|get (?:back at|my revenge|revenge|even with)|(?:want|wants) (?:him|her|them) (?:dead|gone for good|to (?:die|suffer|hurt|bleed))|(?:so (?:angry|mad|pissed)|rage|see red|snap|lose it) (?:[a-z]+ ){0,6}(?:hurt (?:someone|somebody|him|her|them)|kill (?:someone|somebody|him|her|them)|might do something|do something (?:bad|stupid))|(?:afraid|scared|worried) (?:that )?i (?:might|will|am going to|could|may) (?:hurt|kill|hit|snap on|do something to) (?:[a-z]+ )?(?:him|her|them|someone|somebody|my|the)|(?:want|feel like|going) (?:to )?(?:hit|hitting|punch|punching|slap|slapping|hurt|hurting|choke|strangle) (?:him|her|them|someone|somebody|my (?!pillow|punching)[a-z]+|people)(?! (?:up|feelings|with a pillow)))',
    hits: [
      'my boss Dale screwed me out of my job and i want to make him pay',
      'im scared i might hurt someone',
    ],
    misses: ['he is going to pay the rent', 'make them pay attention'],
  },
  {
    id: 'harm.stalk',
    level: 'high',
    why: 'after a threat: where and when the person can be reached',
    after: ['harm_to_others'],
    pattern:
      '(?:i )?(?:know|found out|figured out|have|got) (?:exactly )?(?:what time|where|when|which|his|her|their) (?:[a-z]+ ){0,6}(?:lives?|works?|leaves?|parks?|sleeps?|address|schedule|shift|gets off|comes home|walks|goes|route|building)',
    hits: ['i know what time he leaves the building'],
    misses: ['i know what time it is'],
    unless: ['quoted'],
  },
  {
    id: 'harm.armed',
    level: 'imminent',
    why: 'after a threat: something to do it with',
    after: ['harm_to_others'],
    pattern:
      '(?:(?:i )?(?:got|have|brought|keep|grabbed|bought) (?:[a-z]+ )?(?:something|one|it|a (?:gun|bat|knife|piece|pistol|rifle)|the (?:gun|bat|knife)|what i need) (?:[a-z]+ )?(?:in|under|on|with|right here|here|at) ?(?:the|my|me)? ?(?:truck|car|trunk|bag|glovebox|glove box|seat|waist|backpack|pocket|here|house|closet)?|(?:i am|sitting|waiting|parked) (?:[a-z]+ ){0,2}(?:outside|in front of|across from) (?:[a-z]+ ){0,3}(?:house|work|office|building|place|apartment|right now))',
    hits: ['yeah i got something in the truck', 'im parked outside his office'],
    misses: ['i have a meeting at ten'],
    unless: ['negated', 'quoted'],
  },
]);

/** English: violence at home. */
export const ENGLISH_ABUSE = rulesOf(
  'abuse',
  'en',
  ['past', 'quoted', 'dream', 'joking'],
  [
    {
      id: 'abuse.now',
      level: 'imminent',
      why: 'an attack now',
      pattern:
        '(?:(?:he|she|they|{ABUSER}) (?:is )?(?:[a-z]+ )?(?:hitting|banging|pounding|kicking|breaking|busting|beating|trying to (?:get|break|kick)|throwing himself (?:at|against)|got in through) (?:[a-z]+ ){0,3}(?:the |my |down )*(?:door|window|down|in|way in)(?! (?:dash|handle))|(?:locked|hiding|hid|hide|stuck|trapped|barricaded|locked myself|am|im) (?:[a-z]+ ){0,2}in (?:the|a|my) (?:bathroom|closet|bedroom|room|basement|car|garage|laundry room|kids room) (?:[a-z]+ |[.] ){0,10}(?:he|she|they|him|her|{ABUSER})(?! (?:is (?:asleep|out|at work))|wants? (?:me|to go)) (?:[a-z]+ ){0,3}(?:outside|screaming|yelling|hitting|banging|drunk|looking for me|coming|has a|is going to|will not (?:stop|let)|trying|knife|gun|found|angry|mad|kill|hurt|breaking)|(?:he|she|{ABUSER}) (?:has|have|is holding|got|pulled|is pointing|pointed|grabbed) (?:a|the|his|her) (?:[a-z]+ )?(?:gun|knife|bat|weapon) (?:[a-z]+ ){0,4}(?:and|on me|at me|at us|in his hand|in her hand|right now|now|saying|to my)|(?:he|she|{ABUSER}) (?:is )?(?:going to|gonna|about to|trying to) (?:kill|hurt|beat|hit|choke|shoot|stab) (?:me|us)(?! (?:if i (?:forget|miss|am late|do not|break|lose|eat|wear|fail|spend|say)|haha|for|when (?:he|she) (?:sees|finds out)))|(?:he|she|{ABUSER}) (?:is )?(?:hitting|beating|choking|attacking|hurting|strangling|kicking) (?:me|us|her|him|my (?:mom|mother|sister|brother|kids?|son|daughter|baby)) ?(?:right now|now|again)?(?= |$))',
      hits: ['hes kicking the door in', 'hes going to kill me'],
      misses: ['my wife is going to kill me if i miss dinner', 'mom is gonna kill me lol'],
    },
    {
      id: 'abuse.trapped',
      level: 'imminent',
      why: 'after signs of abuse: hiding, keys or phone taken',
      after: ['abuse', 'harm_to_others'],
      pattern:
        '(?:(?:he|she|they) (?:took|has|have|hid|broke|smashed|grabbed|ripped) (?:[a-z]+ )?my (?:keys?|car keys|phone|wallet|purse|passport|glasses)|(?:i am |am |im |hiding |locked |locked myself )?in the (?:bathroom|closet|basement|bedroom|garage|attic|car)(?! (?:getting|taking|doing|cleaning))|he (?:will not|wo not|would not) let me (?:leave|out|go)|(?:blocking|standing at|blocked) the door|he is (?:coming|at the door|back|breaking|outside))',
      hits: ['he took my keys. im in the bathroom'],
      misses: ['i left my keys at home'],
      unless: ['quoted'],
    },
    {
      id: 'abuse.high',
      level: 'high',
      why: 'choking, threats to kill, weapons, beating',
      pattern:
        '(?:(?:choked|strangled|choking|tried to choke|put (?:his|her) hands (?:on|around) my (?:throat|neck)|hands around my (?:throat|neck)|grabbed (?:me )?(?:by )?(?:my|the) (?:throat|neck)|(?:pinned|held) me (?:down|against|by)|(?:smothered|suffocated) me)(?: me)?(?! (?:up|on (?:my|a)))|(?:threatened|threatens|threatening|threaten|swore|says?|said|told me|promised) (?:[a-z]+ ){0,4}(?:to |he will |she will |he would |she would |they would )?(?:kill|shoot|stab|burn|hurt|beat|bury|end) (?:me|us|the kids|my (?:kids?|son|daughter|dog|cat|family|mom|baby))|(?:pointed|pulled|waved|showed me|put|held|aimed) (?:[a-z]+ ){0,2}(?:gun|knife|pistol|blade) (?:[a-z]+ ){0,2}(?:at|on|to) (?:me|us|my)|(?:{ABUSER}) (?:just |has |have |keeps |always )?(?:beats?|beat|hits?|hit|punched|punches|kicked|kicks|slapped|slaps|shoved|shoves|pushed|threw|throws|dragged|attacked|assaulted|raped|burned|broke my|hurts|forced|forces himself|grabbed me) ?(?:on )?(?:me(?! up)|my (?:arm|nose|rib|ribs|jaw|wrist|phone|face|head|kids?|son|daughter|mom)|us)(?= |$)(?! (?:up (?:with|for|at|when)|(?:at|in) (?:chess|cards|mario)|to it|a text|with (?:a|the) (?:idea|joke|hug))|me (?:a|an|the|with (?:a|the) (?:idea|joke|hug|question|news|bill)|feelings|emotionally so))|(?:i was|was|been|got) (?:raped|sexually assaulted|molested|beaten up by|assaulted by|trafficked)|(?:raped|molested|trafficked|assaulted) me|(?:made|makes|forced|forces|forcing|making) me (?:to )?(?:have sex|sleep with|do sexual)|(?:scared|afraid|terrified) (?:to go (?:back )?home|he will|she will|of what (?:he|she)|for my life))',
      hits: ['my wife choked me', 'he swore he would kill us'],
      misses: ['he hit me up on insta', 'he beat me at chess', 'i choked on my water'],
    },
    {
      id: 'abuse.unsafe',
      level: 'moderate',
      why: 'unsafe at home, control, fear',
      pattern:
        '(?:(?:do not|does not|never|not) (?:[a-z]+ )?(?:feel )?safe (?:at home|in (?:my|this|our|the) (?:own )?(?:house|home|apartment|place|dorm|shelter)|here|with (?:him|her|them|my [a-z]+)|around (?:him|her|my [a-z]+)|going home|to go home)|(?:unsafe) (?:at home|here|in my|with|around)|(?:scared|afraid|terrified|frightened) (?:of|to be around|around|to be alone with|when) (?:my (?:husband|wife|boyfriend|girlfriend|partner|ex|dad|father|stepdad|mom|brother|uncle|roommate)|him|he|going home)|walking on eggshells|(?:he|she|{ABUSER}) (?:will not|wo not|does not|would not|never) (?:let|lets|allow|allows) me (?:[a-z]+ ){0,3}(?:leave|go|see|talk|have|use|work|out|eat|sleep|call|text|money|drive)|(?:he|she|{ABUSER}) (?:checks|tracks|controls|took|takes|monitors|goes through|reads|hides|locked|locks|smashes|smashed|stole) (?:all )?(?:my|me|every)(?= (?:phone|texts|messages|money|location|keys|car|passport|out|in|paycheck|card|things|bank|where|accounts|id|stuff|move|call|email|emails)|$)|(?:he|she) is (?:angry|mad|drunk|yelling|screaming|raging|drinking) (?:again|and (?:throwing|breaking|yelling)|at me)|(?:hits|hit|grabs|pushes|slaps) me|abusive|domestic violence|(?:is|been|being|gets) (?:abused|abusive|violent)|stalking me|following me home|keeps (?:following|showing up at) (?:me|my))',
      hits: ['im afraid of my boyfriend', 'he is angry again. in the next room'],
      misses: ['i feel safe here'],
    },
  ],
);

/** English: children in danger. */
export const ENGLISH_CHILD = rulesOf(
  'child_safety',
  'en',
  ['past', 'quoted', 'dream', 'joking'],
  [
    {
      id: 'child.harm',
      level: 'high',
      why: 'a child is being hurt, or the writer fears hurting one',
      pattern:
        '(?:(?:dad|father|stepdad|uncle|brother|coach|teacher|grandpa|cousin|he|boyfriend) (?:comes|came|sneaks|keeps coming|gets) into my (?:room|bed)|(?:my (?:[a-z]+ )?(?:dad|father|stepdad|mom|mother|stepmom|uncle|brother|teacher|coach|grandpa|cousin|babysitter|stepbrother|foster (?:dad|mom|father))|he|she|they|someone) (?:[a-z]+ )?(?:touches|touched|touching|molests|molested|hits|beats|hurts|makes me touch|rapes|raped|locks) (?:[a-z]+ )?(?:me|my (?:son|daughter|kids?|child|baby|little (?:brother|sister)|sister|brother)|the (?:kids?|baby|child))?(?! (?:base|up|a nerve))|(?:going to|might|could|want to|almost|afraid i will|scared i will|thoughts? of|about to) (?:[a-z]+ )?(?:shake|shook|hurt|hit|smother|drown|throw|harm|drop|shaking|hurting|smothering|drowning) (?:my |the )(?:[a-z]+ )?(?:baby|kids?|son|daughter|child|newborn|infant|toddler)|(?:baby|kid|kids|child|children|son|daughter|toddler) (?:[a-z]+ ){0,2}(?:alone|by (?:himself|herself|themselves)|unattended) (?:[a-z]+ ){0,4}(?:high|drunk|pass(?:ed)? out|nodding|use|using|hours|all night|overnight|overdose|scared))',
      hits: ['my stepdad comes into my room at night', 'im scared i will hurt the baby'],
      misses: ['he touched base about the schedule'],
    },
  ],
);
