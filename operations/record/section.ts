import type { Prisma } from '../../generated/prisma/client.ts';

/** What a section of the record is read with. */
export interface SectionSource {
  readonly rows: Prisma.TransactionClient;
  readonly clientId: string;
  /** Decrypts a value of the client's; null where there is none, and for everything once the client was erased. */
  open<T>(purpose: string, sealed: Uint8Array | null): T | null;
  /** How a staff member is called in the record: the program's id, the Slack user, or our id. Other words stay as they are. */
  staff(id: string | null): string | null;
}

/** ISO 8601, or null. */
export function time(at: Date): string;
export function time(at: Date | null): string | null;
export function time(at: Date | null): string | null {
  return at ? at.toISOString() : null;
}
