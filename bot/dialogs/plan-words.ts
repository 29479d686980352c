import type { PlanEntry, PlanStepNumber } from '../engine/contract.ts';
import type { Turn } from '../engine/turn.ts';
import { normalise } from '../understanding/normalise.ts';

/** Minutes since midnight in the client's time zone; null where the zone is unknown. */
export function localMinutes(at: Date, timeZone: string): number | null {
  try {
    const text = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(at);
    const [hours = 0, minutes = 0] = text.split(':').map(Number);
    return hours * 60 + minutes;
  } catch {
    return null;
  }
}

/** Day of the week in the client's time zone, 0 = Sunday; null where the zone is unknown. */
function localDay(at: Date, timeZone: string): number | null {
  try {
    const name = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' }).format(at);
    return ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(name);
  } catch {
    return null;
  }
}

const DAYS: Readonly<Record<string, number>> = { su: 0, mo: 1, tu: 2, we: 3, th: 4, fr: 5, sa: 6 };

/** Whether hours like "9:00-17:00" or "Mo-Fr 9-17" hold at `at`; null where they cannot be read. */
export function openAt(hours: string, at: Date, timeZone: string): boolean | null {
  const now = localMinutes(at, timeZone);
  const times = /(\d{1,2})(?::(\d{2}))?\s*(am|pm)?\s*-\s*(\d{1,2})(?::(\d{2}))?\s*(am|pm)?/iu.exec(hours);
  if (/24\s*(?:\/|h)\s*7?/iu.test(hours)) return true;
  if (now === null || times === null) return null;
  const days = /\b(su|mo|tu|we|th|fr|sa)\w*\s*-\s*(su|mo|tu|we|th|fr|sa)/iu.exec(hours);
  if (days !== null) {
    const today = localDay(at, timeZone) ?? 0;
    const from = DAYS[(days[1] ?? '').toLowerCase()] ?? 0;
    const to = DAYS[(days[2] ?? '').toLowerCase()] ?? 6;
    const inside = from <= to ? today >= from && today <= to : today >= from || today <= to;
    if (!inside) return false;
  }
  const start = clock(times[1], times[2], times[3]);
  const end = clock(times[4], times[5], times[6]);
  return start <= end ? now >= start && now < end : now >= start || now < end;
}

function clock(hours = '0', minutes = '0', half = ''): number {
  const base = Number(hours) % (half === '' ? 25 : 12);
  return (base + (half.toLowerCase() === 'pm' ? 12 : 0)) * 60 + Number(minutes);
}

/** Late evening to early morning, when most places are shut and calls are unwelcome. */
export function isNight(t: Turn): boolean {
  const now = localMinutes(t.input.at, t.input.client.timeZone);
  return now !== null && (now >= 22 * 60 || now < 7 * 60);
}

/**
 * Entries of a plan step that may be shown now: never a contact whom the client named as a danger, never a place that
 * is closed at this hour (clinical ground, sections 1.1 and 1.7).
 */
export function usableEntries(t: Turn, step: PlanStepNumber): PlanEntry[] {
  const entries = t.input.plan?.steps[step - 1] ?? [];
  return entries.filter((e) => {
    if (!/[\p{L}\p{N}]/u.test(e.text)) return false;
    const hours = e.hours ?? HOURS_IN_TEXT.exec(e.text)?.[0];
    if (hours !== undefined && openAt(hours, t.input.at, t.input.client.timeZone) === false) return false;
    return !isSuppressed(t, e) && !t.state.done.includes(outMark(e));
  });
}

/** Hours that people write into the line itself: "library (9:00-17:00)", "gym 6am-10pm". */
const HOURS_IN_TEXT =
  /(?:(?:su|mo|tu|we|th|fr|sa)\w*\s*-\s*(?:su|mo|tu|we|th|fr|sa)\w*\s+)?\d{1,2}(?::\d{2})?\s*(?:am|pm)?\s*-\s*\d{1,2}(?::\d{2})?\s*(?:am|pm)\b|\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}/iu;

const outMark = (e: PlanEntry) => `out:${e.text}`;

/** "The library is closed", "Rosa is asleep": that line of the plan is not offered again in this session. */
export function noteUnavailable(t: Turn): void {
  if (!t.heard.wants.has('cannot_now')) return;
  const words = new Set(t.heard.plain.words.filter((w) => w.length >= 3 && !SMALL_WORDS.test(w)));
  for (const step of t.input.plan?.steps ?? [])
    for (const e of step) {
      const named = normalise(e.text).words.some((w) => words.has(w));
      if (named && !t.state.done.includes(outMark(e))) t.state.done.push(outMark(e));
    }
}

const SMALL_WORDS =
  /^(?:the|and|not|its|hes|shes|closed|asleep|sleeping|away|work|doesnt|wont|answer\w*|now|midnight|night|late|out|town|pick\w*|here|there|esta|cerrad[oa]|dormid[oa]|contesta)$/u;

function isSuppressed(t: Turn, entry: PlanEntry): boolean {
  const text = `${entry.text} ${entry.name ?? ''}`.toLowerCase();
  const named = t.state.done
    .filter((d) => d.startsWith('suppressed:'))
    .map((d) => d.slice('suppressed:'.length));
  return t.input.contacts
    .filter((c) => c.suppressed || named.includes(c.id))
    .some((c) => text.includes(c.name.split(/\s+/u)[0]?.toLowerCase() ?? '\u0000'));
}

/** An entry in the client's own words, short enough for a text message. */
export function entryText(entry: PlanEntry): string {
  const phone = entry.phone !== undefined && !entry.text.includes(entry.phone) ? ` ${entry.phone}` : '';
  return clip(`${entry.text}${phone}`.replace(/[.?!]+$/u, '').trim(), 70);
}

/** Cuts at a word's end. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 20)).trim()}...`;
}

/** Entries joined for a sentence. Question marks are dropped, so that a message keeps its one question. */
export function entriesText(entries: readonly PlanEntry[], most = 3): string {
  return entries.slice(0, most).map(entryText).join(', ').replace(/\?/gu, '');
}

/** Whether there is a plan that may be used in talk: not retired, with at least one entry. */
export function hasPlan(t: Turn): boolean {
  const plan = t.input.plan;
  if (plan === null || plan.status === 'retired') return false;
  if (t.input.client.jurisdictionMode !== 'full' && plan.status !== 'active' && plan.status !== 'due_review')
    return false;
  return plan.steps.some((s) => s.length > 0) || plan.reasons.length > 0;
}

/** The plan may be quoted: there is one, it was not refused, and no other person may be reading along. */
export function mayQuotePlan(t: Turn): boolean {
  return (
    hasPlan(t) &&
    (!t.state.planRefused || t.heard.wants.has('plan_now')) &&
    !t.about('abuse') &&
    !t.state.thirdParty &&
    !t.state.bodyInDanger
  );
}
