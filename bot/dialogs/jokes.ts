import type { DialogName } from '../engine/state.ts';
import type { Turn } from '../engine/turn.ts';
import { targetOf } from './harm.ts';
import { resumeEdit } from './plan-edit.ts';

/**
 * A dark joke or coded slang: at most one light check a session for each kind, no page, and the task in hand goes on
 * (clinical ground, rubric 25). True when the message is answered.
 */
export function jokes(t: Turn): boolean {
  return aboutSelf(t) || afterSelf(t) || aboutOthers(t) || afterOthers(t);
}

const DARK =
  /\b(?:kms|kill (?:my ?self|me)|jump off|off a (?:bridge|cliff|roof)|shoot me|end me|hang my ?self|want to die|unalive|matarme|me mato|tirarme)\b/u;

function aboutSelf(t: Turn): boolean {
  const a = t.input.assessment;
  const dark = DARK.test(t.heard.plain.flat) || a?.categories.includes('suicide') === true;
  if (!t.heard.wants.has('joke') || !dark || t.at('moderate')) return false;
  if (t.knows('suicide') || t.timesAsked('suicide') > 0) return false;
  t.state.resume = t.state.dialog;
  t.state.done.push('light_check');
  return t.ask('suicide', 'talk.light_check', {}, { max: 1 });
}

function afterSelf(t: Turn): boolean {
  if (!t.state.done.includes('light_check') || t.state.pending !== 'suicide' || t.answer('suicide') !== 'no')
    return false;
  t.state.done = t.state.done.filter((d) => d !== 'light_check');
  settle(t);
  return true;
}

/** Of nobody in particular, with no weapon, plan or target said so far. */
function aboutOthers(t: Turn): boolean {
  const a = t.input.assessment;
  if (a === null || a.subject !== 'self' || !a.categories.includes('harm_to_others')) return false;
  if (!t.heard.wants.has('joke') || t.at('high') || t.state.quotes.length > 0) return false;
  const target = targetOf(t, [t.heard.raw]);
  if (target.name !== null || target.role !== null || t.timesAsked('harmIntent') > 0) return false;
  t.lower('low', 'joke_about_harm');
  t.state.resume = t.state.dialog;
  t.state.done.push('harm_check');
  return t.ask('harmIntent', 'talk.light_check_harm', {}, { max: 1 });
}

function afterOthers(t: Turn): boolean {
  if (!t.state.done.includes('harm_check') || t.state.pending !== 'harmIntent') return false;
  const { yesNo, wants } = t.heard;
  if (yesNo !== 'no' && !(yesNo === null && (wants.has('joke') || wants.has('im_fine')))) return false;
  t.learn('harmIntent', 'no');
  t.state.done = t.state.done.filter((d) => d !== 'harm_check' && d !== 'topic:harm_to_others');
  settle(t);
  return true;
}

/** Thanks, and back to what was being done. */
function settle(t: Turn): void {
  t.say('talk.light_check_ok', 'reply');
  t.lower('none', 'joke_checked');
  t.state.riskSince = null;
  const resume: DialogName | null = t.state.resume;
  t.state.resume = null;
  if (resume === 'plan_edit') {
    t.state.dialog = 'plan_edit';
    resumeEdit(t);
    return;
  }
  t.state.dialog = resume ?? 'talk';
  t.say('talk.anything', 'step');
}
