import type { Database } from '../../platform/database/database.ts';
import type { ImportResult } from '../import/import-data.ts';
import { importFile } from '../import/import-file.ts';
import { SAMPLE_PROGRAM } from './sample-program.ts';

/** Loads the sample program through the ordinary import. Loading it again undoes nothing that was done since. */
export async function loadSample(database: Database): Promise<ImportResult> {
  const result = await importFile(database, JSON.stringify(SAMPLE_PROGRAM));
  if (result.errors.length > 0)
    throw new Error(`the sample program cannot be loaded: ${result.errors.join('; ')}`);
  return result;
}
