/**
 * Promise: no step of a handoff waits for Slack. With Slack down from the start the on-call phones get their pages and the
 * desk's queue has the handoff; when Slack is back, the alert appears there once.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../support/until.ts';
import { CLIENT_PHONE, Program, STAFF_PHONES } from './program.ts';

let program: Program;
beforeAll(async () => {
  program = await Program.start({ slack: 'down' });
});
afterAll(() => program?.stop());

it('pages, shows it at the desk, and alerts once when Slack is back', async () => {
  expect(await program.text('i have pills in my hand and i am going to take them now')).toBe(200);
  await until('an answer to the client', () => program.textsTo(CLIENT_PHONE).length > 0);
  await until('the primary’s text', () => program.textsTo(STAFF_PHONES.Ana).length > 0);
  await until('the primary’s call', () => program.twilio.taken.some(({ kind }) => kind === 'Calls'));
  const waiting = await program.rows(`SELECT state FROM handoff`);
  expect(waiting).toEqual([{ state: 'waiting' }]);
  expect(program.workspace.alerts()).toEqual([]);

  await program.workspace.up();
  await until('the alert', () => program.workspace.alerts().length > 0);
  await until(
    'the alert to be noted',
    async () => (await program.rows(`SELECT 1 FROM handoff WHERE slack_ts IS NOT NULL`)).length === 1,
  );
  await program.settled();
  expect(program.workspace.alerts()).toHaveLength(1);
  expect(program.workspace.alerts()[0]?.metadata?.event_payload).toMatchObject({
    state: 'waiting',
    level: 'imminent',
  });
});
