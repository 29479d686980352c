import { spawn } from 'node:child_process';
import { fromRoot } from './paths.mjs';

/** A progress line. Always on stderr: stdout belongs to the command that set-up runs before. */
export function say(line) {
  process.stderr.write(`handrail set-up: ${line}\n`);
}

/** Runs a program to its end and keeps what it printed. Never throws for a bad exit: the caller judges. */
export function run(command, args, { cwd = fromRoot('.'), env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** The last lines of a program's output, for an error that no known cause explains. */
export function tailOf(output, lines = 15) {
  return output.trim().split('\n').slice(-lines).join('\n');
}
