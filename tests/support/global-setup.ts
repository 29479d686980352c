import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { makeRunFolder, removeAbandonedRunFolders, removeRunFolder } from './run-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of this run, where the tests' database server lives once a test asks for one. */
    runFolder: string;
  }
}

/** Runs once around the whole suite. Starts nothing by itself: a run of pure tests needs no database. What is served is built anew where a source changed. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  execFileSync(process.execPath, ['scripts/setup.mjs', '--dev'], { stdio: ['ignore', 'ignore', 'inherit'] });
  await removeAbandonedRunFolders();
  const folder = makeRunFolder();
  project.provide('runFolder', folder);
  return () => removeRunFolder(folder);
}
