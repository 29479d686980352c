import { io as connect, type Socket } from 'socket.io-client';

/** A line as the chat shows it. */
export interface ShownLine {
  readonly seq: number;
  readonly id: string;
  readonly from: string;
  readonly text: string;
}

/** A send that is not acknowledged in time is sent again, to another copy. */
const ACK_MS = 2_000;
const PATIENCE_MS = 180_000;
const LOOK_AGAIN_MS = 25;

/** A client whose browser finds whichever copy of the server is there, as behind a load balancer. */
export class Roamer {
  /** As they came; a line that came twice is here twice. */
  readonly lines: ShownLine[] = [];
  readonly handoffs: string[] = [];
  /** Numbers of acknowledged messages by the id that we gave them. */
  readonly acked = new Map<string, number>();
  private readonly urls: readonly string[];
  private readonly session: string;
  private at = 0;
  private socket: Socket;

  static async open(urls: readonly string[]): Promise<Roamer> {
    const session = await insist('a chat', async () => {
      for (const url of urls) {
        const response = await fetch(`${url}/chat/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        }).catch(() => null);
        if (response?.ok) return ((await response.json()) as { session: string }).session;
      }
      return null;
    });
    return new Roamer(urls, session);
  }

  private constructor(urls: readonly string[], session: string) {
    this.urls = urls;
    this.session = session;
    this.socket = this.connect();
  }

  moveTo(copy: number): void {
    this.at = copy;
    this.reconnect();
  }

  reconnect(): void {
    this.socket.disconnect();
    this.socket = this.connect();
  }

  close(): void {
    this.socket.disconnect();
  }

  /** Sends until it is acknowledged, by whichever copy, always under the same id. Milliseconds that it took. */
  async send(id: string, text: string): Promise<number> {
    const begun = performance.now();
    await insist(`${id} to be acknowledged`, async () => {
      const answer = await this.socket
        .timeout(ACK_MS)
        .emitWithAck('message', { id, text })
        .catch(() => null);
      if (answer?.ok) {
        this.acked.set(id, answer.seq);
        return true;
      }
      if (!this.socket.connected) this.moveTo((this.at + 1) % this.urls.length);
      return null;
    });
    return performance.now() - begun;
  }

  /** What was shown by somebody, our own acknowledged messages among the client's. */
  from(who: string): ShownLine[] {
    return this.lines.filter((line) => line.from === who);
  }

  /** Whether a line of the bot's came after an acknowledged message. */
  answered(id: string): boolean {
    const seq = this.acked.get(id);
    return seq !== undefined && this.from('bot').some((line) => line.seq > seq);
  }

  /** Whether every number up to the highest was shown or acknowledged, and none was shown twice. */
  isWhole(): boolean {
    const shown = this.lines.map(({ seq }) => seq);
    const known = new Set([...shown, ...this.acked.values()]);
    const highest = Math.max(0, ...known);
    return known.size === highest && new Set(shown).size === shown.length;
  }

  private connect(): Socket {
    const after = Math.max(0, ...this.lines.map(({ seq }) => seq));
    const socket = connect(`${this.urls[this.at]}/chat`, {
      auth: { session: this.session, after },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    socket.on('message', (line: ShownLine) => this.lines.push(line));
    socket.on('handoff', ({ state }: { state: string }) => this.handoffs.push(state));
    return socket;
  }
}

async function insist<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
