import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ProcessIdentity } from './process-identity.ts';

/** How to reach the embedded server of a data folder, and who is using it. Mode 0600: it holds the password. */
export interface ConnectionRecord {
  readonly password: string;
  readonly port: number;
  /** Null while the server is stopped. */
  readonly postmaster: ProcessIdentity | null;
  /** Every process that has the server open. The last living one to leave stops it. */
  readonly users: readonly DatabaseUser[];
}

export interface DatabaseUser extends ProcessIdentity {
  /** Tells two uses by one process apart. */
  readonly token: string;
}

/** Undefined where the file is missing or unreadable: the caller then makes a new password. */
export function readConnectionFile(file: string): ConnectionRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as ConnectionRecord;
    return typeof record.password === 'string' && Array.isArray(record.users) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces the file in one step, so that a reader never sees half of it. Call it under the folder's lock. */
export function writeConnectionFile(file: string, record: ConnectionRecord): void {
  const aside = `${file}.new`;
  writeFileSync(aside, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(aside, file);
}
