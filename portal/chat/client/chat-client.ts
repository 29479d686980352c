import { backoffSeconds } from './backoff.ts';
import { type ChatSocket, connectChat, isSessionProblem } from './connection.ts';
import { Courier } from './courier.ts';
import { openSession } from './open-session.ts';
import { type Presence, presenceOf } from './presence.ts';
import { type Handoff, MAX_TEXT_LENGTH, type Sender } from './protocol.ts';
import { holderOf, type KeyValueStore, SessionMemory } from './session-memory.ts';
import { type Entry, Transcript } from './transcript.ts';
import { TypingSign } from './typing-sign.ts';

/** `refused`: the server knows nobody by this token, or anonymous chat is off. */
export type Connection = 'connecting' | 'online' | 'offline' | 'refused';

export interface ChatState {
  readonly connection: Connection;
  readonly entries: readonly Entry[];
  readonly presence: Presence;
  readonly typing: Sender | undefined;
}

/** What the client stands on. The browser's own are passed in by the element; tests pass theirs. */
export interface ChatSurroundings {
  readonly server: string;
  readonly getToken: () => Promise<string | undefined>;
  readonly store: KeyValueStore | undefined;
  readonly fetch: typeof fetch;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly onChange: (state: ChatState) => void;
}

/**
 * One conversation over the `/chat` namespace. It promises that what the client wrote is sent until the
 * server confirms that it is stored, always under the same id, and that each message is shown once.
 * It gives up only on {@link leave}, or where the server says that this person may not chat.
 */
export class ChatClient {
  readonly #around: ChatSurroundings;
  readonly #memory: SessionMemory;
  readonly #courier: Courier;
  #transcript = new Transcript();
  #socket: ChatSocket | undefined;
  #who = '';
  #session: string | undefined;
  #conversation: string | undefined;
  #connection: Connection = 'connecting';
  #handoff: Handoff | undefined;
  readonly #typing = new TypingSign(() => this.#publish());
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #refusals = 0;
  /** Sessions opened since the last message went through: each makes the next wait longer. */
  #reopened = 0;
  /** Raised by every start and by leaving: an answer to an older start is ignored. */
  #run = 0;

  constructor(around: ChatSurroundings) {
    this.#around = around;
    this.#memory = new SessionMemory(around.store, around.server);
    this.#courier = new Courier({
      isConnected: () => this.#socket?.connected === true,
      emit: async (id, text, timeoutMs) =>
        this.#socket?.connected
          ? this.#socket.timeout(timeoutMs).emitWithAck('message', { id, text })
          : undefined,
      onProgress: (id, delivery) => {
        this.#transcript.mark(id, delivery);
        this.#publish();
      },
      onStored: (id, seq) => {
        this.#reopened = 0;
        this.#transcript.confirm(id, seq);
        this.#remember();
        this.#publish();
      },
      onSessionProblem: () => this.#reopen(),
    });
  }

  get state(): ChatState {
    const entries = this.#transcript.entries();
    return {
      connection: this.#connection,
      entries,
      presence: presenceOf(this.#handoff, entries),
      typing: this.#typing.from,
    };
  }

  /** The session under which the client's own calls go; undefined while there is none. */
  get session(): string | undefined {
    return this.#session;
  }

  get conversation(): string | undefined {
    return this.#conversation;
  }

  /** Whose chat this is, as far as their token says; empty before the first start. */
  get who(): string {
    return this.#who;
  }

  /** Opens or resumes the conversation; calling it again starts over with a fresh token. */
  async start(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    clearTimeout(this.#retryTimer);
    this.#disconnect();
    if (this.#connection === 'refused') this.#become('connecting');
    let token: string | undefined;
    try {
      token = await this.#around.getToken();
    } catch {
      if (run === this.#run) this.#retryLater();
      return;
    }
    if (run !== this.#run) return;
    this.#settleHolder(holderOf(token));
    if (this.#session === undefined) {
      const opened = await openSession(this.#around.server, token, this.#around.fetch);
      if (run !== this.#run) return;
      if (opened.kind === 'refused') return this.#become('refused');
      if (opened.kind === 'unreachable') return this.#retryLater();
      if (this.#conversation !== undefined && this.#conversation !== opened.conversation)
        this.#startTranscript();
      this.#session = opened.session;
      this.#conversation = opened.conversation;
      this.#remember();
    }
    this.#connect();
  }

  /** Keeps the text until the server has it. Blank or overlong text is not taken (returns false). */
  send(text: string): boolean {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.length > MAX_TEXT_LENGTH) return false;
    const id = this.#around.newId();
    this.#transcript.write(id, trimmed, this.#around.now().toISOString());
    this.#courier.take({ id, text: trimmed, at: this.#around.now().toISOString() });
    this.#remember();
    this.#publish();
    void this.#courier.deliver();
    return true;
  }

  /** Sends again what the server refused, under its own id. */
  retry(id: string): void {
    this.#courier.revive(id);
    void this.#courier.deliver();
  }

  /** Tells the other side that the client is typing. Best effort, never kept. */
  setTyping(on: boolean): void {
    if (this.#socket?.connected) this.#socket.emit('typing', { on });
  }

  /** Connects at once instead of waiting for the next attempt (the network came back). */
  hurry(): void {
    if (this.#connection !== 'offline') return;
    if (this.#socket === undefined) void this.start();
    else if (!this.#socket.connected) this.#socket.connect();
  }

  /** Closes the connection and keeps everything: the element left the page and may come back. */
  pause(): void {
    this.#run += 1;
    clearTimeout(this.#retryTimer);
    this.#disconnect();
  }

  /** Closes the connection and forgets everything here. The server keeps the conversation. */
  leave(): void {
    this.pause();
    this.#memory.forget();
    this.#courier.clear();
    this.#who = '';
    this.#session = undefined;
    this.#conversation = undefined;
    this.#startTranscript();
    this.#become('connecting');
  }

  #settleHolder(who: string): void {
    if (who === this.#who) return;
    this.#who = who;
    const remembered = this.#memory.read(who);
    this.#session = remembered.session;
    this.#conversation = remembered.conversation;
    this.#courier.clear();
    for (const unsent of remembered.unsent) this.#courier.take(unsent);
    this.#startTranscript();
    this.#publish();
  }

  #startTranscript(): void {
    this.#transcript = new Transcript();
    this.#handoff = undefined;
    for (const { id, text, at } of this.#courier.unsent) this.#transcript.write(id, text, at);
  }

  #remember(): void {
    this.#memory.write({
      who: this.#who,
      session: this.#session,
      conversation: this.#conversation,
      unsent: this.#courier.unsent,
    });
  }

  #connect(): void {
    const run = this.#run;
    const mine =
      <T extends unknown[]>(act: (...args: T) => void) =>
      (...args: T) => {
        if (run === this.#run) act(...args);
      };
    this.#socket = connectChat(
      this.#around.server,
      () => ({ session: this.#session ?? '', after: this.#transcript.lastReceived }),
      {
        connected: mine(() => {
          this.#attempt = 0;
          this.#become('online');
          void this.#courier.deliver();
        }),
        lost: mine((retries) => {
          this.#typing.set(undefined);
          this.#become('offline');
          if (!retries) this.#retryLater();
        }),
        refused: mine((error) => {
          this.#refusals += 1;
          // A server in trouble may refuse a good session; only its word, or a third refusal, drops it.
          if (isSessionProblem(error) || this.#refusals >= 3) this.#reopen();
          else this.#retryLater();
        }),
        message: mine((message) => {
          this.#refusals = 0;
          this.#transcript.receive(message);
          if (message.from === this.#typing.from) this.#typing.set(undefined);
          if (this.#courier.settle(message.id)) this.#remember();
          this.#publish();
        }),
        typing: mine(({ from, on }) => {
          if (from === 'client') return;
          this.#typing.set(on ? from : undefined);
          this.#publish();
        }),
        handoff: mine((handoff) => {
          this.#handoff = handoff;
          this.#publish();
        }),
      },
    );
  }

  #reopen(): void {
    this.#session = undefined;
    this.#refusals = 0;
    this.#remember();
    this.#become('offline');
    this.#reopened += 1;
    if (this.#reopened === 1) void this.start();
    else this.#retryLater();
  }

  #retryLater(): void {
    if (this.#connection !== 'refused') this.#become('offline');
    this.#disconnect();
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(
      () => void this.start(),
      backoffSeconds(this.#attempt + this.#reopened) * 1000,
    );
    this.#attempt += 1;
  }

  #disconnect(): void {
    this.#typing.set(undefined);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.removeAllListeners();
    socket?.io.removeAllListeners();
    socket?.disconnect();
  }

  #become(connection: Connection): void {
    this.#connection = connection;
    this.#publish();
  }

  #publish(): void {
    this.#around.onChange(this.state);
  }
}
