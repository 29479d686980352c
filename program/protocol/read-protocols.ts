import type { Database } from '../../platform/database/database.ts';
import { staffByIds } from '../staff/find-staff.ts';
import { diffProtocol, type ProtocolChange } from './diff-protocol.ts';
import { protocolHash, protocolLabel } from './hash-protocol.ts';
import type { Protocol } from './schema.ts';
import { COLUMNS, readStanding, type Standing, type StoredProtocol } from './standing.ts';

/** A protocol as staff look at it. */
export interface ProtocolEntry {
  readonly hash: string;
  readonly label: string;
  readonly source: 'built_in' | 'file';
  readonly state: 'in_force' | 'signed' | 'draft' | 'earlier';
  readonly activeFrom: Date | null;
  /** `by`: a name, or the words for the release; null: unsigned. */
  readonly signed: { readonly by: string; readonly at: Date } | null;
  /** Whether the content still has the hash that was signed. */
  readonly isIntact: boolean;
  /** Against the one in force; empty for itself. */
  readonly changes: readonly ProtocolChange[];
}

const LISTED = 20;

/** The protocols of this program: what is in force, what waits, what was before. */
export async function readProtocols(database: Database): Promise<ProtocolEntry[]> {
  const standing = await readStanding(database);
  const { rows } = await database.pool.query<StoredProtocol>({
    name: 'protocol_list',
    text: `SELECT ${COLUMNS} FROM protocol_version
           ORDER BY coalesce(active_from, stored_at) DESC NULLS LAST, id DESC LIMIT ${LISTED}`,
  });
  const names = await namesOf(database, rows);
  const inForce = rows.find(({ hash }) => hash === standing?.inForce);
  return rows.map((row) => ({
    hash: row.hash,
    label: protocolLabel(row.version, row.hash),
    source: row.source,
    state: stateOf(row, standing),
    activeFrom: row.activeFrom,
    signed:
      row.signedBy && row.signedAt ? { by: names.get(row.signedBy) ?? 'Somebody', at: row.signedAt } : null,
    isIntact: protocolHash(row.body) === row.hash,
    changes: inForce ? diffProtocol(inForce.body as Protocol, row.body as Protocol) : [],
  }));
}

function stateOf(row: StoredProtocol, standing: Standing | null): ProtocolEntry['state'] {
  if (row.hash === standing?.inForce) return 'in_force';
  if (row.hash === standing?.draft) return row.signedAt ? 'signed' : 'draft';
  return 'earlier';
}

async function namesOf(database: Database, rows: readonly StoredProtocol[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ signedBy, source }) => (signedBy && source === 'file' ? [signedBy] : []));
  const staff = await staffByIds(database, [...new Set(ids)]);
  return new Map([
    ['built_in', 'Handrail, as built-in default'],
    ...staff.map(({ id, name }) => [id, name] as const),
  ]);
}
