import type { Database } from '../../platform/database/database.ts';

const STATE_KEY = 'server_address';

/** Notes where the server that has just started is reached, for commands beside it whose environment does not say. */
export async function noteServerAddress(database: Database, publicUrl: string): Promise<void> {
  await database.pool.query(
    `INSERT INTO system_state (key, value, updated_at) VALUES ($1, $2, $3)
     ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at`,
    [STATE_KEY, JSON.stringify({ publicUrl }), database.clock.now()],
  );
}

/**
 * The address to print in links: the configured one where the environment names it, else that of the server that started last,
 * which may have been given another port.
 */
export async function serverAddress(
  database: Database,
  configured: { readonly publicUrl: string; readonly isNamed: boolean },
): Promise<string> {
  if (configured.isNamed) return configured.publicUrl;
  const { rows } = await database.pool.query<{ url: string }>(
    `SELECT value->>'publicUrl' AS url FROM system_state WHERE key = $1`,
    [STATE_KEY],
  );
  return rows[0]?.url ?? configured.publicUrl;
}
