import type { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';
import { HandrailError } from '../../platform/errors.ts';
import type { ClientDefaults } from '../../program/clients/identities.ts';
import { saveClient } from '../../program/clients/save-client.ts';
import { checkInRow, saveImportedCheckIns } from './check-in-row.ts';
import { CLIENT_FIELDS, clientRow } from './client-row.ts';
import {
  RESOURCE_FIELDS,
  resourceRow,
  SHIFT_FIELDS,
  STAFF_FIELDS,
  shiftRow,
  staffRow,
} from './program-rows.ts';
import { type ImportFile, type RawRow, SECTIONS, type Section } from './read-file.ts';
import { saveResourceRow, saveShiftRow, saveStaffRow } from './save-program-rows.ts';

/** What is assumed where a file says nothing. */
export const IMPORT_DEFAULTS: ClientDefaults = { language: 'en', timeZone: 'America/New_York' };

export interface ImportListener {
  /** A row that changed nothing, and why. Holds ids and field names, never a value. */
  failed(line: string): void;
  /** A row was taken, but not all of it was understood. */
  warned?(line: string): void;
  /** So many rows of all have been gone through. */
  progressed?(done: number, total: number): void;
}

export interface ImportResult {
  readonly saved: Readonly<Record<Section, number>>;
  readonly unchanged: number;
  readonly failed: number;
}

interface Importer {
  readonly fields: ReadonlySet<string>;
  /** Checks a row and saves it. Returns false where everything was so already. */
  take(value: unknown): Promise<boolean>;
}

/**
 * Imports a file, row by row: each in a transaction of its own, so that a bad row changes nothing and stops no other.
 * Staff and resources come first, then clients, then shifts (which name staff).
 */
export async function importData(
  database: Database,
  file: ImportFile,
  listener: ImportListener,
  defaults: ClientDefaults = IMPORT_DEFAULTS,
): Promise<ImportResult> {
  const importers = importersFor(database, defaults);
  const total = SECTIONS.reduce((sum, section) => sum + file[section].length, 0);
  const saved = { clients: 0, staff: 0, onCall: 0, resources: 0 };
  let [unchanged, failed, done] = [0, 0, 0];
  for (const section of SECTIONS) {
    for (const row of file[section]) {
      const unknown = unknownFields(row.value, importers[section].fields);
      if (unknown) listener.warned?.(`${nameOf(row)}: unknown field ${unknown} was left out`);
      try {
        if (row.fault) throw new HandrailError('import_invalid', row.fault);
        if (await importers[section].take(row.value)) saved[section] += 1;
        else unchanged += 1;
      } catch (error) {
        failed += 1;
        listener.failed(`${nameOf(row)}: ${reasonOf(error)}`);
      }
      done += 1;
      listener.progressed?.(done, total);
    }
  }
  return { saved, unchanged, failed };
}

function importersFor(database: Database, defaults: ClientDefaults): Record<Section, Importer> {
  return {
    clients: {
      fields: new Set([...CLIENT_FIELDS, 'checkIns']),
      take: async (value) => {
        const client = check(clientRow, value);
        const { checkIns } = check(checkInRow, value);
        const { clientId, outcome } = await saveClient(database, client, defaults);
        const planned = checkIns !== undefined && (await saveImportedCheckIns(database, clientId, checkIns));
        return planned || outcome !== 'unchanged';
      },
    },
    staff: {
      fields: STAFF_FIELDS,
      take: async (value) => saveStaffRow(database, check(staffRow, value)).then(() => true),
    },
    resources: {
      fields: RESOURCE_FIELDS,
      take: async (value) => saveResourceRow(database, check(resourceRow, value)).then(() => true),
    },
    onCall: {
      fields: SHIFT_FIELDS,
      take: async (value) =>
        saveShiftRow(database, check(shiftRow, value), defaults.timeZone).then(() => true),
    },
  };
}

function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    const missing = issue.code.startsWith('invalid_') && path !== '' && !hasPath(value, issue.path);
    const message = missing ? 'is missing' : issue.message;
    return path ? `${path} ${message}` : message;
  });
  throw new HandrailError('import_invalid', reasons.join('; '));
}

function hasPath(value: unknown, path: readonly PropertyKey[]): boolean {
  let at: unknown = value;
  for (const key of path)
    at = at && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[key] : undefined;
  return at !== undefined;
}

/** The row's place and, where it has one, its id: enough to find it, nothing about a person. */
function nameOf({ label, value }: RawRow): string {
  const id = value && typeof value === 'object' && 'id' in value ? value.id : undefined;
  const isShort = (typeof id === 'string' && id.length <= 64) || typeof id === 'number';
  return isShort ? `${label} (id ${JSON.stringify(id)})` : label;
}

function unknownFields(value: unknown, known: ReadonlySet<string>): string {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return '';
  return Object.keys(value)
    .filter((key) => !known.has(key))
    .join(', ');
}

function reasonOf(error: unknown): string {
  if (error instanceof HandrailError) return error.message;
  const code = error && typeof error === 'object' && 'code' in error ? String(error.code) : '';
  // Two rows, or two processes, wanted the same number, e-mail address or Slack user at once.
  if (code === '23505') return 'its phone, e-mail address or Slack user belongs to somebody else';
  throw error;
}
