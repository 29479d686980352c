import { backoffSeconds } from './backoff.ts';
import { isPassing, isSessionProblem } from './connection.ts';
import type { Ack } from './protocol.ts';
import type { Unsent } from './session-memory.ts';
import type { Delivery } from './transcript.ts';

export interface CourierPorts {
  readonly isConnected: () => boolean;
  /** Sends one message. Resolves to `undefined` where the connection is gone; rejects on a time-out. */
  readonly emit: (id: string, text: string, timeoutMs: number) => Promise<Ack | undefined>;
  readonly onProgress: (id: string, delivery: Delivery) => void;
  readonly onStored: (id: string, seq: number) => void;
  readonly onSessionProblem: () => void;
}

const ACK_TIMEOUT_MS = 10_000;

/**
 * Carries the client's messages to the server one at a time, in the order in which they were written.
 * A message leaves the queue only once the server says that it is stored; until then it goes again
 * under the same id, so that the server can tell a repetition from a new message.
 */
export class Courier {
  readonly #ports: CourierPorts;
  readonly #queue: Unsent[] = [];
  readonly #refusals = new Map<string, number>();
  readonly #failed = new Set<string>();
  #busy = false;
  /** Set where somebody asked for a delivery while one was under way (the connection came back). */
  #askedMeanwhile = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: CourierPorts) {
    this.#ports = ports;
  }

  get unsent(): readonly Unsent[] {
    return [...this.#queue];
  }

  take(unsent: Unsent): void {
    if (!this.#queue.some(({ id }) => id === unsent.id)) this.#queue.push(unsent);
  }

  /** The server has this message after all. Returns whether it was still queued. */
  settle(id: string): boolean {
    const place = this.#queue.findIndex((unsent) => unsent.id === id);
    if (place >= 0) this.#queue.splice(place, 1);
    this.#failed.delete(id);
    this.#refusals.delete(id);
    return place >= 0;
  }

  revive(id: string): void {
    this.#failed.delete(id);
    this.#refusals.delete(id);
    this.#ports.onProgress(id, 'waiting');
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#queue.length = 0;
    this.#failed.clear();
    this.#refusals.clear();
  }

  /** Sends what is queued, as far as the connection allows. Safe to call at any time. */
  async deliver(): Promise<void> {
    if (this.#busy) {
      this.#askedMeanwhile = true;
      return;
    }
    this.#busy = true;
    do {
      this.#askedMeanwhile = false;
      clearTimeout(this.#timer);
      let next = this.#next();
      while (next !== undefined && this.#ports.isConnected() && (await this.#deliverOne(next)))
        next = this.#next();
    } while (this.#askedMeanwhile);
    this.#busy = false;
  }

  #next(): Unsent | undefined {
    return this.#queue.find(({ id }) => !this.#failed.has(id));
  }

  /** Returns whether the next message may go. */
  async #deliverOne({ id, text }: Unsent): Promise<boolean> {
    this.#ports.onProgress(id, 'sending');
    const answer = await this.#ports.emit(id, text, ACK_TIMEOUT_MS).catch(() => undefined);
    if (!this.#queue.some((unsent) => unsent.id === id)) return true;
    if (answer !== undefined && 'ok' in answer) {
      this.settle(id);
      this.#ports.onStored(id, answer.seq);
      return true;
    }
    if (answer === undefined) {
      this.#ports.onProgress(id, 'waiting');
      this.#again(ACK_TIMEOUT_MS / 2);
      return false;
    }
    if (isSessionProblem(answer.error)) {
      this.#ports.onProgress(id, 'waiting');
      this.#ports.onSessionProblem();
      return false;
    }
    return this.#refuse(id, answer.error);
  }

  /** A passing trouble holds the queue, so that the order stays; a real refusal lets the next message go. */
  #refuse(id: string, error: unknown): boolean {
    if (!isPassing(error)) {
      this.#failed.add(id);
      this.#ports.onProgress(id, 'failed');
      return true;
    }
    this.#ports.onProgress(id, 'waiting');
    const count = this.#refusals.get(id) ?? 0;
    this.#refusals.set(id, count + 1);
    this.#again(backoffSeconds(count + 1) * 1000);
    return false;
  }

  /** Tries again by itself: the connection may be up although one answer was lost. */
  #again(waitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.deliver(), waitMs);
  }
}
