import { type Counted, grouped, HELD_BACK, holdBack, isSmall, quantile, share } from './cells.ts';
import type { HandoffRow, IncidentRow, LabelRow, SentRow } from './rows.ts';
import { COUNT, type Section } from './section.ts';

const STATES = ['waiting', 'claimed', 'contacted', 'resolved', 'withdrawn'];

/** What became of the handoffs, of what was sent and of incidents. */
export function outcomeSections(rows: {
  readonly handoffs: readonly HandoffRow[];
  readonly sent: readonly SentRow[];
  readonly labels: readonly LabelRow[];
  readonly incidents: readonly IncidentRow[];
}): Section[] {
  const { handoffs } = rows;
  const resolved = handoffs.filter((row) => row.state === 'resolved');
  const withdrawn = handoffs.filter((row) => row.state === 'withdrawn');
  return [
    counts({
      id: 'states',
      title: 'What became of the handoffs',
      about: 'Where the handoffs of the period stand now.',
      rowsAre: 'state',
      rows: grouped(handoffs, (row) => row.state, STATES).map(([name, all]) => ({ name, count: all.length })),
      divides: true,
    }),
    counts({
      id: 'went_wrong',
      title: 'What went wrong',
      about:
        'Handoffs in which it happened at least once. Each is reviewed: nobody answered although all were paged; a claim that was left; an opt-out while at risk.',
      rowsAre: 'what',
      rows: [
        { name: 'nobody_answered', count: handoffs.filter((row) => row.nobodyAnswered).length },
        { name: 'claim_left', count: handoffs.filter((row) => row.wasLeft).length },
        { name: 'opt_out_at_risk', count: handoffs.filter((row) => row.trigger === 'opt_out').length },
      ],
      divides: false,
    }),
    counts({
      id: 'dispositions',
      title: 'How handoffs ended',
      about: 'The disposition that the clinician gave.',
      rowsAre: 'disposition',
      rows: grouped(resolved, (row) => row.disposition ?? 'none').map(([name, all]) => ({
        name,
        count: all.length,
      })),
      divides: true,
    }),
    counts({
      id: 'withdrawn',
      title: 'Withdrawn handoffs',
      about: 'Closed by a clinician without care being needed, by reason.',
      rowsAre: 'reason',
      rows: grouped(withdrawn, (row) => row.withdrawnReason ?? 'none').map(([name, all]) => ({
        name,
        count: all.length,
      })),
      divides: true,
    }),
    handleSection(resolved),
    undeliveredSection(rows.sent),
    falsePageSection(rows.labels, handoffs),
    incidentSection(rows.incidents),
  ];
}

function counts(section: {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly rowsAre: string;
  readonly rows: readonly Counted[];
  readonly divides: boolean;
}): Section {
  const { rows, divides, ...rest } = section;
  return {
    ...rest,
    columns: [COUNT('Handoffs')],
    rows: holdBack(rows, divides),
    plot: { kind: 'bar', column: 'count' },
  };
}

function handleSection(resolved: readonly HandoffRow[]): Section {
  const rows = grouped(resolved, (row) => row.level).map(([name, group]): Counted => {
    const seconds = group.flatMap(({ claimedAt, resolvedAt }) =>
      claimedAt && resolvedAt ? [(resolvedAt.getTime() - claimedAt.getTime()) / 1000] : [],
    );
    return { name, count: seconds.length, figures: [quantile(seconds, 0.5), quantile(seconds, 0.9)] };
  });
  return {
    id: 'handle_time',
    title: 'Time with the client',
    about: 'From the last claim to the disposition. No target: long is not bad.',
    rowsAre: 'level',
    columns: [
      COUNT('Resolved'),
      { key: 'median', label: 'Median', unit: 'seconds' },
      { key: 'p90', label: '90 % within', unit: 'seconds' },
    ],
    rows: holdBack(rows, false),
    plot: { kind: 'bar', column: 'median' },
  };
}

function undeliveredSection(sent: readonly SentRow[]): Section {
  const rows = sent.map((row): Counted => {
    const { channel, undelivered } = row;
    return {
      name: channel,
      count: row.sent,
      figures: [isSmall(undelivered) ? HELD_BACK : undelivered, share(undelivered, row.sent)],
    };
  });
  return {
    id: 'undelivered',
    title: 'Messages that did not arrive',
    about: 'Of the lines to clients, those that the carrier or the provider refused or lost.',
    rowsAre: 'channel',
    columns: [
      COUNT('Lines to clients'),
      { key: 'undelivered', label: 'Not delivered', unit: 'count' },
      { key: 'share', label: 'Share', unit: 'percent' },
    ],
    // A share of few would tell the count that is held back.
    rows: holdBack(rows, false).map(({ name, values }) => ({
      name,
      values: values[1] === HELD_BACK ? [values[0] ?? null, HELD_BACK, HELD_BACK] : values,
    })),
    plot: { kind: 'bar', column: 'share' },
  };
}

function falsePageSection(labels: readonly LabelRow[], handoffs: readonly HandoffRow[]): Section {
  const noCrisis = labels.filter((row) => row.label === 'not_crisis').length;
  const risk = handoffs.filter((row) => row.trigger === 'risk');
  const notACrisis = risk.filter((row) => row.withdrawnReason === 'not_a_crisis').length;
  return {
    id: 'false_pages',
    title: 'False pages',
    about:
      'Assessments at moderate or above that a clinician labelled, and handoffs opened for risk that were withdrawn as no crisis. Target: 10 % at most. Only what was labelled is known.',
    rowsAre: 'judged by',
    columns: [COUNT('Judged'), { key: 'share', label: 'No crisis', unit: 'percent' }],
    rows: holdBack(
      [
        { name: 'labelled_assessments', count: labels.length, figures: [share(noCrisis, labels.length)] },
        { name: 'handoffs_for_risk', count: risk.length, figures: [share(notACrisis, risk.length)] },
      ],
      false,
    ),
    plot: null,
  };
}

function incidentSection(incidents: readonly IncidentRow[]): Section {
  const dispatched = incidents.filter((row) => row.dispatched);
  const closed = incidents.filter((row) => row.closed);
  const row = (name: string, part: readonly IncidentRow[], whole: readonly IncidentRow[]): Counted => ({
    name,
    count: whole.length,
    figures: [share(part.length, whole.length)],
  });
  return {
    id: 'incidents',
    title: 'Danger to life',
    about:
      'Incidents opened in the period. Without dispatch: the least invasive way was enough. Target for responders having reached the client: 100 %.',
    rowsAre: 'what',
    columns: [COUNT('Incidents'), { key: 'share', label: 'Share', unit: 'percent' }],
    rows: holdBack(
      [
        row(
          'without_dispatch',
          incidents.filter((one) => !one.dispatched),
          incidents,
        ),
        row(
          'responder_contact_confirmed',
          dispatched.filter((one) => one.responderContact),
          dispatched,
        ),
        row(
          'closed_with_all_steps',
          closed.filter((one) => !one.closedWithOpenSteps),
          closed,
        ),
      ],
      false,
    ),
    plot: null,
  };
}
