import { afterEach, beforeEach, expect, test } from 'vitest';
import { TimerEngine } from '../../conversations/timers/timer-engine.ts';
import {
  armWeeklySummary,
  WEEKLY_SUMMARY,
  weeklySummaryHandler,
} from '../../operations/reports/weekly-summary.ts';
import { silentLog } from '../../platform/log.ts';
import { CHANNEL, SlackWorld } from '../channels/slack-world.ts';

let world: SlackWorld;
let timers: TimerEngine;
beforeEach(async () => {
  world = await SlackWorld.start();
  timers = engine(true);
});
afterEach(() => world.stop());

function engine(consoleEnabled: boolean): TimerEngine {
  const { database, announcer } = world;
  const handler = weeklySummaryHandler({ database, announcer, consoleEnabled });
  return new TimerEngine({ database, log: silentLog, handlers: new Map([[WEEKLY_SUMMARY, handler]]) });
}

const summaries = () =>
  world.workspace.messages.filter(({ metadata }) => metadata?.event_type === 'handrail_summary');
const due = async () => {
  const rows = await world.rows<{ due_at: Date }>('SELECT due_at FROM timer WHERE key = $1', [
    WEEKLY_SUMMARY,
  ]);
  return rows[0]?.due_at.toISOString();
};
/** Runs the one timer: the handoffs' own are of no interest here. */
const run = () => timers.run('', WEEKLY_SUMMARY);

test('posts the week that is over on Monday morning of the program’s time zone, once, few figures held back', async () => {
  await world.staff('Ana', 'UANA');
  const [staff] = await world.rows<{ id: string }>('SELECT id FROM staff');
  await world.rows(
    `INSERT INTO on_call_shift (id, tier, staff_id, rule, minutes, time_zone, created_at)
     VALUES ($1, 'primary', $2, 'FREQ=DAILY', 600, 'Europe/Berlin', $3)`,
    [world.database.ids.next(), staff?.id, world.clock.now()],
  );
  for (let i = 0; i < 2; i += 1) await world.open(await world.client(), 'moderate');
  await world.open(await world.client(), 'imminent', true);

  await armWeeklySummary(world.database);
  await armWeeklySummary(world.database);
  // 9 in the morning in Berlin, an hour ahead of UTC before the clocks change there.
  expect(await due()).toBe('2026-03-16T08:00:00.000Z');
  world.clock.advanceTo(new Date('2026-03-16T08:00:00Z'));
  expect(await run()).toBe(true);
  await world.settled();

  const [posted] = summaries();
  expect(summaries()).toHaveLength(1);
  expect(posted?.channel).toBe(CHANNEL);
  expect(posted?.text).toContain('Week from 2026-03-09 to 2026-03-15');
  expect(posted?.text).toContain('Europe/Berlin');
  expect(posted?.text).toContain('Handoffs: moderate <11');
  expect(posted?.text).not.toContain('imminent');
  expect(posted?.text).toMatch(/Stretches without a primary in the coming week: [1-9]/);
  expect(await due()).toBe('2026-03-23T08:00:00.000Z');
});

test('a summary that was missed comes late and once, and the next keeps to the clock on the wall', async () => {
  await armWeeklySummary(world.database);
  expect(await due()).toBe('2026-03-16T13:00:00.000Z');
  // Down for two weeks and a bit, and up again on a Monday before the hour.
  world.clock.advanceTo(new Date('2026-03-30T12:00:00Z'));
  await run();
  await world.settled();
  expect(summaries().map(({ text }) => text.split('\n')[0])).toEqual([
    '*Week from 2026-03-23 to 2026-03-29* (America/New_York)',
  ]);
  world.clock.advanceTo(new Date('2026-03-30T13:00:00Z'));
  expect(await run()).toBe(true);
  await world.settled();
  expect(summaries()).toHaveLength(1);
  expect(await due()).toBe('2026-04-06T13:00:00.000Z');
});

test('without Slack nothing is queued, and the clock goes on', async () => {
  timers = engine(false);
  await armWeeklySummary(world.database);
  world.clock.advanceTo(new Date('2026-03-16T13:00:00Z'));
  await run();
  expect(await world.rows(`SELECT 1 FROM outbox WHERE kind = 'summary'`)).toEqual([]);
  expect(await due()).toBe('2026-03-23T13:00:00.000Z');
});

test('an answer that was lost does not post it twice', async () => {
  await armWeeklySummary(world.database);
  world.workspace.fail('chat.postMessage', { kind: 'answer_lost' });
  world.clock.advanceTo(new Date('2026-03-16T13:00:00Z'));
  await run();
  await world.outbox.send('console');
  world.clock.advanceSeconds(120);
  await world.settled();
  expect(summaries()).toHaveLength(1);
});
