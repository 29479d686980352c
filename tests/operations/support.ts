import { importFile } from '../../operations/import/import-file.ts';
import { SimulatedClock } from '../../platform/clock.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { Database } from '../../platform/database/database.ts';
import { seededIds } from '../../platform/ids.ts';
import { testDatabase } from '../support/database.ts';

export interface TestPlatform {
  readonly database: Database;
  readonly clock: SimulatedClock;
  /** Imports what stands in a file and returns the failures' lines with the counts. */
  load(content: unknown): Promise<{ failures: string[]; unchanged: number; saved: number }>;
  close(): Promise<void>;
}

/** A database of the caller's own with a clock that stands still. */
export async function openTestPlatform(seed: string): Promise<TestPlatform> {
  const test = await testDatabase();
  const clock = new SimulatedClock(new Date('2026-03-10T15:00:00Z'));
  const keyring = new Keyring(Buffer.alloc(32, 7));
  const database = new Database({ url: test.url, clock, ids: seededIds(clock, seed), keyring, poolSize: 4 });
  return {
    database,
    clock,
    load: async (content) => {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      const result = await importFile(database, text);
      clock.advanceSeconds(1);
      const saved = Object.values(result.saved).reduce((sum, count) => sum + count, 0);
      return { failures: [...result.errors], unchanged: result.unchanged, saved };
    },
    close: async () => {
      await database.close();
      await test.stop();
    },
  };
}
