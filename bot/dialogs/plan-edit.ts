import type { PlanEntry } from '../engine/contract.ts';
import type { Turn } from '../engine/turn.ts';
import { type Edit, editsIn } from '../understanding/edits.ts';
import { type Dialog, slot } from './dialog.ts';
import { word } from './moves.ts';
import { savePlan } from './plan-build.ts';
import { clip, entriesText, usableEntries } from './plan-words.ts';

interface EditSlot {
  waiting: Edit[];
  /** Steps and reasons before the last save, for "undo". */
  before: { steps: PlanEntry[][]; reasons: string[] } | null;
}

const NONE: EditSlot = { waiting: [], before: null };

/** Changes the plan by chat: shows what is there, reads back, saves a new version with a reviewer's task. */
export const planEdit: Dialog = {
  name: 'plan_edit',
  begin(t) {
    const s = slot<EditSlot>(t, 'plan_edit', NONE);
    s.waiting = [];
    if (editsIn(t.heard.raw).length > 0) {
      takeEdits(t, s);
      return;
    }
    const step =
      t.heard.step ?? (/\b(?:who|whos|people|contact|quien|personas)\b/u.test(t.heard.plain.flat) ? 4 : 2);
    const entries = usableEntries(t, step as 4);
    if (entries.length > 0)
      t.say('edit.current', 'reply', { number: step, items: entriesText(entries, 5) }, { weight: 8 });
    t.forget('editWhat');
    t.ask('editWhat', 'edit.ask_what');
  },
  continue(t) {
    const s = slot<EditSlot>(t, 'plan_edit', NONE);
    if (t.heard.wants.has('undo') && s.before !== null) {
      savePlan(t, s.before.steps, s.before.reasons, 'The client took the last change back.');
      s.before = null;
      t.say('edit.undone', 'reply');
      more(t);
    } else if (s.waiting.length > 0 && editsIn(t.heard.raw).length === 0) confirm(t, s);
    else if (editsIn(t.heard.raw).length > 0) takeEdits(t, s);
    else if (
      t.heard.yesNo === 'no' ||
      t.heard.wants.has('goodbye') ||
      t.heard.wants.has('thanks') ||
      t.heard.wants.has('done')
    ) {
      t.state.dialog = 'talk';
      t.say('talk.thanks', 'reply');
      t.say('talk.anything', 'step');
    } else if (!MEANS_EDIT.test(t.heard.plain.flat)) {
      t.say('edit.heard', 'reply');
      more(t);
    } else {
      t.say('edit.which', 'step');
      t.forget('editWhat');
      t.ask('editWhat', 'edit.ask_what', {}, { max: 3 });
    }
  },
};

/** Something of the plan is meant, though not said so that it can be done. */
const MEANS_EDIT =
  /\b(?:plan|steps?|list|signs?|coping|contacts?|change|swap|instead|also|too|new|pasos?|lista|senales|cambi\w*|tambien)\b/u;

/** After a detour: back to the edit in hand. */
export function resumeEdit(t: Turn): void {
  t.say('edit.resume', 'step', {}, { weight: 8 });
  more(t);
}

function more(t: Turn): void {
  t.forget('editWhat');
  t.ask('editWhat', 'edit.ask_more');
}

/** People go on the plan only when they know and agree; a person who is taken off is read back; own steps are saved at once. */
function takeEdits(t: Turn, s: EditSlot): void {
  const edits = editsIn(t.heard.raw).map((e) => ({ ...e, step: e.step ?? (e.kind === 'add' ? 2 : null) }));
  const people = edits.filter((e) => e.kind === 'add' && (e.step === 4 || e.step === 5));
  const removals = edits.filter((e) => e.kind === 'remove');
  if (people.length === 0 && removals.length === 0) {
    const added = edits[0];
    const after = apply(t, edits);
    keep(t, s, after, edits);
    t.say(
      'edit.saved_added',
      'reply',
      {
        item: edits.map((e) => e.text).join(', '),
        number: added?.step === 7 ? word(t, 'plan.title_reasons') : (added?.step ?? 2),
      },
      { weight: 8 },
    );
    more(t);
    return;
  }
  s.waiting = edits;
  t.say(
    'edit.readback',
    'reply',
    { changes: edits.map((e) => describe(t, e)).join(` ${word(t, 'edit.change_and')} `) },
    { weight: 8.5 },
  );
  t.forget('editAgreed', 'editSave');
  if (people.length > 0) {
    t.ask('editAgreed', 'edit.ask_agreed', {
      who: people.map((e) => shortName(e.text)).join(` ${word(t, 'edit.change_and')} `),
    });
    t.say('edit.contact_note', 'status', {}, { weight: 3 });
  } else t.ask('editSave', 'edit.ask_save');
}

function describe(t: Turn, e: Edit): string {
  const item =
    e.kind === 'remove'
      ? (matching(t, e)[0]?.text ?? e.text)
      : `${e.text}${e.phone === undefined ? '' : ` ${e.phone}`}`;
  const key = e.kind === 'remove' ? 'edit.change_remove' : 'edit.change_add';
  return word(t, key)
    .replace('{item}', item.replace(/\?/gu, ''))
    .replace('{step}', String(e.step ?? 2));
}

function shortName(text: string): string {
  return /\b[A-Z][\p{L}]+\b/u.exec(text)?.[0] ?? clip(text.replace(/^(?:my|mi)\s+/iu, ''), 30);
}

function confirm(t: Turn, s: EditSlot): void {
  const agreed = t.heard.agreement;
  const people = s.waiting.filter((e) => e.kind === 'add' && (e.step === 4 || e.step === 5));
  if (agreed === 'yes') {
    const after = apply(t, s.waiting);
    keep(t, s, after, s.waiting);
    s.waiting = [];
    t.say('edit.saved', 'reply', { version: (t.input.plan?.version ?? 0) + 1 }, { weight: 8 });
    more(t);
    return;
  }
  if (agreed === 'no' && people.length > 0 && s.waiting.length > people.length) {
    const rest = s.waiting.filter((e) => !people.includes(e));
    const after = apply(t, rest);
    keep(t, s, after, rest);
    s.waiting = [];
    t.say('edit.not_agreed', 'reply', { who: shortName(people[0]?.text ?? '') }, { weight: 8 });
    more(t);
    return;
  }
  if (agreed === 'no') {
    const who = people[0];
    s.waiting = [];
    if (who === undefined) t.say('edit.not_saved', 'reply');
    else t.say('edit.not_agreed', 'reply', { who: shortName(who.text) });
    more(t);
    return;
  }
  if (people.length > 0) {
    t.forget('editAgreed');
    t.ask('editAgreed', 'edit.ask_agreed', { who: shortName(people[0]?.text ?? '') }, { max: 3 });
    return;
  }
  t.forget('editSave');
  t.ask('editSave', 'edit.ask_save', {}, { max: 3 });
}

function matching(t: Turn, e: Edit): PlanEntry[] {
  const wanted = e.text.toLowerCase().replace(/^(?:my|the|mi|el|la|a)\s+/u, '');
  const steps = t.input.plan?.steps ?? [];
  return steps.flatMap((entries, index) =>
    e.step === null || e.step === index + 1 ? entries.filter((x) => hits(x, wanted)) : [],
  );
}

function hits(entry: PlanEntry, wanted: string): boolean {
  const text = `${entry.text} ${entry.name ?? ''}`.toLowerCase();
  return (
    new RegExp(`(?:^|[^\\p{L}])${wanted.replace(/[^\p{L}\p{N} ]/gu, '')}(?:$|[^\\p{L}])`, 'u').test(text) ||
    (wanted.length >= 5 && text.includes(wanted))
  );
}

function apply(t: Turn, edits: readonly Edit[]): { steps: PlanEntry[][]; reasons: string[] } {
  const plan = t.input.plan;
  const steps: PlanEntry[][] = [0, 1, 2, 3, 4, 5].map((n) => [...(plan?.steps[n] ?? [])]);
  let reasons = [...(plan?.reasons ?? [])];
  for (const e of edits) {
    const wanted = e.text.toLowerCase().replace(/^(?:my|the|mi|el|la|a)\s+/u, '');
    if (e.kind === 'remove') {
      steps.forEach((entries, index) => {
        if (e.step === null || e.step === index + 1) steps[index] = entries.filter((x) => !hits(x, wanted));
      });
      if (e.step === null || e.step === 7) reasons = reasons.filter((r) => !r.toLowerCase().includes(wanted));
    } else if (e.step === 7) reasons.push(clip(e.text, 120));
    else
      steps[(e.step ?? 2) - 1]?.push({
        text: clip(e.text, 120),
        ...(e.phone === undefined ? {} : { phone: e.phone }),
      });
  }
  return { steps, reasons };
}

function keep(
  t: Turn,
  s: EditSlot,
  after: { steps: PlanEntry[][]; reasons: string[] },
  edits: readonly Edit[],
): void {
  const plan = t.input.plan;
  s.before = {
    steps: [0, 1, 2, 3, 4, 5].map((n) => [...(plan?.steps[n] ?? [])]),
    reasons: [...(plan?.reasons ?? [])],
  };
  const detail = edits
    .map((e) => `${e.kind === 'add' ? '+' : '-'} step ${e.step ?? '?'}: ${e.text}`)
    .join('; ');
  savePlan(t, after.steps, after.reasons, `Changed by the client in chat: ${detail}`);
}
