import { readFile } from 'node:fs/promises';
import { HandrailError } from '../../platform/errors.ts';
import { importData } from '../import/import-data.ts';
import { readImportFile } from '../import/read-file.ts';
import { runCommand } from '../run-command.ts';

/** A long file says how far it is after so many rows. */
const PROGRESS_ROWS = 500;

const HELP = `Usage: npm run -s import -- FILE

Loads clients, staff, on-call shifts and resources from FILE: JSON (a list of clients, or an object with clients, staff,
onCall, resources) or a CSV table of clients. An id that is known already is updated; a field that is left out stays as
it is. Prints a line for each row that failed and why (such a row changes nothing), then a summary.
Exit code 1 where a row failed. The fields are described in docs/import-file.md.`;

await runCommand(
  { help: HELP, permission: 'import_data', options: {}, allowPositionals: true },
  async ({ database, positionals }) => {
    const [name, ...more] = positionals;
    if (!name || more.length > 0) throw new HandrailError('bad_request', `One FILE is needed.\n\n${HELP}`);
    const file = readImportFile(await readText(name));
    const result = await importData(database, file, {
      failed: (line) => console.log(line),
      warned: (line) => console.error(line),
      progressed: (done, total) => {
        if (done % PROGRESS_ROWS === 0 && done < total) console.error(`${done} of ${total} rows`);
      },
    });
    const { clients, staff, onCall, resources } = result.saved;
    console.log(
      `${clients} clients, ${staff} staff, ${onCall} shifts and ${resources} resources saved, ` +
        `${result.unchanged} unchanged, ${result.failed} failed.`,
    );
    return result.failed > 0 ? 1 : 0;
  },
);

async function readText(name: string): Promise<string> {
  try {
    return await readFile(name, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new HandrailError('import_invalid', `${name} cannot be read (${code})`);
  }
}
