import { LEVEL_WORDS } from '../../../words/of-handoffs.ts';
import { el, icon } from '../../shared/dom.ts';
import type { Level } from '../client/wire.ts';
import { since } from '../time.ts';

/** A shape for each level, so that colour never has to say it alone. */
const LEVEL_SHAPES: Readonly<Record<Level, () => SVGSVGElement>> = {
  none: () => icon('M12 19a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z'),
  low: () => icon('M12 19a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z', 'M12 12h.01'),
  moderate: () => icon('M12 4 20 12 12 20 4 12Z', 'M12 9v3.500', 'M12 15h.01'),
  high: () => icon('M12 4.500 21 19.500H3Z', 'M12 10v4', 'M12 16.800h.01'),
  imminent: () => icon('M8.500 3.500h7l5 5v7l-5 5h-7l-5-5v-7Z', 'M12 7.500v5.500', 'M12 16.300h.01'),
};

export function levelBadge(level: Level, prefix = ''): HTMLElement {
  return el(
    'span',
    { class: `level level-${level}` },
    LEVEL_SHAPES[level](),
    `${prefix}${LEVEL_WORDS[level]}`,
  );
}

/** Beside the highest level of a closed handoff: the level that it was closed at. */
export function closedBadge(level: Level | null | undefined): HTMLElement | undefined {
  return level ? levelBadge(level, '→ closed at ') : undefined;
}

export function drillMark(isDrill: boolean): HTMLElement | undefined {
  return isDrill ? el('span', { class: 'drill' }, 'DRILL') : undefined;
}

/** A time that counts up by itself; {@link tickTimes} keeps it true. */
export function elapsed(at: string, prefix = '', suffix = ''): HTMLElement {
  return el(
    'time',
    { datetime: at, 'data-since': at, 'data-prefix': prefix, 'data-suffix': suffix },
    `${prefix}${since(at)}${suffix}`,
  );
}

export function tickTimes(): void {
  for (const node of document.querySelectorAll<HTMLElement>('time[data-since]')) {
    const { since: at = '', prefix = '', suffix = '' } = node.dataset;
    const text = `${prefix}${since(at)}${suffix}`;
    if (node.textContent !== text) node.textContent = text;
  }
}

export function button(
  label: string,
  press: () => void,
  look: {
    readonly kind?: 'main' | 'plain' | 'danger' | 'quiet';
    readonly mark?: string;
    readonly picture?: Node;
    readonly about?: string;
  } = {},
): HTMLButtonElement {
  return el(
    'button',
    {
      type: 'button',
      class: `button button-${look.kind ?? 'plain'}`,
      'data-focus': look.mark ?? label,
      ...(look.about ? { 'aria-label': `${label}: ${look.about}` } : {}),
      onclick: press,
    },
    look.picture,
    label,
  );
}

/** A phone number that can be dialled from here. */
export function phoneLink(phone: string, mark: string): HTMLElement {
  return el(
    'a',
    { href: `tel:${phone.replace(/[^\d+]/g, '')}`, class: 'phone', 'data-focus': `tel-${mark}` },
    shown(phone),
  );
}

function shown(phone: string): string {
  const match = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone);
  return match ? `(${match[1]}) ${match[2]}-${match[3]}` : phone;
}

export const pictures = {
  lock: () => icon('M7 11V8.500a5 5 0 0 1 10 0V11', 'M6 11h12v8.500H6Z'),
  send: () => icon('M12 19.500v-14', 'm6 11 6-6 6 6'),
  phone: () =>
    icon(
      'M5 4.500h3.500l1.500 4-2 1.500a11 11 0 0 0 6 6l1.500-2 4 1.500V19a1.500 1.500 0 0 1-1.500 1.500C10.500 20.500 3.500 13.500 3.500 6A1.500 1.500 0 0 1 5 4.500Z',
    ),
  bell: () => icon('M6.500 16.500V11a5.500 5.500 0 0 1 11 0v5.500l1.500 1.500H5Z', 'M10.500 20.500h3'),
  close: () => icon('m6.500 6.500 11 11', 'm17.500 6.500-11 11'),
  keys: () => icon('M4 7h16v10H4Z', 'M8 14h8', 'M7.500 10.500h.01', 'M12 10.500h.01', 'M16.500 10.500h.01'),
};
