import { rotateKey } from '../keys/rotate-key.ts';
import { runCommand } from '../run-command.ts';

const HELP = `Usage: npm run -s rotate-key

Changes the encryption key without a stop, in three steps:
  1. Start every server with ENCRYPTION_KEY set to the new key and ENCRYPTION_KEY_OLD to the one from before: they write with the
     new one and read with both. (Several servers at once: first with the two exchanged, so that each knows both before any writes.)
  2. Run this command with the same two variables. Every client's key is wrapped anew; it may be stopped and run again.
  3. Take ENCRYPTION_KEY_OLD away, at the next start, and destroy that key once no backup needs it.
Prints what was done. Exit code 1 where the keys do not fit the database.`;

await runCommand({ help: HELP, permission: 'rotate_key', options: {} }, async ({ database, operator }) => {
  const { outcome, clientKeys, staffProfiles } = await rotateKey(
    database,
    (done) => console.error(`${done} clients' keys wrapped anew`),
    operator.id,
  );
  if (outcome === 'nothing' && clientKeys === 0) {
    console.log('Nothing to do: this database is encrypted with ENCRYPTION_KEY already.');
    return 0;
  }
  console.log(
    `${clientKeys} clients' keys and ${staffProfiles} staff profiles are under the new key. ENCRYPTION_KEY_OLD is not needed any more.`,
  );
  return 0;
});
