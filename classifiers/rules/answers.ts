import { rulesOf } from './rule.ts';

const YES =
  '(?:um |uh |well |ok |i guess |honestly |to be honest |kind of )*(?:yes|yes i am|yes i have|yes i do|i am|i do|i have|i have been|of course|obviously|definitely|always|all the time|every day|pretty much|i think so|i guess so|i guess|mhm|uh huh|ya|very|a lot|sip|ujum|kinda yes|most|some|si|claro|simon|asi es|todo el tiempo|todos los dias|y e s|1)';
const MORE =
  '(?: (?:a lot|i am|i do|i have|i did|been|all day|every night|again|right now|tonight|lately|really bad|mucho|i think|i guess|yes|emojisad|emojisob|ok|si|de verdad|sorry|please|bad|so what|[.]))*';
/** A yes that begins the answer and is not the start of a sentence about something else ("i am in the kitchen"). */
const BARE_YES = `(?<=^ )(?:${YES}(?= (?:[.] )?$)|(?:yes|si|yes i (?:am|do|have)|of course|definitely|obviously|claro|simon|mhm|i do|i have)(?! (?:not|no|but not|ok|okay|fine|good|thanks)))`;
const UNSURE =
  '(?:i mean |well |idk |um |like |yes |no [.] )*(?:sometimes|maybe|kind of|sort of|a little|a bit|not sure|i do not know|i guess|on and off|now and then|it crosses my mind|depends|a veces|tal vez|quizas?|no se|mas o menos|un poco|de vez en cuando)';

/** Short answers that mean something only after the bot's question; both languages. */
export const ANSWER_RULES = [
  ...rulesOf(
    'suicide',
    'en',
    [],
    [
      {
        id: 'answer.suicide-yes',
        level: 'high',
        question: ['suicide'],
        why: 'yes to the question about suicide confirms ideation',
        pattern: `^${YES}${MORE}`,
        hits: ['yes', 'yeah', 'si', 'i have'],
        misses: ['yes but that was years ago when i was 15', 'no'],
      },
      {
        id: 'answer.suicide-unsure',
        level: 'moderate',
        question: ['suicide'],
        why: 'a half yes to the question about suicide',
        pattern: `${UNSURE}`,
        hits: ['sometimes. not doing anything tho', 'maybe. idk', 'a veces'],
        misses: ['no, doing fine'],
      },
      {
        id: 'answer.suicide-long-yes',
        level: 'moderate',
        question: ['suicide'],
        why: 'a yes with more words, unless they take it back',
        pattern:
          '(?<=^ )(?:yes|si)(?! (?:but (?:not|years|that was|no)|years|once|when i|back|in the past|hace|antes))',
        hits: ['yes, it comes and goes since the accident'],
        misses: ['yes but not now', 'no'],
      },
      {
        id: 'answer.suicide-yes-and',
        level: 'high',
        question: ['suicide'],
        why: 'a yes that goes on to say what is thought of',
        pattern:
          '(?<=^ )(?:yes|yeah|si)(?: [.])?(?: (?!but|not|no|once|years|back|was|used|antes|hace|pero)[a-z]+){0,7} (?:not waking up|not wake up|dying|die|dead|killing|kill|suicide|suicidal|ending it|end it|ending my life|be gone|not (?:being )?here|every (?:day|night)|all the time|morir|morirme|matarme|muerte|suicidio|no despertar|quitarme la vida)',
        hits: ['yes. i think about not waking up', 'yeah i want to die', 'si, pienso en morirme'],
        misses: ['yes but that was years ago', 'yes it comes and goes since the accident'],
        unless: ['past'],
      },
      {
        id: 'answer.method-yes',
        level: 'high',
        question: ['method'],
        why: 'has thought about how',
        pattern: `(?:${BARE_YES}|i (?:know|thought|think|was thinking|have thought|have (?:a|my|the) [a-z]+)|pills|gun|rope|bridge|knife|car|overdose|hanging|pastillas|pistola|saltar)(?! (?:but no|not|no))`,
        hits: ['yes', 'pills', 'yeah my dads gun'],
        misses: ['no'],
      },
      {
        id: 'answer.means-yes',
        level: 'high',
        question: ['means'],
        why: 'has the means within reach',
        pattern: `(?:${BARE_YES}|(?<!i am )(?<!i was )(?:it is |they are |is )?(?:right )?(?:here|next to me|(?<!(?:he|she|we|used to) (?:(?!(?:it|them|one|those|gun|guns|pistol|rifle|pills|meds|rope|knife|bottle|insulin) )[a-z]+ ){1,5})in (?:the|my) [a-z]+|in my [a-z]+ room|under (?:the|my) [a-z]+|on the [a-z]+|downstairs|upstairs|with me|beside me)|aqui|a mi lado|en (?:mi|la|el) [a-z]+)`,
        hits: ['yes', 'its right here', 'in the closet', 'aqui', 'he keeps his gun in the closet'],
        misses: [
          'he used to whistle in the kitchen',
          'she is asleep in the living room',
          'no',
          'my mom locked them up',
          'im in the kitchen now',
          'im ok now. it was good to say it out loud',
        ],
      },
      {
        id: 'answer.means-hand',
        level: 'imminent',
        question: ['means'],
        why: 'has it in hand',
        pattern:
          '(?:in my (?:hand|hands|lap)|holding it|in front of me|i am holding|en la mano|en las manos|around my neck)',
        hits: ['in my hand', 'im holding it'],
        misses: ['in the closet'],
      },
      {
        id: 'answer.time-now',
        level: 'imminent',
        question: ['time'],
        why: 'the time is now',
        pattern:
          '(?:tonight|now|right now|today|in a (?:bit|minute|few)|soon as|as soon as|when (?:they|he|she|everyone|my)|after (?:they|he|she|everyone|my)|once (?:they|he|she|everyone|my)|before (?:they|he|she|everyone|morning)|in an hour|esta noche|hoy|ahora|ahorita|cuando se (?:vayan|duerman))',
        hits: ['tonight', 'when they go to bed', 'hoy'],
        misses: ['not anytime soon', 'next week'],
        unless: ['negated'],
      },
      {
        id: 'answer.time-soon',
        level: 'high',
        question: ['time'],
        why: 'a time that is near',
        pattern:
          '(?:tomorrow|this week|weekend|(?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|next week|soon|after (?:christmas|the holidays|my|graduation|the)|on (?:my|his|her) (?:birthday|anniversary)|manana|este fin|la proxima|pronto)',
        hits: ['friday', 'after the holidays', 'mañana'],
        misses: ['never'],
      },
      {
        id: 'answer.acted-yes',
        level: 'imminent',
        question: ['acted'],
        why: 'has already taken something or hurt themself',
        category: 'overdose',
        pattern: `^${YES}${MORE}`,
        hits: ['yes', 'yeah'],
        misses: ['no'],
      },
      {
        id: 'answer.safe-no',
        level: 'high',
        question: ['safe'],
        why: 'says that they are not safe',
        pattern:
          '^(?:no|not really|no not really|i do not think so|no i am not|not at all|i am not|i am not sure|i do not know|no se|no mucho|creo que no|idk|never)(?: (?:sorry|really|at all|anymore|emojisad|emojisob|tonight|right now|[.]|i do not think so|i am scared|la verdad))*',
        hits: ['no', 'not really', 'idk'],
        misses: ['yes im ok'],
      },
      {
        id: 'goodbye.after',
        level: 'high',
        after: ['suicide', 'self_harm', 'overdose', 'distress'],
        why: 'goodbye right after an earlier sign',
        pattern:
          '^(?:ok |well |so |anyway )*(?:goodbye|bye|good bye|adios|farewell|goodnight|good night|bye bye)(?: (?:everyone|forever|then|now|i guess|emojisad|emojiheartbreak|emojiblackheart|emojidove|thanks|thanks for everything|[.]|and thanks))*',
        hits: ['goodbye', 'bye 💔'],
        misses: ['bye see you monday'],
      },
      {
        id: 'means.after',
        level: 'high',
        after: ['suicide'],
        why: 'after a sign: a method or something at hand',
        pattern:
          '(?:(?:i )?(?:have|got) (?:stuff|it|them|everything|what i need|enough|things|the [a-z]+|my [a-z]+|a way) (?:[a-z]+ )?(?:here|with me|right here|ready|in the [a-z]+|in my [a-z]+)|thought about how|know how|it is right here|wrote (?:[a-z]+ )?(?:letters?|notes?)|(?:the|my) (?:gun|pills|rope|knife|razor|meds|medication|pistol) (?:is|are) (?:here|right here|in|on|next|loaded)|(?:tengo|traigo|estan|esta|guarde|compre) (?:[a-z]+ ){0,2}(?:{PASTILLAS}|pistola|soga|cuchillo|navaja|veneno|arma|todo) (?:[a-z]+ ){0,2}(?:aqui|conmigo|cerca|a la mano|en (?:la|mi|el) [a-z]+|enfrente|list[ao]s?|al lado)|{PASTILLAS} (?:estan|las tengo) (?:aqui|en|conmigo)|(?:las|lo|la|los) tengo (?:aqui|conmigo|a la mano|en (?:la|mi|el) [a-z]+))',
        hits: [
          'ive thought about how. i have stuff here',
          'tengo las pastillas aqui en la mesa',
          'las tengo conmigo',
        ],
        misses: ['i have a meeting'],
        unless: ['negated', 'past'],
      },
      {
        id: 'now.after',
        level: 'imminent',
        after: ['suicide'],
        why: 'after a sign: now, or at the place',
        pattern:
          '(?:in the garage|(?<=^ |[.] )tonight|doing it (?:now|tonight)|it is time|i am ready now|took (?:them|it|all|the)|i (?:just )?(?:took|swallowed|cut|did it)|i am at the (?:bridge|tracks|roof|overpass)|i am on the (?:bridge|roof|ledge)|no turning back|too late now)',
        hits: ['in the garage. door shut', 'took them', 'its too late now'],
        misses: ['more tonight than usual i guess'],
        unless: ['negated', 'past', 'quoted'],
      },
      {
        id: 'holding.after',
        level: 'imminent',
        after: ['suicide', 'self_harm'],
        why: 'after a sign: holding it',
        pattern: '(?:in my hands?|in my lap|holding it|in front of me|done took)',
        hits: ['its in my hand'],
        misses: ['hand me that'],
        unless: ['negated', 'past'],
      },
      {
        id: 'bottle.took',
        level: 'imminent',
        category: 'overdose',
        after: ['suicide', 'overdose', 'distress', 'relapse_urge'],
        why: 'after pills at hand: taken',
        pattern:
          '(?:took|taken|swallowed|drank) (?:them|it|all|some|the rest)(?! (?:like|as|with food|to the))',
        hits: ['i swallowed them'],
        misses: ['took the kids'],
        unless: ['negated', 'past'],
      },
    ],
  ),
  ...rulesOf(
    'self_harm',
    'en',
    [],
    [
      {
        id: 'answer.self-harm-yes',
        level: 'moderate',
        question: ['self_harm'],
        why: 'yes to thoughts of self-harm',
        pattern: `(?<=^ )(?:${YES}|${UNSURE})`,
        hits: ['yes', 'sometimes'],
        misses: ['no, doing fine'],
      },
    ],
  ),
  ...rulesOf(
    'harm_to_others',
    'en',
    [],
    [
      {
        id: 'answer.harm-yes',
        level: 'high',
        question: ['harm_others'],
        why: 'yes to thoughts of hurting someone',
        pattern: `^${YES}${MORE}`,
        hits: ['yes'],
        misses: ['no never'],
      },
    ],
  ),
  ...rulesOf(
    'abuse',
    'en',
    [],
    [
      {
        id: 'answer.abuse-yes',
        level: 'high',
        question: ['abuse'],
        why: 'yes, someone hurts the writer',
        pattern: `^${YES}${MORE}`,
        hits: ['yes'],
        misses: ['no'],
      },
    ],
  ),
  ...rulesOf(
    'relapse_urge',
    'en',
    [],
    [
      {
        id: 'answer.use-yes',
        level: 'moderate',
        question: ['use'],
        why: 'has used',
        pattern: `^${YES}${MORE}`,
        hits: ['yes'],
        misses: ['no'],
      },
      {
        id: 'answer.rating-high',
        level: 'low',
        question: ['rating'],
        why: 'a strong feeling on the 0 to 10 scale',
        pattern: '^(?:[a-z]+ ){0,3}(?:8|9|10|nine|ten|eight)(?: out of 10| [a-z]+){0,2}',
        hits: ['8', 'like a 9'],
        misses: ['2'],
        category: 'distress',
      },
    ],
  ),
  ...rulesOf(
    'request_human',
    'en',
    [],
    [
      {
        id: 'answer.person-yes',
        level: 'none',
        question: ['person'],
        why: 'yes to the offer of a person',
        pattern: `(?<=^ )(?:${YES}|please|por favor|sure|ok)(?= (?:(?:yes|please|thanks|por favor|gracias|ok|sure|now|i would|i do|i want|asap|emoji[a-z]+|[.]) )*$)(?: (?:please|thanks|por favor|gracias|ok|sure|now|i would|[.]))*`,
        hits: ['yes please', 'si', 'sure'],
        misses: ['no thanks', 'im dead lol'],
      },
    ],
  ),
];
