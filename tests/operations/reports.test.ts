import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../operations/import/csv.ts';
import { reportCsv } from '../../operations/reports/csv.ts';
import type { Report } from '../../operations/reports/report.ts';
import { makeReport } from '../../operations/reports/report-source.ts';
import { generateRecord, type Told } from './reports-record.ts';
import { openTestPlatform, type TestPlatform } from './support.ts';

const NOVEMBER = { firstDay: '2026-11-01', lastDay: '2026-11-30', timeZone: 'America/New_York' };
const TARGETS: Record<string, number> = { imminent: 60, high: 120, moderate: 900 };

describe('a report over a generated record', () => {
  let platform: TestPlatform;
  let told: Told;
  let report: Report;

  beforeAll(async () => {
    platform = await openTestPlatform('reports');
    platform.clock.advanceTo(new Date('2027-01-15T00:00:00Z'));
    told = await generateRecord(platform.database);
    report = await makeReport(platform.database, NOVEMBER);
  });
  afterAll(() => platform.close());

  const figure = (section: string, row: string, key: string) => {
    const found = report.sections.find(({ id }) => id === section);
    const column = found?.columns.findIndex((one) => one.key === key) ?? -1;
    return found?.rows.find(({ name }) => name === row)?.values[column];
  };
  const percent = (part: number, whole: number) => Math.round((part / whole) * 1000) / 10;
  /** The middle and the ninth decile, by hand: interpolated between neighbours. */
  const at = (numbers: number[], q: number) => {
    const sorted = numbers.toSorted((a, b) => a - b);
    const place = q * (sorted.length - 1);
    const below = sorted[Math.floor(place)] as number;
    const above = sorted[Math.ceil(place)] as number;
    return Math.round((below + (above - below) * (place % 1)) * 10) / 10;
  };

  it('counts the time to first contact by level as an independent count of the record does', () => {
    for (const level of ['imminent', 'high', 'moderate']) {
      const its = told.handoffs.filter((one) => one.level === level);
      const waits = its.flatMap((one) => (one.contactAfter === null ? [] : [one.contactAfter]));
      const owed = its.filter((one) => one.contactAfter !== null || one.state !== 'withdrawn');
      const inTarget = waits.filter((seconds) => seconds <= (TARGETS[level] as number));
      expect(figure('time_to_contact', level, 'count')).toBe(its.length);
      expect(figure('time_to_contact', level, 'median')).toBe(at(waits, 0.5));
      expect(figure('time_to_contact', level, 'p90')).toBe(at(waits, 0.9));
      expect(figure('time_to_contact', level, 'answered')).toBe(percent(waits.length, owed.length));
      expect(figure('time_to_contact', level, 'in_target')).toBe(percent(inTarget.length, owed.length));
    }
  });

  it('cuts handoffs by channel, language and the hour on the wall, across the change of the clocks', () => {
    const countBy = (nameOf: (one: Told['handoffs'][number]) => string) => {
      const counts = new Map<string, number>();
      for (const one of told.handoffs) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
      return [...counts];
    };
    for (const [section, counted] of [
      ['handoffs_by_channel', countBy((one) => one.channel)],
      ['handoffs_by_language', countBy((one) => one.language)],
      ['handoffs_by_hour', countBy((one) => one.localHour)],
    ] as const) {
      const shown = counted.filter(([name]) => figure(section, name, 'count') !== '<11');
      expect(shown.length).toBeGreaterThan(0);
      for (const [name, count] of shown) expect(figure(section, name, 'count')).toBe(count);
    }
  });

  it('counts what became of them, and what was sent, tried, asked and said', () => {
    const { handoffs, sent, skills, feedback, sessions } = told;
    const resolved = handoffs.filter((one) => one.state === 'resolved');
    expect(figure('states', 'resolved', 'count')).toBe(resolved.length);
    expect(figure('went_wrong', 'nobody_answered', 'count')).toBe(
      handoffs.filter((one) => one.nobodyAnswered).length,
    );
    expect(figure('dispositions', 'safe_with_plan', 'count')).toBe(
      resolved.filter((one) => one.disposition === 'safe_with_plan').length,
    );
    expect(figure('undelivered', 'sms', 'count')).toBe(sent.filter((one) => one === 'sms').length);
    expect(figure('undelivered', 'sms', 'undelivered')).toBe(told.undelivered);
    const rated = skills.filter((one) => one.skill === 'box_breathing' && one.after !== null);
    const falls = rated.map((one) => (one.after as number) - one.before);
    expect(figure('skills', 'box_breathing', 'count')).toBe(rated.length);
    expect(figure('skills', 'box_breathing', 'mean_change')).toBe(
      Math.round((falls.reduce((a, b) => a + b, 0) / falls.length) * 10) / 10,
    );
    expect(figure('helped', 'yes', 'count')).toBe(feedback.filter((one) => one === 'yes').length);
    const withPlan = sessions.filter((one) => one.plan);
    expect(figure('plan_use', 'moderate', 'used')).toBe(
      percent(withPlan.filter((one) => one.saw).length, withPlan.length),
    );
    expect(figure('first_reply', 'sms', 'median')).toBe(at([...told.replySeconds], 0.5));
  });

  it('tells whether clients were contacted in time after a handoff', () => {
    const ends = told.handoffs.filter((one) => one.state === 'resolved');
    const within = (hours: number) =>
      ends.filter((one) => one.followUpAfterHours !== null && one.followUpAfterHours <= hours).length;
    expect(figure('after_handoff', '24_hours', 'count')).toBe(ends.length);
    expect(figure('after_handoff', '24_hours', 'share')).toBe(percent(within(24), ends.length));
    expect(figure('after_handoff', '72_hours', 'share')).toBe(percent(within(72), ends.length));
  });

  it('leaves drills and what lies outside of the period out', () => {
    expect(figure('handoffs_by_channel', 'slack', 'count')).toBeUndefined();
    expect(figure('handoffs_by_trigger', 'outside', 'count')).toBeUndefined();
  });

  it('shows no small cell, nor one that could be found by subtraction, and says so', () => {
    for (const section of report.sections) {
      for (const column of section.columns.filter(({ unit }) => unit === 'count')) {
        const place = section.columns.indexOf(column);
        const small = section.rows.filter(
          ({ values }) => Number(values[place]) > 0 && Number(values[place]) < 11,
        );
        expect(small, `${section.id}.${column.key}`).toEqual([]);
      }
    }
    const languages = report.sections.find(({ id }) => id === 'handoffs_by_language')?.rows ?? [];
    const hidden = languages.filter(({ values }) => values[0] === '<11').map(({ name }) => name);
    expect(hidden).toContain('fr');
    expect(hidden.length).toBeGreaterThan(1);
    expect(report.notes.join(' ')).toContain('<11');
  });

  it('is written as CSV that no spreadsheet runs, with the same figures', () => {
    const rows = parseCsv(reportCsv(report)).map(({ cells }) => cells);
    expect(rows[0]).toEqual(['from', 'to', 'time_zone', 'section', 'row', 'measure', 'unit', 'value']);
    const line = rows.find(
      ([, , , section, row, measure]) => [section, row, measure].join() === 'time_to_contact,high,median',
    );
    expect(line?.[7]).toBe(String(figure('time_to_contact', 'high', 'median')));
    const programs = rows
      .filter(([, , , section]) => section === 'handoffs_by_program')
      .map((cells) => cells[4]);
    expect(programs).toContain(`'=HYPERLINK("https://example.org","x")`);
    for (const cell of rows.flat()) {
      if (Number.isNaN(Number(cell))) expect(cell).not.toMatch(/^\s*[=+\-@]/);
    }
  });

  it('refuses a period that is none', async () => {
    const ask = (change: Partial<typeof NOVEMBER>) =>
      makeReport(platform.database, { ...NOVEMBER, ...change });
    await expect(ask({ lastDay: '2026-11-31' })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(ask({ lastDay: '2026-10-01' })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(ask({ timeZone: 'Mars/Olympus' })).rejects.toMatchObject({ code: 'bad_request' });
  });
});
