import type { Storage, StoreItems } from 'botbuilder-core';
import type { LiveTurn } from './live-turn.ts';
import { dialogKey } from './load-client.ts';

/**
 * Bot Framework storage as a unit of work: it reads what the turn loaded and writes with the turn's transaction, so that
 * dialog state commits with everything else or not at all. One instance serves all turns; the turn is looked up by key.
 */
export class TransactionStorage implements Storage {
  private readonly turns = new Map<string, LiveTurn>();

  /** Makes a turn's state readable while `work` runs. Turns of one client never overlap (the client's lock). */
  async during<T>(turn: LiveTurn, work: () => Promise<T>): Promise<T> {
    const key = storageKey(turn);
    this.turns.set(key, turn);
    try {
      return await work();
    } finally {
      this.turns.delete(key);
    }
  }

  async read(keys: string[]): Promise<StoreItems> {
    const items: StoreItems = {};
    for (const key of keys) {
      const dialog = this.turns.get(key)?.loaded.dialog;
      if (dialog) items[key] = { ...(dialog.data as object), eTag: dialog.etag };
    }
    return items;
  }

  async write(changes: StoreItems): Promise<void> {
    for (const [key, item] of Object.entries(changes)) {
      const turn = this.turns.get(key);
      if (!turn) throw new Error('no turn is under way for this state');
      const { tx } = turn;
      const clientId = tx.clientId ?? '';
      const { eTag: _, ...data } = item as { eTag?: string };
      tx.upsert('DialogState', 'key', {
        key: dialogKey(clientId),
        clientId,
        data: tx.cipher.seal(`dialog_state.data/${clientId}`, data),
        etag: turn.seed,
        updatedAt: tx.now,
      });
    }
  }

  async delete(): Promise<void> {
    throw new Error('dialog state is erased with its client, not by the bot');
  }
}

/** The key under which Bot Framework's ConversationState looks for the turn's state. */
export function storageKey(turn: LiveTurn): string {
  return `handrail/conversations/${turn.tx.clientId}`;
}
