import { existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { type DoctorContext, type Finding, fail, off, ok, warn } from './finding.ts';

const GIB = 1024 ** 3;
const SMALL_BYTES = 2 * GIB;
const TOO_SMALL_BYTES = GIB / 4;

/** What is asked of the machine itself. */
export async function checkMachine({ config }: DoctorContext): Promise<readonly Finding[]> {
  return [
    diskFinding(config.dataDir),
    addressFinding(config.publicUrl),
    heartbeatFinding(config.heartbeatUrl),
  ];
}

function diskFinding(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(existingFolder(path.resolve(dataDir)));
  const free = bavail * bsize;
  const told = `${(free / GIB).toFixed(1)} GiB are free where DATA_DIR lies.`;
  const fix = 'Make room: a full disk stops the built-in PostgreSQL.';
  if (free < TOO_SMALL_BYTES) return fail('machine.disk', told, fix);
  return free < SMALL_BYTES ? warn('machine.disk', told, fix) : ok('machine.disk', told);
}

function existingFolder(folder: string): string {
  return existsSync(folder) ? folder : existingFolder(path.dirname(folder));
}

function addressFinding(publicUrl: string): Finding {
  return publicUrl.startsWith('https:')
    ? ok('machine.address', 'PUBLIC_URL is https.')
    : warn(
        'machine.address',
        'PUBLIC_URL is not https: what clients write would cross networks readable.',
        'Put a proxy with TLS in front and set PUBLIC_URL to its address.',
      );
}

function heartbeatFinding(url: string | null): Finding {
  return url
    ? ok('machine.heartbeat', 'HEARTBEAT_URL is set: an outside service notices when this machine is gone.')
    : off('machine.heartbeat', 'HEARTBEAT_URL is not set: nobody notices when this machine is gone.');
}
