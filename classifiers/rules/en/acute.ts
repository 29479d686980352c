import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream', 'joking'] as const;
const PLACE =
  '(?:roof|rooftop|bridge|overpass|ledge|railing|rail|tracks|train tracks|platform|cliff|parking deck|parking garage|balcony|pier|edge|barn|lake|river)';

/** English: acts under way and set times, in the wordings that people use once they have decided. */
export const ENGLISH_ACUTE = rulesOf('suicide', 'en', SAFE, [
  {
    id: 'acute.place',
    level: 'imminent',
    why: 'at or on the way to a place to die, with finality',
    pattern: `(?:wrong side of the (?:rail|railing|fence|bridge)|(?:driving|walking|heading|headed|going|on my way|climbing|climbed|going up|went up) (?:up )?(?:to|onto|on) (?:the|a|that) ${PLACE} ~(?:to (?:jump|die|end|do it)|and (?:i am )?not coming|goodbye|one last|and i will not)|(?:on|at) (?:the|that|this|a) ${PLACE} (?:[a-z]+ |[.] ){0,8}(?:not coming (?:back )?down|jump|jumping|step off|stepping off|let go|goodbye|sorry everyone|do not send|too late|nobody can stop|end it|ready to)|not coming (?:back )?down (?:from|the stairs|alive)|(?:stepping|step|walking|walk) off (?:the|when|as soon|in)|(?:one foot|feet|toes|legs) (?:is |are )?(?:off|over)(?! the (?:bed|couch|couches|table))|wading in(?:to)?)`,
    hits: [
      'im on the wrong side of the railing',
      'driving to the bridge to jump',
      'on the roof and im not coming down',
    ],
    misses: ['driving to the lake with the kids', 'on the roof cleaning gutters'],
  },
  {
    id: 'acute.then',
    level: 'imminent',
    why: 'waits for a moment that is near, then acts',
    pattern:
      '(?:(?:waiting|wait) (?:for|until|till) (?:[a-z]+ ){1,6}(?:leaves?|leave|asleep|sleeps?|goes|go|gone|out) (?:[a-z0-9]+ |[.] ){0,6}(?:doing it|do it|end it|take them|jump|kill myself)|(?:it is|its|this is) (?:going to be|happening|gonna happen) (?:tonight|today|right now|now)|(?:happening|done) (?:right now|tonight|today) ~(?:goodbye|no one|nobody|sorry)|i will be (?:dead|gone) (?:by|before|in) (?:tonight|morning|midnight|sunup|sunrise|noon|an hour|a few|the time)|(?:dead|gone) by (?:tonight|morning|midnight|sunup|sunrise|tomorrow)|giving it (?:til|till|until) (?:tonight|midnight|morning))',
    hits: [
      'waiting for my roommate to leave then im doing it',
      'its happening tonight',
      'ill be dead by morning',
    ],
    misses: ['waiting for my roommate to leave then calling you'],
  },
  {
    id: 'acute.swallowing',
    level: 'imminent',
    category: 'overdose',
    why: 'taking them now',
    pattern:
      '(?:(?:started|starting|began|keep|am|already) (?:taking|swallowing) (?:them|the pills|my (?:pills|medication)|all)|(?:first|second|another|a) (?:handful|bottle) (?:is |s )?(?:in|down|gone)|(?:half|most) of (?:them|the bottle) (?:is |are )?(?:gone|down|in me)|(?:ingested|drank|swallowed) (?:it|them|the (?:bleach|poison|antifreeze|whole))(?! (?:with (?:dinner|water and)|by accident)))',
    hits: ['i started taking them', 'first handful is in'],
    misses: ['i started taking the bus'],
  },
  {
    id: 'acute.rope-gun',
    level: 'imminent',
    why: 'weapon or rope made ready on the body or at a set place',
    pattern:
      '(?:(?:i have |got |put |tied |hung )(?:the |a |my )?(?:rope|noose|belt|cord) (?:up|over|around)(?! (?:the (?:tree|boat|dock|luggage|box)))|(?:safety|safetys|safety s) (?:is )?off|(?:finger|thumb) on the trigger|barrel (?:is )?(?:in|under|against)|under my chin|loaded (?:and|it and) (?:ready|sitting|in my)|standing on (?:a|the) chair|kick(?:ed|ing)? the chair)',
    hits: ['i have the rope up', 'the rifle is under my chin'],
    misses: ['tied the rope around the tree for the swing'],
  },
  {
    id: 'plan.goodbye-forever',
    level: 'high',
    why: 'a goodbye for good',
    pattern:
      '(?:(?:bye|goodbye|goodnight|good night|farewell|so long|leaving|logging off|signing off|going|gone|go now|checking out)(?: [.])? (?:[a-z]+ ){0,3}(?:for (?:good|ever|always)|forever)(?! (?:fun|sale|home))|do not (?:be sad|cry|miss me|come looking|look for me|mourn)(?: [a-z]+){0,3} (?:when|me|for me|about me)?|remember me (?:as|for|from|like|when|how|please)|where i am going(?! (?:to (?:be|go|work|school|live)|with this|on (?:vacation|monday)|for))|(?:will not|not going to) be around (?:to|for|when|much|after|anymore|no more)|(?:take care of|look after|watch over|be good to|feed) my (?:[a-z]+ )?(?:sister|brother|mom|mama|kids?|dog|cat|son|daughter|wife|husband|family)(?: ok| for me| please| when| after| if| now)(?! (?:work|school|the weekend|vacation|i am (?:at|on)))|thank you for (?:everything|trying|being (?:nice|kind|there))(?: [a-z]+){0,3} [.] (?:bye|goodbye|sorry)|i (?:have |am )?(?:made|at|finally at) peace with it|see you (?:all )?(?:on the other side|in (?:heaven|another life|the next))|love you (?:all|guys) [.] (?:bye|goodbye|i am sorry|sorry))',
    hits: ['ok bye forever i guess', 'take care of my sister ok', 'dont be sad for me'],
    misses: [],
    unless: ['negated', 'quoted', 'joking'],
  },
  {
    id: 'plan.date',
    level: 'high',
    why: 'a date or an end is set',
    pattern:
      '(?:(?:i will be|be|will be) (?:dead|gone) (?:by|before) (?:the (?:weekend|end of)|friday|saturday|sunday|monday|christmas|new year|next week|my birthday)|(?:picked|chose|picking|found|choosing) (?:my|a|the|which) (?:spot|bridge|building|tree|cliff|method|date)(?! (?:for (?:the )?(?:picnic|camping|dinner|lunch|photos)))|(?:will not|not going to|do not think i will|do not plan to|never going to) (?:make it|live|be here|see) (?:to|til|till|until|past|through) (?:the )?(?:morning|tonight|tomorrow|weekend|friday|monday|christmas|december|new year|spring|summer|[a-z]+ birthday|graduation)|countdown ~(?:days|until)|(?:the|my|i had a) plan (?:works|is (?:back|ready|set)|[a-z]+ [.] it is back)|my (?:exit|exit plan|way out) is|(?:no|nobody gets) (?:turning|going) back|trying again (?:tonight|soon|on)|do it right this time|going to try again|will (?:be )?(?:successful|finish the job) this time)',
    hits: ['ill be dead by the weekend', 'i dont think ill make it to morning', 'picked my spot'],
    misses: ['gone by friday, vacation!'],
    unless: SAFE,
  },
  {
    id: 'plan.how-many',
    level: 'high',
    why: 'asks what would kill',
    pattern:
      '(?:(?:how (?:many|much)|what) (?:[a-z0-9]+ ){0,8}(?:would|will|to|does it take to|before it|until it) (?:finish|kill|end|stop) (?:me|you|my heart|a person|someone my size)(?! (?:with (?:laughter|boredom)|tonight [.] haha))|what (?:happens|would happen) if (?:i|you) (?:take|took|drink|mix|swallow) (?:[a-z]+ ){0,3}(?:all|whole|too many|every|entire)|(?:can|could|will) (?:you|i|it|these|this|they) (?:[a-z]+ ){0,4}(?:od|overdose|die) (?:on|from|off|if)(?! (?:caffeine|coffee|vitamin|vitamins|cringe|boredom))|(?:would|will) (?:mixing|taking|drinking) (?:[a-z]+ ){0,4}(?:kill me|end me|be enough)|(?:suicide clause|policy (?:pays|covers|past|is past)|insurance ~(?:two years|2 years|suicide))|how long (?:[a-z]+ ){0,5}(?:bleed out|drown|pass out|freeze|suffocate)|(?:painless|least pain|quiet|peaceful) (?:[a-z]+ ){0,3}(?:end|exit|death|way))',
    hits: [
      'how many tylenol would finish me',
      'what happens if you take all your trazodone at once',
      'can you od on my heart pills',
    ],
    misses: ['how many tylenol for a fever', 'can you od on vitamin c gummies lol'],
    unless: ['quoted', 'joking'],
  },
  {
    id: 'plan.weapon-ready',
    level: 'high',
    why: 'weapon loaded, fetched or kept for it',
    pattern:
      '(?:(?:loaded|cleaned|bought|borrowed|took|got|grabbed|found|hid|keeping|kept) (?:[a-z]+ ){0,2}(?:gun|pistol|shotgun|rifle|revolver|12 gauge|glock|handgun)(?! (?:range|show|safe|license|lock|rack|from my (?:kid|son)|away|to the police)) (?:[a-z]+ |[.] ){0,8}(?:not for|for me|myself|birthday|alone|tired|done|looking|under|in my|tonight|today|back out|so i)|(?:saving|saved|saving up|keeping) (?:em|them|those|my (?:sleepers|doses|refills?|pills)) (?:up )?(?:[.]|for when|for the day|you know what|so i can|in case i)|(?:full|new|90 day) (?:refill|supply|bottle) (?:[a-z]+ |[.] ){0,8}(?:enough|now i can|thought|could)|tied (?:a|the) (?:good |good strong |strong )?(?:knot|noose))',
    hits: ['loaded the gun for me', 'saving them up for when its time', 'tied a good knot'],
    misses: ['got my gun license renewed'],
  },
  {
    id: 'plan.danger-self',
    level: 'high',
    why: 'names the own danger',
    pattern:
      '(?:(?:in )?danger (?:from|to) (?:me|myself)|(?:a|am a) danger to myself|(?:ending|end) my life|(?:attempted|tried) (?:again )?(?:last (?:week|night|weekend|month)|this week|yesterday|two (?:days|weeks) ago|again)(?= (?:[.]|and|second|nobody|no one|with)|  ?$)|(?:i was )?(?:not )?(?:suicidal)? ?i am (?:suicidal )?now suicidal|want to do it (?:tonight|now|today|again)|(?:close|very close|so close) to (?:doing it|ending|jumping|killing)|going to do something (?:bad|stupid) to myself|about to do something (?:i|stupid|bad|to myself)|(?:final|last) (?:arrangements|goodbyes|wishes)|tying up (?:the |my )?loose ends|my (?:last|final) (?:letter|letters|note|goodbye|playlist|post)(?= )|posted (?:a|my) (?:goodbye|note))',
    hits: ['im in danger from myself', 'tying up loose ends'],
    misses: [],
  },
  {
    id: 'plan.gave',
    level: 'high',
    why: 'gives dear things away or hands over duties, without need of them',
    pattern:
      '(?:(?:gave|giving|given|left|leaving|sold|donated) (?:[a-z]+ ){1,7}(?:will not need|not need (?:them|it)|will not be (?:here|around|needing)|when i am gone|where i am going|so (?:they|he|she) (?:have|has|remember))|(?:gave|giving|handed) (?:my [a-z]+|him|her|them|everyone) (?:[a-z]+ ){0,4}(?:passwords?|my (?:jewelry|watch|ring|guitar|tools|records|dog|cat|chain|bike|car keys|keys to)))',
    hits: ['gave my brother my records, i wont need them', 'gave her the passwords'],
    misses: [],
    unless: SAFE,
  },
]);

/** English: bodies in danger and violence, in further wordings. */
export const ENGLISH_EMERGENCIES = [
  ...rulesOf(
    'medical_emergency',
    'en',
    ['negated', 'past', 'quoted', 'dream', 'joking'],
    [
      {
        id: 'emergency.signs',
        level: 'imminent',
        why: 'stroke, anaphylaxis, heart, collapse, severe bleeding: signs for 911',
        pattern:
          '(?:(?:face|mouth) (?:[a-z]+ ){0,2}(?:droop|drooping|droopy|drooped|hangs|numb on)|(?:speech|words?|talking) (?:[a-z]+ ){0,3}(?:slurring|slurred|funny|wrong|nonsense|garbled)|slurring (?:his|her|my|their|and)|(?:throat|tongue|lips|airway) (?:[a-z]+ ){0,3}(?:closing|swell|swelling|swollen|tight|huge|blue|gray|grey|purple)|(?:crushing|bad|terrible|sharp) chest pain|chest (?:pain|pressure|hurts|tight) (?:[a-z]+ |[.] ){0,8}(?:jaw|arm|sweat|sweating|can not breathe)|(?:is|are|s|was|she|he|they|kid|baby) (?:[a-z]+ )?(?:not moving|not responding|not waking(?: up)?|unresponsive|floppy|limp|gurgling|barely breathing)|(?<!about )(?<!of )(?<!mind )(?<!by )(?<!just )not waking up|(?<!i )(?:is not|will not|can not get (?:him|her) to) (?:wake|respond|move)|(?:blood|bleeding) (?:[a-z]+ ){0,4}(?:gushing|spurting|squirting|pouring|soaking|soaked)|(?:gushing|spurting|squirting)(?: blood)?|pressing on it|(?:worst|thunderclap) headache (?:of|ever|i)|(?:drank|swallowed|ate|got into) (?:[a-z]+ ){0,2}(?:bleach|antifreeze|detergent|pill box|grandmas pills|my (?:pills|medication|suboxone|methadone))|shook (?:him|her|the baby) too|hit by a car|seizing|having a seizure|call an ambulance|need an ambulance)',
        hits: ['half his face is drooping', 'my throat is closing', 'she is not moving'],
        misses: [],
      },
    ],
  ),
  ...rulesOf(
    'overdose',
    'en',
    ['negated', 'past', 'quoted', 'dream', 'joking'],
    [
      {
        id: 'emergency.used-body',
        level: 'imminent',
        why: 'just used and the body fails',
        pattern:
          '(?:(?:did|shot|took|used|smoked|snorted|popped|drank|doubled up on|chugged) (?:[a-z]+ ){0,6}(?:[.] )?(?:and )?(?:now )?(?:i am |im |my |everything |everythings )?(?:[a-z]+ ){0,3}(?:fading|nodding|drowsy|passing out|slipping|going (?:dark|far|numb|black)|heart (?:is )?(?:weird|stopping|bangin|banging|pounding|exploding|racing)|breathing (?:is )?(?:weird|slow|funny|hard)|ears ringing|can not (?:stand|see|feel|stay|breathe|move))|(?:too (?:heavy|strong)|way too (?:much|many)|a few too many|more than usual|fake|laced|hot shot) (?:[a-z0-9]+ |[.] ){0,8}(?:chest|heart|fading|drowsy|dying|stand|breath|breathing|numb|far|dark|not good|help))',
        hits: ['did a big shot and im fading', 'took more than usual and my breathing is weird'],
        misses: [],
      },
    ],
  ),
  ...rulesOf(
    'harm_to_others',
    'en',
    ['negated', 'past', 'quoted', 'dream', 'joking'],
    [
      {
        id: 'harm.attack',
        level: 'high',
        why: 'an attack on people or a named place',
        pattern:
          '(?:(?:shoot|shooting|blow|blowing|burn|burning|light|bomb|bombing) (?:up|down) (?:the|that|my|his|her|their|this) (?:[a-z]+ ){0,2}(?:school|office|work|job|place|house|church|clinic|building|dance|mall|party|store|game|shop|car)|(?:bringing|taking|brought|took|bring|take) (?:a|the|my|my dads) (?:gun|knife|blade|rifle|pistol|machete) to (?:school|work|the|his|her|class|court)|(?:names?|people) on my list|(?:going to|want to|will) (?:shoot|stab|kill) (?:that|the|this|every|all|those|my) (?!(?:time|hunger|vibe|mood|lights|breeze|shot|photo|video|scene|hoops|hoop|ball|bugs?|spiders?|roach|roaches|wasp|weeds?|battery|game|boss|level|motherboard|engine|test|exam|interview|presentation) )[a-z]+(?! (?:an email|a text|a message|a note))|no survivors|everybody (?:is going to|gonna) know my name)',
        hits: [
          'im going to shoot up the school',
          'im bringing a knife to school',
          'im going to shoot that receptionist',
        ],
        misses: ['going to shoot that video today'],
      },
      {
        id: 'harm.moving',
        level: 'imminent',
        why: 'armed and with the person or on the way',
        pattern:
          '(?:about to (?:swing|hit|stab|shoot|beat|knock|hurt|kill) (?:[a-z]+ ){0,3}(?:him|her|them|at him|at her|this [a-z]+)(?! up)|pull(?:ing|ed) up on (?:him|her|them)|(?:parked|waiting|sitting|standing|walking|outside|in) (?:[a-z]+ ){0,4}(?:his|her|their|your) (?:[a-z]+ )?(?:house|job|work|office|place|lobby|door|school|apartment) (?:[a-z]+ |[.] ){0,5}(?:gun|knife|machete|bat|something under|pistol|hammer)|(?:knife|gun|bat|machete) (?:is )?in my hand (?:[a-z]+ |[.] ){0,6}(?:he|she|they|him|her))',
        hits: ['parked outside his job with the machete', 'about to swing this bat at him'],
        misses: ['about to hit them up for lunch'],
        unless: ['negated', 'past', 'quoted', 'dream', 'joking'],
      },
    ],
  ),
  ...rulesOf(
    'abuse',
    'en',
    ['past', 'quoted', 'dream', 'joking'],
    [
      {
        id: 'abuse.inside',
        level: 'imminent',
        why: 'the attacker is getting or has got in',
        pattern:
          '(?:(?:he|she) (?:just )?(?:got|broke|has gotten) (?:in|inside|through the (?:door|window))(?= (?:[.]|now|the house|and|help|he |she )| $)|(?:window|door) (?:just )?broke|right outside (?:the|my) (?:door|window|room)|he has (?:me|us) (?:by|pinned|locked|against|in the)|(?:driving|drive) (?:off|away|around)? ?(?:drunk )?with (?:the|both|my) kids|will not let (?:me|us) out of the (?:car|house|room))',
        hits: ['he got in the house', 'hes right outside the door'],
        misses: [],
      },
    ],
  ),
];
