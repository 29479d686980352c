import { ChatClient, type ChatState } from './chat-client.ts';
import { Keeping, type KeepingState } from './keeping.ts';
import { dropPage, keepPage } from './offline-page.ts';
import { OwnCalls } from './own-calls.ts';
import { PlanShelf, type ShelvedPlan } from './plan-shelf.ts';
import { holderOf, type KeyValueStore, SessionMemory } from './session-memory.ts';
import type { Opening } from './vault.ts';

/** Everything that the view shows of the conversation and of what is kept here. */
export interface OwnChatState {
  readonly chat: ChatState;
  readonly plan: ShelvedPlan;
  readonly keeping: KeepingState;
  /** Whether this browser can keep anything behind a PIN. */
  readonly canKeep: boolean;
  /** Locked, or ended here: nothing is connected, and that is no trouble. */
  readonly idle: boolean;
}

export interface OwnChatParts {
  readonly server: string;
  readonly getToken: () => Promise<string | undefined>;
  readonly tab: KeyValueStore | undefined;
  readonly device: KeyValueStore | undefined;
  /** Whether the page is Handrail's own, so that it may be kept for use without a connection. */
  readonly keepsPage: boolean;
  readonly fetch: typeof fetch;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly onChange: (state: OwnChatState) => void;
  /** What is kept here needs the PIN. */
  readonly onLocked: () => void;
}

/**
 * A client's chat with all that belongs to it on this device: the conversation, where it is kept, the copy of the plan, and the
 * calls of the client's own. It starts nothing by itself.
 */
export class OwnChat {
  readonly calls: OwnCalls;
  readonly #parts: OwnChatParts;
  readonly #keeping: Keeping;
  readonly #shelf: PlanShelf;
  readonly #client: ChatClient;
  /** A token that was asked for to see whose chat this is, for the start that follows. */
  #handed: { readonly token: string | undefined } | undefined;
  #shelvedFor: string | undefined;
  #wasOnline = false;
  #idle = false;
  /** What is kept here is behind the PIN, the page itself is not kept yet. */
  #isKeepingPage = false;

  constructor(parts: OwnChatParts) {
    this.#parts = parts;
    this.#keeping = new Keeping({ tab: parts.tab, device: parts.device, server: parts.server });
    this.#shelf = new PlanShelf(this.#keeping, parts.server);
    this.#client = new ChatClient({
      server: parts.server,
      getToken: () => this.#token(),
      store: this.#keeping,
      fetch: parts.fetch,
      newId: parts.newId,
      now: parts.now,
      onChange: () => this.#follow(),
    });
    this.calls = new OwnCalls({
      server: parts.server,
      session: () => this.#client.session,
      fetch: parts.fetch,
    });
  }

  get state(): OwnChatState {
    const { state } = this.#keeping;
    return {
      chat: this.#client.state,
      plan: this.#shelf.shown,
      keeping: this.#isKeepingPage && state === 'kept' ? 'tab' : state,
      canKeep: this.#keeping.isAble,
      idle: this.#idle,
    };
  }

  /** Whether a conversation can go on here without anybody asking for it. */
  get resumes(): boolean {
    return new SessionMemory(this.#keeping, this.#parts.server).exists();
  }

  /** Opens or resumes the conversation, or asks for the PIN where it is kept behind one. */
  async start(): Promise<void> {
    if (this.#keeping.isUsed) {
      const who = await this.#settleToken();
      if (this.#keeping.state === 'kept' && who !== undefined && who !== this.#client.who)
        await this.#keeping.lock();
      if (this.#keeping.state !== 'kept' && (await this.#keeping.needsPin(who))) return this.#locked();
    }
    this.#idle = false;
    await this.#client.start();
  }

  send(text: string): boolean {
    return this.#client.send(text);
  }

  retry(id: string): void {
    this.#client.retry(id);
  }

  setTyping(on: boolean): void {
    this.#client.setTyping(on);
  }

  hurry(): void {
    if (!this.#idle) this.#client.hurry();
  }

  pause(): void {
    this.#client.pause();
  }

  /** Asks the server for the plan; the copy here stays what it is where that does not work. */
  async refreshPlan(): Promise<void> {
    const { conversation } = this.#client;
    const plan = await this.calls.plan();
    if (plan === undefined || conversation === undefined || conversation !== this.#client.conversation)
      return;
    this.#shelf.put(conversation, plan, this.#parts.now().toISOString());
    this.#publish();
  }

  /** Keeps what is here behind a PIN; resolves, and says so, when the page too can be opened without a connection. */
  async keep(pin: string): Promise<boolean> {
    this.#isKeepingPage = this.#parts.keepsPage;
    const done = await this.#keeping.keep(pin, this.#client.who).catch(() => false);
    if (done && this.#parts.keepsPage) await keepPage();
    this.#isKeepingPage = false;
    this.#publish();
    return done;
  }

  stopKeeping(): void {
    this.#keeping.discard();
    if (this.#parts.keepsPage) void dropPage();
    this.#publish();
  }

  async lock(): Promise<void> {
    await this.#keeping.lock();
    this.#client.leave();
    this.#shelf.clear();
    this.#locked();
  }

  async unlock(pin: string): Promise<Opening> {
    const opening = await this.#keeping.unlock(pin);
    if (opening.kind === 'opened') {
      this.#idle = false;
      this.#shelf.load(undefined);
      this.#publish();
      void this.#client.start();
    }
    return opening;
  }

  /** Deletes what is kept here and begins anew: the PIN is forgotten, or the chat was ended. */
  startNew(): void {
    this.#keeping.erase();
    if (this.#parts.keepsPage) void dropPage();
    this.#idle = false;
    this.#publish();
    void this.#client.start();
  }

  /** Ends the chat on this device. Resolves to whether the server heard of it; what is here is deleted either way. */
  async end(): Promise<boolean> {
    const heard = await this.calls.end();
    this.#idle = true;
    this.#client.leave();
    this.#shelf.clear();
    this.#keeping.erase();
    if (this.#parts.keepsPage) void dropPage();
    this.#publish();
    return heard;
  }

  /** Forgets the conversation in this tab at once. What is kept behind a PIN stays, closed. */
  leave(): void {
    void this.#keeping.lock();
    this.#idle = true;
    this.#client.leave();
    this.#shelf.clear();
  }

  #locked(): void {
    this.#idle = true;
    this.#publish();
    this.#parts.onLocked();
  }

  async #token(): Promise<string | undefined> {
    const handed = this.#handed;
    this.#handed = undefined;
    return handed ? handed.token : this.#parts.getToken();
  }

  /** Whose chat this is; undefined where that cannot be told (no connection to who gives tokens). */
  async #settleToken(): Promise<string | undefined> {
    try {
      this.#handed = { token: await this.#parts.getToken() };
      return holderOf(this.#handed.token);
    } catch {
      this.#handed = undefined;
      return undefined;
    }
  }

  #follow(): void {
    const { conversation } = this.#client;
    if (conversation !== undefined && conversation !== this.#shelvedFor) this.#shelf.load(conversation);
    this.#shelvedFor = conversation;
    const online = this.#client.state.connection === 'online';
    if (online && !this.#wasOnline) void this.refreshPlan();
    this.#wasOnline = online;
    this.#publish();
  }

  #publish(): void {
    this.#parts.onChange(this.state);
  }
}
