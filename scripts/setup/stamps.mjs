import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fromRoot } from './paths.mjs';

// A stamp remembers what a step was last run on. It lives in node_modules, so that removing that folder
// forgets everything at once.
const folder = fromRoot('node_modules', '.handrail');

export function readStamp(name) {
  try {
    return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
  } catch {
    return undefined;
  }
}

export function writeStamp(name, value) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.json`);
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(value)}\n`);
  renameSync(`${file}.${process.pid}`, file);
}

/** A hash over the contents and names of files and whole folders; what does not exist counts as absent. */
export function hashOf(...paths) {
  const hash = createHash('sha256');
  for (const each of paths) addPath(hash, each);
  return hash.digest('hex');
}

function addPath(hash, target) {
  if (!existsSync(target)) return;
  if (statSync(target).isDirectory()) {
    for (const name of readdirSync(target).sort()) addPath(hash, path.join(target, name));
    return;
  }
  hash.update(`${target}\0`);
  hash.update(readFileSync(target));
}
