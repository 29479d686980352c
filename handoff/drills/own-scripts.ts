import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { DrillScript } from './scripts.ts';

const KEY = 'drill_script:';

/** The program's own drills, in the order of their ids. Their lines are made up: nobody's words. */
export async function readOwnScripts(database: Database): Promise<DrillScript[]> {
  const rows = await database.prisma.systemState.findMany({
    where: { key: { startsWith: KEY } },
    orderBy: { key: 'asc' },
  });
  return rows.map(({ value }) => value as unknown as DrillScript);
}

/** Keeps scripts under their ids; a known id is replaced. */
export function saveOwnScripts(tx: Transaction, scripts: readonly DrillScript[], by: string): void {
  for (const script of scripts) {
    tx.upsert('SystemState', 'key', { key: `${KEY}${script.id}`, value: script, updatedAt: tx.now });
    tx.audit({ who: by, what: 'drill.scenario_saved', why: 'file', data: { scenario: script.id } });
  }
}
