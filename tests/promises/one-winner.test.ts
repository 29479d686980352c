/**
 * Promise: one clinician has a handoff. Of two who take it at the same moment, one in Slack and one elsewhere, one gets
 * it and the other is told who has it.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Handoffs } from '../../handoff/handoffs.ts';
import { Announcer } from '../../platform/announce.ts';
import { errorCodeOf } from '../../platform/errors.ts';
import { builtInProtocol } from '../../program/protocol/load-protocol.ts';
import { until } from '../support/until.ts';
import { CHANNEL, Program } from './program.ts';

let program: Program;
beforeAll(async () => {
  program = await Program.start();
});
afterAll(() => program?.stop());

it('gives every handoff to exactly one of those who ask at once', async () => {
  // Another process of the same deployment, as the desk of a second machine would be.
  const elsewhere = new Handoffs(program.database, {
    announcer: new Announcer(),
    protocol: builtInProtocol(),
    voice: { tell: async () => undefined },
    consoleEnabled: true,
    pagesEnabled: true,
    publicUrl: program.server.url,
  });
  const [ben] = await program.rows<{ id: string }>(`SELECT id FROM staff WHERE slack_user_id = 'U0BEN'`);
  for (let round = 0; round < 3; round += 1) {
    const phone = `+1555010100${round}`;
    await program.text('i need to talk to a real person', { From: phone });
    const alert = await until('the alert', () => program.workspace.alerts()[round]);
    const id = String(alert.metadata?.event_payload.handoff_id);
    const outcomes = await Promise.all([
      program.driver.blockAction({
        actionId: 'handoff_claim',
        value: id,
        user: 'U0ANA',
        channel: CHANNEL,
        messageTs: alert.ts,
      }),
      elsewhere.claim(id, ben?.id ?? '', 'desk').then(() => 'claimed', errorCodeOf),
    ]);
    expect(outcomes[0].status).toBe(200);
    const claims = () =>
      program.rows<{ clinician_id: string; state: string; claims: number }>(
        `SELECT h.clinician_id, h.state, (SELECT count(*)::int FROM handoff_event e WHERE e.handoff_id = h.id AND e.kind = 'claimed') AS claims
         FROM handoff h WHERE h.id = $1 AND h.clinician_id IS NOT NULL`,
        [id],
      );
    const [handoff] = await until('somebody to have it', async () => {
      const rows = await claims();
      return rows.length > 0 && rows;
    });
    if (outcomes[1] === 'claimed') {
      expect(handoff?.clinician_id).toBe(ben?.id);
      await until('Ana to be told', () =>
        program.workspace.ephemerals.some(({ user, text }) => user === 'U0ANA' && text.includes('Ben')),
      );
      program.workspace.ephemerals.length = 0;
    } else {
      expect(outcomes[1]).toBe('already_claimed');
      expect(handoff?.clinician_id).not.toBe(ben?.id);
    }
    expect(await claims()).toMatchObject([{ claims: 1 }]);
    await until('the card to say who has it', () => {
      const payload = program.workspace.alerts()[round]?.metadata?.event_payload;
      return (
        payload?.state === 'claimed' && payload.clinician === (outcomes[1] === 'claimed' ? 'U0BEN' : 'U0ANA')
      );
    });
  }
});
