import { parseArgs } from 'node:util';
import { readConfig } from '../../config.ts';
import { systemClock } from '../../platform/clock.ts';
import { HandrailError } from '../../platform/errors.ts';
import { DatabaseError } from '../../platform/postgres/database-error.ts';
import { openDatabase } from '../../platform/postgres/open-database.ts';
import { backUp } from '../backup/backup.ts';
import type { Counts } from '../backup/format.ts';
import { restore } from '../backup/restore.ts';

const HELP = `Usage: npm run -s backup -- FILE            writes everything into FILE, beside a running server
       npm run -s backup -- --restore FILE  puts it into the empty database of DATABASE_URL (or of an empty DATA_DIR)

FILE is compressed; clients' words in it are encrypted as in the database, and the key is NOT in it: keep that elsewhere. A restore brings
back all or nothing, prints how many rows of each table came back, and needs the same release. Run verify-audit afterwards, and start
without Twilio and Slack first: a restored copy would page people for old handoffs (docs/backup.md).`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { restore: { type: 'boolean' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new HandrailError('bad_request', `One FILE is needed.\n\n${HELP}`);
  const { dataDir, databaseUrl } = readConfig(process.env);
  const opened = await openDatabase({ dataDir, databaseUrl: databaseUrl ?? undefined });
  try {
    if (values.restore) {
      const { counts, takenAt, keyId } = await restore(opened.url, file);
      tell(counts);
      console.log(`Restored as it stood at ${takenAt}. It needs the key with the id ${keyId ?? 'none'}.`);
    } else {
      tell(await backUp(opened.url, file, systemClock));
      console.log(`Written to ${file}.`);
    }
    return 0;
  } finally {
    await opened.stop();
  }
}

function tell(counts: Counts): void {
  for (const [table, count] of Object.entries(counts))
    if (count > 0) console.log(`${String(count).padStart(9)} ${table}`);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof HandrailError || error instanceof DatabaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
