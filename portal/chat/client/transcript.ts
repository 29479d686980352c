import { type Aid, type Choice, readAid, readChoices, type Sender, type ServerMessage } from './protocol.ts';

/** `waiting`: kept here, not sent yet; `failed`: the server refused it and the client may try again. */
export type Delivery = 'waiting' | 'sending' | 'delivered' | 'failed';

export interface Entry {
  /** Stable for as long as the page lives. */
  readonly id: string;
  readonly seq?: number;
  readonly from: Sender;
  readonly name?: string;
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly aid?: Aid;
  readonly at: string;
  readonly delivery: Delivery;
}

/**
 * The conversation as this page knows it: every stored message once, in the server's order, then what
 * the client wrote and the server has not confirmed. The same message may arrive any number of times.
 */
export class Transcript {
  readonly #entries = new Map<string, Entry>();
  readonly #idOfSeq = new Map<number, string>();
  #lastReceived = 0;

  /**
   * The last `seq` that came as a message. A confirmation of our own message does not count: somebody
   * else's message with a lower `seq` may still be on its way, and asking from ours would skip it.
   */
  get lastReceived(): number {
    return this.#lastReceived;
  }

  /** Takes a message from the server. Returns true where it was not known before. */
  receive(message: ServerMessage): boolean {
    this.#lastReceived = Math.max(this.#lastReceived, message.seq);
    const known = this.#idOfSeq.get(message.seq) ?? (this.#entries.has(message.id) ? message.id : undefined);
    const id = known ?? message.id;
    this.#idOfSeq.set(message.seq, id);
    this.#entries.set(id, {
      id,
      seq: message.seq,
      from: message.from,
      name: message.name,
      text: message.text,
      choices: readChoices(message.choices),
      aid: readAid(message.aid),
      at: message.at,
      delivery: 'delivered',
    });
    return known === undefined;
  }

  /** Adds what the client wrote, before the server has it. */
  write(id: string, text: string, at: string): void {
    if (this.#entries.has(id)) return;
    this.#entries.set(id, { id, from: 'client', text, choices: [], at, delivery: 'waiting' });
  }

  confirm(id: string, seq: number): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#idOfSeq.set(seq, id);
    this.#entries.set(id, { ...entry, seq, delivery: 'delivered' });
  }

  mark(id: string, delivery: Delivery): void {
    const entry = this.#entries.get(id);
    if (entry !== undefined && entry.seq === undefined) this.#entries.set(id, { ...entry, delivery });
  }

  isStored(id: string): boolean {
    return this.#entries.get(id)?.seq !== undefined;
  }

  entries(): readonly Entry[] {
    const place = (entry: Entry) => entry.seq ?? Number.POSITIVE_INFINITY;
    // The sort is stable, so unconfirmed entries stay in the order in which they were written.
    return [...this.#entries.values()].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  }
}

/** The answers still open to the client: those of the last message, while nothing was written since. */
export function openChoices(entries: readonly Entry[]): readonly Choice[] {
  const last = entries.findLast((entry) => entry.from !== 'system');
  return last === undefined || last.from === 'client' ? [] : last.choices;
}

/** The aid that goes with what the guide said last. */
export function openAid(entries: readonly Entry[]): Aid | undefined {
  const last = entries.findLast((entry) => entry.from !== 'system');
  return last?.from === 'bot' ? last.aid : undefined;
}

/** What an entry shows: a chosen answer by its label, even where the server was sent a short value. */
export function shownText(entries: readonly Entry[], index: number): string {
  const entry = entries[index];
  if (entry === undefined) return '';
  if (entry.from !== 'client') return entry.text;
  const asked = entries.slice(0, index).findLast((earlier) => earlier.from !== 'system');
  return asked?.choices.find((choice) => choice.value === entry.text)?.label ?? entry.text;
}
