import { el } from '../../../shared/dom.ts';
import { dayTime } from '../../time.ts';
import { categoryWord, plain, resultWord, routeWord, rungWord } from '../../words.ts';
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
          const quotes = (risk?.evidence ?? []).map(({ start, end }) => text.slice(start, end));
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

const STEP_WORDS: Readonly<Record<string, string>> = {
  active_engagement: 'Engaged with the client',
  least_invasive_tried: 'Least invasive option tried first',
  location_known: 'Location known',
  supervisor_reached: 'Supervisor reached',
  third_party_engaged: 'Third party engaged',
  rescue_for_attempt_in_progress: 'Rescue sent: attempt in progress',
  active_rescue_decided: 'Decided on active rescue',
  responder_contact_confirmed: 'Responders confirmed contact',
};

export const incidentSection: SideSection = {
  title: 'Danger to life: steps',
  facts: ({ shown }) => [shown.care.incidents, shown.can],
  draw: ({ shown, actions }) => {
    const open = shown.care.incidents.filter(({ state }) => state === 'open');
    if (open.length === 0) return null;
    return open.map((incident) =>
      el(
        'div',
        { class: 'incident' },
        el('p', {}, el('strong', {}, categoryWord(incident.kind)), ` · since ${dayTime(incident.openedAt)}`),
        incident.location
          ? el('p', {}, 'Where: ', incident.location)
          : el('p', { class: 'warn' }, '⚠ Location not confirmed yet'),
        ...incident.facts.map(({ text, at }) =>
          el('p', { class: 'hint' }, el('q', {}, text), ` ${dayTime(at)}`),
        ),
        el(
          'ul',
          { class: 'plain steps' },
          ...incident.steps.map(({ step, result, at }) =>
            el(
              'li',
              { class: result === 'done' || result === 'not_needed' ? 'step step-settled' : 'step' },
              el(
                'span',
                {},
                `${result === 'done' ? '✓ ' : result === 'not_needed' ? '– ' : '○ '}${STEP_WORDS[step] ?? plain(step)}`,
                result && at ? ` (${plain(result).toLowerCase()}, ${dayTime(at)})` : '',
              ),
              shown.can.includes('work_incident') && result !== 'done'
                ? el(
                    'span',
                    { class: 'step-buttons' },
                    ...(['done', 'not_needed', 'failed'] as const).map((one) =>
                      button(plain(one), () => actions.recordStep(incident.id, step, one), {
                        kind: 'quiet',
                        mark: `${step}-${one}`,
                        about: STEP_WORDS[step] ?? plain(step),
                      }),
                    ),
                  )
                : undefined,
            ),
          ),
        ),
      ),
    );
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
            `${dayTime(at)} · ${rungWord(rung)}${staffId ? `: ${shown.staff[staffId] ?? 'somebody'}` : ''}${rung === 'slack' ? '' : ` by ${routeWord(route)}`} · ${resultWord(result).toLowerCase()}`,
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
            el('strong', {}, plain(skill)),
            ` · ${dayTime(at)}`,
            before === null ? '' : ` · ${before} → ${after ?? '?'} of 10`,
            ended ? ` · ${plain(ended).toLowerCase()}` : '',
          ),
        ),
      ),
    ];
  },
};
