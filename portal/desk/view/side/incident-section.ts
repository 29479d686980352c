import {
  CLOSE_WORDS,
  categoryWord,
  OUTCOME_WORDS,
  stepResultWord,
  stepWord,
  whoWord,
} from '../../../../words/of-care.ts';
import { el } from '../../../shared/dom.ts';
import type { Incident, IncidentStep, Review } from '../../client/wire-care.ts';
import { dayTime, dueIn, since } from '../../time.ts';
import { button, drillMark } from '../parts.ts';
import type { SideSection, SideView } from './side-section.ts';

/** The eight duties toward somebody in danger of their life: what is settled, by whom, and what is late. */
export const incidentSection: SideSection = {
  title: 'Danger to life: eight duties',
  facts: ({ shown }) => [
    shown.care.incidents,
    shown.care.reviews,
    shown.can,
    shown.staff,
    shown.care.incidents.flatMap(({ steps }) => steps.map(({ dueAt }) => dueAt && dueIn(dueAt).text)),
  ],
  draw: (view) => {
    const { incidents } = view.shown.care;
    const isOpen = incidents.some(({ state }) => state === 'open');
    const start =
      !isOpen && view.shown.can.includes('work_incident')
        ? [
            el(
              'div',
              { class: 'row' },
              button('Start the checklist …', view.actions.openIncident, { mark: 'open-incident' }),
            ),
          ]
        : [];
    return [
      ...incidents.map((incident) =>
        incident.state === 'open' ? openView(incident, view) : closedView(incident, view),
      ),
      ...start,
    ];
  },
};

function openView(incident: Incident, { shown, actions }: SideView): HTMLElement {
  const may = shown.can.includes('work_incident');
  const left = incident.steps.filter(({ result }) => !isSettled(result)).length;
  return el(
    'div',
    { class: 'incident' },
    el(
      'p',
      {},
      el('strong', {}, categoryWord(incident.kind)),
      ` · since ${dayTime(incident.openedAt)} `,
      drillMark(incident.drill),
    ),
    el(
      'p',
      { class: left > 0 ? 'warn' : 'hint' },
      left > 0 ? `⚠ ${left} of ${incident.steps.length} steps are open` : 'All steps are settled.',
    ),
    locationLine(incident),
    ...incident.facts.map(({ text, at, by }) =>
      el('p', { class: 'hint' }, el('q', {}, text), ` ${whoWord(by, shown.staff)}, ${dayTime(at)}`),
    ),
    el(
      'ol',
      { class: 'plain steps' },
      ...incident.steps.map((step) =>
        stepView(step, shown.staff, may ? () => actions.recordStep(incident.id, step.step) : null),
      ),
    ),
    may
      ? el(
          'div',
          { class: 'row' },
          button('Who could be sent …', () => actions.dispatchOptions(incident), {
            mark: `options-${incident.id}`,
          }),
          button('Place …', () => actions.setLocation(incident), { mark: `place-${incident.id}` }),
          button('Add what was learned …', () => actions.addFact(incident.id), {
            mark: `fact-${incident.id}`,
          }),
          button('Proof …', () => actions.proveIncident(incident.id), { mark: `proof-${incident.id}` }),
          button('Close …', () => actions.closeIncident(incident), { mark: `close-${incident.id}` }),
        )
      : undefined,
    el('p', { class: 'hint' }, `Protocol version ${incident.protocolVersion}`),
  );
}

function locationLine({ location, locationAt }: Incident): HTMLElement {
  return location
    ? el(
        'p',
        {},
        'Where: ',
        location,
        locationAt ? el('span', { class: 'age' }, ` (${since(locationAt)} ago)`) : undefined,
      )
    : el('p', { class: 'warn' }, '⚠ Place not confirmed yet');
}

function stepView(
  step: IncidentStep,
  staff: Readonly<Record<string, string>>,
  record: (() => void) | null,
): HTMLElement {
  const settled = isSettled(step.result);
  const due = !settled && step.dueAt ? dueIn(step.dueAt) : null;
  const sign = step.result === 'done' ? '✓' : step.result === 'not_needed' ? '–' : step.result ? '⚠' : '○';
  return el(
    'li',
    { class: settled ? 'step step-settled' : 'step' },
    el(
      'span',
      { class: 'step-text' },
      el('strong', {}, `${sign} ${stepWord(step.step)}`),
      due
        ? el('span', { class: due.isLate ? 'due due-late' : 'due' }, ` ${due.isLate ? '⚠ ' : ''}${due.text}`)
        : undefined,
      step.result && step.at
        ? el(
            'span',
            { class: 'detail' },
            `${stepResultWord(step.result)} · ${whoWord(step.by, staff)} · ${dayTime(step.at)}`,
          )
        : undefined,
      step.note ? el('span', { class: 'detail' }, `“${step.note}”`) : undefined,
    ),
    record && step.result !== 'done'
      ? button('Record …', record, { mark: `step-${step.step}`, about: stepWord(step.step) })
      : undefined,
  );
}

function reviewView(review: Review, staff: Readonly<Record<string, string>>): HTMLElement {
  const part = (word: string, text: string) =>
    text ? el('span', { class: 'detail' }, el('strong', {}, `${word}: `), text) : undefined;
  return el(
    'li',
    {},
    `Review by ${whoWord(review.by, staff)}, ${dayTime(review.at)}`,
    part('Happened', review.happened),
    part('Went well', review.wentWell),
    part('To change', review.change),
  );
}

function closedView(incident: Incident, { shown, actions }: SideView): HTMLElement {
  const reviews = shown.care.reviews.filter(({ incidentId }) => incidentId === incident.id);
  const how = CLOSE_WORDS[incident.closeReason ?? ''] ?? incident.closeReason ?? '';
  return el(
    'details',
    { class: 'incident-closed' },
    el(
      'summary',
      {},
      `${categoryWord(incident.kind)}, ${dayTime(incident.openedAt)}: closed, ${how.toLowerCase()}`,
    ),
    el(
      'p',
      { class: 'hint' },
      `Closed by ${whoWord(incident.closedBy, shown.staff)}${incident.closedAt ? `, ${dayTime(incident.closedAt)}` : ''}. Protocol version ${incident.protocolVersion}.`,
    ),
    incident.outcome
      ? el(
          'p',
          { class: 'hint' },
          `The client: ${(OUTCOME_WORDS[incident.outcome] ?? incident.outcome).toLowerCase()}`,
        )
      : undefined,
    incident.closeNote
      ? el('p', { class: 'hint' }, 'Closed with steps open: ', el('q', {}, incident.closeNote))
      : undefined,
    el(
      'ol',
      { class: 'plain steps' },
      ...incident.steps.map((step) => stepView({ ...step, dueAt: null }, shown.staff, null)),
    ),
    reviews.length > 0
      ? el('ul', { class: 'plain' }, ...reviews.map((review) => reviewView(review, shown.staff)))
      : undefined,
    el(
      'div',
      { class: 'row' },
      button('Proof …', () => actions.proveIncident(incident.id), { mark: `proof-${incident.id}` }),
      shown.can.includes('work_incident')
        ? button('Review …', () => actions.reviewIncident(incident.id), { mark: `review-${incident.id}` })
        : undefined,
    ),
  );
}

function isSettled(result: string | null): boolean {
  return result === 'done' || result === 'not_needed';
}
