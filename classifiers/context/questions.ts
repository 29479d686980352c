import type { QuestionKind } from '../rules/rule.ts';

/** What a bot turn asks, most specific first; on normalised text. */
const QUESTIONS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'person',
    /(?:talk|speak|chat|connect|bring in|get) (?:[a-z]+ ){0,4}(?:to |with )?(?:[a-z]+ )?(?:person|human|someone|clinician|counselor|team)|hablar con (?:una persona|alguien|un humano)|want a person|quieres (?:a )?una persona/,
  ],
  [
    'vital',
    /(?:breathing|breathe|responding|awake|conscious|bleeding|respira|responde|despiert|sangr|labios|lips)/,
  ],
  [
    'promise',
    /promise (?:[a-z]+ ){0,6}(?:safe|hurt|kill|act|alive|until|tonight)|keep (?:yourself )?(?:safe|from (?:hurting|harming|killing|acting))|(?:stay|be) safe (?:tonight|until|till|for)|act on (?:it|this|them|these|those|your)|likely (?:are you|is it|to act)|any chance (?:you will|you would|of you|that you)|will not act|prometer|mantenerte a salvo|podrias hacerte/,
  ],
  [
    'acted',
    /(?:already |have you |did you )(?:[a-z]+ )?(?:take|taken|took|done|do|hurt|harmed|cut|swallow|swallowed) (?:[a-z]+ )?(?:anything|something|yourself|it|pills|any)|tomaste (?:algo|alguna)|te has hecho|has tomado/,
  ],
  [
    'method',
    /thought about how|how (?:you would|would you|you might) (?:do|end)|(?:have|got) (?:a )?plan|thinking of how|como lo harias|pensado (?:en )?como|tienes (?:un |algun )?plan/,
  ],
  [
    'safe',
    /are you safe|feel safe|is it safe|safe (?:right now|where you are|there)|estas a salvo|te sientes segur|estas segur/,
  ],
  [
    'means',
    /have (?:that|it|them|those|any of (?:that|it)|a way|the means|access|what you (?:need|would use|d use))|(?:pills|gun|guns|weapons?|rope|knife|it|that|them) (?:[a-z]+ ){0,2}(?:with you|near you|nearby|in (?:the|your) (?:house|home)|at home|within reach)|weapons? in|get to (?:it|them)|where (?:is|are) (?:it|they|the (?:gun|pills|rope|knife))|lo tienes|los tienes|las tienes|tienes (?:eso|con que|acceso)|que tienes contigo|acceso a|a la mano|cerca de ti/,
  ],
  [
    'time',
    /when (?:are|were|do|would|is|did) you (?!last |usually |normally )(?:(?!last )[a-z]+ ){0,4}(?:do|doing|act|acting|end|ending|kill|die)(?: |$)|decided when|(?:time|date|day) (?:in mind|set|you have set|you ve set)|how soon|do (?:it )?today|today or|tonight or|^ when [.] $|cuando (?:lo|piensas|seria|estas)/,
  ],
  [
    'suicide',
    /suicid|kill(?:ing)? yourself|end(?:ing)? your life|end it|want to die|wish (?:you were|to be) dead|better off dead|thoughts of (?:dying|death)|matarte|quitarte la vida|morirte|quieres morir|acabar con tu vida/,
  ],
  [
    'harm_others',
    /(?:hurt(?:ing)?|harm(?:ing)?|kill(?:ing)?) (?:someone|anyone|somebody|him|her|them|others|another)|lastimar a|hacerle dano|matar a/,
  ],
  [
    'self_harm',
    /(?:hurt(?:ing)?|harm(?:ing)?|cut(?:ting)?) yourself|self harm|hacerte dano|lastimarte|cortarte/,
  ],
  [
    'rating',
    /0 (?:to|a) 10|0 10|scale|how strong|how (?:bad|intense) is|que tan fuerte|del 0 al 10|what is the number|number now/,
  ],
  [
    'abuse',
    /(?:anyone|someone|he|she|they) (?:[a-z]+ )?(?:hurting|hurt|threaten|threatening|hitting|hit) you|alguien te (?:hace|esta|lastim|golpe)/,
  ],
  [
    'alone',
    /anyone with you|is (?:someone|anybody|somebody) (?:there|with)|are you alone|by yourself|hay alguien contigo|estas sol/,
  ],
  [
    'use',
    /(?:have you|did you|are you) (?:[a-z]+ )?(?:use|used|using|drink|drank|drinking|high)|has (?:consumido|usado|bebido|tomado alcohol)|consumiste/,
  ],
];

/** What the bot's turn asks, null where it asks nothing of this kind. `normalised` is the turn's normalised text. */
export function questionKind(normalised: string): QuestionKind | null {
  for (const [kind, pattern] of QUESTIONS) if (pattern.test(normalised)) return kind;
  return null;
}

/** Shape of a short answer, a feature for the model: yes, no, unsure, number, other. */
export function answerKind(normalised: string): 'yes' | 'no' | 'unsure' | 'number' | 'other' {
  if (
    /^ (?:[a-z]+ ){0,1}(?:yes|si|yea|i am|i do|i have|i did|definitely|always|every day|simon|claro|aha|uh huh|mhm|1)(?: |$)/.test(
      normalised,
    )
  )
    return 'yes';
  if (/^ (?:no|not|never|nunca|tampoco|none|0) /.test(normalised)) return 'no';
  if (
    /^ (?:[a-z]+ ){0,2}(?:maybe|sometimes|kind of|sort of|a little|idk|not sure|do not know|i guess|a veces|tal vez|quizas?|no se|mas o menos|a bit|depends) /.test(
      normalised,
    )
  )
    return 'unsure';
  if (/^ (?:[a-z]+ ){0,2}(?:\d+|ten|nine|eight|seven|six|five) (?:out of 10 |[.] )?$/.test(normalised))
    return 'number';
  return 'other';
}
