import { atLeast, type RiskAssessment, type RiskLevel } from '../../platform/risk.ts';
import { normalise, type Plain } from './normalise.ts';

const WHO =
  /\b(?:nephew|niece|grandson|granddaughter|stepson|stepdaughter|student|player|teammate|sobrin[oa]|niet[oa]|alumn[oa]|buddy|bf|gf|kid|uncle|aunt|dude|grandma|grandpa|client|resident|classmate|guy|man|woman|person here|ti[oa]|abuel[oa]|compa(?:ner[oa])?|roommate|friend|son|daughter|husband|wife|sister|brother|mom|mother|dad|father|boyfriend|girlfriend|partner|cousin|neighbor|coworker|amig[oa]|hij[oa]|espos[oa]|herman[oa]|mama|papa|novi[oa]|vecin[oa])\b/u;
/** Signs that a body is in danger, as somebody beside it tells them. */
export const OVERDOSE =
  /\b(?:wont wake|cant wake|not breathing|isnt breathing|overdos\w*|od|oded|blue lips|lips (?:are )?blue|turning blue|(?:is|hes|shes|theyre|all|went) blue|nodded (?:off|out)|nodding (?:off|out)|unconscious|unresponsive|wont respond|not responding|wont wake up|barely breathing|foam\w*|no reacciona|esta azul|esta morad[oa]|passed out|gurgl\w*|no despierta|no respira|sobredosis|labios azules)\b/u;
/** Somebody who says to be staff: nothing is looked up for them here, whoever they are. */
export const STAFF_CLAIM =
  /\b(?:this is|im|i am|its|soy) (?:\w+ ){0,2}(?:nurse|dr|doctor|therapist|clinician|counselor|case manager|staff|social worker|terapeuta|doctora?|enfermer[oa])\b[^.]{0,60}\b(?:client|patient|notes?|chart|record|records|file|check on|pull up|look up|status of|cliente|paciente|expediente)\b/u;
/** What somebody says of their own danger, in the first person. */
const OWN_DANGER =
  /\b(?:my ?self|i (?:took(?! (?:\w+ ){1,3}(?:away|from (?:him|her|them)|out of))|want to|wanna|dont want to|dont wanna|cant|wish|think about|have been|have nothing|am going to|should (?:go|die)|might|feel like|cut)|nothing left for me|(?:in|to|at) my (?:hand|head|mouth|wrists?|neck)|kill me|im (?:next|no better)|im (?:going to|thinking|suicidal|done|not ok|scared of me)|me quiero|quiero (?:morir|matar)\w*|yo tambien|me too)\b/u;
const WORRY =
  /\b(?:(?:said|saying|says|texted|posted) (?:goodbye|bye to|he wants|she wants|they want|he doesnt|she doesnt|hes done|shes done)|giv(?:ing|en|es) (?:\w+ )?(?:stuff|things|everything) away|giving away (?:\w+ )?(?:stuff|things)|(?:wants|threatening|talking about|talks about|tried|trying|going) to (?:die|kill|end it|hurt (?:him|her|them)self)|talking about (?:suicide|dying|killing)|(?:worried|scared|afraid) (?:about|for) (?:my|him|her|them|a)|better off without (?:him|her|them)|(?:dijo|dice) que (?:se quiere|quiere) (?:morir|matar)|se quiere (?:morir|matar)|preocupad[oa] por (?:mi|el|ella)|(?:he|she|they|hes|shes|theyre) (?:\w+ ){0,3}(?:wrote|left|writing|has) (?:me |us )?(?:a |the |some )?(?:(?:suicide|goodbye|bye) )?(?:note|letters?)\b|(?:locked|cutting|cuts|hurting|hurts) (?:him|her|them)self|(?:dijo|dice|diciendo) que (?:ya )?no quiere (?:seguir |estar )?(?:vivir|viviendo|viv[oa]|aqui)|(?:se )?(?:corta|cortando|encerro)|esta encerrad[oa]|no (?:me )?abre la puerta)\b/u;
const IN_PROGRAM =
  /\b(?:is in|goes to|in|with|attends|from|does|va a|esta en) (?:you guys|yall|y all|you all|you people|ustedes)\b|\b(?:is in|goes to|in|with|attends|from|does|va a|va con|esta con|esta en) (?:your|ur|the|this|that|su|tu|este) (?:program|group|iop|clinic|place|center|treatment|programa|grupo|clinica)\b/u;
const OF_ANOTHER =
  /\b(?:dijo|dice|quiere|tiene|mi hij[oa]|he|she|they|him|her|them|hes|shes|theyre|his|their|el|ella|ellos)\b/u;

const TOLD_OF =
  /\b(?:he|she|they) (?:\w+ )?(?:told|said|says|texted|posted|wrote|left)\b|\b(?:me )?(?:dijo|dice) que (?:ya )?(?:no )?(?:se )?quiere\b/u;

/** What is known of the talk so far that says whose danger a line means. */
interface TalkSoFar {
  /** The talk is about somebody else already. */
  readonly thirdParty: boolean;
  /** Somebody's body is being saved: only plain words in the first person are about the writer. */
  readonly rescue: boolean;
  /** The writer's own danger leads the session already; what they say of others belongs to it. */
  readonly ownDanger: boolean;
  /** A plan is being written: "my brother holds the pills" is a line of it. */
  readonly planning: boolean;
  readonly enrolled: boolean;
}

/** Whether a line is about another person's danger, in words and as it was assessed (clinical ground, rubric 13). */
export function isOfAnother(a: RiskAssessment | null, plain: Plain, talk: TalkSoFar): boolean {
  const { flat } = plain;
  if (talk.thirdParty) return !turnsToSelf(a, flat, talk.rescue);
  if (a === null || a.categories.includes('abuse') || a.categories.includes('harm_to_others')) return false;
  if (STAFF_CLAIM.test(flat)) return true;
  if (talk.ownDanger)
    return WHO.test(flat) && (WORRY.test(flat) || OVERDOSE.test(flat)) && !OWN_DANGER.test(flat);
  if (!talk.planning && a.subject === 'other' && atLeast(a.level, 'low')) return true;
  if (OWN_DANGER.test(flat)) return false;
  if (WHO.test(flat) && OVERDOSE.test(flat)) return true;
  // "He told me he wrote a note": told of somebody in the third person, it is theirs however grave it reads.
  if (!talk.planning && WORRY.test(flat) && TOLD_OF.test(flat)) return true;
  return (
    !(a.subject === 'self' && atLeast(a.level, 'high')) &&
    WHO.test(flat) &&
    (WORRY.test(flat) || (!talk.enrolled && IN_PROGRAM.test(flat)))
  );
}

/** Whether the writer now speaks of their own danger. */
function turnsToSelf(a: RiskAssessment | null, flat: string, rescue: boolean): boolean {
  if (a === null || a.subject !== 'self' || !atLeast(a.level, 'moderate')) return false;
  if (a.categories.includes('request_human')) return false;
  if (rescue || OF_ANOTHER.test(flat)) return OWN_DANGER.test(flat) && !OVERDOSE.test(flat);
  return true;
}

const LEADING = ['child_safety', 'abuse', 'harm_to_others', 'psychosis', 'suicide'].map((c) => `topic:${c}`);

/** Reads where the talk stands from the engine's state, in whatever shape it was stored. */
export function talkSoFar(stored: unknown, level: RiskLevel, enrolled: boolean): TalkSoFar {
  const state = (typeof stored === 'object' && stored !== null ? stored : {}) as {
    thirdParty?: unknown;
    dialog?: unknown;
    done?: unknown;
    slots?: { third_party?: { overdose?: unknown } };
  };
  const done = Array.isArray(state.done) ? state.done : [];
  return {
    thirdParty: state.thirdParty === true,
    rescue: state.slots?.third_party?.overdose === true,
    ownDanger: atLeast(level, 'moderate') && done.some((mark) => LEADING.includes(mark as string)),
    planning: state.dialog === 'plan_build' || state.dialog === 'plan_edit',
    enrolled,
  };
}

/**
 * The assessment with its subject put right by the talk: what a worried friend writes of somebody else ("he says he wants
 * to be done") is not the friend's own danger and must not raise the friend's level.
 */
export function whoseRisk(assessment: RiskAssessment, text: string, talk: TalkSoFar): RiskAssessment {
  if (assessment.subject !== 'self' || !isOfAnother(assessment, normalise(text), talk)) return assessment;
  return { ...assessment, subject: 'other' };
}
