import { createHash } from 'node:crypto';

/** What is stored of a link's or a session's secret: useless to whoever reads the database. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
