import { followUpStateWord, followUpWord, whoWord } from '../../../../words/of-care.ts';
import { channelWord } from '../../../../words/of-handoffs.ts';
import { plain } from '../../../../words/say.ts';
import { el } from '../../../shared/dom.ts';
import { dayTime, dueIn } from '../../time.ts';
import type { SideSection } from './side-section.ts';

export const followUpsSection: SideSection = {
  title: 'Follow-ups',
  facts: ({ shown }) => [shown.care.followUps, shown.care.followUps.map(({ dueAt }) => dueIn(dueAt).text)],
  draw: ({ shown }) => {
    const { followUps } = shown.care;
    if (followUps.length === 0) return [el('p', { class: 'empty' }, 'None planned.')];
    return [
      el(
        'ul',
        { class: 'plain' },
        ...followUps.map(({ kind, dueAt, channel, state, sentAt }) => {
          const due = state === 'due' ? dueIn(dueAt) : null;
          return el(
            'li',
            { class: state === 'due' ? '' : 'work-closed' },
            el('strong', {}, followUpWord(kind)),
            ` · ${channelWord(channel)} · ${followUpStateWord(state)} · ${dayTime(sentAt ?? dueAt)}`,
            due
              ? el(
                  'span',
                  { class: due.isLate ? 'due due-late' : 'due' },
                  ` ${due.isLate ? '⚠ ' : ''}${due.text}`,
                )
              : undefined,
          );
        }),
      ),
    ];
  },
};

export const screeningsSection: SideSection = {
  title: 'C-SSRS screeners',
  isOpen: false,
  facts: ({ shown }) => [shown.care.screenings, shown.staff],
  draw: ({ shown }) => {
    if (shown.care.screenings.length === 0) return null;
    return [
      el(
        'ul',
        { class: 'plain' },
        ...shown.care.screenings.map(({ at, by, result, note }) =>
          el(
            'li',
            {},
            el('strong', {}, result === 'none' ? 'No item endorsed' : `${plain(result)} risk by the form`),
            ` · ${whoWord(by, shown.staff)} · ${dayTime(at)}`,
            note ? el('span', { class: 'detail' }, `“${note}”`) : undefined,
          ),
        ),
      ),
    ];
  },
};

export const disclosuresSection: SideSection = {
  title: 'Disclosure log',
  isOpen: false,
  facts: ({ shown }) => [shown.care.disclosures, shown.staff],
  draw: ({ shown }) => {
    if (shown.care.disclosures.length === 0) return null;
    return [
      el(
        'ul',
        { class: 'plain' },
        ...shown.care.disclosures.map(({ at, state, recipient, nature, discloser }) =>
          el(
            'li',
            {},
            el('strong', {}, recipient ?? 'Not told to anybody yet'),
            ` · ${dayTime(at)}${discloser ? ` · by ${whoWord(discloser, shown.staff)}` : ''}`,
            state === 'completed' ? '' : el('span', { class: 'warn' }, ' ⚠ prepared, not completed'),
            el('span', { class: 'detail' }, nature),
          ),
        ),
      ),
    ];
  },
};
