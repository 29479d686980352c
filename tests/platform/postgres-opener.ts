import { openDatabase } from '../../platform/postgres/open-database.ts';

// A command of its own process, for postgres.test.ts: opens the database of the folder it is given, says
// whether it started the server, and gives the database back when its input ends.
const database = await openDatabase({ dataDir: process.argv[2] ?? '', durable: false });
console.log(JSON.stringify({ owned: database.owned }));
for await (const _ of process.stdin) {
  // Nothing is expected; the end is what counts.
}
await database.stop();
