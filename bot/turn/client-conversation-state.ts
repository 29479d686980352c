import { ConversationState, type Storage, type TurnContext } from 'botbuilder-core';
import { storageKey } from './transaction-storage.ts';
import { liveTurn } from './turn-adapter.ts';

/**
 * Conversation state kept per client, not per channel: a client who changes from web to SMS goes on where they were.
 * Every turn writes it, so that the SDK's comparison by a hash of the whole state, made at each load and save, is left out.
 */
export class ClientConversationState extends ConversationState {
  private readonly rows: Storage;
  private readonly slot = Symbol('handrail.conversation_state');

  constructor(storage: Storage) {
    super(storage, 'handrail');
    this.rows = storage;
  }

  override getStorageKey(context: TurnContext): string {
    return storageKey(liveTurn(context));
  }

  override async load(context: TurnContext, force = false): Promise<object> {
    const known = context.turnState.get<object>(this.slot);
    if (known && !force) return known;
    const key = this.getStorageKey(context);
    const { [key]: state = {} } = await this.rows.read([key]);
    context.turnState.set(this.slot, state);
    return state;
  }

  /** Writes what was loaded, changed or not. */
  override async saveChanges(context: TurnContext): Promise<void> {
    const state = context.turnState.get<object>(this.slot);
    if (state) await this.rows.write({ [this.getStorageKey(context)]: { ...state, eTag: '*' } });
  }

  override async clear(context: TurnContext): Promise<void> {
    context.turnState.set(this.slot, {});
  }

  override get(context: TurnContext): object | undefined {
    return context.turnState.get<object>(this.slot);
  }
}
