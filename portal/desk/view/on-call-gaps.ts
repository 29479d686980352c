import { tierWord } from '../../../words/of-care.ts';
import { el } from '../../shared/dom.ts';
import { dayTime } from '../time.ts';

/** A stretch of time in which nobody is on call on a tier. */
export interface OnCallGap {
  readonly tier: string;
  readonly from: string;
  readonly to: string;
}

/** The first `shown` gaps, and how many more there are; `none` where there is no gap. */
export function gapsList(gaps: readonly OnCallGap[], shown: number, none: string): HTMLElement {
  if (gaps.length === 0) return el('p', { class: 'empty' }, none);
  const more = gaps.length - shown;
  return el(
    'ul',
    { class: 'plain' },
    ...gaps
      .slice(0, shown)
      .map(({ tier, from, to }) =>
        el('li', { class: 'warn' }, `⚠ ${tierWord(tier)}: nobody from ${dayTime(from)} to ${dayTime(to)}`),
      ),
    more > 0 ? el('li', {}, `and ${more} more`) : undefined,
  );
}
