import type { HistoryLine } from '../../../handoff/drills/drill-history.ts';
import type { DrillReport } from '../../../handoff/drills/drill-report.ts';
import type { DrillEntry } from '../../../handoff/drills/drills.ts';
import { MOST_POINTS, scoreOf } from '../../../handoff/drills/rubric.ts';
import { secondsAfter } from '../../../platform/clock.ts';
import { HandrailError } from '../../../platform/errors.ts';
import { staffById, staffByIds } from '../../../program/staff/find-staff.ts';
import { botSummary, drillWord, missedWord, shiftWord } from '../../../words/of-work.ts';
import { plain } from '../../../words/say.ts';
import { escapeMrkdwn, slackTime } from '../mrkdwn.ts';
import type { Command, CommandParts } from './command.ts';
import { tailOf } from './find.ts';

const LISTED = 10;

export const drillCommand: Command = {
  word: 'drill',
  help: '`/crisis drill`: drills there were and what can be rehearsed; `drill start plan_and_means` (and minutes, for later), `drill report D-3F2B9C`, `drill stop D-3F2B9C`, `drill history`',
  action: 'view_queue',
  answer: async (parts, { words, staff }) => {
    const { drills } = parts.handoffs;
    const [word, what = '', minutes] = words;
    switch (word?.toLowerCase()) {
      case undefined:
        return drillsText(parts);
      case 'start': {
        const inMinutes = Number.parseInt(minutes ?? '0', 10) || 0;
        const later = inMinutes > 0 ? secondsAfter(parts.database.clock.now(), inMinutes * 60) : null;
        await drills.start(staff.id, what, later);
        const when = later ? slackTime(later, later.toISOString()) : 'now';
        return `DRILL · ${escapeMrkdwn(plain(what))} starts ${when}. Its pages and messages are real, and marked DRILL.`;
      }
      case 'history':
        return historyText(parts);
      case 'stop':
        await drills.stop((await byCode(parts, what)).id, staff.id);
        return 'The drill is stopped.';
      case 'report': {
        const drill = await byCode(parts, what);
        return reportText(parts, drill, await drills.report(drill.id));
      }
      default:
        throw new HandrailError(
          'bad_request',
          'say `start`, `stop`, `report` or `history` after `drill`, or nothing',
        );
    }
  },
};

/** A drill as one line. */
export function drillLine({ id, scenario, state, startedAt }: DrillLineFacts): string {
  const time = slackTime(startedAt, startedAt.toISOString());
  return `DRILL · ${drillCode(id)} ${escapeMrkdwn(plain(scenario))} · ${escapeMrkdwn(state)} · ${time}`;
}
type DrillLineFacts = Pick<DrillEntry, 'id' | 'scenario' | 'state' | 'startedAt'>;

const drillCode = (id: string) => `D-${id.replaceAll('-', '').slice(-6).toUpperCase()}`;

async function drillsText({ handoffs }: CommandParts): Promise<string> {
  const past = (await handoffs.drills.list(LISTED)).map((drill) => `• ${drillLine(drill)}`);
  const scenarios = (await handoffs.drills.scenarios()).map(
    ({ id, title, level, minutes }) => `• \`${id}\` ${escapeMrkdwn(title)} (${level}, ${minutes} min)`,
  );
  return [past.length > 0 ? past.join('\n') : 'No drill yet.', '*To rehearse*', ...scenarios].join('\n');
}

async function byCode({ handoffs }: CommandParts, code: string): Promise<DrillEntry> {
  const tail = tailOf(code, 'D');
  const drill = (await handoffs.drills.list()).find(({ id }) => id.replaceAll('-', '').endsWith(tail ?? '-'));
  if (!drill) throw new HandrailError('not_found', 'no drill has this code; for example D-3F2B9C');
  return drill;
}

/** What was scored, in one line each: by the record, and by a supervisor. */
function rubricLines({ rubric = [], judged }: DrillReport): string[] {
  const score = scoreOf(rubric, judged ?? null);
  if (score === null) return [];
  const items = rubric.map(({ item, points, of }) => `${drillWord(item)} ${points}/${of}`).join(', ');
  const marks = Object.entries(judged?.marks ?? {}).map(
    ([item, points]) => `${drillWord(item)} ${points}/${MOST_POINTS}`,
  );
  return [
    `Score: ${score} %. ${items}.`,
    marks.length > 0
      ? `Judged by a supervisor: ${marks.join(', ')}.`
      : 'A supervisor scores the talk at the desk.',
  ];
}

async function historyText({ database, handoffs }: CommandParts): Promise<string> {
  const { byClinician, byShift, shiftsOwed } = await handoffs.drills.history();
  const staff = await staffByIds(
    database,
    byClinician.map(({ key }) => key),
  );
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const line = ({ key, drills, inTime, contactMedian, score }: HistoryLine) =>
    `• ${escapeMrkdwn(names.get(key) ?? shiftWord(key))}: ${drills} drills, ${inTime} in time${contactMedian === null ? '' : `, contact after ${contactMedian} s`}${score === null ? '' : `, score ${score} %`}`;
  if (byShift.length === 0) return 'No drill is over yet.';
  return [
    '*By clinician*',
    ...(byClinician.length > 0 ? byClinician.map(line) : ['Nobody has taken one.']),
    '*By shift*',
    ...byShift.map(line),
    shiftsOwed.length > 0
      ? `No drill in the last 30 days: ${shiftsOwed.join(', ')}.`
      : 'Every shift had a drill in the last 30 days.',
  ].join('\n');
}

async function reportText(
  { database }: CommandParts,
  drill: DrillEntry,
  report: DrillReport,
): Promise<string> {
  const clinician = report.clinicianId ? await staffById(database, report.clinicianId) : null;
  const after = (seconds: number | null) => (seconds === null ? 'not' : `after ${Math.round(seconds)} s`);
  const target = report.target === null ? '' : ` (aim: ${report.target} s)`;
  const missed = report.stepsMissed.map((step) => escapeMrkdwn(missedWord(step))).join(', ');
  return [
    drillLine(drill),
    report.handoffId
      ? `Accepted ${after(report.claimedAfter)}${clinician ? ` by ${escapeMrkdwn(clinician.name)}` : ''}, in contact ${after(report.contactedAfter)}${target}, resolved ${after(report.resolvedAfter)}.`
      : 'No handoff was opened.',
    `Pages: ${report.pages.length}. ${missed ? `Missed: ${missed}.` : 'Nothing was missed.'}`,
    ...(report.bot?.length ? [botSummary(report.bot)] : []),
    ...rubricLines(report),
  ].join('\n');
}
