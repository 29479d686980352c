import type { Duplex } from 'node:stream';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';

/**
 * Sends several queries in one write, in order, without waiting for answers. Every write to a socket wakes the process
 * at its other end, which costs more than most of our queries. The connection must be in pipeline mode.
 */
export function sendTogether(
  client: PoolClient,
  queries: readonly (string | QueryConfig)[],
): Promise<QueryResult>[] {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  try {
    return queries.map((query) => client.query(query));
  } finally {
    stream.uncork();
  }
}

/**
 * Waits until all have ended and gives their results.
 * @throws the first query's error that failed; the others have ended too by then
 */
export async function allAnswers(sent: readonly Promise<QueryResult>[]): Promise<QueryResult[]> {
  const outcomes = await Promise.allSettled(sent);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    // A text of several statements gives a list of results; nobody reads those of BEGIN and the lock.
    return outcome.value;
  });
}

/** `sendTogether` and all its answers. */
export async function inOneWrite(
  client: PoolClient,
  queries: readonly (string | QueryConfig)[],
): Promise<QueryResult[]> {
  return allAnswers(sendTogether(client, queries));
}
