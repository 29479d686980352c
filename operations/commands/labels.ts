import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRegistry } from '../../classifiers/learning/registry.ts';
import { readConfig } from '../../config.ts';
import { HandrailError } from '../../platform/errors.ts';
import { collectLabels } from '../learning/collect-labels.ts';
import { runCommand } from '../run-command.ts';

const HELP = `Usage: npm run -s labels

Writes the messages that clinicians labelled (this was, this was not a crisis) to DATA_DIR/models/labels.jsonl, readable by its owner
only, for npm run -s train -- --labels DATA_DIR/models/labels.jsonl. Needs the program's recorded consent (train --consent NAME).
Erased clients are not among them. Taking them out is noted in the audit. Delete the file after training.`;

await runCommand({ help: HELP, permission: 'export_labels', options: {} }, async ({ database, operator }) => {
  const { dataDir } = readConfig(process.env);
  if (readRegistry(dataDir).consent === null)
    throw new HandrailError(
      'forbidden',
      'Learning from clients is off: the program has not consented (npm run -s train -- --consent NAME).',
    );
  const labels = await collectLabels(database);
  await database.transactSystem(async (tx) =>
    tx.audit({
      who: operator.id,
      what: 'labels.exported',
      why: 'requested',
      subject: 'labels',
      data: { count: labels.length },
    }),
  );
  const folder = join(dataDir, 'models');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'labels.jsonl');
  writeFileSync(file, labels.map((label) => `${JSON.stringify(label)}\n`).join(''), { mode: 0o600 });
  console.log(`${labels.length} labels written to ${file}`);
  return 0;
});
