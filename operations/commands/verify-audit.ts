import { verifyAudit } from '../../platform/audit/verify.ts';
import { runCommand } from '../run-command.ts';

const HELP = `Usage: npm run -s verify-audit

Checks the whole audit trail: every entry against its keyed hash and the entry before it, every chain against its head,
every seal. Prints what it counted. Exit code 1 where something was changed, removed or added, with the chain (a client's
id, "system", or "seals") and the position of the first entry that is wrong. Changes nothing.`;

const EXPLAINED = {
  entry_missing: 'an entry is missing here',
  entry_changed: 'this entry is not what was written',
  link_broken: 'this entry does not follow the one before it',
  other_key: 'this entry was written under another encryption key',
  head_differs: 'the chain does not end where its head says',
  seal_contradicts: 'a seal says that the chain stood elsewhere',
  seal_broken: 'a seal was changed or removed here',
} as const;

await runCommand({ help: HELP, permission: 'verify_audit', options: {} }, async ({ database }) => {
  const { entries, chains, seals, lastSeal, broken } = await verifyAudit(database.pool, database.keyring);
  console.log(`${entries} entries in ${chains} chains, ${seals} seals.`);
  if (lastSeal) console.log(`Last seal: ${lastSeal.position} ${lastSeal.hash}`);
  for (const { chain, position, fault } of broken) {
    console.log(`BROKEN chain ${chain} position ${position}: ${EXPLAINED[fault]} (${fault})`);
  }
  if (broken.length > 0) {
    console.log(
      `The audit trail was tampered with in ${broken.length} ${broken.length === 1 ? 'chain' : 'chains'}.`,
    );
    return 1;
  }
  console.log('The audit trail is whole.');
  return 0;
});
