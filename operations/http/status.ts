import type { Database } from '../../platform/database/database.ts';

/** A channel is behind when its oldest message has waited so long: longer than any back-off of a healthy provider. */
const BEHIND_SECONDS = 120;

/** For a public status page: how things are, without any number that says how many people are in need. */
export interface Status {
  readonly status: 'operational' | 'degraded' | 'down';
  /** `operational` or `behind`. Calls and texts to clients and staff are one part each. */
  readonly parts: Readonly<
    Record<'chat' | 'texts' | 'calls' | 'staff_console', 'operational' | 'behind' | 'down'>
  >;
  readonly at: string;
}

/** What is behind is told by what waits to be sent; `down` where the database is away or work has stalled. */
export async function readStatus(database: Database, notReady: readonly string[]): Promise<Status> {
  const now = database.clock.now();
  const at = now.toISOString();
  if (notReady.length > 0) {
    const all = 'down' as const;
    return { status: 'down', parts: { chat: all, texts: all, calls: all, staff_console: all }, at };
  }
  const { rows } = await database.pool.query<{ channel: string }>({
    name: 'status_behind',
    text: `SELECT DISTINCT channel FROM outbox WHERE state IN ('pending', 'sending') AND created_at < $1`,
    values: [new Date(now.getTime() - BEHIND_SECONDS * 1_000)],
  });
  const isBehind = new Set(rows.map(({ channel }) => channel));
  const part = (channel: string) => (isBehind.has(channel) ? ('behind' as const) : ('operational' as const));
  return {
    status: isBehind.size > 0 ? 'degraded' : 'operational',
    parts: {
      chat: 'operational',
      texts: part('sms'),
      calls: part('voice'),
      staff_console: part('console'),
    },
    at,
  };
}
