import type { ContactConsent, PlanEntry } from '../engine/contract.ts';
import type { Turn } from '../engine/turn.ts';
import type { TextKey } from '../language/say.ts';
import { itemsIn } from '../understanding/lists.ts';
import { choice } from '../understanding/numbers.ts';
import { type Dialog, slot } from './dialog.ts';
import { crisisLine, offerPerson } from './moves.ts';
import { clip } from './plan-words.ts';

/** Beside a step's own words: how likely and what is in the way (step 2); who knows and may be told (step 4). */
type Aside = 'likely' | 'barrier' | 'knows' | 'consent';

interface BuildSlot {
  /** 0: not begun; 1 to 6 the steps, 7 the reasons. */
  at: number;
  aside: Aside | null;
  steps: PlanEntry[][];
  reasons: string[];
  asked: number;
  /** What the reviewing clinician needs beside the words, in fixed terms and the client's answers. */
  notes: string[];
}

const EMPTY: BuildSlot = {
  at: 0,
  aside: null,
  steps: [[], [], [], [], [], []],
  reasons: [],
  asked: 0,
  notes: [],
};
const QUESTIONS: readonly TextKey[] = [
  'build.ask_1',
  'build.ask_2',
  'build.ask_3',
  'build.ask_4',
  'build.ask_5',
  'build.ask_6',
  'build.ask_reasons',
];
/** A coping step less likely than this needs its barrier solved, or another (clinical ground, section 1.1). */
const LIKELY_ENOUGH = 7;

/** Builds a plan by conversation: six steps and reasons, own words, one question a message, any may be skipped. */
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
    if (s.at < 1 || s.at > 7) planBuild.begin(t);
    else take(t, s);
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
  if (wants.has('back')) {
    if (s.aside === null && s.at > 1) s.at -= 1;
    s.aside = null;
    s.asked = 0;
    askStep(t, s);
    return;
  }
  const skip = wants.has('skip') || t.heard.yesNo === 'maybe' || plain.flat === 'no' || plain.flat === '';
  if (s.aside !== null) {
    const skipped = wants.has('skip') || plain.flat === '';
    proceed(t, s, skipped ? null : takeAside(t, s, s.aside));
    return;
  }
  if (!skip) {
    if (s.at === 1 && s.asked < 2 && VAGUE.test(plain.flat)) {
      s.asked += 1;
      t.forget('buildStep');
      t.ask('buildStep', 'build.ask_1_concrete');
      return;
    }
    store(s, t.heard.raw);
    t.say('build.got', 'reply');
    proceed(t, s, has(s) ? (ASIDES[s.at] ?? null) : null);
    return;
  }
  proceed(t, s, null);
}

const ASIDES: Readonly<Record<number, Follow>> = {
  2: ['likely', 'build.ask_likely'],
  4: ['knows', 'build.ask_knows'],
};

function has(s: BuildSlot): boolean {
  return (s.steps[s.at - 1]?.length ?? 0) > 0;
}

function proceed(t: Turn, s: BuildSlot, follow: Follow): void {
  if (follow !== null) {
    s.aside = follow[0];
    t.forget('buildStep');
    t.ask('buildStep', follow[1]);
    return;
  }
  s.aside = null;
  s.at += 1;
  s.asked = 0;
  if (s.at > 7) saveBuild(t);
  else askStep(t, s);
}

/** What follows an aside: another one, or null for the next step. */
type Follow = readonly [Aside, TextKey] | null;

function takeAside(t: Turn, s: BuildSlot, aside: Aside): Follow {
  const words = clip(t.heard.raw.trim(), 120);
  switch (aside) {
    case 'likely': {
      const value = t.heard.rating;
      if (value === null) {
        s.asked += 1;
        return s.asked === 1 ? ['likely', 'build.ask_likely'] : null;
      }
      s.notes.push(`Step 2 likely: ${value}/10.`);
      return value < LIKELY_ENOUGH ? ['barrier', 'build.ask_barrier'] : null;
    }
    case 'barrier':
      s.notes.push(`Step 2 in the way or easier: "${words}".`);
      t.say('build.got_barrier', 'reply');
      return null;
    case 'knows': {
      const yn = t.heard.yesNo;
      s.notes.push(`Step 4 knows: ${yn ?? `"${words}"`}.${yn === 'no' ? ' Ask them first.' : ''}`);
      const told = consentIn(t);
      if (told === null) return ['consent', 'build.ask_consent'];
      keepConsent(t, s, told, words);
      return null;
    }
    case 'consent': {
      const picked = choice(t.heard.raw, CLASSES.length);
      const told = picked === null ? consentIn(t) : (CLASSES[picked - 1] ?? null);
      if (told === null) s.notes.push(`Step 4 may be told: not clear ("${words}").`);
      else keepConsent(t, s, told, words);
      return null;
    }
  }
}

/** In the order of the digits of "build.ask_consent". */
const CLASSES: readonly ContactConsent[] = ['none', 'life_threat_only', 'notify_if_no_answer', 'full'];

/** When the helper may be told, where the client's own words say it. */
function consentIn(t: Turn): ContactConsent | null {
  const { flat } = t.heard.plain;
  if (/\b(?:danger|life|emergency|dying|peligro|vida|emergencia)\b/u.test(flat)) return 'life_threat_only';
  if (/\b(?:dont answer|do not answer|cant reach|go quiet|no contesto|no responda)\b/u.test(flat))
    return 'notify_if_no_answer';
  if (/\b(?:any ?time|always|whenever|everything|siempre|cuando sea|todo)\b/u.test(flat)) return 'full';
  if (/\b(?:never|dont (?:tell|call)|do not (?:tell|call)|nunca|no le (?:digan|llamen))\b/u.test(flat))
    return 'none';
  return null;
}

/** Kept for the reviewer with the client's words; who may be told changes only when a clinician says so. */
function keepConsent(t: Turn, s: BuildSlot, consent: ContactConsent, words: string): void {
  s.notes.push(`Step 4 may be told, as the client wishes: ${consent} ("${words}").`);
  t.say('edit.contact_note', 'status', {}, { weight: 3 });
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
  const empty = [3, 4].filter((n) => (steps[n - 1]?.length ?? 0) === 0);
  const flag = empty.length > 0 ? ` No helper in step ${empty.join(' and ')}: ask about it.` : '';
  savePlan(t, steps, s.reasons, `New plan by conversation. ${s.notes.join(' ')}${flag}`.trim());
  Object.assign(s, structuredClone(EMPTY));
  t.say('build.saved_full', 'reply');
  t.say('build.see', 'step', {}, { weight: 4 });
  if (t.at('low')) crisisLine(t);
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
