/**
 * Promise: STOP is honoured. Nothing more goes to that number, not from the bot and not from a clinician; where the
 * client was at risk, staff are alerted and given the task to call.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../support/until.ts';
import { CHANNEL, CLIENT_PHONE, Program } from './program.ts';

let program: Program;
beforeAll(async () => {
  program = await Program.start();
});
afterAll(() => program?.stop());

it('sends nothing more, and gives people the word that they have to call', async () => {
  await program.text('i want to kill myself tonight, i have the pills here');
  const alert = await program.alert();
  await program.settled();
  expect(program.textsTo(CLIENT_PHONE).length).toBeGreaterThan(0);

  // Twilio takes the word itself, confirms it itself and refuses every text from now on.
  await program.text('STOP', { OptOutType: 'STOP' });
  await until(
    'the opt-out',
    async () => (await program.rows('SELECT 1 FROM identity WHERE opted_out_at IS NOT NULL')).length === 1,
  );
  await program.settled();
  const before = program.textsTo(CLIENT_PHONE);

  const handoffId = String(alert.metadata?.event_payload.handoff_id);
  await program.driver.blockAction({
    actionId: 'handoff_claim',
    value: handoffId,
    user: 'U0ANA',
    channel: CHANNEL,
    messageTs: alert.ts,
  });
  await until(
    'Ana to have it',
    async () => (await program.rows(`SELECT 1 FROM handoff WHERE state = 'claimed'`)).length === 1,
  );
  await program.driver.message({
    channel: CHANNEL,
    user: 'U0ANA',
    text: 'I am here with you',
    thread_ts: alert.ts,
  });
  // She learns that her words did not go out: in a whisper, or by a mark on them.
  await until('Ana to learn it', async () => {
    const rows = await program.rows(`SELECT status FROM message WHERE sender = 'clinician'`);
    const isWithheld = rows.length > 0 && rows.every(({ status }) => status === 'withheld');
    return isWithheld || program.workspace.ephemerals.some(({ user }) => user === 'U0ANA');
  });
  await program.settled();
  expect(program.textsTo(CLIENT_PHONE)).toEqual(before);

  const alerts = await program.rows<{ kind: string }>(
    `SELECT kind FROM alert WHERE kind = 'optout_during_risk'`,
  );
  expect(alerts).toHaveLength(1);
  const tasks = await program.rows<{ kind: string }>(`SELECT kind FROM task WHERE kind = 'voice_outreach'`);
  expect(tasks).toHaveLength(1);
  // The opt-out withdraws nothing.
  expect(await program.rows(`SELECT state FROM handoff`)).toEqual([{ state: 'claimed' }]);
});
