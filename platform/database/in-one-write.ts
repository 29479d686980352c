import type { Duplex } from 'node:stream';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';

/**
 * Sends several queries in one write and resolves with all results, in order. Every write to a socket wakes the process
 * at its other end, which costs more than most of our queries. The connection must be in pipeline mode.
 * @throws the first query's error that failed; the others have ended too by then
 */
export async function inOneWrite(
  client: PoolClient,
  queries: readonly (string | QueryConfig)[],
): Promise<QueryResult[]> {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  let sent: Promise<QueryResult>[];
  try {
    sent = queries.map((query) => client.query(query));
  } finally {
    stream.uncork();
  }
  const outcomes = await Promise.allSettled(sent);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    // A text of several statements gives a list of results; nobody reads those of BEGIN and the lock.
    return outcome.value;
  });
}
