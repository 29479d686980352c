/** What can read: a transaction, or the pool behind a small wrapper. */
type Read = <R extends Record<string, unknown>>(
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<R[]>;

/** Enough to tell, and no more reading where there are a hundred thousand. */
const LATEST_CLIENTS = 500;
const DEFAULT_ZONE = 'America/New_York';

/**
 * The program's own time zone: the one that most of its shifts are written in, else most of the clients enrolled
 * last; else New York's.
 */
export async function programZone(source: { readonly queryDirect: Read }): Promise<string> {
  const [row] = await source.queryDirect<{ zone: string | null }>(
    'program_zone',
    `SELECT coalesce(
       (SELECT time_zone FROM on_call_shift GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1),
       (SELECT time_zone FROM (SELECT time_zone FROM client WHERE kind = 'enrolled'
                               ORDER BY created_at DESC LIMIT ${LATEST_CLIENTS}) latest
        GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1)) AS zone`,
    [],
  );
  return row?.zone ?? DEFAULT_ZONE;
}
