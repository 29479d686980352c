import { EventEmitter } from 'node:events';

/** What is new, by ids only. Losing an announcement does no harm: whoever cares looks again within seconds. */
export type Announcement =
  /** A message row was committed or changed its status. `seq`: its number among the client's lines, where it is known. */
  | { readonly kind: 'message'; readonly clientId: string; readonly messageId: string; readonly seq?: number }
  /** A handoff was opened or changed. */
  | { readonly kind: 'handoff'; readonly clientId: string; readonly handoffId: string }
  /** Rows wait in the outbox of this channel. */
  | { readonly kind: 'outbox'; readonly channel: string }
  | { readonly kind: 'timer'; readonly timerId: string; readonly dueAt: string }
  | {
      readonly kind: 'typing';
      readonly clientId: string;
      readonly from: 'client' | 'clinician';
      readonly on: boolean;
    }
  | { readonly kind: 'queue' }
  | { readonly kind: 'erased'; readonly clientId: string };

type Listener = (announcement: Announcement) => void;

/** A line to a client, words and all, as this process has just committed it. */
export interface CommittedLine {
  readonly clientId: string;
  readonly conversationId: string | null;
  readonly messageId: string;
  readonly seq: number;
  readonly sender: 'bot' | 'clinician' | 'system';
  readonly senderName?: string;
  readonly text: string;
  readonly choices?: readonly { readonly label: string; readonly value: string }[];
  readonly templates: readonly string[];
  readonly at: Date;
}

const LINE = Symbol('line');

/** Carries announcements to this process's listeners, and to other processes through `relay` when there is one. */
export class Announcer {
  private readonly emitter = new EventEmitter();
  private relay: ((announcement: Announcement) => void) | null = null;

  constructor() {
    this.emitter.setMaxListeners(50);
  }

  /** Tells everybody, this process at once. */
  announce(announcement: Announcement): void {
    this.receive(announcement);
    this.relay?.(announcement);
  }

  /**
   * Hands a line to this process's listeners, so that who waits for it need not read it back. It holds a client's words:
   * it is never relayed. Whoever misses it finds it in the database by the announcement that follows.
   */
  tellHere(line: CommittedLine): void {
    this.emitter.emit(LINE, line);
  }

  onLineHere(listener: (line: CommittedLine) => void): () => void {
    this.emitter.on(LINE, listener);
    return () => this.emitter.off(LINE, listener);
  }

  /** For what another process announced. */
  receive(announcement: Announcement): void {
    this.emitter.emit(announcement.kind, announcement);
  }

  on<K extends Announcement['kind']>(
    kind: K,
    listener: (a: Extract<Announcement, { kind: K }>) => void,
  ): () => void {
    this.emitter.on(kind, listener as Listener);
    return () => this.emitter.off(kind, listener as Listener);
  }

  /** How announcements reach other processes (Redis); unset with one process. */
  setRelay(relay: (announcement: Announcement) => void): void {
    this.relay = relay;
  }
}
