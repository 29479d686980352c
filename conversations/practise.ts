import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { NEXT_PENDING, openInput, type PendingRow } from './pending-turn.ts';
import type { TurnPort } from './ports.ts';
import { receiveStatement } from './receive.ts';

const WORDS = 'hi, is somebody there? I feel a bit low tonight';

/** Thrown at the end of a practice turn, so that nothing of it stays. */
class PracticeIsOver extends Error {}

/**
 * Takes turns of people who do not exist, each in a transaction that is rolled back, `atOnce` of them beside one another.
 * A process that has just started, and each of its connections, is slow at everything it does for the first time; this
 * is that first time, so that it is nobody's message. Nothing is stored, sent or announced.
 * `addNewcomer` adds a new client's rows and returns their identity's id.
 */
export async function practise(
  database: Database,
  port: TurnPort,
  addNewcomer: (tx: Transaction) => string,
  { rounds, atOnce }: { readonly rounds: number; readonly atOnce: number },
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(Array.from({ length: atOnce }, () => practiseTurn(database, port, addNewcomer)));
  }
}

async function practiseTurn(
  database: Database,
  port: TurnPort,
  addNewcomer: (tx: Transaction) => string,
): Promise<void> {
  const clientId = database.ids.next();
  const practice = database.transactNewClient(clientId, async (tx) => {
    const identityId = addNewcomer(tx);
    const { name, text, values } = receiveStatement(
      {
        channel: 'sms',
        providerKey: `practice:${clientId}`,
        clientId,
        identityId,
        conversationId: null,
        text: WORDS,
        media: [],
        event: 'message',
      },
      tx.cipher,
      tx.ids,
      tx.now,
    );
    await tx.query(name, text, values);
    const [row] = await tx.query<PendingRow>(
      NEXT_PENDING.name,
      NEXT_PENDING.text,
      NEXT_PENDING.values(clientId, tx.now),
    );
    if (!row) throw new Error('a message that was just stored is pending');
    await port.takeTurn(tx, openInput(tx, clientId, row));
    tx.update('Inbox', row.id, { state: 'done', doneAt: tx.now });
    await tx.query('practice_end', 'SELECT 1', []);
    throw new PracticeIsOver();
  });
  await practice.catch((error: unknown) => {
    if (!(error instanceof PracticeIsOver)) throw error;
  });
}
