import { whoWord } from '../../../../words/of-care.ts';
import { LEVEL_WORDS, pageResultWord, routeWord, rungWord } from '../../../../words/of-handoffs.ts';
import { botSummary, drillWord, missedWord, shiftWord } from '../../../../words/of-work.ts';
import { plain } from '../../../../words/say.ts';
import { el } from '../../../shared/dom.ts';
import type { Target } from '../../case-pane.ts';
import type { Api } from '../../client/api.ts';
import type { Level, Me } from '../../client/wire.ts';
import type { Drill, DrillReport, DrillsAnswer, HistoryLine } from '../../client/wire-drills.ts';
import { dayTime } from '../../time.ts';
import { button, drillMark } from '../parts.ts';
import { addScenariosDialog, judgeDialog, startDrillDialog } from './drill-forms.ts';
import { showModal } from './form-dialog.ts';

/** Drills: start or schedule one, what each showed, and how they went by clinician and shift. */
export async function drillsDialog(api: Api, me: Me, open: (target: Target) => void): Promise<void> {
  const mayRun = me.can.includes('run_drill');
  const body = el('div', { class: 'drills' });
  const failure = el('p', { class: 'failure', role: 'alert' });

  async function show(): Promise<void> {
    const answer = await api.get<DrillsAnswer>('/drills');
    const act = (run: () => Promise<unknown>) => {
      failure.textContent = '';
      run()
        .then(show)
        .catch((error: unknown) => {
          failure.textContent = error instanceof Error ? error.message : String(error);
        });
    };
    body.replaceChildren(
      ...(mayRun
        ? [
            el(
              'div',
              { class: 'row' },
              button('Start a drill …', () => startDrillDialog(api, answer.scenarios, show), {
                kind: 'main',
                mark: 'start-drill',
              }),
              button('Add scenarios …', () => addScenariosDialog(api, show), { mark: 'add-scenarios' }),
            ),
          ]
        : []),
      owedView(answer),
      el('h3', {}, 'Drills'),
      answer.drills.length === 0
        ? el('p', { class: 'empty' }, 'No drill yet.')
        : el(
            'ul',
            { class: 'plain drill-list' },
            ...answer.drills.map((drill) =>
              drillView(drill, answer, {
                open: () => {
                  dialog.close();
                  open({ clientId: drill.clientId });
                },
                ...(mayRun
                  ? {
                      stop: () => act(() => api.post(`/drills/${drill.id}/stop`)),
                      judge:
                        drill.report && drill.report.clinicianId !== me.id
                          ? () => judgeDialog(api, drill.id, answer, show)
                          : undefined,
                    }
                  : {}),
              }),
            ),
          ),
      ...historyView('By clinician', 'Clinician', answer.history.byClinician, ({ key }) =>
        whoWord(key, answer.staff),
      ),
      ...historyView('By shift', 'Shift', answer.history.byShift, ({ key }) => shiftWord(key)),
    );
  }

  await show();
  const dialog = showModal(
    el(
      'div',
      {},
      el('h2', { id: 'drills-title' }, 'Drills'),
      el(
        'p',
        { class: 'hint' },
        'A made-up client writes; queue, pages and messages to staff are real and say DRILL. Drills stay out of the reports of care.',
      ),
      failure,
      body,
      el(
        'div',
        { class: 'dialog-buttons' },
        button('Close', () => dialog.close()),
      ),
    ),
    'drills-title',
  );
  dialog.classList.add('dialog-wide');
}

function owedView({ history }: DrillsAnswer): HTMLElement {
  return history.shiftsOwed.length > 0
    ? el('p', { class: 'warn' }, `⚠ No drill in the last 30 days: ${history.shiftsOwed.join(', ')}.`)
    : el('p', { class: 'hint' }, 'Every shift had a drill in the last 30 days.');
}

interface DrillActs {
  readonly open: () => void;
  readonly stop?: (() => void) | undefined;
  readonly judge?: (() => void) | undefined;
}

function drillView(drill: Drill, answer: DrillsAnswer, acts: DrillActs): HTMLElement {
  const { id, scenario, state, startedAt, report, score } = drill;
  const title = answer.scenarios.find((one) => one.id === scenario)?.title ?? plain(scenario);
  const isOver = state === 'ended' || state === 'stopped';
  return el(
    'li',
    { class: 'drill-entry' },
    el(
      'p',
      {},
      drillMark(true),
      ' ',
      el('strong', {}, title),
      ` · ${plain(state).toLowerCase()} · ${dayTime(startedAt)} · by ${whoWord(drill.startedBy, answer.staff)}`,
      score === null ? '' : ` · score ${score} %`,
    ),
    report ? reportView(drill, answer) : undefined,
    el(
      'div',
      { class: 'row' },
      state === 'scheduled'
        ? undefined
        : button('Look', acts.open, { kind: 'quiet', mark: `look-${id}`, about: title }),
      !isOver && acts.stop ? button('Stop', acts.stop, { mark: `stop-${id}`, about: title }) : undefined,
      isOver && acts.judge
        ? button(report?.judged ? 'Score anew …' : 'Score …', acts.judge, {
            mark: `judge-${id}`,
            about: title,
          })
        : undefined,
    ),
  );
}

/** What the scenario's file expects of the guide, and what of it did not hold. */
function botView(marks: NonNullable<DrillReport['bot']>): HTMLElement[] {
  const failed = marks.filter(({ outcome }) => outcome === 'failed');
  return [
    el('p', failed.length > 0 ? { class: 'warn' } : { class: 'hint' }, botSummary(marks)),
    el(
      'ul',
      { class: 'plain' },
      ...failed.map(({ check, after, found }) =>
        el(
          'li',
          {},
          `${plain(check)}, ${after === 'end' ? 'at the end' : `after line ${after}`}: ${found || 'not so'}`,
        ),
      ),
    ),
  ];
}

function reportView({ report }: Drill, { staff, mostPoints }: DrillsAnswer): HTMLElement {
  if (!report?.handoffId) return el('p', { class: 'warn' }, '⚠ No handoff was opened.');
  const after = (seconds: number | null) => (seconds === null ? 'not' : `after ${seconds} s`);
  const { clinicianId, claimedAfter, contactedAfter, resolvedAfter, target, stepsMissed, pages } = report;
  const level = report.level ? LEVEL_WORDS[report.level as Level] : '';
  const points = (item: string, got: number, of: number) =>
    el('li', {}, `${drillWord(item)}: ${got} of ${of}`);
  return el(
    'details',
    {},
    el(
      'summary',
      {},
      `${level}: accepted ${after(claimedAfter)}${clinicianId ? ` by ${whoWord(clinicianId, staff)}` : ''}, in contact ${after(contactedAfter)} (aim ${target} s), resolved ${after(resolvedAfter)}`,
    ),
    stepsMissed.length > 0
      ? el('p', { class: 'warn' }, `⚠ Missed: ${stepsMissed.map(missedWord).join(', ')}`)
      : el('p', { class: 'hint' }, 'Nothing was missed.'),
    report.rubric
      ? el(
          'ul',
          { class: 'plain' },
          ...report.rubric.map(({ item, points: got, of }) => points(item, got, of)),
        )
      : undefined,
    report.judged
      ? el(
          'div',
          {},
          el(
            'p',
            { class: 'hint' },
            `Scored by ${whoWord(report.judged.by, staff)}, ${dayTime(report.judged.at)}`,
          ),
          el(
            'ul',
            { class: 'plain' },
            ...Object.entries(report.judged.marks).map(([item, got]) => points(item, got, mostPoints)),
          ),
        )
      : undefined,
    ...(report.bot ? botView(report.bot) : []),
    el('p', { class: 'hint' }, `Pages: ${pages.length}`),
    el(
      'ul',
      { class: 'plain' },
      ...pages.map(({ afterSeconds, rung, route, staffId, result }) =>
        el(
          'li',
          {},
          `${afterSeconds} s · ${rung === 'slack' ? 'Slack' : `${rungWord(rung)} by ${routeWord(route)}`}${staffId ? ` · ${whoWord(staffId, staff)}` : ''} · ${pageResultWord(result)}`,
        ),
      ),
    ),
  );
}

function historyView(
  title: string,
  first: string,
  lines: readonly HistoryLine[],
  nameOf: (line: HistoryLine) => string,
): Node[] {
  if (lines.length === 0) return [];
  return [
    el('h3', {}, title),
    el(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': title },
      el(
        'table',
        { class: 'changes' },
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            ...[first, 'Drills', 'In time', 'Contact, median', 'Score', 'Missed most', 'Last'].map((word) =>
              el('th', { scope: 'col' }, word),
            ),
          ),
        ),
        el(
          'tbody',
          {},
          ...lines.map((line) =>
            el(
              'tr',
              {},
              el('th', { scope: 'row' }, nameOf(line)),
              el('td', {}, String(line.drills)),
              el('td', {}, `${line.inTime} of ${line.drills}`),
              el('td', {}, line.contactMedian === null ? '–' : `${line.contactMedian} s`),
              el('td', {}, line.score === null ? '–' : `${line.score} %`),
              el(
                'td',
                {},
                line.missed[0] ? `${missedWord(line.missed[0].step)} (${line.missed[0].count})` : '–',
              ),
              el('td', {}, dayTime(line.lastAt)),
            ),
          ),
        ),
      ),
    ),
  ];
}
