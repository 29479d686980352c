import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream'] as const;

/** English: suicide, intent, plan, preparation, goodbye. */
export const ENGLISH_SUICIDE_PLAN = rulesOf('suicide', 'en', SAFE, [
  {
    id: 'suicide.intent',
    level: 'high',
    why: 'states intent to die by suicide',
    pattern:
      '(?:i ~want to|i am ~going to|going to|i will|i am ~(?:planning|ready|about) to|planning to|i have to|i need to|i am ~planning on|plan on|thinking about|i should just|i should|i just want to|let me|about to|want to) (?:just |go |really |actually |finally )?(?:{KILL_SELF})',
    hits: ['i need to end my life', 'gona kil mysef', 'planning to ctb soon'],
    misses: ['i want to kill my landlord lol', 'my homework makes me want to scream'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.spelled',
    level: 'high',
    why: '"kill myself" written to slip through, alone',
    pattern: '(?:kill myself|suicide me)(?= $| [.] )',
    hits: ['k!ll mys3lf'],
    misses: ['he wants to kill'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.end-it',
    level: 'high',
    why: 'intent to end one’s life in other words',
    pattern:
      '(?:i am ~going to|going to|i will|i want to|i am ready to|ready to|i am about to|i have decided to|i need to) ~(?:end it all|end it(?! with (?:him|her|them))(?! (?:early|there|here|at|on))|end everything|end myself|finish myself|end this life|be gone for good|not be alive)',
    hits: ['im gonna end it', 'ready to end it all'],
    misses: ['going to end it with him, we fight too much', 'ill end it here, time for dinner'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.planning',
    level: 'high',
    why: 'a plan',
    pattern:
      '(?:(?:planning|planned|plan for) (?:my|a|the|how) ~(?:suicide|death|own death|exit|end|die|kill myself)|i have (?:a|the|my) ~(?:plan|date|day|time|place|spot) ~(?:to (?:die|do it|end|kill)|picked|set|ready|worked out|all figured out)|(?:picked|chose|set|circled|decided on|have) (?:the|a|my) (?:day|date|place|spot|method|time)(?! (?:for (?:my|the|our) (?:wedding|appointment|session)))|figured out (?:how|where|when|exactly how) ~(?:i am|to|i will|i would) ~(?:do it|end|die|going to do)|know (?:exactly )?(?:how|where|when) ~i (?:would|will|am going to) ~(?:do it|die|end|go|kill)|know exactly how|my suicide|suicide (?:note|letter|plan)|the plan is (?:set|ready|done) ~(?:goodbye|die|end)?)',
    hits: ['figured out where i would do it', 'planning how to end my life', 'ive set the date'],
    misses: ['we picked the day for the wedding', 'i have a plan to see my friend'],
  },
  {
    id: 'suicide.note',
    level: 'high',
    why: 'preparation: a note, letters, affairs in order, giving things away',
    pattern:
      '(?:(?:wrote|writing|written|finished|left|leaving|have|write) ~(?:the |my |a |goodbye |all the |all my |suicide )+(?:notes?|letters?)(?: (?:to|for) ~{FAMILY})?(?! (?:to (?:my )?(?:landlord|insurance|boss|judge|teacher|senator|congress|court)|for (?:class|school|work|insurance|court|my landlord)|of recommendation|taking|from))|(?:goodbye|suicide) (?:notes?|letters?|videos?)|giving ~(?:my|all my|away my|away all my|her|his) (?:stuff|things|clothes|belongings|dog|cat|guitar|records|tools) away|gave away ~(?:my(?! (?:old|extra|couch|car|ticket|tickets|seat|shift|kitten|kittens|puppies))|all (?:of )?my)|giving away ~(?:my(?! (?:old|extra|couch|car|ticket|tickets|seat|shift|kitten|kittens|puppies))|all (?:of )?my|everything)|(?:wrote|writing|updated|finished|signed) my will|(?:getting|got|put|putting) my affairs in order|(?:found|finding|lined up) (?:a|someone|a new) (?:home|person|family)? ?~(?:for|to take) my (?:dog|cat|pets|cats|dogs) ~(?:after|when) i am gone)',
    hits: ['i already wrote the letters', 'gave away my guitar and my records'],
    misses: ['i wrote a letter to my landlord', 'giving away my couch, anyone want it?'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.hoarding',
    level: 'high',
    why: 'saving means',
    pattern:
      '(?:(?:saving(?! money)|saved(?! money)|stashing|stashed|hoarding|hoarded|collecting|stockpiling|stockpiled|keeping|squirreling|been hiding|set aside) (?:up )?(?:[a-z]+ ){0,3}{PILLS}|(?:bought|buying|ordered|found|got|picked up) (?:a|the|some|my) (?:new )?(?:rope|noose|gun|razor blades?)(?: out| out of [a-z]+| already| hidden| ready| in (?:my|the) (?:closet|trunk|drawer|car|garage)){0,2} (?:tonight|today|yesterday|and (?:i|no)|for when|to (?:do|end|use it on)|so i))',
    hits: ['been stashing my pills since june', 'got the rope out tonight'],
    misses: ['saved money on my prescription plan with a coupon', 'got the jump rope out tonight lol'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.means-access',
    level: 'high',
    why: 'method with access',
    pattern:
      '(?:(?:there is|i have|have|i know where|we have|keep|i got|found) (?:[a-z]+ ){0,4}(?:gun|pistol|shotgun|rifle|glock|9mm|pills|rope) (?:[a-z]+ ){0,6}(?:looking at it|staring at it|thinking about it|calling (?:me|my name)|end it|kill myself|use it on|keep (?:looking|thinking|staring)|i would use|with my name)|(?:looking|staring) at (?:the|my|my dads|his) (?:[a-z]+ )?(?:gun|pistol|shotgun|pills|knife|rope|bottle of pills)|enough (?:[a-z]+ )?{PILLS} (?:[a-z]+ ){0,2}to (?:do it|end|die|kill|finish|never wake|sleep forever|not wake)|i have (?:stuff|what i need|everything i need|the means|a way|enough) (?:here|to do it|for it|to end it)|(?:bought|buying|loaded|loading|cleaning|got) (?:a|the|my) (?:gun|bullets|ammo) (?:yesterday|today|last week|for (?:me|myself)))',
    hits: ['theres a pistol in dads closet, keep thinking about it', 'i have enough pills to do it'],
    misses: ['my uncle has a gun safe and hunts'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.drive-off',
    level: 'high',
    why: 'an impulse to crash or step into traffic with a means at hand',
    pattern:
      '(?:almost|nearly|want to|wanted to|thought about|thinking (?:about|of)|tempted to|urge to|should just|could just|going to) ~(?:(?:drove|drive|driving|swerve|swerved|swerving|crash|crashing|steer|steered) ~(?:into|off|in front)|(?:step|stepped|walk|walked|stepping|walking) (?:into|in front of) (?:traffic|a (?:car|bus|truck|train)|the train))',
    hits: ['almost drove into the guardrail on purpose', 'i could just step in front of the train'],
    misses: ['walking into the store'],
    unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'suicide.last',
    level: 'high',
    why: 'says that this is the last time',
    pattern:
      '(?:(?:this|it|tomorrow|friday|saturday|sunday|monday|this (?:weekend|week|month|christmas|birthday)|next week|the weekend) (?:will be|is|is going to be|would be) my last (?:one|day|night|weekend|christmas|birthday|week)?(?= )(?! (?:at|of|in|on|shift|chance|session|appointment|final|class|with)|(?:day (?:at|of|in|on)|one of|chance|session|appointment|shift|week (?:at|of|in)|night (?:at|in|shift)|final|class))|(?:this is|here is) my (?:last|final) (?:message|text|goodbye|post|words)|last (?:message|text) (?:i will ever|you will)|you will (?:not|never) (?:hear from|see) me (?:again|anymore)|will never see (?:me|you|each other) again|i will not be (?:around|here|alive) (?:much longer|for (?:it|that|christmas|long|the)|when|by|to see|next|after)|i will not (?:make it|live) (?:to|past|through) ~(?:my (?:next )?birthday|christmas|new year|the weekend|the week|the year|spring|summer|thirty|30))',
    hits: ['sunday will be my last day', 'these are my final words so this is my last text'],
    misses: ['friday is my last day at work', 'this is my last session of the week'],
    unless: ['negated', 'quoted', 'joking'],
  },
  {
    id: 'suicide.goodbye',
    level: 'high',
    why: 'a goodbye with finality',
    pattern:
      '(?:(?:say|saying|said|wanted to say|need to say) (?:my )?(?:goodbyes?|bye) (?:to (?:you|everyone|everybody|them|my [a-z]+) )?(?:before|for (?:good|the last time)|forever|one last)|goodbye (?:everyone|everybody|world|forever|cruel world|all|to (?:everyone|everybody) i)|(?:please )?(?:tell|let) (?:my )?(?:[a-z]+ )?{FAMILY} (?:know )?(?:that )?(?:i |im |i am )(?:[a-z]+ )?(?:love|loved|sorry|am sorry)|take care of (?:my )?(?:[a-z]+ )?{FAMILY} (?:for me|when i am gone|after i am|when i go|please (?:. )?i)|forgive me (?:for what|everyone|mom|for leaving)|(?:i am )?sorry (?:for what i am about to|i could not stay|for leaving|i was not strong enough|it had to end)|(?:i )?(?:will not|do not|wo not) (?:be )?need(?:ing)? (?:it|them|any of it|anything|this|these)(?: [a-z]+)? (?:anymore|where i|after)|(?:see|meet) you (?:all )?(?:on the other side|in the next life)|do not (?:look for me|try to (?:stop|find|save) me|send anyone|send (?:the )?(?:cops|police|help)|cry (?:for|over) me|blame yourself|blame yourselves))',
    hits: [
      'please tell my kids i loved them',
      'i need to say goodbye to everyone before it ends',
      'take care of my cat when i am gone',
    ],
    misses: ['bye see you monday', 'tell my mom i need a ride'],
    unless: ['negated', 'quoted', 'joking'],
  },
  {
    id: 'suicide.attempt-recent',
    level: 'high',
    why: 'a recent attempt',
    pattern:
      '(?:(?:tried|attempted|attempt) (?:to )?(?:{KILL_SELF}|suicide|it|end it(?! with)|die|hang|od|overdose) ~(?:last night|yesterday|today|this (?:morning|week|weekend)|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:two|three|a few|couple|2|3|4) (?:days|nights|weeks) ago|last (?:week|weekend|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|and (?:it did not|nobody|failed|i woke|the rope|they))|(?:my|the) (?:attempt|suicide attempt) ~(?:last night|yesterday|last week|this week|this weekend)|(?:the rope|the branch|the belt) (?:broke|snapped|slipped)|i woke up (?:and i was|and was|still) (?:still )?alive)',
    hits: ['tried to kill myself last night and nobody knows'],
    misses: ['tried to end it with my ex yesterday but we talked'],
    unless: ['negated', 'quoted', 'dream'],
  },
  {
    id: 'suicide.not-safe',
    level: 'high',
    why: 'cannot keep safe',
    pattern:
      '(?:(?:can not|could not|do not think i can|not sure i can|will not) (?:[a-z]+ )?(?:keep myself safe|stay safe|be safe|trust myself|promise (?:my safety|to be safe|to stay safe|i will be safe|i will be (?:here|alive|around)))|(?:can not|do not) promise ~(?:i will not|i would not|to) ~(?:hurt|kill|do|cut|harm)|i am not safe(?! (?:driving|at|in|with|from))|not safe (?:with|from|around) myself|not safe (?:to be )?(?:alone|by myself)|do not feel safe (?:with|from|around) (?:myself|my own)|do not trust myself (?:tonight|right now|alone|around|with|not to|to be|today)|(?:scared|afraid) (?:of what i|i) (?:might|will|am going to) (?:do|hurt|kill))',
    hits: ['i cant keep myself safe tonight', 'im not safe by myself', 'i dont trust myself tonight'],
    misses: ['i cant promise ill be on time', 'i am not safe driving on ice'],
    unless: ['past', 'quoted'],
  },
  {
    id: 'suicide.feeling',
    level: 'high',
    why: 'suicidal now',
    pattern:
      '(?:suicidal|having suicidal thoughts|suicidal thoughts are) ~(?:right now|tonight|today|and i have|again and|bad)',
    hits: ['so suicidal today'],
    misses: ['not suicidal just tired'],
  },
  {
    id: 'suicide.finality-slang',
    level: 'high',
    why: 'intent in slang with "not joking"',
    pattern:
      '(?:time to|going to|about to|ready to) (?:[a-z]+ ){0,2}(?:yeet|unalive|off|delete|kms|ctb|sudoku|game end|clock out of life|log off (?:life|forever|for good)) ~(?:[a-z]+ )?~(?:not (?:joking|kidding)|no joke|this time|for real)',
    hits: ['about to unalive, not kidding'],
    misses: ['time to log off'],
    unless: ['negated', 'quoted'],
  },
  {
    id: 'suicide.lethality',
    level: 'high',
    why: 'asks how a death works',
    pattern:
      '(?:how (?:many|much) (?:[a-z]+ ){0,4}(?:would it take to (?:die|kill|od|overdose)|is (?:too many|too much|lethal|fatal)|to (?:die|overdose|od|kill|end it|not wake up|never wake up)|does it take to (?:die|kill|overdose|od)|(?:will|would|can|could) (?:kill|end) (?:me|you|a person|someone|my life))|(?:least painful|painless|quickest|fastest|easiest|most painless|cleanest|best|surest|peaceful) (?:way|ways|method|place) to (?:go(?= [.?]|(?: $|$))|die|kill|end|commit|do it|od|overdose|hang|jump)|(?:way|ways) to (?:die|kill myself|end my life|end it)|does (?:it|hanging|drowning|jumping|overdosing|bleeding out|carbon monoxide) hurt ~(?:to die|when you die|before you die)|how (?:long|high|far) ~(?:does it take to|until you|before you|to|would you|do you have to) ~(?:bleed out|die|drown|jump|fall to die|fall|pass out|lose consciousness|freeze to death|suffocate)|(?:lethal|fatal|deadly) (?:dose|amount|combo|combination)|(?:which|what) (?:bridges?|buildings?|roofs?|pills|medication|meds) ~(?:near me |around here |near here )?(?:are|is|will|would|can) ~(?:tallest|highest|high enough|kill|deadly|the most|strong enough|fatal|lethal)|(?:tallest|highest) (?:bridge|building|cliff|parking garage) ~(?:near me|around here|near here|in town|i can get)|life insurance ~(?:pay|pays|cover|covers|still|if|void|payout) ~~(?:suicide|on purpose|myself|if i|kill)|(?:what happens|who gets|who would get|who takes) ~(?:my )?(?:kids|dog|stuff|cat|money|house) (?:if i (?:die|am dead|kill|was gone|am gone)|when i die)|is it (?:painless|quick|fast|peaceful) (?:to|if you|when you) (?:die|jump|hang|od|overdose|drown))',
    hits: [
      'how much ambien would kill me',
      'whats the quickest way to die',
      'is life insurance void after suicide',
      'which bridges near me are the tallest?',
    ],
    misses: [
      'how many tylenol a day is ok with this cold',
      'whats the quickest way to go downtown',
      'whats the tallest building in the world for trivia',
    ],
    unless: ['quoted', 'joking'],
  },
]);
