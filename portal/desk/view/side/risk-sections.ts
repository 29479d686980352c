import { categoryWord, skillEndWord, skillWord } from '../../../../words/of-care.ts';
import { pageResultWord, routeWord, rungWord } from '../../../../words/of-handoffs.ts';
import { el } from '../../../shared/dom.ts';
import { dayTime } from '../../time.ts';
import { stretches } from '../highlight.ts';
import { button, levelBadge } from '../parts.ts';
import type { SideSection } from './side-section.ts';

const SHOWN_EVIDENCE = 8;

export const evidenceSection: SideSection = {
  title: 'Why: the client’s own words',
  facts: ({ shown }) => [
    shown.client.session,
    shown.messages.filter(({ risk }) => risk !== null).map(({ id, risk }) => [id, risk?.level]),
  ],
  draw: ({ shown, actions }) => {
    const { session } = shown.client;
    const flagged = shown.messages
      .filter(({ risk }) => risk && risk.level !== 'none')
      .reverse()
      .slice(0, SHOWN_EVIDENCE);
    return [
      session
        ? el(
            'p',
            { class: 'session-level' },
            'Session: ',
            levelBadge(session.level),
            session.latched ? ' Only a clinician lowers it.' : '',
          )
        : el('p', { class: 'empty' }, 'No open session.'),
      ...(session && session.categories.length > 0
        ? [el('p', { class: 'hint' }, session.categories.map(categoryWord).join(' · '))]
        : []),
      el(
        'ul',
        { class: 'plain' },
        ...flagged.map(({ id, text, risk }) => {
          const quotes = stretches(text, risk?.evidence ?? [])
            .filter(({ isFlagged }) => isFlagged)
            .map((one) => one.text.trim());
          const quote = quotes.length > 0 ? quotes.join(' … ') : text.slice(0, 120);
          return el(
            'li',
            { class: 'evidence' },
            risk ? levelBadge(risk.level) : undefined,
            el('q', {}, quote),
            button('Show', () => actions.reveal(id), {
              kind: 'quiet',
              mark: `show-${id}`,
              about: `the message “${quote}”`,
            }),
          );
        }),
      ),
    ];
  },
};

export const triedSection: SideSection = {
  title: 'Who was paged',
  isOpen: false,
  facts: ({ shown }) => [shown.handoff?.tried, shown.staff],
  draw: ({ shown }) => {
    const tried = shown.handoff?.tried ?? [];
    if (tried.length === 0) return [el('p', { class: 'empty' }, 'Nobody yet.')];
    return [
      el(
        'ul',
        { class: 'plain' },
        ...tried.map(({ at, rung, route, staffId, result }) =>
          el(
            'li',
            {},
            `${dayTime(at)} · ${rungWord(rung)}${staffId ? `: ${shown.staff[staffId] ?? 'somebody'}` : ''}${rung === 'slack' ? '' : ` by ${routeWord(route)}`} · ${pageResultWord(result).toLowerCase()}`,
          ),
        ),
      ),
    ];
  },
};

export const skillsSection: SideSection = {
  title: 'Skills tried lately',
  isOpen: false,
  facts: ({ shown }) => shown.care.skills,
  draw: ({ shown }) => {
    if (shown.care.skills.length === 0) return null;
    return [
      el(
        'ul',
        { class: 'plain' },
        ...shown.care.skills.map(({ skill, at, before, after, ended }) =>
          el(
            'li',
            {},
            el('strong', {}, skillWord(skill)),
            ` · ${dayTime(at)}`,
            before === null ? '' : ` · ${before} → ${after ?? '?'} of 10`,
            ended ? ` · ${skillEndWord(ended)}` : '',
          ),
        ),
      ),
    ];
  },
};
