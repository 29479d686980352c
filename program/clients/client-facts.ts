import type { Transaction } from '../../platform/database/transaction.ts';

/** The language of the transaction's client, as a tag. */
export async function clientLanguage(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ language: string }>(
    'client_language',
    'SELECT language FROM client WHERE id = $1',
    [tx.clientId],
  );
  return row?.language ?? 'en';
}

/** Whether the transaction's client was made for a drill, which never changes. */
export async function isDrillClient(tx: Transaction): Promise<boolean> {
  const [row] = await tx.queryDirect<{ drill: boolean }>(
    'client_is_drill',
    'SELECT drill FROM client WHERE id = $1',
    [tx.clientId],
  );
  return row?.drill ?? false;
}
