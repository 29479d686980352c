import { levelRank } from '../../platform/risk.ts';
import { abuse } from '../dialogs/abuse.ts';
import { absorb } from '../dialogs/answers.ts';
import { answerCheckIn } from '../dialogs/check-in.ts';
import { planCheckIns } from '../dialogs/check-in-plan.ts';
import { childSafety } from '../dialogs/child-safety.ts';
import { closeTalk } from '../dialogs/closing.ts';
import { detours } from '../dialogs/detours.ts';
import { type Dialog, stateless } from '../dialogs/dialog.ts';
import { eating, grief, sleepless, withdrawal } from '../dialogs/everyday.ts';
import { answerFollowUp } from '../dialogs/follow-up.ts';
import { handoffOnly } from '../dialogs/handoff-only.ts';
import { harm } from '../dialogs/harm.ts';
import { identityConflict, lockHere } from '../dialogs/identity-conflict.ts';
import { imminent } from '../dialogs/imminent.ts';
import { ladder } from '../dialogs/ladder.ts';
import { media } from '../dialogs/media.ts';
import { medical } from '../dialogs/medical.ts';
import { handoffOpen, status } from '../dialogs/moves.ts';
import { optOut } from '../dialogs/opt-out.ts';
import {
  askAgain,
  followLanguage,
  isOtherLanguage,
  onlyLanguage,
  otherLanguage,
} from '../dialogs/other-language.ts';
import { panic } from '../dialogs/panic.ts';
import { planBuild } from '../dialogs/plan-build.ts';
import { planEdit } from '../dialogs/plan-edit.ts';
import { planShow } from '../dialogs/plan-show.ts';
import { noteUnavailable } from '../dialogs/plan-words.ts';
import { preparation } from '../dialogs/preparation.ts';
import { psychosis } from '../dialogs/psychosis.ts';
import { asksForPerson, requestHuman } from '../dialogs/request-human.ts';
import { shortcuts } from '../dialogs/shortcuts.ts';
import { abortSkill, noteUnanswered, skillActive } from '../dialogs/skill.ts';
import { skillDialog } from '../dialogs/skill-run.ts';
import { staffPhone } from '../dialogs/staff-phone.ts';
import { talk } from '../dialogs/talk.ts';
import { thirdParty } from '../dialogs/third-party.ts';
import { urge } from '../dialogs/urge.ts';
import { wrongNumber } from '../dialogs/wrong-number.ts';
import { choose, noteTopics } from './choose.ts';
import type { DialogName } from './state.ts';
import type { Turn } from './turn.ts';

const REGISTRY: Readonly<Record<DialogName, Dialog>> = {
  talk,
  ladder,
  imminent,
  medical,
  harm,
  abuse,
  child_safety: childSafety,
  psychosis,
  eating,
  grief,
  urge,
  panic,
  sleep: sleepless,
  withdrawal,
  plan_show: planShow,
  plan_build: planBuild,
  plan_edit: planEdit,
  skill: skillDialog,
  third_party: thirdParty,
  wrong_number: wrongNumber,
  check_in: stateless('check_in', answerCheckIn),
  follow_up: stateless('follow_up', (t) => {
    answerFollowUp(t);
    t.state.dialog = 'talk';
  }),
  handoff_only: handoffOnly,
};

/** Takes one client message to the dialog that answers it: danger first, then what was asked, then the task in hand. */
export function route(t: Turn, wasClosed: boolean): void {
  const event = t.input.event;
  if (event.kind !== 'message' && event.kind !== 'help') return;
  freshen(t);
  noteTopics(t);
  if (identityConflict(t)) return;
  if (t.state.channels.at(-1) !== t.input.channel) t.state.channels.push(t.input.channel);
  followLanguage(t);
  if (planCheckIns(t)) return;
  if (t.heard.wants.has('opt_out')) {
    optOut(t, event.text.slice(0, 160), false);
    return;
  }
  if (onlyLanguage(t)) return;
  absorb(t);
  preparation(t);
  noteUnavailable(t);
  lockHere(t);
  const wordless = t.heard.plain.words.length === 0 && t.heard.plain.emoji.length === 0;
  if (wordless && event.kind === 'message' && event.mediaCount > 0) {
    media(t);
    return;
  }
  if (staffPhone(t)) return;
  if (isOtherLanguage(t)) {
    otherLanguage(t);
    return;
  }
  const next = choose(t);
  const a = t.input.assessment;
  const danger =
    t.imminent ||
    t.state.bodyInDanger ||
    (a !== null && a.subject === 'self' && levelRank(a.level) >= 3) ||
    next === 'third_party';
  if (skillActive(t) && next !== 'skill') {
    noteUnanswered(t);
    abortSkill(t);
  }
  const answered = next === 'third_party' ? false : detours(t);
  const trigger = next === 'third_party' ? null : asksForPerson(t);
  if (trigger !== null) requestHuman(t, trigger);
  else if (
    (t.heard.wants.has('how_long') || t.heard.wants.has('anyone_there')) &&
    (t.at('moderate') || handoffOpen(t)) &&
    next !== 'third_party'
  ) {
    status(t, { full: true, weight: 8.1 });
    if (!t.at('moderate') && handoffOpen(t)) {
      t.say('handoff.still_here', 'step');
      return;
    }
  }
  if (next !== 'handoff_only' && !danger && shortcuts(t, next, wasClosed)) return;
  if (ends(t, next)) {
    closeTalk(t);
    return;
  }
  const before = t.state.dialog;
  t.state.dialog = next;
  if (trigger !== null && (next === 'skill' || next === 'plan_build' || next === 'plan_edit')) {
    if (next === 'skill' || !askAgain(t)) t.say('handoff.still_here', 'step');
    return;
  }
  if ((trigger !== null || answered) && enough(t, next)) return;
  const dialog = REGISTRY[next];
  if (before === next) dialog.continue(t);
  else dialog.begin(t);
}

const STALE_HOURS = 6;

/** After hours of silence the talk begins anew: a skill in hand is over, and where things stand now is asked again. */
function freshen(t: Turn): void {
  const now = t.input.at.getTime();
  const before = t.state.wroteAt;
  t.state.wroteAt = now;
  if (before === null || now - before < STALE_HOURS * 3_600_000) return;
  if (skillActive(t)) abortSkill(t);
  t.forget(
    'timeframe',
    'alone',
    'connected',
    'location',
    'meansAway',
    'whoNear',
    'settled',
    'safeNow',
    'awake',
  );
  t.state.pending = null;
  t.state.bodyInDanger = false;
  if (t.state.dialog === 'skill' || t.state.dialog === 'medical') t.state.dialog = 'talk';
}

/** A goodbye, or a good answer to "how is it now", ends a talk that is not high. */
function ends(t: Turn, next: DialogName): boolean {
  if (
    t.at('high') ||
    t.state.riskSince === null ||
    next === 'skill' ||
    next === 'handoff_only' ||
    next === 'third_party' ||
    next === 'psychosis' ||
    next === 'abuse'
  )
    return false;
  if (t.hasQuestion || (t.state.pending === 'suicide' && !t.knows('suicide') && t.timesAsked('suicide') < 2))
    return false;
  const { wants, rating, yesNo } = t.heard;
  if (
    t.input.assessment !== null &&
    t.input.assessment.level !== 'none' &&
    t.input.assessment.level !== 'low'
  ) {
    if (!wants.has('goodbye')) return false;
  }
  if (wants.has('goodbye')) return true;
  if (t.state.pending !== 'settled') return false;
  return (
    wants.has('better') ||
    wants.has('im_fine') ||
    wants.has('thanks') ||
    yesNo === 'yes' ||
    (rating !== null && rating <= 4)
  );
}

/** The answer to a question or request says all that this message needs. */
function enough(t: Turn, next: DialogName): boolean {
  if (t.at('low') && t.state.dialog !== 'talk') return false;
  return next === 'talk' && (t.state.turns > 0 || !t.at('low')) && !t.at('low');
}
