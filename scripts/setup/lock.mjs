import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fromRoot } from './paths.mjs';
import { say } from './run.mjs';

const file = fromRoot('node_modules', '.handrail', 'setup.lock');

/**
 * One set-up at a time in a checkout: two commands started together must not install twice into one folder.
 * A lock whose process is gone is taken over. Returns the function that releases it.
 */
export async function holdSetupLock() {
  let told = false;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!holderLives()) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say('another command is setting up; waiting for it …');
    told = true;
    await wait(200);
  }
}

function holderLives() {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
