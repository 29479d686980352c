/**
 * Why a database could not be opened, told to the person who started the program: one line with the way
 * out in it. `code` is stable; `details` is what PostgreSQL itself said, where it said something.
 */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;
  readonly details: string | undefined;

  constructor(code: DatabaseErrorCode, message: string, details?: string) {
    super(details === undefined ? message : `${message}\n${details}`);
    this.name = 'DatabaseError';
    this.code = code;
    this.details = details;
  }
}

export type DatabaseErrorCode =
  | 'binaries_missing'
  | 'no_unprivileged_user'
  | 'folder_not_reachable'
  | 'folder_not_ours'
  | 'other_major_version'
  | 'initialization_failed'
  | 'start_failed'
  | 'start_timed_out'
  | 'lock_timed_out'
  | 'migration_failed'
  | 'migration_edited'
  | 'migration_unknown';
