import type { QuestionKind } from '../rules/rule.ts';

/** What a bot turn asks, most specific first; on normalised text. */
const QUESTIONS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'person',
    /(?:talk|speak|chat|connect|bring in|get) (?:[a-z]+ ){0,4}(?:to |with )?(?:[a-z]+ )?(?:person|human|someone|clinician|counselor|team)|hablar con (?:una persona|alguien|un humano)|want a person|quieres (?:a )?una persona/,
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
    'means',
    /have (?:that|it|them|those|any|a way|the means|access|what you)|(?:with you|near you|nearby|in the house|at home|within reach|a way to do it)|where (?:is|are) (?:it|they|the)|lo tienes|los tienes|las tienes|tienes (?:eso|algo|acceso|con que)|a la mano|cerca de ti/,
  ],
  ['time', /when (?:are|were|do|would|is)|how soon|cuando (?:lo|piensas|seria|estas)/],
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
    'safe',
    /are you safe|feel safe|is it safe|safe (?:right now|where you are|there)|estas a salvo|te sientes segur|estas segur/,
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
