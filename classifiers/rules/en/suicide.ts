import { rulesOf } from '../rule.ts';

/** English: thoughts of suicide, wish to be dead, plan, intent, goodbye. */
export const ENGLISH_SUICIDE = rulesOf(
  'suicide',
  'en',
  ['negated', 'past', 'quoted', 'dream'],
  [
    {
      id: 'suicide.now',
      level: 'imminent',
      why: 'stated intent with a time that is now',
      pattern:
        '(?:i am ~going to|i will|i have decided to|going to|i am about to|i want to|i need to|i plan to|planning to|time to|i might|i am|ready to) ~(?:{KILL_SELF}|{END_IT}|jump)(?! (?:early|there|here|with|at)) ~(?:tonight|right now|today|this (?:morning|afternoon|evening)|in (?:a|an|the next|ten|five|10|5|20|30) ~(?:minutes?|mins?|min|hour))',
      hits: [
        "I'm going to kill myself tonight",
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
      hits: [
        'im done. doing it tonight',
        "I'm doing it after my roommate leaves for work",
        'ending it tonight',
      ],
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
        "by the time you read this I'll be gone",
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
      hits: ["I'm standing on the bridge right now", 'sitting on the ledge', 'im on the roof'],
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
      hits: ['i have the pills in front of me', 'got all my meds lined up'],
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
      hits: ['I just swallowed all of them', 'i took the whole bottle', 'took a bunch of my pills'],
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
      hits: ['i already took the pills. its too late', 'done. took them', 'thats what i took'],
      misses: ['i took the pills the doctor gave me for my back'],
      unless: ['negated', 'quoted', 'dream'],
    },
    {
      id: 'suicide.too-late',
      level: 'imminent',
      why: 'an act is under way and the body answers',
      pattern:
        '(?:(?:i did it|its done|it is done|already did it|i took|i already) ~~(?:[.] )?~~(?:sleepy|fading|going numb|everything is (?:fuzzy|blurry|dark)|too late|feel weird|getting cold)|(?:it is|its) (?:too late|already done) (?:[.] )?~(?:took|pills|bleeding|goodbye|now))',
      hits: ["I did it. I'm getting really sleepy now"],
      misses: ['i did it! finished the worksheet'],
    },
    {
      id: 'suicide.bleeding',
      level: 'imminent',
      why: 'a wound that will not stop bleeding',
      category: 'self_harm',
      pattern:
        '(?:(?:will|does|can) not (?:stop|quit) ~bleeding|will not stop bleeding|(?:bleeding|blood) ~(?:will|does|can) not stop|(?:can|could) not (?:stop|get) ~(?:the )?(?:bleeding|blood)|bleeding ~(?:a lot|really bad|bad|everywhere|out|through)|blood ~everywhere|(?:slit|cut) (?:open )?(?:my|both|both my) wrists?|cut ~too deep|it is ~(?:deep|gushing|spurting))',
      hits: ["I cut my wrists and it won't stop bleeding", 'i cut too deep'],
      misses: ['nosebleed but fine', 'my gums are bleeding a little'],
      unless: ['negated', 'past', 'quoted', 'dream'],
    },
    {
      id: 'suicide.intent',
      level: 'high',
      why: 'states intent to die by suicide',
      pattern:
        '(?:i ~want to|i am ~going to|going to|i will|i am ~(?:planning|ready|about) to|planning to|i have to|i need to|i am ~planning on|plan on|thinking about|i should just|i should|i just want to|let me|about to|want to) (?:just |go |really |actually |finally )?(?:{KILL_SELF})',
      hits: ['I want to kill myself', 'i wana kil myslef', 'thinking about ctb this week'],
      misses: ['i want to kill my landlord lol', 'my homework makes me want to scream'],
      unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
    },
    {
      id: 'suicide.spelled',
      level: 'high',
      why: '"kill myself" written to slip through, alone',
      pattern: '(?:kill myself|suicide me)(?= $| . $)',
      hits: ['k1ll mys3lf'],
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
      hits: [
        "I figured out how I'm going to do it",
        "I've been planning my suicide for weeks",
        'I wrote the note and picked the day',
      ],
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
      hits: ["I've been saving up my meds so I'd have enough", 'got the rope out tonight'],
      misses: ['saved money on my prescription plan with a coupon', 'got the jump rope out tonight lol'],
      unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
    },
    {
      id: 'suicide.means-access',
      level: 'high',
      why: 'method with access',
      pattern:
        '(?:(?:there is|i have|have|i know where|we have|keep|i got|found) (?:[a-z]+ ){0,4}(?:gun|pistol|shotgun|rifle|glock|9mm|pills|rope) (?:[a-z]+ ){0,6}(?:looking at it|staring at it|thinking about it|calling (?:me|my name)|end it|kill myself|use it on|keep (?:looking|thinking|staring)|i would use|with my name)|(?:looking|staring) at (?:the|my|my dads|his) (?:[a-z]+ )?(?:gun|pistol|shotgun|pills|knife|rope|bottle of pills)|enough (?:[a-z]+ )?{PILLS} (?:[a-z]+ ){0,2}to (?:do it|end|die|kill|finish|never wake|sleep forever|not wake)|i have (?:stuff|what i need|everything i need|the means|a way|enough) (?:here|to do it|for it|to end it)|(?:bought|buying|loaded|loading|cleaning|got) (?:a|the|my) (?:gun|bullets|ammo) (?:yesterday|today|last week|for (?:me|myself)))',
      hits: ["There's a gun in the house and I keep looking at it", 'i have enough pills to do it'],
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
      hits: ['This weekend will be my last one', 'this is my last message. im sorry everyone'],
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
        'Thank you for everything. Please tell my mom I love her. Goodbye.',
        'I just wanted to say goodbye before I go',
        "Take care of my dog for me. I won't be needing anything anymore",
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
      hits: [
        "I can't promise I won't hurt myself tonight",
        "I'm not okay and I'm not safe",
        'i dont trust myself tonight',
      ],
      misses: ['i cant promise ill be on time', 'i am not safe driving on ice'],
      unless: ['past', 'quoted'],
    },
    {
      id: 'suicide.feeling',
      level: 'high',
      why: 'suicidal now',
      pattern:
        '(?:suicidal|having suicidal thoughts|suicidal thoughts are) ~(?:right now|tonight|today|and i have|again and|bad)',
      hits: ["I'm feeling really suicidal right now"],
      misses: ['not suicidal just tired'],
    },
    {
      id: 'suicide.finality-slang',
      level: 'high',
      why: 'intent in slang with "not joking"',
      pattern:
        '(?:time to|going to|about to|ready to) (?:[a-z]+ ){0,2}(?:yeet|unalive|off|delete|kms|ctb|sudoku|game end|clock out of life|log off (?:life|forever|for good)) ~(?:[a-z]+ )?~(?:not (?:joking|kidding)|no joke|this time|for real)',
      hits: ['time to yeet myself off the planet, not joking this time'],
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
        'how many sleeping pills is too many? asking for me',
        "what's the least painful way to go",
        "does life insurance pay out if it's on purpose",
        'which bridges near me are the tallest?',
      ],
      misses: [
        'how many ibuprofen can I take a day for a headache?',
        'whats the quickest way to go downtown',
        'whats the tallest building in the world for trivia',
      ],
      unless: ['quoted', 'joking'],
    },
    {
      id: 'suicide.wish-dead',
      level: 'moderate',
      why: 'a wish to be dead',
      pattern:
        '(?:(?:i ~want to|i ~wanted to|want to|i would rather|would rather|i wish i could|i wish i would|wish i could|ready to|i hope i|let me|i need to|feel like|i deserve to|i should|i ~feel like) (?:just |really |honestly |to )*(?:go to sleep and (?:not|never) wake|die|be dead|dying|not exist|stop existing|cease to exist|be gone forever|not be here|not be alive|not wake up|never wake up|be with my [a-z]+ in heaven|go to heaven|not have to exist|fall asleep (?:and|forever)|sleep forever)|i wish i (?:was|were|am) (?:dead|never born|not here|not alive|gone|6 feet under)|wish i was (?:dead|never born|not alive)|wish i (?:had never been|was not|had not been) born|wish (?:i|it) (?:had |would )?(?:did not|would not|do not|had not) (?:wake|woken|woke|exist|survived|make it)|wish ~(?:the (?:accident|crash|overdose|od|cancer)) ~killed|(?:wish|hope|pray) (?:that )?(?:i )?(?:can |could |would |will |just |to )*(?:die|not wake up|never wake up|do not wake up))',
      hits: [
        'Honestly I just want to die',
        'I wish I could go to sleep and never wake up',
        'i wish i was dead',
      ],
      misses: ["I don't want to die, I'm just really tired", 'i want to dye my hair'],
      unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
    },
    {
      id: 'suicide.not-want-live',
      level: 'moderate',
      why: 'no wish to live',
      pattern:
        '(?:(?:do not|did not|never|not|no longer) (?:[a-z]+ )?(?:want|wanting|wanna|wish|care) (?:to )?(?:be|b|stay|keep being) (?:alive|here|around)(?! (?:this|all|for the|when|at|in (?:this|the) (?:class|meeting|town|house|job|group|call|zoom)))(?= (?:anymore|[.]|and|because|but|like|with you|on this|now|right|so|i|emojisad|emojiheartbreak|emojisob) | $)|(?:do not|can not|did not) want to (?:live(?! (?:with|in|at|here|there|near|alone|by))|be alive|exist|be here anymore|keep living|go on(?! (?:the|a|that|any))|wake up(?! (?:early|at|my|the))|be on this earth)|tired of (?:living|being alive|existing|life|breathing|staying alive)|(?:sick|done|through|over|finished) (?:of|with|being) (?:living|life|alive|existing|being alive)|(?:no|not a|see no|see a|have a|find a|any|one) (?:reason|reasons|point) (?:to|in|for) (?:keep |stay |continue |go )?(?:living|live|staying alive|alive|being here|being alive|wake up|waking up|going on|go on|stay|exist|existing|on)|nothing (?:left )?to live for|(?:what is|is there|what) (?:the |even the |a |any )?point (?:of|in|to) (?:being here|living|life|being alive|staying|going on|any of this|existing|waking up|staying alive)|life is (?:not|no longer) worth (?:living|it)|(?:not|is not) worth living|why am i (?:still|even) (?:here|alive)|(?:can not|do not) (?:keep|go on) living(?: like this)?|would not mind (?:not|if i) (?:waking|did not wake|died|dying))',
      hits: [
        'i dont want to be alive anymore',
        "I don't see a reason to keep living",
        "what's the point of being here anymore",
        'i dnt wanna b here nemore 💔',
      ],
      misses: ['i dont want to be here, this meeting is boring', 'i dont want to live with my mom'],
      unless: ['past', 'quoted', 'dream', 'joking'],
    },
    {
      id: 'suicide.ideation',
      level: 'moderate',
      why: 'thoughts of suicide',
      pattern:
        '(?:(?:thoughts?|thinking|think|thought|ideas?|fantasi[sz]e|fantasi[sz]ing|obsessed|dreaming|daydream|daydreaming|imagine|imagining|googling|googled|researching|consider|considering|considered|contemplating|talk) (?:[a-z]+ )?(?:of|about|on|with)? ?(?:just |maybe |really )?(?:suicide|dying|death|killing myself|ending (?:it|it all|my life|things|everything|myself)|not being (?:here|alive)|being dead|{KILL_SELF}|how i would do it|taking my (?:own )?life|jumping|disappearing forever|my funeral|my own funeral)(?! (?:of my|of her|of his|in (?:the|my) family|penalty|toll|metal|benefits|anxiety))|suicid(?:e|al) (?:thoughts?|ideation|urges?|again|lately|and|is (?:on my mind|all i|the only|my only|always)|has been|keeps)|(?:i am|feel|feeling|felt|been|getting|be) (?:[a-z]+ )?suicidal|suicide (?:is|has|keeps) ~(?:mind|head|think|option|answer)|think(?:ing)? about (?:it|doing it) (?:all the time|every (?:day|night))|suicide(?= $| [.] $))',
      hits: [
        'i keep thinking about suicide every single day',
        "I've been having thoughts of ending my life again",
        "I'm not saying I'd do it but I think about dying all the time",
        's.u.i.c.i.d.e',
      ],
      misses: ['thinking about the death penalty for class', 'the phone is dying'],
      unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
    },
    {
      id: 'suicide.burden',
      level: 'moderate',
      why: 'others better off; burden',
      pattern:
        '(?:(?:better|happier|easier|lighter|relieved|fine|better off) ?(?:off )?(?:[a-z]+ ){0,2}(?:without me|if i (?:was|were|am|did not|just|died|die|disappeared|left|never)|when i am gone|with me gone|with me dead|once i am gone|i was gone)|(?:nobody|no one|noone|not one person|who|anyone|no body) (?:[a-z]+ )?(?:would|will|is going to) (?:[a-z]+ )?(?:miss me|notice (?:if|when|i)|care if i|cry|come to my funeral|find me)|would anyone (?:even )?(?:care|notice|miss|come)|(?:world|everyone|everybody|they|family|kids) (?:would|will|does not|do not) (?:[a-z]+ )?(?:not )?need me(?! to)|nobody would have to (?:deal|put up|worry)|i am (?:just |only |nothing but |such )?(?:a|the) (?:[a-z]+ )?burden|waste of (?:space|oxygen|air|life)|do not deserve to (?:live|be alive|exist|be here)|deserve to die)',
      hits: [
        'everyone would be better off without me',
        "My kids deserve a mom who isn't a burden. they'd be happier if I was gone",
        'no1 wud miss me',
      ],
      misses: ['the team would be better off with a new coach', 'no one will miss the meeting'],
      unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
    },
    {
      id: 'suicide.indifferent',
      level: 'moderate',
      why: 'would not mind dying',
      pattern:
        '(?:(?:if|hope|wish) (?:a|the|my|some) ~(?:bus|car|truck|train|cancer|plane|lightning|heart|meteor|drunk driver) (?:[a-z]+ )?(?:hit|hits|took|takes|kills?|killed|runs?|came|would|stopped|stops|crashed?) ~(?:me|out)?|(?:would not|do not|will not|not) (?:[a-z]+ )?(?:mind|care|be sad|be upset|be mad|look) (?:[a-z]+ )?(?:if i|if it|whether i) (?:[a-z]+ ){0,3}(?:died|die|dead|wake|woke|live|lived|living|hit|killed|did not wake|ended|get hit|got hit|make it)|if i (?:did not|never|just did not|do not) (?:[a-z]+ )?(?:wake|woke|exist|existed)(?! up (?:early|on time|in time|for (?:work|class|school|my)|by)| (?:early|my|him|her))|(?:hoping|hope|praying|pray) (?:[a-z]+ ){0,3}(?:do not|not|never|dont|will not) wake up|(?:would|could) (?:just )?(?:not|never) wake up|not (?:scared|afraid) (?:of dying|to die|of death) (?:anymore)?|(?:i do not|do not) care (?:if i|whether i) (?:live|die|wake)|(?:go|fall) (?:to sleep|asleep) (?:and|to) (?:not|never) wake)',
      hits: [
        "if a bus hit me tomorrow I wouldn't mind",
        'if i didnt wake up tomorrow nobody would have to deal with me',
        'i dont care if i die',
      ],
      misses: ['if i dont wake up early i miss the bus', 'would not mind if it rained'],
      unless: ['past', 'quoted', 'dream', 'joking'],
    },
    {
      id: 'suicide.slang',
      level: 'moderate',
      why: 'slang for killing oneself without intent words',
      pattern:
        '(?:kms|unalive|unaliving|ctb|self delete|kermit suicide|sewerslide|end me|off myself|unalive myself|going to unalive(?: myself)?|i want to self delete)',
      hits: ['kms i cant do this anymore', 'gonna unalive myself fr'],
      misses: ['unleash the past', 'kms lol my wifi died again'],
      unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
    },
    {
      id: 'suicide.cant-go-on',
      level: 'moderate',
      why: 'no longer able to go on',
      pattern:
        '(?:(?:can not|could not|do not want to|no longer want to|unable to) (?:[a-z]+ )?(?:go on(?! (?:the|a|that))|keep going(?! to)|carry on|live like this|survive|keep fighting|fight anymore|keep living|take (?:this life|living|being alive|another day)|hold on much longer|hang on much longer|face another day|do another day|be here anymore|do life anymore)|(?:i am )?(?:done|finished) (?:fighting|trying to (?:live|survive|stay alive)|living|existing|with life|with (?:this|the) world|with existing)|(?:no|only|one|my) (?:other )?way out|(?:see|find) (?:a|any|no|another) way out|way out of this (?:life|pain)|(?:want|need|wanting|wish) (?:[a-z]+ ){0,3}(?:the|this|my|all the|all this|it all) (?:pain|suffering|hurt|hurting|misery|noise|everything|thoughts|all|it) to (?:[a-z]+ )?(?:stop|end|be over|go away) (?:forever|for good|permanently)|(?:want|ready) (?:it|everything|life|this life) to (?:be over|end)(?! soon)|want out of (?:life|this life|this world)|leave this (?:world|earth|life|planet)|not (?:meant|made|cut out) for this (?:world|life|earth)|(?:ready to|want to|time to) (?:meet (?:god|jesus|my maker)|go home to (?:god|jesus|the lord)|be with (?:god|jesus|the lord))|want to be with (?:my (?:late |dead )?[a-z]+|him|her) (?:in heaven|again in heaven|on the other side))',
      hits: [
        "I don't want to die but I can't keep living like this either",
        'i see no way out',
        'done fighting',
      ],
      misses: ['i cant keep going to that gym', 'any way out of this contract'],
      unless: ['past', 'quoted', 'dream', 'joking'],
    },
    {
      id: 'suicide.denied',
      level: 'low',
      why: 'a denial still says that the question matters',
      pattern:
        '(?:not|no longer|never) (?:[a-z]+ )?(?:suicidal|going to (?:kill|hurt|harm) myself|(?:hurt|harm|kill) myself|want to die)',
      hits: ["I'm not suicidal anymore, the new meds help", "I don't want to die, I'm just really tired"],
      misses: ['not going to lie that was fun'],
      unless: ['quoted', 'joking'],
    },
    {
      id: 'suicide.past',
      level: 'low',
      why: 'an attempt or suicidal time in the past',
      pattern:
        '(?:attempted|attempt|suicidal|tried to (?:kill myself|die|end (?:it|my life)|od)|overdosed|used to (?:cut|want to die|be suicidal|self harm|hurt myself|drink|use)|my (?:first |last |second )?attempt) ~~(?:in (?:19|20)\\d\\d|back in|years? ago|last year|months ago|when i was|in (?:high|middle) school|in college|as a (?:kid|teen))',
      hits: ["I attempted in 2015, I'm okay today", 'Last year i was suicidal years ago'],
      misses: ['attempted murder charge in the news'],
      unless: ['quoted'],
      subject: 'past',
    },
    {
      id: 'suicide.disappear',
      level: 'low',
      why: 'ambiguous wish to vanish: ask',
      pattern:
        '(?:want to|wish i could|going to|need to|could just|let me) (?:just )?(?:disappear|vanish|fade away|run away from everything|be gone|not be here|cease|go away forever|sleep and not)',
      hits: ['i want to disappear', 'wish i could just vanish'],
      misses: ['stains that disappear'],
      unless: ['negated', 'quoted', 'joking'],
    },
    {
      id: 'suicide.what-point',
      level: 'low',
      why: 'hopelessness',
      pattern:
        '(?:(?:what|do not (?:even )?(?:know|see)) (?:[a-z]+ ){0,3}(?:the )?point (?:is )?(?:anymore|lately|of (?:anything|trying|it all|any of it)|even is)|(?:is there|there is no|no) point (?:to|in) (?:anything|trying|any of this)|pointless|hopeless|nothing (?:matters|helps|will (?:ever )?(?:change|get better))|never (?:going to )?get(?:s|ting)? better|no hope|lost all hope|given up|giving up|want to give up|what is wrong with me|worthless|hate (?:myself|my life|being me))',
      hits: ['idk what the point is lately', 'i feel hopeless', 'i hate myself'],
      misses: ['whats the point spread on the game'],
      unless: ['negated', 'past', 'quoted', 'joking'],
    },
  ],
);
