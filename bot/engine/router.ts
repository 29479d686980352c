import { levelRank } from '../../platform/risk.ts';
import { absorb } from '../dialogs/answers.ts';
import { detours } from '../dialogs/detours.ts';
import type { Dialog } from '../dialogs/dialog.ts';
import { imminent } from '../dialogs/imminent.ts';
import { ladder } from '../dialogs/ladder.ts';
import { media } from '../dialogs/media.ts';
import { medical } from '../dialogs/medical.ts';
import { optOut } from '../dialogs/opt-out.ts';
import { planShow } from '../dialogs/plan-show.ts';
import { asksForPerson, requestHuman } from '../dialogs/request-human.ts';
import { abortSkill, skillActive, skillSlot } from '../dialogs/skill.ts';
import { skillDialog } from '../dialogs/skill-run.ts';
import { talk } from '../dialogs/talk.ts';
import { urge } from '../dialogs/urge.ts';
import type { DialogName } from './state.ts';
import type { Turn } from './turn.ts';

const REGISTRY: Partial<Record<DialogName, Dialog>> = { talk, ladder, imminent, medical, urge, plan_show: planShow, skill: skillDialog };

/** Takes one client message to the dialog that answers it: danger first, then what was asked, then the task in hand. */
export function route(t: Turn): void {
  const event = t.input.event;
  if (event.kind !== 'message' && event.kind !== 'help') return;
  if (t.heard.wants.has('opt_out') && event.kind === 'message') {
    optOut(t, event.text.slice(0, 160), false);
    return;
  }
  absorb(t);
  if (event.kind === 'message' && t.heard.plain.words.length === 0 && t.heard.plain.emoji.length === 0 && event.mediaCount > 0) {
    media(t);
    return;
  }
  const answered = detours(t);
  const trigger = asksForPerson(t);
  if (trigger !== null) requestHuman(t, trigger);
  const next = choose(t);
  if (skillActive(t) && next !== 'skill') abortSkill(t);
  const dialog = REGISTRY[next] ?? talk;
  const before = t.state.dialog;
  t.state.dialog = dialog.name;
  if (trigger !== null && !t.at('low') && next === 'talk') return;
  if (answered && next === 'talk' && !t.at('low') && t.state.turns > 0) return;
  if (before === dialog.name) dialog.continue(t);
  else dialog.begin(t);
}

function choose(t: Turn): DialogName {
  const fresh = t.input.assessment;
  const own = fresh !== null && fresh.subject !== 'other' ? fresh : null;
  const has = (c: string) => own?.categories.some((x) => x === c) === true;
  if (t.state.bodyInDanger || ((has('medical_emergency') || has('overdose')) && t.at('high'))) return 'medical';
  if (t.imminent) return 'imminent';
  if (skillActive(t) && !endangered(t)) return 'skill';
  if (t.heard.wants.has('plan') || (t.state.pending === 'planStep' && t.heard.step !== null)) return 'plan_show';
  if (t.about('suicide') && t.at('low')) return 'ladder';
  if (t.answer('suicide') === 'yes' || t.answer('suicide') === 'maybe') return 'ladder';
  if (t.about('relapse_urge', 'self_harm') && t.at('low')) return 'urge';
  if (t.at('moderate')) return 'ladder';
  return 'talk';
}

/** The session is in more danger than when the running skill began. */
function endangered(t: Turn): boolean {
  const s = skillSlot(t);
  const since = s.phase === 'offer' || s.phase === 'gate' ? t.input.session.levelBefore : s.level;
  return levelRank(t.level) > levelRank(since as 'none') && t.at('moderate');
}
