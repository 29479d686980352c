import { ConversationState, type Storage, type TurnContext } from 'botbuilder-core';
import { storageKey } from './transaction-storage.ts';
import { liveTurn } from './turn-adapter.ts';

/** Conversation state kept per client, not per channel: a client who changes from web to SMS goes on where they were. */
export class ClientConversationState extends ConversationState {
  constructor(storage: Storage) {
    super(storage, 'handrail');
  }

  override getStorageKey(context: TurnContext): string {
    return storageKey(liveTurn(context));
  }
}
