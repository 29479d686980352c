import type { PoolClient } from 'pg';
import type { Database } from '../../platform/database/database.ts';
import type { Period } from './period.ts';
import * as sql from './row-queries.ts';
import type { ReportRows } from './rows.ts';

/**
 * Reads everything that a report counts, as it stood at one instant. Changes nothing. The pool makes PostgreSQL avoid
 * reading whole tables; a report wants just that, so its transaction allows it again.
 */
export async function readReportRows(database: Database, period: Period): Promise<ReportRows> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET LOCAL enable_seqscan = on`);
    await client.query(`SET LOCAL statement_timeout = '60s'`);
    const rows = await readAll(client, period);
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function readAll(client: PoolClient, { from, to }: Period): Promise<ReportRows> {
  // One after the other: they share one connection anyway, and a report may take its time.
  const read = async <K extends keyof ReportRows>(text: string): Promise<ReportRows[K]> =>
    (await client.query(text, [from, to])).rows as unknown as ReportRows[K];
  return {
    handoffs: await read<'handoffs'>(sql.HANDOFFS),
    replies: await read<'replies'>(sql.REPLIES),
    sent: await read<'sent'>(sql.SENT),
    releases: await read<'releases'>(sql.RELEASES),
    skills: await read<'skills'>(sql.SKILLS),
    sessions: await read<'sessions'>(sql.SESSIONS),
    feedback: await read<'feedback'>(sql.FEEDBACK),
    labels: await read<'labels'>(sql.LABELS),
    incidents: await read<'incidents'>(sql.INCIDENTS),
  };
}
