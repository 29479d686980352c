import { runsAt, type Shift, type Span, shiftSpans, TIERS, type Tier } from './shift.ts';

/** Who is on call for a tier at an instant, each once, in the roster's order. A swapped-out shift does not count. */
export function onCallAt(shifts: readonly Shift[], tier: Tier, at: Date): string[] {
  const replaced = new Set(
    shifts.flatMap((shift) => (shift.overrideOf && runsAt(shift, at) ? [shift.overrideOf] : [])),
  );
  const ids = shifts
    .filter((shift) => shift.tier === tier && !replaced.has(shift.id) && runsAt(shift, at))
    .map((shift) => shift.staffId);
  return [...new Set(ids)];
}

/** Everybody with a shift of any tier that runs or is still to come: who is paged when nobody on call answers. */
export function onAnyShift(shifts: readonly Shift[], at: Date): string[] {
  const ids = shifts
    .filter((shift) => (shift.rule ? isAlive(shift, at) : (shift.endsAt?.getTime() ?? 0) > at.getTime()))
    .map((shift) => shift.staffId);
  return [...new Set(ids)];
}

/** How far ahead a recurring shift must come up again to count as alive. */
const ALIVE_DAYS = 60;

function isAlive(shift: Shift, at: Date): boolean {
  const to = new Date(at.getTime() + ALIVE_DAYS * 86_400_000);
  return shiftSpans(shift, { from: at, to }).length > 0;
}

export interface Gap extends Span {
  readonly tier: Tier;
}

/** Stretches of a window in which nobody is on call, per tier, earliest first. */
export function onCallGaps(shifts: readonly Shift[], window: Span): Gap[] {
  return TIERS.flatMap((tier) =>
    uncovered(covered(shifts, tier, window), window).map((span) => ({ tier, ...span })),
  ).sort((a, b) => a.from.getTime() - b.from.getTime());
}

function covered(shifts: readonly Shift[], tier: Tier, window: Span): Span[] {
  return shifts
    .filter((shift) => shift.tier === tier)
    .flatMap((shift) => {
      const swaps = shifts
        .filter((other) => other.overrideOf === shift.id)
        .flatMap((other) => shiftSpans(other, window));
      return shiftSpans(shift, window).flatMap((span) => uncovered(swaps, span));
    });
}

/** What of `window` none of the spans covers. */
function uncovered(spans: readonly Span[], window: Span): Span[] {
  const gaps: Span[] = [];
  let reached = window.from;
  for (const span of [...spans].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    if (span.from > reached) gaps.push({ from: reached, to: span.from < window.to ? span.from : window.to });
    if (span.to > reached) reached = span.to;
    if (reached >= window.to) break;
  }
  if (reached < window.to) gaps.push({ from: reached, to: window.to });
  return gaps.filter((gap) => gap.from < gap.to);
}
