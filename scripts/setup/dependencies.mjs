import { existsSync, readFileSync } from 'node:fs';
import { explainWords, SetupError } from './errors.mjs';
import { fromRoot } from './paths.mjs';
import { run, say, tailOf } from './run.mjs';
import { hashOf, readStamp, writeStamp } from './stamps.mjs';

const lockFile = fromRoot('package-lock.json');

/** Step 1: node_modules holds what package-lock.json says; the tools for tests and checks only with `dev`. */
export function dependenciesStep(dev) {
  const wanted = hashOf(lockFile);
  const isStamped = () => {
    const stamp = readStamp('dependencies');
    return stamp?.lock === wanted && (stamp.dev || !dev);
  };
  return {
    isDone: () => {
      if (isStamped()) return true;
      // Somebody ran npm by hand: what it installed is just as good.
      const installed = installedKind();
      if (installed === undefined || (dev && installed !== 'all')) return false;
      writeStamp('dependencies', { lock: wanted, dev: installed === 'all' });
      return true;
    },
    run: async () => {
      const keepDev = dev || readStamp('dependencies')?.dev === true;
      say(
        `installing dependencies${keepDev ? ' with the tools for tests' : ''} (about a minute the first time) …`,
      );
      await install(keepDev);
      writeStamp('dependencies', { lock: wanted, dev: keepDev });
      say('dependencies are installed.');
    },
  };
}

/**
 * `npm install`, not `npm ci`: the latter fails where the lockfile lacks optional packages of another
 * platform. --no-save keeps package.json and package-lock.json as they are in the checkout.
 */
async function install(dev) {
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const { ok, output } = await run('npm', [...args, dev ? '--include=dev' : '--omit=dev']).catch((error) => {
    if (error.code === 'ENOENT') throw new SetupError('npm was not found. Install Node.js with npm.');
    throw error;
  });
  if (ok) return;
  const reason = explainWords(output);
  throw new SetupError(reason ?? `npm install failed. What it said:\n${tailOf(output)}`);
}

/** 'all', 'runtime' (no dev tools) or undefined (something is missing), by npm's own list of what it installed. */
function installedKind() {
  const listFile = fromRoot('node_modules', '.package-lock.json');
  if (!existsSync(listFile)) return undefined;
  try {
    const wanted = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages);
    const installed = JSON.parse(readFileSync(listFile, 'utf8')).packages;
    const missing = wanted.filter(
      ([name, entry]) => name !== '' && !entry.optional && installed[name]?.version !== entry.version,
    );
    if (missing.length === 0) return 'all';
    return missing.every(([, entry]) => entry.dev || entry.devOptional) ? 'runtime' : undefined;
  } catch {
    return undefined;
  }
}
