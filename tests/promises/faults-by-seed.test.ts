/**
 * Promise: through kills without warning, pauses, a bad network, cut connections and a Twilio that fails in every way, nothing that was accepted is
 * lost, nothing doubled that need not be, nothing out of order, and everybody at risk is paged. A short run of `npm run soak`.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasHeld, soakTable } from '../../operations/soak/report.ts';
import { soak } from '../../operations/soak/soak.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const SEED = Number(process.env.SEED ?? 7);
const MESSAGES = 40;

let scratch: TestDatabase;
beforeAll(async () => {
  scratch = await testDatabase();
});
afterAll(() => scratch?.stop());

it(`holds with seed ${SEED}`, async () => {
  const report = await soak({
    seed: SEED,
    messages: MESSAGES,
    between: [8, 16],
    clients: 6,
    pauseMs: 100,
    databaseUrl: scratch.url,
    tell: () => undefined,
  });
  const table = soakTable(report);
  console.log(table);
  expect(report.happened.kill, 'kills').toBeGreaterThan(0);
  expect(report.accepted).toBeGreaterThanOrEqual(MESSAGES);
  expect(hasHeld(report), table).toBe(true);
});
