import type { PlanEntry } from '../engine/contract.ts';
import type { Turn } from '../engine/turn.ts';
import type { TextKey } from '../language/say.ts';
import { itemsIn } from '../understanding/lists.ts';
import { type Dialog, slot } from './dialog.ts';
import { offerPerson } from './moves.ts';
import { clip } from './plan-words.ts';

interface BuildSlot {
  /** 0: not begun; 1 to 6 the steps, 7 the reasons. */
  at: number;
  steps: PlanEntry[][];
  reasons: string[];
  asked: number;
}

const EMPTY: BuildSlot = { at: 0, steps: [[], [], [], [], [], []], reasons: [], asked: 0 };
const QUESTIONS: readonly TextKey[] = [
  'build.ask_1',
  'build.ask_2',
  'build.ask_3',
  'build.ask_4',
  'build.ask_5',
  'build.ask_6',
  'build.ask_reasons',
];

/** Builds a plan by conversation: six steps and reasons, own words, one a message, any may be skipped. */
export const planBuild: Dialog = {
  name: 'plan_build',
  begin(t) {
    const s = slot<BuildSlot>(t, 'plan_build', EMPTY);
    if (s.at === 0 || s.at > 7) Object.assign(s, structuredClone(EMPTY), { at: 1 });
    t.say('build.intro', 'reply');
    askStep(t, s);
  },
  continue(t) {
    const s = slot<BuildSlot>(t, 'plan_build', EMPTY);
    if (s.at < 1 || s.at > 7) {
      planBuild.begin(t);
      return;
    }
    take(t, s);
  },
};

const VAGUE = /^(?:bad|sad|i feel bad|feel bad|feeling bad|idk|everything|stress|stressed|mal|triste|todo)$/u;

function take(t: Turn, s: BuildSlot): void {
  const { wants, plain } = t.heard;
  if (
    wants.has('goodbye') ||
    wants.has('refuse') ||
    /^(?:thats enough|enough|later|no more|ya no|basta)\b/u.test(plain.flat)
  ) {
    saveBuild(t);
    return;
  }
  if (wants.has('back') && s.at > 1) {
    s.at -= 1;
    s.asked = 0;
    askStep(t, s);
    return;
  }
  const skip = wants.has('skip') || t.heard.yesNo === 'maybe' || plain.flat === 'no' || plain.flat === '';
  if (!skip) {
    if (s.at === 1 && s.asked < 2 && VAGUE.test(plain.flat)) {
      s.asked += 1;
      t.forget('buildStep');
      t.ask('buildStep', 'build.ask_1_concrete');
      return;
    }
    store(s, t.heard.raw);
    t.say('build.got', 'reply');
  }
  s.at += 1;
  s.asked = 0;
  if (s.at > 7) saveBuild(t);
  else askStep(t, s);
}

function store(s: BuildSlot, raw: string): void {
  const items = itemsIn(raw).map((i) => clip(i, 120));
  if (s.at === 7) {
    s.reasons.push(...items);
    return;
  }
  s.steps[s.at - 1] = items.map((text): PlanEntry => {
    const phone = /(?:\+?\d[\d\s().-]{5,}\d)/u.exec(text)?.[0]?.trim();
    return phone === undefined ? { text } : { text, phone };
  });
}

function askStep(t: Turn, s: BuildSlot): void {
  t.forget('buildStep');
  const key = QUESTIONS[s.at - 1];
  if (key !== undefined) t.ask('buildStep', key);
}

/** Saves what there is as a draft that waits for the clinician; 988 always stands in step 5. */
export function saveBuild(t: Turn): void {
  const s = slot<BuildSlot>(t, 'plan_build', EMPTY);
  const any = s.steps.some((x) => x.length > 0) || s.reasons.length > 0;
  t.state.dialog = 'talk';
  if (!any) {
    s.at = 0;
    t.say('build.nothing', 'reply');
    t.say('talk.anything', 'step');
    return;
  }
  const steps = s.steps.map((x) => [...x]);
  if (!steps[4]?.some((e) => e.text.includes('988'))) steps[4]?.push({ text: '988' });
  savePlan(t, steps, s.reasons, 'New plan by conversation.');
  Object.assign(s, structuredClone(EMPTY));
  t.say('build.saved_full', 'reply');
  t.say('talk.anything', 'step');
  offerPerson(t, 2);
}

export function savePlan(
  t: Turn,
  steps: readonly (readonly PlanEntry[])[],
  reasons: readonly string[],
  detail: string,
): void {
  t.effect({ kind: 'savePlan', steps, reasons, status: 'pending_clinician_review' });
  t.effect({ kind: 'createTask', task: 'plan_review', dueInSeconds: 24 * 3600, detail });
}

/**
 * Plan talk was refused: no push, one small question instead; its answer becomes a short draft in the client's words
 * (clinical ground, rubric 23).
 */
export function refusePlan(t: Turn): void {
  t.state.planRefused = true;
  t.forget('smallHelp');
  t.ask('smallHelp', 'build.quick_ask', {}, { max: 1 });
}

/** The answer to the one small question. True when it was kept. */
export function keepSmallHelp(t: Turn): boolean {
  const items = t.heard.wants.has('refuse') || t.heard.yesNo === 'no' ? [] : itemsIn(t.heard.raw, 4);
  t.learn('smallHelp', items.join(', ') || 'none');
  if (items.length === 0) return false;
  const before = t.input.plan;
  const steps: PlanEntry[][] = [0, 1, 2, 3, 4, 5].map((n) => [...(before?.steps[n] ?? [])]);
  steps[1]?.push(...items.map((text) => ({ text: clip(text, 120) })));
  savePlan(t, steps, before?.reasons ?? [], `Added to step 2 by the client: ${items.join(', ')}.`);
  t.say('build.saved', 'reply', { items: items.join(', ').replace(/\?/gu, '') });
  return true;
}
