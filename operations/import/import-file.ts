import type { Database } from '../../platform/database/database.ts';
import { type ImportResult, importData } from './import-data.ts';
import { readImportFile } from './read-file.ts';

/** Imports a file's text at once, with its failures' lines instead of a listener. @throws {HandrailError} import_invalid */
export async function importFile(
  database: Database,
  text: string,
): Promise<ImportResult & { readonly errors: readonly string[] }> {
  const errors: string[] = [];
  const result = await importData(database, readImportFile(text), { failed: (line) => errors.push(line) });
  return { ...result, errors };
}
