import type { RiskLevel, RiskSubject } from '../../platform/risk.ts';
import type { SuppressorId } from './rule.ts';

/** A reason to take a phrase for less than it says. */
export interface Suppressor {
  readonly id: SuppressorId;
  readonly why: string;
  /** Where the pattern is looked for: right before the phrase in its clause, in its clause, in the message near it. */
  readonly scope: 'before' | 'clause' | 'message';
  readonly pattern: RegExp;
  /** The most that a suppressed phrase still counts for. */
  readonly cap: RiskLevel;
  /**
   * The same for a phrase that by itself would be high or imminent, where the evidence is weak: words that stand near
   * the phrase without taking it back. Without it such a phrase is capped as any other.
   */
  readonly acute?: RiskLevel;
  readonly subject?: RiskSubject;
}

const NEGATION =
  '(?: (?:(?<!can )(?<!could )not|never|no|without|nunca|jamas|ni|sin|didnt|wouldnt|isnt)| do not (?:have|feel)| deny| stopped| quit| promised?| anymore)';

/** What tells stories and sings. */
const MEDIA = [
  'song|lyrics?|movie|movies|film|documentary|podcast|book|novel|chapter|episode|season finale',
  'series|tv show|show on|netflix|character|villain|plot|video game|boss fight|in the game',
  'level \\d|called|titled|album|band|band called|meme|tiktok|headline|article|news story',
  'true crime|essay|my paper|presentation on|class project|training on|lecture|poem by|quote',
  'script|rehearsal|school play|halloween|costume|cancion|pelicula|serie|libro|novela|capitulo',
  'personaje|videojuego|letra|noticia|noticias|documental|obra de teatro|telenovela|ensayo',
  'tarea sobre|clase de',
].join('|');
/** Small annoyances. */

const NUISANCE =
  'homework|class|exam|essay|finals|meeting|zoom|wifi|traffic|printer|emails?|laundry|alarm|mondays?|spreadsheet|movie|game|lag|password|update|commercials?|line|commute|shift|test|app|song|playlist|group chat|chat|ads?|karaoke|teacher|professor|worksheet|captcha|heat|humidity|recipe|group project|presentation|webinar';

/** All suppressors. Several may share an id: any one of them suppresses. */
export const SUPPRESSORS: readonly Suppressor[] = [
  {
    id: 'negated',
    why: '"i do not want to …", "never going to …", "no plans to …" denies the phrase; a "but" or "know if" between takes the denial away',
    scope: 'before',
    pattern: new RegExp(
      `${NEGATION}(?! (?:only|just|sure|promise|joking|lying|saying|if|longer|going to lie|know|stop|even (?:sure|care)|care|able|keep|trust|help|quit|control|resist|handle|stay|one|mas|puedo))(?: (?!but|because|pero|y |if|until|unless|that|so|anymore|mas)[a-z0-9]+){0,4} $`,
    ),
    cap: 'low',
  },
  {
    id: 'negated',
    why: '"i am not suicidal", "no thoughts of …", "no pienso en …"',
    scope: 'before',
    pattern:
      /(?: no (?:thoughts?|plans?|intentions?|intent|urges?|desire|idea of|more)| (?:zero|any) (?:thoughts?|intention|desire) (?:of|to)| tampoco)(?: [a-z]+){0,4} $/,
    cap: 'low',
  },
  {
    id: 'past',
    why: 'an old event told as history',
    scope: 'clause',
    pattern:
      / (?:used to|back in (?:19|20)\d\d|in (?:19|20)\d\d|back in|years? ago|months ago|last year|when i was (?:a kid|a teen|a teenager|young|younger|little|in|\d+)|in (?:high|middle) school|in my (?:teens|twenties|20s)|in college|back then|as a (?:kid|teen|teenager|child)|hace (?:\w+ )?(?:anos?|meses)|el ano pasado|antes (?:me|solia|yo|queria|pensaba)|cuando era (?:nina|nino|joven|chica|chico)|de joven|en el pasado|at my worst|my lowest point|before (?:i got sober|rehab|treatment|recovery|the program)) /,
    cap: 'low',
    subject: 'past',
  },
  {
    id: 'past',
    why: 'the writer says that it is over; a body that took something is not over it',
    scope: 'message',
    pattern:
      / (?:not anymore|no longer (?:suicidal|feel|think|cut|have)|anymore not|but (?:i am|im) (?:ok|good|fine|better|past that|doing (?:well|better|good|ok))|i am (?:ok|good|fine|okay|better) (?:now|today|these days)|(?:been )?(?:clean|sober) (?:for )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|many|several) years|got better|got help and|ya no (?:pienso|siento|lo hago)|ya estoy (?:bien|mejor)|ahora estoy (?:bien|mejor)) /,
    cap: 'low',
    acute: 'moderate',
    subject: 'past',
  },
  {
    id: 'quoted',
    why: 'the phrase itself is a title, a line or what a song, film, book or character says',
    scope: 'before',
    pattern: new RegExp(
      ` (?:${MEDIA})(?: [a-z]+){0,3} (?:called|titled|named|says?|said|sings?|goes|quotes?|reads?|about|where|llamad[ao]|titulad[ao]|dice|sobre|donde)(?: (?:that|like|is|the|a|an|how|when|his|her|some|que|se|guy|man|woman|girl|boy|someone|somebody|character|he|she|they|i|am|will|el|la|un|una)){0,5} $`,
    ),
    cap: 'none',
    subject: 'quoted',
  },
  {
    id: 'quoted',
    why: 'a song, film, book, game, class or headline is spoken of beside the phrase',
    scope: 'clause',
    pattern: new RegExp(` (?:${MEDIA}) `),
    cap: 'none',
    acute: 'moderate',
    subject: 'quoted',
  },
  {
    id: 'joking',
    why: 'laughter or "joking" beside a common idiom',
    scope: 'message',
    pattern: / (?<!not |no |not even |is not a )(?:haha|joking|emojiskull|es broma|broma|nomas jugando) /,
    cap: 'none',
    acute: 'moderate',
  },
  {
    id: 'joking',
    why: 'laughter and a small annoyance that is blamed: hyperbole',
    scope: 'clause',
    pattern: new RegExp(
      `(?= (?:[a-z0-9]+ )*(?:haha|joking|emojiskull) ) (?:[a-z0-9]+ )*(?:if (?:this|that|the|my|one more|they play (?:this|that)|i hear (?:this|that)|i have to) (?:[a-z]+ ){0,2}(?:${NUISANCE})|(?:${NUISANCE}) (?:is |are |really |got |has )*(?:makes?|making|made|me|us)) `,
    ),
    cap: 'none',
  },
  {
    id: 'joking',
    why: 'laughter and a petty cause: food eaten, a charger borrowed',
    scope: 'clause',
    pattern:
      /(?= (?:[a-z0-9]+ )*(?:haha|joking|emojiskull) ) (?:[a-z0-9]+ )*(?:ate|stole|took|finished|borrowed|hid|broke|spoiled) (?:my|the|all (?:my|the)|our) (?:[a-z]+ )?(?:fries|food|leftovers|pizza|charger|hoodie|snacks?|sandwich|cake|cookies|chips|fry|ending|remote|socks|shampoo|burrito|ice cream|lunch|parking spot|pen|mug) /,
    cap: 'none',
  },
  {
    id: 'dream',
    why: 'a dream or nightmare is told',
    scope: 'clause',
    pattern: / (?:dream|dreams|dreamt|dreamed|nightmares?|sueno que|sone|pesadillas?) /,
    cap: 'low',
    acute: 'moderate',
  },
  {
    id: 'dream',
    why: 'what happens in the dream itself',
    scope: 'before',
    pattern:
      / (?:(?:dream|dreams|dreamt|dreamed|nightmares?)(?: (?:last night|again))? (?:that|about|where|of|i|in which)|sueno (?:que|donde|con)|sone (?:que|con)|pesadillas? (?:que|donde|de|con))(?: [a-z]+){0,4} $/,
    cap: 'low',
  },
  {
    id: 'conditional',
    why: 'hyperbole: "if X happens one more time i will …"',
    scope: 'clause',
    pattern:
      / (?:if (?:this|that|the|my|he|she|they|one more|i have to|i hear|i get|you|it)|si (?:vuelve|me vuelve|esta|este)) /,
    cap: 'none',
  },
  {
    id: 'leaving',
    why: 'the farewell is to a home, a job or a class, or the note is about the household',
    scope: 'message',
    pattern:
      / (?:moving (?:out|in|away|to)|i (?:am moving|move)|my (?:new )?lease|landlord|movers|new (?:place|apartment|job|city)|last (?:day|night|shift|week|one|session|meeting|class) (?:(?:for me )?(?:of|at|in|with|on) )(?:the |my |this |our )?(?:work|job|office|shift|shifts|class|school|course|semester|program|group|apartment|house|place|dorm|city|town|trip|vacation|hotel|team|meeting|season)|last (?:meeting|shift|class|session|game|rehearsal)|(?:for|on) (?:a |the |my |our )?(?:vacation|trip|holiday)|retir(?:e|ing|ement)|two weeks notice|about (?:the |our )?(?:dinner|food|leftovers|rent|trash|groceries|laundry|dishes|wifi|chores|dog|cat|keys)|me mudo|mudanza|mudarme|nuevo (?:departamento|depa|trabajo)|ultim[ao] (?:dia|noche|turno|clase|junta|reunion|semana|sesion) (?:de|del|en) (?:la |el |mi )?(?:trabajo|oficina|clases?|escuela|curso|turno|depa|departamento|casa|semestre|viaje)|me jubilo|sobre la (?:cena|comida|renta|basura)) /,
    cap: 'low',
  },
];
