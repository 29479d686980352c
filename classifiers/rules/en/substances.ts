import { rulesOf } from '../rule.ts';

const SAFE = ['negated', 'past', 'quoted', 'dream', 'joking'] as const;

/** English: overdose. */
export const ENGLISH_OVERDOSE = rulesOf('overdose', 'en', SAFE, [
  {
    id: 'overdose.now',
    level: 'imminent',
    why: 'too much was taken and the body shows it',
    pattern:
      '(?:(?:took|taken|did|used|shot|smoked|snorted|drank|had|ate|mixed|doubled) (?:[a-z0-9]+ ){0,3}(?:too much|too many|way more|a lot of|so much|a whole|way too|more than i should|the rest|double|all my) (?:[a-z0-9]+ |[.] ){0,10}(?:chest|heart|breath|breathe|breathing|awake|sleepy|nod|nodding|numb|can not feel|blurry|dizzy|weird|pass(?:ing)? out|fading|scared|help|cold|shaking|stay up|feel my)|(?:i am|am|he is|she is|they are|is) (?:[a-z]+ )?(?:overdosing|oding)|(?:i |he |she |they |my [a-z]+ )(?:just )?(?:overdosed|od d|overdose) (?:[a-z]+ ){0,3}(?:now|right now|and (?:he|she|is)|help|turning|not breathing|will not)|(?:nodding|nodded) (?:out|off) ~(?:can not|will not|blue|breathing|fent|too much)|can not (?:stay awake|keep my eyes open) (?:[a-z0-9]+ |[.] ){0,8}(?:took|pills|fentanyl|xanax|drank|shot|used)|(?:took|did|shot|used|smoked|snorted) (?:[a-z]+ ){0,2}{DRUG} (?:[a-z0-9]+ |[.] ){0,8}(?:can not (?:stay awake|breathe|feel)|chest feels|heart is (?:racing|skipping|stopping)|lips are|nodding out|gave him narcan|not breathing)|(?:gave|given|giving|need|got) (?:[a-z]+ )?narcan)',
    hits: [
      'took too many and im getting dizzy',
      'i did so much dope im nodding',
      'my cousin is overdosing, shes going blue',
    ],
    misses: ['i took too much on at work', 'narcan training is on friday'],
    unless: ['negated', 'past', 'quoted', 'dream'],
  },
  {
    id: 'overdose.recent',
    level: 'high',
    why: 'an overdose some days ago',
    pattern:
      '(?:overdosed|overdose|od d) (?:[a-z]+ ){0,3}(?:last (?:night|week|weekend|month)|yesterday|today|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|this (?:week|weekend|morning)|(?:two|three|few|couple of|2|3|4|5) (?:days|nights|weeks) ago|and nobody knows|again)',
    hits: ['i overdosed last weekend'],
    misses: ['I overdosed on chocolate lol'],
    unless: ['negated', 'quoted', 'dream', 'joking'],
  },
  {
    id: 'overdose.past',
    level: 'low',
    why: 'an old overdose told as history',
    pattern: '(?:overdosed|overdose|od d) ~~(?:(?:19|20)\\d\\d|years? ago|last year|recovery|back then)',
    hits: ['overdosed two years ago, thats when i got sober'],
    misses: ['overdose training'],
    unless: ['quoted'],
    subject: 'past',
  },
]);

/** English: withdrawal. */
export const ENGLISH_WITHDRAWAL = rulesOf('withdrawal', 'en', SAFE, [
  {
    id: 'withdrawal.danger',
    level: 'high',
    why: 'alcohol or benzodiazepine withdrawal with seizure, confusion or visions',
    pattern:
      '(?:(?:stopped|quit|quitting|stopping|off|without|coming off|came off|ran out of|last drink|last drank|detox(?:ing)?|cold turkey|withdrawals?|withdrawing|no (?:drink|alcohol|xanax|benzos?)|since my last) (?:[a-z0-9]+ |[.] ){0,14}(?:seeing (?:things|bugs|stuff|people|shadows|spiders)|hearing things|hallucinat[a-z]+|seizures?|seized|convuls[a-z]+|confused|do not know where|bugs (?:on|crawling)|heart (?:is )?(?:racing|pounding)[a-z ]{0,12}(?:shaking|sweating)|shaking (?:so bad|really bad|bad|uncontrollably|like crazy|all over)|dts|delirium)|(?:seizures?|seeing (?:things|bugs)|shaking (?:so )?(?:bad|hard)|hallucinating) (?:[a-z0-9]+ |[.] ){0,14}(?:stopped drinking|quit drinking|last drink|withdrawals?|withdrawing|cold turkey|off (?:xanax|benzos?|klonopin|ativan|alcohol)|detox))',
    hits: [
      'quit drinking friday, now i see bugs and im shaking so bad',
      'ran out of klonopin and had a seizure',
    ],
    misses: ['i quit coffee and im confused by how tired i am lol'],
  },
  {
    id: 'withdrawal.sick',
    level: 'moderate',
    why: 'withdrawal with illness',
    pattern:
      '(?:(?:day \\w+|days?|first day|second day|third day|hours?|stopped|quit|withdrawals?|withdrawing|dope sick|kicking|detox(?:ing)?|coming off|off|without) ?(?:[a-z0-9]+ |[.] ){0,10}(?:throwing up|puking|vomiting|can not keep (?:[a-z]+ )?(?:down|water)|shaking|shakes|sweating|cramps|chills|diarrhea|restless legs|so sick|dope sick|sick as)|dope sick|in withdrawals?|withdrawals? (?:is|are) (?:bad|killing|terrible|hell|awful|starting|hitting)|withdrawing (?:from|so|bad|hard)|(?:out of|ran out of|no more|lost|stole my|without my) (?:my )?(?:suboxone|methadone|subs|xanax|klonopin|ativan|benzos?))',
    hits: ['second day without pills, sweating and puking', 'im dope sick'],
    misses: ['kids are throwing up, staying home', 'day off today'],
    unless: ['negated', 'past', 'quoted', 'dream'],
  },
]);

/** English: urge, lapse, use. */
export const ENGLISH_RELAPSE = rulesOf('relapse_urge', 'en', SAFE, [
  {
    id: 'relapse.lapse',
    level: 'moderate',
    why: 'used or drank, against the own aim',
    pattern:
      '(?:(?:i |just |already |have )?(?:relapsed|slipped(?: up)? (?:and|last|today|yesterday)|fell off the wagon|went back out|broke my (?:sobriety|clean time|streak)|lost my (?:sobriety|clean time|days|chip)|reset my (?:date|days|clean date|counter))|(?:i |just |already |have )(?:used|drank|got high|got drunk|picked up|shot up|smoked|scored|copped|snorted)(?: again| (?:some )?{DRUG}| last night| yesterday| today| this morning| tonight| after \\d+| all weekend| with)(?! (?:to (?:the|my)|the kids|my (?:son|daughter|kids)|my check|my prescription|coffee|some coffee|up (?:my|the|some)|chair))|(?:bought|buying|picked up|scored|copped|holding|got) (?:[a-z]+ ){0,3}(?:bottle(?: of)?|vodka|fifth|pint|handle|dope|heroin|meth|fentanyl|coke|bag|blues|pills|crack|tequila|whiskey|six pack|wine|beer|liquor|stash) (?:[a-z0-9]+ |[.] ){0,8}(?:sober|clean|days|months|years|car|in my (?:car|bag|pocket|hand)|in front of me|staring|looking at|hiding|hidden|did not (?:open|use)|not opened|in the (?:trunk|sink|closet)))',
    hits: ['i drank last night', 'bought a fifth, five months sober down the drain', 'i relapsed'],
    misses: ['i used the app last night', 'i picked up my kids today', 'i used to drink'],
    unless: ['negated', 'quoted', 'dream'],
  },
  {
    id: 'relapse.edge',
    level: 'moderate',
    why: 'at the place or about to use',
    pattern:
      '(?:(?:sitting|parked|standing|outside|pulled up|at|in front of|walk into|walking into|going to|on my way to|driving to|headed to|heading to|walking to|around the corner from|about to (?:call|text|meet|hit up|walk into)|texted|called|texting|calling|hit up|meeting) (?:[a-z]+ ){0,6}(?:dealers?|plug|liquor store|the bar|the trap|a bar|liquor|dealer s|my old (?:dealer|plug|connect)|the connect|dope man|dope house)(?! (?:exam|association|mitzvah|stool))|about to (?:walk into the store|use|drink|relapse|pick up|get high|take a (?:shot|hit|drink)|pour|open (?:it|the bottle)|cave|give in|throw away)|going to (?:relapse|use tonight|get high|get drunk|pick up tonight|drink tonight|use(?= [.]|  ?$)|cave|drink (?:today|again|myself))|(?:bottle|drink|beer|wine|dope|bag|pills|stash|needle|rig) (?:is )?(?:right )?(?:in front of me|in my hand|on the counter|next to me|calling (?:me|my name)|in my (?:car|glovebox|pocket|fridge)))',
    hits: [
      'parked in front of the liquor store',
      'about to walk into the store by my house. 61 days sober',
      'about to relapse',
    ],
    misses: ['about to walk into the bar exam', 'going to the bar association'],
    unless: ['negated', 'quoted', 'dream', 'past'],
  },
  {
    id: 'relapse.urge',
    level: 'moderate',
    why: 'a strong urge to use',
    pattern:
      '(?:(?:urges?|cravings?|craving|tempted|need|needing|want|wanting|dying|desperate|jonesing|fiending|itching|thinking (?:about|of)|obsessing about|keep thinking about|white knuckling|fighting|close to) (?:[a-z]+ ){0,4}{USE_UP}(?! (?:the|my|your|some water|water|coffee|more water|this|it|for|up (?:my|the)|dinner|a different|another|clean|tea|soda|less|to (?:the|my)|it)) ~(?:so|bad|really|badly|tonight|right now|again|today|strong|[.]|  ?$)?|(?:cravings?|urges?) (?:is|are|got|get|getting|has|have|to use|to drink) (?:[a-z]+ )?(?:strong|bad|so|really|killing|unbearable|intense|back|insane|out of control|eating|through the roof|overwhelming|crazy|a 9|a 10|9|10|winning|screaming|loud)|(?:strong|bad|huge|massive|intense|crazy|serious|terrible|horrible|major) (?:urges?|cravings?)|(?:if i do not|i need to|have to|got to) (?:use|drink|get high|get a fix|have a drink)(?! (?:the|my|more water|water|it|a different|this))|craving (?:so|really) (?:bad|hard)|one (?:drink|hit|pill|beer|line|bump) (?:will|would|can) not (?:hurt|kill)|white knuckling|jonesing|fiending|close to (?:using|relapse|relapsing|drinking|picking up))',
    hits: ['i need to get high', 'the urge to drink is so strong tonight', 'craving so bad'],
    misses: ['need to use the bathroom', 'want to use my insurance', 'need to drink more water'],
  },
  {
    id: 'relapse.mild',
    level: 'low',
    why: 'a mild craving that is being handled, or use as a theme',
    pattern:
      '(?:cravings?|craved|urges? to (?:use|drink)|triggered|using dreams?|sober|sobriety|sponsor|days? clean|relapse prevention)',
    hits: ['small craving, went for a walk'],
    misses: ['carving pumpkins'],
    unless: [],
  },
]);
