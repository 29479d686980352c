import { REVIEW_TASK } from '../../../handoff/care/incident-review.ts';
import type { HandoffRow } from '../../../handoff/rows.ts';
import { followUpWord } from '../../../words/of-care.ts';
import { channelWord } from '../../../words/of-handoffs.ts';
import {
  actions,
  type Block,
  button,
  context,
  DIVIDER,
  header,
  LIMITS,
  menu,
  section,
} from '../block-kit.ts';
import { CLAIM_ACTION } from '../card/card-buttons.ts';
import type { CommandParts } from '../commands/command.ts';
import { drillLine } from '../commands/drill.ts';
import { handoffLine } from '../commands/lines.ts';
import { type TaskLine, taskLine } from '../commands/task.ts';
import { escapeMrkdwn, slackTime } from '../mrkdwn.ts';
import { type FollowUpLine, HOME_LISTED, type HomeFacts } from './home-facts.ts';

export const PRESENCE_ACTION = 'presence_';
export const TASK_DONE_ACTION = 'task_done';
export const HOME_REFRESH_ACTION = 'home_refresh';
export const DRILL_START_ACTION = 'drill_start';
export const HOME_NEAR_MISS_ACTION = 'near_miss';
const THREAD_ACTION = 'home_thread';
const DESK_ACTION = 'home_desk';

/** Somebody's home page: what is theirs, what waits, what is due, whether they are on call, drills. Pure. */
export function homeView(facts: HomeFacts, parts: Pick<CommandParts, 'permalink' | 'publicUrl'>): Block {
  const blocks: Block[] = [
    header('Handrail'),
    section(facts.presence),
    actions([
      button(`${PRESENCE_ACTION}on`, "I'm on", 'on', facts.isOn ? {} : { style: 'primary' }),
      button(`${PRESENCE_ACTION}away`, 'Back in 10 min', 'away'),
      button(`${PRESENCE_ACTION}clear`, 'As the roster says', 'clear'),
      button(HOME_REFRESH_ACTION, 'Refresh', 'refresh'),
    ]),
    DIVIDER,
    ...list('Mine', 'You have nobody now.', facts.mine, (row) => mine(row, facts.now, parts)),
    DIVIDER,
    ...list('Waiting', 'Nobody is waiting.', facts.waiting, (row) => waiting(row, facts.now, parts)),
    DIVIDER,
    ...list('Due within a day: tasks', 'No task is due.', facts.tasks, (task) =>
      section(taskLine(task, facts.now), taskButton(task)),
    ),
    ...list('Due within a day: follow-ups', 'No follow-up is due.', facts.followUps, followUp),
    DIVIDER,
    header('Drills'),
    ...(facts.drills.length === 0 ? [context('No drill yet.')] : []),
    ...facts.drills.map((drill) => context(drillLine(drill))),
    actions([
      ...(facts.scenarios.length > 0
        ? [
            menu(
              DRILL_START_ACTION,
              'Start a drill …',
              facts.scenarios.map(({ id, title }) => ({ value: id, text: title })),
            ),
          ]
        : []),
      button(DESK_ACTION, 'Open the desk', 'desk', { url: `${parts.publicUrl.replace(/\/+$/, '')}/desk` }),
      button(HOME_NEAR_MISS_ACTION, 'Report a near miss', 'none'),
    ]),
    context('Nobody’s name or words are on this page. `/crisis help` says what else there is.'),
  ];
  return { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) };
}

/** What whoever is not on the staff sees. */
export function strangerView(text: string): Block {
  return { type: 'home', blocks: [header('Handrail'), section(escapeMrkdwn(text))] };
}

function list<T>(title: string, none: string, rows: readonly T[], show: (row: T) => Block): Block[] {
  const more = rows.length > HOME_LISTED ? [context('… and more: see the desk.')] : [];
  return rows.length === 0
    ? [header(title), context(none)]
    : [header(title), ...rows.slice(0, HOME_LISTED).map(show), ...more];
}

function mine(row: HandoffRow, now: Date, { permalink }: Pick<CommandParts, 'permalink'>): Block {
  const link = permalink(row.slackChannel, row.slackTs);
  const text = handoffLine(row, { now, holder: null, link });
  return section(text, link ? button(THREAD_ACTION, 'Open the thread', row.id, { url: link }) : undefined);
}

function waiting(row: HandoffRow, now: Date, { permalink }: Pick<CommandParts, 'permalink'>): Block {
  const link = permalink(row.slackChannel, row.slackTs);
  const text = handoffLine(row, { now, holder: null, link });
  return section(text, button(CLAIM_ACTION, 'Accept', row.id, { style: 'primary' }));
}

/** A review is written, not ticked off. */
function taskButton({ id, kind, handoffId }: TaskLine): Block {
  if (kind === REVIEW_TASK && handoffId) return button(REVIEW_TASK, 'Review …', handoffId);
  return button(TASK_DONE_ACTION, 'Done', id, {
    confirm: {
      title: { type: 'plain_text', text: 'Is it done?' },
      text: { type: 'plain_text', text: 'It is closed for everybody, with your name.' },
      confirm: { type: 'plain_text', text: 'Done' },
      deny: { type: 'plain_text', text: 'Not yet' },
    },
  });
}

function followUp({ kind, ref, channel, dueAt }: FollowUpLine): Block {
  const by = escapeMrkdwn(channelWord(channel));
  return section(
    `*${escapeMrkdwn(followUpWord(kind))}* · ${escapeMrkdwn(ref)} · ${by} · due ${slackTime(dueAt, dueAt.toISOString())}`,
  );
}
